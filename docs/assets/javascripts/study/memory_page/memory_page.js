// The page of what is remembered: all of it in words, to save, to load, to erase, and to take the erasing back.

import { inWords, readDay } from "../../shared/days.js";
import { element, linkTo } from "../../shared/dom.js";
import { dayFrom, openMemory, readMemory } from "../memory.js";

const isQuestion = (id) => /^q-\d+$/.test(id);

// Titles of everything that can be remembered, by id; nothing where they cannot be fetched.
const titles = async (root) => {
  try {
    const { fetchJson } = await import("../../shared/fetch.js");
    return new Map((await fetchJson(`${root}assets/addresses.json`)).map(([address, title]) => [address.replace(/^go\/|\/$/g, ""), title]));
  } catch {
    return new Map();
  }
};

const TARGETS = [
  "state", "full", "damaged", "questions", "cards", "remember-now", "erase", "undo", "save", "save-damaged", "load", "file", "items", "now",
  "later", "others",
];

export class Tool {
  constructor(page) {
    this.page = page;
    this.memory = openMemory(page);
    this.targets = page.targets(TARGETS);
    page.on({
      "remember-now": () => this.say(this.memory.remember() ? "remember_kept" : "remember_refused"),
      erase: () => this.erase(),
      undo: () => this.undo(),
      save: () => this.save(this.memory.text),
      "save-damaged": () => this.save(this.memory.damagedText),
    });
    // Until now a file could not be read.
    const { file, load } = this.targets;
    load.hidden = false;
    file.disabled = file.hidden = false;
    file.addEventListener("change", async () => { if (file.files[0]) await this.load(await file.files[0].text()); file.value = ""; });
    addEventListener("storage", () => this.draw());
  }

  // Nothing of the page stands in the address.
  get address() {
    return "";
  }

  // Drawn once all of it has its name: what stands below does not move then.
  async open() {
    if (this.memory.items.size) await this.name();
    else this.draw();
    this.page.show();
  }

  say(word) {
    this.draw();
    this.page.tell(word);
    this.page.said.focus();
  }

  // Hands over a file. What makes it is fetched when somebody wants one.
  async save(text) {
    try {
      const { saveMemory } = await import("../remember.js");
      this.say(await saveMemory(this.page, text));
    } catch {
      this.say("file_failed");
    }
  }

  // Titles are fetched once there is something to name.
  async name() {
    this.naming ??= titles(this.page.root);
    this.titles = await this.naming;
    this.draw();
  }

  erase() {
    const erased = this.memory.erase();
    this.erased = erased ?? this.erased;
    this.say(erased ? "memory_erased" : "memory_not_erased");
  }

  // What was just erased, for as long as this page is open.
  undo() {
    const isBack = this.memory.bringBack(this.erased);
    if (isBack) this.erased = null;
    this.say(isBack ? "memory_undone" : this.refusal);
  }

  // Why nothing was kept.
  get refusal() {
    return this.memory.kept ? "memory_full" : "remember_refused";
  }

  load(text) {
    try {
      const { items, lost } = readMemory(text);
      const written = this.memory.take(items);
      this.erased = null;
      this.say(written ? (lost ? "memory_loaded_part" : "memory_loaded") : this.refusal);
    } catch {
      this.say("memory_unread");
    }
  }

  draw() {
    const { memory, page, targets: at } = this;
    const { kept, items } = memory;
    const state = !kept ? "nothing" : !items.size ? "empty" : items.size === 1 ? "one" : "many";
    at.state.textContent = page.word(`memory_${state}`, { count: items.size });
    at.full.hidden = !memory.isBehind;
    at.damaged.hidden = !memory.damaged;
    at["remember-now"].hidden = kept;
    at.erase.hidden = !kept && !memory.damaged;
    at.undo.hidden = !this.erased;
    at.save.hidden = !items.size || !kept;
    at["save-damaged"].hidden = !memory.damagedText;
    at.items.hidden = !kept || !items.size || !this.titles;
    this.listOthers(at.others);
    if (items.size && !this.titles) {
      this.name();
      return;
    }
    const known = [...items.keys()].filter((id) => this.titles.size === 0 || this.titles.has(id));
    this.offer(at.questions, known.filter(isQuestion), "question");
    this.offer(at.cards, known.filter((id) => !isQuestion(id)), "card");
    // In the order in which they are drawn, the hardest first; then those of later by their day.
    const due = memory.due([...items.keys()]);
    const later = [...items.keys()].filter((id) => !due.includes(id));
    this.list(at.now, due);
    this.list(at.later, later.sort((a, b) => items.get(a).due.localeCompare(items.get(b).due)));
  }

  // What else is kept here: where somebody stopped, and a plan.
  listOthers(section) {
    const lines = [...section.querySelectorAll("li")];
    for (const line of lines) line.hidden = !this.memory.get(line.dataset.kept);
    section.hidden = !this.memory.kept || lines.every(({ hidden }) => hidden);
  }

  // Offers to begin with those of these ids that come back, or only with those that were missed; `kind` is their name in the words.
  offer(box, ids, kind) {
    const { page, memory } = this;
    const [due, missed] = [memory.due(ids), memory.missed(ids)];
    const [only] = box.querySelectorAll(".plain-button");
    box.hidden = !due.length;
    box.firstElementChild.textContent = page.word(`due_${kind}${due.length === 1 ? "" : "s"}`, { count: due.length });
    only.hidden = !missed.length || missed.length === due.length;
    only.textContent = page.word("due_missed", { count: missed.length });
  }

  // Lists what comes back, in a section that is hidden where there is nothing. What comes back today has no other day beside it.
  list(section, ids) {
    const { page, memory } = this;
    section.hidden = !ids.length;
    section.querySelector("ul").replaceChildren(...ids.map((id) => {
      const { step, due, last } = memory.items.get(id);
      const title = this.titles.get(id);
      const what = title ? linkTo({ address: `${page.root}go/${id}/`, title }) : page.word("memory_unknown", { id });
      const word = !step ? "memory_again" : due > dayFrom(0) ? "memory_line" : "memory_due";
      const days = { times: step, due: inWords(readDay(due)), last: inWords(readDay(last)) };
      return element("li", "", what, element("span", "quiet", ` ${page.word(word, days)}`));
    }));
  }
}
