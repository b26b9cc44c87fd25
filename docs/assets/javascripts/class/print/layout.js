// Lays drawn items out on sheets of paper. All of it is measured in a place for that, as large as on paper, and comes out of it as
// elements for the page.

import { element } from "../../shared/dom.js";
import { drawAnswer, drawCard, drawPage } from "./draw.js";
import { cut, fitted, SIZES } from "./fit.js";

// Inches: a page of letter paper within its margins (handouts.css), and what of it cards and answers may take.
const PAGE = 9.7;
const ROW = 2.36;
const ROWS = 4;
// Cards are smaller than pages.
const CARD_SIZES = SIZES.slice(2);
const ANSWER_SIZE = 10.5;
const NO_ROOM = 0.35;

// An item on a page of its own.
const layPage = (item, isAnswered, frame, place) => {
  const page = drawPage(item, isAnswered, frame);
  place.replaceChildren(page.drawn);
  if (!fitted(page.drawn, PAGE)) cut(page.drawn, PAGE, page.units, page.text, page.rest);
  return page;
};

export const layPages = (items, { isAnswered, frameOf, place }) => items.map((item) => layPage(item, isAnswered, frameOf(item), place));

// A card and how many rows it takes: as few as there may be in letters that are large enough.
const layCard = (item, isAnswered, frame, place) => {
  const card = drawCard(item, isAnswered, frame);
  place.replaceChildren(card.drawn);
  let rows = [1, 2, ROWS].find((count) => fitted(card.drawn, count * ROW, CARD_SIZES));
  if (!rows) {
    rows = ROWS;
    cut(card.drawn, rows * ROW, card.units, card.text, card.rest);
  }
  card.drawn.classList.add(`cutout--${rows}`);
  return { drawn: card.drawn, rows };
};

// A foot for a sheet that has no item of its own.
const foot = ({ day, guide }) => element("p", "paper__line", `${day} `, ...guide.cloneNode(true).childNodes);

// Cards in two columns of four rows, each in the first place where it fits; the empty ones are at the ends.
export const layCards = (items, { isAnswered, frameOf, frame, place }) => {
  const columns = [];
  for (const item of items) {
    const card = layCard(item, isAnswered, frameOf(item), place);
    let column = columns.find(({ rows }) => rows + card.rows <= ROWS);
    if (!column) columns.push(column = { rows: 0, cards: [] });
    column.rows += card.rows;
    column.cards.push(card.drawn);
  }
  const sides = columns.map(({ cards }) => element("div", "paper__column", ...cards));
  return Array.from({ length: Math.ceil(sides.length / 2) }, (_, i) =>
    ({ drawn: element("article", "paper paper--cards", ...sides.slice(2 * i, 2 * i + 2), foot(frame)) }));
};

// The answers of items, on as many sheets as they need.
export const layAnswers = (items, { frameOf, frame, title, place }) => {
  const sheets = [];
  const begin = () => {
    const list = element("ul", "paper__answers");
    const body = element("div", "paper__body", element("h3", "paper__title", title), list);
    const drawn = element("article", "paper paper--answers", body, foot(frame));
    place.replaceChildren(drawn);
    sheets.push({ drawn, list });
  };
  const isFull = ({ drawn }) => fitted(drawn, PAGE - NO_ROOM, [ANSWER_SIZE]) === undefined;
  begin();
  for (const item of items) {
    const row = drawAnswer(item, frameOf(item));
    sheets.at(-1).list.append(row);
    if (isFull(sheets.at(-1)) && sheets.at(-1).list.children.length > 1) {
      begin();
      sheets.at(-1).list.append(row);
      isFull(sheets.at(-1));
    }
  }
  return sheets;
};
