// What is remembered of practice, on this device and only after a yes: for each question when it comes back. No streaks, no counts of days.
// Whatever else is kept here after a yes, as a place or a plan, goes through put(), so that a full store is told and an erasure takes all.

import { readDay, today, writeDay } from "../shared/days.js";

const KEY = "guide-study";
const DAMAGED = "guide-study-damaged";
const DECLINED = "guide-study-declined";
// In the tab: what a full store on the device did not take.
const BEHIND = "guide-study-behind";
// What an erasure takes: all that is kept after a yes, and the places in this tab. That somebody said “Not here” stays.
const KEPT = { localStorage: /^guide-study/, sessionStorage: /^guide-(?!study-declined)/ };
const VERSION = 1;
// How sure somebody was of an answer: it was a guess; 0 where they did not say so.
export const GUESS = 1;

const THIS_CENTURY = /^20/;
const ID = /^[a-z][a-z0-9-]{1,59}$/;

// A day of the reader's own calendar, so many days from today, as 2026-11-22.
export const dayFrom = (days) => writeDay(today() + days);

const isDay = (text) => THIS_CENTURY.test(text) && readDay(text) !== null;
const isCount = (value) => Number.isInteger(value) && value >= 0 && value < 100000;
const isItem = (item) => Boolean(item) && typeof item === "object" && isCount(item.step) && isDay(item.due) && isDay(item.last);

// {items, lost}: what of a text can be kept, and whether something could not. Throws where it is no memory at all.
export const readMemory = (text) => {
  const given = JSON.parse(text);
  if (!given || typeof given !== "object" || given.version !== VERSION || typeof given.items !== "object" || !given.items) {
    throw new TypeError("not a study memory");
  }
  const all = Object.entries(given.items);
  const good = all.filter(([id, item]) => ID.test(id) && isItem(item)).map(([id, { step, due, last }]) => [id, { step, due, last }]);
  return { items: new Map(good), lost: good.length < all.length };
};

// What stands in a store under a key, or null. Storage may be blocked.
const stored = (store, key) => {
  try { return window[store].getItem(key); } catch { return null; }
};

class Memory {
  // `gaps`: days until something comes back, by on how many days in a row its best answer was found. After a miss it comes in the same
  // session.
  constructor(gaps) {
    this.gaps = [0, ...gaps];
    this.items = new Map();
    this.kept = false;
    // Whether the device lacks something of it, as its store is full.
    this.isBehind = false;
    // Told when, after a yes, the browser does not let something be kept: a tool says so.
    this.refused = () => {};
    this.read();
    addEventListener("storage", ({ key }) => { if (key === KEY || key === null) this.follow(); });
    // A page that was left and comes back as it was has heard nothing meanwhile.
    addEventListener("pageshow", ({ persisted }) => { if (persisted) this.follow(); });
  }

  read() {
    let text = null;
    this.damagedText = null;
    try { [text, this.damagedText] = [KEY, DAMAGED].map((key) => localStorage.getItem(key)); } catch { /* Nothing is kept then. */ }
    this.kept = text !== null;
    this.items = new Map();
    if (text === null) {
      this.keepInTab(null);
      return;
    }
    try {
      const { items, lost } = readMemory(text);
      this.items = items;
      if (lost) this.setAside(text);
    } catch {
      this.setAside(text);
    }
    const behind = stored("sessionStorage", BEHIND);
    this.isBehind = behind !== null;
    try { if (behind) this.merge(readMemory(behind).items); } catch { /* It was not written here. */ }
  }

  // Changed in another tab, or erased there. What this visit knew while nothing was kept stays, and is kept as soon as anything is.
  follow() {
    const { kept, items } = this;
    this.read();
    if (kept) return;
    if (this.kept && items.size) this.take(items);
    else if (!this.kept) this.items = items;
  }

  // Keeps in this tab what the device lacks, or, with null, nothing more.
  keepInTab(text) {
    this.isBehind = text !== null;
    try {
      if (text === null) sessionStorage.removeItem(BEHIND);
      else sessionStorage.setItem(BEHIND, text);
    } catch { /* It holds for this page, which can still make a file of it. */ }
  }

  // What cannot be read is kept beside, so that nothing is lost that somebody may still want.
  setAside(text) {
    this.damagedText = text;
    try { localStorage.setItem(DAMAGED, text); } catch { /* It stays where it is, and write() does not write over it. */ }
  }

  get damaged() {
    return this.damagedText !== null;
  }

  // Whether the question has been asked in this tab, or long ago.
  get asked() {
    if (this.kept) return true;
    try { return sessionStorage.getItem(DECLINED) !== null; } catch { return false; }
  }

  get text() {
    return JSON.stringify({ version: VERSION, items: Object.fromEntries(this.items) });
  }

