// The search field of somebody who searches (start.js fetches it): shows what fits while one types, in a list for keyboard, finger and
// screen reader (the combobox of the ARIA guide).

import { composes, element, fill, renew } from "../shared/dom.js";
import { searchAddress } from "./address.js";

// The nearest results are all in the list; of the others so many. The search page shows them all.
const MOST = { group: 2, groups: 3, pages: 2 };
// A screen reader hears how many were found when the fingers rest, not at each key.
const REST = 400;
// The least height for results, in pixels.
const ROOM = 300;

// What finds is fetched when somebody searches.
const warm = async (root) => (await import("./open.js")).warm(root);
const ask = async (...asked) => (await import("./open.js")).ask(...asked);

export class Field {
  // `status` is where a screen reader is told what was found.
  constructor(form, status) {
    this.form = form;
    this.root = form.dataset.root;
    this.input = form.querySelector("input");
    this.popup = element("div", "found");
    this.popup.hidden = true;
    this.list = element("div");
    this.list.id = `${this.input.id}-list`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", form.dataset.list);
    this.note = element("div", "found__notes");
    this.status = status;
    this.popup.append(this.note, this.list);
    // Right behind the field: Tab leads from it to the keys that call somebody.
    this.input.after(this.popup);
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.addEventListener("pointerdown", () => this.warm());
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("submit", () => this.close());
    form.addEventListener("focusout", ({ relatedTarget }) => { if (!this.help || !form.contains(relatedTarget)) this.close(); });
    // A finger or a mouse on the list leaves the cursor in the field.
    this.popup.addEventListener("pointerdown", (event) => event.preventDefault());
    // A call goes out of the page; what else is there may be needed after it.
    this.popup.addEventListener("click", ({ target }) => { if (target.closest("a:not([data-calls])")) this.close(); });
    this.popup.addEventListener("keydown", (event) => this.keyInList(event));
  }

