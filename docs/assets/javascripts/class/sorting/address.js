// The cards of a set behind the # of the address: their ids, or any short word by which all who use it draw the same ones. Nothing that
// somebody answered stands there.

import { behindHash, Parts } from "../../shared/address.js";
import { shuffled } from "../../shared/random.js";

const SEED = /^[\p{L}\p{N}-]{1,40}$/u;
// How many cards there are, and of these how many of each answer, as far as there are so many.
export const MOST = 10;
const SHARES = { "peer-support": 4, another: 3, depends: 3 };

// Which of the three answers of the exercise an answer of the guide is.
export const SIDES = { yes: "peer-support", depends: "depends", "not-settled": "depends", "another-role": "another", "no-role": "another" };

// The tasks an address asks for, of `tasks` by id: those it names, else those its word draws; null where it asks for none it has.
export const readCards = (hash, tasks) => {
  const text = new Parts(hash.includes("=") ? hash : "").text("cards").trim();
  const named = [...new Set(text.split("."))].filter((id) => tasks.has(id)).slice(0, MOST).map((id) => tasks.get(id));
  if (named.length) return named;
  return SEED.test(text) ? drawn([...tasks.values()], text) : null;
};

export const drawn = (tasks, seed) => {
  const all = shuffled(tasks, seed);
  const some = Object.entries(SHARES).flatMap(([side, count]) => all.filter(({ verdict }) => SIDES[verdict] === side).slice(0, count));
  return shuffled(some, seed);
};

export const writeCards = (tasks) => behindHash({ cards: tasks.map(({ id }) => id).join(".") });
