// Matches what somebody does at work, as a job ad or a busy manager puts it, to the nearest tasks. A word counts by how rare it is; words
// are cut to their stems, one that means the same as another finds it too (data/matching.yml), and one nobody wrote is taken for its
// nearest. A task is near when it holds much of what was typed, and nearer when one of its names, or one wording of a job ad, is nearly
// that. `make bench` tells how often the right one comes first; the figures were chosen by the half of tests/duties_pasted.yml that is
// there to mend by, and by the wordings of the tasks themselves, some left out at a time.

import { words as wordsOf } from "../../shared/fold.js";
import { stemmer } from "../../vendor/stemmer.js";

// What a word is worth by where it stands in a task.
const FIELDS = { title: 4, ads: 2, also: 3, why: 0.5 };
const FIGURES = {
  // How soon it is enough that a word stands in a task.
  enough: 3,
  // What a name or a wording that is nearly the duty is worth beside all words of the task.
  phrase: 0.3,
  // What a word is worth that means the same as one of the task's, is spelled nearly like one, or only begins like one.
  alike: 0.55, spelling: 0.7, beginning: 0.6,
  // The least a match must have, and what one has that may stand for the duty before anybody has looked.
  least: 0.15, sure: 0.3,
};
const MOST = 3;
// A slip of the finger is looked for in words of so many letters, two of them in long ones. The first letter is hardly ever wrong.
const [SHORTEST, LONG] = [5, 9];
// Letters of a duty that are looked at: more is no duty, and a page that was pasted by mistake would take seconds.
const LONGEST = 400;

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const lengthOf = (numbers) => Math.sqrt(sum(numbers.map((number) => number ** 2)));
const stem = (word) => (/^[a-z]{4,}$/.test(word) ? stemmer(word) : word);

// How many letters have to be put in, left out, changed or swapped to make one word of another; more than `most` is Infinity.
const slips = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length] <= most ? last[b.length] : Infinity;
};

// Each of these terms once, with what it is worth.
const worth = (terms, value) => [...new Set(terms)].map((term) => ({ term, worth: value }));

class Matcher {
  #passedOver;
  // The terms that mean the same as a term.
  #alike = new Map();
  #rows;
  // In which tasks each term stands.
  #known = new Map();
  // Every word as it is written in a task, with its term.
  #written = new Map();
  #nearest = new Map();

  constructor(tasks, { passed_over: passedOver = [], alike = [] }) {
    this.#passedOver = new Set(passedOver.flatMap(wordsOf));
    for (const group of alike) this.#join([...new Set(group.flatMap(wordsOf).map(stem))]);
    this.#rows = tasks.map((task) => this.#row(task));
    for (const [at, { held }] of this.#rows.entries()) {
      for (const term of held.keys()) this.#known.set(term, (this.#known.get(term) ?? new Set()).add(at));
    }
    for (const phrase of this.#rows.flatMap(({ phrases }) => phrases)) {
      phrase.length = lengthOf(phrase.terms.map((term) => this.#rarity([term])));
    }
  }

  #join(terms) {
    for (const term of terms) this.#alike.set(term, new Set([...(this.#alike.get(term) ?? []), ...terms]));
  }

  #row(task) {
    const { title, ads = [], also = [], why = "" } = task;
    const held = new Map();
    const add = (text, worth) => {
      const said = this.#terms(text);
      for (const { word, term } of said) this.#written.set(word, term);
      const terms = new Set(said.map(({ term }) => term));
      for (const term of terms) held.set(term, (held.get(term) ?? 0) + worth);
      return { terms: [...terms] };
    };
    const phrases = [add(title, FIELDS.title), ...ads.map((ad) => add(ad, FIELDS.ads)), ...also.map((name) => add(name, FIELDS.also))];
    add(why, FIELDS.why);
    // A name without any word is like nothing.
    return { task, held, phrases: phrases.filter(({ terms }) => terms.length) };
  }

  // The words of a text that say something, each with its stem.
  #terms(text) {
    const all = wordsOf(text.slice(0, LONGEST)).map((word) => ({ word, term: stem(word) }));
    const telling = all.filter(({ word }) => !this.#passedOver.has(word));
    return telling.length ? telling : all;
  }

