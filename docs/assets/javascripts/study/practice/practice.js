// Practice: a set of questions, one at a time; after each its reasons, at the end what to look at again.

import { newSeed } from "../../shared/address.js";
import { offerToCopy } from "../../shared/copy_set.js";
import { offerToGoOn, offerWhatIsDue } from "../going_on.js";
import { GUESS, openMemory } from "../memory.js";
import { openPlaces } from "../places.js";
import { Bank } from "../questions/bank.js";
import { drawReview } from "../questions/review.js";
import { marked } from "../questions/twins.js";
import { AS_WRITTEN, QuestionView } from "../questions/view.js";
import { askToRemember } from "../remember.js";
import { readRecord, readSet } from "./address.js";
import { PracticeSet } from "./set.js";

// What comes back today, and of that what was missed, as an address names them; at most so many in one set.
const COMING_BACK = ["due", "missed"];
const MOST_DUE = 20;
const TARGETS = [
  "record", "progress", "drawn", "hint", "missing", "check", "guess", "next", "previous", "address", "missed", "go-on", "done",
  "verdict", "numbers", "another", "to-class", "changes", "twin", "twin-stem",
];
const QUESTION = /^q-\d+$/;
const NONE = { choice: null, sure: 0 };

export class Tool {
  constructor(page) {
    this.page = page;
    this.memory = openMemory(page);
    this.places = openPlaces(page);
    Object.assign(this, page.parts);
    this.targets = page.targets(TARGETS);
    this.question.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.question.addEventListener("change", () => this.pick());
    page.onKeys((key) => this.press(key));
    this.forgetCopied = offerToCopy(page, () => this.set.link);
    page.on({
      next: () => this.next(),
      previous: () => this.go(this.set.at - 1),
      guess: () => this.check(GUESS),
      "twin-next": () => this.takeTwin(),
      stop: () => this.end(),
      choose: () => this.leave(),
      "go-on": () => this.go(this.set.firstOpen),
      another: () => this.start({ what: this.set.what, count: this.set.count }),
      missed: () => this.start({ ...this.set, only: this.again.join(".") }),
      "begin-due": () => this.attempt(() => this.freshOfDue("due", { isStep: true })),
      "begin-missed": () => this.attempt(() => this.freshOfDue("missed", { isStep: true })),
    });
  }

  get address() {
    return this.set?.address ?? "";
  }

  // ---- which set

  // What the address asks for: a set, wherever one was in it, or the choice of one.
  async open() {
    const { page } = this;
    const wanted = readSet(location.hash, Number(page.usual("count")));
    if (!wanted) {
      await this.offer(readRecord(location.hash));
      return;
    }
    await this.attempt(async (bank) => {
      if (COMING_BACK.includes(wanted.what) && !wanted.seed) {
        await this.freshOfDue(wanted.what, { isStep: false });
      } else if (!bank.among(wanted.only || wanted.what)) {
        page.tell("practice_unread");
        this.set = null;
        page.show(this.setup);
      // A link without a seed, as a plan has them, asks for a fresh set: another each time it is followed, the same on a reload.
      } else if (!wanted.seed) {
        await this.fresh(wanted, { isStep: false });
      } else {
        await this.take(wanted);
      }
    });
  }

  // Does something with the bank, which may have to be fetched.
  attempt(action) {
    return this.page.attempt(async () => {
      this.bank = await Bank.open(this.page.root);
      await action(this.bank);
    });
  }

  // The choice of a set. A record whose page led here stands among what may be chosen, and is chosen; what comes back is offered first.
  async offer(record) {
    this.set = null;
    this.page.show(this.setup);
    offerToGoOn(this.page, { places: this.places, open: () => this.open() });
    if (!record && !this.memory.kept) return;
    await this.attempt((bank) => {
      offerWhatIsDue(this.page, this.memory, this.comingBack);
      if (!record) return;
      // A study domain stands among the choices already; links of before name it like a record.
      const domain = bank.domains.some(({ id }) => id === record) && this.setup.querySelector(`[name=what][value="${record}"]`);
      if (domain) {
        domain.checked = true;
        return;
      }
      const found = bank.records.get(record);
      const choice = this.targets.record;
      choice.hidden = !found;
      if (!found) {
        this.page.tell("practice_record_none");
        return;
      }
      choice.querySelector("input").value = record;
      choice.querySelector("input").checked = true;
      choice.querySelector("span").textContent = `${found.label} ${found.title}`.trim();
    });
  }

