// Practice: a set of questions, one at a time; after each its reasons, at the end what to look at again.

import { Bank } from "../questions/bank.js";
import { QuestionView } from "../questions/view.js";
import { newSeed } from "../../shared/random.js";
import { drawReview } from "../questions/review.js";
import { NONE, readSet, writeSet } from "./address.js";
import { askToRemember, memory } from "../memory.js";
import { attempt, ignoreSecondTap, showPart, tellMissing } from "../parts.js";

export class Tool {
  constructor(element) {
    this.element = element;
    this.words = element.dataset;
    this.said = element.querySelector(".study__said");
    this.setup = element.querySelector(".study__setup");
    this.question = element.querySelector(".study__question");
    this.results = element.querySelector(".study__results");
    this.answer = this.question.querySelector(".study__answer");
    this.missing = this.question.querySelector(".study__missing");
    this.question.addEventListener("submit", (event) => { event.preventDefault(); this.check(); });
    this.question.addEventListener("change", () => this.pick());
    this.key("next").addEventListener("click", () => this.go(this.set.at + 1));
    for (const stop of element.querySelectorAll("[data-stop]")) stop.addEventListener("click", () => this.leave());
    this.results.querySelector("[data-another]").addEventListener("click", () => this.start({ ...this.set, only: "" }));
    this.results.querySelector("[data-missed]").addEventListener("click", () => this.start({ ...this.set, only: this.missed.join(".") }));
  }

  key(name) {
    return this.question.querySelector(`[data-${name}]`);
  }

  show(part) {
    showPart(part, [this.setup, this.question, this.results], part !== this.setup);
  }

  // What the address asks for: a set, wherever one was in it, or the choice of one.
  async open() {
    const wanted = readSet(location.hash);
    const record = new URLSearchParams(location.hash.slice(1)).get("record");
    this.said.textContent = "";
    if (!wanted) {
      this.set = null;
      this.show(this.setup);
      if (record) await this.offer(record);
      return;
    }
    await this.attempt(async (bank) => {
      if (!bank.among(wanted.only || wanted.what)) {
        this.said.textContent = this.words.unread;
        this.show(this.setup);
        return;
      }
      if (wanted.seed) await this.take(wanted);
      // A link without a seed, as a plan has them, asks for a fresh set: another each time it is followed, the same on a reload.
      else await this.fresh(wanted, (address) => history.replaceState(null, "", address));
    });
  }

  // Does something with the bank, which may have to be fetched.
  attempt(action) {
    return attempt(async () => {
      this.opening ??= Bank.open(this.words.root);
      this.bank = await this.opening;
      await action(this.bank);
    }, this.said, this.words, () => {
      // What could not be fetched is asked for again the next time.
      if (!this.bank) this.opening = null;
      this.show(this.setup);
    });
  }

  // A record whose page led here stands among the choices, and is chosen.
  offer(id) {
    return this.attempt((bank) => {
      const record = bank.records.get(id);
      const choice = this.setup.querySelector("[data-record]");
      choice.hidden = !record;
      if (!record) return;
      choice.querySelector("input").value = id;
      choice.querySelector("input").checked = true;
      choice.querySelector("span").textContent = `${record.label} ${record.title}`.trim();
    });
  }

  begin() {
    const chosen = new FormData(this.setup);
    return this.start({ what: chosen.get("what"), count: Number(chosen.get("count")) });
  }

  start(wanted) {
    return this.attempt(() => this.fresh(wanted, (address) => history.pushState(null, "", address)));
  }

  // A fresh set, or `only` these. Where earlier answers decide which questions come, they are named in the address one by one.
  async fresh({ what, count, only = "" }, note) {
    const seed = newSeed();
    const ids = this.bank.draw(only || what, count, seed, (row) => memory.rank(row.id));
    const set = { what, count, seed, only: memory.items.size ? ids.join(".") : only, at: 0, answers: [] };
    await this.take(set, ids);
    note(writeSet(set));
  }

