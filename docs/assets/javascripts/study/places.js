// Where somebody is in a set, so that they can go on there: kept in this tab, and after a yes (memory.js) on this device as well. What
// they answered stands here and beside each step of the history, never in the address, so that no copied address carries it.

import { openMemory } from "./memory.js";

const TAB = "guide-places-";
const DEVICE = "guide-study-places-";
// Tools with something to go on with, by their names: page/frame.js reads it before the page is drawn.
const WAITING = { tab: "guide-waiting", device: "guide-study-waiting" };
// A tab keeps so many places of a tool: whoever goes back to the set before finds it as it was.
const MOST = 5;

const isPlace = (place) => Boolean(place) && typeof place === "object" && typeof place.key === "string"
  && /^#./.test(place.address) && Number.isInteger(place.number) && Number.isInteger(place.all);

// The places of a text, or none where it holds none.
const read = (text) => {
  try {
    const places = JSON.parse(text);
    return Array.isArray(places) ? places.filter(isPlace) : [];
  } catch { return []; }
};

// Storage may be blocked or full: then each step of the history still has its place.
const recall = (storage, key) => {
  try { return window[storage].getItem(key) ?? ""; } catch { return ""; }
};
const keep = (storage, key, text) => {
  try {
    if (text) window[storage].setItem(key, text);
    else window[storage].removeItem(key);
  } catch { /* It holds for this page. */ }
};

class Places {
  constructor(page) {
    this.tool = page.name;
    this.memory = openMemory(page);
    this.list = read(recall("sessionStorage", TAB + this.tool));
    if (!this.list.length) this.list = read(recall("localStorage", DEVICE + this.tool));
  }

  // The place in the set of this key, or null: {key, address, number, all, isDone} and whatever the tool wants back. `key` names the set
  // as its questions or cards do; `address` leads to where one was; `number` of `all` is where that is.
  of(key) {
    return this.list.find((place) => place.key === key) ?? (history.state?.key === key && isPlace(history.state) ? history.state : null);
  }

  // Keeps a place, in the address and beside it. `isStep`: Back leads to what stood before. `here` is the address meanwhile, where it is
  // not the one to go on at, as at the end.
  keep(place, { isStep = false, here = place.address } = {}) {
    history[isStep ? "pushState" : "replaceState"](place, "", here);
    this.list = [place, ...this.list.filter(({ key }) => key !== place.key)].slice(0, MOST);
    const isWaiting = Boolean(this.unfinished);
    keep("sessionStorage", TAB + this.tool, JSON.stringify(this.list));
    this.tellWaiting("sessionStorage", WAITING.tab, isWaiting);
    if (!this.memory.kept) return;
    this.memory.put(DEVICE + this.tool, isWaiting ? JSON.stringify([this.unfinished]) : "");
    this.tellWaiting("localStorage", WAITING.device, isWaiting);
  }

  tellWaiting(storage, key, isWaiting) {
    const others = recall(storage, key).split(" ").filter((tool) => tool && tool !== this.tool);
    keep(storage, key, [...others, ...(isWaiting ? [this.tool] : [])].join(" "));
    this.showWaiting(isWaiting);
  }

  // Says it to the style sheet too, as page/frame.js does on the next page.
  showWaiting(isWaiting) {
    const { dataset } = document.documentElement;
    const others = dataset.waiting.split(" ").filter((tool) => tool && tool !== this.tool);
    dataset.waiting = [...others, ...(isWaiting ? [this.tool] : [])].join(" ");
  }

  // The last place, where its set was not finished; else null.
  get unfinished() {
    const [last] = this.list;
    return last && !last.isDone ? last : null;
  }
}

export const openPlaces = (page) => new Places(page);