  // The questions that come back, the hardest first: {due, missed}, lists of ids.
  get comingBack() {
    const ids = [...this.bank.rows.keys()];
    return { due: this.memory.due(ids), missed: this.memory.missed(ids) };
  }

  begin() {
    const chosen = new FormData(this.setup);
    return this.start({ what: chosen.get("what"), count: Number(chosen.get("count")) });
  }

  start(wanted) {
    return this.attempt(() => this.fresh(wanted, { isStep: true }));
  }

  // A set of what comes back, “due” or “missed”, as a link of another page may ask for it.
  async freshOfDue(which, how) {
    const ids = this.comingBack[which].slice(0, MOST_DUE);
    if (ids.length) await this.fresh({ what: "mixed", count: Number(this.page.usual("count")), only: ids.join(".") }, how);
    else await this.offer("");
  }

  // A fresh set, or `only` these.
  async fresh({ what, count, only = "" }, how) {
    const seed = newSeed();
    const ids = this.bank.draw(only || what, count, seed, (row) => this.memory.rank(row.id));
    await this.bank.load(ids);
    this.set = new PracticeSet({ what, count, seed, ids });
    this.note(how);
    this.draw();
  }

  // Takes up the set of an address: one that is at hand or was before goes on with what was answered.
  // What was asked for stays in the address, also where it is no longer there.
  async take({ what, count, seed, session, only, number, isEnd, isOlder }) {
    const { bank, page } = this;
    const ids = bank.draw(only || what, count, seed);
    const named = (only || what).split(".").filter((id) => QUESTION.test(id));
    await bank.load(ids);
    const set = new PracticeSet({ what, count, seed, session, ids, named: named.length ? named : ids });
    const isAtHand = this.set?.key === set.key;
    const isChanged = !isAtHand && set.takeUp(this.places.of(set.key), bank.questions);
    if (isAtHand) set.given = this.set.given;
    const word = isOlder ? "practice_older" : isChanged ? "practice_changed" : set.named.length > ids.length ? "practice_gone" : null;
    if (word) page.tell(word);
    const { firstOpen } = set;
    // A link that names no question, to a set one has been through, begins it anew.
    if (number === null && !isEnd && firstOpen >= ids.length) set.given = new Map();
    else set.at = Math.min(number === null ? firstOpen : number - 1, firstOpen, ids.length - 1);
    set.isEnd = isEnd && set.answered.length > 0;
    this.set = set;
    this.note();
    this.draw();
  }

  // ---- where one is

  // Notes where one is, and what was given so far.
  note(how) {
    this.places.keep(this.set.place(this.bank.questions), { ...how, here: this.address });
  }

  get current() {
    return this.bank.questions.get(this.set.current);
  }

  // Each question is a step: Back leads to the one before, and nothing that was answered is lost on the way.
  go(at) {
    Object.assign(this.set, { at, isEnd: false });
    this.note({ isStep: true });
    this.draw();
  }

  next() {
    if (this.set.isLast) this.end();
    else this.go(this.set.at + 1);
  }

  end() {
    this.set.isEnd = true;
    this.note({ isStep: true });
    this.draw();
  }

  leave() {
    history.pushState(null, "", location.pathname);
    this.open();
    this.setup.querySelector("input:checked").focus();
  }

  // ---- one question

  draw() {
    if (this.set.isEnd) {
      this.finish();
      return;
    }
    const { current, set, question, page } = this;
    const { progress, drawn, hint, missing, check, guess, next, previous, address } = this.targets;
    question.reset();
    progress.textContent = page.word("practice_progress", { number: set.at + 1, all: set.ids.length });
    Object.assign(drawn, { max: set.ids.length, value: set.at + 1 });
    this.view = new QuestionView(question, page, this.bank);
    this.view.draw(current, set.seed);
    hint.open = false;
    hint.hidden = false;
    hint.querySelector("div").replaceChildren(this.view.clause(this.view.best.because));
    missing.textContent = "";
    for (const key of [check, guess]) key.hidden = false;
    next.hidden = true;
    this.markTwin();
    previous.hidden = set.at === 0;
    this.forgetCopied();
    Object.assign(address, { href: `${page.root}go/${current.id}/`, textContent: current.id });
    page.show(question);
    progress.focus();
    const given = set.given.get(current.id);
    if (given?.isChecked) this.reveal(given);
    else if (given) this.view.choose(given.choice);
  }

  // Notes what is picked, so that neither a reload nor a step loses it before it is checked.
  pick() {
    if (this.view.chosen === null) return;
    this.set.given.set(this.current.id, { ...NONE, choice: this.view.chosen, isChecked: false });
    this.note();
  }

