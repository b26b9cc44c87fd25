// The form at hand, behind the # of the address: its name, its length and its time; and, once it was begun, when, where one is and
// what one has answered. So a group can sit the same form.

import { behindHash, Parts } from "../../shared/address.js";

const NAME = /^[a-z0-9]{1,12}$/;
// Seconds, in the digits and letters of base 36.
const SECONDS = /^[0-9a-z]{1,8}$/;
const EARLIEST = Date.UTC(2020, 0) / 1000;
const MINUTE = 60;
// An answer is a letter: the option by its place in the data, or x for none yet. A capital is to be looked at again.
const LETTERS = "abcd";
const BLANK = "x";
const PARTS = ["form", "count", "timed", "begun", "at", "answers", "of", "done"];
const BEGUN = ["begun", "at", "answers", "done"];

export const now = () => Math.floor(Date.now() / 1000);

// What somebody typed as the name of a form, or “” where nothing of it can be one.
export const nameOf = (typed) => typed.toLowerCase().replace(/[^a-z0-9]/g, "").slice(0, 12);

const answerOf = (letter = BLANK) => {
  const choice = LETTERS.indexOf(letter.toLowerCase());
  return { choice: choice < 0 ? null : choice, flagged: /[A-Z]/.test(letter) };
};

const letterOf = ({ choice, flagged }) => {
  const letter = choice === null ? BLANK : LETTERS[choice];
  return flagged ? letter.toUpperCase() : letter;
};

// Seconds from `least` to `most`; null where there are none.
const readSeconds = (parts, name, least, most) => parts.read(name, null, (text) => {
  const seconds = SECONDS.test(text) ? parseInt(text, 36) : NaN;
  return seconds >= least && seconds <= most ? seconds : undefined;
});

// The letters of so many answers; those that are missing are blank.
const readAnswers = (parts, count) => {
  const letters = [...parts.text("answers")];
  parts.isDamaged ||= letters.length > count || letters.some((letter) => !/^[a-dx]$/i.test(letter));
  return Array.from({ length: count }, (_, i) => answerOf(letters[i]));
};

// {form, count, timed, begun, at, answers, mark, hidden, onSheet, done, damaged} of an address, or null where it speaks of no form. A
// form that was not begun has no `begun`. {unread} where it does not say which questions are meant. What else is damaged takes its usual
// value. `lengths` says how many questions a form may have, {fewest, most, usual}, and `times` how much of the time one may ask for.
export const readForm = (hash, { fewest, most, usual }, times) => {
  const parts = new Parts(hash);
  if (!parts.has(...PARTS)) return null;
  const form = parts.read("form", "", (text) => (NAME.test(text.toLowerCase()) ? text.toLowerCase() : undefined));
  const count = parts.whole("count", { least: fewest, usual, most });
  if (!form || parts.isDamaged) return { unread: true, form, count, timed: 0 };

  const timed = parts.read("timed", 0, (text) => times.find((time) => String(time) === text));
  if (!parts.has(...BEGUN)) return { form, count, timed, damaged: parts.isDamaged };
  // The clocks of two devices may differ a little.
  const begun = readSeconds(parts, "begun", EARLIEST, now() + MINUTE);
  const done = readSeconds(parts, "done", 0, now());
  return {
    form,
    count,
    timed,
    begun: begun ?? now(),
    at: parts.whole("at", { least: 0, usual: 0, most: count - 1 }),
    answers: readAnswers(parts, count),
    mark: parts.text("of"),
    hidden: parts.text("timer") === "hidden",
    onSheet: parts.text("sheet") === "open",
    done,
    damaged: parts.isDamaged || begun === null,
  };
};

export const writeForm = ({ form, count, timed, begun, at, answers, mark, hidden, onSheet, done = null }) => {
  const isDone = done !== null;
  return behindHash({ form, count, timed, ...(begun && {
    begun: begun.toString(36),
    at,
    answers: answers.map(letterOf).join("").replace(/x+$/, ""),
    of: mark,
    timer: hidden && "hidden",
    done: isDone && done.toString(36),
    sheet: !isDone && onSheet && "open",
  }) });
};
