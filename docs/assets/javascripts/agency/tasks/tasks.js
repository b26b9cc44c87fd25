// Is this peer support? Finds a task as somebody types, by theme and by answer, and compares a pasted list of duties with the tasks
// (sheet.js, fetched then). The tasks stand in the page; what they are called elsewhere is fetched when somebody turns to the field.

import { composes } from "../../shared/dom.js";
import { readAsked, writeAsked, writeStep } from "./address.js";

const TARGETS = [
  "words", "theme", "verdict", "clear", "count", "heard", "found", "rows", "none", "near", "ask", "questions", "list", "missing",
];
// A screen reader hears how many were found when the fingers rest.
const REST = 500;
// So many tasks come nearest to what was typed.
const MOST = 12;
// What a match must have beside the best one, as a share of it.
const BESIDE = 0.5;
const MOST_NEAR = 3;

export class Tool {
  constructor(page) {
    this.page = page;
    Object.assign(this, page.parts);
    this.targets = page.targets(TARGETS);
    this.rows = [...document.querySelectorAll("main .record--task")].map((row) => ({
      row, id: row.id, verdict: row.dataset.verdict, theme: row.dataset.theme,
    }));
    const { words, theme, verdict, clear } = this.targets;
    this.known = { themes: valuesOf(theme), verdicts: valuesOf(verdict) };
    words.addEventListener("focus", () => this.warm());
    words.addEventListener("input", () => this.answer());
    words.addEventListener("keydown", (event) => { if (event.key === "Escape" && !composes(event)) this.clear(event); });
    for (const field of [theme, verdict]) field.addEventListener("change", () => this.answer());
    clear.addEventListener("click", () => this.clear());
    page.on({
      paste: () => this.step("paste"),
      leave: () => this.leave(),
      change: () => this.step("paste"),
      print: () => print(),
    });
    this.paste.addEventListener("submit", (event) => { event.preventDefault(); this.compare(); });
    this.targets.list.addEventListener("input", () => {
      this.targets.missing.textContent = "";
      this.keepText();
    });
    addEventListener("hashchange", () => this.reveal());
  }

  get address() {
    if (this.at) return writeStep(this.at, this.at === "sheet" && this.isInOrder);
    const { theme, verdict } = this.targets;
    return theme.value || verdict.value ? writeAsked({ theme: theme.value, verdict: verdict.value }) : "";
  }

  note() {
    write("replaceState", history.state, this.address || location.pathname);
  }

  // What the address asks for: a theme or an answer, or the list of duties and what was found for it.
  async open() {
    const { theme, verdict, step, isInOrder } = readAsked(location.hash, this.known);
    // What was chosen before this script was here counts, as what was typed does.
    const isEarly = !this.isOpen && !location.hash.includes("=");
    this.isOpen = true;
    this.at = step;
    this.isInOrder = isInOrder;
    if (step) await this.showStep();
    else {
      const { targets } = this;
      if (!isEarly) Object.assign(targets.theme, { value: theme });
      if (!isEarly) Object.assign(targets.verdict, { value: verdict });
      if (!(isEarly && targets.words.value)) targets.words.value = history.state?.words ?? targets.words.value;
      this.page.show(this.page.setup);
      this.reveal();
      await this.answer({ isTyped: isEarly && Boolean(targets.words.value || targets.theme.value || targets.verdict.value) });
    }
  }

  // Enter leads to what was found; whoever went elsewhere meanwhile, or types something else, is left there.
  async begin() {
    const { words, found } = this.targets;
    const { value } = words;
    const isHere = this.page.staying();
    await this.answer({ isTyped: false });
    if (!isHere() || words.value !== value) return;
    if (words.value.trim()) found.querySelector("h2").focus();
    else words.focus();
  }

  tasks() {
    return this.loading ??= import("../matching/tasks.js").then(({ openTasks }) => openTasks(this.page.root))
      .catch((error) => { this.loading = null; throw error; });
  }

