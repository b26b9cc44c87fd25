// Sitting a form: its questions one at a time, the answer sheet, and after handing in the results. Fetched when somebody begins.

import { element } from "../../shared/dom.js";
import { offerToCopy } from "../../shared/copy_set.js";
import { offerToGoOn } from "../going_on.js";
import { openMemory } from "../memory.js";
import { openPlaces } from "../places.js";
import { markOfOption, optionOfMark } from "../questions/answers.js";
import { Bank } from "../questions/bank.js";
import { drawReview } from "../questions/review.js";
import { reviewedQuestion } from "../questions/reviewed.js";
import { QuestionView } from "../questions/view.js";
import { askToRemember } from "../remember.js";
import { now, writeForm } from "./address.js";
import { counted, drawSheet } from "./answer_sheet.js";
import { Timer } from "./timer.js";

// What is said at each moment the timer tells.
const MOMENTS = { half: "rehearsal_half", last: "rehearsal_few", over: "rehearsal_over" };
const MINUTE = 60;

// What it needs of the page.
const TARGETS = [
  "progress", "drawn", "flag", "flagged", "previous", "next", "clear", "to-sheet", "stop", "list", "kept", "stopped", "counts", "blanks",
  "confirm", "keys", "back", "ask", "clock", "left", "moment", "timer", "of-form", "practice", "reviewed", "remember",
];
const NONE = { choice: null, flagged: false };

export class Sitting {
  // `page` is the ToolPage of the rehearsal; `leave()` goes back to the choice of a form.
  constructor(page, leave) {
    this.page = page;
    this.places = openPlaces(page);
    this.memory = openMemory(page);
    Object.assign(this, page.parts);
    this.targets = page.targets(TARGETS);
    this.question.addEventListener("submit", (event) => { event.preventDefault(); this.next(); });
    this.question.addEventListener("change", () => this.answer());
    page.onKeys((key) => this.press(key));
    this.forgetCopied = offerToCopy(page, () => writeForm({ ...this.set, begun: null }));
    page.on({
      previous: () => this.go(this.set.at - 1),
      clear: () => this.clear(),
      "to-sheet": () => this.toSheet(),
      stop: () => this.turnTo("end"),
      back: () => this.go(this.set.at),
      ask: () => this.ask(),
      "not-yet": () => this.notYet(),
      "hand-in": () => this.handIn(),
      timer: () => this.toggleTimer(),
      leave,
    });
  }

  get address() {
    return writeForm(this.set, this.where);
  }

  get where() {
    return { number: this.set.at + 1, part: this.set.part };
  }

  get isDone() {
    return this.set.done !== null;
  }

  // ---- which form

  // Offers to go on with the form that was left, by `open()`.
  offer(open) {
    offerToGoOn(this.page, { places: this.places, open });
  }

  // Where a form was left, or null: without its questions nobody can go on.
  placeOf(form) {
    const place = this.places.of(writeForm(form));
    return Array.isArray(place?.ids) ? place : null;
  }

  // A fresh form: `counts` is {domain: how many}, `minutes` its time or 0.
  async begin(form, counts, minutes) {
    this.bank = await Bank.open(this.page.root);
    const ids = this.bank.drawByShares(counts, form.form);
    await this.bank.load(ids);
    this.hold({ ...form, ids, given: new Map(), hidden: false, done: null, at: 0, part: "question" }, minutes);
    this.note({ isStep: true });
    this.draw();
  }

  // Takes up a form in its place, where the address says. What was answered stands by the id of the question and a mark of the option: a
  // word tells what has changed since. False where none of its questions is left.
  async take(form, place, minutes) {
    this.bank = await Bank.open(this.page.root);
    const { number, part } = form;
    if (!this.set || this.key !== place.key) {
      const known = place.ids.filter((id) => this.bank.rows.has(id));
      await this.bank.load(known);
      const { given, changed } = this.known(place, known);
      // What was handed in stays as it was judged: a question that has changed since is left out.
      const ids = place.done === null ? known : known.filter((id) => !changed.includes(id));
      if (!ids.length) return false;
      this.hold({ ...form, ids, given, hidden: Boolean(place.hidden), done: place.done, at: 0, part }, minutes);
      const isLess = ids.length < place.ids.length;
      this.page.tell(isLess ? "practice_gone" : changed.length ? "practice_changed" : null);
    }
    Object.assign(this.set, { at: Math.min(number, this.set.ids.length) - 1, part });
    this.note();
    this.draw();
    return true;
  }

