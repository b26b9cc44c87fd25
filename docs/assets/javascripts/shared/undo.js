// Every step can be taken back, and done again.

// So many steps back; each holds only what changed.
const MOST = 300;

// The states of something, with the words for what led to each. Typing in one field is one step, until something else is done or the field
// is left: `key` names it.
export class Steps {
  constructor(state) {
    this.now = state;
    this.back = [];
    this.ahead = [];
    this.key = null;
  }

  // Whether there is something to take back, and something to do again.
  get canUndo() {
    return this.back.length > 0;
  }

  get canRedo() {
    return this.ahead.length > 0;
  }

  // A new state, and what was done, in words.
  go(state, said, key = null) {
    if (state === this.now) return;
    if (!key || key !== this.key) this.back = [...this.back, { state: this.now, said }].slice(-MOST);
    this.ahead = [];
    this.key = key;
    this.now = state;
  }

  // What is typed from here on is a step of its own.
  pause() {
    this.key = null;
  }

  // The words for what was taken back, or done again; null where there was nothing.
  undo() {
    return this.step("back", "ahead");
  }

  redo() {
    return this.step("ahead", "back");
  }

  step(from, to) {
    const last = this[from].at(-1);
    if (!last) return null;
    this[from] = this[from].slice(0, -1);
    this[to] = [...this[to], { state: this.now, said: last.said }];
    this.now = last.state;
    this.key = null;
    return last.said;
  }
}
