// Find a link: what comes nearest to what one types, each with its short address and what to paste into a chat.

import { composes, element, fill, renew } from "../../shared/dom.js";
import { readFind, writeFind } from "./address.js";

// So many are shown, and of these so many of what the search finds last, as tasks and questions, where there is enough of both.
const MOST = 8;
const LAST = 4;
// Letters from which on something is looked for.
const LEAST = 2;
// A screen reader hears how many were found when the fingers rest, and a browser takes only so many notes of an address, in milliseconds.
const REST = 500;

// What finds and what draws a row are fetched when somebody turns to the field: the page itself is light.
const rest = async () => Object.assign({}, ...await Promise.all([
  import("../../search/open.js"), import("../../search/address.js"), import("./row.js"),
]));

const TARGETS = ["words", "care", "count", "heard", "list", "more"];

// What is shown of all that was found, as rows of the index. What comes last comes under what is there, so that nothing moves; of each of
// its kinds the nearest first.
const nearest = ({ best, groups, pages, late }, isAll) => {
  const first = [...best, ...groups.flatMap(({ results }) => results), ...pages];
  const turns = late.flatMap(({ results }) => results.map((result, turn) => ({ result, turn })));
  const last = turns.sort((one, other) => one.turn - other.turn).map(({ result }) => result);
  const some = first.slice(0, MOST - LAST);
  const more = isAll ? [...last.slice(0, MOST - some.length), ...first.slice(some.length)] : [];
  return [...some, ...more].slice(0, MOST).map(({ row }) => row);
};

export class Tool {
  constructor(page) {
    this.page = page;
    Object.assign(this, page.parts);
    this.targets = page.targets(TARGETS);
    // A row that was drawn stays what it is: its code may be open, and what was said of it in sight.
    this.rows = new Map();
    const { words, list } = this.targets;
    words.addEventListener("focus", () => rest().then(({ warm }) => warm(page.root)).catch(() => {}));
    words.addEventListener("input", () => this.typed());
    this.setup.addEventListener("keydown", (event) => this.key(event));
    // Whoever goes on finds it again when they come back.
    list.addEventListener("click", () => this.note());
  }

  get query() {
    return this.targets.words.value.trim();
  }

  get address() {
    return this.query ? writeFind(this.query) : "";
  }

  note() {
    clearTimeout(this.noting);
    const asked = this.address || (location.hash.includes("=") ? location.pathname : location.href);
    try { history.replaceState(history.state, "", asked); } catch { /* Too many in a short time. */ }
  }

  // What the address asks for; at first also what a browser has kept in the field. What stands below has no place until all of it is here:
  // so nothing moves (links.css).
  open() {
    const { words } = this.targets;
    const asked = readFind(location.hash);
    words.value = this.isOpen ? asked : asked || words.value;
    this.isOpen = true;
    document.documentElement.toggleAttribute("data-links-coming", this.query.length >= LEAST);
    this.page.show(this.setup);
    this.answering = this.answer();
  }

  // Enter leads to the first that was found; whoever went elsewhere meanwhile, or types something else, is left there.
  async begin() {
    const { query } = this;
    const isHere = this.page.staying();
    this.note();
    if (this.targets.list.dataset.query !== query) await this.answering;
    if (isHere() && this.query === query) (this.keys[0] ?? this.targets.words).focus();
  }

  // The first key of each row, by which arrows go from one to the next.
  get keys() {
    return [...this.targets.list.querySelectorAll("[data-target=link]")];
  }

  typed() {
    document.documentElement.removeAttribute("data-links-coming");
    clearTimeout(this.noting);
    this.noting = setTimeout(() => this.note(), REST);
    this.answering = this.answer();
  }

  // Keys come faster than results may: only the last question is answered.
  async answer() {
    const { page, query } = this;
    const turn = this.turn = {};
    const isWanted = () => turn === this.turn;
    if (query.length < LEAST) {
      this.help(null);
      this.say();
      this.list();
      return;
    }
    if (!this.isReady) this.say(page.word("search_loading"));
    try {
      const { ask, ...tools } = await rest();
      let last = null;
      await ask(page.root, query, (opened, found) => {
        if (!isWanted()) return;
        this.isReady = true;
        last = found && { words: opened.words, found };
        if (found) this.show(opened, found, tools);
        else {
          this.say(page.word("search_loading"));
          this.list();
        }
      }, (met) => { if (isWanted()) this.help(met); });
      if (isWanted() && last) this.leadOn(last, tools);
    } catch (error) {
      if (!isWanted()) return;
      console.warn(error);
      this.isReady = false;
      this.list();
      this.say(page.word("search_failed"));
      this.lead(`${page.root}find/`, page.word("directory"));
    } finally {
      if (isWanted()) document.documentElement.removeAttribute("data-links-coming");
    }
  }

  // The way to a person, where somebody may be in danger: before all else, on the first screen of a phone too.
  help(met) {
    const { care } = this.targets;
    const isNew = met && !this.cares;
    renew(care, met ? [met.drawn(met.danger, this.page.root)] : []);
    this.cares = met?.danger.says ?? "";
    if (isNew) care.scrollIntoView({ block: "nearest" });
  }

  // Shows these rows and no others.
  list(...rows) {
    const { list, more } = this.targets;
    list.replaceChildren(...rows);
    more.replaceChildren();
    delete list.dataset.query;
  }

  // What the eye sees at once, the ear is told when the fingers rest.
  say(...sentences) {
    const { count, heard } = this.targets;
    renew(count, sentences.map((sentence) => element("p", "", sentence)));
    clearTimeout(this.telling);
    this.telling = setTimeout(() => { heard.textContent = [this.cares, ...sentences].filter(Boolean).join(" "); }, REST);
  }

  lead(address, label) {
    renew(this.targets.more, [Object.assign(element("a", "", label), { href: address })]);
  }

  // To all results, once they are here.
  leadOn({ words, found }, { searchAddress }) {
    this.lead(searchAddress(this.page.root, found.query), found.count ? fill(words.everything, found) : this.page.word("links_search"));
  }

  show({ drawing, missing, words }, found, { drawRow }) {
    const { list } = this.targets;
    const isSame = list.dataset.query === found.query;
    this.say(...drawing.sentences(found, words));
    // Which question the list answers; whoever is at a row of it already is left there when the rest comes.
    if (isSame && list.contains(document.activeElement)) return;
    this.list(...nearest(found, !missing().length).map((row) => this.row(row, drawRow)));
    list.dataset.query = found.query;
  }

  row(row, drawRow) {
    if (!this.rows.has(row.address)) this.rows.set(row.address, drawRow(this.page, row));
    return this.rows.get(row.address);
  }

  key(event) {
    const { words, list } = this.targets;
    if (composes(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, target } = event;
    const at = [...list.children].findIndex((row) => row.contains(target));
    if (key === "Escape" && (at >= 0 || words.value)) {
      event.preventDefault();
      if (at < 0) {
        words.value = "";
        this.typed();
      }
      words.focus();
    } else if (["ArrowDown", "ArrowUp"].includes(key) && (at >= 0 || target === words)) {
      event.preventDefault();
      // One step beyond the first is the field itself.
      const stops = [words, ...this.keys];
      stops[Math.min(Math.max(at + 1 + (key === "ArrowDown" ? 1 : -1), 0), stops.length - 1)].focus();
    }
  }
}
