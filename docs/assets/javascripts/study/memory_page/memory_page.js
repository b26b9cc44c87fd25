// The page of what is remembered: all of it in words, to save, to load, to erase, and to take the erasing back.

import { inWords, readDay } from "../../shared/days.js";
import { element, linkTo } from "../../shared/dom.js";
import { dayFrom, openMemory, readMemory } from "../memory.js";

const FILE_TYPE = "application/json";

// Titles of everything that can be remembered, by id; nothing where they cannot be fetched.
const titles = async (root) => {
  try {
    const { fetchJson } = await import("../../shared/fetch.js");
    return new Map((await fetchJson(`${root}assets/addresses.json`)).map(([address, title]) => [address.replace(/^go\/|\/$/g, ""), title]));
  } catch {
    return new Map();
  }
};

const TARGETS = ["state", "damaged", "remember-now", "erase", "undo", "save", "save-damaged", "load", "file", "items", "now", "later"];

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

  open() {
    this.draw();
  }

  say(word) {
    this.draw();
    this.page.tell(word);
    this.page.said.focus();
  }

  async save(text) {
    try {
      const { download } = await import("../../shared/download.js");
      download(this.page.word("memory_file"), text, FILE_TYPE);
      this.say("memory_saved");
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
    this.erased = this.memory.text;
    this.memory.erase();
    this.say("memory_erased");
  }

  // What was just erased, for as long as this page is open.
  undo() {
    this.memory.take(readMemory(this.erased).items);
    this.erased = null;
    this.say("memory_undone");
  }

  load(text) {
    try {
      const { items, lost } = readMemory(text);
      const written = this.memory.take(items);
      this.erased = null;
      this.say(written ? (lost ? "memory_loaded_part" : "memory_loaded") : "remember_refused");
    } catch {
      this.say("memory_unread");
    }
  }

  draw() {
    const { memory, page, targets: at } = this;
    const { kept, items } = memory;
    const state = !kept ? "nothing" : !items.size ? "empty" : items.size === 1 ? "one" : "many";
    at.state.textContent = page.word(`memory_${state}`, { count: items.size });
    at.damaged.hidden = !memory.damaged;
    at["remember-now"].hidden = kept;
    at.erase.hidden = !kept && !memory.damaged;
    at.undo.hidden = !this.erased;
    at.save.hidden = !items.size || !kept;
    at["save-damaged"].hidden = !memory.damagedText;
    at.items.hidden = !kept || !items.size || !this.titles;
    if (items.size && !this.titles) {
      this.name();
      return;
    }
    const today = dayFrom(0);
    const sorted = [...items].sort(([, a], [, b]) => a.due.localeCompare(b.due));
    this.list(at.now, sorted.filter(([, { due }]) => due <= today));
    this.list(at.later, sorted.filter(([, { due }]) => due > today));
  }

  // Lists what comes back, [[id, {step, due, last}]], in a section that is hidden where there is nothing.
  list(section, items) {
    const { page } = this;
    section.hidden = !items.length;
    section.querySelector("ul").replaceChildren(...items.map(([id, { step, due, last }]) => {
      const title = this.titles.get(id);
      const what = title ? linkTo({ address: `${page.root}go/${id}/`, title }) : page.word("memory_unknown", { id });
      const days = { times: step, due: inWords(readDay(due)), last: inWords(readDay(last)) };
      return element("li", "", what, element("span", "quiet", ` ${page.word(step ? "memory_line" : "memory_again", days)}`));
    }));
  }
}
