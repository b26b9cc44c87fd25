// A page that is not there: goes on where an address was only written another way, and else lists what comes nearest to it.

import { openSearch } from "./find.js";

const box = document.querySelector("[data-not-found]");
const { root } = document.querySelector("form[data-find]").dataset;

// “go/Informed_Choice.html” → “go/informed-choice”; what cannot be decoded stays as it is.
const decoded = (path) => {
  try { return decodeURIComponent(path); } catch { return path; }
};
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/(index)?\.html?$/, "").replace(/[^a-z0-9/]+/g, "-").replace(/^-+|-+(?=\/|$)|(?<=\/)-+/g, "");
const parts = (path) => plain(decoded(path)).split("/").filter(Boolean);

const wanted = parts(location.pathname.slice(new URL(root, location.href).pathname.length));
const name = wanted.at(-1) ?? "";

const show = async () => {
  if (!name) return;
  const { engine, drawing: { element, pieces }, words } = await openSearch(root);
  // The same address but for its spelling, or an id or an official number at its end: there is only one place it can mean.
  const meant = engine.all.find(({ address }) => parts(address).join("/") === wanted.join("/"))
    ?? engine.all.find(({ id, label, page }) => !page && (id === name || (label && plain(label) === name)));
  if (meant) return location.replace(new URL(root + meant.address, location.href));
  const found = engine.find(name.replaceAll("-", " ")).best;
  if (!found.length) return;
  const items = found.map((result) => {
    const link = element("a", "result", ...pieces(result, words));
    link.href = root + result.row.address;
    return element("li", "", link);
  });
  box.append(element("p", "", box.dataset.some), element("ul", "plain", ...items));
};

show().catch(() => { /* The field and the links below are there all the same. */ });
