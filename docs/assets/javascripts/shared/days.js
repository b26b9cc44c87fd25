// Days of the calendar as whole numbers, so that neither a time zone nor a change of the clocks can shift one.

const LENGTH = 86_400_000;
const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)$/;

// The number of a day; of the arithmetic of Date only its calendar is used, in which every day is equally long.
const numbered = (year, month, date) => Date.UTC(year, month - 1, date) / LENGTH;
const asDate = (day) => new Date(day * LENGTH);

// The day it is for the reader, by the clock and the time zone of the device.
export const today = (now = new Date()) => numbered(now.getFullYear(), now.getMonth() + 1, now.getDate());

// “2027-03-14” as a day; null for a text that is no day, as February 30.
export const readDay = (text) => {
  const [, year, month, date] = (WRITTEN.exec(text ?? "") ?? []).map(Number);
  if (!year || year < 1900) return null;
  const day = numbered(year, month, date);
  return writeDay(day) === text ? day : null;
};

export const writeDay = (day) => asDate(day).toISOString().slice(0, 10);

// 1 for a Monday to 7 for a Sunday.
export const weekday = (day) => asDate(day).getUTCDay() || 7;

const said = (options) => new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" });
const LONG = said({ weekday: "long", month: "long", day: "numeric", year: "numeric" });
const SHORT = said({ weekday: "short", month: "short", day: "numeric" });
const RANGE = said({ month: "long", day: "numeric" });

// “Sunday, March 14, 2027”
export const inWords = (day) => LONG.format(asDate(day));
// “Sun, Mar 14”
export const inShort = (day) => SHORT.format(asDate(day));
// “March 8 – 14”
export const rangeInWords = (first, last) => RANGE.formatRange(asDate(first), asDate(last));
