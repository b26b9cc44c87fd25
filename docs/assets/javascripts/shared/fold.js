// Words as people type them, in a hurry or not, and as they stand in a text. What finds, what filters and what reads an address all compare
// words by this one folding.

const PLAIN = /^[\0-\x7f]*$/;
// Marks over letters, and what nobody sees: a soft hyphen that was copied along, a joiner.
const UNSEEN = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu;
// Whatever a keyboard has in the place of an apostrophe; one letter would fall apart where it is taken apart.
const APOSTROPHES = /[’‘ʼ′´`]/g;
// “C.P.S.”: single letters with dots between them.
const DOTTED = /(^|[^\p{L}\p{N}])(\p{L}(?:\.\p{L})+)(?![\p{L}\p{N}])/gu;

// Small letters without marks over them, and each as letters of its own: “Résumé” → “resume”, “oﬃce” → “office”, “１.２” → “1.2”.
export const fold = (text) =>
  (PLAIN.test(text) ? text : text.replace(APOSTROPHES, "'").normalize("NFKD").replace(UNSEEN, "")).toLowerCase();

// The words of a text, folded: “SAMHSA’s” is “samhsas”, “C.P.S.” is “cps”. Numbers such as 1.2 stay whole, also with a comma; all else
// parts at what is no letter or digit.
export const words = (text) =>
  fold(text).replace(/['`]/g, "").replace(DOTTED, (_, before, letters) => before + letters.replaceAll(".", ""))
    .replace(/(\d),(?=\d)/g, "$1.").match(/\d+(?:\.\d+)+|[\p{L}\p{N}]+/gu) ?? [];
