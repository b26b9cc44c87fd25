// Whether a duty that somebody typed looks like a task that is no peer support, or not always. It advises, and never stands in the way.

import { once } from "../../shared/fetch.js";

// Answers that are worth a word under a line.
const SPOKEN = ["depends", "another-role", "no-role"];
// How near a task must be, and by one word alone. A warning that is wrong costs more trust than one that is missing.
const [NEAR, NEAR_BY_ONE] = [0.85, 1.1];
// A task that is nearly as near as the nearest counts as well.
const NEARLY = 0.97;

export class Advice {
  constructor(root) {
    this.answers = new Map();
    this.load = once(async () => {
      const { openTasks } = await import("../matching/tasks.js");
      const { verdicts, matcher } = await openTasks(root);
      this.verdicts = new Map(verdicts);
      this.matcher = matcher;
    });
  }

  // The task that a duty looks like, {task, words, verdict}, where its answer is worth a word; else null. Once loaded.
  on(text) {
    if (!this.answers.has(text)) {
      const found = this.matcher.match(text);
      const least = found.length ? found[0].score * NEARLY : 0;
      const isNear = ({ score, words }) => score >= least && score >= (words.length > 1 ? NEAR : NEAR_BY_ONE);
      const spoken = found.find((one) => isNear(one) && SPOKEN.includes(one.task.verdict));
      this.answers.set(text, spoken ? { ...spoken, verdict: this.verdicts.get(spoken.task.verdict) } : null);
    }
    return this.answers.get(text);
  }
}