  // How rare some terms are that count as one. The root keeps one rare word from deciding alone.
  #rarity(terms) {
    const rows = new Set(terms.flatMap((term) => [...(this.#known.get(term) ?? [])]));
    return Math.sqrt(Math.log(1 + this.#rows.length / Math.max(rows.size, 1)));
  }

  // The known terms that a word may mean, each with what it is worth; the last word of a search may be unfinished.
  #meant(word, isUnfinished) {
    const key = `${word} ${isUnfinished}`;
    if (!this.#nearest.has(key)) this.#nearest.set(key, this.#find(word, stem(word), isUnfinished));
    return this.#nearest.get(key);
  }

  #find(word, term, isUnfinished) {
    const own = this.#known.has(term) ? [{ term, worth: 1 }] : [];
    const alike = [...(this.#alike.get(term) ?? [])].filter((other) => other !== term && this.#known.has(other));
    const known = [...own, ...alike.map((other) => ({ term: other, worth: FIGURES.alike }))];
    if (known.length) return known;
    const written = [...this.#written];
    const begun = isUnfinished && word.length > 1 ? written.filter(([other]) => other.startsWith(word)) : [];
    if (begun.length) return worth(begun.map(([, other]) => other), FIGURES.beginning);
    if (word.length < SHORTEST || /\d/.test(word)) return [];
    const most = word.length < LONG ? 1 : 2;
    const near = written.filter(([other]) => other[0] === word[0]).map(([other, of]) => ({ of, far: slips(word, other, most) }));
    const least = Math.min(...near.map(({ far }) => far));
    return least === Infinity ? [] : worth(near.filter(({ far }) => far === least).map(({ of }) => of), FIGURES.spelling);
  }

  // What a text asks for: each of its terms with what it may mean, how rare that is, and its words as they were typed.
  #asked(text, isUnfinished) {
    const typed = this.#terms(text);
    const asked = new Map();
    for (const [at, { term, word }] of typed.entries()) {
      const meant = this.#meant(word, isUnfinished && at === typed.length - 1);
      const one = asked.get(term) ?? { meant, rarity: this.#rarity(meant.map((other) => other.term)), words: [] };
      one.words.push(word);
      asked.set(term, one);
    }
    return [...asked.values()];
  }

  // The tasks nearest to a text, best first, at most `most`: [{task, score, words, isSure}]. `score` goes from 0 to about 1.2, `words` are
  // those of the text, folded, that the task holds. None where nothing is near; of several words one alone makes nothing sure.
  // `isUnfinished`: somebody is typing still.
  match(text, { most = MOST, isUnfinished = false, least = FIGURES.least } = {}) {
    const asked = this.#asked(text, isUnfinished);
    const all = sum(asked.map(({ rarity }) => rarity));
    const length = lengthOf(asked.map(({ rarity }) => rarity));
    const found = this.#rows.map((row) => {
      const hits = asked.map(({ meant, rarity, words }) => {
        const [best] = meant.filter(({ term }) => row.held.has(term)).sort((a, b) => b.worth - a.worth);
        return best && { ...best, rarity, words, meant };
      }).filter(Boolean);
      if (!hits.length) return null;
      const bag = sum(hits.map(({ term, worth, rarity }) => {
        const held = row.held.get(term);
        return worth * rarity * held / (held + FIGURES.enough);
      })) / all;
      const alike = Math.max(0, ...row.phrases.map((phrase) => sum(hits.map(({ meant, rarity }) => {
        const [best] = meant.filter(({ term }) => phrase.terms.includes(term));
        return best ? best.worth * rarity * this.#rarity([best.term]) : 0;
      })) / phrase.length / length));
      const score = bag + FIGURES.phrase * alike;
      const isSure = score >= FIGURES.sure && hits.length >= Math.min(asked.length, 2);
      return { task: row.task, score, words: hits.flatMap(({ words }) => words), isSure };
    });
    return found.filter((one) => one && one.score >= least).sort((a, b) => b.score - a.score).slice(0, most);
  }
}

// A matcher of these tasks, as assets/agency/tasks.json has them; `words` are its passed_over and alike.
export const makeMatcher = (tasks, words = {}) => new Matcher(tasks, words);
