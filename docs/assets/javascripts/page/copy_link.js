// Copies the permanent address of a record, alone or behind what the button holds.

import { sayAgain } from "../shared/say.js";

for (const element of document.querySelectorAll("[data-script='page/copy_link']")) {
  const status = element.querySelector("[role=status]");
  const link = element.querySelector(".copy-link__address");
  link.lastChild.textContent = link.href.replace(/^https?:\/\//, "");
  for (const button of element.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy + link.href);
        sayAgain(status, button.dataset.said);
      } catch {
        sayAgain(status, status.dataset.failed);
      }
    });
  }
}
