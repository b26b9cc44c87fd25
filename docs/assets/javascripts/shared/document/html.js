// A document as elements of a page: to look at, to print, and to copy with its headings and lists. Everything typed stays text.

import { element } from "../dom.js";
import { linkOf, toFill } from "./words.js";

// A text with its line ends, as a link where it has an address. What is written from right to left reads so.
const say = (name, text, url = null, className = "") => {
  const made = element(name, className);
  const lines = text.split(/\r\n|\r|\n/).flatMap((line, i) => (i ? [element("br"), line] : [line]));
  const to = linkOf(url);
  const holder = to ? Object.assign(element("a"), { href: to, rel: "noopener" }) : made;
  holder.append(...lines);
  if (holder !== made) made.append(holder);
  made.dir = "auto";
  return made;
};

// A number of the guide, in brackets behind a line.
const codeOf = ({ code, url }) => [" (", say("span", code, url, "document__code"), ")"];

const item = (one) => {
  const line = say("li", one.text, one.code ? null : one.url);
  if (one.code) line.append(...codeOf(one));
  return line;
};

const field = ({ label, value, hint }) => element(
  "p", "document__field", element("strong", "", label), ": ",
  value ? say("span", value) : element("span", "document__to-fill", toFill(hint)),
);

const row = (name, cells) => element("tr", "", ...cells.map((text) => {
  const cell = say(name, text);
  if (name === "th") cell.scope = "col";
  return cell;
}));

const table = ({ caption, head, rows }) => element(
  "table", "document__table",
  ...(caption ? [element("caption", "", caption)] : []),
  element("thead", "", row("th", head)),
  element("tbody", "", ...rows.map((cells) => row("td", cells))),
);

// The elements of each kind of block; `level` is the level of a first heading under the title.
const KINDS = {
  heading: (block, level) => say(`h${level + block.level - 1}`, block.text),
  paragraph: ({ text, url, quiet }) => say("p", text, url, quiet ? "quiet" : ""),
  list: ({ ordered, quiet, items }) => element(ordered ? "ol" : "ul", quiet ? "quiet" : "", ...items.map(item)),
  field,
  table,
  box: ({ title, blocks }, level) => element("div", "document__box", say(`h${level}`, title), ...all(blocks, level)),
};

const all = (blocks, level) => blocks.map((block) => KINDS[block.is](block, level));

// The document as an <article> whose title is a heading of this level.
export const toHtml = ({ title, language, foot, blocks }, level = 2) => {
  const article = element("article", "document", say(`h${level}`, title), ...all(blocks, level + 1));
  if (language) article.lang = language;
  if (foot) article.append(say("p", foot, null, "quiet document__foot"));
  return article;
};
