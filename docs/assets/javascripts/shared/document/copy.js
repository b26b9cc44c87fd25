// Copies a document with its headings and lists, for Word, a mail or a form that keeps them, and as plain text for whatever does not.

import { toHtml } from "./html.js";
import { toText } from "./text.js";

// What a clipboard takes along: where a link leads, and what a head of a table is of. Classes are of our own pages.
const KEPT = ["href", "scope", "lang", "dir"];

const asHtml = (article) => {
  for (const one of [article, ...article.querySelectorAll("*")]) {
    for (const name of one.getAttributeNames()) if (!KEPT.includes(name)) one.removeAttribute(name);
  }
  return article.outerHTML;
};

// Puts the document on the clipboard. Returns “rich”, or “plain” where the browser takes text only; throws where it takes nothing.
export const copyRich = async (document) => {
  const text = toText(document);
  try {
    const blobs = { "text/html": asHtml(toHtml(document, 1)), "text/plain": text };
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(
      Object.entries(blobs).map(([type, said]) => [type, new Blob([said], { type })]),
    ))]);
    return "rich";
  } catch {
    await navigator.clipboard.writeText(text);
    return "plain";
  }
};
