// Sitting a form: its questions one at a time, the answer sheet, and after handing in the results. Fetched when somebody begins.

import { counted, drawSheet } from "./answer_sheet.js";
import { Bank } from "../questions/bank.js";
import { QuestionView } from "../questions/view.js";
import { chance } from "../../shared/random.js";
import { now, writeForm } from "./address.js";
import { drawReview } from "../questions/review.js";
import { element } from "../../search/results.js";
import { askToRemember, memory } from "../memory.js";
import { Timer } from "./timer.js";

// Four letters that tell these questions from others: answers fit only the questions they were given to.
const markOf = (ids) => Math.floor(chance(ids.join(" "))() * 36 ** 4).toString(36).padStart(4, "0");

export class Sitting {
  // `page` is the element of the widget; `show(part)` shows one part of it, `leave()` goes back to the choice of a form.
  constructor(page, show, leave) {
    this.page = page;
    this.words = page.dataset;
    this.show = show;
    this.question = page.querySelector(".study__question");
    this.sheet = page.querySelector(".study__sheet");
    this.results = page.querySelector(".study__results");
    this.clock = page.querySelector(".timer");
    this.confirm = this.sheet.querySelector("[data-confirm]");
    this.question.addEventListener("submit", (event) => { event.preventDefault(); this.next(); });
    this.question.addEventListener("change", () => this.answer());
    this.on("previous", () => this.go(this.set.at - 1));
    this.on("clear", () => this.clear());
    this.on("sheet", () => this.look());
    this.on("back", () => this.go(this.set.at));
    this.on("ask", () => this.ask());
    this.on("not-yet", () => this.notYet());
    this.on("hand-in", () => this.handIn());
    this.on("timer", () => this.toggleTimer());
    for (const key of page.querySelectorAll("[data-leave]")) key.addEventListener("click", leave);
    // On paper every question stands with its reasons.
    addEventListener("beforeprint", () => { for (const one of this.results.querySelectorAll("details")) this.open(one); });
  }

  key(name) {
    return this.page.querySelector(`button[data-${name}]`);
  }

  on(name, act) {
    this.key(name).addEventListener("click", act);
  }

  // Takes up a form where it was left, or a fresh one: `counts` is {domain: how many}, `minutes` its time or 0. False where the
  // questions are no longer those that were answered.
  async take(set, counts, minutes, fresh = false) {
    this.opening ??= Bank.open(this.words.root);
    this.opening.catch(() => { this.opening = null; });
    this.bank = await this.opening;
    const ids = this.bank.drawByShares(counts, set.form);
    const mark = markOf(ids);
    if (set.mark && set.mark !== mark) return false;
    await this.bank.load(ids);
    this.stop();
    this.questions = ids.map((id) => this.bank.questions.get(id));
    this.set = { ...set, mark, answers: this.questions.map((question, i) => this.known(question, set.answers[i])) };
    this.minutes = minutes;
    if (fresh) history.pushState(null, "", writeForm(this.set));
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
    this.clock.hidden = !this.minutes;
    this.tellHidden();
    if (this.minutes) this.timer = new Timer(this.set.begun * 1000, this.minutes, Number(this.clock.dataset.minutes), (...told) => this.tellTime(...told));
    if (this.set.onSheet) this.look(false);
    else this.go(this.set.at, false);
  }

  // Ends what would go on by itself.
  stop() {
    this.timer?.stop();
    this.timer = null;
    this.clock.hidden = true;
    this.clock.querySelector("[role=status]").textContent = "";
  }

  note() {
    history.replaceState(null, "", writeForm(this.set));
  }

  get current() {
    return this.set.answers[this.set.at];
  }

  // ---- one question

  go(at, moved = true) {
    const { set, question, questions } = this;
    Object.assign(set, { at, onSheet: false });
    if (moved) this.note();
    question.reset();
    question.querySelector("h2").textContent = this.words.progress.replace("{number}", at + 1).replace("{all}", questions.length);
    this.view = new QuestionView(question, this.page, this.bank);
    this.view.draw(questions[at], set.form);
    this.view.choose(this.current.choice);
    question.querySelector("[name=again]").checked = this.current.flagged;
    this.key("clear").hidden = this.current.choice === null;
    this.key("previous").hidden = at === 0;
    const next = this.key("next");
    next.textContent = at + 1 < questions.length ? next.dataset.word : next.dataset.last;
    this.key("sheet").hidden = at + 1 === questions.length;
    this.show(question);
    question.querySelector("h2").focus();
  }

  next() {
    if (this.set.at + 1 < this.questions.length) this.go(this.set.at + 1);
    else this.look();
  }

  answer() {
    this.set.answers[this.set.at] = { choice: this.view.chosen, flagged: this.question.querySelector("[name=again]").checked };
    this.key("clear").hidden = this.current.choice === null;
    this.note();
  }

