// Sitting a form: its questions one at a time, the answer sheet, and after handing in the results. Fetched when somebody begins.

import { element } from "../../shared/dom.js";
import { openMemory } from "../memory.js";
import { Bank } from "../questions/bank.js";
import { markOf } from "../questions/answers.js";
import { drawReview } from "../questions/review.js";
import { reviewedQuestion } from "../questions/reviewed.js";
import { QuestionView } from "../questions/view.js";
import { askToRemember } from "../remember.js";
import { now, writeForm } from "./address.js";
import { counted, drawSheet } from "./answer_sheet.js";
import { Timer } from "./timer.js";

// What is said at each moment the timer tells.
const MOMENTS = { half: "rehearsal_half", last: "rehearsal_few", over: "rehearsal_over" };

// What it needs of the page.
const TARGETS = [
  "progress", "flag", "previous", "next", "clear", "sheet", "list", "counts", "blanks", "confirm", "keys", "back", "ask",
  "clock", "left", "moment", "timer", "of-form", "practice", "reviewed",
];

export class Sitting {
  // `page` is the ToolPage of the rehearsal; `leave()` goes back to the choice of a form.
  constructor(page, leave) {
    this.page = page;
    this.memory = openMemory(page);
    Object.assign(this, page.parts);
    this.targets = page.targets(TARGETS);
    this.question.addEventListener("submit", (event) => { event.preventDefault(); this.next(); });
    this.question.addEventListener("change", () => this.answer());
    page.on({
      previous: () => this.go(this.set.at - 1),
      clear: () => this.clear(),
      sheet: () => this.look(),
      back: () => this.go(this.set.at),
      ask: () => this.ask(),
      "not-yet": () => this.notYet(),
      "hand-in": () => this.handIn(),
      timer: () => this.toggleTimer(),
      leave,
    });
  }

  get address() {
    return writeForm(this.set);
  }

  // Shows a part of the page; what was said of the way in no longer holds.
  show(part) {
    this.page.tell();
    this.page.show(part);
  }

  // Takes up a form where it was left, or a fresh one: `counts` is {domain: how many}, `minutes` its time or 0. False where the
  // questions are no longer those that were answered.
  async take(set, counts, minutes, fresh = false) {
    this.bank = await Bank.open(this.page.root);
    const ids = this.bank.drawByShares(counts, set.form);
    // Answers fit only the questions they were given to.
    const mark = markOf(ids.join(" "));
    if (set.mark && set.mark !== mark) return false;
    await this.bank.load(ids);
    this.stop();
    this.questions = ids.map((id) => this.bank.questions.get(id));
    this.set = { ...set, mark, answers: this.questions.map((question, i) => this.known(question, set.answers[i])) };
    this.minutes = minutes;
    if (fresh) history.pushState(null, "", this.address);
    if (set.done !== null) this.finish();
    else this.begin();
    return true;
  }

  // An answer as it fits its question: an option that is not there is none.
  known(question, { choice, flagged } = { choice: null, flagged: false }) {
    const fits = choice !== null && choice < question.options.length;
    return { choice: fits ? choice : null, flagged };
  }

  begin() {
    const { clock } = this.targets;
    clock.hidden = !this.minutes;
    this.tellHidden();
    const last = Number(clock.dataset.minutes);
    if (this.minutes) this.timer = new Timer(this.set.begun * 1000, this.minutes, last, (...told) => this.tellTime(...told));
    if (this.set.onSheet) this.look(false);
    else this.go(this.set.at, false);
  }

  // Ends what would go on by itself.
  stop() {
    this.timer?.stop();
    this.timer = null;
    this.targets.clock.hidden = true;
    this.targets.moment.textContent = "";
  }

  note() {
    history.replaceState(null, "", this.address);
  }

  get current() {
    return this.set.answers[this.set.at];
  }

  // ---- one question

  go(at, moved = true) {
    const { set, question, questions, page } = this;
    const { progress, flag, previous, next, clear, sheet } = this.targets;
    Object.assign(set, { at, onSheet: false });
    if (moved) this.note();
    question.reset();
    progress.textContent = page.word("rehearsal_progress", { number: at + 1, all: questions.length });
    this.view = new QuestionView(question, page, this.bank);
    this.view.draw(questions[at], set.form);
    this.view.choose(this.current.choice);
    flag.checked = this.current.flagged;
    clear.hidden = this.current.choice === null;
    previous.hidden = at === 0;
    next.textContent = page.word(at + 1 < questions.length ? "rehearsal_next" : "rehearsal_last");
    sheet.hidden = at + 1 === questions.length;
    this.show(question);
    progress.focus();
  }

