// The page of what is remembered: all of it in words, to save, to load, to erase, and to take the erasing back.

import { inWords, readDay } from "../../shared/days.js";
import { element } from "../../search/results.js";
import { linkTo } from "../questions/review.js";
import { dayFrom, memory, readMemory } from "../memory.js";

const FILE_TYPE = "application/json";

// Titles of everything that can be remembered, by id; nothing where they cannot be fetched.
const titles = async (root) => {
  try {
    const answer = await fetch(`${root}assets/addresses.json`);
    return new Map((await answer.json()).map(([address, title]) => [address.replace(/^go\/|\/$/g, ""), title]));
  } catch {
    return new Map();
  }
};

class MemoryPage {
  constructor(box) {
    this.box = box;
    this.said = box.querySelector(".study__said");
    this.on("remember-now", () => this.say(memory.remember() ? "kept" : "refused"));
    this.on("erase", () => this.erase());
    this.on("undo", () => this.undo());
    this.on("save", () => this.save(memory.text));
    this.on("save-damaged", () => this.save(memory.damagedText));
    const file = box.querySelector("input");
    file.addEventListener("change", async () => { if (file.files[0]) await this.load(await file.files[0].text()); file.value = ""; });
    addEventListener("storage", () => this.draw());
    this.draw();
  }

  key(name) {
    return this.box.querySelector(`[data-${name}]`);
  }

  on(name, action) {
    this.key(name).addEventListener("click", action);
  }

  say(what) {
    this.draw();
    this.said.textContent = this.said.dataset[what];
    this.said.focus();
  }

  async save(text) {
    try {
      const { download } = await import("../../shared/download.js");
      download(this.box.dataset.file, text, FILE_TYPE);
      this.say("saved");
    } catch {
      this.say("unsaved");
    }
  }

  // Titles are fetched once there is something to name.
  async name() {
    this.naming ??= titles(this.box.dataset.root);
    this.titles = await this.naming;
    this.draw();
  }

  erase() {
    this.erased = memory.text;
    memory.erase();
    this.say("erased");
  }

  // What was just erased, for as long as this page is open.
  undo() {
    memory.take(readMemory(this.erased).items);
    this.erased = null;
    this.say("undone");
  }

  load(text) {
    try {
      const { items, lost } = readMemory(text);
      const written = memory.take(items);
      this.erased = null;
      this.say(written ? (lost ? "part" : "loaded") : "refused");
    } catch {
      this.say("unread");
    }
  }

  draw() {
    const { kept, items } = memory;
    const state = this.key("state");
    const words = !kept ? "nothing" : !items.size ? "empty" : items.size === 1 ? "one" : "many";
    state.textContent = state.dataset[words].replace("{count}", items.size);
    this.key("damaged").hidden = !memory.damaged;
    this.key("remember-now").hidden = kept;
    this.key("erase").hidden = !kept && !memory.damaged;
    this.key("undo").hidden = !this.erased;
    this.key("save").hidden = !items.size || !kept;
    this.key("save-damaged").hidden = !memory.damagedText;
    this.key("list").hidden = !kept || !items.size || !this.titles;
    if (items.size && !this.titles) {
      this.name();
      return;
    }
    const today = dayFrom(0);
    const sorted = [...items].sort(([, a], [, b]) => a.due.localeCompare(b.due));
    this.fill("now", sorted.filter(([, { due }]) => due <= today));
    this.fill("later", sorted.filter(([, { due }]) => due > today));
  }

  fill(name, items) {
    const section = this.key(name);
    const list = section.querySelector("ul");
    section.hidden = !items.length;
    list.replaceChildren(...items.map(([id, { step, due, last }]) => {
      const title = this.titles.get(id);
      const what = title ? linkTo({ address: `${this.box.dataset.root}go/${id}/`, title }) : list.dataset.unknown.replace("{id}", id);
      const how = (step ? list.dataset.line : list.dataset.again)
        .replace("{times}", step).replace("{due}", inWords(readDay(due))).replace("{last}", inWords(readDay(last)));
      return element("li", "", what, element("span", "quiet", ` ${how}`));
    }));
  }
}

for (const box of document.querySelectorAll("[data-study-memory-page]")) new MemoryPage(box);
