// Opens the search: its engine and its index are fetched when somebody searches. The texts come after them: a result found by its name
// never waits for them.

import { fetchJson, once } from "../shared/fetch.js";

const INDEX = "assets/search.json";
const TEXTS = "assets/search_texts.json";

// {engine, drawing, words, readTexts}: what finds, the script that draws what was found, its words; `readTexts` is done once the engine
// has the texts too, and fails where they cannot be had. `root` is the way to the root of the site.
export const openSearch = once(async (root) => {
  const [{ Engine }, drawing, index] = await Promise.all([import("./engine.js"), import("./results.js"), fetchJson(root + INDEX)]);
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
  return { engine, drawing, words: index.words, readTexts };
});

// Answers a query by `answer(opened, found)`: at once, and once more where the texts come later. Before they are here nothing can be said
// not to be there: `found` is null then. Where they cannot be had, the search goes on without them.
export const ask = async (root, query, answer) => {
  const opened = await openSearch(root);
  const { engine, readTexts } = opened;
  const found = engine.find(query);
  const sure = engine.whole || found.count > 0;
  answer(opened, sure ? found : null);
  if (engine.whole) return;
  await readTexts().catch(() => {});
  if (engine.whole || !sure) answer(opened, engine.find(query));
};
