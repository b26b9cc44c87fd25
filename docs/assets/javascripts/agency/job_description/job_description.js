// The job description builder: from the lines of the guide, and one’s own, to a description and the documents around it. Every choice
// stands behind the # of the address, can be taken back, and is sent nowhere.

import { element } from "../../shared/dom.js";
import { fetchJson, once } from "../../shared/fetch.js";
import { readFile, writeFile } from "../../shared/own_file.js";
import { sayAgain } from "../../shared/say.js";
import { Steps } from "../../shared/undo.js";
import { behindHash, partsOf, readParts } from "./address.js";
import { Advice } from "./advice.js";
import * as choices from "./choices.js";
import { Drafts } from "./drafts.js";
import { Fields } from "./fields.js";
import { Hours } from "./hours.js";
import { Keeper } from "./keeping.js";
import { Lines } from "./lines.js";
import { News } from "./news.js";
import { Papers } from "./papers.js";
import { isChanged, readDraft } from "./reading.js";
import { sharedOut } from "./shares.js";

const TARGETS = [
  "title", "lines", "own-lines", "own-section", "own-is-peer", "own-missing", "undo", "redo", "announced", "kept",
  "file", "file-said", "no-advice", "look-at", "look-at-lines",
];
// After so many milliseconds without a letter, a line is compared with the tasks.
const WAIT = 300;
// Of a line that something was done to, so many letters are told.
const TOLD = 60;
const FILE_TYPE = "application/json";
const FILE_IS = "draft of a job description";

export class Tool {
  constructor(page) {
    this.page = page;
    Object.assign(this, page.parts);
    this.at = page.targets(TARGETS);
    this.keeper = new Keeper(page.name, (how) => this.tellKept(how));
    this.advice = new Advice(page.root);
    this.load = once(async () => this.prepare(await fetchJson(`${page.root}assets/agency/job-description.json`)));
    page.on({
      undo: () => this.take("undo"), redo: () => this.take("redo"), "start-over": () => this.startOver(),
      "change-program": () => this.change(),
      "add-own": () => this.addOwn(), "share-out": () => this.shareOut(),
      "clear-hours": () => this.go({ ...this.now, hours: {} }, "job_did_clear"),
      save: () => this.save(), "to-documents": () => this.toDocuments(),
    });
    this.at.file.addEventListener("change", () => this.openFile(this.at.file));
    document.addEventListener("keydown", (event) => this.onKey(event));
  }