  // What was given in a place, as it fits the questions of today: {given: Map of {choice, flagged} by id, changed: ids}.
  known(place, ids) {
    const given = new Map();
    const changed = [];
    for (const id of ids) {
      const [mark = "", flagged = 0] = place.given?.[id] ?? [];
      const choice = mark ? optionOfMark(this.bank.questions.get(id), mark) : null;
      if (mark && choice === null) changed.push(id);
      given.set(id, { choice, flagged: Boolean(flagged) });
    }
    return { given, changed };
  }

  // Has a form at hand, and its timer.
  hold(set, minutes) {
    this.stop();
    this.set = set;
    this.minutes = minutes;
    this.questions = set.ids.map((id) => this.bank.questions.get(id));
    const { clock } = this.targets;
    clock.hidden = !minutes || this.isDone;
    this.tellHidden();
    const last = Number(clock.dataset.minutes);
    if (!clock.hidden) this.timer = new Timer(set.begun * 1000, minutes, last, (...told) => this.tellTime(...told));
  }

  // Leaves the form: nothing goes on by itself any more.
  rise() {
    this.stop();
    this.set = null;
  }

  stop() {
    this.timer?.stop();
    this.timer = null;
    this.targets.clock.hidden = true;
    this.targets.moment.textContent = "";
  }

  // ---- where one is

  get key() {
    return writeForm(this.set);
  }

  get answers() {
    return this.set.ids.map((id) => this.set.given.get(id) ?? NONE);
  }

  get current() {
    return this.answers[this.set.at];
  }

  // Notes where one is, and what was given so far.
  note(how) {
    const { set } = this;
    const given = this.questions.map((question, i) => {
      const { choice, flagged } = this.answers[i];
      return [question.id, [markOfOption(question, choice), Number(flagged)]];
    });
    this.places.keep({
      key: this.key,
      // Whoever comes back finds the question.
      address: writeForm(set, { number: set.at + 1 }),
      number: set.at + 1,
      all: set.ids.length,
      isDone: this.isDone,
      ids: set.ids,
      given: Object.fromEntries(given),
      hidden: set.hidden,
      done: set.done,
    }, { ...how, here: this.address });
  }

  // Each question is a step, as are the answer sheet and the end: Back leads to what stood before.
  turnTo(part) {
    this.set.part = part;
    this.page.tell();
    this.note({ isStep: true });
    this.draw();
  }

  go(at) {
    this.set.at = at;
    this.turnTo("question");
  }

  // Once it was handed in, nothing but its questions and its results is shown.
  draw() {
    const { part } = this.set;
    this.forgetCopied();
    if (part === "question") this.drawQuestion();
    else if (this.isDone) this.finish();
    else this.look();
  }

  // ---- one question

  drawQuestion() {
    const { set, question, questions, page, current, isDone } = this;
    const { progress, drawn, flag, flagged, previous, next, clear, "to-sheet": sheet, stop } = this.targets;
    const { at } = set;
    question.reset();
    progress.textContent = page.word("rehearsal_progress", { number: at + 1, all: questions.length });
    Object.assign(drawn, { max: questions.length, value: at + 1 });
    this.view = new QuestionView(question, page, this.bank);
    this.view.draw(questions[at], set.form);
    this.view.choose(current.choice);
    if (isDone) this.view.reveal(current.choice);
    flag.checked = current.flagged;
    for (const one of [flagged, stop]) one.hidden = isDone;
    clear.hidden = isDone || current.choice === null;
    previous.hidden = at === 0;
    const [onWord, lastWord] = isDone ? ["practice_next", "rehearsal_results"] : ["rehearsal_next", "rehearsal_last"];
    next.textContent = page.word(at + 1 < questions.length ? onWord : lastWord);
    sheet.hidden = at + 1 === questions.length;
    sheet.textContent = page.word(isDone ? "rehearsal_results" : "rehearsal_sheet");
    page.show(question);
    progress.focus();
  }