  warm() {
    this.tasks().catch(() => {});
  }

  // ---- one task

  // Shows what fits what was typed and chosen. Keys come faster than the tasks may: only the last question is answered.
  async answer({ isTyped = true } = {}) {
    const { words, theme, verdict, clear } = this.targets;
    const [typed, turn] = [words.value.trim(), (this.turn = {})];
    clear.hidden = !typed && !theme.value && !verdict.value;
    const isWanted = (one) => (!theme.value || one.theme === theme.value) && (!verdict.value || one.verdict === verdict.value);
    const fits = this.rows.filter(isWanted);
    if (!typed) this.show(theme.value || verdict.value ? fits : null, fits.length);
    else {
      try {
        const { matcher } = await this.tasks();
        if (turn === this.turn) this.showNearest(matcher, typed, fits, isTyped);
        this.page.tell();
      } catch (error) {
        if (turn !== this.turn) return;
        console.warn(error);
        this.page.tell("tasks_failed");
        this.show(null);
      }
    }
    if (isTyped) this.keepAsked();
  }

  // Soon: a browser takes only so many notes a minute.
  keepAsked() {
    clearTimeout(this.later);
    this.later = setTimeout(() => this.noteAsked(), REST);
  }

  noteAsked() {
    clearTimeout(this.later);
    const asked = this.address || (location.hash.includes("=") ? location.pathname : location.href);
    if (!this.at) write("replaceState", { ...history.state, words: this.targets.words.value }, asked);
  }

  showNearest(matcher, typed, fits, isUnfinished) {
    const rows = new Map(fits.map((one) => [one.id, one]));
    const all = matcher.match(typed, { most: this.rows.length, isUnfinished, least: 0 }).filter(({ task }) => rows.has(task.id));
    const sure = all.filter(({ score, isSure }) => isSure && score >= BESIDE * all[0].score).slice(0, MOST);
    if (sure.length) this.show(sure.map(({ task }) => rows.get(task.id)), sure.length, "tasks_near");
    else this.showNone(all.slice(0, MOST_NEAR).map(({ task }) => task));
  }

  // Shows these rows over the list of all, or that list alone where there are none to show.
  show(rows, count = 0, many = "tasks_found") {
    const { targets, page } = this;
    targets.found.hidden = !rows;
    targets.none.hidden = true;
    targets.rows.replaceChildren(...(rows ?? []).map(({ row }) => copyOf(row)));
    this.mark(rows ? "some" : null);
    if (rows) this.tell(page.word(count === 1 ? "tasks_found_one" : count ? many : "tasks_found_none", { count }));
    else this.tell("");
  }

  // Says it to the style sheet: what stands in the page a second time is out of the way.
  mark(found) {
    if (found) document.documentElement.dataset.tasksFound = found;
    else delete document.documentElement.dataset.tasksFound;
  }

  // Where no task is what was typed there is no answer, only what comes near and what to ask oneself.
  showNone(tasks) {
    const { targets, page } = this;
    this.show([], 0);
    this.mark("none");
    targets.none.hidden = false;
    targets.near.replaceChildren(...tasks.map(({ id, title }) => {
      const item = document.createElement("li");
      item.append(Object.assign(document.createElement("a"), { href: `${page.root}go/${id}/`, textContent: title }));
      return item;
    }));
    targets.near.hidden = !tasks.length;
    if (!targets.questions.children.length) targets.questions.replaceChildren(...this.questions());
    targets.ask.hidden = !targets.questions.children.length;
    this.tell(page.word(tasks.length ? "tasks_none_near" : "tasks_none"));
  }

  // The questions to ask oneself, as they stand in the page.
  questions() {
    return [...(document.querySelector("#five-questions + ol")?.children ?? [])].map((item) => item.cloneNode(true));
  }

