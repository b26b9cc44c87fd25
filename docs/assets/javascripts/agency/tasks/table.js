// The sheet as a table for a spreadsheet.

// What a spreadsheet would run, and what it reads as another number or a day.
const FORMULA = /^[=+\-@\t\r]/;
const OTHER_NUMBER = /^(?:0\d+|\d{16,}|\d+e\d+|\(\d[\d.,]*\)|\d+(?:[.,:/–-]\d+)+)$/i;

const cell = (text) => {
  const safe = FORMULA.test(text) || OTHER_NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

// Rows of texts as CSV; the mark at its start has a spreadsheet read it as UTF-8.
export const csv = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
