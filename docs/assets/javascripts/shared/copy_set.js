// Copies the link to a set: what it holds and in which order, and nothing of what one answered.

import { sayAgain } from "./say.js";

// Makes the keys of widgets/_copy_set.html on a ToolPage copy what `link` says: what stands behind the # of the address.
export const offerToCopy = (page, link) => {
  const { "copy-set": keys, copied } = page.targets([], ["copy-set", "copied"]);
  keys.forEach((key, i) => key.addEventListener("click", async () => {
    const address = new URL(link(), location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      sayAgain(copied[i], key.dataset.said);
    } catch {
      sayAgain(copied[i], `${key.dataset.failed} ${address}`);
    }
  }));
  // What was said of one question does not stand at the next.
  return () => { for (const region of copied) region.textContent = ""; };
};
