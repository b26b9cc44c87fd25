// The answer sheet: every question by its number, with what became of it in words, and the way to it.

import { element } from "../../shared/dom.js";

// Fills a list with a button for each answer, [{choice, flagged}], in the words of a ToolPage. `at` is the index of the question one
// comes from; `go(index)` leads to another.
export const drawSheet = (list, answers, at, page, go) => {
  list.replaceChildren(...answers.map(({ choice, flagged }, index) => {
    const state = page.word(choice === null ? "rehearsal_blank" : "rehearsal_answered");
    const states = [state, ...(flagged ? [page.word("rehearsal_flagged")] : [])].join(", ");
    const button = element("button", "", element("strong", "", String(index + 1)), " ", element("span", "", states));
    button.type = "button";
    if (index === at) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => go(index));
    return element("li", choice === null ? "sheet__blank" : "", button);
  }));
};

// How many are answered, blank, and to be looked at again.
export const counted = (answers) => {
  const blank = answers.filter(({ choice }) => choice === null).length;
  return { answered: answers.length - blank, blank, again: answers.filter(({ flagged }) => flagged).length };
};
