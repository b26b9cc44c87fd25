// Builds a class session: what it shows and does, in which order and for how long. All of it stands behind the # of the address and in the
// tab, every step can be taken back, and nothing is sent.

import { element, renew } from "../../shared/dom.js";
import { sayAgain } from "../../shared/say.js";
import { Steps } from "../../shared/undo.js";
import { MOST, PEOPLE, readSession, SLOT, writeSession } from "../../shared/session/address.js";
import { nameOf } from "../../shared/session/chat.js";
import { after, asFields, day, fromFields, time, total, zonedTime } from "../../shared/session/clock.js";
import { held, hold } from "../../shared/session/kept.js";
import { fetchRecords, settle } from "../../shared/session/records.js";
import { Finding } from "./finding.js";
import { Rows } from "./rows.js";
import { Uses } from "./uses.js";

const EMPTY = { steps: [], name: "", start: null, slot: null };
// A browser takes only so many notes of an address, in milliseconds.
const REST = 400;
const TARGETS = ["news", "empty", "list", "total", "undo", "redo", "announced", "name", "day", "clock", "slot", "times", "use"];
// How long what is added is at first, in minutes.
const USUAL = { talk: 5, rooms: 10, break: 10 };

export class Tool {
  constructor(page) {
    this.page = page;
    Object.assign(this, page.parts);
    this.at = page.targets(TARGETS);
    this.word = (name, values) => page.word(name, values);
    // What the guide has of each id that was asked for, and how many keys were given to steps.
    this.records = {};
    this.keys = 0;
    this.states = new Steps(EMPTY);
    this.drawn = null;
    this.isBegun = false;
    this.rows = new Rows(page, this.at.list, {
      change: (at, values, key) => this.change(at, values, key),
      move: (at, by) => this.move(at, by),
      remove: (at) => this.remove(at),
      limit: (limits, value) => this.limit(this.word("build_limits", { ...limits, value })),
      pause: () => this.states.pause(),
    });
    this.finding = new Finding(page, (id) => page.attempt(() => this.add({ id, minutes: null }), () => {}));
    this.uses = new Uses(page, this);
    page.on({
      undo: () => this.take("undo"), redo: () => this.take("redo"), clear: () => this.go(EMPTY, this.word("build_did_clear")),
      ...Object.fromEntries(Object.entries(USUAL).map(([sort, minutes]) => [`add-${sort}`, () => this.addOwn(sort, minutes)])),
    });
    this.listen();
  }

  get now() {
    return this.states.now;
  }

  get hash() {
    return writeSession(this.now);
  }

  get isEmpty() {
    const { steps, name, start, slot } = this.now;
    return !(steps.length || name || start || slot);
  }

  // What stands behind the #.
  get address() {
    return this.isEmpty ? "" : this.hash;
  }

  listen() {
    const { name, day: date, clock, slot } = this.at;
    // Enter in the field leads to the first that was found.
    this.work.addEventListener("submit", (event) => {
      event.preventDefault();
      this.finding.focusFirst();
    });
    const about = (values, key) => this.go({ ...this.now, ...values }, this.word("build_did_about"), key);
    name.addEventListener("input", () => about({ name: name.value }, "name"));
    for (const field of [date, clock]) {
      field.addEventListener("change", () => about({ start: fromFields(date.value, clock.value) }, "start"));
    }
    slot.addEventListener("change", () => {
      const minutes = Math.round(Number(slot.value));
      const isTaken = minutes >= SLOT.least && minutes <= SLOT.most;
      const isLeftOut = !isTaken && slot.value !== "";
      about({ slot: isTaken ? minutes : null }, "slot");
      if (isLeftOut) this.limit(this.word("build_slot_limits", SLOT));
    });
    addEventListener("pageshow", ({ persisted }) => { if (persisted) this.open(); });
  }

  // What the address asks for, else what was put together in this tab. An address this tool wrote itself is no news: since then something
  // may have been added on another page, or changed just before a reload.
  async open() {
    const { hash: kept, noted } = held();
    const isOwn = !location.hash.includes("show=") || noted.includes(location.hash);
    const asked = readSession(isOwn ? kept : location.hash);
    const mine = readSession(isOwn || kept === location.hash ? "" : kept);
    if (!this.isBegun && isOwn && !(asked.steps.length || asked.name || asked.start || asked.slot)) {
      this.page.show(this.page.setup);
      return;
    }
    await this.fetch([...asked.steps, ...mine.steps]);
    const [taken, before] = [this.taken(asked), this.taken(mine)];
    this.states = new Steps(before.state.steps.length ? before.state : taken.state);
    this.states.go(taken.state, this.word("build_did_open"));
    this.tell([
      ...(asked.isDamaged ? [this.word("build_damaged")] : []), ...(asked.isCut ? [this.word("build_cut", { most: MOST })] : []),
      ...(before.state.steps.length ? [this.word("build_replaced")] : []), ...taken.told,
    ]);
    this.show();
  }

  show() {
    this.isBegun = true;
    this.draw();
    this.page.show(this.work);
  }

  // Another session, from a file, in place of this one.
  async follow(session) {
    await this.fetch(session.steps);
    const { state, told } = this.taken(session);
    this.go(state, this.word("build_did_open"));
    this.tell(told);
  }

  tell(news) {
    renew(this.at.news, news.map((sentence) => element("li", "", sentence)));
  }

  async fetch(steps) {
    const ids = steps.map(({ id }) => id).filter((id) => id && !(id in this.records));
    Object.assign(this.records, await fetchRecords(this.page.root, ids));
  }

