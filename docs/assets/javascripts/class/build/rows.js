// The steps of the session, each a row: when it is, what it is, how long it takes, and the keys that move it.

import { make, targets } from "../../shared/dom.js";
import { LONGEST_TEXT, MINUTES, PEOPLE } from "../../shared/session/address.js";
import { nameOf } from "../../shared/session/chat.js";
import { after, time, timed } from "../../shared/session/clock.js";

const NAMES = ["when", "code", "title", "told", "own", "ask", "text", "minutes", "rooms", "people", "visited", "up", "down",
  "copy", "remove"];
const KEYS = ["up", "down", "copy", "remove"];

// A whole number somebody typed, held within what is allowed.
const typedNumber = (field, { least, usual, most }) => {
  const number = Math.round(Number(field.value));
  return field.value && Number.isFinite(number) ? Math.min(Math.max(number, least), most) : usual;
};

// Leaves what is the same as it was: a screen reader may be at it, or a caret.
const set = (part, text) => { if (part.textContent !== text) part.textContent = text; };
const setValue = (field, value) => { if (field.value !== String(value)) field.value = value; };

export class Rows {
  // `does` is {change(at, values, key), limit(limits, value), move(at, by), remove(at), pause()}; `at` is the place of a step, and `key`
  // names a field that is typed in. What was typed beyond the limits is told by `limit`.
  constructor(page, list, does) {
    Object.assign(this, { page, list, does });
    // A row goes with its step, so that a finger, a caret and the focus stay where they are.
    this.made = new Map();
    this.order = [];
  }

  draw({ steps, start }, records) {
    const focused = document.activeElement;
    this.order = steps.map(({ key }) => key);
    for (const [key, { row }] of this.made) {
      if (!this.order.includes(key)) {
        row.remove();
        this.made.delete(key);
      }
    }
    for (const [at, step] of timed(steps).entries()) {
      const { row, parts } = this.made.get(step.key) ?? this.add(step.key);
      if (this.list.children[at] !== row) this.list.insertBefore(row, this.list.children[at] ?? null);
      this.fill(parts, step, start, records);
    }
    // A row that was moved loses it.
    if (focused !== document.activeElement && this.list.contains(focused)) focused.focus();
  }

  add(key) {
    const row = make(this.page.element, "step");
    const parts = targets(row, NAMES);
    const { does } = this;
    const at = () => this.order.indexOf(key);
    parts.text.maxLength = LONGEST_TEXT;
    parts.text.addEventListener("input", () => does.change(at(), { text: parts.text.value }, `text-${key}`));
    parts.text.addEventListener("change", () => does.pause());
    for (const [name, limits] of [["minutes", MINUTES], ["people", PEOPLE]]) {
      parts[name].addEventListener("change", () => {
        const value = typedNumber(parts[name], limits);
        const isOther = Number(parts[name].value) !== value;
        parts[name].value = value;
        does.change(at(), { [name]: value }, `${name}-${key}`);
        does.pause();
        if (isOther) does.limit(limits, value);
      });
    }
    parts.visited.addEventListener("change", () => does.change(at(), { isVisited: parts.visited.checked }, `visited-${key}`));
    parts.up.addEventListener("click", () => does.move(at(), -1));
    parts.down.addEventListener("click", () => does.move(at(), 1));
    parts.remove.addEventListener("click", () => does.remove(at()));
    this.made.set(key, { row, parts });
    return this.made.get(key);
  }

  fill(parts, step, start, records) {
    const { page } = this;
    const { id, sort, from, to } = step;
    const name = nameOf(step, records, (word) => page.word(word));
    set(parts.when, start ? time(after(start, from)) : page.word("build_span", { from, to }));
    parts.own.hidden = !sort || sort === "break";
    parts.title.hidden = Boolean(sort);
    parts.rooms.hidden = sort !== "rooms";
    set(parts.told, records[id]?.record?.querySelector(".note")?.textContent.trim() ?? "");
    if (id) {
      set(parts.code, records[id]?.code ?? "");
      set(parts.title, name);
      parts.title.href = `${page.root}go/${id}/`;
    } else {
      set(parts.code, page.word(`build_${sort}`));
      set(parts.ask, sort === "break" ? "" : page.word(`build_${sort}_text`));
      setValue(parts.text, step.text);
    }
    setValue(parts.minutes, step.minutes ?? MINUTES.usual);
    if (sort === "rooms") {
      setValue(parts.people, step.people);
      parts.visited.checked = step.isVisited;
    }
    // The sight of a key is enough beside its row; whoever hears it is told of which row it is.
    for (const key of KEYS) {
      const word = page.word(parts[key].dataset.does);
      set(parts[key], word);
      parts[key].ariaLabel = `${word}: ${name}`;
    }
    for (const field of [parts.minutes, parts.people, parts.visited]) {
      field.ariaLabel = `${field.closest("label").textContent.trim()}: ${name}`;
    }
  }

  // Puts the focus on a part of the step at a place; false where there is none.
  focus(at, name) {
    const made = this.made.get(this.order[at]);
    made?.parts[name].focus();
    return Boolean(made);
  }

  // The place of the step that a key belongs to.
  placeOf(key) {
    return this.order.findIndex((one) => this.made.get(one).row.contains(key));
  }
}
