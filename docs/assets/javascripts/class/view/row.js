// The screens of a class view, in their order, and where one is. What tells an answer is passed over until somebody asks for it: the way on
// never reveals.

export class Row {
  // `screens` are {id, record, isAnswer} in order; `revealed` the records whose answers were asked for.
  constructor(screens, revealed = []) {
    this.screens = screens;
    this.revealed = new Set(revealed);
    this.at = 0;
  }

  get current() {
    return this.screens[this.at];
  }

  isOpen({ record, isAnswer }) {
    return !isAnswer || this.revealed.has(record);
  }

  // The screens one comes by now, and the place of the current one among them, counted from 1.
  get open() {
    return this.screens.filter((screen) => this.isOpen(screen));
  }

  get number() {
    return this.open.indexOf(this.current) + 1;
  }

  // Whether the record at hand has an answer that was not asked for yet.
  get hides() {
    const { record } = this.current;
    return !this.revealed.has(record) && this.screens.some((screen) => screen.record === record && screen.isAnswer);
  }

  // Each goes to another screen, and is false where there is none.
  next() {
    return this.step(1);
  }

  previous() {
    return this.step(-1);
  }

  first() {
    this.at = 0;
    return true;
  }

  last() {
    this.at = this.screens.indexOf(this.open.at(-1));
    return true;
  }

  step(way) {
    for (let at = this.at + way; at >= 0 && at < this.screens.length; at += way) {
      if (this.isOpen(this.screens[at])) {
        this.at = at;
        return true;
      }
    }
    return false;
  }

  // Shows the answer of the record at hand, from its first screen.
  reveal() {
    const { record } = this.current;
    const at = this.screens.findIndex((screen) => screen.record === record && screen.isAnswer);
    if (at < 0) return false;
    this.revealed.add(record);
    this.at = at;
    return true;
  }

  // Goes to a screen by its id. One that tells what was not asked for leads to the screen before it.
  goTo(id) {
    const at = this.screens.findIndex((screen) => screen.id === id);
    if (at < 0) return false;
    this.at = at;
    if (!this.isOpen(this.current)) this.previous();
    return true;
  }
}