  clear() {
    this.view.choose(null);
    this.question.querySelector("[name=choice]").focus();
    this.answer();
  }

  // ---- the answer sheet

  look(moved = true) {
    const { sheet, set } = this;
    set.onSheet = true;
    if (moved) this.note();
    const counts = sheet.querySelector("[data-counts]");
    counts.textContent = counts.dataset.counts.replace(/\{(\w+)\}/g, (_, name) => counted(set.answers)[name]);
    drawSheet(sheet.querySelector("ol"), set.answers, set.at, (place) => this.go(place));
    const back = this.key("back");
    back.textContent = back.dataset.word.replace("{number}", set.at + 1);
    this.asking(false);
    this.show(sheet);
    sheet.querySelector("h2").focus();
  }

  // Asks once more, with a word about the blanks.
  ask() {
    const { blank } = counted(this.set.answers);
    const said = this.confirm.querySelector("p");
    const sentence = blank === 0 ? said.dataset.none : blank === 1 ? said.dataset.one : said.dataset.many;
    said.textContent = sentence.replace("{count}", blank);
    this.asking(true);
    this.confirm.focus();
  }

  asking(yes) {
    this.confirm.hidden = !yes;
    this.sheet.querySelector("[data-keys]").hidden = yes;
  }

  notYet() {
    this.asking(false);
    this.key("ask").focus();
  }

  // ---- the timer

  tellTime(minutes, moment) {
    const left = this.clock.querySelector("[data-left]");
    left.textContent = minutes === 1 ? left.dataset.one : left.dataset.left.replace("{minutes}", minutes);
    const said = this.clock.querySelector("[role=status]");
    // What was said of the time before no longer holds. While the timer is hidden it says nothing but that the time is over.
    if (moment === "over" || !this.set.hidden) said.textContent = said.dataset[moment]?.replace("{minutes}", minutes) ?? "";
    if (moment !== "over") return;
    left.hidden = true;
    // Whoever is at the key is not sent away from it.
    this.key("timer").hidden = this.key("timer") !== document.activeElement;
  }

  toggleTimer() {
    this.set.hidden = !this.set.hidden;
    const said = this.clock.querySelector("[role=status]");
    if (this.set.hidden && this.timer.left) said.textContent = "";
    this.tellHidden();
    this.note();
  }

  tellHidden() {
    const { hidden } = this.set;
    const key = this.key("timer");
    this.clock.querySelector("[data-left]").hidden = hidden;
    key.hidden = false;
    key.textContent = hidden ? key.dataset.show : key.dataset.hide;
  }

  // ---- the results

  handIn() {
    this.set.done = Math.max(0, now() - this.set.begun);
    this.remember((...answer) => memory.note(...answer));
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
    this.remember((...answer) => memory.noteOnce(...answer));
    const { results, set, questions, bank } = this;
    const answered = questions.map((question, i) => ({ question, sure: 0, ...set.answers[i] }));
    const form = results.querySelector("[data-form]");
    form.textContent = [form.dataset.form.replace("{form}", set.form), ...(this.minutes ? [this.timeTaken(form.dataset.time)] : [])].join(" ");
    const again = drawReview(results, answered, bank);
    const practice = results.querySelector("[data-to-practice]");
    practice.hidden = !again.length;
    practice.hash = `set=${again.join(".")}`;
    results.querySelector(".reviewed").replaceChildren(...answered.map((one, i) => this.reviewed(one, i)));
    askToRemember(results);
    this.show(results);
    results.querySelector("h2").focus();
  }

  timeTaken(sentence) {
    return sentence.replace("{minutes}", Math.ceil(this.set.done / 60)).replace("{all}", this.minutes);
  }

  // A question of the results: a line that opens to all it holds.
  reviewed({ question, choice, flagged }, place) {
    const list = this.results.querySelector(".reviewed");
    const became = choice === null ? "blank" : question.options[choice].best ? "best" : "other";
    const said = [list.dataset[became], ...(flagged ? [list.dataset.again] : [])].join(", ");
    const line = element("summary", "", element("span", "tag", String(place + 1)), " ", `${question.title}: `, element("span", "quiet", said));
    const made = element("details", "", line);
    made.dataset.place = place;
    made.addEventListener("toggle", () => this.open(made));
    return element("li", "", made);
  }

  // Draws what stands in it, once.
  open(details) {
    if (details.children.length > 1) return;
    const place = Number(details.dataset.place);
    const question = this.questions[place];
    const box = this.page.querySelector("template[data-question]").content.cloneNode(true).firstElementChild;
    const view = new QuestionView(box, this.page, this.bank);
    view.draw(question, this.set.form, `choice-${place}`);
    view.reveal(this.set.answers[place].choice);
    Object.assign(box.querySelector("[data-address]"), { href: `${this.words.root}go/${question.id}/`, textContent: question.id });
    details.append(box);
  }
}
