// A page that is not there: goes on where an address was only written another way, and else lists the addresses nearest to it. Where the
// address speaks of danger, typed in place of a search, the way to a person comes first.

import { element, linkTo } from "../shared/dom.js";
import { fold, words } from "../shared/fold.js";
import { fetchJson } from "../shared/fetch.js";
import MiniSearch from "../vendor/minisearch.js";

const ADDRESSES = "assets/addresses.json";
const MOST = 5;
// How much of its letters a word may differ in, and how good a match must be beside the best.
const FAR = 0.34;
const LEAST = 0.5;
const LONGEST = 100;

const decoded = (path) => {
  try { return decodeURIComponent(path); } catch { return path; }
};

// “/go/Informed_Choice.html” → “go/informed-choice”
const plain = (path) =>
  fold(path).replace(/(index)?\.html?$/, "")
    .split("/").map((part) => words(part).join("-").replaceAll(".", "-")).filter(Boolean).join("/");

const show = async (box, root) => {
  const wanted = plain(decoded(location.pathname.slice(root.pathname.length)));
  const addresses = await fetchJson(new URL(ADDRESSES, root));
  const all = addresses.map(([address, title]) => ({ address, title, words: plain(address).replace(/^go\//, "") }));
  const go = (address) => new URL(address, root);

  const meant = all.find(({ address }) => plain(address) === wanted) ?? all.find(({ words }) => words === wanted);
  // An address that should answer and does not would lead back here for ever.
  if (meant && go(meant.address).pathname !== location.pathname) return location.replace(go(meant.address));

  const engine = new MiniSearch({ idField: "address", fields: ["words", "title"], storeFields: ["title"] });
  engine.addAll(all);
  // The last part of an address names the page.
  const name = wanted.split("/").pop().slice(0, LONGEST);
  const near = engine.search(name, { fuzzy: FAR, prefix: true, combineWith: "AND", boost: { words: 2 } });
  const items = near.filter(({ score }) => score >= near[0].score * LEAST).slice(0, MOST).map(({ id, title }) =>
    element("li", "", linkTo({ address: go(id), title })));
  if (items.length) box.append(element("p", "", box.dataset.near), element("ul", "plain", ...items));
};

// Under go/ stands the name of an item; anywhere else several words, or one that says so alone, may be a cry for help.
const help = async (box, root) => {
  const words = decoded(location.pathname.slice(new URL(root, location.href).pathname.length)).toLowerCase().match(/[^-_/.+\s]+/g) ?? [];
  if (words[0] === "go" || (words.length < 2 && !box.dataset.cries.split(" ").includes(words[0]))) return;
  const { heard } = await import("./open.js");
  const met = await heard(root, words.join(" "));
  if (met) box.append(met.drawn(met.danger, root));
};

for (const box of document.querySelectorAll("[data-script='search/not_found']")) {
  help(document.querySelector("[data-cries]"), box.dataset.root).catch(() => { /* Help now stands in the head of the page as well. */ });
  show(box, new URL(box.dataset.root, location.href)).catch(() => { /* The field and the links below are there all the same. */ });
}
