// An answered question as a line that opens to all it holds: what one answered, the best answer, and the reasons.

import { element, make } from "../../shared/dom.js";
import { QuestionView } from "./view.js";

// Fields of the same name would take the choice from one another.
let made = 0;

// Draws what stands in a line, once.
const drawInside = (line, page, bank, seed, { question, choice }) => {
  if (line.children.length > 1) return;
  const box = make(page.element, "question");
  const view = new QuestionView(box, page, bank);
  made += 1;
  view.draw(question, seed, `choice-${made}`);
  view.reveal(choice);
  Object.assign(box.querySelector(".study__address"), { href: `${page.root}go/${question.id}/`, textContent: question.id });
  line.append(box);
};

// The line of an answered question, {question, choice}, on a ToolPage that holds widgets/_reviewed.html; `seed` is that of its set. `lead`
// stands before the title, `said` after it; without it one's own answer stands there.
export const reviewedQuestion = (page, bank, seed, one, { lead = [], said = "" } = {}) => {
  const { question, choice } = one;
  const own = choice === null ? page.word("review_blank") : page.word("review_own", { answer: question.options[choice].text });
  const summary = element("summary", "", ...lead, question.title, " ", element("span", "quiet", said || own));
  const line = element("details", "review__question", summary);
  line.addEventListener("toggle", () => drawInside(line, page, bank, seed, one));
  // On paper every question stands with its reasons.
  addEventListener("beforeprint", () => { if (line.isConnected) drawInside(line, page, bank, seed, one); });
  return line;
};
