// What of a record goes on paper, read from its own page: what it says, in its order, what of that tells an answer, and how well it is
// known. Keys, links to elsewhere and lists of what is related stay behind.

// What is for a screen alone.
const ASIDE = ".unseen, :not(dd) > .outside, .icon, .on-paper, .scripted, script, svg, img, button, input";
const sections = (record) => [...record.querySelectorAll(":scope > .record__lines")];

// A copy without links, names and classes, so that it looks as paper does, and without what is for a screen or matches `asides`.
export const bare = (element, asides = ASIDE) => {
  const copy = document.importNode(element, true);
  for (const aside of copy.querySelectorAll(`${ASIDE}, ${asides}`)) {
    // Nor the space before it.
    const before = aside.previousSibling;
    if (before instanceof Text) before.data = before.data.trimEnd();
    aside.remove();
  }
  for (const one of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of one.getAttributeNames()) one.removeAttribute(name);
  }
  for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  copy.normalize();
  return copy;
};
export const words = (element) => (element ? bare(element).textContent.replace(/\s+/g, " ").trim() : "");

// Whether all it says is a link, which leads nowhere on paper.
const leadsOnly = (part) => words(part) === words(part.querySelector("a"));

const readOption = (option) => {
  const [mark, ...rest] = [...option.querySelectorAll(":scope > p")];
  const clauses = [...option.querySelectorAll(":scope > .clause > p:first-child")];
  return {
    letter: words(option.querySelector(".option__letter")).replace(/\W/g, ""),
    text: words(option.querySelector("summary")).replace(/^[A-Z]\. /, ""),
    isBest: Boolean(mark?.matches(":not(.answer__mark--other)")),
    mark: words(mark),
    reasons: rest.filter((one) => !one.matches(".quiet")).map((one) => bare(one)),
    rests: clauses.map(words),
  };
};

// How well it is known, in one line: the word, what that means, the sources.
const readKnown = (known) => {
  if (!known) return "";
  const sources = [...known.querySelectorAll(".record__sources li")].map(words);
  const label = words(known.querySelector(".record__label"));
  const said = [words(known.querySelector("summary strong")), words(known.querySelector(".standing"))].filter(Boolean);
  const line = said.map((one) => one.replace(/\.?$/, ".")).join(" ");
  return sources.length ? `${line} ${label}: ${sources.join("; ")}.` : line;
};

// The parts of a kind that tell an answer: of a task all that it says, of a case what pulls and what follows from that, by the headings
// `told`.
const tells = (kind, title, told) => kind === "task" || (kind === "case" && told.includes(title));

// What a page of shared/session/records.js says for paper: {id, kind, title, code, ask, blocks, options, known, hasAnswer}. A block is
// {sort, elements, title, isAnswer}.
export const readItem = ({ id, kind, title, code, record }, told) => {
  // The title stands over what is asked.
  const ask = record.querySelector("[data-asked]")?.dataset.asked.replace(`${title}.`, "").trim() ?? "";
  const blocks = [];
  const add = (sort, elements, more = {}) => {
    if (!elements.some((one) => one.textContent.trim())) return;
    blocks.push({ sort, elements, title: "", isAnswer: tells(kind, "", told), ...more });
  };
  for (const part of record.children) {
    if (part.matches(".record__code, .record__title, .calls, .quiet, .scripted")) continue;
    if (part.matches(".note")) add("note", [bare(part)], { isAnswer: false });
    else if (part.matches(".fit")) add("verdict", [bare(part)]);
    else if (part.matches(".record__text")) add("text", [bare(part)]);
    else if (part.matches("p") && !leadsOnly(part)) add("line", [bare(part)]);
    else if (part.matches("dl")) add("details", [bare(part)]);
  }
  for (const section of sections(record)) {
    const [head, ...body] = section.children;
    // Twins tell what is best, and the sources of a task stand in its last line.
    if (section.querySelector(".twins, .task__sources")) continue;
    const heading = words(head);
    add("section", body.map((one) => bare(one)), { title: heading, isAnswer: tells(kind, heading, told) });
  }
  const cited = [...record.querySelectorAll(".task__sources > li > a")].map(words);
  const known = readKnown(record.querySelector(":scope > .known"));
  const options = [...record.querySelectorAll(":scope > .options > li > .option")].map(readOption);
  return {
    id, kind, title, code, ask, blocks, options,
    known: cited.length ? `${known} ${cited.join("; ")}.` : known,
    hasAnswer: Boolean(options.length || blocks.some(({ isAnswer }) => isAnswer)),
  };
};

// The first sentence of a text.
export const firstSentence = (text) => {
  const [first] = new Intl.Segmenter("en", { granularity: "sentence" }).segment(text);
  return first?.segment.trim() ?? "";
};
