// Keeps a draft as it is typed: behind the # of the address while it fits there, and always in the tab, beside its step of the history and in
// the storage of the session. Nothing of it is sent, and nothing stays on the device once the tab is closed.

import { behindHash } from "./address.js";

// Longer than this an address breaks in mail programs and chats, and some browsers cut it.
export const LONGEST = 6000;
// A browser lets a page write its address some hundred times in half a minute: while somebody types, it is written so often, in milliseconds.
const WAIT = 400;
const TAB = "guide-job-description";
// Tools with something to go on with (page/frame.js).
const WAITING = "guide-waiting";
const ELSEWHERE = "tab";

// Storage may be blocked or full.
const recall = (key) => { try { return sessionStorage.getItem(key) ?? ""; } catch { return ""; } };
const store = (key, text) => { try { sessionStorage.setItem(key, text); return true; } catch { return false; } };

export class Keeper {
  // `told` is called with how the draft is kept, each time it is: “link”, “tab” where it is too long for a link, or “nowhere”.
  constructor(name, told) {
    this.name = name;
    this.told = told;
    this.parts = null;
    this.timer = null;
    // Steps of the history that this page has made have its mark: what it has at hand is newer than what stands there.
    this.mark = `${performance.timeOrigin}`;
    // Whatever ends the page, the last letter is kept.
    for (const end of ["pagehide", "visibilitychange"]) addEventListener(end, () => this.flush(), { capture: true });
  }

  // Keeps these parts of a draft (address.js), soon. `isStep`: at once, and Back leads to what stood before.
  keep(parts, isStep = false) {
    this.parts = parts;
    if (isStep) this.write("pushState");
    else this.timer ??= setTimeout(() => this.flush(), WAIT);
  }

  flush() {
    if (this.timer !== null) this.write("replaceState");
  }

  // The address of the parts that are kept; of those too long for one, of where they are.
  get address() {
    const whole = behindHash(this.parts);
    if (whole.length <= LONGEST) return whole;
    const short = this.parts.filter(([name]) => ["job", "edition", "program"].includes(name));
    return behindHash([...short, ["kept", ELSEWHERE]]);
  }

  write(method) {
    clearTimeout(this.timer);
    this.timer = null;
    const whole = behindHash(this.parts);
    const { address } = this;
    const isStored = store(TAB, whole);
    if (isStored) this.tellWaiting();
    let isBeside = true;
    try {
      history[method]({ draft: whole, mark: this.mark }, "", address);
    } catch {
      // Too much for the history, or too often: the tab has it, and the next letter tries again.
      isBeside = false;
    }
    this.told(address === whole ? "link" : isStored || isBeside ? "tab" : "nowhere");
  }

  // Whether the page is at a step that it has made itself.
  get isHere() {
    return history.state?.mark === this.mark;
  }

  // The page is at another step: what is still to be written does not belong there, and stays in the tab.
  leave() {
    if (this.timer === null) return;
    clearTimeout(this.timer);
    this.timer = null;
    store(TAB, behindHash(this.parts));
  }

  tellWaiting() {
    const others = recall(WAITING).split(" ").filter((tool) => tool && tool !== this.name);
    store(WAITING, [...others, this.name].join(" "));
  }

  // What stands at this step: the text of a draft behind a #, “” where there is none, null where the address names one that this tab does
  // not have.
  at(hash) {
    const params = new URLSearchParams(hash.slice(1));
    if (!params.has("job")) return "";
    if (!params.has("kept")) return hash;
    const beside = history.state?.draft;
    return (typeof beside === "string" && beside) || recall(TAB) || null;
  }

  // The draft that was in this tab last.
  get last() {
    return recall(TAB);
  }
}
