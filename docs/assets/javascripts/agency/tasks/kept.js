// The pasted list and what was chosen for it.

import { inTab } from "../../shared/tab.js";

const tab = inTab("duties");
const isObject = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);

// {text, chosen}: what was pasted, and by the duty the id of the task that was chosen, “” for none.
export const recall = () => {
  const kept = tab.recall();
  const text = typeof kept?.text === "string" ? kept.text : "";
  return { text, chosen: isObject(kept?.chosen) ? kept.chosen : {} };
};

export const keep = (kept) => tab.keep(kept.text ? kept : null);
