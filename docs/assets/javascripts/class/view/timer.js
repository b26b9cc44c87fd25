// A timer that makes no sound: how many minutes are left, and the time of day to be back, which also holds for whoever listens by phone.

import { fill } from "../../shared/dom.js";

const MINUTE = 60_000;
// For how many screens more it stands there that the time is up.
const SCREENS = 2;

export class Timer {
  // Writes into `box` with the words view_left, view_left_one and view_over; `tab` is a place of shared/tab.js, by which a reload loses
  // nothing.
  constructor(box, words, tab) {
    this.box = box;
    this.words = words;
    this.tab = tab;
    const { end } = this.tab.recall() ?? {};
    if (Number.isFinite(end)) this.run(end);
  }

  start(minutes) {
    this.run(Date.now() + minutes * MINUTE);
    this.tab.keep({ end: this.end });
  }

  stop() {
    clearInterval(this.ticking);
    this.tab.keep(null);
    this.box.hidden = true;
    this.box.textContent = "";
  }

  get isOver() {
    return !this.box.hidden && this.end <= Date.now();
  }

  // Somebody went to another screen. When the time is up, everyone is back by the second one, and what said so goes.
  passScreen() {
    if (!this.isOver) return;
    this.passed += 1;
    if (this.passed === SCREENS) this.stop();
  }

  run(end) {
    clearInterval(this.ticking);
    this.end = end;
    this.passed = 0;
    this.ticking = setInterval(() => this.tell(), 1000);
    this.box.hidden = false;
    this.tell();
  }

  tell() {
    const left = this.end - Date.now();
    const word = left <= 0 ? "view_over" : left <= MINUTE ? "view_left_one" : "view_left";
    const time = new Date(this.end).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
    const said = fill(this.words[word], { minutes: Math.ceil(left / MINUTE), time });
    if (this.box.textContent !== said) this.box.textContent = said;
  }
}