  next() {
    if (this.set.at + 1 < this.questions.length) this.go(this.set.at + 1);
    else this.look();
  }

  answer() {
    this.set.answers[this.set.at] = { choice: this.view.chosen, flagged: this.targets.flag.checked };
    this.targets.clear.hidden = this.current.choice === null;
    this.note();
  }

  clear() {
    this.view.choose(null);
    this.question.querySelector("[name=choice]").focus();
    this.answer();
  }

  // ---- the answer sheet

  look(moved = true) {
    const { sheet, set, page } = this;
    const { counts, list, back } = this.targets;
    set.onSheet = true;
    if (moved) this.note();
    counts.textContent = page.word("rehearsal_counts", counted(set.answers));
    drawSheet(list, set.answers, set.at, page, (at) => this.go(at));
    back.textContent = page.word("rehearsal_back", { number: set.at + 1 });
    this.asking(false);
    this.show(sheet);
    sheet.querySelector("h2").focus();
  }

  // Asks once more, with a word about the blanks.
  ask() {
    const { blank } = counted(this.set.answers);
    const count = blank === 0 ? "none" : blank === 1 ? "one" : "many";
    this.targets.blanks.textContent = this.page.word(`rehearsal_blank_${count}`, { count: blank });
    this.asking(true);
    this.targets.confirm.focus();
  }

  asking(yes) {
    this.targets.confirm.hidden = !yes;
    this.targets.keys.hidden = yes;
  }

  notYet() {
    this.asking(false);
    this.targets.ask.focus();
  }

  // ---- the timer

  tellTime(minutes, moment) {
    const { left, moment: said, timer } = this.targets;
    left.textContent = this.page.word(minutes === 1 ? "rehearsal_left_one" : "rehearsal_left", { minutes });
    // What was said of the time before no longer holds. While the timer is hidden it says nothing but that the time is over.
    if (moment === "over" || !this.set.hidden) said.textContent = moment && this.page.word(MOMENTS[moment], { minutes });
    if (moment !== "over") return;
    left.hidden = true;
    // Whoever is at the key is not sent away from it.
    timer.hidden = timer !== document.activeElement;
  }

  toggleTimer() {
    this.set.hidden = !this.set.hidden;
    if (this.set.hidden && this.timer.left) this.targets.moment.textContent = "";
    this.tellHidden();
    this.note();
  }

  tellHidden() {
    const { hidden } = this.set;
    const { left, timer } = this.targets;
    left.hidden = hidden;
    timer.hidden = false;
    timer.textContent = this.page.word(hidden ? "rehearsal_show" : "rehearsal_hide");
  }

  // ---- the results

  handIn() {
    this.set.done = Math.max(0, now() - this.set.begun);
    this.remember((...answer) => this.memory.note(...answer));
    this.note();
    this.finish();
  }

  // Hands each answer to the memory, in one of its ways.
  remember(note) {
    this.set.answers.forEach(({ choice }, i) => {
      const question = this.questions[i];
      if (choice !== null) note(question.id, Boolean(question.options[choice].best));
    });
  }

  finish() {
    this.stop();
    this.remember((...answer) => this.memory.noteOnce(...answer));
    const { results, set, questions, page, targets } = this;
    const answered = questions.map((question, i) => ({ question, sure: 0, ...set.answers[i] }));
    const time = this.minutes ? [page.word("rehearsal_took", { minutes: Math.ceil(set.done / 60), all: this.minutes })] : [];
    targets["of-form"].textContent = [page.word("rehearsal_was", { form: set.form }), ...time].join(" ");
    const again = drawReview(page, answered, this.bank, { seed: set.form, byDomain: true });
    targets.practice.hidden = !again.length;
    targets.practice.hash = `set=${again.join(".")}`;
    targets.reviewed.replaceChildren(...answered.map((one, i) => this.reviewed(one, i)));
    askToRemember(page);
    this.show(results);
    results.querySelector("h2").focus();
  }

  // A question of the results: a line that opens to all it holds.
  reviewed(one, index) {
    const { page } = this;
    const { question, choice, flagged } = one;
    const became = choice === null ? "blank" : question.options[choice].best ? "best" : "other";
    const said = [page.word(`rehearsal_${became}`), ...(flagged ? [page.word("rehearsal_flagged")] : [])].join(", ");
    const lead = [element("span", "tag", String(index + 1)), " "];
    return element("li", "", reviewedQuestion(page, this.bank, this.set.form, one, { lead, said }));
  }
}
