// Practice questions are found by their number, “q-0213” or “question 213”, and by the words of what they ask. They are ranked among
// themselves: no record moves when they come, nor is any word of a record taken for one of theirs.

import { fill } from "../shared/dom.js";
import { words } from "../shared/fold.js";
import { Engine, resultOf } from "./engine.js";

// The least share of a query that a question holds: with less, most queries would end in questions about something else.
const LEAST = 0.75;
const MOST = 10;

// How a number may be typed: the letter of its id, or what a question is called, before its digits, with zeros or without.
const NUMBER = /^(\p{L}+?)0*(\d{1,4})$/u;

// The number of a practice question that a whole query asks for; null where it asks for none.
const numberOf = (query, { passed_over: passed, questions, words: said }) => {
  const [, name, number] = NUMBER.exec(words(query).filter((word) => !passed.includes(word)).join("")) ?? [];
  const names = ["q", questions.one, fill(said.question, { number: "" })];
  return names.some((one) => words(one).join("") === name) ? Number(number) : null;
};

export const isNumber = (query, index) => Boolean(index.questions) && numberOf(query, index) !== null;

export class Questions {
  #engine;
  #index;
  #numbers = new Map();

  // From assets/search_questions.json, and the index that says what questions are called.
  static async from([ids, titles, stems], index) {
    const made = new Questions();
    const numbers = ids.map((id) => Number(id.replace(/\D/g, "")));
    const labels = numbers.map((number) => fill(index.words.question, { number }));
    const none = ids.map(() => "");
    made.#index = index;
    made.#engine = await Engine.from({
      kinds: [{ ...index.questions, rows: [ids, labels, none, titles, none] }],
      pages: [[], [], [], []], synonyms: [], unsettled: [], elsewhere: [], passed_over: index.passed_over, words: index.words,
    });
    await made.#engine.read(stems);
    numbers.forEach((number, at) => made.#numbers.set(number, made.#engine.all[at]));
    return made;
  }

  // {named, questions}: the question whose number a query is, else those that hold its words, as results. `elsewhere` gives what a word is
  // taken for in the rest of the guide: what stands there is no slip of a word of a question.
  find(query, elsewhere) {
    const row = this.#numbers.get(numberOf(query, this.#index));
    if (row) return { named: [{ row, matches: () => false }], questions: [] };
    const held = this.#engine.rank(query, elsewhere).ranked.filter(({ covered }) => covered >= LEAST);
    return { named: [], questions: held.slice(0, MOST).map(resultOf) };
  }
}
