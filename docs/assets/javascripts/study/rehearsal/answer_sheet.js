// The answer sheet: every question by its number, with what became of it in words, and the way to it.

import { element } from "../../search/results.js";

// Fills a list with a button for each answer, [{choice, flagged}]. `at` is where one comes from; `go(place)` leads to a question.
export const drawSheet = (list, answers, at, go) => {
  const { answered, blank, again } = list.dataset;
  list.replaceChildren(...answers.map(({ choice, flagged }, place) => {
    const states = [choice === null ? blank : answered, ...(flagged ? [again] : [])].join(", ");
    const button = element("button", "", element("strong", "", String(place + 1)), " ", element("span", "", states));
    button.type = "button";
    if (place === at) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => go(place));
    return element("li", choice === null ? "sheet__blank" : "", button);
  }));
};

// How many are answered, blank, and to be looked at again.
export const counted = (answers) => {
  const blank = answers.filter(({ choice }) => choice === null).length;
  return { answered: answers.length - blank, blank, again: answers.filter(({ flagged }) => flagged).length };
};
