// The screens of a class view, in their order, and where one is. What tells an answer is passed over until somebody asks for it: the way on
// never reveals.

// A record, or a step that is of none.
const partOf = ({ id, record }) => record ?? id;

export class Row {
  // `screens` are {id, record, isAnswer, begins} in order, where `begins` says that a step of a session begins there; `revealed`
  // the records whose answers were asked for.
  constructor(screens, revealed = []) {
    this.screens = screens;
    this.revealed = new Set(revealed);
    this.at = 0;
    // Where one was in an answer that was hidden just now, {record, at}.
    this.left = null;
    // Where its parts begin: the steps of a session or, where there are none, the records.
    const beginsAt = screens.some(({ begins }) => begins)
      ? (at) => screens[at].begins
      : (at) => partOf(screens[at]) !== partOf(screens[at - 1]);
    this.parts = [...screens.keys()].filter((at) => !at || beginsAt(at));
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

  // The record whose answer can be asked for here: that of the screen, or one that was shown before in the same step, once the last screen
  // before its answer was reached; null where there is none.
  get hidden() {
    for (let at = this.at; at >= 0; at -= 1) {
      const { record, begins } = this.screens[at];
      const answer = this.answerOf(record);
      if (answer >= 0 && !this.revealed.has(record)) return this.at >= answer - 1 ? record : null;
      if (begins) return null;
    }
    return null;
  }

  get hides() {
    return !this.tells && this.hidden !== null;
  }

  // Whether the screen is of an answer, which can be hidden again.
  get tells() {
    return this.current.isAnswer;
  }

  // Where the answer of a record begins.
  answerOf(record) {
    return this.screens.findIndex((screen) => screen.record === record && screen.isAnswer);
  }

  // Each goes to another screen, and is false where there is none.
  next() {
    return this.step(1);
  }

  previous() {
    return this.step(-1);
  }

  get isLastPart() {
    return this.parts.at(-1) <= this.at;
  }

  // To where the next part begins. That is never an answer.
  nextPart() {
    return this.goToPart(this.parts.find((at) => at > this.at));
  }

  // To where the part at hand begins, and from there to where the one before does.
  previousPart() {
    return this.goToPart(this.parts.findLast((at) => at < this.at));
  }

  goToPart(at) {
    if (at === undefined) return false;
    this.at = at;
    this.left = null;
    return true;
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
        this.left = null;
        return true;
      }
    }
    return false;
  }

  // Shows the answer that can be asked for here, from its first screen; one that was hidden a moment ago, from where one was in it.
  reveal() {
    const record = this.hidden;
    if (record === null) return false;
    this.revealed.add(record);
    this.at = this.left?.record === record ? this.left.at : this.answerOf(record);
    this.left = null;
    return true;
  }

  // Hides the answer in sight again, and goes to the screen before it.
  conceal() {
    const { record, isAnswer } = this.current;
    if (!isAnswer) return false;
    const left = { record, at: this.at };
    this.revealed.delete(record);
    this.at = this.answerOf(record);
    const isHidden = this.previous();
    this.left = left;
    return isHidden;
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
