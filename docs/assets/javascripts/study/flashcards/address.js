// The flashcards at hand, behind the # of the address: their kinds, how many, which side first, the seed, and the answers so far.

import { behindHash, Parts } from "../../shared/address.js";

// What each part may look like. An answer is one digit (deck.js).
const FORMS = { count: /^(?:all|[1-9]\d{0,2})/, first: /^(?:title|words)/, seed: /^[a-z0-9]{1,12}/, answers: /^[12]*/, turned: /^1/ };

// {kinds, count, first, seed, only, answers, turned, whole} of an address; null where it asks for no cards, and no kinds where they
// cannot be read. `only` are the cards named one by one, else empty. `whole` says whether every part could be read. `usual` holds the
// usual count and side, as the first form has them.
export const readDeck = (hash, { kinds, ids }, usual) => {
  const parts = new Parts(hash.toLowerCase());
  if (!parts.has("cards")) return null;
  const [count, first, seed, answers, turned] = Object.entries(FORMS).map(([name, form]) => parts.beginning(name, usual[name] ?? "", form));
  const chosen = parts.text("cards") === "all" ? kinds : parts.names("cards", kinds);
  const only = parts.has("only") ? parts.names("only", ids) : [];
  return {
    kinds: parts.has("only") && !only.length ? [] : chosen,
    count: count === "all" ? Infinity : Number(count),
    first,
    seed,
    only,
    answers,
    turned: Boolean(turned),
    whole: !parts.isDamaged,
  };
};

// The same behind the #. The side that usually comes first is not told.
export const writeDeck = ({ kinds, count, first, seed, only = [], answers = "", turned = false }, { kinds: all }, usual) =>
  behindHash({
    cards: kinds.length === all.length ? "all" : kinds.join("."),
    count: count === Infinity ? "all" : count,
    first: first !== usual.first && first,
    seed,
    only: only.join("."),
    answers,
    turned: turned && 1,
  });
