// A draft behind the # of the address, and the same in a file. Lines are known by their ids, never by their places, and each brings a mark
// of the wording it had, so that an old draft tells what has changed since (reading.js).
//
//   job=1                the form of what follows
//   edition, program     the edition of the guide it was made with; the program
//   lines                id_mark_minutes for a line of the guide, own-1_section_share_minutes for one of one’s own, * where it is left out
//   own-1, text-…, more-…, field-…   what was typed: a line, the wording of a line, what was added to a core line, a field
//   week, doc            the hours of the week; the document in sight

import { Parts } from "../../shared/address.js";
import { isOwn, WEEK } from "./choices.js";
import { shortId } from "./drafts.js";

const FORM = "1";
const NAME = /^[a-z][a-z0-9_-]{0,60}$/;
const NUMBER = /^\d{1,3}(\.\d{1,2})?$/;
const MINUTES = 60;
const SHARES = { p: "peer-support", o: "other" };
export const LONGEST_WEEK = 168;
// More, and longer, than any job description has. What goes beyond is a paste gone wrong, or meant to harm, and its beginning is read.
const MOST_LINES = 1000;
const MOST_TYPED = 250;
const MOST_LETTERS = 20_000;

// The parts of a draft, [[name, value]].
export const partsOf = (state, drafts, doc) => {
  const out = new Set(state.leftOut);
  const minutes = (id) => Math.round((state.hours[id] ?? 0) * MINUTES) || "";
  const about = (id) => (isOwn(id) ? [state.own[id].section, state.own[id].share.at(0)] : [drafts.mark(id, state.program)]);
  const line = (id) => [shortId(id), ...about(id), minutes(id)].join("_").replace(/_$/, "") + (out.has(id) ? "*" : "");
  const typed = (prefix, texts) => Object.entries(texts).map(([name, text]) => [prefix + shortId(name), text]);
  return [
    ["job", FORM], ["edition", drafts.edition], ["program", state.program], ["lines", state.order.map(line).join(".")],
    ...(state.week === WEEK ? [] : [["week", `${state.week}`]]),
    ...(doc ? [["doc", doc]] : []),
    ...typed("field-", state.fields), ...typed("text-", state.texts), ...typed("more-", state.more),
    ...Object.entries(state.own).map(([id, { text }]) => [id, text]),
  ];
};

// The parts as they stand behind the #.
export const behindHash = (parts) => `#${new URLSearchParams(parts)}`;

// A number of hours that somebody typed, or undefined where it is none.
export const readHours = (text) => {
  const hours = NUMBER.test(text) ? Number(text) : NaN;
  return hours >= 0 && hours <= LONGEST_WEEK ? hours : undefined;
};

// One line of the list, {name, isOut, hours, mark} or {name, isOut, hours, section, share}; undefined where it is none.
const readLine = (token) => {
  const [name, ...rest] = token.replace(/\*$/, "").split("_");
  const [first = "", second = ""] = rest;
  const minutes = rest[isOwn(name) ? 2 : 1] ?? "";
  if (!NAME.test(name) || !/^\d{0,5}$/.test(minutes)) return undefined;
  const about = isOwn(name) ? { section: first, share: SHARES[second] ?? SHARES.p } : { mark: first };
  return { name, isOut: token.endsWith("*"), hours: Math.min(minutes / MINUTES, LONGEST_WEEK), ...about };
};

// What stands behind the #, or in a file, as it is read, whatever the guide has: {edition, program, lines, week, doc, typed, isDamaged},
// where `typed` is {own, text, more, field}, each {name: text}. Null where it holds no draft.
export const readParts = (given) => {
  const parts = new Parts("");
  parts.params = new URLSearchParams(given);
  if (!parts.has("job")) return null;
  parts.isDamaged = parts.text("job") !== FORM;
  const note = (isWhole) => { parts.isDamaged ||= !isWhole; };

  const tokens = parts.text("lines").split(".").filter(Boolean);
  const lines = new Map();
  for (const line of tokens.slice(0, MOST_LINES).map(readLine)) {
    note(line && !lines.has(line.name));
    if (line && !lines.has(line.name)) lines.set(line.name, line);
  }
  note(tokens.length <= MOST_LINES);

  // Without a prototype: “constructor” is a name like any other.
  const typed = Object.fromEntries(["own", "text", "more", "field"].map((kind) => [kind, Object.create(null)]));
  const names = [...new Set(parts.params.keys())].filter((name) => /^(own|text|more|field)-/.test(name));
  for (const name of names.slice(0, MOST_TYPED)) {
    const [, kind, rest] = /^(own|text|more|field)-(.*)$/s.exec(name);
    const text = parts.text(name);
    const isRead = kind === "own" ? isOwn(name) : NAME.test(rest);
    note(isRead && text.length <= MOST_LETTERS);
    if (isRead && text.trim()) typed[kind][kind === "own" ? name : rest] = text.slice(0, MOST_LETTERS);
  }
  note(names.length <= MOST_TYPED);

  const week = parts.read("week", WEEK, (text) => readHours(text) || undefined);
  const doc = parts.read("doc", "", (text) => (NAME.test(text) ? text : undefined));
  const [edition, program] = ["edition", "program"].map((name) => parts.text(name).slice(0, 60));
  return { edition, program, lines: [...lines.values()], week, doc, typed, isDamaged: parts.isDamaged };
};
