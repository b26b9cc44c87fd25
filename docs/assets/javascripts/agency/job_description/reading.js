// Makes a draft of what was read, and tells what has changed in the guide since it was made. Nothing that somebody typed is lost.

import { freshChoices, isOwn, nextOwn } from "./choices.js";
import { shortId } from "./drafts.js";

// The lines of one’s own, {id: {text, section, share}}: those of the list, and whatever was typed that the list has lost.
const ownLines = ({ lines, typed }, drafts) => {
  const listed = new Map(lines.map((line) => [line.name, line]));
  const sections = drafts.sections.map(({ id }) => id);
  return Object.fromEntries(Object.entries(typed.own).map(([id, text]) => {
    const { section, share = "peer-support" } = listed.get(id) ?? {};
    return [id, { text, section: sections.includes(section) ? section : sections[0], share }];
  }));
};

// The list of lines by the ids of today. A line that is gone, and that somebody had worded, becomes one of their own and stays where it
// was; another one goes, and is told. `own` takes what is kept.
const linesOfToday = ({ lines, typed }, own, drafts) => {
  const kept = [];
  const gone = [];
  for (const line of lines) {
    const id = isOwn(line.name) ? line.name : drafts.idOf(line.name);
    const text = typed.text[line.name] ?? typed.more[line.name];
    if (drafts.duties.has(id) || Object.hasOwn(own, id)) {
      kept.push({ ...line, id });
    } else if (!isOwn(line.name)) {
      gone.push({ name: line.name, hours: line.hours, text });
      if (text) {
        const { id: next } = nextOwn(own);
        own[next] = { text, section: drafts.sections[0].id, share: "peer-support" };
        kept.push({ ...line, id: next, mark: "" });
      }
    }
  }
  return { kept, gone };
};

// The draft that was read with readParts: {state, doc, changes, isDamaged}. `changes` are {edition, gone, reworded, fresh, program,
// fields}: lines that are there no more, [{name, hours, text}]; ids of lines that read otherwise now, and of new ones; the program and the
// fields, {name: text}, that the guide does not know.
export const readDraft = (read, drafts) => {
  const { typed, week, doc, edition } = read;
  const isKnown = drafts.programs.has(read.program);
  const program = isKnown ? read.program : drafts.program("").id;
  const fresh = freshChoices(drafts, program);
  const own = ownLines(read, drafts);
  const { kept, gone } = linesOfToday(read, own, drafts);
  const listed = new Map(kept.map((line) => [line.id, line]));
  const order = [...kept.map(({ id }) => id), ...[...fresh.order, ...Object.keys(own)].filter((id) => !listed.has(id))];

  const isCore = (id) => Boolean(drafts.duties.get(id)?.core);
  const isOut = (id) =>
    !isCore(id) && (listed.has(id) ? listed.get(id).isOut : !isOwn(id) && (kept.length > 0 || fresh.leftOut.includes(id)));
  const worded = (texts, areCore) => Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [drafts.idOf(name), text])
      .filter(([id]) => drafts.duties.has(id) && isCore(id) === areCore),
  );
  const state = {
    program, week, own, order, fields: { ...typed.field }, leftOut: order.filter(isOut),
    // A line may have become core since, or no longer be: then what was typed goes with it.
    texts: { ...worded(typed.text, false), ...worded(typed.more, false) },
    more: { ...worded(typed.more, true), ...worded(typed.text, true) },
    hours: Object.fromEntries(kept.filter(({ hours }) => hours > 0).map(({ id, hours }) => [id, hours])),
  };
  const fields = drafts.fields.map(({ id }) => id);
  const changes = {
    edition, gone,
    program: isKnown ? "" : read.program,
    reworded: kept.filter(({ id, mark }) => mark && mark !== drafts.mark(id, program)).map(({ id }) => id),
    fresh: kept.length ? fresh.order.filter((id) => !listed.has(id)) : [],
    fields: Object.fromEntries(Object.entries(typed.field).filter(([name]) => !fields.includes(name))),
    // What was typed for a line that is nowhere in the list.
    stray: Object.entries({ ...typed.text, ...typed.more })
      .filter(([name]) => !drafts.duties.has(drafts.idOf(name)) && !gone.some((line) => line.name === name))
      .map(([name, text]) => ({ name: shortId(name), text })),
  };
  return { state, doc, changes, isDamaged: read.isDamaged };
};

// Whether there is anything to tell.
export const isChanged = ({ gone, reworded, fresh, program, fields, stray }) =>
  Boolean(gone.length || reworded.length || fresh.length || program || Object.keys(fields).length || stray.length);
