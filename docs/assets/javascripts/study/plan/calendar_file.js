// A calendar file as RFC 5545 asks for it: days without a time, so that they stay on their day in every time zone.

import { writeDay } from "../../shared/days.js";

const MOST_OCTETS = 75;
const PRODUCT = "-//Study plan//EN";
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

const event = ({ day, id, title, text }, { stamp, sequence }) => [
  "BEGIN:VEVENT",
  `UID:${id}`,
  `DTSTAMP:${stamp}`,
  `SEQUENCE:${sequence}`,
  `DTSTART;VALUE=DATE:${compact(day)}`,
  `DTEND;VALUE=DATE:${compact(day + 1)}`,
  `SUMMARY:${escaped(title)}`,
  ...(text ? [`DESCRIPTION:${escaped(text)}`] : []),
  // Somebody who studies a while is not away for the day.
  "TRANSP:TRANSPARENT",
  "END:VEVENT",
];

// The file of these events, [{day, id, title, text}]. An id is the same each time, and its SEQUENCE rises with the clock, so that a file
// loaded later changes what an earlier one brought.
export const calendarFile = (events, now = new Date()) => {
  const made = { stamp: now.toISOString().replace(/[-:]|\.\d+/g, ""), sequence: Math.floor(now / MINUTE) };
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:${PRODUCT}`, "CALSCALE:GREGORIAN"];
  const lines = [...head, ...events.flatMap((one) => event(one, made)), "END:VCALENDAR"];
  return `${lines.map(folded).join("\r\n")}\r\n`;
};
