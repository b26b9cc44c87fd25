// Opens the search: its engine and its index are fetched when somebody searches.

import { fetchJson, once } from "../shared/fetch.js";

const INDEX = "assets/search.json";

// {engine, drawing, words}: what finds, the script that draws what was found, and its words. `root` is the way to the root of the site.
export const openSearch = once(async (root) => {
  const [{ Engine }, drawing, index] = await Promise.all([import("./engine.js"), import("./results.js"), fetchJson(root + INDEX)]);
  return { engine: await Engine.from(index), drawing, words: index.words };
});
