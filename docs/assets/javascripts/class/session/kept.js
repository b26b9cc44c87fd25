// The session somebody puts together stays in this tab while they browse, so that any page can add to it.

import { inTab } from "../../shared/tab.js";
import { MOST, readSession, writeSession } from "./address.js";

// {hash, noted}: what stands behind the # of the session, and of the address of the tool that last wrote it.
export const tab = inTab("class-session");

// What the tab holds; null where there is none.
export const recall = () => {
  const hash = tab.recall()?.hash;
  return typeof hash === "string" && hash.includes("=") ? readSession(hash) : null;
};

export const has = (id) => Boolean(recall()?.steps.some((step) => step.id === id));

// Adds a record at the end: the number of steps there are then, or 0 where no more fit.
export const add = (id) => {
  const session = recall() ?? { steps: [] };
  if (session.steps.length >= MOST) return 0;
  const steps = [...session.steps, { id, minutes: null }];
  tab.keep({ ...tab.recall(), hash: writeSession({ ...session, steps }) });
  return steps.length;
};

export const remove = (id) => {
  const session = recall();
  if (!session) return 0;
  const steps = session.steps.filter((step) => step.id !== id);
  tab.keep({ ...tab.recall(), hash: writeSession({ ...session, steps }) });
  return steps.length;
};
