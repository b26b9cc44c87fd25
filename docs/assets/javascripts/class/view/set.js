// What an address names to be shown one after the other: class/show/#show=q-0054.informed-choice (shared/session/address.js). Each record
// brings the screens of its own class view, so that they are the same here.

import { element } from "../../shared/dom.js";
import { writeSession } from "../../shared/session/address.js";
import { roomLines } from "../../shared/session/rooms.js";

export { MOST, readSession } from "../../shared/session/address.js";

// The part that says which screen one is at.
export const writeShown = (session, at = "") => writeSession(session, { at });

export const readAt = (hash) => new URLSearchParams(hash.slice(1)).get("at") ?? "";

// The screens of one record, from its own class view; null where the guide has none of that name. An id that has moved leads to a page
// without screens, whose link says where to.
const screensOf = async (root, id, isForward = false) => {
  const answer = await fetch(`${root}go/${id}/show/`);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${answer.status} for ${id}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const screens = [...page.querySelectorAll(`.screen[data-record="${id}"], .screen[data-of="${id}"]`)];
  if (screens.length || isForward) return screens.length ? screens : null;
  const [, to] = page.querySelector("meta[http-equiv=refresh]")?.content.match(/go\/([a-z0-9-]+)\/show\//) ?? [];
  return to ? screensOf(root, to, true) : null;
};

// The screen of a step that is no record: what sort it is, what is said, and what rooms need to know.
const ownScreen = (step, at, word) => {
  const { sort, text, minutes } = step;
  const body = element("div", "screen__body",
    ...(sort === "break" && minutes ? [element("p", "", word("class_minutes", { minutes }))] : []),
    ...text.split("\n").map((line) => line.trim()).filter(Boolean).map((line) => element("p", "", line)),
    ...roomLines(step, word).map((line) => element("p", "screen__how", line)));
  const screen = element("section", "screen", element("h2", "screen__head", word(`build_${sort}`)), body);
  screen.id = `own-${at + 1}`;
  return screen;
};

// {screens, gone}: the screens of these steps in their order, and the ids of those that are not there. The first screen of a step says how
// many minutes it takes, for the timer.
export const fetchShown = async (root, { steps }, word) => {
  const found = await Promise.all(steps.map((step, at) => (step.id ? screensOf(root, step.id) : [ownScreen(step, at, word)])));
  for (const [at, { minutes }] of steps.entries()) if (minutes && found[at]) found[at][0].dataset.minutes = minutes;
  return { screens: found.flatMap((screens) => screens ?? []), gone: steps.filter((step, at) => !found[at]).map(({ id }) => id) };
};
