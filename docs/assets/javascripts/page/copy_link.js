// Copies the permanent address of a record, alone or behind what its page says of it.

import { said, spoken } from "../shared/said.js";
import { sayAgain } from "../shared/say.js";

for (const element of document.querySelectorAll("[data-script='page/copy_link']")) {
  const status = element.querySelector("[role=status]");
  const link = element.querySelector(".copy-link__address");
  const answer = element.querySelector("[data-asked]");
  element.dataset.runs = "";
  link.lastChild.textContent = spoken(link.href);
  for (const button of element.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const before = button.dataset.copy && `${said(document, { withAnswer: answer?.checked })}\n`;
      try {
        await navigator.clipboard.writeText(before + link.href);
        sayAgain(status, button.dataset.said);
      } catch {
        sayAgain(status, status.dataset.failed);
      }
    });
  }
}
