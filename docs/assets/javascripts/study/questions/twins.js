// Twins: questions with the same situation and options, in which one fact changes, and the best option with it.

import { element } from "../../shared/dom.js";

// A stem as nodes, with the fact that changes marked in it. A fact that does not stand there marks nothing.
export const marked = (stem, fact) => {
  const at = fact ? stem.indexOf(fact) : -1;
  return at < 0 ? [stem] : [stem.slice(0, at), element("mark", "", fact), stem.slice(at + fact.length)];
};

// Fills the list in `box` with the kinds of fact that were missed, each as often as it was, and hides it where none was.
export const drawTurns = (box, missed) => {
  const counts = new Map();
  for (const { question: { turn } } of missed) if (turn) counts.set(turn, (counts.get(turn) ?? 0) + 1);
  box.hidden = !counts.size;
  box.querySelector("ul").replaceChildren(...[...counts].sort(([, a], [, b]) => b - a).map(([{ address, title }, count]) => {
    const link = Object.assign(element("a", "", title), { href: address });
    return element("li", "", link, count > 1 ? ` (${count})` : "");
  }));
};
