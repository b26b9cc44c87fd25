// One question as practice and rehearsal show it: what it asks, its options with their reasons, and the clauses these rest on.

import { shuffled } from "../../shared/random.js";
import { linkTo } from "./review.js";

export class QuestionView {
  // `box` holds the parts of widgets/_question.html, `page` the templates of widgets/_question_parts.html.
  constructor(box, page, bank) {
    this.box = box;
    this.page = page;
    this.bank = bank;
  }

  // Shows a question, its options in the order the seed gives and their reasons hidden. `name` is that of its fields.
  draw(question, seed, name = "choice") {
    const { box } = this;
    this.question = question;
    this.name = name;
    const note = box.querySelector(".note");
    note.hidden = !question.note;
    note.querySelector("span").textContent = `${question.note ?? ""}.`;
    box.querySelector("[data-checked]").hidden = !question.beingChecked;
    const choices = box.querySelector(".choices");
    choices.disabled = false;
    const shown = new Set([this.best.because[0]]);
    const order = shuffled(question.options.keys(), `${seed} ${question.id}`);
    choices.replaceChildren(choices.querySelector("legend"), ...order.map((place) => this.option(place, shown)));
    choices.querySelector("legend").textContent = question.stem;
  }

  get best() {
    return this.question.options.find((option) => option.best);
  }

  template(name) {
    return this.page.querySelector(`template[data-${name}]`).content.cloneNode(true);
  }

  // A clause in its box, with its number, its words and the way to its page.
  clause(id) {
    const made = this.template("clause");
    const clause = this.bank.clauses.get(id);
    made.querySelector("p").append(linkTo(clause));
    made.querySelector("p:last-child").textContent = clause.text;
    return made;
  }

  // One option with its reason. A clause stands in full once: with the best option, else where it is first met; elsewhere as a link.
  option(place, shown) {
    const { text, why, because, pull, best } = this.question.options[place];
    const made = this.template("option").firstElementChild;
    Object.assign(made.querySelector("input"), { value: place, name: this.name });
    made.querySelector(".choice span").textContent = text;
    const [, reason, pulls, also] = made.querySelectorAll(".answer__why > p");
    reason.textContent = why;
    pulls.textContent = pull ? `${pulls.dataset.pull} ${pull}.` : "";
    pulls.hidden = !pull;
    const [weightiest, ...others] = because;
    const inFull = best || !shown.has(weightiest);
    const linked = inFull ? others : because;
    also.hidden = !linked.length;
    also.append(also.dataset.also, ...linked.flatMap((id, i) => [i ? ", " : " ", linkTo(this.bank.clauses.get(id))]));
    if (inFull) pulls.after(this.clause(weightiest));
    shown.add(weightiest);
    return made;
  }

  // Marks an option as chosen, by its place in the data; null marks none.
  choose(choice) {
    for (const input of this.box.querySelectorAll(".choices input")) input.checked = Number(input.value) === choice;
  }

  // The place in the data of the option that is chosen, or null.
  get chosen() {
    const input = this.box.querySelector(".choices input:checked");
    return input && Number(input.value);
  }

  // Every option with its reason, the best one marked, and one's own. Nothing can be chosen any more.
  reveal(choice) {
    const best = this.question.options.indexOf(this.best);
    this.choose(choice);
    this.box.querySelector(".choices").disabled = true;
    for (const made of this.box.querySelectorAll(".answer")) {
      const place = Number(made.querySelector("input").value);
      made.querySelector(".answer__why").hidden = false;
      const said = made.querySelector(".answer__said");
      const what = place === best ? (place === choice ? "both" : "best") : place === choice ? "yours" : "";
      said.textContent = said.dataset[what] ?? "";
      said.hidden = !what;
      made.classList.toggle("answer--best", place === best);
    }
  }
}
