// Copies the permanent address of a record, alone or behind what its page says of it, and shows it as a QR code.

import { copyComing, offerQr, spoken } from "../shared/hand_on.js";
import { sayAgain } from "../shared/say.js";

for (const element of document.querySelectorAll("[data-script='page/copy_link']")) {
  const status = element.querySelector("[role=status]");
  const link = element.querySelector(".copy-link__address");
  const answer = element.querySelector("[data-asked]");
  const texts = {
    link: async () => link.href,
    text: async () => {
      const { saidWithAddress } = await import("../shared/said.js");
      return saidWithAddress(document, link.href, { withAnswer: answer?.checked });
    },
  };
  element.dataset.runs = "";
  link.lastChild.textContent = spoken(link.href);
  for (const button of element.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      try {
        await copyComing(texts[button.dataset.copy]());
        sayAgain(status, button.dataset.said);
      } catch {
        sayAgain(status, status.dataset.failed);
      }
    });
  }
  // Where the build knew the address of the guide, the code is a file.
  const fold = element.nextElementSibling;
  if (fold?.matches(".qr[data-name]")) offerQr(fold, link.href);
}
