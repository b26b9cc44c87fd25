// Twins: questions with the same situation and options, in which one fact changes, and the best option with it.

import { element } from "../../shared/dom.js";

// A stem as nodes, with the fact that changes marked in it. A fact that does not stand there marks nothing.
export const marked = (stem, fact) => {
  const at = fact ? stem.indexOf(fact) : -1;
  return at < 0 ? [stem] : [stem.slice(0, at), element("mark", "", fact), stem.slice(at + fact.length)];
};
