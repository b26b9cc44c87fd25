// What the writers of documents share: what a link is, and what stands for a place to fill in. What a document holds is told at the head
// of scripts/word/write.py.

// Only these are links, in the letters an address is written in: Word refuses a whole file for one that is none. All else is text.
const IS_LINK = /^(?:https?:\/\/|mailto:|tel:)(?:[\w\-.~:/?#@!$&'()*+,;=]|%[\da-f]{2})+$/i;

// The address a text leads to; nothing where it is none to go to.
export const linkOf = (url) => (url && IS_LINK.test(url) ? url : null);

// What stands where nothing is filled in yet.
export const toFill = (hint) => `[${hint}]`;
