// The hours of a week: how many each line has, and how much of them is peer support. The parts add up to the whole, and to 100 %.

import { linesKept, sectionOf, shareOf } from "./choices.js";
import { percentsOf } from "./documents.js";

// What says how one works, and what one brings along, takes no hours of its own.
const WITHOUT_HOURS = ["confidentiality", "preferred"];
// A field takes halves of an hour.
const HALVES = 2;

// The lines that may have hours.
export const linesWithHours = (state, drafts) => linesKept(state).filter((id) => !WITHOUT_HOURS.includes(sectionOf(state, drafts, id)));

const rounded = (hours) => Math.round(hours * 100) / 100;

// What the hours of a draft add up to: {peer, other, given, left, peerPercent, otherPercent, leftPercent, isUnderHalf}. `left` is under 0
// where more is given than the week has; percents are of the week, or of what is given where that is more.
export const weigh = (state, drafts) => {
  const lines = linesWithHours(state, drafts);
  const shared = (share) => lines.filter((id) => shareOf(state, drafts, id) === share);
  const sum = (share) => rounded(shared(share).reduce((all, id) => all + (state.hours[id] ?? 0), 0));
  const [peer, other] = [sum("peer-support"), sum("other")];
  const given = rounded(peer + other);
  const left = rounded(state.week - given);
  const parts = [peer, other, Math.max(0, left)];
  const [peerPercent, otherPercent, leftPercent] = percentsOf(parts, Math.max(state.week, given));
  return { peer, other, given, left, peerPercent, otherPercent, leftPercent, isUnderHalf: given > 0 && peer < given / 2 };
};

// The week, shared out evenly over the lines: {id: hours}.
export const sharedOut = (state, drafts) => {
  const lines = linesWithHours(state, drafts);
  const halves = Math.round(state.week * HALVES);
  const [each, rest] = [Math.floor(halves / lines.length), halves % lines.length];
  return Object.fromEntries(lines.map((id, i) => [id, (each + (i < rest ? 1 : 0)) / HALVES]).filter(([, hours]) => hours > 0));
};
