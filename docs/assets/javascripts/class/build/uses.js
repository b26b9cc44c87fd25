// What comes of a session: the class view, the page of those who take part, what goes into the chat, a calendar file, handouts, a file.

import { newSeed } from "../../shared/address.js";
import { readFile, writeFile } from "../../shared/own_file.js";
import { sayAgain } from "../../shared/say.js";
import { readSession } from "../../shared/session/address.js";
import { agendaOf, chatOf } from "../../shared/session/chat.js";
import { after, total } from "../../shared/session/clock.js";

// A longer link breaks in some chats and mail programs.
const LONGEST = 2000;
const IS = "class session";
const FILE_TYPE = "application/json";
const CALENDAR_TYPE = "text/calendar;charset=utf-8";

export class Uses {
  // `tool` has {now, hash, records, word(…), rows, follow(…)}.
  constructor(page, tool) {
    Object.assign(this, { page, tool });
    this.at = page.targets(["too-long", "used", "file", "list", "day", "paper", "copy-theirs", "copy-own"], ["leads"]);
    page.on({
      "copy-theirs": () => this.copy(this.theirs),
      "copy-own": () => this.copy(new URL(tool.hash, location.href).href),
      "copy-agenda": () => this.copy(agendaOf(tool.now, tool.records, this.isLong ? "" : this.theirs, tool.word)),
      "copy-all": () => this.copy(tool.now.steps.map((step) => this.chat(step)).join("\n\n")),
      calendar: () => this.saveCalendar(), save: () => this.save(),
    });
    this.at.file.addEventListener("change", () => this.openFile());
    this.at.list.addEventListener("click", ({ target }) => {
      const key = target.closest("[data-target=copy]");
      if (key) this.copy(this.chat(tool.now.steps[tool.rows.placeOf(key)]));
    });
  }

  get theirs() {
    return this.at.leads.find(({ dataset }) => dataset.leads === "join").href;
  }

  get isLong() {
    return this.theirs.length > LONGEST;
  }

  chat(step) {
    const { records, word } = this.tool;
    return chatOf(step, records, this.page.root, word);
  }

  draw() {
    const { at, tool } = this;
    for (const link of at.leads) link.hash = tool.hash;
    at.paper.textContent = agendaOf(tool.now, tool.records, this.theirs, tool.word);
    at["too-long"].hidden = !this.isLong;
    for (const key of [at["copy-theirs"], at["copy-own"]]) key.hidden = this.isLong;
  }

  say(sentence) {
    sayAgain(this.at.used, sentence);
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.say(this.tool.word("build_copied"));
    } catch {
      this.say(`${this.tool.word("build_not_copied")}\n${text}`);
    }
  }

  // The name of an entry in a calendar is seen by others: it says no more than its owner wrote.
  async saveCalendar() {
    const { now, word } = this.tool;
    if (!now.start) {
      this.say(word("build_needs_start"));
      this.at.day.focus();
      return;
    }
    // The same class, changed, is the same entry.
    this.id ??= `${newSeed(12)}@class-session`;
    await this.saveAs(word("build_calendar_file"), CALENDAR_TYPE, async () => {
      const { calendarFile } = await import("../../shared/calendar_file.js");
      const [from, to] = [now.start.instant, after(now.start, total(now.steps))];
      const event = { id: this.id, title: now.name || word("build_calendar_title"), text: this.isLong ? "" : this.theirs, from, to };
      return calendarFile("Class session", [event]);
    });
  }

  save() {
    return this.saveAs(this.tool.word("build_file"), FILE_TYPE, async () => writeFile(IS, [["session", this.tool.hash]]));
  }

  async saveAs(name, type, make) {
    try {
      const [text, { download }] = await Promise.all([make(), import("../../shared/download.js")]);
      download(name, text, type);
      this.say(this.tool.word("build_saved"));
    } catch (error) {
      console.warn(error);
      this.say(this.tool.word("file_failed"));
    }
  }

  async openFile() {
    const { file } = this.at;
    const [chosen] = file.files;
    if (!chosen) return;
    const { session = "" } = Object.fromEntries(await readFile(IS, chosen) ?? []);
    // The same file, chosen again, is opened again.
    file.value = "";
    const read = readSession(session);
    if (read.steps.length) await this.page.attempt(() => this.tool.follow(read), () => {});
    else this.say(this.tool.word("build_not_a_file"));
  }
}
