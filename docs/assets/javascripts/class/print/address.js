// What is to be printed, behind the # of the address: the steps of a session, of which the records count, how they go on paper, and where
// their answers stand: #show=q-0511.informed-choice&as=cards&answers=apart. And what somebody typed or pasted, as ids.

import { Parts } from "../../shared/address.js";
import { MOST, readSession, writeSession } from "../../shared/session/address.js";

// The first of each is what holds until somebody chooses.
export const FORMS = ["pages", "cards"];
export const ANSWERS = ["without", "with", "apart"];
export { MOST };

const among = (names) => (text) => (names.includes(text) ? text : undefined);

// {ids, form, answers, session, isDamaged, isCut}
export const readPrint = (hash) => {
  const parts = new Parts(hash);
  const session = readSession(hash);
  const form = parts.read("as", FORMS[0], among(FORMS));
  const answers = parts.read("answers", ANSWERS[0], among(ANSWERS));
  const ids = session.steps.map(({ id }) => id).filter(Boolean);
  return { ids, form, answers, session, isDamaged: session.isDamaged || parts.isDamaged, isCut: session.isCut };
};

export const writePrint = ({ session, form, answers }) => writeSession(session, {
  as: form === FORMS[0] ? "" : form,
  answers: answers === ANSWERS[0] ? "" : answers,
});

// What names the records of which a number alone speaks: 1.2 and 511.
const NUMBERED = "competency";
const QUESTION = /^(?:q|question)?[- ]?(\d{1,4})$/;
// A number behind words without a hyphen goes with them: “scope 9”, “job support 6”. An id of several words has hyphens.
const NAMED = /(?<![\w-])([a-z]+(?: [a-z]+)*) (?=\d)/g;
const WAY = /(?:^|\/)go\/([^/#?\s]+)/;
const SHOWN = /#(?:.*&)?show=([^&\s]*)/;

const asIds = (word) => {
  const shown = SHOWN.exec(word)?.[1];
  if (shown !== undefined) return readSession(`#show=${shown}`).steps.map(({ id }) => id).filter(Boolean);
  const name = (WAY.exec(word)?.[1] ?? word).replace(/^["'“”(]+|["'“”).:!?/]+$/g, "");
  const number = QUESTION.exec(name)?.[1];
  if (number) return [`q-${number.padStart(4, "0")}`];
  if (/^\d+(\.\d+)+$/.test(name)) return [`${NUMBERED}-${name.replaceAll(".", "-")}`];
  return name ? [name.replace(/(?<=\d)\.(?=\d)/g, "-")] : [];
};

// {ids, strange}: what a text names, each once and in its order, and what can be no name of anything.
export const readTyped = (text) => {
  const joined = text.toLowerCase().replace(/[ \t]+/g, " ").replace(NAMED, (whole, words) => `${words.replaceAll(" ", "-")}-`);
  const named = [...new Set(joined.split(/[\s,;]+/).flatMap(asIds))];
  const isId = (id) => readSession(`#${new URLSearchParams({ show: id })}`).steps[0]?.id === id;
  return { ids: named.filter(isId), strange: named.filter((id) => !isId(id)) };
};
