// Adds the record of a page to the class session that somebody puts together; what does it is fetched for whoever presses the key.

import { sayAgain } from "../shared/say.js";

for (const key of document.querySelectorAll("[data-script='page/add_to_session']")) {
  key.dataset.runs = "";
  key.addEventListener("click", async ({ detail }) => {
    // A second click of a double click would take it out again.
    if (detail > 1) return;
    try {
      const { addThis } = await import("../shared/session/adding.js");
      await addThis(key);
    } catch {
      sayAgain(key.closest(".copy-link").querySelector("[role=status]"), key.dataset.failed);
    }
  });
}
