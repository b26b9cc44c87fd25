// Flashcards: one card at a time, turned over, then “again” or “got it”; what was hard comes back. The cards are those of the page.

import { newSeed } from "../../shared/address.js";
import { element } from "../../shared/dom.js";
import { shuffled } from "../../shared/random.js";
import { openMemory } from "../memory.js";
import { askToRemember } from "../remember.js";
import { readDeck, writeDeck } from "./address.js";
import { AGAIN, draw, GOT, play } from "./deck.js";

// The cards of the page: [{id, kind, listed}], where `listed` is the card as it stands there.
const cardsOf = (page) => [...page.querySelectorAll("[data-card]")].map((listed) => ({
  id: listed.dataset.card, kind: listed.closest("[data-kind]").dataset.kind, listed,
}));

// An element with copies of these children: the list of the page stays as it is.
const copied = (name, className, children) => element(name, className, ...[...children].map((child) => child.cloneNode(true)));

export class Tool {
  constructor(page) {
    this.page = page;
    this.memory = openMemory(page);
    Object.assign(this, page.parts);
    const single = ["missing", "progress", "waiting", "card", "front", "back", "spoken", "verdict", "numbers", "came"];
    this.targets = page.targets([...single, "turn", "turn-back", "again", "got", "only"], ["undo", "same"]);
    // The key that takes a card back stands under the card, where there may be none yet, and at the end.
    [this.undoKey] = this.targets.undo;
    this.usual = { count: page.usual("count"), first: page.usual("first") };
    this.cards = cardsOf(document);
    this.listed = new Map(this.cards.map(({ id, listed }) => [id, listed]));
    this.known = { kinds: [...new Set(this.cards.map(({ kind }) => kind))], ids: [...this.listed.keys()] };
    this.targets.card.addEventListener("click", (event) => this.tap(event));
    this.targets.card.addEventListener("keydown", (event) => this.press(event));
    page.on({
      turn: () => this.turn(true),
      "turn-back": () => this.turn(false),
      again: () => this.answer(AGAIN),
      got: () => this.answer(GOT),
      undo: () => this.undo(),
      stop: () => this.leave(),
      another: () => this.start(this.set),
      only: () => this.start(this.set, [...this.at.again]),
    });
  }

  get address() {
    return this.set ? this.written(this.set) : "";
  }

  written(set) {
    return writeDeck(set, this.known, this.usual);
  }

  // What the address asks for: a set, wherever one was in it, or the choice of one.
  open() {
    const { page } = this;
    const wanted = readDeck(location.hash, this.known, this.usual);
    if (!wanted?.kinds.length) {
      this.set = null;
      page.tell(wanted && "practice_unread");
      page.show(this.setup);
      return;
    }
    page.tell(wanted.whole ? null : "flashcards_partly");
    const seed = wanted.seed || newSeed();
    this.take({ ...wanted, seed }, wanted.only.length ? wanted.only : draw(this.cards, { ...wanted, seed }));
    this.note();
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
    this.page.tell();
    const count = chosen.get("count");
    this.start({ kinds, count: count === "all" ? Infinity : Number(count), first: chosen.get("first") });
  }

  // A fresh set, or `only` these. Where what is remembered decides which cards come, or when, they are named in the address one by one.
  start({ kinds, count, first }, only = []) {
    const set = { kinds, count, first, seed: newSeed(), answers: "", turned: false };
    const drawn = draw(this.cards, set);
    const ids = only.length ? shuffled(only, set.seed) : draw(this.cards, set, (id) => this.memory.rank(id));
    this.page.tell();
    set.only = ids.join() === drawn.join() ? [] : ids;
    history.pushState(null, "", this.written(set));
    this.take(set, ids);
  }

  take(set, ids) {
    this.set = set;
    this.ids = ids;
    // What was remembered before each answer of this visit, for whoever takes one back.
    this.before = [];
    // On paper stand the cards of the set.
    for (const [id, listed] of this.listed) listed.toggleAttribute("data-out", !ids.includes(id));
    for (const link of this.targets.same) link.href = this.written({ ...set, answers: "", turned: false });
    this.draw();
  }

  note() {
    history.replaceState(null, "", this.address);
  }

  // The card the answers lead to, or the end.
  draw() {
    const { set } = this;
    this.at = play(this.ids, set.answers);
    set.answers = this.at.answers;
    if (!this.at.current) {
      this.finish();
      return;
    }
    const { current, again, waiting } = this.at;
    const { page, targets } = this;
    targets.progress.textContent = page.word(again.has(current) ? "flashcards_once_more" : "flashcards_progress", {
      number: this.ids.indexOf(current) + 1, all: this.ids.length,
    });
    const word = waiting === 1 ? "flashcards_one_back" : "flashcards_come_back";
    targets.waiting.textContent = waiting ? page.word(word, { count: waiting }) : "";
    const [title, words, ...known] = this.sides(current);
    targets.front.replaceChildren(set.first === "words" ? words : title);
    targets.back.replaceChildren(set.first === "words" ? title : words, ...known);
    this.undoKey.hidden = !set.answers;
    this.face();
    page.show(this.session);
    targets.card.focus();
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

  turn(turned) {
    this.set.turned = turned;
    this.note();
    this.face();
    this.targets.card.focus();
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

  answer(given) {
    const { current } = this.at;
    this.before.push([current, this.memory.items.get(current)]);
    this.memory.note(current, given === GOT);
    this.step(this.set.answers + given, false);
  }

  // Takes the last answer back; the card stands as it did when it was given.
  undo() {
    const before = this.before.pop();
    if (before) this.memory.restore(...before);
    this.step(this.set.answers.slice(0, -1), true);
  }

  step(answers, turned) {
    Object.assign(this.set, { answers, turned });
    this.page.tell();
    this.note();
    this.draw();
  }

  finish() {
    const { again } = this.at;
    const { page } = this;
    const { verdict, numbers, came, only } = this.targets;
    verdict.textContent = page.word(again.size ? "flashcards_through" : "flashcards_at_once");
    numbers.textContent = page.word("flashcards_numbers", { once: this.ids.length - again.size, all: this.ids.length });
    came.hidden = !again.size;
    came.querySelector("ul").replaceChildren(...[...again].map((id) => element("li", "", this.linkTo(id))));
    only.hidden = !again.size;
    askToRemember(page);
    page.show(this.results);
    this.results.querySelector("h2").focus();
  }

  linkTo(id) {
    const listed = this.listed.get(id);
    return Object.assign(copied("a", "", listed.querySelector("summary").childNodes), { href: listed.querySelector("a").href });
  }

  leave() {
    history.pushState(null, "", location.pathname);
    this.open();
    this.setup.querySelector("input").focus();
  }
}
