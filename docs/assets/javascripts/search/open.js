// Opens the search: its engine and its index are fetched when somebody searches. The texts come after them, and what comes last, as tasks
// and practice questions, after these: a result found by its name never waits for either. Every search fetches the same files, so that none
// tells what was typed.

import { fetchJson, once } from "../shared/fetch.js";

const INDEX = "assets/search.json";
const TEXTS = "assets/search_texts.json";
const LAST = "assets/search_last.json";
const DANGER = "assets/danger.json";
const HARMLESS = "assets/danger_harmless.json";
// In milliseconds.
const PATIENCE = 500;

// {danger, drawn, readHarmless}: what tells whether somebody may be in danger, and the script that draws what comes first then;
// `readHarmless` is done once it knows what only sounds like danger.
const openDanger = once(async (root) => {
  const [{ Danger, drawn }, list] = await Promise.all([import("./danger.js"), fetchJson(root + DANGER)]);
  const danger = new Danger(list);
  return { danger, drawn, readHarmless: once(async () => danger.read(await fetchJson(root + HARMLESS))) };
});

// {danger, drawn} where a query speaks of danger, with what comes first then; else null. Whoever is in danger does not wait long for what
// would tell that they are not.
export const heard = async (root, query) => {
  const { danger, drawn, readHarmless } = await openDanger(root);
  if (danger.find(query) && !danger.whole) {
    await Promise.race([readHarmless().catch(() => {}), new Promise((done) => { setTimeout(done, PATIENCE); })]);
  }
  const met = danger.find(query);
  return met && { danger: met, drawn };
};

// Fetches what only sounds like danger, whatever was typed: so no request tells of it.
const hideWhatWasHeard = (root) => openDanger(root).then(({ readHarmless }) => readHarmless()).catch(() => {});

// Fetches what a first answer needs.
export const warm = (root) => Promise.all([openDanger(root), openSearch(root)]);

// {engine, drawing, words, missing, isNumber}: what finds, the script that draws what was found, its words; `missing` gives what the engine
// has not read yet, as functions that are done once it has, and fail where it cannot be had; `isNumber` tells whether a query is the number
// of a practice question. `root` is the way to the root of the site.
export const openSearch = once(async (root) => {
  const [{ Engine }, { Last, isNumber }, drawing, index] = await Promise.all([
    import("./engine.js"), import("./last.js"), import("./results.js"), fetchJson(root + INDEX),
  ]);
  const fetchTexts = once(async () => {
    const { stamp, texts } = await fetchJson(root + TEXTS);
    // Shortly after a change of the guide, one of the two files may still be the old one.
    if (stamp !== index.texts) throw new Error(`${TEXTS} does not belong to ${INDEX}`);
    return texts;
  });
  // They are asked for while the engine is made. On a quick line they are here before it is.
  let here = false;
  fetchTexts().then((texts) => { here = true; return texts; }, () => {});
  const engine = await Engine.from(index);
  const readTexts = once(async () => engine.read(await fetchTexts()));
  if (here) await readTexts();
  const readLast = once(async () => {
    engine.last = await Last.from(await fetchJson(root + LAST), index);
  });
  // What is still to come, in this order.
  const missing = () => [...(engine.whole ? [] : [readTexts]), ...(engine.last || !index.last.length ? [] : [readLast])];
  return { engine, drawing, words: index.words, missing, isNumber: (query) => isNumber(query, index) };
});

// Answers a query by `answer(opened, found)`: at once, and once more when the texts and when the last of it come later. Before all is here
// nothing can be said not to be there, nor which question a number is: `found` is null then. What cannot be had, the search does without.
// Whoever may be in danger is answered first, by `help({danger, drawn})`, with what comes first for the query; also where nothing else can
// be had. Everybody else by `help(null)`.
export const ask = async (root, query, answer, help) => {
  const opening = openSearch(root);
  opening.catch(() => {});
  help(await heard(root, query).catch(() => null));
  const opened = await opening;
  const { engine, missing, isNumber } = opened;
  const tell = (isAll) => {
    const found = engine.find(query);
    const isSure = found.count > 0 && (engine.last || !isNumber(query));
    answer(opened, isSure || isAll ? found : null);
  };
  // A number needs no texts.
  const reading = isNumber(query) ? missing().reverse() : missing();
  tell(!reading.length);
  for (const [i, read] of reading.entries()) {
    const isRead = await read().then(() => true, () => false);
    const isLast = i === reading.length - 1;
    if (isRead || isLast) tell(isLast);
  }
  hideWhatWasHeard(root);
};
