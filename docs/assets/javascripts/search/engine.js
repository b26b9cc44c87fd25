// Finds records and pages with MiniSearch: small words are passed over, a word nobody wrote becomes the nearest ones, words are found
// written together or apart, each is cut to its stem. What covers more of the query counts more, and so does a row one of whose names is
// nearly the query. Synonyms are laid on the rows they mean. The texts of the rows come later than their names, or not at all.
// In brackets: of 100 queries of tests/queries.yml, how many found the right item first with the other value, when 98.9 did with these.

import MiniSearch from "../vendor/minisearch.js";
import { words as wordsOf } from "../shared/fold.js";
import { stemmer } from "../vendor/stemmer.js";

// What a word is worth by where it stands: a number (1: 97.3) or a short form (96.4) is unmistakable, a title names the thing (95.5),
// other names nearly (96.7, none 90.4), as synonyms (none 97.6) and what is not settled (none 96.6); a text only speaks of it.
const FIELDS = { label: 8, short: 8, title: 5, also: 4, asked: 4, nearest: 4, text: 1 };

const FIGURES = {
  // A word that begins like the last one typed (1: 98.4), or is spelled like it.
  beginning: 0.45, spelling: 0.8,
  // How far a word may be from a known one, as a share of its letters (0.2: 98.4); short words less.
  far: 0.34, farShort: 0.25,
  // The same for words offered where nothing was found.
  farthest: 0.4,
  // How sharply a result loses that covers less than the query (0: 90.6).
  cover: 2,
  // What a name that is the query is worth (0: 92.0), and how sharply less alike ones lose (1: 97.3).
  name: 3.75, alike: 3,
  // The least it is worth with several words (0: 98.4).
  whole: 1.3,
  // A record that only leads to others, as a source does (1: 98.2).
  aside: 0.6,
  // The least share of the best a result must have.
  least: 0.08,
};

// What names are worth by where they stand (all 1: 95.7).
const NAMES = { label: 1.9, short: 1.9, title: 1.6, also: 1, asked: 0.8, nearest: 1.2 };

// Letters of a query that are looked at, 30 to 40 words: no question in words is longer, and each word nobody wrote is compared with all
// that somebody did. Whole, a page of 50,000 letters that was pasted by mistake would take seconds.
const LONGEST_QUERY = 200;
// Rows that are added in one go.
const PIECE = 40;
const MOST = 40;
const BEST = 3;

const remembered = (compute) => {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key);
  };
};
const stem = remembered((word) => (/^[a-z]{4,}$/.test(word) ? stemmer(word) : word));
const words = remembered(wordsOf);
const stems = remembered((text) => words(text).map(stem));

// The names in one text of the index: “dating, gifts” → two of them.
const names = (text) => (text ? text.split(", ") : []);

// A row that was ranked, as it is shown: whether a word of it is why it was found.
export const resultOf = ({ row, terms }) => ({ row, matches: (word) => stems(word).some((stem) => terms.has(stem)) });

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

// Lets the page do what waits, as a key or a tap. A timer would wait four milliseconds more each time, half of what all takes.
const rest = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    done();
  };
  port2.postMessage(null);
});

// Does something for each of many things, in pieces: an old phone goes on answering.
const inPieces = async (things, use) => {
  for (const [i, thing] of things.entries()) {
    if (i % PIECE === 0) await rest();
    use(thing, i);
  }
};

// An index of some fields of the rows.
const indexOf = (fields) => new MiniSearch({
  idField: "at",
  fields,
  extractField: (row, field) => (field === "at" ? row.at : row.stems[field]),
  stringifyField: (stems) => stems,
  tokenize: (stems) => stems,
  processTerm: (term) => term,
});

export class Engine {
  #passedOver;
  #unsettled;
  #elsewhere;
  // In how many rows each stem stands; every word as it is written; how they are spelled.
  #known = new Map();
  #written = new Set();
  #spelling;
  // The words nearest to one, found once: looking through all of them is the slowest part of a search.
  #nearest = new Map();
  #names = indexOf(Object.keys(FIELDS).filter((field) => field !== "text"));
  #texts = indexOf(["text"]);

  // Whether the texts are in too.
  whole = false;
  // What comes last, once it is in (last.js): ranked by itself, so that no record moves when it comes.
  last = null;

