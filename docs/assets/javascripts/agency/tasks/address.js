// What the page of tasks was asked for, behind the # of its address: a theme and an answer, or a step with a list of duties. Nothing that
// somebody typed stands there.

import { behindHash, Parts } from "../../shared/address.js";

const STEPS = ["paste", "sheet"];

// {theme, verdict, step, isInOrder} of an address: each is “” where it is not asked for, or where it is none of the known ones, {themes,
// verdicts}, lists of ids. `isInOrder`: the sheet has the order of the list.
export const readAsked = (hash, { themes, verdicts }) => {
  const parts = new Parts(hash.includes("=") ? hash : "");
  const among = (name, known) => parts.read(name, "", (text) => (known.includes(text) ? text : undefined));
  const isInOrder = parts.text("order") === "list";
  return { theme: among("theme", themes), verdict: among("verdict", verdicts), step: among("duties", STEPS), isInOrder };
};

export const writeAsked = ({ theme, verdict }) => behindHash({ theme, verdict });

export const writeStep = (step, isInOrder) => behindHash({ duties: step, order: isInOrder ? "list" : "" });
