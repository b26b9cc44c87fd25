// The form at hand, behind the # of the address: its name, its length and its time, so that a group can sit the same; and, once it was
// begun, when, and where one is. What was answered stands in study/places.js.

import { behindHash, Parts } from "../../shared/address.js";

const NAME = /^[a-z0-9]{1,12}$/;
// Seconds, in the digits and letters of base 36.
const SECONDS = /^[0-9a-z]{1,8}$/;
const PARTS = ["form", "count", "timed", "begun", "question", "sheet", "end"];
// What stood in an address before answers left it.
const OLDER = ["at", "answers", "of", "timer", "done"];

export const now = () => Math.floor(Date.now() / 1000);

// What somebody typed as the name of a form, or “” where nothing of it can be one.
export const nameOf = (typed) => typed.toLowerCase().replace(/[^a-z0-9]/g, "").slice(0, 12);

// {form, count, timed, begun, number, part, isOlder, damaged} of an address, or null where it speaks of no form. A form that was not begun
// has no `begun`, which is in seconds. `part` is the one that is shown, “question”, “sheet” or “end”; `number` the question one is at,
// counted from 1. `isOlder`: the address was written when answers still stood in it by their places, which nobody can tell from others any
// more. {unread} where it does not say which questions are meant. What else is damaged takes its usual value. `lengths` says how many
// questions a form may have, {fewest, most, usual}, and `times` how much of the time one may ask for.
export const readForm = (hash, { fewest, most, usual }, times) => {
  const parts = new Parts(hash);
  if (!parts.has(...PARTS, ...OLDER)) return null;
  const form = parts.read("form", "", (text) => (NAME.test(text.toLowerCase()) ? text.toLowerCase() : undefined));
  const count = parts.whole("count", { least: fewest, usual, most });
  if (!form || parts.isDamaged) return { unread: true, form, count, timed: 0 };

  return {
    form,
    count,
    timed: parts.read("timed", 0, (text) => times.find((time) => String(time) === text)),
    begun: parts.read("begun", null, (text) => (SECONDS.test(text) ? parseInt(text, 36) : undefined)),
    number: parts.whole("question", { least: 1, usual: 1, most: count }),
    part: parts.text("end") ? "end" : parts.text("sheet") ? "sheet" : "question",
    isOlder: parts.has(...OLDER),
    damaged: parts.isDamaged,
  };
};

// The form of {form, count, timed}, with {begun} one that was begun, and where one is in it: “end” is where one stopped, and the results.
export const writeForm = ({ form, count, timed, begun }, { number = null, part = "question" } = {}) =>
  behindHash({
    form,
    count,
    timed,
    begun: begun && begun.toString(36),
    question: number,
    sheet: part === "sheet" && "open",
    end: part === "end" && "yes",
  });
