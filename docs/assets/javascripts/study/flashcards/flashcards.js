// Flashcards: one card at a time, turned over, then “again” or “got it”; what was hard comes back. The cards are those of the page.

import { newSeed } from "../../shared/address.js";
import { element } from "../../shared/dom.js";
import { shuffled } from "../../shared/random.js";
import { offerToCopy } from "../../shared/copy_set.js";
import { offerToGoOn, offerWhatIsDue } from "../going_on.js";
import { openMemory } from "../memory.js";
import { openPlaces } from "../places.js";
import { askToRemember } from "../remember.js";
import { readDeck, writeDeck } from "./address.js";
import { AGAIN, dealt, draw, GOT, play } from "./deck.js";

// Of what comes back, at most so many in one set.
const MOST_DUE = 20;
// An address from before answers left it may hold any number of them; more than these were never given.
const MOST_OLDER = 2000;

// The cards of the page: [{id, kind, listed}], where `listed` is the card as it stands there.
const cardsOf = (page) => [...page.querySelectorAll(".deck .card")].map((listed) => ({
  // Its link ends with its id.
  id: listed.querySelector("a").pathname.split("/").at(-2), kind: listed.closest("[data-kind]").dataset.kind, listed,
}));

// An element with copies of these children: the list of the page stays as it is.
const copied = (name, className, children) => element(name, className, ...[...children].map((child) => child.cloneNode(true)));

const isAnswer = (one) => Array.isArray(one) && typeof one[0] === "string" && (one[1] === AGAIN || one[1] === GOT);

export class Tool {
  constructor(page) {
    this.page = page;
    this.memory = openMemory(page);
    this.places = openPlaces(page);
    Object.assign(this, page.parts);
    const single = ["missing", "progress", "drawn", "waiting", "card", "front", "back", "spoken", "done", "verdict", "numbers", "came"];
    this.targets = page.targets([...single, "turn", "turn-back", "again", "got", "only", "go-on"], ["previous"]);
    this.usual = { count: page.usual("count"), first: page.usual("first") };
    this.cards = cardsOf(document);
    this.listed = new Map(this.cards.map(({ id, listed }) => [id, listed]));
    this.known = { kinds: [...new Set(this.cards.map(({ kind }) => kind))], ids: [...this.listed.keys()] };
    this.targets.card.addEventListener("click", (event) => this.tap(event));
    this.targets.card.addEventListener("keydown", (event) => this.press(event));
    this.forgetCopied = offerToCopy(page, () => this.written(this.set));
    page.on({
      turn: () => this.turn(true),
      "turn-back": () => this.turn(false),
      again: () => this.answer(AGAIN),
      got: () => this.answer(GOT),
      previous: () => this.goBack(),
      stop: () => this.end(),
      choose: () => this.leave(),
      "go-on": () => this.go(this.set.given.length),
      another: () => this.start(this.set),
      only: () => this.start(this.set, shuffled([...this.all.again], newSeed())),
      "begin-due": () => this.startDue(({ due }) => due),
      "begin-missed": () => this.startDue(({ missed }) => missed),
    });
  }

  get address() {
    return this.set ? this.written(this.set, this.set) : "";
  }

  written(set, where) {
    return writeDeck(set, this.known, this.usual, where);
  }

  // ---- which set

  // What the address asks for: a set, wherever one was in it, or the choice of one.
  open() {
    const { page } = this;
    const wanted = readDeck(location.hash, this.known, this.usual);
    if (!wanted?.kinds.length) {
      page.tell(wanted && "practice_unread");
      this.offer();
      return;
    }
    this.take(wanted);
  }

  // The choice of a set; before it what one may go on with, and what comes back.
  offer() {
    this.set = null;
    this.page.show(this.setup);
    offerToGoOn(this.page, { places: this.places, open: () => this.open() });
    offerWhatIsDue(this.page, this.memory, this.comingBack);
  }

  // The cards that come back, the hardest first: {due, missed}, lists of ids.
  get comingBack() {
    const { ids } = this.known;
    return { due: this.memory.due(ids), missed: this.memory.missed(ids) };
  }

  begin() {
    const chosen = new FormData(this.setup);
    const kinds = chosen.getAll("kind");
    const { missing } = this.targets;
    missing.textContent = "";
    if (!kinds.length) {
      this.page.tellMissing(missing, "flashcards_none", this.setup.querySelector("[name=kind]"));
      return;
    }
    const count = chosen.get("count");
    this.start({ kinds, count: count === "all" ? Infinity : Number(count), first: chosen.get("first") });
  }

  // What comes back; another set like it is drawn from what the first form asks for.
  startDue(which) {
    const chosen = new FormData(this.setup).getAll("kind");
    const kinds = chosen.length ? chosen : this.known.kinds;
    const { count, first } = this.usual;
    this.start({ kinds, count: Number(count), first }, which(this.comingBack).slice(0, MOST_DUE));
  }

