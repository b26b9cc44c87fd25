// Puts the documents around a job together: a recipe and somebody's choices → blocks, which become a page, a Word file or plain text.
//
// The same is done in the build by scripts/job/, function by function, which also says more; tests compare the two.
// Nothing here touches the page: all texts are plain strings as typed, and whoever writes them out escapes for itself.

// What a text has in braces, and what makes a text an empty one.
const NAME = /\{([a-z][a-z0-9-]*)\}/g;
const BLANK = /^[ \t\r\n\u00a0]*$/;
const LINE_ENDS = /\r\n|\r|\n/;
const OTHER = "other";

// A document: {title, language, foot, blocks}.
//
// `data` is assets/agency/job-description.json; in `choices` everything may be left out:
//   program: its id, or "other"; fields: {id: text}; left_out: [ids]; added: [ids of duties that are not ticked from the start];
//   order: [ids]; texts: {id: own wording}; own: [{id, text, section, share}]; hours: {id: number}; week: number; codes: false for none.
// `base` is the whole address of the site, without which nothing of the guide is linked; `made` the day, in words, where it is to be named.
export const jobDocument = (data, recipeId, choices = {}, { base = "", made = "" } = {}) => {
  const recipe = data.documents.find((known) => known.id === recipeId);
  const writing = begin(data, choices, base);
  const blocks = recipe.parts.flatMap((part) => PARTS[part.put](writing, part));
  const foot = fill(data.words.edition, { guide: data.guide, edition: data.edition }) + (made ? fill(data.words.made, { day: made }) : "");
  return { title: fill(recipe.heading, writing.values), language: data.language, foot, blocks: withoutEmptyHeadings(blocks) };
};

// The lines that were chosen, in their order, each as the documents have it: {id, section, core, share, text, short, title, code, …}.
export const chosenLines = (data, choices = {}) => {
  const { left_out: left = [], added = [], own = [], order = [] } = choices;
  const program = programOf(data, choices);
  const ticked = (duty) => !duty.programs?.length || duty.programs.includes(program.id) || added.includes(duty.id);
  const lines = data.duties
    .filter((duty) => duty.core || (!left.includes(duty.id) && ticked(duty)))
    .map((duty) => lineOf(data, duty, program, choices))
    .concat(own.filter(({ text }) => !BLANK.test(text)).map((given) => ownLine(data, given)));
  const place = ({ id }) => order.includes(id) ? order.indexOf(id) : order.length;
  return lines.sort((one, other) => place(one) - place(other));
};

// How a duty reads in a program before anybody words it anew.
export const usualText = (duty, programId) => duty.wordings?.[programId] ?? duty.text;

// Whole percents of `base` that add up as the hours do: what rounding takes goes back to where it took most.
export const percentsOf = (hours, base) => {
  const exact = hours.map((value) => 100 * value / base);
  const percents = exact.map(Math.floor);
  const missing = Math.floor(sum(exact) + 0.5) - sum(percents);
  const by = percents.map((percent, index) => percent - exact[index]);
  [...percents.keys()].sort((one, other) => by[one] - by[other]).slice(0, missing).forEach((index) => { percents[index] += 1; });
  return percents;
};

// A text with what its names in braces stand for. What was typed is never looked at for names again.
const fill = (text, values) => text.replace(NAME, (whole, name) => Object.hasOwn(values, name) ? values[name] : whole);

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

// A number with at most two digits behind the point, and none where it is whole.
const numberOf = (value) => String(Math.floor(value * 100 + 0.5) / 100);

const begin = (data, choices, base) => {
  const program = programOf(data, choices);
  const values = { program: program.name };
  for (const field of data.fields) { values[field.id] = valueOf(field, choices); }
  return { data, choices, base, words: data.words, program, values, lines: chosenLines(data, choices), cites: [], used: [] };
};

// ---- what was chosen

const programOf = (data, { program = OTHER }) =>
  data.programs.find(({ id }) => id === program) ?? data.programs.find(({ id }) => id === OTHER);

const valueOf = (field, { fields = {} }) => {
  if (field.by_hand) { return ""; }
  const typed = fields[field.id] ?? "";
  return BLANK.test(typed) ? field.usual ?? "" : typed;
};

const lineOf = (data, duty, program, { texts = {} }) => {
  const usual = usualText(duty, program.id);
  const typed = texts[duty.id] ?? "";
  const reworded = !BLANK.test(typed) && typed !== usual;
  const line = { ...duty, text: reworded ? typed : usual, reworded, own: false };
  return reworded ? { ...line, short: typed, title: typed, code: fill(data.words.code_reworded, { code: duty.code }) } : line;
};

const ownLine = (data, { id, text, section = "support", share = "other" }) =>
  ({ id, section, share, title: text, text, short: text, behavior: [], code: data.words.code_own, cites: [], own: true });

// ---- the parts of a recipe: each takes what is being written and the part, and gives its blocks

// The text of a part; null where a name in it has nothing to say.
const filled = ({ values }, { text }) =>
  [...text.matchAll(NAME)].some(([, name]) => values[name] === "") ? null : fill(text, values);

const heading = (writing, part) => {
  const text = filled(writing, part);
  return text === null ? [] : [{ is: "heading", level: part.level ?? 1, text }];
};

const paragraph = (writing, part) => {
  const text = filled(writing, part);
  if (text === null) { return []; }
  rest(writing, part.cites ?? []);
  return text.split(LINE_ENDS).filter((line) => !BLANK.test(line))
    .map((line) => ({ is: "paragraph", text: line, ...part.quiet && { quiet: true } }));
};

const fields = ({ data, values }, part) => part.fields.map((name) => {
  const { id, label, hint, long } = data.fields.find((field) => field.id === name);
  return { is: "field", id, label, value: values[id], hint, ...long && { long: true } };
});

