// Copies the permanent address of a record, alone or behind what its page says of it.

import { sayAgain } from "../shared/say.js";

// What one must know of a record who does not open its address: its number and title, what it says and how far that reaches, the
// options of a question, which fold what tells the best, how well it is known and by which sources. What stands under headings is left
// to the address.
const PARTS = "h1, :scope > p:not(.calls, .quiet, .scripted), .option > summary, dt, dd, .known :is(strong, .standing, .record__label, li)";
// What goes on with the line before it.
const GOES_ON = "h1, dd, .standing, li:first-child";

// All of that from the page, so that it is what stands there, and at the end which guide says so. Left out is what is for a screen
// reader or for paper only, and a link to elsewhere that is not itself what is told.
const said = (record) => [...record.querySelectorAll(PARTS), document.querySelector(".foot__name")].map((part) => {
  const copy = part.cloneNode(true);
  for (const aside of copy.querySelectorAll(".unseen, .on-paper, time ~ a, :not(dd) > .outside")) aside.remove();
  const words = copy.textContent.replace(/\s+/g, " ").trim();
  return words && (part.matches(GOES_ON) ? ": " : "\n") + words;
}).join("").trim();

for (const element of document.querySelectorAll("[data-script='page/copy_link']")) {
  const status = element.querySelector("[role=status]");
  const link = element.querySelector(".copy-link__address");
  element.dataset.runs = "";
  link.lastChild.textContent = link.href.replace(/^https?:\/\//, "");
  for (const button of element.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const before = button.dataset.copy && `${said(element.closest(".record"))}\n`;
      try {
        await navigator.clipboard.writeText(before + link.href);
        sayAgain(status, button.dataset.said);
      } catch {
        sayAgain(status, status.dataset.failed);
      }
    });
  }
}