  // A fresh set, or one of these cards in their order. All the cards of some parts need no names, unless what is remembered puts some of
  // them first.
  start({ kinds, count, first }, only = []) {
    const set = { kinds, count, first, seed: newSeed() };
    const ids = only.length ? only : draw(this.cards, set, (id) => this.memory.rank(id));
    const isNamed = count !== Infinity || ids.join() !== draw(this.cards, set).join();
    this.page.tell();
    this.hold({ ...set, named: isNamed ? ids : [], ids, given: [], step: 0, turned: false, isEnd: false }, { isStep: true });
  }

  // Takes up the set of an address: one that is at hand or was before goes on with what was answered.
  take(wanted) {
    const { page } = this;
    const { named, older, isEnd } = wanted;
    const set = { ...wanted, seed: wanted.seed || newSeed() };
    const ids = named.length ? named.filter((id) => this.listed.has(id)) : draw(this.cards, set);
    // A link that names no cards, as a plan has them, draws them once; after that they are named.
    if (!named.length && set.count !== Infinity) set.named = ids;
    const place = this.places.of(this.written(set));
    const isAtHand = this.set && this.written(this.set) === this.written(set);
    const kept = isAtHand ? this.set.given : (place?.given ?? []).filter(isAnswer).map(([id, answer]) => ({ id, answer }));
    const fromOlder = older !== null && named.length && !kept.length ? dealt(named, older.slice(0, MOST_OLDER)) : [];
    const { given, current } = play(ids, [...kept, ...fromOlder]);
    const isGone = named.length > ids.length || given.length < kept.length;
    const word = older && !named.length ? "flashcards_older" : isGone ? "flashcards_gone" : wanted.whole ? null : "flashcards_partly";
    page.tell(word);
    const step = Math.min(wanted.step ?? given.length, given.length);
    const isDone = !current && step === given.length;
    const { state } = history;
    const turned = step < given.length || (state?.key === this.written(set) && Boolean(state.turned));
    // A link that tells of no card, to a set one has been through, begins it anew.
    const isAnew = isDone && wanted.step === null && !isEnd && older === null;
    this.hold({
      ...set,
      ids,
      ...(isAnew ? { given: [], step: 0, turned: false, isEnd: false } : { given, step, turned, isEnd: isDone || isEnd }),
    }, { isAtHand });
  }

  // Has a set at hand.
  hold(set, { isAtHand = false, ...how } = {}) {
    this.set = set;
    // What was remembered before each answer of this visit, for whoever gives another in its place.
    if (!isAtHand) this.before = new Map();
    // On paper stand the cards of the set.
    for (const [id, listed] of this.listed) listed.toggleAttribute("data-out", !set.ids.includes(id));
    this.note(how);
    this.draw();
  }

  // ---- where one is

  // The set as all its answers leave it, and as it stands before the card one is at.
  get all() {
    return play(this.set.ids, this.set.given);
  }

  get at() {
    return play(this.set.ids, this.set.given.slice(0, this.set.step));
  }

  // The card one is at: where one went back, the one that was answered there.
  get current() {
    return this.set.given[this.set.step]?.id ?? this.at.current;
  }

  numberOf(id) {
    return this.set.ids.indexOf(id) + 1;
  }

  // Notes where one is, and what was answered so far.
  note(how) {
    const { set } = this;
    const { current, given } = this.all;
    this.places.keep({
      key: this.written(set),
      address: this.written(set, { step: given.length }),
      number: this.numberOf(current ?? set.ids.at(-1)),
      all: set.ids.length,
      isDone: !current,
      given: given.map(({ id, answer }) => [id, answer]),
      turned: set.turned && !set.isEnd && set.step === given.length,
    }, { ...how, here: this.address });
  }

  // Each card is a step: Back leads to the one before, and nothing that was answered is lost on the way.
  go(step) {
    Object.assign(this.set, { step, turned: step < this.set.given.length, isEnd: false });
    this.page.tell();
    if (step === this.set.given.length && !this.all.current) this.set.isEnd = true;
    this.note({ isStep: true });
    this.draw();
  }

  goBack() {
    this.go((this.set.isEnd ? this.set.given.length : this.set.step) - 1);
  }

  end() {
    Object.assign(this.set, { isEnd: true, step: this.set.given.length });
    this.note({ isStep: true });
    this.draw();
  }

  leave() {
    history.pushState(null, "", location.pathname);
    this.open();
    this.setup.querySelector("input").focus();
  }

  // ---- one card

