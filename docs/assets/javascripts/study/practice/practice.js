// Practice: a set of questions, one at a time; after each its reasons, at the end what to look at again.

import { newSeed } from "../../shared/address.js";
import { openMemory } from "../memory.js";
import { Bank } from "../questions/bank.js";
import { drawReview } from "../questions/review.js";
import { QuestionView } from "../questions/view.js";
import { askToRemember } from "../remember.js";
import { NONE, readRecord, readSet, writeSet } from "./address.js";

export class Tool {
  constructor(page) {
    this.page = page;
    this.memory = openMemory(page);
    Object.assign(this, page.parts);
    this.targets = page.targets(["record", "progress", "answer", "hint", "sure", "missing", "check", "next", "address", "missed"]);
    this.question.addEventListener("submit", (event) => { event.preventDefault(); this.check(); });
    this.question.addEventListener("change", () => this.pick());
    page.on({
      next: () => this.go(this.set.at + 1),
      stop: () => this.leave(),
      another: () => this.start({ ...this.set, only: "" }),
      missed: () => this.start({ ...this.set, only: this.again.join(".") }),
    });
  }

  get address() {
    return this.set ? writeSet(this.set) : "";
  }

  // What the address asks for: a set, wherever one was in it, or the choice of one.
  async open() {
    const { page } = this;
    const wanted = readSet(location.hash, Number(page.usual("count")));
    const record = readRecord(location.hash);
    if (!wanted) {
      this.set = null;
      page.show(this.setup);
      if (record) await this.offer(record);
      return;
    }
    await this.attempt(async (bank) => {
      if (!bank.among(wanted.only || wanted.what)) {
        page.tell("practice_unread");
        page.show(this.setup);
        return;
      }
      if (wanted.seed) await this.take(wanted);
      // A link without a seed, as a plan has them, asks for a fresh set: another each time it is followed, the same on a reload.
      else await this.fresh(wanted, (address) => history.replaceState(null, "", address));
    });
  }

  // Does something with the bank, which may have to be fetched.
  attempt(action) {
    return this.page.attempt(async () => {
      this.bank = await Bank.open(this.page.root);
      await action(this.bank);
    });
  }

  // A record whose page led here stands among the choices, and is chosen.
  offer(id) {
    return this.attempt((bank) => {
      const record = bank.records.get(id);
      const choice = this.targets.record;
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
    const ids = this.bank.draw(only || what, count, seed, (row) => this.memory.rank(row.id));
    const set = { what, count, seed, only: this.memory.items.size ? ids.join(".") : only, at: 0, answers: [] };
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
    history.replaceState(null, "", this.address);
  }

  get current() {
    return this.bank.questions.get(this.ids[this.set.at]);
  }

  draw() {
    const { current, set, question, ids, page } = this;
    const { progress, hint, sure, answer, missing, check, next, address } = this.targets;
    question.reset();
    progress.textContent = page.word("practice_progress", { number: set.at + 1, all: ids.length });
    this.view = new QuestionView(question, page, this.bank);
    this.view.draw(current, set.seed);
    hint.open = false;
    hint.hidden = false;
    hint.querySelector("div").replaceChildren(this.view.clause(this.view.best.because[0]));
    sure.hidden = false;
    answer.textContent = "";
    missing.textContent = "";
    check.hidden = false;
    next.hidden = true;
    Object.assign(address, { href: `${page.root}go/${current.id}/`, textContent: current.id });
    page.show(question);
    progress.focus();
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
      this.page.tellMissing(this.targets.missing, "practice_choose_first", this.targets.check);
      return;
    }
    this.set.answers[this.set.at] = answer;
    this.set.picked = null;
    this.memory.note(this.current.id, Boolean(this.current.options[answer.choice].best), answer.sure);
    this.note();
    this.reveal(answer);
    this.page.ignoreSecondTap();
    this.targets.answer.focus();
  }

  // Every option with its reason, the best one marked, and one's own.
  reveal({ choice }) {
    const { hint, sure, answer, missing, check, next } = this.targets;
    const { best } = this.view;
    const { page } = this;
    this.view.reveal(choice);
    missing.textContent = "";
    answer.textContent = this.current.options[choice] === best
      ? page.word("practice_is_best")
      : page.word("practice_other", { answer: best.text });
    hint.hidden = true;
    sure.hidden = true;
    check.hidden = true;
    next.hidden = false;
    next.textContent = page.word(this.set.at + 1 < this.ids.length ? "practice_next" : "practice_finish");
  }

  finish() {
    const answered = this.ids.map((id, i) => ({ question: this.bank.questions.get(id), ...(this.set.answers[i] ?? NONE) }));
    for (const { question, choice, sure } of answered) {
      const chosen = question.options[choice];
      if (chosen) this.memory.noteOnce(question.id, Boolean(chosen.best), sure);
    }
    this.again = drawReview(this.page, answered, this.bank);
    this.targets.missed.hidden = !this.again.length;
    askToRemember(this.page);
    this.page.show(this.results);
    this.results.querySelector("h2").focus();
  }

  leave() {
    history.pushState(null, "", location.pathname);
    this.open();
    this.setup.querySelector("input:checked").focus();
  }
}
