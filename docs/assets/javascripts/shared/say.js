// Speaks to a screen reader.

// Says a sentence in a live region, also where it said the same before: a region speaks only when its text changes.
export const sayAgain = (region, sentence) => {
  region.textContent = "";
  requestAnimationFrame(() => { region.textContent = sentence; });
};