  // Makes the parts of the page, once what the guide brings is there.
  prepare(data) {
    const { page } = this;
    this.drafts = new Drafts(data);
    const { drafts } = this;
    const pause = () => this.steps.pause();
    this.news = new News(page, drafts, () => this.readNews());
    const field = (name, text) => this.type(choices.withField(this.now, name, text), `field-${name}`);
    this.fields = new Fields(page, drafts, { field, pause });
    this.hours = new Hours(page, drafts, {
      hours: (id, hours) => this.type(choices.withHours(this.now, id, hours), `hours-${id}`),
      week: (week) => this.type(choices.withWeek(this.now, week), "week"),
      share: (id, share) => this.go(choices.countedAs(this.now, id, share), "job_did_count", this.told(id)),
      pause,
    });
    this.lines = new Lines(page, drafts, this.at.lines, {
      leaveOut: (id, isOut) =>
        this.go(choices.leaveOut(this.now, id, isOut), isOut ? "job_did_leave_out" : "job_did_take_in", this.told(id)),
      move: (id, by, key) => this.move(id, by, key),
      word: (id, text) => this.type(choices.withText(this.now, drafts, id, text), `text-${id}`),
      use: (id, text) => this.use(id, text),
      remove: (id) => this.remove(id),
      pause,
    });
    this.papers = new Papers(page, drafts, { now: () => this.now, chosen: () => this.keep() });
    this.at["own-section"].append(...drafts.sections.map(({ id, title }) => new Option(title, id)));
    this.adviseSoon = () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.advise(), WAIT); };
  }

  get now() {
    return this.steps.now;
  }

  get address() {
    return this.steps && this.isAtWork ? this.keeper.address : "";
  }

  note() {
    this.keep();
    this.keeper.write("replaceState");
  }

  // ---- coming and going

  // What the address asks for, or the draft that is in this tab, or the first form.
  async open() {
    if (this.keeper.isHere) {
      this.enter(false);
      return;
    }
    this.keeper.leave();
    const given = this.keeper.at(location.hash);
    const isFirst = !this.steps;
    if (given === "" && !isFirst) {
      // What is no draft takes the place of none; Back leads to the first form.
      if (location.hash && this.isAtWork) this.note();
      else this.ask();
      return;
    }
    const read = readParts((given || (isFirst && given === "" ? this.keeper.last : "")).slice(1));
    if (!read && given !== null) {
      this.ask();
      return;
    }
    await this.load();
    this.keeper.settle();
    if (read) this.follow(readDraft(read, this.drafts));
    else this.lost();
  }

  ask() {
    this.isAtWork = false;
    const { program } = this.setup.elements;
    if (this.steps) program.value = this.now.program;
    this.page.tell();
    this.page.show(this.setup);
  }

  // What somebody chose in the first form: a file, or a program. A draft that is in this tab goes on in that program.
  async begin() {
    await this.load();
    const { program, draft } = this.setup.elements;
    this.page.tell();
    if (draft.files.length) {
      await this.openFile(draft, true);
      return;
    }
    if (this.steps) this.go(choices.inProgram(this.now, this.drafts, program.value), "job_did_program");
    else this.steps = new Steps(choices.freshChoices(this.drafts, program.value));
    this.enter(true);
  }

  // Goes on with a draft that was opened. The one before can be taken back. What there is to tell is told again after a reload, until
  // somebody has done something: the address keeps what the draft came with.
  follow({ state, doc, changes, isDamaged }, isStep = false) {
    if (!this.steps) this.steps = new Steps(state);
    else if (!this.isSame(state)) this.steps.go(state, this.page.word("job_did_open"));
    this.papers.choose(doc);
    this.enter(isStep, isStep || !(isDamaged || isChanged(changes)));
    this.news.tell({ state, changes, isDamaged });
  }

  isSame(state) {
    const [one, other] = [state, this.now].map((draft) => behindHash(partsOf(draft, this.drafts, "")));
    return one === other;
  }

  // A link to a draft that was too long for it, in another tab than its own.
  lost() {
    const program = new URLSearchParams(location.hash.slice(1)).get("program");
    if (!this.steps) this.steps = new Steps(choices.freshChoices(this.drafts, this.drafts.program(program).id));
    this.enter(false);
    this.news.tellLost();
  }

  // Shows the draft, and keeps it, unless `isKept` is false.
  enter(isStep, isKept = true) {
    const isNew = !this.isAtWork;
    this.isAtWork = true;
    this.news.close();
    this.draw();
    if (isKept) this.keeper.keep(this.parts, isStep);
    else this.keeper.hold(this.parts);
    this.page.show(this.work);
    if (isNew || isStep) this.at.title.focus();
  }

  // Somebody has read what there was to tell: what has no place any more, and was told, goes.
  readNews() {
    const known = new Set(this.drafts.fields.map(({ id }) => id));
    const fields = Object.entries(this.now.fields).filter(([name]) => known.has(name));
    if (fields.length < Object.keys(this.now.fields).length) {
      this.steps.go({ ...this.now, fields: Object.fromEntries(fields) }, this.page.word("job_did_open"));
    }
    this.keep();
  }

  // The first form, to choose another program: a step, so that Back leads to the draft.
  change() {
    this.keeper.flush();
    history.pushState(null, "", location.pathname);
    this.ask();
    this.setup.querySelector(":checked").focus();
  }

  // ---- what changes the draft

  // Does something, and says it in the words of this name.
  go(state, word, values = {}) {
    if (state === this.now) return;
    const said = this.page.word(word, values);
    this.steps.go(state, said);
    this.draw();
    this.keep();
    this.announce(said);
  }

  // What is typed in one field is one step.
  type(state, key) {
    this.steps.go(state, this.page.word("job_did_type"), key);
    this.draw();
    this.keep();
  }

  take(which) {
    const said = this.steps.step(...(which === "undo" ? ["back", "ahead"] : ["ahead", "back"]));
    if (said === null) return;
    this.draw();
    this.keep();
    this.announce(this.page.word(which === "undo" ? "job_undone" : "job_redone", { what: said }));
  }

  // Ctrl+Z, and with Shift again; a field in which one types has its own.
  onKey(event) {
    const { key, target } = event;
    const isTyping = target.matches("textarea, select, [contenteditable], input:not([type='radio'], [type='checkbox'])");
    if (!this.isAtWork || isTyping || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const letter = key.toLowerCase();
    if (letter !== "z" && letter !== "y") return;
    event.preventDefault();
    this.take(letter === "z" && !event.shiftKey ? "undo" : "redo");
  }

  startOver() {
    this.go(choices.freshChoices(this.drafts, this.now.program), "job_did_start_over");
    this.news.close();
  }

  move(id, by, key) {
    const state = choices.moved(this.now, this.drafts, id, by);
    const lines = choices.linesIn(state, this.drafts, choices.sectionOf(state, this.drafts, id));
    if (state === this.now) this.announce(this.page.word(by < 0 ? "job_is_first" : "job_is_last"));
    else this.go(state, "job_did_move", { number: lines.indexOf(id) + 1, all: lines.length, ...this.told(id) });
    key.focus();
    key.scrollIntoView({ block: "nearest" });
  }

  use(id, text) {
    this.go(choices.withText(this.now, this.drafts, id, text), "job_did_use");
    this.advise();
    this.lines.of(id).at.change.focus();
  }

  remove(id) {
    const told = this.told(id);
    const lines = choices.linesIn(this.now, this.drafts, choices.sectionOf(this.now, this.drafts, id));
    const next = lines[lines.indexOf(id) + 1] ?? lines[lines.indexOf(id) - 1];
    this.go(choices.withoutOwn(this.now, id), "job_did_remove", told);
    if (next) this.lines.of(next).at.change.focus();
    else this.at["own-lines"].focus();
  }

  addOwn() {
    const field = this.at["own-lines"];
    const texts = choices.linesOf(field.value);
    this.at["own-missing"].textContent = "";
    if (!texts.length) {
      this.page.tellMissing(this.at["own-missing"], "job_own_missing", field);
      return;
    }
    const share = this.at["own-is-peer"].checked ? "peer-support" : "other";
    const state = choices.withOwn(this.now, texts, { section: this.at["own-section"].value, share });
    const added = Object.keys(state.own).length - Object.keys(this.now.own).length;
    // What found no room stays in the field.
    field.value = texts.slice(added).join("\n");
    if (added < texts.length) this.page.tellMissing(this.at["own-missing"], "job_own_many", field);
    this.go(state, added === 1 ? "job_did_add" : "job_did_add_many", { count: added });
    field.focus();
  }

  shareOut() {
    this.go({ ...this.now, hours: sharedOut(this.now, this.drafts) }, "job_did_share_out");
  }

  // ---- what is in sight

  // The beginning of a line, to be told.
  told(id) {
    const text = this.drafts.duties.get(id)?.title ?? choices.textOf(this.now, this.drafts, id);
    return { line: text.length > TOLD ? `${text.slice(0, TOLD)}…` : text };
  }

  announce(sentence) {
    sayAgain(this.at.announced, sentence);
  }

  draw() {
    const state = this.now;
    this.at.title.textContent = this.page.word("job_title_of", { program: this.drafts.program(state.program).name });
    this.lines.draw(state);
    this.fields.draw(state);
    this.hours.draw(state);
    this.at.undo.ariaDisabled = !this.steps.canUndo;
    this.at.redo.ariaDisabled = !this.steps.canRedo;
    this.papers.drawSoon();
    this.adviseSoon();
  }

  // Under each line that somebody worded, what a task it looks like has for an answer.
  async advise() {
    clearTimeout(this.timer);
    const worded = this.now.order.filter((id) => choices.ownWordsOf(this.now, id).trim());
    if (!worded.length && !this.hasAdvised) return;
    try {
      await this.advice.load();
      this.hasAdvised = true;
      this.at["no-advice"].hidden = true;
    } catch (error) {
      console.warn(error);
      this.at["no-advice"].hidden = false;
      return;
    }
    for (const id of this.now.order) this.lines.of(id).advise(this.adviceOn(id));
    this.pointOut(worded.filter((id) => this.adviceOn(id)));
  }

  // What there is to say of a line, once advice is loaded; null of one that nobody has worded.
  adviceOn(id) {
    const text = choices.ownWordsOf(this.now, id).trim();
    return text ? this.advice.on(text) : null;
  }

  // Somebody who adds a duty is far from the line it became: where one has an answer under it, a key leads there.
  pointOut(ids) {
    this.at["look-at"].hidden = !ids.length;
    this.at["look-at-lines"].replaceChildren(...ids.map((id) => {
      const { verdict } = this.adviceOn(id);
      const key = element("button", "plain-button", this.page.word("job_look_at_line", { ...this.told(id), verdict }));
      key.type = "button";
      key.addEventListener("click", () => this.lines.of(id).lookAt());
      const item = element("li");
      item.append(key);
      return item;
    }));
  }

  toDocuments() {
    const { documents } = this.page.targets(["documents"]);
    documents.closest(".job__documents").scrollIntoView({ block: "start" });
    documents.focus({ preventScroll: true });
  }

  // ---- keeping it

  get parts() {
    return partsOf(this.now, this.drafts, this.papers.doc === this.drafts.data.documents[0].id ? "" : this.papers.doc);
  }

  keep() {
    this.keeper.keep(this.parts);
  }

  tellKept(how) {
    this.at.kept.textContent = this.page.word({ link: "job_kept_link", tab: "job_kept_tab", nowhere: "job_kept_nowhere" }[how]);
    this.at.kept.classList.toggle("job__kept--long", how !== "link");
  }

  async save() {
    try {
      const { download } = await import("../../shared/download.js");
      download(this.page.word("job_file"), writeFile(FILE_IS, this.parts), FILE_TYPE);
      sayAgain(this.at["file-said"], this.page.word("job_saved"));
    } catch {
      sayAgain(this.at["file-said"], this.page.word("file_failed"));
    }
  }

  // Opens the file that was chosen in a field; `isStep` from the first form.
  async openFile(field, isStep = false) {
    const [file] = field.files;
    if (!file) return;
    const parts = await readFile(FILE_IS, file);
    // The same file, chosen again, is opened again.
    field.value = "";
    const read = parts && readParts(parts);
    if (read) {
      this.follow(readDraft(read, this.drafts), isStep);
      this.announce(this.page.word("job_did_open"));
    } else if (isStep) {
      this.page.tell("job_no_draft");
    } else {
      sayAgain(this.at["file-said"], this.page.word("job_no_draft"));
    }
  }
}