  // An engine from assets/search.json.
  static async from(index) {
    const engine = new Engine(index);
    await inPieces(engine.all, (row) => engine.#add(row));
    return engine;
  }

  constructor(index) {
    this.all = rowsOf(index);
    this.#passedOver = new Set(index.passed_over.flatMap(words));
    this.#elsewhere = index.elsewhere.map(([title, address]) => ({ title, address }));
    this.#unsettled = index.unsettled.map(([asked, nearest]) => ({ asked, nearest: nearest.map((at) => this.all[at]) }));
  }

  // Takes in the texts of assets/search_texts.json. They count all at once, when each is read.
  async read(texts) {
    const index = indexOf(["text"]);
    await inPieces(texts, (text, at) => index.add({ at, stems: { text: stems(text) } }));
    for (const [at, row] of this.all.entries()) {
      row.text = texts[at];
      for (const word of words(row.text)) this.#written.add(word);
      const known = new Set(Object.values(row.stems).flat());
      this.#count(new Set(stems(row.text).filter((stem) => !known.has(stem))));
    }
    this.#texts = index;
    this.#spelling = null;
    this.#nearest.clear();
    this.whole = true;
  }

  // What was found for a query:
  //   query       as it was typed
  //   count       how many results there are
  //   best        the nearest results, each {row, matches}: a row of the index, and whether a word of it is why it was found
  //   groups      the other records by kind, each {title, results}
  //   pages       the pages that hold the words, then those that speak of the nearest result
  //   unsettled   the words that no record settles
  //   corrected   words taken for ones that were not known
  //   near        where nothing was found: words written nearly the same
  //   elsewhere   where nothing was found: other places to look, each {title, address}
  //   late        what comes last and holds the words, where it is here by now, as groups; one asked for by its number is the best
  find(query) {
    const asked = query.slice(0, LONGEST_QUERY);
    const { named, late } = this.last?.find(asked, (word) => this.#meant(word)) ?? { named: [], late: [] };
    // Whoever names a question by its number looks for nothing else.
    const { ranked, terms, corrected } = named.length ? { ranked: [], terms: [], corrected: [] } : this.rank(asked);
    const kept = ranked.filter(({ score }) => score >= ranked[0].score * FIGURES.least).slice(0, MOST);
    const results = kept.map(resultOf);
    const nearest = results.slice(0, BEST);
    const others = results.slice(BEST);
    const groups = new Map();
    for (const result of others.filter(({ row }) => !row.page)) {
      const { many } = result.row;
      groups.set(many, { title: many, results: [...(groups.get(many)?.results ?? []), result] });
    }
    const speaking = nearest.length ? this.all.filter(({ page, about }) => page && about.includes(nearest[0].row.at)) : [];
    const found = new Set(results.map(({ row }) => row));
    const pages = [
      ...others.filter(({ row }) => row.page),
      ...speaking.filter((row) => !found.has(row)).map((row) => ({ row, matches: nearest[0].matches })),
    ];
    const best = [...named, ...nearest];
    const after = sum(late.map(({ results }) => results.length));
    const count = best.length + others.filter(({ row }) => !row.page).length + pages.length + after;
    return {
      query, best, groups: [...groups.values()], pages, late, corrected, count,
      // Up to three letters are the beginning of many words: nothing can be said of them yet.
      unsettled: query[3] ? this.#notSettled(nearest, terms) : null,
      elsewhere: count ? [] : this.#elsewhere,
      near: count ? [] : this.#telling(asked).flatMap((word) => this.#like(word, FIGURES.farthest)).slice(0, BEST),
    };
  }

  #add(row) {
    row.stems = {};
    row.names = [];
    for (const [field, phrases] of Object.entries(row.phrases)) {
      row.stems[field] = phrases.flatMap(stems);
      for (const word of phrases.flatMap(words)) this.#written.add(word);
      if (field in NAMES) for (const phrase of phrases) row.names.push({ worth: NAMES[field], stems: this.#name(phrase) });
    }
    this.#count(new Set(Object.values(row.stems).flat()));
    this.#names.add(row);
  }

  #count(more) {
    for (const stem of more) this.#known.set(stem, (this.#known.get(stem) ?? 0) + 1);
  }

  #name = remembered((phrase) => this.#telling(phrase).map(stem));

  // The words of a text that say what it is about; all of them where nothing else is left.
  #telling(text) {
    const all = words(text);
    const telling = all.filter((word) => !this.#passedOver.has(word));
    return telling.length ? telling : all;
  }

  #knows(word) {
    return this.#known.has(stem(word));
  }

  // What a query asks the index for, [{term, of, worth, begins}]; `of`: the indexes of its words.
  #terms(query, elsewhere) {
    const typed = this.#telling(query);
    const terms = [];
    const corrected = [];
    const add = (word, of, worth = 1) => terms.push({ term: stem(word), of, worth, begins: false });
    for (const [at, word] of typed.entries()) {
      const last = at === typed.length - 1;
      const begun = last && word.length > 1 && !/\d/.test(word);
      if (begun) terms.push({ term: word, of: [at], worth: FIGURES.beginning, begins: true });
      const joined = at ? typed[at - 1] + word : "";
      if (joined && this.#knows(joined)) add(joined, [at - 1, at]);
      const meant = this.#knows(word) || (begun && this.#begins(word)) ? word : elsewhere(word);
      if (meant) add(meant, [at]);
      else {
        const parts = this.#parts(word);
        const near = parts ? [] : this.#near(word);
        (parts ?? []).forEach((part) => add(part, [at]));
        near.forEach((other, i) => add(other, [at], FIGURES.spelling / (i + 1)));
        corrected.push(...near.slice(0, 1));
      }
    }
    return { typed, terms, corrected };
  }

  // What a word is taken for, so far as it is known here; null where it is not.
  #meant(word) {
    return this.#knows(word) || this.#begins(word) ? word : this.#near(word)[0] ?? null;
  }

