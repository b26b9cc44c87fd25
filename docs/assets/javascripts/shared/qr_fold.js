// The QR code of an address behind a fold (widgets/_qr.html): fetched and drawn when somebody opens it. The address stands under it in
// large letters, and is what is left where nothing can be drawn.

import { spoken } from "./said.js";
import { sayAgain } from "./say.js";

// Fills a fold for an address. Its words are data-name, with {address}, and data-failed.
export const fillQr = (fold, address) => {
  const [place, large, status] = [".qr__code", ".qr__address", "[role=status]"].map((one) => fold.querySelector(one));
  large.textContent = spoken(address);
  // Its room is there before it is.
  place.hidden = false;
  fold.addEventListener("toggle", async () => {
    if (!fold.open || place.firstChild) return;
    status.textContent = "";
    try {
      const { drawQr } = await import("./qr.js");
      const drawn = drawQr(address, fold.dataset.name.replace("{address}", spoken(address)));
      if (!drawn) throw new Error(`too long for a QR code: ${address}`);
      place.replaceChildren(drawn);
    } catch (error) {
      console.warn(error);
      place.hidden = true;
      sayAgain(status, fold.dataset.failed);
    }
  });
};
