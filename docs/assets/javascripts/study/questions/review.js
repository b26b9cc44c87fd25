// What a set comes down to: in words, then in numbers, then what to look at again, by record.

import { element } from "../../search/results.js";

// From which share of best answers on each sentence holds.
const WORDS = [["all", 1], ["most", 0.65], ["some", 0.4], ["few", Number.MIN_VALUE], ["none", 0]];
const GUESS = 1;
const SURE = 3;

const isBest = ({ question, choice }) => Boolean(question.options[choice]?.best);
const isBlank = ({ choice }) => choice === null;
const filled = (sentence, given) => sentence.replace(/\{(\w+)\}/g, (all, name) => given[name] ?? all);

// A link to a record or a question, with its number where it has one.
export const linkTo = ({ address, label, title }) => {
  const link = Object.assign(element("a"), { href: address });
  link.append(...(label ? [element("span", "tag", label), " "] : []), title);
  return link;
};

// Which of the sentences tells of these answers. Those left blank are not judged.
const inWords = (answered, sentences) => {
  const chosen = answered.filter((answer) => !isBlank(answer));
  const best = chosen.filter(isBest).length;
  return sentences[chosen.length ? WORDS.find(([, share]) => best >= share * chosen.length)[0] : "blank"];
};

// How many were the best ones, and how many were left blank.
const inNumbers = (answered, { numbers, blanks }) => {
  const blank = answered.filter(isBlank).length;
  const counted = filled(numbers, { best: answered.filter(isBest).length, all: answered.length });
  return blank ? `${counted} ${filled(blanks, { blank })}` : counted;
};

// The answers by what `key` says of each, in the order they are met.
const grouped = (answered, key) => {
  const groups = new Map();
  for (const one of answered) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
};

// The record that weighs most in the reason of the best option.
const recordOf = ({ question }) => question.records[0];

const drawDomains = (box, answered, bank) => {
  const groups = grouped(answered, ({ question }) => question.domain);
  const drawn = bank.domains.filter(({ id }) => groups.has(id)).flatMap(({ id, title }) => {
    const ofIt = groups.get(id);
    const numbers = element("span", "quiet", inNumbers(ofIt, box.dataset));
    return [element("dt", "", title), element("dd", "", inWords(ofIt, box.dataset), " ", numbers)];
  });
  box.querySelector("dl").replaceChildren(...drawn);
};

// The records to look at again, each with the questions that lead to it.
const drawAgain = (box, again, answered, bank) => {
  box.hidden = !again.length;
  const every = grouped(answered, recordOf);
  box.querySelector("ul").replaceChildren(...[...grouped(again, recordOf)].map(([id, answers]) => {
    const questions = answers.map(({ question }) => linkTo({ address: `${bank.root}go/${question.id}/`, title: question.title }));
    const all = every.get(id).length;
    const of = box.dataset.of && all > 1 && filled(box.dataset.of, { again: answers.length, all });
    const record = [linkTo(bank.records.get(id)), ...(of ? [" ", element("span", "quiet", of)] : [])];
    return element("li", "", ...record, element("ul", "quiet", ...questions.map((link) => element("li", "", link))));
  }));
};

const drawPulls = (box, answered) => {
  const pulls = grouped(answered.filter(({ question, choice }) => question.options[choice]?.pull), ({ question, choice }) => question.options[choice].pull);
  box.hidden = !pulls.size;
  box.querySelector("ul").replaceChildren(...[...pulls].sort(([, a], [, b]) => b.length - a.length)
    .map(([pull, { length }]) => element("li", "", length > 1 ? `${pull} (${length})` : pull)));
};

// Fills `box` with the review of answered questions, [{question, choice, sure, flagged}], and returns the ids to look at again:
// those with another answer or none, the ones one was sure of first, those that were a guess, and those flagged for it.
export const drawReview = (box, answered, bank) => {
  const wasSure = (one) => one.sure === SURE && !isBest(one);
  const again = answered.filter((one) => !isBest(one) || one.sure === GUESS || one.flagged).sort((a, b) => wasSure(b) - wasSure(a));

  const words = box.querySelector("[data-words]");
  words.textContent = inWords(answered, words.dataset);
  const numbers = box.querySelector("[data-numbers]");
  numbers.textContent = inNumbers(answered, numbers.dataset);

  const domains = box.querySelector("[data-domains]");
  if (domains) drawDomains(domains, answered, bank);
  drawAgain(box.querySelector("[data-review]"), again, answered, bank);
  drawPulls(box.querySelector("[data-pulls]"), answered);
  box.querySelector("[data-nothing]").hidden = again.length > 0;
  return again.map(({ question }) => question.id);
};