  #begins(word) {
    for (const other of this.#written) if (other.startsWith(word)) return true;
    return false;
  }

  // “selfcare” → self, care
  #parts(word) {
    for (let at = 3; at <= word.length - 3; at += 1) {
      const parts = [word.slice(0, at), word.slice(at)];
      if (parts.every((part) => this.#written.has(part))) return parts;
    }
    return null;
  }

  // The words nearest to one nobody wrote: by its letters, else by its beginning (“traumatized” → “trauma”).
  #near(word) {
    if (!this.#nearest.has(word)) this.#nearest.set(word, this.#findNear(word));
    return this.#nearest.get(word);
  }

  #findNear(word) {
    if (word.length < 4 || /\d/.test(word)) return [];
    const near = this.#like(word, word.length > 5 ? FIGURES.far : FIGURES.farShort).slice(0, 2);
    for (let end = word.length - 1; !near.length && end >= 5; end -= 1) if (this.#knows(word.slice(0, end))) near.push(word.slice(0, end));
    return near;
  }

  // Words at most that share of letters away, nearest first.
  #like(word, fuzzy) {
    if (!this.#spelling) {
      this.#spelling = new MiniSearch({ fields: ["id"] });
      this.#spelling.addAll([...this.#written].filter((id) => id.length > 2).map((id) => ({ id })));
    }
    return this.#spelling.search(word, { fuzzy }).map(({ id }) => id);
  }

