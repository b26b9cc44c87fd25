// What an address names to be shown one after the other: class/show/#show=q-0054.informed-choice. Each record brings the screens of its own
// class view, so that they are the same here.

import { behindHash, Parts } from "../../shared/address.js";

// An id as /go/<id>/ has it, and how many a class can look at in one go.
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LONGEST = 40;
export const MOST = 60;

// {ids, isCut}: what a link names, each once; nothing that could not be an id.
export const readShown = (hash) => {
  const named = [...new Set(new Parts(hash).text("show").toLowerCase().split("."))];
  const ids = named.filter((id) => id.length <= LONGEST && ID.test(id));
  return { ids: ids.slice(0, MOST), isCut: ids.length > MOST };
};

export const writeShown = (ids, at = "") => behindHash({ show: ids.join("."), at });

export const readAt = (hash) => new Parts(hash).text("at");

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

// {screens, gone}: the screens of these records in their order, and the ids of those that are not there.
export const fetchShown = async (root, ids) => {
  const found = await Promise.all(ids.map((id) => screensOf(root, id)));
  return { screens: found.flatMap((screens) => screens ?? []), gone: ids.filter((id, i) => !found[i]) };
};
