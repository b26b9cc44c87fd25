// Copies the permanent address of a record, with or without its text.

import { sayAgain } from "../shared/say.js";

const shortAddress = (element) => new URL(element.dataset.base + element.dataset.address, location.href).href;

const copied = (element, what) => {
  const { title, text } = element.dataset;
  const address = shortAddress(element);
  return what === "text" ? `${title}\n${text}\n${address}` : address;
};

for (const element of document.querySelectorAll("[data-script='page/copy_link']")) {
  const status = element.querySelector("[role=status]");
  const address = shortAddress(element);
  element.querySelector(".copy-link__address").lastChild.textContent = address.replace(/^https?:\/\//, "");
  for (const button of element.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(copied(element, button.dataset.copy));
        sayAgain(status, button.dataset.said);
      } catch {
        sayAgain(status, status.dataset.failed);
      }
    });
  }
}
