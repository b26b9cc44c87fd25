// Filters a list as words are typed: leaves what holds them all, says how much that is, and hides headings with nothing under them. Where
// the list folds by letter, what was found is open, and so is what an address leads to.

import { composes, fill, targets, wordsIn } from "../shared/dom.js";
import { words } from "../shared/fold.js";

// Where no style can open what folds, on a wide screen and on paper, nothing folds by letter.
const folds = CSS.supports("selector(details::details-content)");

// What holds part of a word: all other elements stand apart, also where no space does.
const INLINE = "a, abbr, b, button, em, i, strong";
const HYPHEN = /(\p{L})[-‐‑](?=\p{L})/gu;

// Text as it is compared, each word after a space; a word with a hyphen is looked for as it stands, “self care”.
const plain = (text) => words(text).map((word) => ` ${word}`).join("");

// The words of an item: what it says, whether in sight or folded, but not where that is from, which would lead to items that speak of
// something else. A row says what its first cell is as well, “Competency” 1.2. What has a hyphen may be typed without it.
const wordsOf = (item) => {
  const copy = item.cloneNode(true);
  for (const part of copy.querySelectorAll(".known > :not(summary)")) part.remove();
  for (const part of copy.querySelectorAll(`:not(${INLINE})`)) {
    part.before(" ");
    part.after(" ");
  }
  const heading = item.matches("tr") ? item.closest("table").tHead?.querySelector("th").textContent : "";
  const said = `${heading} ${copy.textContent}`;
  return plain(said) + plain(said.replace(HYPHEN, "$1"));
};

// What stands in `main` beside the items: each heading with what is under it up to its last item, and each box of several items.
const groupsOf = (main, filter, items) => {
  const children = [...main.children];
  const inside = (parts) => items.filter(({ node }) => parts.some((part) => part.contains(node)));
  const level = (element) => Number(/^H([2-4])$/.exec(element?.tagName)?.[1] ?? Infinity);
  const headed = children.filter((child) => level(child) < Infinity).map((heading) => {
    const after = children.slice(children.indexOf(heading) + 1);
    const end = after.findIndex((next) => level(next) <= level(heading));
    const under = end < 0 ? after : after.slice(0, end);
    return [heading, ...under.slice(0, under.findLastIndex((part) => inside([part]).length) + 1)];
  });
  const boxes = children.filter((child) => !items.some(({ node }) => node === child)).map((child) => [child]);
  return [...headed, ...boxes]
    .map((parts) => ({ parts, items: inside(parts) }))
    .filter((group) => group.items.length && !group.parts.some((part) => part.contains(filter)));
};

for (const filter of document.querySelectorAll("[data-script='page/filter']")) {
  const { field, clear, shown, none } = targets(filter, ["field", "clear", "shown", "none"]);
  const said = wordsIn(filter);
  const main = filter.closest("main");
  const items = [...main.querySelectorAll(filter.dataset.items)].map((node) => ({ node, held: wordsOf(node) }));
  const groups = groupsOf(main, filter, items);
  const letters = new Set(items.map(({ node }) => node.closest("details")).filter(Boolean));
  const links = [...main.querySelectorAll(".way-in a[href^='#']")];
  let later;

  // What was typed is there again after a reload and on the way back, and nowhere else. A browser takes only so many notes a minute.
  const note = () => history.replaceState({ ...history.state, filter: field.value }, "");

  const show = () => {
    const wanted = field.value.split(/\s+/).map(plain).filter(Boolean);
    for (const { parts } of groups) for (const part of parts) part.hidden = false;
    for (const { node, held } of items) {
      node.hidden = !wanted.every((word) => held.includes(word));
      // Whoever looks for a word sees where it stands.
      for (const fold of node.querySelectorAll(".more")) fold.open = wanted.length > 0;
    }
    for (const letter of letters) letter.open = wanted.length > 0 || !folds;
    for (const group of groups) if (group.items.every(({ node }) => node.hidden)) for (const part of group.parts) part.hidden = true;
    for (const link of links) link.parentElement.hidden = Boolean(document.getElementById(link.hash.slice(1))?.closest("[hidden]"));
    const count = items.filter(({ node }) => !node.hidden).length;
    shown.textContent = wanted.length && count ? fill(said.filter_shown, { shown: count, all: items.length }) : "";
    none.hidden = count > 0;
    clearTimeout(later);
    later = setTimeout(note, 400);
  };

  const empty = () => {
    field.value = "";
    show();
    field.focus();
  };

  field.addEventListener("input", show);
  field.addEventListener("change", note);
  // A letter or a heading that is gone to is one more step of the way back.
  addEventListener("hashchange", note);
  field.addEventListener("keydown", (event) => { if (event.key === "Escape" && field.value && !composes(event)) empty(); });
  clear.addEventListener("click", empty);
  filter.dataset.runs = "";
  field.value ||= history.state?.filter ?? "";
  if (field.value || !folds) show();

  // Most browsers open what an address leads into by themselves.
  const reveal = () => {
    const place = document.getElementById(location.hash.slice(1));
    const letter = place?.closest("details");
    if (!letters.has(letter) || letter.open) return;
    letter.open = true;
    place.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
}
