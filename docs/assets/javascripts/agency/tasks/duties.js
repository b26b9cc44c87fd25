// A pasted list of duties, one a line, from Word, a mail or a web page: what stands before a duty is taken off, the duty stays as it is.

// Each ends a line somewhere: Word has its own, so do web pages.
const ENDS = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/;
// What nobody sees and no printer prints; what joins the parts of an emoji and what turns the way of reading stay.
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u2060\ufeff\ufffe\uffff]/g;
const SPACES = /[\s\u00a0]+/g;
// Marks of a list, also those that Word's symbol fonts leave, a small o before a tab, a box to tick.
const BULLET = /^(?:[•·●○◦▪▫■□◆◇►▶‣⁃∙*–—\-\uf0a7\uf0b7\uf0d8\u2610-\u2612✓✔➢➤§]+(?=\s|\p{L})|[oO](?=\t))\s*/u;
// “1.”, “2)”, “(3)”, “1.2.”, “1.2” before a tab, “a.”, “(b)”, “iv.”; “2.5 hours” begins with no number of a list.
const NUMBER = /^(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)](?=\s|$)|\d{1,3}(?:\.\d{1,3})+(?=\t))\s*/;
const TELLS = /[\p{L}\p{N}]/u;
// Longer lists are no job description.
export const MOST = 200;

const bare = (line) => {
  let text = line.replace(UNSEEN, "").replace(/^[ \u00a0]+/, "");
  for (const mark of [BULLET, NUMBER, BULLET]) text = text.replace(/^\s+/, "").replace(mark, "");
  return text.replace(SPACES, " ").trim();
};

// The duties of a text, each as it was typed, without the marks of the list; {duties, isCut}: whether there were more than fit.
export const readDuties = (text) => {
  const all = text.split(ENDS).map(bare).filter((line) => TELLS.test(line));
  return { duties: all.slice(0, MOST), isCut: all.length > MOST };
};
