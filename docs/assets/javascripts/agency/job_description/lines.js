// The lines of the description on the page, in their sections: each to tick or leave out, to move, to word anew, with what it rests on.

import { element, linkTo, make, targets } from "../../shared/dom.js";
import { isOwn, linesIn, ownWordsOf, textOf } from "./choices.js";

const PARTS = [
  "tick", "core", "text", "up", "down", "change", "remove", "edit", "edit-label", "wording", "why-core", "rests", "more", "open-wording",
  "advice",
];
// A field of text is as high as what stands in it, up to so many lines.
const MOST_ROWS = 12;
const LETTERS_IN_A_ROW = 48;

const rowsFor = (text) => Math.min(MOST_ROWS, Math.max(2, Math.ceil(text.length / LETTERS_IN_A_ROW)));

// One line. `does` is what it does when somebody asks: {leaveOut, move, word, pause, remove}, each called with its id.
class LineView {
  constructor(page, drafts, id, does) {
    Object.assign(this, { page, drafts, id, isEditing: false });
    this.duty = drafts.duties.get(id);
    this.item = make(page.element, "line");
    this.item.dataset.line = id;
    this.at = targets(this.item, PARTS);
    const { tick, core, up, down, change, remove, wording, more } = this.at;
    const isCore = Boolean(this.duty?.core);
    tick.hidden = isCore || isOwn(id);
    tick.disabled = tick.hidden;
    core.hidden = !isCore;
    remove.hidden = !isOwn(id);
    more.hidden = isOwn(id);
    if (this.duty) this.fillMore();
    tick.addEventListener("change", () => does.leaveOut(id, !tick.checked));
    up.addEventListener("click", () => does.move(id, -1, up));
    down.addEventListener("click", () => does.move(id, 1, down));
    change.addEventListener("click", () => this.edit(!this.isEditing));
    remove.addEventListener("click", () => does.remove(id));
    wording.addEventListener("input", () => does.word(id, wording.value));
    wording.addEventListener("change", () => does.pause());
    wording.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      this.edit(false);
      change.focus();
    });
    this.does = does;
  }

  fillMore() {
    const { "why-core": why, rests, "open-wording": open } = this.at;
    why.hidden = !this.duty.why_core;
    why.textContent = this.duty.why_core ?? "";
    open.hidden = this.duty.confirmed;
    rests.append(...this.duty.rests_on.map(({ text, address }) => {
      const item = element("li");
      item.append(linkTo({ address: this.page.root + address, title: text }));
      return item;
    }));
  }

  // The word over the field for one’s own wording.
  get editing() {
    if (isOwn(this.id)) return "job_edit_own";
    return this.duty.core ? "job_add_to" : "job_own_wording";
  }

  // Opens or closes the field for one’s own wording.
  edit(isOpen) {
    this.isEditing = isOpen;
    this.at.edit.hidden = !isOpen;
    this.at.change.ariaExpanded = isOpen;
    if (isOpen) this.at.wording.focus();
  }

  draw(state, { isOut, isFirst, isLast }) {
    const { tick, text, up, down, change, remove, wording } = this.at;
    const reads = textOf(state, this.drafts, this.id);
    text.textContent = reads;
    this.item.classList.toggle("line--out", isOut);
    tick.checked = !isOut;
    up.ariaDisabled = isFirst;
    down.ariaDisabled = isLast;
    const name = this.duty?.title ?? reads;
    for (const key of [up, down, change, remove, this.at.more]) key.querySelector(".unseen").textContent = `: ${name}`;
    this.at["edit-label"].textContent = this.page.word(this.editing);
    // What stands in a field is the wording itself, so that one can change a word of it; of a core line, what was added. One that somebody
    // has just emptied stays so while they are in it, though the line reads as the guide has it meanwhile.
    const typed = this.duty?.core ? ownWordsOf(state, this.id) : reads;
    const isEmptied = wording === document.activeElement && !wording.value.trim();
    if (wording.value !== typed && !isEmptied) wording.value = typed;
    wording.rows = rowsFor(typed);
  }

  // Leads to the line.
  lookAt() {
    this.item.scrollIntoView({ block: "center" });
    this.at.change.focus({ preventScroll: true });
  }

  // Says what a task that the line looks like has for an answer; nothing without one.
  advise(found) {
    const { advice } = this.at;
    const key = found ? `${found.task.id} ${found.words}` : "";
    if (advice.dataset.of === key) return;
    advice.dataset.of = key;
    advice.hidden = !found;
    advice.replaceChildren(...(found ? [this.adviceOf(found)] : []));
  }

  adviceOf({ task, verdict, words }) {
    const made = make(this.page.element, "advice");
    const at = targets(made, ["looks", "why", "decides", "whose", "matched", "because", "instead", "use"]);
    const { page } = this;
    at.looks.append(...this.aroundTask(page.word("job_looks_like", { verdict }), task));
    at.why.textContent = task.why;
    at.decides.hidden = !task.decides;
    at.decides.textContent = page.word("job_decides", task);
    at.whose.hidden = !task.whose;
    at.whose.textContent = page.word("job_whose", task);
    at.matched.textContent = page.word("job_matched", { words: words.join(", ") });
    at.because.append(...task.because.map(({ text, address }) => {
      const item = element("li");
      item.append(linkTo({ address: page.root + address, title: text }));
      return item;
    }));
    at.instead.hidden = !task.instead;
    at.use.hidden = !task.instead;
    at.instead.textContent = page.word("job_instead", task);
    at.use.addEventListener("click", () => this.does.use(this.id, task.instead));
    return made;
  }

  // The sentence with the title of the task as a link in the place of {task}.
  aroundTask(sentence, task) {
    const [before, after = ""] = sentence.split("{task}");
    return [before, linkTo({ address: `${this.page.root}go/${task.id}/`, title: task.title }), after];
  }
}

// All lines. Each keeps its element while it is there, so that a field somebody types in stays the same.
export class Lines {
  constructor(page, drafts, place, does) {
    Object.assign(this, { page, drafts, does, views: new Map() });
    this.lists = new Map(drafts.sections.map(({ id, title }) => {
      const section = make(page.element, "section");
      const at = targets(section, ["name", "lines"]);
      at.name.textContent = title;
      place.append(section);
      return [id, { section, list: at.lines }];
    }));
  }

  of(id) {
    if (!this.views.has(id)) this.views.set(id, new LineView(this.page, this.drafts, id, this.does));
    return this.views.get(id);
  }

  draw(state) {
    const out = new Set(state.leftOut);
    for (const [section, { list, section: box }] of this.lists) {
      const lines = linesIn(state, this.drafts, section);
      box.hidden = !lines.length;
      lines.forEach((id, i) => {
        const view = this.of(id);
        view.draw(state, { isOut: out.has(id), isFirst: i === 0, isLast: i === lines.length - 1 });
        if (list.children[i] !== view.item) list.insertBefore(view.item, list.children[i] ?? null);
      });
      for (const rest of [...list.children].slice(lines.length)) rest.remove();
    }
    for (const id of this.views.keys()) if (isOwn(id) && !Object.hasOwn(state.own, id)) this.views.delete(id);
  }
}