  get query() {
    return this.input.value.trim();
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  warm() {
    warm(this.root).catch(() => {});
  }

  // Keys come faster than results may: only the last question is answered, and never in the way of the next key.
  ask() {
    clearTimeout(this.waiting);
    if (!this.query) return this.close();
    this.warm();
    this.waiting = setTimeout(() => {
      this.waiting = null;
      this.answer(this.query);
    });
  }

  // An answer is for the question it was asked for: it is not wanted any more once the list was closed or the next key came.
  async answer(query) {
    const turn = this.turn = {};
    // Nor is it wanted where it comes once more, and a result was chosen by then.
    const isWanted = () => turn === this.turn && !this.chosen && !this.popup.contains(document.activeElement);
    this.choose(null);
    try {
      if (!this.ready) this.say(this.form.dataset.loading);
      await ask(this.root, query, (opened, found) => {
        this.ready = true;
        if (!isWanted()) return;
        if (found) this.show(opened, found);
        else this.say(this.form.dataset.loading);
      }, (help) => {
        if (!isWanted()) return;
        this.help = help;
        if (help && !this.ready) this.say(this.form.dataset.loading);
      });
    } catch {
      if (turn !== this.turn) return;
      this.ready = false;
      this.say(this.form.dataset.failed, true);
    }
  }

  // A sentence instead of results.
  say(sentence, aloud = false) {
    this.list.replaceChildren(...this.callers());
    delete this.list.dataset.query;
    this.note.replaceChildren(sentence);
    this.open();
    if (aloud || this.help) this.tell(sentence);
  }

  // The ways to a person, where somebody may be in danger: before all else, with keys for fingers, reached by Tab as well as by arrows.
  callers() {
    if (!this.help) return [];
    const { says, calls, places } = this.help.danger;
    const keys = element("div", "calls", ...calls.map(({ address, label }) => {
      const key = this.option(address, label);
      key.className = "button";
      key.dataset.calls = "";
      key.tabIndex = 0;
      return key;
    }));
    keys.setAttribute("role", "presentation");
    const group = this.group(says, [keys, ...places.map(({ address, label }) => this.option(this.root + address, label))]);
    group.classList.add("care");
    return [group];
  }

  option(address, ...children) {
    const made = element("a", "result", ...children);
    made.href = address;
    made.tabIndex = -1;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    return made;
  }

  group(title, options) {
    const heading = element("div", "found__group", title);
    const made = element("div", "", heading, ...options);
    made.setAttribute("role", "group");
    heading.setAttribute("role", "presentation");
    return made;
  }

  tell(rest) {
    const sentence = this.help ? `${this.help.danger.says} ${rest}` : rest;
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      if (this.told !== sentence) this.status.textContent = sentence;
      this.told = sentence;
    }, REST);
  }

  show({ drawing, words }, found) {
    const { sections, sentences } = drawing;
    const { query } = found;
    const known = this.help?.danger.places.map(({ address }) => this.root + address) ?? [];
    const drawn = sections(found, words, this.root, MOST, known);
    const groups = (late) => drawn.filter(({ isLate }) => isLate === late).map(({ title, items }) =>
      this.group(title, items.map(({ address, children }) => this.option(address, ...children))));
    const shown = groups(false);
    if (found.count) shown.push(this.option(searchAddress(this.root, query), fill(words.everything, { query })));
    // What comes late comes under all that is there, and moves nothing under a finger.
    const fresh = element("div", "", ...this.callers(), ...shown, ...groups(true));
    this.number(fresh);
    renew(this.list, [...fresh.children]);
    // Which question this list answers: results may come later than the next key.
    this.list.dataset.query = query;
    const said = sentences(found, words);
    // The eye sees how many there are; the ear is told.
    this.note.replaceChildren(...said.slice(found.count ? 1 : 0).map((sentence) => element("p", "", sentence)));
    this.open();
    this.tell(said.join(" "));
  }

  // Numbers what stands in `parent`, by which a screen reader is told what is chosen and what a group is called.
  number(parent) {
    parent.querySelectorAll("[role=option]").forEach((option, i) => { option.id = `${this.list.id}-${i + 1}`; });
    parent.querySelectorAll("[role=group]").forEach((group, i) => {
      group.firstChild.id = `${this.list.id}-group-${i + 1}`;
      group.setAttribute("aria-labelledby", group.firstChild.id);
    });
  }

  open() {
    this.choose(null);
    this.number(this.list);
    // Nothing stands before the way to a person.
    if (this.help) this.popup.append(this.note);
    else this.popup.prepend(this.note);
    if (this.popup.hidden) this.makeRoom();
    this.popup.hidden = false;
    this.input.setAttribute("aria-expanded", this.list.children.length > 0);
  }

  // On a phone the keys cover half of the page: the field goes up where little is left below it.
  makeRoom() {
    const below = (window.visualViewport?.height ?? innerHeight) - this.input.getBoundingClientRect().bottom;
    if (below < ROOM) this.input.scrollIntoView({ block: "start" });
  }

  close() {
    clearTimeout(this.waiting);
    clearTimeout(this.telling);
    this.waiting = null;
    this.turn = null;
    this.help = null;
    this.choose(null);
    this.popup.hidden = true;
    this.input.setAttribute("aria-expanded", false);
    this.status.textContent = this.told = "";
  }

  choose(option) {
    this.chosen?.setAttribute("aria-selected", "false");
    this.chosen = option;
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  key(event) {
    if (composes(event) || event.ctrlKey || event.metaKey) return;
    const open = !this.popup.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return this.ask();
      // One step beyond either end is the field itself.
      const stops = [null, ...this.options];
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.choose(stops[(stops.indexOf(this.chosen) + step + stops.length) % stops.length]);
    } else if (event.key === "Enter" && open && this.chosen) {
      event.preventDefault();
      this.chosen.click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      // Escape closes the list, also one that is still to come. Only where there is neither does it clear the field.
      if (!open && !this.waiting) this.input.value = "";
      this.close();
    }
  }
  // Whoever came into the list by Tab goes on by arrows as from the field, and back to it by Escape.
  keyInList(event) {
    if (!["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) return;
    this.choose(event.target.closest("[role=option]"));
    this.input.focus();
    this.key(event);
  }
}
