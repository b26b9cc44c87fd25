// Draws what the search found: one result as its kind or number, its title and its words, with the words that matched marked.

import { element, fill } from "../shared/dom.js";
import { searchAddress } from "./address.js";

// A text with the words that matched marked.
const marked = (text, matches) =>
  text.split(/([\p{L}\p{N}\p{M}’']+(?:[.,]\d+)*)/u).map((part, i) => (i % 2 && matches(part) ? element("mark", "", part) : part));

// The pieces of one result: [its number or its kind, its title, its words, another name of it that matched].
// Under a heading that names the kind (`grouped`), the kind is not said again.
const pieces = ({ row, matches }, words, grouped = false) => {
  const code = element("span", "result__code", row.short || row.label || (grouped ? "" : row.kind));
  const title = element("span", "result__title", ...marked(row.title, matches));
  const found = [code, title, element("span", "result__text", ...marked(row.text, matches))];
  const seen = `${row.short} ${row.label} ${row.title} ${row.text}`.split(/[^\p{L}\p{N}\p{M}’']+/u).some(matches);
  const other = !seen && row.also.find((name) => name.split(/[\s/-]+/).some(matches));
  if (other) found.push(element("span", "result__also", `${words.also} `, ...marked(other, matches)));
  return found;
};

// Everything a search found, as it is shown: [{title, items: [{address, children}], isLate}]. `most` says how many groups, results in each,
// and pages a short list has room for; `isLate`, that these may come when the others are read already; `known` are addresses that are shown
// already.
export const sections = (found, words, root, most = {}, known = []) => {
  const result = (grouped) => (one) => ({ address: root + one.row.address, children: pieces(one, words, grouped) });
  const place = ({ title, address }) => ({ address: address.startsWith("#") ? address : root + address, children: [title] });
  const all = [
    [words.best, found.best.map(result(false))],
    [words.meant, found.near.map((word) => ({ address: searchAddress(root, word), children: [word] }))],
    [words.elsewhere, found.elsewhere.map(place)],
    ...found.groups.slice(0, most.groups).map(({ title, results }) => [title, results.slice(0, most.group).map(result(true))]),
    [words.pages, found.pages.slice(0, most.pages).map(result(true))],
    ...found.late.map(({ title, results }) => [title, results.slice(0, most.group).map(result(true)), true]),
  ];
  const fresh = ({ address }) => !known.includes(address);
  return all.map(([title, items, isLate = false]) => ({ title, items: items.filter(fresh), isLate })).filter(({ items }) => items.length);
};

// What is said about a search: how much was found, that no record settles it, which words were taken for others.
export const sentences = (found, words) => {
  const said = [fill(found.count ? words.found : words.none, { count: found.count, query: found.query })];
  if (found.unsettled) said.push(fill(words.unsettled, { asked: found.unsettled }));
  if (found.corrected.length) said.push(`${words.meant} ${found.corrected.join(", ")}.`);
  return said;
};
