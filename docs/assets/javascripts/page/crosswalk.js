// Filters the rows of the crosswalk as words are typed, and says how many are left.

import { fill, wordsIn } from "../shared/dom.js";
import { fold } from "../shared/fold.js";

for (const crosswalk of document.querySelectorAll("[data-script='page/crosswalk']")) {
  const said = wordsIn(crosswalk);
  const input = crosswalk.querySelector("input");
  const status = crosswalk.querySelector("[role=status]");
  const rows = [...crosswalk.querySelectorAll("tbody tr")].map((row) => ({ row, words: fold(row.textContent) }));

  const filter = () => {
    const wanted = fold(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, words } of rows) {
      row.hidden = !wanted.every((word) => words.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    status.textContent = shown ? fill(said.crosswalk_shown, { shown, all: rows.length }) : said.crosswalk_none;
  };

  crosswalk.querySelector("button").addEventListener("click", () => {
    input.value = "";
    filter();
  });
  input.addEventListener("input", filter);
  filter();
}
