// Rehearsal: choosing a form, and the way into it. What is needed for sitting it is fetched when somebody begins (sitting.js).

import { newSeed } from "../../shared/random.js";
import { nameOf, now, readForm, writeForm } from "./address.js";
import { parts } from "./shares.js";
import { attempt, oneAtATime, showPart, tellMissing } from "../parts.js";

class Rehearsal {
  constructor(element) {
    this.element = element;
    this.words = element.dataset;
    this.said = element.querySelector(".study__said");
    this.setup = element.querySelector(".study__setup");
    this.missing = this.setup.querySelector(".study__missing");
    this.lengths = { fewest: Number(this.words.fewest), most: Number(this.words.most), usual: Number(this.words.usual) };
    const begin = oneAtATime(() => this.begin());
    this.setup.addEventListener("submit", (event) => { event.preventDefault(); begin(); });
    this.setup.addEventListener("input", () => this.tell());
    addEventListener("popstate", () => this.open());
    document.addEventListener("click", (event) => this.keepPlace(event));
    this.open();
  }

  show(part) {
    showPart(part, this.element.querySelectorAll(".study__part"), part !== this.setup);
  }

  // What the address asks for: a form somebody is sitting, wherever they are in it, or the choice of one.
  async open() {
    const given = readForm(location.hash, this.lengths);
    this.said.textContent = given?.unread ? this.words.unread : "";
    if (!given?.begun) return this.choose(given);
    return this.attempt(async (seat) => {
      this.fill(given);
      if (!(await seat.take(given, this.counts(given.count), this.minutes(given)))) {
        this.said.textContent = this.words.changed;
        this.choose(given);
      } else if (given.damaged) {
        this.said.textContent = this.words.damaged;
      }
    }, () => this.choose(given));
  }

  // A link to a place on this page, as the one that skips to the text, would put another # in the place of the form.
  keepPlace(event) {
    const place = event.target.closest("a[href^='#']")?.hash.slice(1);
    if (!place || !document.documentElement.hasAttribute("data-studying")) return;
    event.preventDefault();
    document.getElementById(place)?.focus();
  }

  // The choice of a form, with what an address already says of it.
  choose(given) {
    this.sitting?.stop();
    if (given?.damaged && !this.said.textContent) this.said.textContent = this.words.damaged;
    if (given || this.setup.hidden) this.fill(given ?? {});
    this.show(this.setup);
  }

  fill({ form, count, timed }) {
    const { setup } = this;
    setup.elements.form.value = form || newSeed();
    if (count) {
      const usual = [...setup.querySelectorAll("[name=count]")].some((one) => Number(one.value) === count && !one.closest("[data-other]"));
      const other = setup.querySelector("[data-other]");
      other.hidden = usual;
      if (!usual) {
        other.querySelector("input").value = count;
        other.querySelector("span").textContent = count;
      }
      setup.elements.count.value = count;
    }
    if (timed !== undefined && setup.elements.timed) setup.elements.timed.value = timed;
    this.tell();
  }

  get chosen() {
    const given = new FormData(this.setup);
    return { form: nameOf(given.get("form")), count: Number(given.get("count")), timed: Number(given.get("timed") ?? 0) };
  }

  // So many questions of each domain, by its share.
  counts(count) {
    const domains = [...this.setup.querySelectorAll("[data-domain]")];
    return parts(count, domains.map(({ dataset }) => [dataset.domain, Number(dataset.share)]));
  }

  // The time of a form: its even part of the time that the longest has, and the extra one chose. 0 without a timer.
  minutes({ count, timed }) {
    return this.setup.elements.timed ? Math.round((Number(this.words.minutes) * count * timed) / this.lengths.most) : 0;
  }

  // Says what the choice comes to: the minutes, the questions of each domain, the address of the form.
  tell() {
    const { chosen, setup } = this;
    for (const line of setup.querySelectorAll("[data-minutes]")) {
      line.textContent = line.dataset.minutes.replace("{minutes}", this.minutes({ ...chosen, timed: Number(line.dataset.times) }));
    }
    const counts = this.counts(chosen.count);
    for (const { dataset, lastElementChild } of setup.querySelectorAll("[data-domain]")) {
      lastElementChild.textContent = lastElementChild.dataset.count.replace("{count}", counts[dataset.domain]);
    }
    const share = setup.querySelector("[data-share-form]");
    share.hidden = !chosen.form;
    share.href = writeForm(chosen);
    share.textContent = share.dataset.word.replace("{form}", chosen.form);
    this.missing.textContent = "";
  }

  async begin() {
    const { chosen } = this;
    if (!chosen.form) {
      tellMissing(this.missing, this.missing.dataset.missing, this.setup.elements.form);
      return;
    }
    const fresh = { ...chosen, begun: now(), at: 0, answers: [], mark: null, hidden: false, done: null };
    await this.attempt(async (seat) => {
      this.said.textContent = "";
      await seat.take(fresh, this.counts(fresh.count), this.minutes(fresh), true);
    }, () => this.show(this.setup));
  }

  // Does something with a seat, which may have to be fetched; where it cannot be, does the other thing.
  attempt(action, otherwise) {
    return attempt(async () => {
      this.sitting ??= await this.seat();
      await action(this.sitting);
    }, this.said, this.words, otherwise);
  }

  async seat() {
    const { Sitting } = await import("./sitting.js");
    const leave = () => {
      history.pushState(null, "", location.pathname);
      this.open();
      this.setup.elements.form.focus();
    };
    const show = (part) => {
      this.said.textContent = "";
      this.show(part);
    };
    return new Sitting(this.element, show, leave);
  }
}

for (const element of document.querySelectorAll("[data-rehearsal]")) new Rehearsal(element);