  // {ranked, terms, corrected}: the rows for a query, best first, as {row, score, covered, terms}, where `covered` is the share of it that
  // they hold; its terms; words taken for others. `elsewhere` gives what a word that is not known here is taken for, where it is known.
  rank(query, elsewhere = () => null) {
    const { typed, terms, corrected } = this.#terms(query, elsewhere);
    // A rare word says more than a common one.
    const rarity = (term) => Math.log(1 + this.all.length / (1 + (this.#known.get(term) ?? 0)));
    const worth = typed.map((_, at) =>
      Math.max(0.5, ...terms.filter(({ of, begins }) => of.includes(at) && !begins).map(({ term }) => rarity(term))));
    const found = new Map();
    for (const begins of [false, true]) this.#collect(found, terms.filter((term) => term.begins === begins), begins);
    for (const result of found.values()) {
      const { row } = result;
      result.covered = sum([...result.of].map((at) => worth[at])) / sum(worth);
      result.score *= result.covered ** FIGURES.cover * (1 + FIGURES.name * likeness(row, typed.length, result.terms) ** FIGURES.alike);
      if (row.aside) result.score *= FIGURES.aside;
    }
    return { ranked: [...found.values()].sort((a, b) => b.score - a.score), terms, corrected };
  }

  // Adds what the names and the texts hold for some terms.
  #collect(found, terms, prefix) {
    if (!terms.length) return;
    // Two words of a query may have one stem.
    const by = new Map();
    for (const term of terms) by.set(term.term, { worth: term.worth, of: [...(by.get(term.term)?.of ?? []), ...term.of] });
    const options = {
      boost: FIELDS, prefix, tokenize: (terms) => terms.split(" "), processTerm: (term) => term,
      boostTerm: (term) => by.get(term).worth,
    };
    const asked = [...by.keys()].join(" ");
    for (const { id, score, queryTerms, terms: matched } of [this.#names, this.#texts].flatMap((index) => index.search(asked, options))) {
      const result = found.get(id) ?? { row: this.all[id], score: 0, of: new Set(), terms: new Set() };
      // MiniSearch multiplies by the number of terms; here what is covered is weighed by rarity.
      result.score += score / queryTerms.length;
      for (const term of queryTerms) by.get(term).of.forEach((at) => result.of.add(at));
      for (const term of matched) result.terms.add(term);
      found.set(id, result);
    }
  }

  // The words no record settles, where one of the best results is only what comes nearest to them.
  #notSettled(best, terms) {
    for (const { asked, nearest } of this.#unsettled) {
      const phrase = this.#asks(asked, terms);
      if (phrase && best.some(({ row }) => nearest.includes(row))) return phrase;
    }
    return null;
  }

  // The first phrase that a query holds whole.
  #asks(phrases, terms) {
    const asked = new Set(terms.filter(({ begins }) => !begins).map(({ term }) => term));
    return phrases.find((phrase) => this.#name(phrase).every((stem) => asked.has(stem)));
  }
}

// How near the nearest name of a row is to the query: its worth where they are the same.
const likeness = (row, asked, terms) =>
  Math.max(0, ...row.names.map(({ worth, stems }) => {
    const hits = stems.filter((stem) => terms.has(stem)).length;
    const whole = hits > 1 && hits === stems.length && hits === asked;
    return (whole ? Math.max(worth, FIGURES.whole) : worth) * 2 * hits / (stems.length + Math.max(asked, hits));
  }));

// The index as rows: {at, id, address, kind, many, aside, label, short, title, text, also, phrases}; pages have `page` and `about`. `at` is
// the index of a row, `text` is empty until it comes, `phrases` are the texts of its other fields.
const rowsOf = ({ kinds, pages, synonyms, unsettled, words: said }) => {
  const rows = kinds.flatMap(({ one, many, aside, rows: [ids, ...columns] }) =>
    ids.map((id, i) => {
      const [label, short, title, also] = columns.map((column) => column[i]);
      return { id, address: `go/${id}/`, kind: one, many, aside, label, short, title, text: "", also: names(also) };
    }));
  const [addresses, titles, also, about] = pages;
  const written = addresses.map((address, i) => ({
    id: address, address, page: true, kind: said.page, label: "", short: "", title: titles[i],
    text: "", also: names(also[i]), about: about[i],
  }));
  const nearest = new Map();
  for (const [asked, indexes] of unsettled) for (const at of indexes) nearest.set(at, [...(nearest.get(at) ?? []), ...asked]);
  // Synonyms by the first word of what they mean.
  const meant = new Map();
  for (const [asked, means] of synonyms) {
    for (const phrase of means.map(stems)) meant.set(phrase[0], [...(meant.get(phrase[0]) ?? []), { asked, phrase }]);
  }
  return [...rows, ...written].map((row, at) => {
    const own = new Set([row.title, ...row.also].flatMap(stems));
    const asked = [...own].flatMap((word) => meant.get(word) ?? []).filter(({ phrase }) => phrase.every((word) => own.has(word)));
    const { label, short, title, also } = row;
    const phrases = {
      label: [label], short: [short], title: [title], also,
      asked: [...new Set(asked.flatMap(({ asked }) => asked))], nearest: nearest.get(at) ?? [],
    };
    for (const field of Object.keys(phrases)) phrases[field] = phrases[field].filter(Boolean);
    return { ...row, at, phrases };
  });
};
