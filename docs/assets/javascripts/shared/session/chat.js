// What a step is for a chat, as text: a line or a few that make sense to somebody who opens nothing.

import { said } from "../said.js";
import { MINUTES } from "./address.js";
import { after, time, timed, zonedTime } from "./clock.js";
import { roomLines } from "./rooms.js";

const textOf = (element) => element.textContent.replace(/\s+/g, " ").trim();

// The story of a question, and its options with their letters, from its page.
export const askedIn = (record) => ({
  stem: [...record.querySelectorAll(":scope > .record__text")].map(textOf),
  options: [...record.querySelectorAll(".option > summary")].map(textOf),
});

// Where one answers these questions with the letters they have in the class, and reads the reasons only then: as the page of one of them
// leads there. “” where the guide has no such place.
export const practiceOf = (ids, { id, record }, root) => {
  const link = record.querySelector("a[href*='seed=class']");
  const one = link && new URL(link.getAttribute("href"), new URL(`${root}go/${id}/`, location.href));
  return one ? one.href.replace(/#.*$/, `#set=${ids.join(".")}&seed=class`) : "";
};

export const addressOf = (id, root) => new URL(`${root}go/${id}/`, location.href).href;

// Kinds whose page tells an answer. Their class view waits until somebody asks for it.
export const ANSWERED = ["task", "case", "turn"];

// A record: of a question the story, its letters and where to answer; of all else what its page says, and an address that tells no answer.
const ofRecord = (one, root, word) => {
  if (one.kind !== "question") {
    return [said(one.page), `${addressOf(one.id, root)}${ANSWERED.includes(one.kind) ? "show/" : ""}`];
  }
  const { stem, options } = askedIn(one.record);
  return [...stem, ...options, `${word("class_answer_here")} ${practiceOf([one.id], one, root)}`];
};

// The name of a step: of our own what is said first, else what sort it is.
export const nameOf = (step, records, word) => {
  if (step.id) return records[step.id]?.title ?? step.id;
  return step.text.trim().split("\n")[0] || word(`build_${step.sort}`);
};

// What one step is; `records` are what the guide has of the ids (records.js), `word` gives a word of the interface.
export const chatOf = (step, records, root, word) => {
  if (step.id) return records[step.id]?.record ? ofRecord(records[step.id], root, word).join("\n") : step.id;
  const pause = step.sort === "break" ? [word("class_minutes", { minutes: step.minutes ?? MINUTES.usual })] : [];
  return [step.text.trim() || word(`build_${step.sort}`), ...pause, ...roomLines(step, word)].join("\n");
};

// The agenda, with the link for those who take part.
export const agendaOf = ({ steps, name, start }, records, link, word) => {
  const all = timed(steps);
  const at = ({ from, to }) => (start ? time(after(start, from)) : word("build_span", { from, to }));
  const ends = start ? `${zonedTime(start.instant)} – ${zonedTime(after(start, all.at(-1)?.to ?? 0))}` : "";
  return [name || word("build_unnamed"), ends, ...all.map((step) => `${at(step)}: ${nameOf(step, records, word)}`), link]
    .filter(Boolean).join("\n");
};
