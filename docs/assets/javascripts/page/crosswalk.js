// Filters the rows of the crosswalk as words are typed, and says how many are left.

import { fill } from "../shared/dom.js";
import { fold } from "../shared/fold.js";

for (const crosswalk of document.querySelectorAll("[data-script='page/crosswalk']")) {
  const form = crosswalk.querySelector("form");
  const input = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const rows = [...crosswalk.querySelectorAll("tbody tr")].map((row) => ({ row, words: fold(row.textContent) }));

  const filter = () => {
    const wanted = fold(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, words } of rows) {
      row.hidden = !wanted.every((word) => words.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    const { shown: pattern, none } = crosswalk.dataset;
    status.textContent = shown ? fill(pattern, { shown, all: rows.length }) : none;
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => requestAnimationFrame(filter));
  input.addEventListener("input", filter);
  filter();
}
