// What somebody has chosen for a job description. Each change makes a new state and leaves the old one as it was, so that all of it can be
// taken back.
//
// A state is {program, fields, order, leftOut, texts, more, own, hours, week}: `order` are the ids of all lines, those of one’s own among
// them; `texts` is one’s own wording of an optional line, `more` what was added to a core line, `own` {id: {text, section, share}}, `hours`
// the hours a week of a line, `week` those of the whole job.

export const WEEK = 40;
// More lines of one’s own than anybody needs, and few enough for every browser.
export const MOST_OWN = 200;
// As a paste from Word has them before each line: a bullet of any font, a dash, or a number.
const BULLET = /^(?:[•·▪▫◦‣⁃●○■□➢➤✓✔\uf0a7\uf0b7\uf0d8*–—-]+|o(?=\t)|\(?\d{1,3}[.)](?=\s))\s*/u;
// What no eye sees and no Word file may hold; the tab has its own rule.
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g;

const OWN = /^own-[1-9]\d{0,3}$/;
// Whether the id of a line is that of one of one’s own.
export const isOwn = (id) => OWN.test(id);

const without = (object, key) => Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
// A value under a key; an empty one takes the key away.
const put = (object, key, value) => (value ? { ...object, [key]: value } : without(object, key));

// The draft of a program before anybody has changed it.
export const freshChoices = (drafts, program) => {
  const order = [...drafts.duties.keys()];
  return {
    program, fields: {}, order, leftOut: order.filter((id) => !drafts.isTicked(id, program)),
    texts: {}, more: {}, own: {}, hours: {}, week: WEEK,
  };
};

// Another program: lines that nobody has ticked or left out follow it, the rest stays.
export const inProgram = (state, drafts, program) => {
  const wasOut = new Set(state.leftOut);
  const isOut = (id) => {
    if (!drafts.duties.has(id)) return wasOut.has(id);
    const isTouched = wasOut.has(id) === drafts.isTicked(id, state.program);
    return isTouched && !drafts.duties.get(id).core ? wasOut.has(id) : !drafts.isTicked(id, program);
  };
  return { ...state, program, leftOut: state.order.filter(isOut) };
};

export const leaveOut = (state, id, isOut) => {
  const others = state.leftOut.filter((one) => one !== id);
  return { ...state, leftOut: isOut ? [...others, id] : others };
};

// The section a line stands in.
export const sectionOf = (state, drafts, id) => (isOwn(id) ? state.own[id].section : drafts.duties.get(id).section);

// The lines of a section, in their order.
export const linesIn = (state, drafts, section) => state.order.filter((id) => sectionOf(state, drafts, id) === section);

// A line before the one above it in its section, or behind the one below it; the same state where there is none.
export const moved = (state, drafts, id, by) => {
  const lines = linesIn(state, drafts, sectionOf(state, drafts, id));
  const other = lines[lines.indexOf(id) + by];
  if (!other) return state;
  const order = state.order.filter((one) => one !== id);
  order.splice(order.indexOf(other) + (by > 0 ? 1 : 0), 0, id);
  return { ...state, order };
};

export const withField = (state, name, value) => ({ ...state, fields: put(state.fields, name, value) });
export const withHours = (state, id, hours) => ({ ...state, hours: put(state.hours, id, hours) });
export const withWeek = (state, week) => ({ ...state, week });

// One’s own words for a line: in the place of an optional one, behind a core one.
export const withText = (state, drafts, id, text) => {
  if (isOwn(id)) return { ...state, own: { ...state.own, [id]: { ...state.own[id], text } } };
  if (drafts.duties.get(id).core) return { ...state, more: put(state.more, id, text) };
  const isSame = text === drafts.wording(id, state.program);
  return { ...state, texts: put(state.texts, id, isSame ? "" : text) };
};

export const countedAs = (state, id, share) => ({ ...state, own: { ...state.own, [id]: { ...state.own[id], share } } });

// The lines of what was typed or pasted: without bullets and what cannot be seen, else as they are.
export const linesOf = (pasted) =>
  pasted.split(/\r\n|[\n\r\v\f\u2028\u2029]/u)
    .map((line) => line.trim().replace(BULLET, "").replace(UNSEEN, "").replace(/\s*\t\s*/g, " ").trim())
    .filter(Boolean);

// The next free id of a line of one’s own, and its number.
export const nextOwn = (own) => {
  const number = Math.max(0, ...Object.keys(own).map((id) => Number(id.slice("own-".length)))) + 1;
  return { id: `own-${number}`, number };
};

// New lines of one’s own, at the end of their section; as many as there is room for.
export const withOwn = (state, texts, { section, share }) => {
  const { number } = nextOwn(state.own);
  const room = MOST_OWN - Object.keys(state.own).length;
  const added = texts.slice(0, room).map((text, i) => [`own-${number + i}`, { text, section, share }]);
  return { ...state, own: { ...state.own, ...Object.fromEntries(added) }, order: [...state.order, ...added.map(([id]) => id)] };
};

export const withoutOwn = (state, id) =>
  ({ ...state, own: without(state.own, id), hours: without(state.hours, id), order: state.order.filter((one) => one !== id) });

// How a line reads: in one’s own words, or in those of the guide and what was added to them.
export const textOf = (state, drafts, id) => {
  if (isOwn(id)) return state.own[id].text;
  const wording = drafts.wording(id, state.program);
  if (Object.hasOwn(state.more, id)) return `${wording} ${state.more[id]}`;
  return Object.hasOwn(state.texts, id) ? state.texts[id] : wording;
};

// What of a line somebody has worded, “” where nobody has: what is asked about is this.
export const ownWordsOf = (state, id) => state.own[id]?.text ?? state.more[id] ?? state.texts[id] ?? "";

// The lines that are in the description.
export const linesKept = (state) => {
  const out = new Set(state.leftOut);
  return state.order.filter((id) => !out.has(id));
};

// Which part of the week the hours of a line count toward.
export const shareOf = (state, drafts, id) => (isOwn(id) ? state.own[id].share : drafts.duties.get(id).share);

// The choices as the documents take them (documents.js).
export const forDocuments = (state, drafts) => ({
  program: state.program,
  fields: state.fields,
  left_out: state.leftOut,
  added: linesKept(state).filter((id) => !isOwn(id) && !drafts.isTicked(id, state.program)),
  order: state.order,
  texts: Object.fromEntries([...Object.keys(state.texts), ...Object.keys(state.more)].map((id) => [id, textOf(state, drafts, id)])),
  own: state.order.filter(isOwn).map((id) => ({ id, ...state.own[id] })),
  hours: state.hours,
  week: state.week,
});
