// Answers as they are kept: by the id of the question and a mark of the option, so that a new edition never turns one into another.

import { chance } from "../../shared/random.js";

// Four letters that tell a text from others.
export const markOf = (text) => Math.floor(chance(text)() * 36 ** 4).toString(36).padStart(4, "0");

// The mark of an option, by its index in the data; “” for none.
export const markOfOption = (question, choice) => (choice === null ? "" : markOf(question.options[choice].text));

// The index of the option with that mark; null where none has it, as when it was changed since.
export const optionOfMark = (question, mark) => {
  const index = question.options.findIndex(({ text }) => markOf(text) === mark);
  return index < 0 ? null : index;
};