const program = (writing, part) => {
  const passages = (writing.program[part.of] ?? []).filter(({ by }) => by === part.by);
  for (const passage of passages) { rest(writing, passage.cites); }
  if (part.of === "place") { return passages.map(({ text }) => ({ is: "paragraph", text })); }
  return passages.length ? [{ is: "list", ordered: false, items: passages.map((passage) => cited(writing, passage)) }] : [];
};

// A passage as an item of a list, with the place of its first source.
const cited = (writing, { text, code, cites }) =>
  itemOf(writing, { text, code, url: cites.length ? urlOf(writing, cites[0]) : "" });

const duties = (writing, part) => {
  const lines = writing.lines.filter((line) => fits(line, part) && says(line, part));
  for (const line of lines) {
    writing.used.push(line);
    rest(writing, line.cites);
  }
  if (!lines.length) { return []; }
  if (part.head) { return [{ is: "table", head: part.head, rows: lines.map((line) => rowOf(writing, line, part)) }]; }
  const items = lines.map((line) =>
    itemOf(writing, { text: textOf(line, part.show), code: line.code, id: line.id, url: pageOf(writing, line) }));
  return [{ is: "list", ordered: Boolean(part.numbered), items }];
};

const rowOf = (writing, line, { show, head }) => {
  const cells = [coded(writing, show === "behavior" ? line.title : textOf(line, show), line.code)];
  if (show === "ask" || show === "behavior") { cells.push((show === "ask" ? line.listen_for : line.behavior).join(" ")); }
  return head.map((_, column) => cells[column] ?? "");
};

const shares = (writing) => {
  const { choices, words } = writing;
  const lines = writing.lines.filter(({ id }) => (choices.hours?.[id] ?? 0) > 0);
  if (!lines.length) { return []; }
  const hours = lines.map(({ id }) => choices.hours[id]);
  const open = (choices.week ?? 0) - sum(hours);
  const parts = open >= 0.005 ? [...hours, open] : hours;
  const percents = percentsOf(parts, sum(parts));
  const names = [...lines.map((line) => coded(writing, line.title, line.code)), words.share_open];
  const rows = parts.map((value, index) => [names[index], numberOf(value), `${percents[index]} %`]);
  for (const [word, share] of [["share_peer", "peer-support"], ["share_other", "other"]]) {
    const of = [...lines.keys()].filter((index) => lines[index].share === share);
    rows.push([words[word], numberOf(sum(of.map((index) => hours[index]))), `${sum(of.map((index) => percents[index]))} %`]);
  }
  return [{ is: "table", head: words.shares_head, rows }];
};

const doNotAsk = (writing) => {
  for (const entry of writing.data.do_not_ask) { rest(writing, entry.cites); }
  const items = writing.data.do_not_ask.map(({ text, code }) => itemOf(writing, { text, code }));
  return [{ is: "list", ordered: false, items }];
};

const table = (writing, { head, rows }) =>
  [{ is: "table", head, rows: Array.from({ length: rows }, () => head.map(() => "")) }];

const restsOn = (writing) => {
  const { data, words, used, cites } = writing;
  const asWritten = used.filter(({ own, reworded }) => !own && !reworded);
  const said = {
    rests_confirmed: asWritten.some(({ confirmed }) => confirmed),
    rests_sample: asWritten.some(({ confirmed }) => !confirmed),
    rests_own: asWritten.length < used.length,
  };
  const blocks = Object.keys(said).filter((name) => said[name]).map((name) => ({ is: "paragraph", text: words[name] }));
  const items = cites.map((index) => itemOf(writing, { text: data.cites[index].text, url: urlOf(writing, index) }));
  if (items.length) { blocks.push({ is: "list", ordered: false, items }); }
  blocks.push({ is: "paragraph", text: words.rests_ours, quiet: true });
  return [{ is: "box", title: words.rests_title, blocks }];
};

const PARTS = { heading, paragraph, fields, program, duties, shares, do_not_ask: doNotAsk, table, rests_on: restsOn };

// ---- pieces

const rest = (writing, cites) => { writing.cites.push(...cites.filter((index) => !writing.cites.includes(index))); };

const withCodes = ({ choices }) => choices.codes !== false;

const coded = (writing, text, code) => withCodes(writing) ? fill(writing.words.with_code, { text, code }) : text;

const itemOf = (writing, { text, code = "", id = "", url = "" }) => {
  const given = { text, code: withCodes(writing) ? code : "", id, url };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value));
};

const pageOf = ({ base }, line) => base && !line.own ? base + line.address : "";

// Where a citation leads: to another site, or to a page of the guide where its address is known.
const urlOf = ({ data, base }, index) => {
  const { url = "", address } = data.cites[index];
  return address ? base && base + address : url;
};

// Whether a part asks for this line: by its section, by whether it is of the core or was added, by when it comes.
const fits = (line, { section, core, own, by }) =>
  (section ? line.section === section : line.section !== "preferred")
  && (core === undefined || Boolean(line.core) === core)
  && (own === undefined || line.own === own)
  && (by === undefined || line.first_days?.by === by);

// Whether a line has what is to be shown: what somebody has added has no question.
const says = (line, { show }) => show === "behavior" || Boolean(textOf(line, show));

const textOf = (line, show) => (show === "first_days" ? line.first_days?.text : line[show]) ?? "";

// The same without headings that nothing follows before the next one of their level or the box at the end.
const withoutEmptyHeadings = (blocks) => blocks.filter((block, index) => !isEmpty(block, blocks[index + 1] ?? { is: "box" }));

const isEmpty = (block, next) =>
  block.is === "heading" && (next.is === "box" || (next.is === "heading" && next.level <= block.level));
