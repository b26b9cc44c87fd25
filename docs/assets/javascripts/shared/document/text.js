// A document as plain text, for a field that takes nothing else. Lists keep their signs, cells of a table stand behind tabs.

import { linkOf, toFill } from "./words.js";

// A text of several lines hangs under its sign.
const hang = (sign, text) => sign + text.replaceAll("\n", `\n${" ".repeat(sign.length)}`);

// An address is told where it is what the line is for; the one behind a number of the guide would only be in the way.
const withAddress = (text, url) => (linkOf(url) ? `${text} (${url})` : text);

const item = ({ text, code, url }) => (code ? `${text} (${code})` : withAddress(text, url));

// The lines of each kind of block.
const KINDS = {
  heading: ({ text }) => [text],
  paragraph: ({ text, url }) => [withAddress(text, url)],
  list: ({ ordered, items }) => items.map((one, i) => hang(ordered ? `${i + 1}. ` : "• ", item(one))),
  field: ({ label, value, hint }) => [`${label}: ${value || toFill(hint)}`],
  table: ({ caption, head, rows }) => [...(caption ? [caption] : []), ...[head, ...rows].map((cells) => cells.join("\t"))],
  box: ({ title, blocks }) => [title, "", said(blocks)],
};

// Fields one under the other and a list under its line stay together; a line is free between all else.
const isClose = (before, block) => before?.is === "field" && block.is === "field";

const said = (blocks) => blocks.map((block, i) => {
  const between = i === 0 ? "" : isClose(blocks[i - 1], block) ? "\n" : "\n\n";
  return between + KINDS[block.is](block).join("\n");
}).join("");

// The document as a text, which ends with its foot.
export const toText = ({ title, blocks, foot }) => [title, said(blocks), ...(foot ? [foot] : [])].join("\n\n").replace(/\r\n?/g, "\n");
