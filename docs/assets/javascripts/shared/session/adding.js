// Adds records to the session that somebody puts together in this tab: a key at each record of a list, and at the foot of the page the way
// back to the session. It is fetched only in a tab where a session was begun (page/frame.js), and where somebody presses the key on the
// page of a record.

import { element, fill, wordsIn } from "../dom.js";
import { once } from "../fetch.js";
import { sayAgain } from "../say.js";
import { add, has, recall, remove } from "./kept.js";

// A record by itself, in a list, and among results; its link stands first.
const RECORDS = ".record__title > a, li > a:first-child, .links__keys > [data-target=open], .result > a";
const WAY = /\/go\/([a-z0-9-]+)\/$/;
// A ready session has pages of its own, and is not shown within another.
const NOT_ADDED = /^session-/;
// This script is assets/javascripts/shared/session/adding.js.
const root = new URL("../../../../", import.meta.url);
const BUILD = new URL("class/build/", root);

// The words of the tool, from its page: no other page need carry them.
const words = once(async () => {
  const answer = await fetch(BUILD);
  if (!answer.ok) throw new Error(`${answer.status} for ${BUILD}`);
  return wordsIn(new DOMParser().parseFromString(await answer.text(), "text/html"));
});

const dress = () => {
  if (document.querySelector("link[href$='/adding.css']")) return;
  document.head.append(Object.assign(element("link"), { rel: "stylesheet", href: new URL("assets/stylesheets/adding.css", root).href }));
};

const idOf = (link) => {
  const [, id] = WAY.exec(new URL(link.href).pathname) ?? [];
  return id && !NOT_ADDED.test(id) ? id : null;
};

const titleOfPage = () => document.querySelector("h1").textContent.trim();

// The keys on the page, each with what it stands for.
const keys = new Map();
let bar = null;

// Says on each key, and at the foot of the page, what the session holds.
const draw = (said) => {
  for (const own of document.querySelectorAll("[data-add]")) keys.set(own, { id: own.dataset.add, title: titleOfPage() });
  for (const [key, { id, title }] of keys) {
    const isThere = has(id);
    if (key.ariaPressed === String(isThere)) continue;
    key.ariaPressed = String(isThere);
    key.replaceChildren(said[isThere ? "build_added" : "build_add"], element("span", "unseen", `: ${title}`));
  }
  const count = recall()?.steps.length ?? 0;
  bar.link.textContent = fill(said[count === 1 ? "build_open_one" : "build_open"], { count });
};

const drawBar = () => {
  if (bar) return;
  const link = Object.assign(element("a", "button"), { href: BUILD.href });
  const status = element("span", "unseen");
  status.role = "status";
  bar = { link, status, box: element("div", "adding-bar", link, status) };
  // Behind the content in the order of the Tab key, and in sight at the foot of the window.
  document.querySelector("main").append(bar.box);
};

const press = (id, title, said) => {
  const isThere = has(id);
  if (isThere) remove(id);
  const isAdded = !isThere && add(id);
  draw(said);
  const [word] = Object.entries({ build_said_removed: isThere, build_said_added: isAdded, build_full: true }).find(([, holds]) => holds);
  sayAgain(bar.status, fill(said[word], { title }));
};

const offerNow = (said) => {
  for (const link of document.querySelectorAll(`main :is(${RECORDS})`)) {
    const id = idOf(link);
    if (!id || link.closest("nav, .find, .known, .adding-bar") || "adds" in link.dataset) continue;
    link.dataset.adds = "";
    const named = link.querySelector(".result__title") ?? link.closest("li")?.querySelector("[data-target=title]") ?? link;
    const title = named.textContent.trim();
    const key = element("button", "adding");
    key.type = "button";
    keys.set(key, { id, title });
    // A second click of a double click would take it out again.
    key.addEventListener("click", ({ detail }) => { if (detail < 2) press(id, title, said); });
    (link.closest(".record__title") ?? link).after(" ", key);
  }
  draw(said);
};

// Puts a key at every record of the page, and at those that come later, as results of a search; on pages with a frame, and not where the
// session itself is put together.
const offer = once(async () => {
  const said = await words();
  if (!document.querySelector("[data-settings]") || location.pathname === BUILD.pathname) return;
  dress();
  drawBar();
  offerNow(said);
  let isWaiting = false;
  new MutationObserver(() => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => { isWaiting = false; offerNow(said); });
  }).observe(document.querySelector("main"), { childList: true, subtree: true });
});

// The key on the page of a record (widgets/_copy_link.html) adds it, or takes it back, and begins a session where there is none.
export const addThis = async (key) => {
  await offer();
  press(key.dataset.add, titleOfPage(), await words());
};

// Without its words there is no key; whoever presses the one on a page of a record is told.
offer().catch(() => {});
