// The form at hand, behind the # of the address: its name, its length and its time; and, once it was begun, when, where one is and
// what one has answered. So a reload loses nothing, a group can sit the same form, and nothing has to be stored.

// How much of the time a form has: as it is, half as much again, or twice as much.
const TIMES = [1, 1.5, 2];
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

// Reads the parts of an address, and notes whether one of them is damaged.
class Given {
  constructor(hash) {
    this.parts = new URLSearchParams(hash.replace(/^#/, ""));
    this.damaged = false;
  }

  has(...names) {
    return names.some((name) => this.parts.has(name));
  }

  // What `read` makes of a part; `usual` where it is not there, and where it is damaged, which `read` says by undefined.
  part(name, usual, read) {
    if (!this.parts.has(name)) return usual;
    const found = read(this.parts.get(name));
    this.damaged ||= found === undefined;
    return found ?? usual;
  }

  whole(name, usual, least, most) {
    return this.part(name, usual, (text) => (/^\d{1,4}$/.test(text) && text >= least && text <= most ? Number(text) : undefined));
  }

  seconds(name, least, most) {
    return this.part(name, null, (text) => {
      const seconds = SECONDS.test(text) ? parseInt(text, 36) : NaN;
      return seconds >= least && seconds <= most ? seconds : undefined;
    });
  }

  answers(count) {
    const letters = [...(this.parts.get("answers") ?? "")];
    this.damaged ||= letters.length > count || letters.some((letter) => !/^[a-dx]$/i.test(letter));
    return Array.from({ length: count }, (_, i) => answerOf(letters[i]));
  }
}

// {form, count, timed, begun, at, answers, mark, hidden, onSheet, done, damaged} of an address, or null where it speaks of no form. A
// form that was not begun has no `begun`. {unread} where it does not say which questions are meant. What else is damaged takes its usual value.
export const readForm = (hash, { fewest, most, usual }) => {
  const given = new Given(hash);
  if (!given.has(...PARTS)) return null;
  const form = given.part("form", "", (text) => (NAME.test(text.toLowerCase()) ? text.toLowerCase() : undefined));
  const count = given.whole("count", usual, fewest, most);
  if (!form || given.damaged) return { unread: true, form, count, timed: 0 };

  const timed = given.part("timed", 0, (text) => TIMES.find((time) => String(time) === text));
  if (!given.has(...BEGUN)) return { form, count, timed, damaged: given.damaged };
  // The clocks of two devices may differ a little.
  const begun = given.seconds("begun", EARLIEST, now() + MINUTE);
  const done = given.seconds("done", 0, now());
  return {
    form,
    count,
    timed,
    begun: begun ?? now(),
    at: given.whole("at", 0, 0, count - 1),
    answers: given.answers(count),
    mark: given.parts.get("of"),
    hidden: given.parts.get("timer") === "hidden",
    onSheet: given.parts.get("sheet") === "open",
    done,
    damaged: given.damaged || begun === null,
  };
};

export const writeForm = ({ form, count, timed, begun, at, answers, mark, hidden, onSheet, done = null }) => {
  const told = new URLSearchParams({ form, count });
  if (timed) told.set("timed", timed);
  if (!begun) return `#${told}`;
  told.set("begun", begun.toString(36));
  if (at) told.set("at", at);
  const letters = answers.map(letterOf).join("").replace(/x+$/, "");
  if (letters) told.set("answers", letters);
  told.set("of", mark);
  if (hidden) told.set("timer", "hidden");
  if (done !== null) told.set("done", done.toString(36));
  else if (onSheet) told.set("sheet", "open");
  return `#${told}`;
};
