// The flashcards at hand, behind the # of the address: their kinds, how many, which side first, the seed, and the answers so far.
// So a reload loses nothing, a class can go through the same cards, and nothing has to be stored.

// What each part may look like; of a part that goes on in another way, its readable beginning is taken. An answer is one digit (deck.js).
const FORMS = {
  count: [/^(?:all|[1-9]\d{0,2})/, "10"],
  first: [/^(?:title|words)/, "title"],
  seed: [/^[a-z0-9]{1,12}/, ""],
  answers: [/^[12]*/, ""],
  turned: [/^1/, ""],
};

// The names in a text that are known, each once, and whether all were.
const known = (text, among) => {
  const names = [...new Set(text.split("."))];
  const found = names.filter((name) => among.includes(name));
  return [found, found.length === names.length];
};

// {kinds, count, first, seed, only, answers, turned, whole} of an address; null where it asks for no cards, and no kinds where they
// cannot be read. `only` are the cards named one by one, else empty. `whole` says whether every part could be read.
export const readDeck = (hash, { kinds, ids }) => {
  const given = new URLSearchParams(hash.replace(/^#/, "").toLowerCase());
  if (!given.has("cards")) return null;
  const read = { whole: true };
  for (const [part, [form, usual]] of Object.entries(FORMS)) {
    const text = given.get(part) ?? usual;
    read[part] = text.match(form)?.[0] ?? usual;
    read.whole &&= read[part] === text;
  }
  const [chosen, allKinds] = given.get("cards") === "all" ? [kinds, true] : known(given.get("cards"), kinds);
  const [only, allIds] = given.has("only") ? known(given.get("only"), ids) : [[], true];
  return {
    ...read,
    kinds: given.has("only") && !only.length ? [] : chosen,
    only,
    count: read.count === "all" ? Infinity : Number(read.count),
    turned: Boolean(read.turned),
    whole: read.whole && allKinds && allIds,
  };
};

export const writeDeck = ({ kinds, count, first, seed, only = [], answers = "", turned = false }, { kinds: all }) => {
  const told = new URLSearchParams({ cards: kinds.length === all.length ? "all" : kinds.join("."), count: count === Infinity ? "all" : count });
  if (first !== "title") told.set("first", first);
  told.set("seed", seed);
  if (only.length) told.set("only", only.join("."));
  if (answers) told.set("answers", answers);
  if (turned) told.set("turned", 1);
  return `#${told}`;
};
