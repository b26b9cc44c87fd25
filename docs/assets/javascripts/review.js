// What a set comes down to: in words, then in numbers, then what to look at again, by record.

import { element } from "./search_results.js";

// From which share of best answers on each sentence holds.
const WORDS = [["all", 1], ["most", 0.65], ["some", 0.4], ["few", Number.MIN_VALUE], ["none", 0]];
const GUESS = 1;
const SURE = 3;

// A link to a record or a question, with its number where it has one.
export const linkTo = ({ address, label, title }) => {
  const link = Object.assign(element("a"), { href: address });
  link.append(...(label ? [element("span", "tag", label), " "] : []), title);
  return link;
};

// Fills `box` with the review of answered questions, [{question, choice, sure}], and returns the ids to look at again:
// those with another answer, the ones one was sure of first, and those that were a guess.
export const drawReview = (box, answered, bank) => {
  const isBest = ({ question, choice }) => Boolean(question.options[choice]?.best);
  const best = answered.filter(isBest);
  const again = answered.filter((answer) => !isBest(answer) || answer.sure === GUESS)
    .sort((a, b) => (b.sure === SURE && !isBest(b)) - (a.sure === SURE && !isBest(a)));

  const words = box.querySelector("[data-words]");
  words.textContent = words.dataset[WORDS.find(([, share]) => best.length >= share * answered.length)[0]];
  const numbers = box.querySelector("[data-numbers]");
  numbers.textContent = numbers.dataset.numbers.replace("{best}", best.length).replace("{all}", answered.length);

  // The weightiest record of the best option's reason, with the questions that lead to it.
  const byRecord = new Map();
  for (const one of again) byRecord.set(one.question.records[0], [...(byRecord.get(one.question.records[0]) ?? []), one]);
  const review = box.querySelector("[data-review]");
  review.hidden = !again.length;
  review.querySelector("ul").replaceChildren(...[...byRecord].map(([id, answers]) => {
    const questions = answers.map(({ question }) => linkTo({ address: `${bank.root}go/${question.id}/`, title: question.title }));
    return element("li", "", linkTo(bank.records.get(id)), element("ul", "quiet", ...questions.map((link) => element("li", "", link))));
  }));

  const pulls = new Map();
  for (const { question, choice } of answered) {
    const { pull } = question.options[choice] ?? {};
    if (pull) pulls.set(pull, (pulls.get(pull) ?? 0) + 1);
  }
  const pulled = box.querySelector("[data-pulls]");
  pulled.hidden = !pulls.size;
  pulled.querySelector("ul").replaceChildren(...[...pulls].sort((a, b) => b[1] - a[1])
    .map(([pull, count]) => element("li", "", count > 1 ? `${pull} (${count})` : pull)));

  box.querySelector("[data-nothing]").hidden = again.length > 0;
  return again.map(({ question }) => question.id);
};
