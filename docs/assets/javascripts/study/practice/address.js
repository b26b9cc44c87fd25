// The set at hand, behind the # of the address: what it is drawn from, how many, its seed, the ids of its questions where these do not
// decide them, where one is, the answers so far, and what is picked but not checked yet.

import { behindHash, Parts } from "../../shared/address.js";

const [FEWEST, MOST] = [1, 200];
// An answer is two digits: the option by its place in the data (9: none yet), and how sure one was (0: not said).
const ANSWERS = /^(?:[0-39][0-3])*/;
export const NONE = { choice: null, sure: 0 };

const readAnswers = (text) => (text.match(ANSWERS)[0].match(/../g) ?? [])
  .map(([choice, sure]) => ({ choice: choice === "9" ? null : Number(choice), sure: Number(sure) }));
const written = (answers) => answers.map(({ choice, sure }) => `${choice ?? 9}${sure}`).join("");

// {what, count, seed, only, at, answers: [{choice, sure}], picked: {choice, sure} or null} of an address, or null where it
// names no set. What cannot be read takes its usual value; `usual` is the usual count.
export const readSet = (hash, usual) => {
  const parts = new Parts(hash);
  if (!parts.has("set")) return null;
  return {
    what: parts.text("set").toLowerCase(),
    count: parts.clamped("count", { least: FEWEST, usual, most: MOST }),
    seed: parts.text("seed").toLowerCase().replace(/[^a-z0-9]/g, "").slice(0, 12),
    only: parts.text("only").toLowerCase(),
    at: parts.clamped("at", { least: 0, usual: 0, most: MOST }),
    answers: readAnswers(parts.text("answers")),
    picked: readAnswers(parts.text("picked"))[0] ?? null,
  };
};

export const writeSet = ({ what, count, seed, only, at, answers, picked }) =>
  behindHash({ set: what || "mixed", count, seed, only, at, answers: written(answers), picked: picked && written([picked]) });

// The record whose page led here to practice what rests on it; “” where none did.
export const readRecord = (hash) => new Parts(hash).text("record");
