// The search page: fetches the index when a search is made, and lists what fits under the field.

import MiniSearch from "./vendor/minisearch.js";

// Numbers such as 1.2 stay whole; everything else parts at what is not a letter or a digit.
const tokenize = (text) => text.toLowerCase().match(/\d+(?:\.\d+)+|[\p{L}\p{N}]+/gu) ?? [];

const options = {
  idField: "address",
  fields: ["code", "title", "also", "text"],
  storeFields: ["kind", "code", "title", "text"],
  tokenize,
  searchOptions: {
    boost: { code: 6, title: 4, also: 3 },
    prefix: (term) => term.length > 2,
    fuzzy: (term) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false),
    combineWith: "AND",
  },
};

// The most results a reader is likely to look through; the list below the results holds everything.
const MOST = 30;
const EXCERPT = 160;
const LONGEST_QUERY = 200;

const element = (name, className, text = "") => Object.assign(document.createElement(name), { className, textContent: text });

const result = (found, root, page) => {
  const item = element("li", "search__result");
  const link = element("a", "", found.title);
  link.href = root + found.id;
  const kind = found.kind || page;
  item.append(element("p", "record__code", found.code ? `${kind} · ${found.code}` : kind), link);
  const short = found.text.length > EXCERPT ? `${found.text.slice(0, EXCERPT).replace(/\s\S*$/, "")} …` : found.text;
  item.append(element("p", "search__excerpt", short));
  return item;
};

for (const search of document.querySelectorAll("[data-search]")) {
  const { index, root, page, ready, none, failed } = search.dataset;
  const input = search.querySelector("input");
  const status = search.querySelector("[role=status]");
  const list = search.querySelector("ol");
  let engine;

  const load = async () => {
    const response = await fetch(index);
    if (!response.ok) throw new Error(response.statusText);
    const engine = new MiniSearch(options);
    engine.addAll(await response.json());
    return engine;
  };

  const find = async (query) => {
    try {
      engine ??= await load();
    } catch {
      status.textContent = failed;
      return;
    }
    const all = engine.search(query);
    const results = all.length ? all : engine.search(query, { combineWith: "OR" });
    list.replaceChildren(...results.slice(0, MOST).map((found) => result(found, root, page)));
    list.hidden = results.length === 0;
    // A function gives the query as it was typed; a string would run what looks like a pattern, as $&.
    const said = (results.length ? ready : none).replace("{count}", Math.min(results.length, MOST));
    status.textContent = said.replace("{query}", () => query);
  };

  // The query stands behind the address's #, so it can be shared and reloaded and is never sent to a server.
  const wanted = () => (new URLSearchParams(location.hash.slice(1)).get("q") ?? "").trim().slice(0, LONGEST_QUERY);

  const asked = () => {
    input.value = wanted();
    if (input.value) return find(input.value);
    list.hidden = true;
    status.textContent = "";
  };

  // Asking the same again changes no address, but may work the second time.
  search.addEventListener("submit", () => { if (input.value.trim() === wanted()) asked(); }, true);
  addEventListener("hashchange", asked);
  search.querySelector("form").hidden = false;
  asked();
}