  submit() {
    if (this.set.checked(this.current.id)) this.next();
    else this.check();
  }

  // A key of one letter chooses the option of that letter.
  press(key) {
    if (this.question.hidden || this.set.checked(this.current.id)) return;
    this.view.chooseLetter(key);
  }

  check(sure = 0) {
    const choice = this.view.chosen;
    const { current, page, targets } = this;
    if (choice === null) {
      // The choices may be far up: whoever pressed Check stays there, where the word is.
      page.tellMissing(targets.missing, "practice_choose_first", sure ? targets.guess : targets.check);
      return;
    }
    this.set.given.set(current.id, { choice, sure, isChecked: true });
    this.memory.note(current.id, Boolean(current.options[choice].best), sure);
    this.note();
    this.reveal({ choice });
    page.ignoreSecondTap();
    this.view.targets.judged.focus();
  }

  // One's own option and the best one with their reasons, and the way on.
  reveal({ choice }) {
    const { hint, missing, check, guess, next } = this.targets;
    this.view.reveal(choice);
    missing.textContent = "";
    hint.hidden = true;
    for (const key of [check, guess]) key.hidden = true;
    next.hidden = false;
    next.textContent = this.page.word(this.set.isLast ? "practice_finish" : "practice_next");
    this.offerTwin();
  }

  // ---- twins

  // Marks what is different, where a twin of the question was answered in this set before it.
  markTwin() {
    const { current, set, view, targets } = this;
    this.twin = null;
    targets.twin.hidden = true;
    targets.changes.hidden = !this.bank.twinsOf(current.id).some((id) => set.checked(id) && set.ids.indexOf(id) < set.at);
    if (!targets.changes.hidden) this.afterIt(({ fact }) => view.mark(fact));
  }

  // Offers the next twin that is not in the set yet, with what changes in it.
  offerTwin() {
    const { bank, set, targets } = this;
    this.twin = bank.twinsOf(set.current).find((id) => !set.ids.includes(id));
    if (!this.twin) return;
    const { twin } = this;
    this.afterIt(async () => {
      const { fact } = await bank.after(twin);
      if (this.twin !== twin) return;
      targets["twin-stem"].replaceChildren(...marked(bank.questions.get(twin).stem, fact));
      targets.twin.hidden = false;
    });
  }

  // Does something with what there is to say after the question at hand, unless one has gone on before it came. Where it cannot be fetched,
  // the question stands as it is.
  afterIt(action) {
    const { current, bank } = this;
    bank.after(current.id).then((after) => (this.current === current ? action(after) : null)).catch(() => { /* as above */ });
  }

  // Puts the twin next, and goes to it.
  takeTwin() {
    this.set = this.set.withNext(this.twin);
    this.note();
    this.go(this.set.at + 1);
  }

  // ---- the end

  // What was answered and what to look at again: the same after the last question and wherever one stopped.
  finish() {
    const { page, set, targets } = this;
    const answered = set.answered.map((id) => ({ question: this.bank.questions.get(id), ...this.set.checked(id) }));
    for (const { question, choice, sure } of answered) this.memory.noteOnce(question.id, Boolean(question.options[choice].best), sure);
    this.again = drawReview(page, answered, this.bank, { seed: set.seed });
    const isStopped = answered.length < set.ids.length;
    const stop = { number: set.firstOpen + 1, all: set.ids.length };
    targets.done.textContent = page.word(isStopped ? "practice_stopped" : "practice_done", stop);
    targets["go-on"].hidden = !isStopped;
    targets["go-on"].textContent = page.word("practice_continue", stop);
    targets.missed.hidden = !this.again.length;
    this.leadToClass(answered.length > 0);
    this.forgetCopied();
    askToRemember(page, () => this.note());
    page.show(this.results);
    targets.done.focus();
  }

  // A class that answers together goes on: nobody keeps score, and the way leads back to the sheet one came from, where the address has it.
  leadToClass(hasAnswered) {
    const { page, set: { seed, session }, targets } = this;
    const isOfClass = seed === AS_WRITTEN;
    const back = targets["to-class"];
    targets.another.hidden = isOfClass;
    back.hidden = !isOfClass || !session;
    back.firstElementChild.href = `${page.root}go/${session}/class/`;
    if (!isOfClass) return;
    targets.numbers.textContent = "";
    if (hasAnswered) targets.verdict.textContent = page.word("practice_of_class");
  }
}
