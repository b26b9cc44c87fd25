// The search page: all results of the query that stands behind the address's #, grouped by kind.

import { addressOf, openSearch } from "./find.js";

const form = document.querySelector("form[data-find]");
const input = form.querySelector("input");
const { root, failed, loading } = form.dataset;

// The query stands behind the #, so it can be shared and reloaded and is never sent to a server.
const wanted = () => (new URLSearchParams(location.hash.slice(1)).get("q") ?? "").trim();

for (const section of document.querySelectorAll("[data-search]")) {
  const box = section.querySelector(".search__results");

  const said = section.querySelector("[role=status]");

  const say = (...sentences) => {
    said.replaceChildren(...sentences.map((sentence) => Object.assign(document.createElement("p"), { textContent: sentence })));
    box.replaceChildren();
    section.hidden = false;
  };

  const show = async (query) => {
    if (!query) {
      say();
      section.hidden = true;
      return;
    }
    input.value = query;
    say(loading);
    try {
      const opened = await openSearch(root);
      if (query === wanted()) draw(opened, query);
    } catch {
      say(failed);
    }
  };

  const draw = ({ engine, drawing: { element, pieces, sentences }, words }, query) => {
    const found = engine.find(query);
    say(...sentences(found, words));
    const item = (address, ...children) => {
      const link = element("a", "result", ...children);
      link.href = address;
      return element("li", "", link);
    };
    const group = (title, items) => items.length && box.append(element("h3", "", title), element("ul", "plain", ...items));
    const results = (some, grouped) => some.map((result) => item(root + result.row.address, ...pieces(result, words, grouped)));
    const elsewhere = found.elsewhere.map(({ title, address }) => item(address.startsWith("#") ? address : root + address, title));
    group(words.best, results(found.best, false));
    group(words.elsewhere, found.count ? elsewhere : []);
    for (const { title, results: some } of found.groups) group(title, results(some, true));
    group(words.pages, results(found.pages, true));
    if (found.count) return;
    group(words.meant, found.near.map((word) => item(addressOf(root, word), word)));
    group(words.elsewhere, elsewhere);
  };

  addEventListener("hashchange", () => show(wanted()));
  show(wanted());
  // Asking the same again changes no address, but may work the second time.
  form.addEventListener("submit", () => { if (input.value.trim() === wanted()) show(wanted()); });
}
