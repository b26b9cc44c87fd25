// Copies what a step of a class session puts into the chat: its prompt, its choices or its card, and the links of what it shows.

import { sayAgain } from "../shared/say.js";

// A line for each part that is said, a link with its address behind it.
const said = (step) => [...step.querySelectorAll("[data-say]")].map((part) =>
  [part.textContent.replace(/\s+/g, " ").trim(), part.href].filter(Boolean).join(" ")).join("\n");

for (const step of document.querySelectorAll("[data-script='page/chat']")) {
  const key = step.querySelector("button");
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
