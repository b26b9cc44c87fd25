// Rehearsal: choosing a form, and the way into it. What is needed for sitting it is fetched when somebody begins (sitting.js).

import { newSeed } from "../../shared/address.js";
import { once } from "../../shared/fetch.js";
import { nameOf, now, readForm, writeForm } from "./address.js";

// A count in whole parts, {id: how many}, for [[id, weight]]: each its even part, and what is left over to the largest remainders.
const shared = (count, weights) => {
  const all = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const parts = weights.map(([id, weight]) => ({ id, whole: Math.floor((count * weight) / all), rest: (count * weight) % all }));
  const left = count - parts.reduce((sum, { whole }) => sum + whole, 0);
  for (const one of [...parts].sort((a, b) => b.rest - a.rest).slice(0, left)) one.whole += 1;
  return Object.fromEntries(parts.map(({ id, whole }) => [id, whole]));
};

export class Tool {
  constructor(page) {
    this.page = page;
    this.setup = page.setup;
    this.targets = page.targets(["missing", "other", "share"], ["domain"]);
    this.timed = [...this.setup.querySelectorAll("[data-time]")];
    const { fewest, most, minutes, times } = page.element.dataset;
    this.times = times.split(" ").map(Number);
    this.longest = Number(minutes);
    this.lengths = { fewest: Number(fewest), most: Number(most), usual: Number(page.usual("count")) };
    this.setup.addEventListener("input", () => this.tell());
  }

  get address() {
    return this.isSitting ? this.sitting.address : "";
  }

  note() {
    this.sitting.note();
  }

  // What the address asks for: a form somebody is sitting, wherever they are in it, or the choice of one.
  async open() {
    const { page } = this;
    const wanted = readForm(location.hash, this.lengths, this.times);
    if (!wanted?.begun) {
      page.tell(wanted?.unread ? "rehearsal_unread" : wanted?.isOlder ? "rehearsal_older" : wanted?.damaged ? "rehearsal_damaged" : null);
      await this.choose(wanted);
      return;
    }
    await this.attempt(async (seat) => {
      // An address written before answers left it has them by their places.
      const place = wanted.isOlder ? null : seat.placeOf(wanted);
      this.setForm(wanted);
      this.isSitting = Boolean(place) && await seat.take(wanted, place, this.minutes(wanted));
      if (!this.isSitting) {
        const word = wanted.isOlder ? "older" : place ? "gone" : wanted.damaged ? "damaged" : "elsewhere";
        page.tell(`rehearsal_${word}`);
        await this.choose(wanted);
      } else if (wanted.damaged && !page.told) {
        page.tell("rehearsal_damaged");
      }
    }, () => this.choose(wanted));
  }

  // The choice of a form, with what an address already says of it, and before it the one to go on with, where page/settings.js or a step
  // since has said that there is one.
  async choose(wanted) {
    this.sitting?.rise();
    this.isSitting = false;
    if (wanted || this.setup.hidden || this.setup.inert) this.setForm(wanted ?? {});
    this.page.show(this.setup);
    if (document.documentElement.dataset.waiting.split(" ").includes(this.page.name)) {
      await this.attempt((seat) => seat.offer(() => this.open()));
    }
  }

  setForm({ form, count, timed }) {
    const { setup, targets } = this;
    setup.elements.form.value = form || newSeed();
    if (count) {
      const isOffered = [...setup.elements.count].some((one) => Number(one.value) === count && !targets.other.contains(one));
      targets.other.hidden = isOffered;
      if (!isOffered) {
        targets.other.querySelector("input").value = count;
        targets.other.querySelector("span").textContent = count;
      }
      setup.elements.count.value = count;
    }
    if (timed !== undefined && setup.elements.timed) setup.elements.timed.value = timed;
    this.tell();
  }

  get chosen() {
    const chosen = new FormData(this.setup);
    return { form: nameOf(chosen.get("form")), count: Number(chosen.get("count")), timed: Number(chosen.get("timed") ?? 0) };
  }

  // So many questions of each domain, by its share.
  counts(count) {
    return shared(count, this.targets.domain.map(({ dataset }) => [dataset.domain, Number(dataset.share)]));
  }

  // The time of a form: its even part of the time that the longest has, and the extra one chose. 0 without a timer.
  minutes({ count, timed }) {
    return this.setup.elements.timed ? Math.round((this.longest * count * timed) / this.lengths.most) : 0;
  }

  // Says what the choice comes to: the minutes, the questions of each domain, the address of the form.
  tell() {
    const { chosen, page, targets } = this;
    for (const line of this.timed) {
      line.textContent = page.word(line.dataset.word, { minutes: this.minutes({ ...chosen, timed: Number(line.dataset.time) }) });
    }
    const counts = this.counts(chosen.count);
    for (const { dataset, lastElementChild } of targets.domain) {
      lastElementChild.textContent = page.word("rehearsal_share_count", { count: counts[dataset.domain] });
    }
    targets.share.hidden = !chosen.form;
    targets.share.href = writeForm(chosen);
    targets.share.textContent = page.word("rehearsal_share", { form: chosen.form });
    targets.missing.textContent = "";
  }

  async begin() {
    const { chosen } = this;
    if (!chosen.form) {
      this.page.tellMissing(this.targets.missing, "rehearsal_form_missing", this.setup.elements.form);
      return;
    }
    await this.attempt(async (seat) => {
      this.page.tell();
      await seat.begin({ ...chosen, begun: now() }, this.counts(chosen.count), this.minutes(chosen));
      this.isSitting = true;
    });
  }

  // Does something with a seat, which may have to be fetched; where it cannot be, does the other thing.
  attempt(action, otherwise) {
    return this.page.attempt(async () => {
      this.sitting = await this.seat();
      await action(this.sitting);
    }, otherwise);
  }

  // There is one, however many wait for it: two would both answer each key.
  seat = once(async () => {
    const { Sitting } = await import("./sitting.js");
    return new Sitting(this.page, () => {
      history.pushState(null, "", location.pathname);
      this.open();
      this.setup.elements.form.focus();
    });
  });
}
