// The sheet as a table for a spreadsheet.

// What a spreadsheet would run, what it reads as another number or a day, and a day it reads as what it is; as scripts/exports/tables.py.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBERS = String.raw`^(?:0\d+|\d{16,}|\d+e\d+|\(\d[\d.,]*\)|\d+(?:[.,:/–-]\d+)+)$`;
const OTHER_NUMBER = new RegExp(NUMBERS.replaceAll(String.raw`\d`, String.raw`\p{Decimal_Number}`), "iu");
const DAY = /^20\d\d-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?$/;

const cell = (text) => {
  const isOther = OTHER_NUMBER.test(text) && !DAY.test(text);
  const safe = FORMULA.test(text) || isOther ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

// Rows of texts as CSV; the mark at its start has a spreadsheet read it as UTF-8.
export const csv = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
