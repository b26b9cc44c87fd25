// Copies the permanent address of a record, with or without its text. The buttons stay hidden where nothing can be copied.

const said = (box, text) => {
  box.textContent = "";
  // A live region speaks only when its text changes.
  requestAnimationFrame(() => { box.textContent = text; });
};

const short_address = (element) => new URL(element.dataset.base + element.dataset.address, location.href).href;

const copied = (element, what) => {
  const { title, text } = element.dataset;
  const address = short_address(element);
  return what === "text" ? `${title}\n${text}\n${address}` : address;
};

for (const element of document.querySelectorAll("[data-copy-link]")) {
  const status = element.querySelector("[role=status]");
  const address = short_address(element);
  element.querySelector(".copy-link__address").lastChild.textContent = address.replace(/^https?:\/\//, "");
  for (const button of element.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(copied(element, button.dataset.copy));
        said(status, button.dataset.said);
      } catch {
        said(status, status.dataset.failed);
      }
    });
  }
}
