// Flashcards: one card at a time, turned over, then “again” or “got it”; what was hard comes back. The cards are those the page lists.

import { AGAIN, draw, GOT, play } from "./deck.js";
import { readDeck, writeDeck } from "./address.js";
import { newSeed, shuffled } from "../../shared/random.js";
import { askToRemember, memory } from "../memory.js";
import { showPart, tellMissing } from "../parts.js";

// The cards of the page: [{id, kind, listed}], where `listed` is the card as it stands there.
const cardsOf = (page) => [...page.querySelectorAll("[data-card]")].map((listed) => ({
  id: listed.dataset.card, kind: listed.closest("[data-kind]").dataset.kind, listed,
}));

// An element of these children, which are copies: the list of the page stays as it is.
const made = (name, children, given = {}) => {
  const element = Object.assign(document.createElement(name), given);
  element.append(...[...children].map((child) => child.cloneNode(true)));
  return element;
};

export class Tool {
  constructor(box) {
    this.words = box.dataset;
    this.said = box.querySelector(".study__said");
    this.setup = box.querySelector(".study__setup");
    this.session = box.querySelector(".study__question");
    this.results = box.querySelector(".study__results");
    this.missing = this.setup.querySelector(".study__missing");
    this.card = this.session.querySelector(".flashcard");
    [this.front, this.back] = this.card.children;
    this.spoken = this.session.querySelector("[role=status]");
    this.cards = cardsOf(document);
    this.listed = new Map(this.cards.map(({ id, listed }) => [id, listed]));
    this.known = { kinds: [...new Set(this.cards.map(({ kind }) => kind))], ids: [...this.listed.keys()] };
    this.same = box.querySelectorAll("[data-same]");
    this.card.addEventListener("click", (event) => this.tap(event));
    this.card.addEventListener("keydown", (event) => this.press(event));
    const keys = {
      turn: () => this.turn(true),
      back: () => this.turn(false),
      again: () => this.answer(AGAIN),
      got: () => this.answer(GOT),
      undo: () => this.undo(),
      stop: () => this.leave(),
      another: () => this.start(this.set),
      only: () => this.start(this.set, [...this.at.again]),
    };
    for (const [name, action] of Object.entries(keys)) {
      for (const key of box.querySelectorAll(`button[data-${name}]`)) key.addEventListener("click", action);
    }
  }

  key(name) {
    return this.session.querySelector(`[data-${name}]`);
  }

  show(part) {
    showPart(part, [this.setup, this.session, this.results], part !== this.setup);
  }

  // What the address asks for: a set, wherever one was in it, or the choice of one.
  open() {
    const wanted = readDeck(location.hash, this.known);
    if (!wanted?.kinds.length) {
      this.set = null;
      this.said.textContent = wanted ? this.words.unread : "";
      this.show(this.setup);
      return;
    }
    this.said.textContent = wanted.whole ? "" : this.words.partly;
    const seed = wanted.seed || newSeed();
    this.take({ ...wanted, seed }, wanted.only.length ? wanted.only : draw(this.cards, { ...wanted, seed }));
    this.note();
  }

  begin() {
    const chosen = new FormData(this.setup);
    const kinds = chosen.getAll("kind");
    this.missing.textContent = "";
    if (!kinds.length) {
      tellMissing(this.missing, this.missing.dataset.missing, this.setup.querySelector("[name=kind]"));
      return;
    }
    this.said.textContent = "";
    const count = chosen.get("count");
    this.start({ kinds, count: count === "all" ? Infinity : Number(count), first: chosen.get("first") });
  }

  // A fresh set, or `only` these. Where what is remembered decides which cards come, or when, they are named in the address one by one.
  start({ kinds, count, first }, only = []) {
    const set = { kinds, count, first, seed: newSeed(), answers: "", turned: false };
    const drawn = draw(this.cards, set);
    const ids = only.length ? shuffled(only, set.seed) : draw(this.cards, set, (id) => memory.rank(id));
    this.said.textContent = "";
    set.only = ids.join() === drawn.join() ? [] : ids;
    history.pushState(null, "", writeDeck(set, this.known));
    this.take(set, ids);
  }

