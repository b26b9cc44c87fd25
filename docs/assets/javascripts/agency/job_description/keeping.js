// Keeps a draft as it is typed: behind the # of the address while it fits there, and always in the tab, beside its step of the history and
// in the storage of the session. Nothing of it is sent, and nothing stays on the device once the tab is closed.

import { newSeed } from "../../shared/address.js";
import { tellWaiting } from "../../shared/tab.js";
import { behindHash } from "./address.js";

// Longer than this an address breaks in mail programs and chats, and some browsers cut it.
export const LONGEST = 6000;
// A browser lets a page write its address some hundred times in half a minute: while somebody types, it is written so often, in
// milliseconds.
const WAIT = 400;
const TAB = "guide-job-description";
// At which step of the history that was, by its mark.
const AT = "guide-job-description-at";
// The addresses that step had last: a browser asked for the page anew at once has written the one before, and no mark.
const KNOWN = "guide-job-description-known";
const MOST_KNOWN = 3;
const ELSEWHERE = "tab";

// Storage may be blocked or full.
const recall = (key) => { try { return sessionStorage.getItem(key) ?? ""; } catch { return ""; } };
const store = (key, text) => { try { sessionStorage.setItem(key, text); return true; } catch { return false; } };

const isReadAnew = () => performance.getEntriesByType("navigation")[0]?.type !== "navigate";

export class Keeper {
  // `told` is called with how the draft is kept, each time it is: “link”, “tab” where it is too long for a link, or “nowhere”.
  constructor(name, told) {
    this.name = name;
    this.told = told;
    this.parts = null;
    this.timer = null;
    this.written = 0;
    // The step of the history the draft belongs to. A page that is left, or read anew, can’t always write there: what the tab has is newer
    // then.
    this.mark = newSeed(8);
    // Whatever ends the page, the last letter is kept.
    for (const end of ["pagehide", "visibilitychange"]) addEventListener(end, () => this.flush(), { capture: true });
  }

  // Keeps these parts of a draft (address.js): at once, and while somebody types, soon. `isStep`: Back leads to what stood before.
  keep(parts, isStep = false) {
    this.parts = parts;
    if (isStep) {
      this.mark = newSeed(8);
      this.write("pushState");
    } else if (this.timer === null) {
      const wait = Math.max(0, this.written + WAIT - performance.now());
      if (wait) this.timer = setTimeout(() => this.flush(), wait);
      else this.write("replaceState");
    }
  }

  // These parts stand at this step as they are.
  hold(parts) {
    this.parts = parts;
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
    this.written = performance.now();
    const whole = behindHash(this.parts);
    const { address } = this;
    const isStored = this.store(whole);
    if (isStored) tellWaiting(this.name);
    // Where a step begins, the addresses before are of another.
    const before = method === "pushState" ? [] : [location.hash, ...recall(KNOWN).split(" ")];
    let isBeside = true;
    try {
      history[method]({ draft: whole, mark: this.mark }, "", address);
    } catch {
      // Too much for the history, or too often: the tab has it, and the next letter tries again.
      isBeside = false;
    }
    // As the browser writes it.
    store(KNOWN, [...new Set([location.hash, ...before])].slice(0, MOST_KNOWN).join(" "));
    this.told(address === whole ? "link" : isStored || isBeside ? "tab" : "nowhere");
  }

  store(whole) {
    return store(TAB, whole) && store(AT, this.mark);
  }

  // Whether the page is at the step the draft belongs to.
  get isHere() {
    return history.state?.mark === this.mark;
  }

  // The page is at another step: what is still to be written does not belong there, and stays in the tab. From here on the draft of that
  // step is kept.
  leave() {
    if (this.timer !== null) this.store(behindHash(this.parts));
    clearTimeout(this.timer);
    this.timer = null;
  }

  // The draft belongs to the step the page is at.
  settle() {
    this.mark = history.state?.mark ?? newSeed(8);
  }

  // What stands at this step: the text of a draft behind a #, “” where there is none, null where the address names one that this tab does
  // not have.
  at(hash) {
    const params = new URLSearchParams(hash.slice(1));
    if (!params.has("job")) return "";
    const { mark, draft } = history.state ?? {};
    const isOurs = mark ? mark === recall(AT) : this.parts === null && isReadAnew() && recall(KNOWN).split(" ").includes(hash);
    if (isOurs) return recall(TAB);
    if (!params.has("kept")) return hash;
    return (typeof draft === "string" && draft) || recall(TAB) || null;
  }

  // The draft that was in this tab last.
  get last() {
    return recall(TAB);
  }
}