  // Puts a text where it is kept on this device, or takes it away where it is empty. False where the browser does not let it, which is
  // told once somebody relies on it.
  put(key, text) {
    try {
      if (text) localStorage.setItem(key, text);
      else localStorage.removeItem(key);
    } catch {
      if (this.kept) this.refused();
      return false;
    }
    return true;
  }

  // What is kept on this device under a key, or null.
  get(key) {
    return stored("localStorage", key);
  }

  // Writes what is remembered; false where the browser does not let it. After a yes it then stays in this tab.
  write() {
    const isSafe = this.damagedText === null || stored("localStorage", DAMAGED) !== null || this.put(DAMAGED, this.damagedText);
    const isWritten = isSafe && this.put(KEY, this.text);
    this.keepInTab(this.kept && !isWritten ? this.text : null);
    this.kept ||= isWritten;
    return isWritten;
  }

  remember() {
    return this.write();
  }

  decline() {
    try { sessionStorage.setItem(DECLINED, "yes"); } catch { /* It will be asked again. */ }
  }

  // Adds what was in a file or was just erased; of the same thing the newer note stays. False where the browser does not let it.
  take(items) {
    this.merge(items);
    return this.write();
  }

  merge(items) {
    for (const [id, item] of items) {
      if (!this.items.has(id) || this.items.get(id).last <= item.last) this.items.set(id, item);
    }
  }

  // Erases all that is kept, and gives it back for whoever wants it again; null where the browser does not let it.
  erase() {
    const erased = { items: this.items, others: [] };
    try {
      for (const [name, isKept] of Object.entries(KEPT)) {
        const store = window[name];
        for (const key of Object.keys(store).filter((one) => isKept.test(one))) {
          if (![KEY, BEHIND].includes(key)) erased.others.push([name, key, store.getItem(key)]);
          store.removeItem(key);
        }
      }
    } catch { return null; }
    this.items = new Map();
    this.kept = this.isBehind = false;
    this.damagedText = null;
    return erased;
  }

  // False where the browser does not let it.
  bringBack({ items, others }) {
    try {
      for (const [name, key, text] of others) window[name].setItem(key, text);
    } catch { return false; }
    this.damagedText = stored("localStorage", DAMAGED);
    return this.take(items);
  }

  // Notes an answer. It counts for this visit at once, and is written only after a yes. A guess that was right comes back like a miss.
  // Having it twice on one day counts once: it is the days between that make it stay.
  note(id, right, sure = 0) {
    this.catchUp();
    const { step: before = 0, last } = this.items.get(id) ?? {};
    const isCounted = before > 0 && last === dayFrom(0);
    const step = right && sure !== GUESS ? before + !isCounted : 0;
    this.items.set(id, { step, due: dayFrom(this.gaps[Math.min(step, this.gaps.length - 1)]), last: dayFrom(0) });
    if (this.kept) this.write();
  }

  // Notes an answer from before a reload: while nothing is kept, this visit may not know of it yet. What is kept was noted when it was
  // given.
  noteOnce(id, right, sure = 0) {
    if (!this.kept && !this.items.has(id)) this.note(id, right, sure);
  }

  // Erased in another tab a moment ago: what was kept does not come back with the next answer.
  catchUp() {
    let isThere = true;
    try { isThere = localStorage.getItem(KEY) !== null; } catch { /* Then the write is refused, and that is told. */ }
    if (this.kept && !isThere) this.follow();
  }

  // Takes an answer back: what was known of one thing before it stands again.
  restore(id, item) {
    this.catchUp();
    if (item) this.items.set(id, item);
    else this.items.delete(id);
    if (this.kept) this.write();
  }

  // Those of these ids that come back by today, the hardest first: what was missed, then what has waited longest.
  due(ids) {
    const today = dayFrom(0);
    const known = ids.filter((id) => this.items.get(id)?.due <= today);
    const order = (id) => `${this.rank(id)} ${this.items.get(id).due}`;
    return known.sort((a, b) => order(a).localeCompare(order(b)));
  }

  // Those of these ids that were missed last time.
  missed(ids) {
    return this.due(ids).filter((id) => this.items.get(id).step === 0);
  }

  // The order in which things come: misses first, then what is due, then what is new, then the rest.
  rank(id) {
    const item = this.items.get(id);
    if (!item) return 2;
    if (item.due > dayFrom(0)) return 3;
    return item.step === 0 ? 0 : 1;
  }
}

let memory;

// What is remembered in this browser, for a ToolPage, which tells once when it can be kept no longer. Its data-gaps says after how many
// days something comes back, as data/plan.yml has it.
export const openMemory = (page) => {
  if (!memory) {
    memory = new Memory(page.element.dataset.gaps.split(" ").map(Number));
    let isTold = memory.isBehind;
    memory.refused = () => {
      if (!isTold) page.tell("memory_full");
      isTold = true;
    };
  }
  return memory;
};
