// A page made to be handed on: a key that prints it, and the day on paper.

import { inWords, today } from "../shared/days.js";
import { targets } from "../shared/dom.js";

for (const handout of document.querySelectorAll("[data-script='page/handout']")) {
  const { print: key, day } = targets(handout, ["print", "day"]);
  handout.dataset.runs = "";
  day.textContent = inWords(today());
  key.addEventListener("click", () => print());
}