  take(set, ids) {
    this.set = set;
    this.ids = ids;
    // What was remembered before each answer of this visit, for whoever takes one back.
    this.before = [];
    // On paper stand the cards of the set.
    for (const [id, listed] of this.listed) listed.toggleAttribute("data-out", !ids.includes(id));
    for (const link of this.same) link.href = writeDeck({ ...set, answers: "", turned: false }, this.known);
    this.draw();
  }

  note() {
    history.replaceState(null, "", writeDeck(this.set, this.known));
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
    const [heading, comeBack] = this.session.querySelectorAll("h2, h2 + p");
    heading.textContent = (again.has(current) ? heading.dataset.more : heading.dataset.progress)
      .replace("{number}", this.ids.indexOf(current) + 1).replace("{all}", this.ids.length);
    comeBack.textContent = waiting ? (waiting === 1 ? comeBack.dataset.one : comeBack.dataset.many).replace("{count}", waiting) : "";
    const [title, words, standing] = this.sides(current);
    this.front.replaceChildren(set.first === "words" ? words : title);
    this.back.replaceChildren(set.first === "words" ? title : words, standing);
    this.key("undo").hidden = !set.answers;
    this.face();
    this.show(this.session);
    this.card.focus();
  }

  // What the list says of a card: number and title, our words, then how well it is known with the way to its page.
  sides(id) {
    const [summary, words, standing] = this.listed.get(id).children;
    return [
      made("p", summary.childNodes, { className: "flashcard__title" }),
      made("p", words.childNodes, { className: "flashcard__words" }),
      made("p", standing.childNodes, { className: standing.className }),
    ];
  }

  // Shows the back or not, and the keys that go with it.
  face() {
    const { turned } = this.set;
    this.back.hidden = !turned;
    this.key("turn").hidden = turned;
    for (const name of ["again", "got", "back"]) this.key(name).hidden = !turned;
    const [side, standing] = this.back.children;
    this.spoken.textContent = turned ? `${side.textContent} ${standing.querySelector("strong").textContent}` : "";
  }

  turn(turned) {
    this.set.turned = turned;
    this.note();
    this.face();
    this.card.focus();
  }

  // A tap turns the card, unless it follows a link or ends a choice of words to copy.
  tap({ target }) {
    if (!target.closest("a") && !String(getSelection())) this.turn(!this.set.turned);
  }

  // Keys of one letter count only while the focus is on the card.
  press(event) {
    const { key, target, repeat } = event;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (target === this.card && (key === " " || key === "Enter")) {
      event.preventDefault();
      if (!repeat) this.turn(!this.set.turned);
    } else if (this.set.turned && !repeat && (key === AGAIN || key === GOT)) {
      this.answer(key);
    }
  }

  answer(given) {
    const { current } = this.at;
    this.before.push([current, memory.items.get(current)]);
    memory.note(current, given === GOT);
    this.step(this.set.answers + given, false);
  }

  // Takes the last answer back; the card stands as it did when it was given.
  undo() {
    const before = this.before.pop();
    if (before) memory.restore(...before);
    this.step(this.set.answers.slice(0, -1), true);
  }

  step(answers, turned) {
    Object.assign(this.set, { answers, turned });
    this.said.textContent = "";
    this.note();
    this.draw();
  }

  finish() {
    const { again } = this.at;
    const words = this.results.querySelector("[data-words]");
    words.textContent = again.size ? words.dataset.through : words.dataset.atOnce;
    const numbers = this.results.querySelector("[data-numbers]");
    numbers.textContent = numbers.dataset.numbers.replace("{once}", this.ids.length - again.size).replace("{all}", this.ids.length);
    const came = this.results.querySelector("[data-came]");
    came.hidden = !again.size;
    came.querySelector("ul").replaceChildren(...[...again].map((id) => made("li", [this.linkTo(id)])));
    this.results.querySelector("[data-only]").hidden = !again.size;
    askToRemember(this.results);
    this.show(this.results);
    this.results.querySelector("h2").focus();
  }

  linkTo(id) {
    const listed = this.listed.get(id);
    return made("a", listed.querySelector("summary").childNodes, { href: listed.querySelector("a").href });
  }

  leave() {
    history.pushState(null, "", location.pathname);
    this.open();
    this.setup.querySelector("input").focus();
  }
}
