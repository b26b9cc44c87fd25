// The set at hand, behind the # of the address: what it is drawn from, how many, its seed, its questions by their ids, and where one is.
// What was answered stands in study/places.js.

import { behindHash, Parts } from "../../shared/address.js";

const [FEWEST, MOST] = [1, 200];
const SESSION = /^session(-[a-z0-9]+)+$/;

// {what, count, seed, session, only, number, isEnd, isOlder} of an address, or null where it names no set. What cannot be read takes its
// usual value; `usual` is the usual count. `session` is the class session whose sheet led here, or “”. `number` is the question one is at,
// counted from 1, or null where the address tells of none. `isOlder`: the address was written when answers still stood in it by their
// places, which nobody can tell from others any more.
export const readSet = (hash, usual) => {
  const parts = new Parts(hash);
  if (!parts.has("set")) return null;
  const session = parts.text("class");
  return {
    session: SESSION.test(session) ? session : "",
    what: parts.text("set").toLowerCase(),
    count: parts.clamped("count", { least: FEWEST, usual, most: MOST }),
    seed: parts.text("seed").toLowerCase().replace(/[^a-z0-9]/g, "").slice(0, 12),
    only: parts.text("only").toLowerCase(),
    number: parts.clamped("question", { least: 1, usual: null, most: MOST }),
    isEnd: parts.text("end") === "yes",
    isOlder: parts.has("answers", "picked"),
  };
};

// The set of {what, count, seed, session, named}, where `named` are the ids of its questions, and where one is in it.
export const writeSet = ({ what, count, seed, session, named }, { number = null, isEnd = false } = {}) =>
  behindHash({ set: what || "mixed", count, seed, class: session, only: named.join("."), question: number, end: isEnd && "yes" });

// The same questions, in the same order and with the same letters, for others: a new edition of the guide changes nothing of it.
export const linkToSet = ({ seed, ids }) => behindHash({ set: ids.join("."), seed });

// The record whose page led here to practice what rests on it; “” where none did.
export const readRecord = (hash) => new Parts(hash).text("record");
