// A set of flashcards: which cards it holds, and what comes next after the answers so far.

import { shuffled } from "../../shared/random.js";

export const [AGAIN, GOT] = ["1", "2"];
// A card that is to come again lets so many others go first.
const LATER = 3;

// The ids of a set, from [{id, kind}]: by its seed, the same on every device. `rank` puts some before others, the lowest first.
export const draw = (cards, { kinds, count, seed }, rank = () => 0) =>
  shuffled(cards.filter(({ kind }) => kinds.includes(kind)), seed).map(({ id }) => id).sort((a, b) => rank(a) - rank(b)).slice(0, count);

// Plays the answers through. `current` is the card they lead to, undefined when each was got; `again` are those that came again;
// `waiting` counts those that still come back; `answers` are those that were used: what comes after the last card is left out.
export const play = (ids, answers) => {
  const queue = [...ids];
  const again = new Set();
  let taken = 0;
  while (queue.length && taken < answers.length) {
    const id = queue.shift();
    if (answers[taken] === AGAIN) {
      again.add(id);
      queue.splice(LATER, 0, id);
    }
    taken += 1;
  }
  const [current, ...rest] = queue;
  return { current, again, waiting: rest.filter((id) => again.has(id)).length, answers: answers.slice(0, taken) };
};
