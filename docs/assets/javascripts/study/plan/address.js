// A study plan behind the # of the address: the exam, the days of the week, the minutes a day, and the day it began.

import { behindHash, Parts } from "../../shared/address.js";
import { readDay, writeDay } from "../../shared/days.js";

// {exam, weekdays, minutes, from} of an address, or null where it holds no plan. `exam` is null where it names no day of the calendar,
// `weekdays` is empty where none can be read; the rest takes its usual value. `usual` is {weekdays, minutes} as the first form has them,
// `lengths` are the minutes it offers.
export const readPlan = (hash, usual, lengths) => {
  const parts = new Parts(hash);
  if (!parts.has("exam")) return null;
  return {
    exam: readDay(parts.text("exam").trim()),
    weekdays: parts.read("days", usual.weekdays, (text) => [...new Set(text.match(/[1-7]/g) ?? [])].map(Number).sort()),
    minutes: parts.read("minutes", usual.minutes, (text) => lengths.find((length) => length === Number(text))),
    from: readDay(parts.text("from")),
  };
};

export const writePlan = ({ exam, weekdays, minutes, from }) =>
  behindHash({ exam: writeDay(exam), days: weekdays.join(""), minutes, from: writeDay(from) });
