// The flashcards at hand, behind the # of the address: their parts, how many, which side first, the seed, the cards by their ids, and
// where one is. What was answered stands in study/places.js.

import { behindHash, Parts } from "../../shared/address.js";

// What each part may look like.
const FORMS = { count: /^(?:all|[1-9]\d{0,2})/, first: /^(?:title|words)/, seed: /^[a-z0-9]{1,12}/ };
// Answers of addresses from before they left them: one digit each (deck.js).
const OLDER = /^[12]*/;
const MOST_STEPS = 9999;

// {kinds, count, first, seed, named, step, isEnd, older, whole} of an address; null where it asks for no cards, and no kinds where they
// cannot be read. `named` are the ids it names one by one, in their order and also those that are gone, else empty; `step` counts the
// answers before the card one is at, null where the address tells of none; `older` are answers from before they left the address.
// `whole` says whether every part could be read. `usual` holds the usual count and side, as the first form has them.
export const readDeck = (hash, { kinds, ids }, usual) => {
  const parts = new Parts(hash.toLowerCase());
  if (!parts.has("cards")) return null;
  const [count, first, seed] = Object.entries(FORMS).map(([name, form]) => parts.beginning(name, usual[name] ?? "", form));
  const older = parts.has("answers") ? parts.beginning("answers", "", OLDER) : null;
  const step = parts.whole("step", { least: 1, usual: null, most: MOST_STEPS });
  const chosen = parts.text("cards") === "all" ? kinds : parts.names("cards", kinds);
  const named = [...new Set(parts.text("only").split("."))].filter(Boolean);
  return {
    kinds: parts.has("only") && !named.some((id) => ids.includes(id)) ? [] : chosen,
    count: count === "all" ? Infinity : Number(count),
    first,
    seed,
    named,
    step: step && step - 1,
    isEnd: parts.text("end") === "yes",
    older,
    whole: !parts.isDamaged,
  };
};

// The set of {kinds, count, first, seed, named} behind the #, and where one is in it. The side that usually comes first is not told.
// `kinds` of the page are all there are.
export const writeDeck = ({ kinds, count, first, seed, named }, { kinds: all }, usual, { step = null, isEnd = false } = {}) =>
  behindHash({
    cards: kinds.length === all.length ? "all" : kinds.join("."),
    count: count === Infinity ? "all" : count,
    first: first !== usual.first && first,
    seed,
    only: named.join("."),
    step: step !== null && step + 1,
    end: isEnd && "yes",
  });
