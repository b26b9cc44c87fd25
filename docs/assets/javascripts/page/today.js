// Says what comes back today, where somebody said yes (study/memory.js): how much, with a key that begins it. Questions go before cards.
// Pages that only lead to the tools bring it, so it fetches nothing of what the tools need.

import { fill, wordsIn } from "../shared/dom.js";

const KEY = "guide-study";

// The day it is for the reader, as 2026-11-22.
const today = (now = new Date()) =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

// The ids of what comes back by today.
const dueNow = (gone) => {
  try {
    const { items } = JSON.parse(localStorage.getItem(KEY));
    return Object.keys(items).filter((id) => items[id].due <= today() && !gone.includes(id));
  } catch { return []; }
};

const isKept = () => {
  try { return localStorage.getItem(KEY) !== null; } catch { return false; }
};

for (const box of document.querySelectorAll("[data-script='page/today']")) {
  const [count, key] = box.children;
  const words = wordsIn(box);
  box.dataset.runs = "";

  const show = () => {
    box.hidden = !isKept();
    const due = dueNow(box.dataset.gone.split(" "));
    const questions = due.filter((id) => id.startsWith("q-"));
    const [ids, one, many] = questions.length ? [questions, "due_one", "due_many"] : [due, "due_card", "due_cards"];
    count.textContent = fill(words[ids.length ? (ids.length === 1 ? one : many) : "due_none"], { count: ids.length });
    if (ids.length) key.href = questions.length ? key.dataset.questions : key.dataset.cards;
    else key.removeAttribute("href");
  };

  show();
  // Practiced or erased meanwhile, in another tab or before coming back to this page.
  for (const event of ["storage", "pageshow"]) addEventListener(event, show);
}
