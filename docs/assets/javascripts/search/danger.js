// Tells whether somebody who searches may be in danger, or speaks of somebody who may be. What comes first then, and the phrases by which
// it is known, are data (data/danger.yml); they come as a small file of their own, which waits for nothing else the search needs. What only
// sounds like danger is a second file, fetched when something did.
//
// Whoever types in danger types in haste: words are known with a letter or two wrong, with letters drawn out, with signs for letters, and
// run together. What only sounds like danger is taken out first, as “killing time”; what is left may still be a cry for help.

import { element } from "../shared/dom.js";
import { fold } from "../shared/fold.js";

// How many words … stands for.
const GAP = 6;
const LONGEST_QUERY = 400;
// Shorter words are met letter by letter: too much else is spelled nearly like them.
const SHORTEST = 5;
// From so many letters on, two may be wrong.
const LONG = 8;
// Shorter ones are not several words run together.
const RUN_TOGETHER = 8;

// Signs that stand for a letter inside a word, as in “su1c!de”.
const SIGNS = { 0: "o", 1: "i", "!": "i", "|": "i", 3: "e", 4: "a", "@": "a", 5: "s", $: "s", 7: "t", "*": "" };

const words = (text) => fold(text.slice(0, LONGEST_QUERY)).replace(/['’]/g, "")
  .replace(/(\p{L})([01!|34@5$7*]+)(?=\p{L})/gu, (_, letter, signs) => letter + [...signs].map((sign) => SIGNS[sign]).join(""))
  .replace(/(\p{L})\1{2,}/gu, "$1").match(/[\p{L}\p{N}]+/gu) ?? [];

// How many letters two words differ in; two letters in each other's place are one.
const distance = (a, b) => {
  let [before, last] = [[], [...b, ""].map((_, i) => i)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
};

// Whether a typed word is another with a slip: with its first letter, or with its first two in each other's place.
const isSlip = (typed, meant) => {
  const far = meant.length < LONG ? 1 : 2;
  const begins = typed[0] === meant[0] || (typed[0] === meant[1] && typed[1] === meant[0]);
  return begins && Math.abs(typed.length - meant.length) <= far && distance(typed, meant) <= far;
};

export class Danger {
  #groups;
  #calls;
  #dangers;
  #harmless = [];
  // Every word of the phrases as it is written, and every beginning of words (“abus*”).
  #whole = new Set();
  #begun = new Set();
  #spelledRight = new Set();
  #met = new Map();
  // The words that typed words run together may be made of.
  #pieces;

  // Whether it knows what only sounds like danger.
  whole = false;

  // A list as assets/danger.json holds it.
  constructor({ calls, words: groups, dangers }) {
    this.#groups = groups;
    this.#calls = calls.map(([label, address]) => ({ label, address }));
    this.#dangers = dangers.map(([says, places, phrases]) =>
      ({ says, places: places.map(([label, address]) => ({ label, address })), phrases: this.#read(phrases) }));
    this.#pieces = new Set([...this.#whole, "i", "to"]);
  }

  // Takes in what only sounds like danger, as assets/danger_harmless.json holds it.
  read({ harmless, spelled_right: right }) {
    // The longest first: “overdose training narcan” before “overdose training”.
    this.#harmless = this.#read(harmless).sort((one, other) => other.length - one.length);
    this.#spelledRight = new Set(right.flatMap(words));
    this.#met.clear();
    this.whole = true;
  }

  // What comes first for a query, {says, calls, places}, the last two as [{label, address}]: links that call somebody, then a page and
  // records, from the root of the site. null where nothing in the query speaks of danger.
  find(query) {
    const typed = words(query).flatMap((word) => this.#apart(word));
    for (const phrase of this.#harmless) {
      for (let at = 0; at < typed.length; at += 1) if (this.#matches(phrase, typed, at)) typed.fill("", at, at + phrase.length);
    }
    const found = this.#dangers.find(({ phrases }) => phrases.some((phrase) => typed.some((_, at) => this.#matches(phrase, typed, at))));
    return found ? { says: found.says, calls: this.#calls, places: found.places } : null;
  }

  #read(phrases) {
    return phrases.map((phrase) => phrase.split(" ").map((part) => (part === "…" ? null : this.#either(part))));
  }

  // “kill/kills”, with the words of a group in place of its name.
  #either(part) {
    const all = part.split("/").flatMap((word) => this.#groups[word] ?? [word]).map((word) => fold(word).replace(/['’]/g, ""));
    for (const word of all) (word.endsWith("*") ? this.#begun : this.#whole).add(word);
    return all;
  }

  #matches(phrase, typed, at, from = 0) {
    if (from === phrase.length) return true;
    if (phrase[from] === null) {
      for (let gap = 0; gap <= GAP; gap += 1) if (this.#matches(phrase, typed, at + gap, from + 1)) return true;
      return false;
    }
    if (!typed[at]) return false;
    const met = this.#meets(typed[at]);
    return phrase[from].some((word) => met.has(word)) && this.#matches(phrase, typed, at + 1, from + 1);
  }

  // The words of the phrases that a typed word is, or is with a slip.
  #meets(typed) {
    if (this.#met.has(typed)) return this.#met.get(typed);
    const met = new Set();
    const means = this.#whole.has(typed) || this.#spelledRight.has(typed) || typed.length < SHORTEST - 1;
    if (this.#whole.has(typed)) met.add(typed);
    for (const word of this.#begun) if (typed.startsWith(word.slice(0, -1))) met.add(word);
    if (!means) for (const word of this.#whole) if (word.length >= SHORTEST && isSlip(typed, word)) met.add(word);
    this.#met.set(typed, met);
    return met;
  }

  // “iwanttodie” → i, want, to, die; a word that is one stays one.
  #apart(word) {
    if (word.length < RUN_TOGETHER || this.#spelledRight.has(word) || this.#meets(word).size) return [word];
    // The fewest pieces that end at each letter.
    const ways = [[]];
    for (let end = 1; end <= word.length; end += 1) {
      for (let start = Math.max(0, end - 12); start < end; start += 1) {
        const piece = word.slice(start, end);
        if (ways[start] && this.#pieces.has(piece) && !(ways[end]?.length <= ways[start].length + 1)) ways[end] = [...ways[start], piece];
      }
    }
    return ways[word.length] ?? [word];
  }
}

// The same as part of a page; `root` is the way to the root of the site.
export const drawn = ({ says, calls, places }, root) => {
  const link = (className, label, href) => Object.assign(element("a", className, label), { href });
  return element("section", "care", element("p", "", says),
    element("p", "calls", ...calls.map(({ label, address }) => link("button", label, address))),
    element("ul", "plain", ...places.map(({ label, address }) => element("li", "", link("", label, root + address)))));
};
