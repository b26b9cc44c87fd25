// What is told of a record or of a page to somebody who does not open its address, read from the page itself.

// What one must know of a record: its number and title, what it says and how far that reaches, the options of a question, which fold what
// tells the best, how well it is known and by which sources. What stands under headings is left to the address.
const PARTS = "h1, :scope > p:not(.calls, .quiet, .scripted), .option > summary, .details > *, " +
  ".known :is(strong, .standing, .record__label, li)";
// What goes on with the line before it.
const GOES_ON = "h1, dd, .standing, li:first-child";

// The words of an element. Left out is what is for a screen reader or for paper only, and a link to elsewhere that is not itself what is
// told.
const wordsOf = (part) => {
  const copy = part.cloneNode(true);
  for (const aside of copy.querySelectorAll(".unseen, .on-paper, time ~ a, :not(dd) > .outside")) aside.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
};

// What a record asks that answers a question, which says so by data-asked; "" of all else.
const askedOn = (page) => page.querySelector(".record--full [data-asked]")?.dataset.asked ?? "";

// What a page tells, as text, and at its end which guide says so: all of that of a record, of another page its title and what it is
// about. Of a record that answers a question only the question, unless it is `withAnswer`.
export const said = (page, { withAnswer = false } = {}) => {
  const record = page.querySelector(".record--full");
  const asked = askedOn(page);
  if (asked && !withAnswer) return asked;
  const foot = page.querySelector(".foot__name");
  if (!record) {
    const about = page.querySelector("meta[name=description]").content;
    return `${wordsOf(page.querySelector("h1"))}: ${about}\n${wordsOf(foot)}`;
  }
  return [...record.querySelectorAll(PARTS), foot].map((part) => {
    const words = wordsOf(part);
    return words && (part.matches(GOES_ON) ? ": " : "\n") + words;
  }).join("").trim();
};

// The same with the address of the page behind it; where the answer was left out, with that of the class view, which waits with it.
export const saidWithAddress = (page, address, how = {}) =>
  `${said(page, how)}\n${address}${askedOn(page) && !how.withAnswer ? "show/" : ""}`;