  // A session as the guide has it today, as {state, told}: what has changed since is told.
  taken({ steps, name, start, slot }) {
    const settled = settle(steps, this.records);
    const says = {
      moved: ({ title, because }) => this.word("build_moved", { title, why: because }),
      retired: ({ id, why }) => this.word("build_retired", { id, why }),
      unknown: ({ id }) => this.word("build_gone", { id }),
    };
    return {
      state: { steps: settled.steps.map((step) => this.keyed(step)), name, start, slot },
      told: settled.changes.map(({ what, ...has }) => says[what](has)),
    };
  }

  // A step that is known again wherever it stands.
  keyed(step) {
    this.keys += 1;
    return { ...step, key: this.keys };
  }

  // From the first form on.
  begin() {
    this.show();
    this.finding.focus();
  }

  // ---- changes

  go(state, said, key = null) {
    this.states.go(state, said, key);
    this.tell([]);
    if (!key) this.say(said);
    this.draw();
  }

  // What was typed was not taken as it is, and why.
  limit(sentence) {
    this.tell([sentence]);
    this.say(sentence);
  }

  say(sentence) {
    sayAgain(this.at.announced, sentence);
  }

  take(way) {
    const said = this.states[way]();
    if (said) this.say(this.word(way === "undo" ? "job_undone" : "job_redone", { what: said }));
    this.draw();
  }

  nameOf(step) {
    return nameOf(step, this.records, this.word);
  }

  // Adds a step at the end: whether it is there then.
  async add(step) {
    await this.fetch([step]);
    const { steps } = this.now;
    const [added] = this.taken({ ...EMPTY, steps: [step] }).state.steps;
    if (!added || steps.some(({ id }) => id && id === added.id)) {
      this.say(this.word(added ? "build_there" : "build_gone", { id: step.id, title: added && this.nameOf(added) }));
      return false;
    }
    if (steps.length >= MOST) {
      this.say(this.word("build_full"));
      return false;
    }
    this.go({ ...this.now, steps: [...steps, added] }, this.word("build_did_add", { title: this.nameOf(added) }));
    return true;
  }

  async addOwn(sort, minutes) {
    const more = sort === "rooms" ? { people: PEOPLE.usual, isVisited: false } : {};
    if (await this.add({ sort, text: "", minutes, ...more })) this.rows.focus(this.now.steps.length - 1, "text");
  }

  change(at, values, key) {
    const { steps } = this.now;
    const changed = steps.map((step, i) => (i === at ? { ...step, ...values } : step));
    this.go({ ...this.now, steps: changed }, this.word("build_did_change", { title: this.nameOf(steps[at]) }), key);
  }

  move(at, by) {
    const { steps } = this.now;
    const to = at + by;
    if (to < 0 || to >= steps.length) {
      this.say(this.word(by < 0 ? "job_is_first" : "job_is_last"));
      return;
    }
    const moved = steps.filter((step, i) => i !== at);
    moved.splice(to, 0, steps[at]);
    this.go({ ...this.now, steps: moved }, this.word("build_did_move", { title: this.nameOf(steps[at]), at: to + 1, all: steps.length }));
  }

  remove(at) {
    const { steps } = this.now;
    this.go({ ...this.now, steps: steps.filter((step, i) => i !== at) }, this.word("build_did_remove", { title: this.nameOf(steps[at]) }));
    // The focus stays where it was in the list.
    if (!this.rows.focus(Math.min(at, steps.length - 2), "remove")) this.finding.focus();
  }

  // ---- what is shown

  draw() {
    const { at, now } = this;
    this.rows.draw(now, this.records);
    at.empty.hidden = now.steps.length > 0;
    at.use.hidden = !now.steps.length;
    at.undo.ariaDisabled = String(!this.states.canUndo);
    at.redo.ariaDisabled = String(!this.states.canRedo);
    for (const [field, value] of [[at.name, now.name], [at.slot, now.slot ?? ""]]) {
      if (field.value !== String(value)) field.value = value;
    }
    // A day without its time is no beginning yet, and stays as it is.
    if (this.drawn !== now.start) [at.day.value, at.clock.value] = now.start ? asFields(now.start) : ["", ""];
    this.drawn = now.start;
    this.drawTotal();
    this.uses.draw();
    this.keep();
  }

  drawTotal() {
    const { at, now } = this;
    const minutes = total(now.steps);
    const left = now.slot === null ? null : now.slot - minutes;
    const rest = [["build_over", left < 0], ["build_exact", left === 0], ["build_left", left > 0]].find(([, holds]) => holds);
    const all = this.word(minutes === 1 ? "build_total_one" : "build_total", { minutes });
    at.total.textContent = [all, left !== null && this.word(rest[0], { minutes: Math.abs(left) })].filter(Boolean).join(" ");
    at.total.hidden = !now.steps.length;
    at.total.toggleAttribute("data-over", left !== null && left < 0);
    at.times.textContent = now.start ? this.word("build_times", {
      day: day(now.start.instant), from: time(now.start.instant), to: zonedTime(after(now.start, minutes)),
    }) : "";
  }

  // The tab has every change at once, the address soon.
  keep() {
    hold(this.isEmpty ? "#" : this.hash);
    this.noting ??= setTimeout(() => this.note(), REST);
  }

  note() {
    clearTimeout(this.noting);
    this.noting = null;
    try { history.replaceState(history.state, "", this.address || location.pathname); } catch { return; }
    // As the browser writes it.
    hold(this.isEmpty ? "#" : this.hash, location.hash);
  }
}
