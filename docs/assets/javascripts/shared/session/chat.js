// What a step is for a chat, as text: a line or a few that make sense to somebody who opens nothing.

import { said } from "../said.js";
import { MINUTES } from "./address.js";
import { after, day, time, timed, zonedTime } from "./clock.js";
import { addressInClass } from "./records.js";
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

// A record: of a question the story, its letters and where to answer; of all else what its page says, and an address that tells no answer.
const ofRecord = (one, root, word) => {
  if (one.kind !== "question") return [said(one.page), addressInClass(one, root)];
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

// The agenda with its day and the minutes of each step, and the link for those who take part.
export const agendaOf = ({ steps, name, start }, records, link, word) => {
  const all = timed(steps);
  const at = ({ from, to }) => (start ? time(after(start, from)) : word("build_span", { from, to }));
  const when = start ? word("join_when", {
    day: day(start.instant), from: time(start.instant), to: zonedTime(after(start, all.at(-1)?.to ?? 0)),
  }) : "";
  const line = (step) => {
    const minutes = start ? ` (${word("class_minutes_short", { minutes: step.to - step.from })})` : "";
    return `${at(step)}: ${nameOf(step, records, word)}${minutes}`;
  };
  return [name || word("build_unnamed"), when, ...all.map(line), link].filter(Boolean).join("\n");
};
