// One question as practice and rehearsal show it: what it asks, its options with their reasons, and the clauses these rest on.

import { linkTo, make, targets } from "../../shared/dom.js";
import { shuffled } from "../../shared/random.js";

export class QuestionView {
  // `box` holds the parts of widgets/_question.html; `page`, a ToolPage, the templates and the words of widgets/_question_parts.html.
  constructor(box, page, bank) {
    this.box = box;
    this.page = page;
    this.bank = bank;
    this.targets = targets(box, ["note", "checked", "choices"]);
  }

  // Shows a question, its options in the order the seed gives and their reasons hidden. `name` is that of its fields.
  draw(question, seed, name = "choice") {
    const { note, checked, choices } = this.targets;
    this.question = question;
    this.name = name;
    note.hidden = !question.note;
    note.querySelector("span").textContent = `${question.note ?? ""}.`;
    checked.hidden = !question.beingChecked;
    choices.disabled = false;
    const shown = new Set([this.best.because[0]]);
    const order = shuffled(question.options.keys(), `${seed} ${question.id}`);
    choices.replaceChildren(choices.querySelector("legend"), ...order.map((index) => this.option(index, shown)));
    choices.querySelector("legend").textContent = question.stem;
  }

  get best() {
    return this.question.options.find((option) => option.best);
  }

  // A clause in its box, with its number, its words and the way to its page.
  clause(id) {
    const made = make(this.page.element, "clause");
    const clause = this.bank.clauses.get(id);
    made.querySelector("p").append(linkTo(clause));
    made.querySelector("p:last-child").textContent = clause.text;
    return made;
  }

  // One option with its reason. A clause stands in full once: with the best option, else where it is first met; elsewhere as a link.
  option(index, shown) {
    const { page } = this;
    const { text, why, because, pull, best } = this.question.options[index];
    const made = make(page.element, "option");
    const parts = targets(made, ["input", "text", "reason", "pull", "also"]);
    Object.assign(parts.input, { value: index, name: this.name });
    parts.text.textContent = text;
    parts.reason.textContent = why;
    parts.pull.textContent = pull ? `${page.word("tempting")} ${pull}.` : "";
    parts.pull.hidden = !pull;
    const [weightiest, ...others] = because;
    const inFull = best || !shown.has(weightiest);
    const linked = inFull ? others : because;
    parts.also.hidden = !linked.length;
    parts.also.append(page.word("rests_on"), ...linked.flatMap((id, i) => [i ? ", " : " ", linkTo(this.bank.clauses.get(id))]));
    if (inFull) parts.pull.after(this.clause(weightiest));
    shown.add(weightiest);
    return made;
  }

  // Marks an option as chosen, by its index in the data; null marks none.
  choose(choice) {
    for (const input of this.box.querySelectorAll(".choices input")) input.checked = Number(input.value) === choice;
  }

  // The index in the data of the option that is chosen, or null.
  get chosen() {
    const input = this.box.querySelector(".choices input:checked");
    return input && Number(input.value);
  }

  // Every option with its reason, the best one marked, and one's own. Nothing can be chosen any more.
  reveal(choice) {
    const best = this.question.options.indexOf(this.best);
    this.choose(choice);
    this.targets.choices.disabled = true;
    for (const made of this.box.querySelectorAll(".answer")) {
      const { input, why, mark } = targets(made, ["input", "why", "mark"]);
      const index = Number(input.value);
      const word = index === best ? (index === choice ? "practice_best_yours" : "best") : index === choice ? "practice_yours" : "";
      why.hidden = false;
      mark.textContent = word && this.page.word(word);
      mark.hidden = !word;
      made.classList.toggle("answer--best", index === best);
    }
  }
}
