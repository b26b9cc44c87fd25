// Draws what is printed: an item on a page, an item on a card, a line of the answer sheet.

import { element } from "../../shared/dom.js";
import { firstSentence } from "./item.js";

const copies = (elements) => elements.map((one) => one.cloneNode(true));
const best = ({ options }) => options.find(({ isBest }) => isBest);

// The options with their letters, as in the class view; with answers each has its reason, and the best is marked by a word.
const drawOptions = (item, isAnswered) => element("ol", "paper__options", ...item.options.map((option) => {
  const isBest = isAnswered && option.isBest;
  const line = element("p", isBest ? "paper__best" : "", element("span", "paper__letter", `${option.letter}. `), option.text);
  if (isBest) line.append(element("strong", "", ` (${option.mark})`));
  const made = element("li", "", line);
  if (isAnswered) made.append(...copies(option.reasons));
  return made;
}));

// A block as elements, and which of them may be left out, by how much they are needed.
const drawBlock = ({ sort, elements, title }) => {
  if (sort !== "section") {
    const drawn = copies(elements);
    for (const one of drawn) one.className = `paper__${sort}`;
    return { drawn, units: ["line", "details"].includes(sort) ? drawn : [] };
  }
  const body = copies(elements);
  const inside = element("div", "", ...body);
  return {
    drawn: [element("section", "paper__section", element("h4", "", title), inside)],
    // Of a list, line by line.
    units: body.flatMap((one) => (one.matches("ul, ol") ? [...one.children] : [one])),
  };
};

// What an item says on paper: {drawn, units, text}.
const drawSaid = (item, isAnswered, frame) => {
  const said = { drawn: [], units: [], text: null };
  const add = ({ drawn, units }) => {
    said.drawn.push(...drawn);
    said.units.push(...units);
  };
  if (item.ask) add({ drawn: [element("p", "paper__text", item.ask)], units: [] });
  const shown = item.blocks.filter(({ isAnswer }) => isAnswered || !isAnswer);
  for (const block of shown.filter(({ sort }) => sort !== "section")) add(drawBlock(block));
  if (item.options.length) {
    const options = drawOptions(item, isAnswered);
    add({ drawn: [options], units: [] });
    const rests = isAnswered && best(item) ? best(item).rests : [];
    if (rests.length) {
      const line = element("p", "paper__rests", `${frame.restsOn} ${rests.join("; ")}.`);
      add({ drawn: [line], units: [line] });
    }
    // When another option would be best, which stands behind its reason, is needed less.
    said.units.push(...options.querySelectorAll("p:nth-of-type(3)"));
  }
  for (const block of shown.filter(({ sort }) => sort === "section")) add(drawBlock(block));
  [said.text] = said.drawn.filter((one) => one.matches(".paper__text"));
  return said;
};

// The head of an item: its number or kind, and its title, which a task that is asked brings itself.
const drawHead = ({ code, title }) => [element("p", "paper__code", code), element("h3", "paper__title", title)];

// A page for an item: {drawn, units, text, rest}. `frame` has what stands around it, as words: {name, day,
// address, rest, restsOn}, and the name of the guide as an element.
export const drawPage = (item, isAnswered, frame) => {
  const said = drawSaid(item, isAnswered, frame);
  const rest = Object.assign(element("p", "paper__rest", frame.rest), { hidden: true });
  const known = item.known ? [element("p", "paper__known", item.known)] : [];
  const name = frame.name ? [element("p", "paper__name", frame.name)] : [];
  const code = element("div", "paper__qr");
  const drawn = element("article", "paper",
    element("div", "paper__body", ...name, ...drawHead(item), ...said.drawn, rest, ...known),
    element("div", "paper__foot", code, element("div", "",
      element("p", "paper__address", frame.address), element("p", "", frame.day), frame.guide.cloneNode(true))));
  return { ...said, drawn, rest, code };
};

// A card: title, number, what it says in short, its address.
export const drawCard = (item, isAnswered, frame) => {
  const said = item.blocks.filter(({ sort, isAnswer }) => ["note", "text", "verdict"].includes(sort) && (isAnswered || !isAnswer));
  const blocks = said.map(drawBlock).flatMap(({ drawn }) => drawn);
  if (item.ask) blocks.unshift(element("p", "paper__text", item.ask));
  const units = [];
  if (item.options.length) {
    blocks.push(drawOptions({ options: item.options.map((option) => ({ ...option, reasons: [] })) }, isAnswered));
    if (isAnswered && best(item)) {
      const why = element("p", "paper__why", firstSentence(best(item).reasons[0]?.textContent ?? ""));
      blocks.push(why);
      units.push(why);
    }
  }
  const pulls = isAnswered && item.kind === "case" ? item.blocks.filter(({ sort, isAnswer }) => sort === "section" && isAnswer) : [];
  for (const block of pulls) {
    const { drawn, units: lines } = drawBlock(block);
    blocks.push(...drawn);
    units.push(...lines);
  }
  const rest = Object.assign(element("p", "paper__rest", frame.rest), { hidden: true });
  const drawn = element("article", "cutout", element("div", "paper__body", ...drawHead(item), ...blocks, rest),
    element("p", "paper__address", frame.address));
  return { drawn, units, rest, text: blocks.find((one) => one.matches(".paper__text")) };
};

// What the answer sheet says of an item: of a question its letter, its best option and why, in a sentence; of a task its answer; of a case
// what the guide thinks of it.
export const drawAnswer = (item, frame) => {
  const row = element("li", "paper__answer",
    element("p", "paper__of", element("strong", "", item.title), ` ${frame.address}`));
  const found = best(item);
  if (found) {
    const said = element("p", "", element("strong", "", `${found.letter}. `), found.text);
    row.append(said, element("p", "paper__why", firstSentence(found.reasons[0]?.textContent ?? "")));
    return row;
  }
  for (const block of item.blocks.filter(({ isAnswer, sort }) => isAnswer && (item.kind === "case" || sort !== "section"))) {
    row.append(...drawBlock(block).drawn);
  }
  return row;
};
