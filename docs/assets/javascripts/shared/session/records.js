// The records an address names, each from its own page: so nothing is asked for but what somebody chose, and all of it is as it is there.

const WAY = /(?:^|\/)go\/([a-z0-9-]+)\/$/;
const text = (element) => element?.textContent.trim() ?? "";

// The permanent address of a record.
export const addressOf = (id, root) => new URL(`${root}go/${id}/`, location.href).href;

// Whether the page of a record begins with what a class is asked first. Its class view waits until somebody asks for it.
export const tells = ({ record }) => record.dataset.tells !== undefined;

// The address for somebody who has not chosen yet.
export const addressInClass = (one, root) => `${addressOf(one.id, root)}${tells(one) ? "show/" : ""}`;

// The page of a record; null where the guide has none of that name.
const fetchPage = async (root, id) => {
  const answer = await fetch(`${root}go/${id}/`);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${answer.status} for ${id}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

// What a page says of itself: a record, or where it has gone, by how many ways and why.
const readPage = (page, id) => {
  const record = page.querySelector("article.record--full");
  if (record) {
    const kind = [...record.classList].map((name) => /^record--(.+)$/.exec(name)?.[1]).find((name) => name && name !== "full");
    return { id, kind, title: text(record.querySelector("h1")), code: text(record.querySelector(".record__code")), record, page };
  }
  const links = [...page.querySelectorAll("main li:not(.plain li) a")];
  const ways = links.map((link) => WAY.exec(link.getAttribute("href"))?.[1]).filter(Boolean);
  return { id, ways, why: text(page.querySelector("main > p")) };
};

// What the guide has of an id: {id, kind, title, code, record, page}, the last two its element and its document. One that has moved to
// another id also has `was`, the old one, and `because`, the reason, if one is given. One that is retired without one way onward is
// {id, ways, why} with the ids to choose from, if any; null is none that ever was.
export const fetchRecord = async (root, id) => {
  const page = await fetchPage(root, id);
  const read = page && readPage(page, id);
  if (!read || read.record || read.ways.length !== 1) return read;
  const [to] = read.ways;
  const other = await fetchPage(root, to);
  const moved = other && readPage(other, to);
  return moved?.record ? { ...moved, was: id, because: read.why } : read;
};

// The same for several, {id: what it has}; each is asked for once.
export const fetchRecords = async (root, ids) =>
  Object.fromEntries(await Promise.all([...new Set(ids)].map(async (id) => [id, await fetchRecord(root, id)])));

// Steps as the guide has them today, {steps, changes}: what has moved has its new id, what is gone is left out, and of two that are one by
// now the first stays. A change is {what: "moved", …} with what the guide has of it, “retired”, or “unknown” with its id alone.
export const settle = (steps, records) => {
  const changes = [];
  const kept = steps.flatMap((step) => {
    if (step.sort) return [step];
    const has = records[step.id];
    if (has?.record && !has.was) return [step];
    if (!has?.record) {
      changes.push({ what: has ? "retired" : "unknown", ...has, id: step.id });
      return [];
    }
    // A number that leads to its record is no change.
    if (has.because) changes.push({ what: "moved", ...has });
    records[has.id] ??= has;
    return [{ ...step, id: has.id }];
  });
  return { steps: kept.filter((step, i) => step.sort || kept.findIndex(({ id }) => id === step.id) === i), changes };
};
