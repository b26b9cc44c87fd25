// How long a session takes, and what it is at by the clock.

import { MINUTES } from "./address.js";

const MINUTE = 60_000;
const TIME = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit" });
const ZONED = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit", timeZoneName: "short" });
const DAY = new Intl.DateTimeFormat("en-US", { weekday: "long", month: "long", day: "numeric", year: "numeric" });

// The steps, each with the minutes from the beginning at which it begins and ends, `from` and `to`.
export const timed = (steps) => {
  let at = 0;
  return steps.map((step) => {
    const from = at;
    at += step.minutes ?? MINUTES.usual;
    return { ...step, from, to: at };
  });
};

export const total = (steps) => timed(steps).at(-1)?.to ?? 0;

// So many minutes after the start, as Date counts moments.
export const after = (start, minutes) => start.instant + minutes * MINUTE;

// “6:45 PM”, “6:45 PM CST”, “Tuesday, December 1, 2026”: by the clock of the device.
export const time = (instant) => TIME.format(instant);
export const zonedTime = (instant) => ZONED.format(instant);
export const day = (instant) => DAY.format(instant);

// Where a class is: {minutes} until it begins, negative once it has; {step, left}, which step it is at, by its place, and how many minutes
// that goes on, rounded up; {isOver}.
export const whereNow = ({ steps, start }, now = Date.now()) => {
  const passed = (now - start.instant) / MINUTE;
  const all = timed(steps);
  const step = all.findIndex(({ from, to }) => passed >= from && passed < to);
  return { minutes: Math.ceil(-passed), step, left: step < 0 ? 0 : Math.ceil(all[step].to - passed), isOver: passed >= total(steps) };
};

// A moment as a field for a day and one for a time have it, by the clock of the device, and back; null for what is none.
const two = (number) => String(number).padStart(2, "0");
export const asFields = ({ instant }) => {
  const at = new Date(instant);
  return [`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`, `${two(at.getHours())}:${two(at.getMinutes())}`];
};
export const fromFields = (date, clock) => {
  const at = date && clock ? new Date(`${date}T${clock}`) : null;
  if (!at || Number.isNaN(at.getTime()) || at.getFullYear() < 2000 || at.getFullYear() > 2999) return null;
  return { instant: at.getTime(), offset: -at.getTimezoneOffset() };
};
