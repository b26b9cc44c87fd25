// A session somebody puts together, behind the # of an address: #show=informed-choice*5._break*10._rooms*12*3.q-0511. The class view, the
// page of those who take part, the tool that builds it and the one that prints it read the same, so that one address is enough for all.
//
// A step is a record by its id, or one of our own sorts by its name behind a “_”, and its minutes; of rooms also how many people go into
// one, and whether the facilitator comes by. What is said at our own steps stands in parts “say”, one each, in their order. Only letters
// that an address leaves as they are: so the link stays short, and can be read.

import { behindHash, Parts } from "../address.js";

// An id as /go/<id>/ has it.
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LONGEST_ID = 40;
// Our own steps: something said or done together, rooms of a few people, a break.
export const SORTS = ["talk", "rooms", "break"];
// How many steps a class can go through in one go; how long one may be, in minutes; how many people a room may have; how many
// minutes a class may have; how long a text is.
export const MOST = 60;
export const MINUTES = { least: 1, usual: 5, most: 240 };
export const PEOPLE = { least: 2, usual: 3, most: 12 };
export const SLOT = { least: 5, most: 600 };
export const LONGEST_TEXT = 300;
export const LONGEST_NAME = 80;
// As 20261201T1800-0600: the clock of whoever leads the class, and how far it is from that of Greenwich.
const START = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)([+-])(\d\d)(\d\d)$/;
const MINUTE = 60_000;

const two = (number) => String(number).padStart(2, "0");
const within = (text, { least, most }) => (/^\d{1,3}$/.test(text) && text >= least && text <= most ? Number(text) : undefined);

// A moment as {instant, offset}: milliseconds as Date counts them, and minutes from Greenwich; undefined for what is none, as February 30.
const readStart = (text) => {
  const [, year, month, day, hour, minute, sign, hours, minutes] = START.exec(text) ?? [];
  if (!year || hours > 14 || minutes > 59) return undefined;
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const instant = Date.UTC(year, month - 1, day, hour, minute) - offset * MINUTE;
  return writeStart({ instant, offset }) === text.replace("-0000", "+0000") ? { instant, offset } : undefined;
};

const writeStart = ({ instant, offset }) => {
  const local = new Date(instant + offset * MINUTE).toISOString().slice(0, 16).replace(/[-:]/g, "");
  const far = Math.abs(offset);
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(far / 60))}${two(far % 60)}`;
};

// One step from its text; null where it is none. `texts` are what is said at our own, and loses what is taken.
const readStep = (text, texts) => {
  const [name, minutes = "", people = "", visited = ""] = text.split("*");
  const sort = name.startsWith("_") ? name.slice(1) : "";
  const id = name.toLowerCase();
  if (sort ? !SORTS.includes(sort) : id.length > LONGEST_ID || !ID.test(id)) return null;
  const what = sort ? { sort, text: (texts.shift() ?? "").slice(0, LONGEST_TEXT) } : { id };
  const step = { ...what, minutes: within(minutes, MINUTES) ?? null };
  return sort === "rooms" ? { ...step, people: within(people, PEOPLE) ?? PEOPLE.usual, isVisited: visited === "v" } : step;
};

const writeStep = ({ id, sort, minutes, people, isVisited }) =>
  [id ?? `_${sort}`, minutes || "", ...(sort === "rooms" ? [people, isVisited ? "v" : ""] : [])].join("*").replace(/\*+$/, "");

// What an address holds: {steps, name, start, slot, isDamaged, isCut}. A step is {id, minutes} or {sort, text, minutes}, of rooms also
// {people, isVisited}; minutes are null where none are given, and so are `start` and `slot`, the minutes there are. A record stands there
// once. Nothing that could not be an id.
export const readSession = (hash) => {
  const parts = new Parts(hash);
  const texts = parts.params.getAll("say");
  const written = parts.text("show").split(".").filter(Boolean);
  const read = written.map((text) => readStep(text, texts));
  const steps = read.filter((step, i) => step && (step.sort || read.findIndex((other) => other?.id === step.id) === i));
  const name = parts.text("name").trim().slice(0, LONGEST_NAME);
  const start = parts.read("start", null, readStart);
  const slot = parts.read("slot", null, (text) => within(text, SLOT));
  return { steps: steps.slice(0, MOST), name, start, slot, isDamaged: parts.isDamaged || read.includes(null), isCut: steps.length > MOST };
};

// What stands behind the # of its address; “#” alone where there is nothing.
export const writeSession = ({ steps, name = "", start = null, slot = null }, more = {}) => {
  const texts = steps.filter(({ sort }) => sort).map(({ text }) => text);
  // Of the texts at the end, empty ones are not needed.
  while (texts.length && !texts.at(-1)) texts.pop();
  const said = texts.map((text) => `&${new URLSearchParams({ say: text })}`).join("");
  return behindHash({ show: steps.map(writeStep).join("."), name, start: start && writeStart(start), slot, ...more }) + said;
};
