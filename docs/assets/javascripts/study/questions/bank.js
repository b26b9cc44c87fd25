// Practice questions: a small index of all, and the clauses and the domains a set needs, fetched when it needs them and once. What there
// is to say after an answer comes in files of its own, so that nobody waits for it before.

import { fetchJson, once } from "../../shared/fetch.js";
import { shuffled } from "../../shared/random.js";

const FOLDER = "assets/questions";
const [NOTED, BEING_CHECKED] = [1, 2];
// At most one question in so many carries a content note, and no two of them follow each other.
const ONE_NOTED_IN = 10;

export class Bank {
  // The bank of a site, fetched once; `root` is the way to the root of the site.
  static open = once(async (root) => new Bank(root, await fetchJson(`${root}${FOLDER}/index.json`)));

  constructor(root, { domains, records, turns, sets, questions }) {
    this.root = root;
    this.domains = domains.map(([id, title]) => ({ id, title }));
    this.records = new Map(records.map(([id, label, title]) => [id, { id, label, title, address: `${root}go/${id}/` }]));
    this.turns = turns.map(([id, title]) => ({ id, title, address: `${root}go/${id}/` }));
    const ids = [...this.records.keys()];
    this.rows = new Map(questions.map(([id, domain, marks, restsOn, set = null, turn = null]) => [id, {
      id,
      domain: this.domains[domain].id,
      noted: Boolean(marks & NOTED),
      beingChecked: Boolean(marks & BEING_CHECKED),
      records: restsOn.map((index) => ids[index]),
      // The name of its set of twins, and the kind of fact that changes in it; null for a question without a twin.
      set: sets[set] ?? null,
      turn: this.turns[turn] ?? null,
    }]));
    this.questions = new Map();
    this.afters = new Map();
    this.clauses = new Map();
    this.files = new Map();
  }

  // The rows a set may draw from. `what` is “mixed”, a domain, a record, or the ids of questions parted by dots; null for anything
  // else.
  among(what) {
    const all = [...this.rows.values()];
    if (what === "mixed") return all;
    if (this.domains.some(({ id }) => id === what)) return all.filter((row) => row.domain === what);
    if (this.records.has(what)) return all.filter((row) => row.records.includes(what));
    const named = what.split(".").map((id) => this.rows.get(id)).filter(Boolean);
    return named.length ? [...new Set(named)] : null;
  }

  // The ids of a set: drawn by its seed, with few noted questions, and those apart, and one of any twins: the others are offered after it.
  // Ids that were named stay in their order.
  // `rank` puts some before others, the lowest first.
  draw(what, count, seed, rank = () => 0) {
    const rows = this.among(what) ?? this.among("mixed");
    if (rows.some(({ id }) => what.split(".").includes(id))) return rows.map(({ id }) => id);
    const ranked = oneOfASet(shuffled(rows, seed).sort((a, b) => rank(a) - rank(b)));
    const most = Math.ceil(count / ONE_NOTED_IN);
    const noted = ranked.filter((row) => row.noted).slice(0, rows.every((row) => row.noted) ? count : most);
    const drawn = ranked.filter((row) => !row.noted || noted.includes(row)).slice(0, count);
    return apart(shuffled(drawn, `${seed} order`).sort((a, b) => rank(a) - rank(b))).map(({ id }) => id);
  }

  // The ids of a form: so many of each domain as `counts` says, {id: how many}, drawn by its seed and all of them in one order.
  // Questions that are being checked are left out, and twins never come in one form.
  drawByShares(counts, seed) {
    const left = new Map(Object.entries(counts));
    const most = Math.floor([...left.values()].reduce((sum, count) => sum + count, 0) / ONE_NOTED_IN);
    const ranked = oneOfASet(shuffled([...this.rows.values()].filter((row) => !row.beingChecked), seed));
    const noted = new Set(ranked.filter((row) => row.noted).slice(0, most));
    const drawn = ranked.filter((row) => {
      const wanted = (!row.noted || noted.has(row)) && left.get(row.domain) > 0;
      if (wanted) left.set(row.domain, left.get(row.domain) - 1);
      return wanted;
    });
    return apart(shuffled(drawn, `${seed} order`)).map(({ id }) => id);
  }

  // Fetches these questions and the clauses; afterwards they are in `questions` and `clauses`.
  async load(ids) {
    const domains = new Set(ids.map((id) => this.rows.get(id).domain));
    await Promise.all([
      this.read("clauses", (id, text) => this.clauses.set(id, { ...this.records.get(id), text })),
      ...[...domains].map((domain) => this.read(domain, (id, question) => this.questions.set(id, { ...this.rows.get(id), ...question }))),
    ]);
  }

  // The twins of a question, by their ids, in the order of their set and without itself.
  twinsOf(id) {
    const { set } = this.rows.get(id);
    return set === null ? [] : [...this.rows.values()].filter((row) => row.set === set && row.id !== id).map((row) => row.id);
  }

  // What there is to say after an answer to a question: for each option when it would be right (`fits`), what pulls to it (`pulls`) and
  // what else its reason rests on (`also`, ids), and the fact that its twins tell otherwise (`fact`).
  async after(id) {
    await this.read(`after-${this.rows.get(id).domain}`, (of, after) => this.afters.set(of, after));
    return this.afters.get(id) ?? {};
  }

  // Fetches a file of the bank once, and keeps what stands in it by its id.
  read(file, keep) {
    if (!this.files.has(file)) {
      this.files.set(file, once(async () => {
        const held = await fetchJson(`${this.root}${FOLDER}/${file}.json`);
        for (const [id, value] of Object.entries(held)) keep(id, value);
      }));
    }
    return this.files.get(file)();
  }
}

// Of twins the first that comes; every question without one.
const oneOfASet = (rows) => {
  const met = new Set();
  return rows.filter(({ set }) => set === null || (!met.has(set) && met.add(set)));
};

// Noted questions with another between them, as far as there are others.
const apart = (rows) => {
  const noted = rows.filter((row) => row.noted);
  const mixed = rows.filter((row) => !row.noted);
  const step = Math.max(1, Math.floor(mixed.length / (noted.length + 1)));
  noted.forEach((row, i) => mixed.splice(Math.min(mixed.length, (i + 1) * step + i), 0, row));
  return mixed;
};
