// Hands an address on: as one says it, on the clipboard, as a QR code. What only some people ask for is fetched then: what a page tells
// (said.js), and what draws a code (qr.js).

import { sayAgain } from "./say.js";

// An address as one says it aloud: with the name of the site, without what a browser adds by itself.
export const spoken = (address) => address.replace(/^https?:\/\//, "");

// Copies a text that may still be on its way, a promise. Safari lets a page copy only at once after a press, or what it was promised then.
export const copyComing = async (text) => {
  const { clipboard } = navigator;
  if (!window.ClipboardItem || !clipboard?.write) return clipboard.writeText(await text);
  const type = "text/plain";
  return clipboard.write([new ClipboardItem({ [type]: text.then((words) => new Blob([words], { type })) })]);
};

// Draws the code of an address into its fold (widgets/_qr.html) once somebody opens it. The address stands under it in large letters, and
// is what is left where nothing can be drawn.
export const offerQr = (fold, address) => {
  fold.querySelector(".qr__address").textContent = spoken(address);
  const fail = () => sayAgain(fold.querySelector("[role=status]"), fold.dataset.failed);
  fold.addEventListener("toggle", () => {
    if (fold.open) import("./qr.js").then((tool) => tool.showQr(fold, address, spoken(address))).catch(fail);
  });
};
