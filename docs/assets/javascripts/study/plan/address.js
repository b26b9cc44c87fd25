// A study plan behind the # of the address: the exam, the days of the week, the minutes a day, the day it began, and its own name, by
// which a calendar knows its days again.

import { behindHash, Parts } from "../../shared/address.js";
import { readDay, writeDay } from "../../shared/days.js";

const ID = /^[a-z0-9]{6,12}$/;

// {exam, weekdays, minutes, from, id} of an address, or null where it holds no plan. `exam` is null where it names no day of the
// calendar, `weekdays` is empty where none can be read, `id` is “” where it has none; the rest takes its usual value. `usual` is
// {weekdays, minutes} as the first form has them, `lengths` are the minutes it offers.
export const readPlan = (hash, usual, lengths) => {
  const parts = new Parts(hash);
  if (!parts.has("exam")) return null;
  return {
    exam: readDay(parts.text("exam").trim()),
    weekdays: parts.read("days", usual.weekdays, (text) => [...new Set(text.match(/[1-7]/g) ?? [])].map(Number).sort()),
    minutes: parts.read("minutes", usual.minutes, (text) => lengths.find((length) => length === Number(text))),
    from: readDay(parts.text("from")),
    id: parts.text("id").match(ID)?.[0] ?? "",
  };
};

export const writePlan = ({ exam, weekdays, minutes, from, id }) =>
  behindHash({ exam: writeDay(exam), days: weekdays.join(""), minutes, from: writeDay(from), id });
