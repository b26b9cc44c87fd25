// A study plan behind the # of the address: the exam, the days of the week, the minutes a day, and the day it began.
// So a bookmark is the plan, and nothing has to be stored.

import { readDay, writeDay } from "../../shared/days.js";

export const USUAL = { weekdays: [1, 3, 5], minutes: 20 };
const MINUTES = [10, 20, 30, 45];

// {exam, weekdays, minutes, from} of an address, or null where it holds no plan. `exam` is null where it names no day of the calendar,
// `weekdays` is empty where none can be read; the rest takes its usual value.
export const readPlan = (hash) => {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  if (!given.has("exam")) return null;
  const minutes = Number(given.get("minutes"));
  return {
    exam: readDay(given.get("exam").trim()),
    weekdays: given.has("days") ? [...new Set(given.get("days").match(/[1-7]/g) ?? [])].map(Number).sort() : USUAL.weekdays,
    minutes: MINUTES.includes(minutes) ? minutes : USUAL.minutes,
    from: readDay(given.get("from")),
  };
};

export const writePlan = ({ exam, weekdays, minutes, from }) =>
  `#${new URLSearchParams({ exam: writeDay(exam), days: weekdays.join(""), minutes, from: writeDay(from) })}`;