  tell(sentence) {
    const { count, heard } = this.targets;
    count.textContent = sentence;
    clearTimeout(this.telling);
    this.telling = setTimeout(() => { heard.textContent = sentence; }, REST);
  }

  clear(event) {
    const { words, theme, verdict } = this.targets;
    if (event && !words.value) return;
    event?.preventDefault();
    words.value = "";
    if (!event) theme.value = verdict.value = "";
    this.answer();
    words.focus();
  }

  // What an address leads to is open, also where a browser doesn’t see to it.
  reveal() {
    const place = location.hash.length > 1 && !location.hash.includes("=") && document.getElementById(location.hash.slice(1));
    const fold = place && place.closest("[data-group] details");
    if (!fold || fold.open) return;
    fold.open = true;
    place.scrollIntoView();
  }

  // ---- a list of duties

  // Goes on to a step, which Back leads away from.
  step(step) {
    this.noteAsked();
    this.at = step;
    write("pushState", history.state, this.address);
    return this.page.attempt(() => this.showStep({ isNew: true }));
  }

  leave() {
    this.at = "";
    // What the step of the history has of the list goes along.
    write("pushState", { ...history.state, words: this.targets.words.value }, this.address || location.pathname);
    this.page.show(this.page.setup);
    this.answer({ isTyped: false });
    this.targets.words.focus();
  }

  async showStep({ isNew = false } = {}) {
    const { list, missing } = this.targets;
    // What keeps a list is fetched with the first one: most people come for one task.
    this.kept ??= await import("./kept.js");
    if (!this.at) return;
    const kept = this.kept.recall();
    missing.textContent = "";
    if (this.at === "sheet" && kept.text) {
      await this.showSheet(isNew);
      return;
    }
    // A sheet whose list stayed in another tab begins anew.
    if (this.at === "sheet") {
      this.at = "paste";
      this.note();
      missing.textContent = this.page.word("tasks_list_elsewhere");
    }
    // What stands there is newer than nothing.
    list.value = kept.text || list.value;
    this.page.show(this.paste);
    if (isNew) list.focus();
  }

  // Whoever goes back while it is fetched is somewhere else, and stays there.
  async showSheet(isNew) {
    try {
      const [{ Sheet }, file] = await Promise.all([import("./sheet.js"), this.tasks()]);
      this.drawn ??= new Sheet(this.page, file, { questions: () => this.questions(), order: (is) => this.order(is) });
    } catch (error) {
      if (this.at !== "sheet") return;
      this.at = "";
      this.note();
      throw error;
    }
    if (this.at !== "sheet") return;
    this.drawn.draw(this.kept.recall(), this.isInOrder);
    this.page.show(this.sheet);
    if (isNew) this.sheet.querySelector("h2").focus();
  }

  keepText() {
    this.kept.keep({ ...this.kept.recall(), text: this.targets.list.value });
  }

  order(isInOrder) {
    this.isInOrder = isInOrder;
    this.note();
  }

  // Pressed a second time while the first is under way, it does nothing more.
  compare() {
    const { list, missing } = this.targets;
    return this.page.attempt(async () => {
      const { readDuties } = await import("./duties.js");
      if (this.at !== "paste") return;
      if (!readDuties(list.value).duties.length) {
        this.page.tellMissing(missing, "tasks_list_missing", list);
        return;
      }
      missing.textContent = "";
      this.keepText();
      await this.step("sheet");
    }, () => this.page.show(this.paste));
  }
}

// Where a browser takes no more notes for now, what is in sight goes on, and Back leads farther.
const write = (how, state, address) => {
  try { history[how](state, "", address); } catch { /* Too many in a short time, or too long. */ }
};

const valuesOf = (select) => [...select.options].map(({ value }) => value).filter(Boolean);

// A row without the name of its place, which stands once in a page.
const copyOf = (row) => {
  const copy = row.cloneNode(true);
  copy.removeAttribute("id");
  return copy;
};