  async take(set, ids = this.bank.draw(set.only || set.what, set.count, set.seed)) {
    await this.bank.load(ids);
    this.ids = ids;
    this.set = { ...set, answers: set.answers.slice(0, ids.length) };
    this.go(Math.min(set.at, this.set.answers.length), false);
  }

  go(at, moved = true) {
    this.set.at = at;
    if (moved) {
      this.set.picked = null;
      this.note();
    }
    if (at >= this.ids.length) this.finish();
    else this.draw();
  }

  note() {
    history.replaceState(null, "", writeSet(this.set));
  }

  get current() {
    return this.bank.questions.get(this.ids[this.set.at]);
  }

  draw() {
    const { current, set, question, ids } = this;
    question.reset();
    question.querySelector("h2").textContent = this.words.progress.replace("{number}", set.at + 1).replace("{all}", ids.length);
    this.view = new QuestionView(question, this.element, this.bank);
    this.view.draw(current, set.seed);
    const hint = question.querySelector(".hint");
    hint.open = false;
    hint.hidden = false;
    hint.querySelector("div").replaceChildren(this.view.clause(this.view.best.because[0]));
    question.querySelector(".sure").hidden = false;
    this.answer.textContent = "";
    this.missing.textContent = "";
    this.key("check").hidden = false;
    this.key("next").hidden = true;
    Object.assign(this.key("address"), { href: `${this.words.root}go/${current.id}/`, textContent: current.id });
    this.show(question);
    question.querySelector("h2").focus();
    const given = set.answers[set.at];
    if (given) this.reveal(given);
    else if (set.picked) this.fill(set.picked);
  }

  fill({ choice, sure }) {
    this.view.choose(choice);
    this.question.elements.sure.value = sure;
  }

  get given() {
    return { choice: this.view.chosen, sure: Number(this.question.elements.sure.value) };
  }

  // Notes what is picked, so that a reload before Check does not lose it.
  pick() {
    this.set.picked = this.given;
    this.note();
  }

  check() {
    const answer = this.given;
    if (answer.choice === null) {
      // The choices may be far up: whoever pressed Check stays there, where the word is.
      tellMissing(this.missing, this.missing.dataset.missing, this.key("check"));
      return;
    }
    this.set.answers[this.set.at] = answer;
    this.set.picked = null;
    memory.note(this.current.id, Boolean(this.current.options[answer.choice].best), answer.sure);
    this.note();
    this.reveal(answer);
    ignoreSecondTap();
    this.answer.focus();
  }

  // Every option with its reason, the best one marked, and one's own.
  reveal({ choice }) {
    const { current, question } = this;
    const { best } = this.view;
    this.view.reveal(choice);
    this.missing.textContent = "";
    this.answer.textContent = current.options[choice] === best
      ? this.answer.dataset.best
      : this.answer.dataset.other.replace("{answer}", () => best.text);
    question.querySelector(".hint").hidden = true;
    question.querySelector(".sure").hidden = true;
    this.key("check").hidden = true;
    const next = this.key("next");
    next.hidden = false;
    next.textContent = this.set.at + 1 < this.ids.length ? next.dataset.word : next.dataset.finish;
  }

  finish() {
    const answered = this.ids.map((id, i) => ({ question: this.bank.questions.get(id), ...(this.set.answers[i] ?? NONE) }));
    for (const { question, choice, sure } of answered) {
      const chosen = question.options[choice];
      if (chosen) memory.noteOnce(question.id, Boolean(chosen.best), sure);
    }
    this.missed = drawReview(this.results, answered, this.bank);
    this.results.querySelector("[data-missed]").hidden = !this.missed.length;
    askToRemember(this.results);
    this.show(this.results);
    this.results.querySelector("h2").focus();
  }

  leave() {
    history.pushState(null, "", location.pathname);
    this.open();
    this.setup.querySelector("input:checked").focus();
  }
}
