// Copies what a step of a class session puts into the chat: its prompt, its choices or its card, and the links of what it shows.

import { sayAgain } from "../shared/say.js";

// A line for each part that is said, a link with its address behind it.
// What stands in a part with a key of its own goes with that.
const own = (step) => [...step.querySelectorAll("[data-say]")].filter((part) => part.closest("[data-script]") === step);

const said = (step) => own(step).map((part) =>
  [part.textContent.replace(/\s+/g, " ").trim(), part.href].filter(Boolean).join(" ")).join("\n");

for (const step of document.querySelectorAll("[data-script='page/chat']")) {
  const key = [...step.querySelectorAll("button")].find((one) => one.closest("[data-script]") === step);
  step.dataset.runs = "";
  key?.addEventListener("click", async () => {
    const status = key.nextElementSibling;
    try {
      await navigator.clipboard.writeText(said(step));
      sayAgain(status, key.dataset.said);
    } catch {
      sayAgain(status, key.dataset.failed);
    }
  });
}
