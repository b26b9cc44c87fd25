// The set at hand, behind the # of the address: what it is drawn from, how many, its seed, the ids of its questions where these do not
// decide them, where one is, the answers so far, and what is picked but not checked yet.
// So a reload loses nothing, a class can sit the same set, and nothing has to be stored.

export const COUNTS = { least: 1, usual: 10, most: 200 };
// An answer is two digits: the option by its place in the data (9: none yet), and how sure one was (0: not said).
const ANSWERS = /^(?:[0-39][0-3])*/;
export const NONE = { choice: null, sure: 0 };

const whole = (text, { least, usual, most }) => {
  const number = /^\d{1,4}$/.test(text ?? "") ? Number(text) : usual;
  return Math.min(Math.max(number, least), most);
};

const readAnswers = (text) => ((text ?? "").match(ANSWERS)[0].match(/../g) ?? [])
  .map(([choice, sure]) => ({ choice: choice === "9" ? null : Number(choice), sure: Number(sure) }));
const written = (answers) => answers.map(({ choice, sure }) => `${choice ?? 9}${sure}`).join("");

// {what, count, seed, only, at, answers: [{choice, sure}], picked: {choice, sure} or null} of an address, or null where it
// names no set. What cannot be read takes its usual value.
export const readSet = (hash) => {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  if (!given.has("set")) return null;
  return {
    what: given.get("set").toLowerCase(),
    count: whole(given.get("count"), COUNTS),
    seed: (given.get("seed") ?? "").toLowerCase().replace(/[^a-z0-9]/g, "").slice(0, 12),
    only: (given.get("only") ?? "").toLowerCase(),
    at: whole(given.get("at"), { least: 0, usual: 0, most: COUNTS.most }),
    answers: readAnswers(given.get("answers")),
    picked: readAnswers(given.get("picked"))[0] ?? null,
  };
};

export const writeSet = ({ what, count, seed, only, at, answers, picked }) => {
  const told = new URLSearchParams({ set: what, count, seed });
  if (only) told.set("only", only);
  if (at) told.set("at", at);
  if (answers.length) told.set("answers", written(answers));
  if (picked) told.set("picked", written([picked]));
  return `#${told}`;
};
