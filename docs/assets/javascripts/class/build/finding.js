// Finds what to add as one types: the nearest records, each with a key.

import { make, renew, targets } from "../../shared/dom.js";

const MOST = 6;
const LEAST = 2;
// In milliseconds.
const WAIT = 150;

const rest = () => import("../../search/open.js");
// A ready session has pages of its own.
const isAdded = ({ address }) => address.startsWith("go/") && !address.startsWith("go/session-");

export class Finding {
  // `add(id)` adds a record.
  constructor(page, add) {
    Object.assign(this, { page, add });
    this.at = page.targets(["care", "words", "count", "found"]);
    const { words } = this.at;
    words.addEventListener("focus", () => rest().then(({ warm }) => warm(page.root)).catch(() => {}));
    words.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.answer(), WAIT);
    });
  }

  get query() {
    return this.at.words.value.trim();
  }

  focus() {
    this.at.words.focus();
  }

  // Whoever went elsewhere meanwhile, or types something else by then, is left there.
  async focusFirst() {
    const { query } = this;
    const isHere = this.page.staying();
    clearTimeout(this.waiting);
    if (this.at.found.dataset.query !== query) await this.answer();
    if (isHere() && this.query === query) (this.at.found.querySelector("button") ?? this.at.words).focus();
  }

  async answer() {
    const { page, query, at } = this;
    const turn = this.turn = {};
    const isWanted = () => turn === this.turn;
    if (query.length < LEAST) {
      renew(at.care, []);
      at.count.textContent = "";
      this.show("", []);
      return;
    }
    try {
      const { ask } = await rest();
      await ask(page.root, query, (opened, found) => {
        if (isWanted() && found) this.list(query, found);
        else if (isWanted()) at.count.textContent = page.word("search_loading");
      }, (met) => { if (isWanted()) renew(at.care, met ? [met.drawn(met.danger, page.root)] : []); });
    } catch (error) {
      console.warn(error);
      if (isWanted()) at.count.textContent = page.word("search_failed");
    }
  }

  // What comes first, then what comes late, as questions and tasks, of each sort in turn.
  list(query, { best, groups, late }) {
    const turns = late.flatMap(({ results }) => results.map((result, turn) => ({ result, turn })));
    turns.sort((one, other) => one.turn - other.turn);
    const first = [...best, ...groups.flatMap(({ results }) => results)].map(({ row }) => row).filter(isAdded);
    const last = turns.map(({ result }) => result.row).filter(isAdded).slice(0, Math.max(MOST / 2, MOST - first.length));
    const rows = [...first.slice(0, MOST - last.length), ...last];
    this.at.count.textContent = rows.length ? this.page.word("build_found", { count: rows.length }) : this.page.word("build_none_found");
    this.show(query, rows);
  }

  show(query, rows) {
    const { found } = this.at;
    // Whoever is at a row already is left there when the rest comes.
    if (found.dataset.query === query && found.contains(document.activeElement)) return;
    found.dataset.query = query;
    found.replaceChildren(...rows.map((row) => this.row(row)));
  }

  row({ address, label, short, kind, title }) {
    const drawn = make(this.page.element, "found");
    const parts = targets(drawn, ["code", "title", "add"]);
    parts.code.textContent = short || label || kind;
    parts.title.textContent = title;
    parts.add.textContent = this.page.word("build_add");
    parts.add.ariaLabel = `${this.page.word("build_add")}: ${title}`;
    parts.add.addEventListener("click", () => this.add(address.slice("go/".length).replace(/\/$/, "")));
    return drawn;
  }
}
