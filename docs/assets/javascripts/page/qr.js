// The QR code of a record's address, drawn in the browser where the build did not know the address of the guide.

import { fillQr } from "../shared/qr_fold.js";

for (const fold of document.querySelectorAll("[data-script='page/qr']")) {
  fold.dataset.runs = "";
  fillQr(fold, new URL(fold.dataset.address, location.href).href);
}