  next() {
    if (this.set.at + 1 < this.questions.length) this.go(this.set.at + 1);
    else this.toSheet();
  }

  toSheet() {
    this.turnTo(this.isDone ? "end" : "sheet");
  }

  answer() {
    this.set.given.set(this.set.ids[this.set.at], { choice: this.view.chosen, flagged: this.targets.flag.checked });
    this.targets.clear.hidden = this.current.choice === null;
    this.note();
  }

  clear() {
    this.view.choose(null);
    this.question.querySelector("[name=choice]").focus();
    this.answer();
  }

  // A key of one letter chooses the option of that letter.
  press(key) {
    if (!this.question.hidden && !this.isDone) this.view.chooseLetter(key);
  }

  // ---- the answer sheet, which is also where one stops

  look() {
    const { sheet, set, page } = this;
    const { stopped, counts, list, back, kept, remember } = this.targets;
    const at = { number: set.at + 1, all: set.ids.length };
    const isEnd = set.part === "end";
    stopped.textContent = page.word(isEnd ? "practice_stopped" : "rehearsal_sheet", at);
    counts.textContent = page.word("rehearsal_counts", counted(this.answers));
    drawSheet(list, this.answers, set.at, page, (index) => this.go(index));
    back.textContent = page.word(isEnd ? "rehearsal_continue" : "rehearsal_back", at);
    this.asking(false);
    page.show(sheet);
    // Asked where one stops too, since a long test may be more than a day's.
    if (isEnd) {
      kept.after(remember);
      askToRemember(page, () => this.note());
    } else {
      this.results.append(remember);
    }
    stopped.focus();
  }

  // Asks once more, with a word about the blanks.
  ask() {
    const { blank } = counted(this.answers);
    const count = blank === 0 ? "none" : blank === 1 ? "one" : "many";
    this.targets.blanks.textContent = this.page.word(`rehearsal_blank_${count}`, { count: blank });
    this.asking(true);
    // The key that hands in stands where the one that asks stood.
    this.page.ignoreSecondTap();
    this.targets.confirm.focus({ preventScroll: true });
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
    this.stop();
    this.remember((...answer) => this.memory.note(...answer));
    this.turnTo("end");
  }

  // Hands each answer to the memory, in one of its ways.
  remember(note) {
    this.answers.forEach(({ choice }, i) => {
      const question = this.questions[i];
      if (choice !== null) note(question.id, Boolean(question.options[choice].best));
    });
  }

  // How long it took; after the time was over nobody knows how much of it was spent here.
  get took() {
    const { minutes, page, set } = this;
    if (!minutes) return [];
    if (set.done > minutes * MINUTE) return [page.word("rehearsal_took_longer", { all: minutes })];
    return [page.word("rehearsal_took", { minutes: Math.max(1, Math.ceil(set.done / MINUTE)), all: minutes })];
  }

  finish() {
    this.remember((...answer) => this.memory.noteOnce(...answer));
    const { results, set, questions, page, targets } = this;
    const answered = questions.map((question, i) => ({ question, sure: 0, ...this.answers[i] }));
    targets["of-form"].textContent = [page.word("rehearsal_was", { form: set.form }), ...this.took].join(" ");
    const again = drawReview(page, answered, this.bank, { seed: set.form, byDomain: true });
    targets.practice.hidden = !again.length;
    targets.practice.hash = `set=${again.join(".")}`;
    targets.reviewed.replaceChildren(...answered.map((one, i) => this.reviewed(one, i)));
    page.show(results);
    targets.practice.parentElement.after(targets.remember);
    askToRemember(page, () => this.note());
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
