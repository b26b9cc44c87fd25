// What a set comes down to: in words, then in numbers, then what to look at again, by record.

import { element, linkTo } from "../../shared/dom.js";
import { GUESS } from "../memory.js";
import { reviewedQuestion } from "./reviewed.js";

// From which share of best answers on each sentence holds.
const WORDS = [["all", 1], ["most", 0.65], ["some", 0.4], ["few", Number.MIN_VALUE], ["none", 0]];

const isBest = ({ question, choice }) => Boolean(question.options[choice]?.best);
const isBlank = ({ choice }) => choice === null;
// Another answer, by somebody who neither guessed nor meant to look again.
const isSurprise = (one) => !isBest(one) && !isBlank(one) && one.sure !== GUESS && !one.flagged;

// Which of the sentences of `group` tells of these answers. Those left blank are not judged.
const inWords = (answered, page, group) => {
  const chosen = answered.filter((answer) => !isBlank(answer));
  const best = chosen.filter(isBest).length;
  return page.word(`${group}_${chosen.length ? WORDS.find(([, share]) => best >= share * chosen.length)[0] : "blank"}`);
};

// How many were the best ones, how many of these were a guess, and how many were left blank.
const inNumbers = (answered, page) => {
  const blank = answered.filter(isBlank).length;
  const guessed = answered.filter((one) => isBest(one) && one.sure === GUESS).length;
  const counted = [page.word("results_numbers", { best: answered.filter(isBest).length, all: answered.length })];
  if (guessed) counted.push(page.word(guessed === 1 ? "results_guessed_one" : "results_guessed", { guessed }));
  if (blank) counted.push(page.word("results_blanks", { blank }));
  return counted.join(" ");
};

// The answers by what `key` says of each, in the order they are met.
const grouped = (answered, key) => {
  const groups = new Map();
  for (const one of answered) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
};

// The record that weighs most in the reason of the best option.
const recordOf = ({ question }) => question.records[0];

const drawDomains = (box, answered, page, bank) => {
  const groups = grouped(answered, ({ question }) => question.domain);
  const drawn = bank.domains.filter(({ id }) => groups.has(id)).flatMap(({ id, title }) => {
    const ofIt = groups.get(id);
    const numbers = element("span", "quiet", inNumbers(ofIt, page));
    return [element("dt", "", title), element("dd", "", inWords(ofIt, page, "domain"), " ", numbers)];
  });
  box.querySelector("dl").replaceChildren(...drawn);
};

// Records to look at again, each with the questions that lead to it: what one answered, and all the reasons once it is opened.
const drawAgain = (box, again, { page, bank, seed, every }) => {
  box.hidden = !again.length;
  box.querySelector("ul").replaceChildren(...[...grouped(again, recordOf)].map(([id, answers]) => {
    const all = every?.get(id).length;
    const of = all > 1 && page.word("review_of", { again: answers.length, all });
    const record = [linkTo(bank.records.get(id)), ...(of ? [" ", element("span", "quiet", of)] : [])];
    return element("li", "", element("p", "review__record", ...record), ...answers.map((one) => reviewedQuestion(page, bank, seed, one)));
  }));
};

// What `of` says of these answers, each thing with how often, the most frequent first; `shown` makes of a thing what stands there.
const drawCounted = (box, answered, of, shown) => {
  const groups = grouped(answered.filter(of), of);
  box.hidden = !groups.size;
  box.querySelector("ul").replaceChildren(...[...groups].sort(([, a], [, b]) => b.length - a.length)
    .map(([one, { length }]) => element("li", "", shown(one), length > 1 ? ` (${length})` : "")));
};

// The kinds of fact that were missed.
const drawTurns = (box, answered) =>
  drawCounted(box, answered.filter((one) => !isBest(one) && !isBlank(one)), ({ question }) => question.turn, linkTo);

// What pulled away from the best answers, as far as what there is to say after them has come.
const drawPulls = (box, answered, bank) =>
  drawCounted(box, answered, ({ question, choice }) => bank.afters.get(question.id)?.pulls[choice], (pull) => pull);

// The answers whose review stands on the page: what comes late for others is not drawn any more.
let lastDrawn = null;

// Fills widgets/_review.html on a ToolPage with the review of answered questions, [{question, choice, sure, flagged}], and returns the ids
// to look at again: those with another answer though nobody guessed come first, then those with another answer or none, the ones that were
// a guess, and those flagged for it. `seed` is that of the set; `byDomain`: also by study domain, where the page has room for it.
export const drawReview = (page, answered, bank, { seed, byDomain = false }) => {
  const again = answered.filter((one) => !isBest(one) || one.sure === GUESS || one.flagged);
  const [first, then] = [again.filter(isSurprise), again.filter((one) => !isSurprise(one))];

  const boxes = page.targets(["verdict", "numbers", "first", "review", "turns", "pulls", "nothing", ...(byDomain ? ["domains"] : [])]);
  boxes.verdict.textContent = answered.length ? inWords(answered, page, "results") : page.word("practice_stopped_none");
  boxes.numbers.textContent = answered.length ? inNumbers(answered, page) : "";
  if (byDomain) drawDomains(boxes.domains, answered, page, bank);
  const about = { page, bank, seed, every: byDomain ? grouped(answered, recordOf) : null };
  drawAgain(boxes.first, first, about);
  drawAgain(boxes.review, then, about);
  drawTurns(boxes.turns, answered);
  drawPulls(boxes.pulls, answered, bank);
  lastDrawn = answered;
  Promise.all(answered.map(({ question }) => bank.after(question.id)))
    .then(() => (lastDrawn === answered ? drawPulls(boxes.pulls, answered, bank) : null))
    .catch(() => { /* The reasons say it too. */ });
  boxes.nothing.hidden = again.length > 0 || !answered.length;
  return [...first, ...then].map(({ question }) => question.id);
};
