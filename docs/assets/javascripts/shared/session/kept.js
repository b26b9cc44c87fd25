// The session somebody puts together stays in this tab while they browse, so that any page can add to it.

import { inTab, tellWaiting } from "../tab.js";
import { MOST, readSession, writeSession } from "./address.js";

const tab = inTab("session");
const TOOL = "build";

// So many addresses that the tool wrote are known again: a page that is read anew while it writes has the one before.
const KNOWN = 2;

// {hash, noted}: what stands behind the # of the session, “” where there is none; and behind that of the addresses the tool wrote last.
export const held = () => {
  const { hash, noted } = tab.recall() ?? {};
  return { hash: typeof hash === "string" ? hash : "", noted: Array.isArray(noted) ? noted : [] };
};

// Keeps the session, and the address the tool wrote for it, if it did. Whoever turns to the tool finds it open.
export const hold = (hash, address = null) => {
  const { noted } = held();
  tab.keep({ hash, noted: address === null ? noted : [address, ...noted.filter((one) => one !== address)].slice(0, KNOWN) });
  tellWaiting(TOOL);
};

// The session; null where there is none.
export const recall = () => {
  const { hash } = held();
  return hash.includes("=") ? readSession(hash) : null;
};

export const has = (id) => Boolean(recall()?.steps.some((step) => step.id === id));

const keepSteps = (change) => {
  const session = recall() ?? { steps: [] };
  const steps = change(session.steps);
  hold(writeSession({ ...session, steps }));
};

// Adds a record at the end; false where no more fit.
export const add = (id) => {
  const isRoom = (recall()?.steps.length ?? 0) < MOST;
  if (isRoom) keepSteps((steps) => [...steps, { id, minutes: null }]);
  return isRoom;
};

export const remove = (id) => keepSteps((steps) => steps.filter((step) => step.id !== id));
