// The pasted list and what was chosen for it stay in this tab, so that a reload loses nothing, and end with it. Nothing of it stands in an
// address. Where a browser lets the page keep nothing, the step of the history has it.

const KEY = "guide-places-duties";

const read = (kept) => (kept && typeof kept === "object" && typeof kept.text === "string"
  ? { text: kept.text, chosen: kept.chosen && typeof kept.chosen === "object" ? kept.chosen : {} } : null);

// {text, chosen}: what was pasted, and by the duty the id of the task that was chosen, “” for none.
export const recall = () => {
  try {
    const kept = read(JSON.parse(sessionStorage.getItem(KEY)));
    if (kept) return kept;
  } catch { /* Nothing that could be read. */ }
  return read(history.state?.duties) ?? { text: "", chosen: {} };
};

export const keep = (kept) => {
  try {
    if (kept.text) sessionStorage.setItem(KEY, JSON.stringify(kept));
    else sessionStorage.removeItem(KEY);
  } catch { /* It holds for this page, and for its history. */ }
  try { history.replaceState({ ...history.state, duties: kept }, ""); } catch { /* Too long for it. */ }
};
