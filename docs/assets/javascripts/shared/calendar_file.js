// A calendar file as RFC 5545 asks for it: days without a time, so that they stay on their day in every time zone; or a time of the day, by
// the clock of Greenwich, so that each device tells it by its own.

import { writeDay } from "./days.js";

const MOST_OCTETS = 75;
const MINUTE = 60_000;
const encoder = new TextEncoder();

const compact = (day) => writeDay(day).replaceAll("-", "");
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

// A line in pieces of at most 75 octets, none of which cuts a letter in two; each further piece begins with a space.
const folded = (line) => {
  const pieces = [""];
  let room = MOST_OCTETS;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (size > room) {
      pieces.push("");
      room = MOST_OCTETS - 1;
    }
    pieces[pieces.length - 1] += letter;
    room -= size;
  }
  return pieces.join("\r\n ");
};

const moment = (instant) => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, "");

// When an event is. Somebody who studies on a day is not away for it; who is at a class is.
const when = ({ day, from, to }) => (day === undefined
  ? [`DTSTART:${moment(from)}`, `DTEND:${moment(to)}`, "TRANSP:OPAQUE"]
  : [`DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(day + 1)}`, "TRANSP:TRANSPARENT"]);

const event = ({ id, title, text, ...time }, { stamp, sequence }) => [
  "BEGIN:VEVENT",
  `UID:${id}`,
  `DTSTAMP:${stamp}`,
  `SEQUENCE:${sequence}`,
  ...when(time),
  `SUMMARY:${escaped(title)}`,
  ...(text ? [`DESCRIPTION:${escaped(text)}`] : []),
  "END:VEVENT",
];

// The file of these events, [{id, title, text}] with `day`, or `from` and `to`, milliseconds as Date counts them; `product` says what made
// it. An id is the same each time, and its SEQUENCE rises with the clock, so that a file loaded later changes what an earlier one brought.
export const calendarFile = (product, events, now = new Date()) => {
  const made = { stamp: moment(now), sequence: Math.floor(now / MINUTE) };
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${product}//EN`, "CALSCALE:GREGORIAN"];
  const lines = [...head, ...events.flatMap((one) => event(one, made)), "END:VCALENDAR"];
  return `${lines.map(folded).join("\r\n")}\r\n`;
};
