// A pasted list of duties, one a line, from Word, a mail or a web page: what stands before a duty is taken off, the duty stays as it is.

// Each ends a line somewhere: Word has its own, so do web pages.
const ENDS = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/;
// What nobody sees and no printer prints; what joins the parts of an emoji and what turns the way of reading stay.
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u2060\ufeff\ufffe\uffff]/g;
const SPACES = /[\s\u00a0]+/g;
// Before a mark of a list may stand what turns the way of reading.
const TURNS = String.raw`^(?<turns>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*)\s*`;
// Marks of a list, also those that Word's symbol fonts leave, a small o before a tab, a box to tick. “§ 94.03” is a place in a law.
const BULLETS = String.raw`[•·●○◦▪▫■□◆◇►▶‣⁃∙*–—\-\uf0a7\uf0b7\uf0d8\u2610-\u2612✓✔➢➤]+(?=[\s\u200e\u200f]|\p{L})`;
const BULLET = new RegExp(String.raw`${TURNS}(?:${BULLETS}|§(?=\t|[ \u00a0]{2})|[oO](?=\t))\s*`, "u");
// “1.”, “2)”, “(3)”, “1.2.”, “a.”, “(b)”, “iv.”, and “1.2” before a tab.
const COUNTS = String.raw`(?:(?<level>(?:\d{1,3}\.)*)(?<number>\d{1,3})|(?<letters>[a-zA-Z]|[ivxIVX]{2,5}))`;
const NUMBER = new RegExp(String.raw`${TURNS}\(?${COUNTS}(?<end>[.)]|(?=\t))(?<space>\s+|$)`, "u");
const ROMAN = { i: 1, v: 5, x: 10 };
const TELLS = /[\p{L}\p{N}]/u;
// Longer lists are no job description.
export const MOST = 200;

const without = (text, mark) => text.replace(mark, "$<turns>").replace(/^\s+/, "");

const unmarked = (line) => without(line.replace(UNSEEN, "").replace(/^[ \u00a0]+/, ""), BULLET);

const romanOf = (letters) =>
  [...letters.toLowerCase()].map((letter) => ROMAN[letter]).reduce((sum, one, at, all) => sum + (one < all[at + 1] ? -one : one), 0);

// What the number before a text may count as, [[row, place]]: “i” is the first of a row or the ninth of another. Empty without one.
const countsOf = (text) => {
  const { level, number, letters } = NUMBER.exec(text)?.groups ?? {};
  if (number) return [[`1${level}`, Number(number)]];
  if (!letters) return [];
  const isSmall = letters === letters.toLowerCase();
  const counts = letters.length === 1 ? [[isSmall ? "a" : "A", letters.toLowerCase().charCodeAt(0)]] : [];
  return /^[ivx]+$/i.test(letters) ? [...counts, [isSmall ? "i" : "I", romanOf(letters)]] : counts;
};

// Without its number, where that is one of a list: a tab follows, or another line goes on counting. “C. difficile” and “A. Smith” stay.
const uncounted = (text, counted) => {
  const found = NUMBER.exec(text);
  if (!found) return text;
  const isSure = found[0] === text || (found.groups.end && found.groups.space.startsWith("\t"));
  const goesOn = countsOf(text).some(([row, place]) => counted.has(`${row} ${place - 1}`) || counted.has(`${row} ${place + 1}`));
  return isSure || goesOn ? without(without(text, NUMBER), BULLET) : text;
};

// The duties of a text, each as it was typed, without the marks of the list; {duties, isCut}: whether there were more than fit.
export const readDuties = (text) => {
  const lines = text.split(ENDS).map(unmarked);
  const counted = new Set(lines.flatMap(countsOf).map(([row, place]) => `${row} ${place}`));
  const all = lines.map((line) => uncounted(line, counted).replace(SPACES, " ").trim()).filter((line) => TELLS.test(line));
  return { duties: all.slice(0, MOST), isCut: all.length > MOST };
};