  draw() {
    const { set } = this;
    if (set.isEnd) {
      this.finish();
      return;
    }
    const { again, left } = this.at;
    const { page, targets, current } = this;
    targets.progress.textContent = page.word(again.has(current) ? "flashcards_once_more" : "flashcards_progress", {
      number: this.numberOf(current), all: set.ids.length,
    });
    Object.assign(targets.drawn, { max: set.ids.length, value: set.ids.length - left + 1 });
    targets.waiting.textContent = this.inWaiting();
    const [title, words, ...known] = this.sides(current);
    targets.front.replaceChildren(set.first === "words" ? words : title);
    targets.back.replaceChildren(set.first === "words" ? title : words, ...known);
    for (const key of targets.previous) key.hidden = !set.step;
    this.forgetCopied();
    this.face();
    page.show(this.session);
    targets.card.focus({ preventScroll: true });
  }

  // What one said of this card, where one went back to it; else how many come back.
  inWaiting() {
    const { page } = this;
    const said = this.set.given[this.set.step];
    if (said) return page.word(said.answer === GOT ? "flashcards_said_got" : "flashcards_said_again");
    const { waiting } = this.at;
    return waiting ? page.word(waiting === 1 ? "flashcards_one_back" : "flashcards_come_back", { count: waiting }) : "";
  }

  // What the list says of a card: number and title, our words, then how well it is known with the way to its page, then our note.
  sides(id) {
    const [summary, words, standing, ...note] = this.listed.get(id).children;
    return [
      copied("p", "flashcard__title", summary.childNodes),
      copied("p", "flashcard__words", words.childNodes),
      copied("p", standing.className, standing.childNodes),
      ...note.map(({ childNodes }) => copied("p", "flashcard__note", childNodes)),
    ];
  }

  // Shows the back or not, and the keys that go with it.
  face() {
    const { turned } = this.set;
    const { targets } = this;
    targets.back.hidden = !turned;
    targets.turn.hidden = turned;
    for (const name of ["again", "got", "turn-back"]) targets[name].hidden = !turned;
    const [side, standing] = targets.back.children;
    targets.spoken.textContent = turned ? `${side.textContent} ${standing.querySelector("strong").textContent}` : "";
  }

  // The keys to answer stand where the one to turn stood: the second tap of a double tap must not answer.
  turn(turned) {
    this.set.turned = turned;
    this.note();
    this.face();
    this.page.ignoreSecondTap();
    this.targets.card.focus({ preventScroll: true });
  }

  // A tap turns the card, unless it follows a link or ends a choice of words to copy.
  tap({ target }) {
    if (!target.closest("a") && !String(getSelection())) this.turn(!this.set.turned);
  }

  // Keys of one letter count only while the focus is on the card.
  press(event) {
    const { key, target, repeat } = event;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (target === this.targets.card && (key === " " || key === "Enter")) {
      event.preventDefault();
      if (!repeat) this.turn(!this.set.turned);
    } else if (this.set.turned && !repeat && (key === AGAIN || key === GOT)) {
      this.answer(key);
    }
  }

  // Takes an answer, at a card one went back to in the place of the one given there; those given since stay.
  answer(answer) {
    const { set, current, memory } = this;
    const { step, given } = set;
    if (this.before.has(given[step])) memory.restore(current, this.before.get(given[step]));
    const one = { id: current, answer };
    this.before.set(one, memory.items.get(current));
    memory.note(current, answer === GOT);
    set.given = play(set.ids, [...given.slice(0, step), one, ...given.slice(step + 1)]).given;
    this.go(step + 1);
  }

  // ---- the end

  // What was gone through and what came again: the same after the last card and wherever one stopped.
  finish() {
    const { page, set, targets } = this;
    const { current, met, again } = this.all;
    const stop = { number: this.numberOf(current), all: set.ids.length };
    const through = again.size ? "flashcards_through" : "flashcards_at_once";
    const word = !met.size ? "flashcards_stopped_none" : current ? "flashcards_so_far" : through;
    targets.done.textContent = page.word(current ? "flashcards_stopped" : "practice_done", stop);
    targets.verdict.textContent = page.word(word, { met: met.size, all: set.ids.length });
    targets.numbers.textContent = met.size ? page.word("flashcards_numbers", { once: met.size - again.size, all: met.size }) : "";
    targets.came.hidden = !again.size;
    targets.came.querySelector("ul").replaceChildren(...[...again].map((id) => element("li", "", this.opens(id))));
    targets["go-on"].hidden = !current;
    targets["go-on"].textContent = page.word("flashcards_continue", stop);
    targets.only.hidden = !again.size;
    targets.only.classList.toggle("second-key", Boolean(current));
    for (const key of targets.previous) key.hidden = !set.given.length || Boolean(current);
    this.forgetCopied();
    askToRemember(page, () => this.note());
    page.show(this.results);
    targets.done.focus();
  }

  // A card as the list of the page has it: its front, which opens to its back and the way to its item.
  opens(id) {
    const card = this.listed.get(id).cloneNode(true);
    for (const name of ["data-out", "open"]) card.removeAttribute(name);
    return card;
  }
}
