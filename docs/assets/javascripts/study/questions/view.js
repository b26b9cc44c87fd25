// One question as practice and rehearsal show it: what it asks, its options with their letters and reasons, and the clauses these rest on.
// What else there is to say of an answer comes once it was given.

import { linkTo, make, targets } from "../../shared/dom.js";
import { shuffled } from "../../shared/random.js";
import { marked } from "./twins.js";

const LETTERS = "ABCDEFGH";
// The seed of a set that a class answers together: its letters are those of the class view, of handouts and of copied texts.
export const AS_WRITTEN = "class";

export class QuestionView {
  // `box` holds the parts of widgets/_question.html; `page`, a ToolPage, the templates and the words of widgets/_question_parts.html.
  constructor(box, page, bank) {
    this.box = box;
    this.page = page;
    this.bank = bank;
    this.targets = targets(box, ["note", "checked", "choices", "judged", "shown", "others"]);
  }

  // Shows a question, its options in the order the seed gives and their reasons hidden. `name` is that of its fields.
  draw(question, seed, name = "choice") {
    const { note, checked, choices, judged, shown, others } = this.targets;
    this.question = question;
    this.name = name;
    note.hidden = !question.note;
    note.querySelector("span").textContent = `${question.note ?? ""}.`;
    checked.hidden = !question.beingChecked;
    choices.disabled = false;
    judged.hidden = true;
    others.hidden = true;
    const inFull = new Set([this.best.because]);
    // The index in the data of what stands behind each letter. Twins have the same letters, so that they can be compared.
    const places = [...question.options.keys()];
    this.order = seed === AS_WRITTEN ? places : shuffled(places, `${seed} ${question.set ?? question.id}`);
    this.options = new Map(this.order.map((index, place) => [index, this.option(index, LETTERS[place], inFull)]));
    shown.replaceChildren(...this.options.values());
    others.lastElementChild.replaceChildren();
    choices.querySelector("legend").textContent = question.stem;
  }

  // Marks the fact in the stem that its twins tell otherwise.
  mark(fact) {
    this.targets.choices.querySelector("legend").replaceChildren(...marked(this.question.stem, fact));
  }

  get best() {
    return this.question.options.find((option) => option.best);
  }

  // The letter an option has here, by its index in the data.
  letterOf(choice) {
    return LETTERS[this.order.indexOf(choice)];
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
  option(index, letter, met) {
    const { page } = this;
    const { text, why, because, best } = this.question.options[index];
    const made = make(page.element, "option");
    const parts = targets(made, ["input", "letter", "text", "reason", "fits", "pull", "also"]);
    Object.assign(parts.input, { value: index, name: this.name });
    parts.letter.textContent = letter;
    parts.text.textContent = text;
    parts.reason.textContent = why;
    for (const later of [parts.fits, parts.pull]) later.hidden = true;
    const isInFull = best || !met.has(because);
    if (isInFull) parts.pull.after(this.clause(because));
    this.restsOn(parts.also, isInFull ? [] : [because]);
    met.add(because);
    return made;
  }

  // Says what a reason rests on beside the clause that stands in full: a list of ids.
  restsOn(box, ids) {
    box.hidden = !ids.length;
    box.replaceChildren(this.page.word("rests_on"), ...ids.flatMap((id, i) => [i ? ", " : " ", linkTo(this.bank.records.get(id))]));
  }

  // Marks an option as chosen, by its index in the data; null marks none.
  choose(choice) {
    for (const input of this.box.querySelectorAll(".choices input")) input.checked = Number(input.value) === choice;
  }

  // Chooses what stands behind a letter, as a key does; false where nothing does.
  chooseLetter(letter) {
    const input = this.options.get(this.order[LETTERS.indexOf(letter.toUpperCase())])?.querySelector("input");
    input?.click();
    input?.focus();
    return Boolean(input);
  }

  // The index in the data of the option that is chosen, or null.
  get chosen() {
    const input = this.box.querySelector(".choices input:checked");
    return input && Number(input.value);
  }

  // Says under each reason when its option would be right, what pulls to it and what else it rests on, once that has come. Without it the
  // reasons stand as they are.
  async sayMore() {
    const { question, page } = this;
    const { fits = [], pulls, also } = await this.bank.after(question.id);
    for (const [index, made] of this.options) {
      const parts = targets(made, ["fits", "pull", "also"]);
      parts.fits.textContent = fits[index] ?? "";
      parts.pull.textContent = pulls[index] && `${page.word("tempting")} ${pulls[index]}.`;
      for (const part of [parts.fits, parts.pull]) part.hidden = !part.textContent;
      this.restsOn(parts.also, [...(made.querySelector("blockquote") ? [] : [question.options[index].because]), ...also[index]]);
    }
  }

  // One's own option and the best one with their reasons, then the others, folded. Nothing can be chosen any more.
  reveal(choice) {
    const { choices, judged, shown, others } = this.targets;
    const best = this.question.options.indexOf(this.best);
    this.choose(choice);
    choices.disabled = true;
    const state = choice === null ? "blank" : choice === best ? "best" : "other";
    const words = { best: "practice_is_best", other: "practice_other", blank: "practice_blank" };
    judged.hidden = false;
    judged.className = `verdict verdict--${state}`;
    judged.querySelector("span").textContent = this.page.word(words[state]);
    for (const [index, made] of this.options) {
      const { why, mark } = targets(made, ["why", "mark"]);
      const word = index === best ? (index === choice ? "practice_best_yours" : "best") : index === choice ? "practice_yours" : "";
      why.hidden = false;
      mark.querySelector("span").textContent = word && this.page.word(word);
      mark.hidden = !word;
      mark.classList.toggle("answer__mark--other", index !== best);
      made.classList.toggle("answer--best", index === best);
      made.classList.toggle("answer--other", index === choice && index !== best);
    }
    const first = [...new Set([choice, best])].filter((index) => index !== null);
    const rest = this.order.filter((index) => !first.includes(index));
    shown.replaceChildren(...first.map((index) => this.options.get(index)));
    others.hidden = !rest.length;
    others.open = false;
    const word = rest.length === 1 ? "practice_other_one" : "practice_others";
    others.firstElementChild.textContent = this.page.word(word, { count: rest.length });
    others.lastElementChild.replaceChildren(...rest.map((index) => this.options.get(index)));
    this.sayMore().catch(() => { /* It is more than was asked for, and comes with the next answer. */ });
  }
}
