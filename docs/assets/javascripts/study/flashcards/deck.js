// A set of flashcards: which cards it holds, and what comes next after the answers so far.

import { shuffled } from "../../shared/random.js";

export const [AGAIN, GOT] = ["1", "2"];
// A card that is to come again lets so many others go first.
const LATER = 3;

// The ids of a set, from [{id, kind}]: by its seed, the same on every device. `rank` puts some before others, the lowest first.
export const draw = (cards, { kinds, count, seed }, rank = () => 0) =>
  shuffled(cards.filter(({ kind }) => kinds.includes(kind)), seed).map(({ id }) => id).sort((a, b) => rank(a) - rank(b)).slice(0, count);

// Plays answers through, [{id, answer}] in the order they were given; each is the answer of its card, wherever that card stands. `current`
// is the card they lead to, undefined when each was got; `left` counts those still to come, with it; `met` are those that were answered,
// `again` of these the ones that came again; `waiting` counts those that still come back; `given` are the answers that were used: one of a
// card that is gone, or was got before, is left out.
export const play = (ids, answers) => {
  const queue = [...ids];
  const [met, again] = [new Set(), new Set()];
  const given = answers.filter(({ id, answer }) => {
    const at = queue.indexOf(id);
    if (at < 0) return false;
    queue.splice(at, 1);
    met.add(id);
    if (answer === AGAIN) {
      again.add(id);
      queue.splice(LATER, 0, id);
    }
    return true;
  });
  const [current, ...rest] = queue;
  return { current, left: queue.length, met, again, waiting: rest.filter((id) => again.has(id)).length, given };
};

// The answers of an address from before they left it: digits that stand for the cards as they came.
export const dealt = (ids, digits) => [...digits].reduce((given, answer) => {
  const { current } = play(ids, given);
  return current ? [...given, { id: current, answer }] : given;
}, []);
