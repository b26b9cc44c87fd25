// A timer that makes no sound: it tells how many minutes are left, and when half of them, the last few, or all of them are gone.

const MINUTE = 60_000;

export class Timer {
  // From `begun` (in milliseconds) for so many minutes. `onChange(minutes left, moment)` hears each change, where the moment is “half”,
  // “last”, “over” or “”. A moment that passed before the timer was made is not told, only that the time is over.
  constructor(begun, minutes, last, onChange) {
    this.ends = begun + minutes * MINUTE;
    this.moments = [["over", 0], ["last", minutes > last ? last * MINUTE : 0], ["half", (minutes * MINUTE) / 2]];
    this.onChange = onChange;
    this.before = this.left;
    this.seen = () => { if (!document.hidden) this.beat(); };
    document.addEventListener("visibilitychange", this.seen);
    this.tell(this.left ? "" : "over");
    this.wait();
  }

  get left() {
    return Math.max(0, this.ends - Date.now());
  }

  tell(moment) {
    this.onChange(Math.ceil(this.left / MINUTE), moment);
  }

  // Of several moments that passed while the device slept, the latest is told.
  beat() {
    const { left, before } = this;
    if (left === before) return;
    this.before = left;
    this.tell(this.moments.find(([, at]) => left <= at && before > at)?.[0] ?? "");
    this.wait();
  }

  // Until the next half minute: then another minute or a moment is over.
  wait() {
    clearTimeout(this.waiting);
    if (this.left) this.waiting = setTimeout(() => this.beat(), this.left % (MINUTE / 2) || MINUTE / 2);
  }

  stop() {
    clearTimeout(this.waiting);
    document.removeEventListener("visibilitychange", this.seen);
  }
}
