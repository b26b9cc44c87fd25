// The session somebody puts together stays in this tab while they browse, so that any page can add to it.

import { inTab, tellWaiting } from "../tab.js";
import { MOST, readSession, writeSession } from "./address.js";

const tab = inTab("session");
const TOOL = "build";

// {hash, noted}: what stands behind the # of the session, and of the address of the tool that last wrote it; {} where there is none.
export const held = () => tab.recall() ?? {};

// Keeps both. Whoever turns to the tool finds it open.
export const hold = (hash, noted) => {
  tab.keep({ hash, noted });
  tellWaiting(TOOL);
};

// The session; null where there is none.
export const recall = () => {
  const { hash } = held();
  return typeof hash === "string" && hash.includes("=") ? readSession(hash) : null;
};

export const has = (id) => Boolean(recall()?.steps.some((step) => step.id === id));

const keepSteps = (change) => {
  const session = recall() ?? { steps: [] };
  const steps = change(session.steps);
  hold(writeSession({ ...session, steps }), held().noted);
};

// Adds a record at the end; false where no more fit.
export const add = (id) => {
  const isRoom = (recall()?.steps.length ?? 0) < MOST;
  if (isRoom) keepSteps((steps) => [...steps, { id, minutes: null }]);
  return isRoom;
};

export const remove = (id) => keepSteps((steps) => steps.filter((step) => step.id !== id));
