// A set of practice: its questions, where one is in it, and what was given so far. Questions are a Map by id, as the bank holds them.

import { markOfOption, optionOfMark } from "../questions/answers.js";
import { linkToSet, writeSet } from "./address.js";

export class PracticeSet {
  // `named` are the ids the address asks for, also those that are gone: by them somebody's answers are found again. `given` is what was
  // given, {choice, sure, isChecked} by id: until it is checked, a choice is only picked.
  constructor({ what, count, seed, session = "", ids, named = ids }, given = new Map()) {
    Object.assign(this, { what, count, seed, session, ids, named, given, at: 0, isEnd: false });
  }

  // What names it, wherever one is in it.
  get key() {
    return writeSet(this);
  }

  get address() {
    return writeSet(this, { number: this.at + 1, isEnd: this.isEnd });
  }

  get link() {
    return linkToSet(this);
  }

  get current() {
    return this.ids[this.at];
  }

  get isLast() {
    return this.at + 1 >= this.ids.length;
  }

  // The same set with one more question after the one at hand: another set by its name, with all that was given.
  withNext(id) {
    const ids = [...this.ids.slice(0, this.at + 1), id, ...this.ids.slice(this.at + 1)];
    return Object.assign(new PracticeSet({ ...this, ids, named: ids }, this.given), { at: this.at });
  }

  // The answer that was checked at a question, or undefined.
  checked(id) {
    const given = this.given.get(id);
    return given?.isChecked ? given : undefined;
  }

  get answered() {
    return this.ids.filter((id) => this.checked(id));
  }

  // The index of the first question that was not answered; one past the last where each was.
  get firstOpen() {
    const index = this.ids.findIndex((id) => !this.checked(id));
    return index < 0 ? this.ids.length : index;
  }

  // Where somebody goes on, and with what they gave: a place for study/places.js, also for whoever stopped at the end.
  place(questions) {
    const { ids, firstOpen } = this;
    const number = Math.min(firstOpen, ids.length - 1) + 1;
    const given = [...this.given].map(([id, { choice, sure, isChecked }]) =>
      [id, [markOfOption(questions.get(id), choice), sure, Number(isChecked)]]);
    return {
      key: this.key,
      address: writeSet(this, { number }),
      number,
      all: ids.length,
      isDone: firstOpen >= ids.length,
      given: Object.fromEntries(given),
    };
  }

  // Takes up what was given in a place, as it fits the questions of today; true where some of it no longer does.
  takeUp(place, questions) {
    let isChanged = false;
    for (const id of this.ids) {
      const [mark, sure, isChecked] = place?.given?.[id] ?? [];
      if (typeof mark !== "string") continue;
      const choice = optionOfMark(questions.get(id), mark);
      if (choice === null) isChanged = true;
      else this.given.set(id, { choice, sure, isChecked: Boolean(isChecked) });
    }
    return isChanged;
  }
}
