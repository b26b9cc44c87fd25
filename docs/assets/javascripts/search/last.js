// What comes last: tasks, and practice questions, which are found by their number too, “q-0213” or “question 213”. They are ranked among
// themselves: no record moves when they come, nor is any word of a record taken for one of theirs.

import { fill } from "../shared/dom.js";
import { words } from "../shared/fold.js";
import { Engine, resultOf } from "./engine.js";

// The least share of a query that one of them holds: with less, most queries would end in questions about something else.
const LEAST = 0.75;
// So many of each kind.
const MOST = 10;

// How a number may be typed: the letter of its id, or what a question is called, before its digits, with zeros or without.
const NUMBER = /^(\p{L}+?)0*(\d{1,4})$/u;

// The number that a whole query asks for; null where it asks for none.
const numberOf = (query, { passed_over: passed, last }) => {
  const numbered = last.find(({ number }) => number);
  const [, name, number] = NUMBER.exec(words(query).filter((word) => !passed.includes(word)).join("")) ?? [];
  const names = numbered ? ["q", numbered.one, fill(numbered.number, { number: "" })] : [];
  return names.some((one) => words(one).join("") === name) ? Number(number) : null;
};

export const isNumber = (query, index) => numberOf(query, index) !== null;

export class Last {
  #engine;
  #index;
  #numbers = new Map();

  // From assets/search_last.json, and the index that says what its kinds are called.
  static async from(file, index) {
    const made = new Last();
    const kinds = index.last.map((kind, at) => {
      const [ids, titles, also] = file[at];
      const labels = ids.map((id) => (kind.number ? fill(kind.number, { number: Number(id.replace(/\D/g, "")) }) : ""));
      return { ...kind, rows: [ids, labels, ids.map(() => ""), titles, also] };
    });
    made.#index = index;
    made.#engine = await Engine.from({
      kinds, pages: [[], [], [], []], synonyms: [], unsettled: [], elsewhere: [], passed_over: index.passed_over, words: index.words,
    });
    await made.#engine.read(file.flatMap(([, , , texts]) => texts));
    for (const row of made.#engine.all) if (row.label) made.#numbers.set(Number(row.id.replace(/\D/g, "")), row);
    return made;
  }

  // {named, late}: the question whose number a query is, else those that hold its words, by their kinds, as {title, results}. `elsewhere`
  // gives what a word is taken for in the rest of the guide: what stands there is no slip of a word of one of these.
  find(query, elsewhere) {
    const row = this.#numbers.get(numberOf(query, this.#index));
    if (row) return { named: [{ row, matches: () => false }], late: [] };
    const held = this.#engine.rank(query, elsewhere).ranked.filter(({ covered }) => covered >= LEAST);
    const late = this.#index.last.map(({ many }) => ({
      title: many, results: held.filter((one) => one.row.many === many).slice(0, MOST).map(resultOf),
    }));
    return { named: [], late: late.filter(({ results }) => results.length) };
  }
}
