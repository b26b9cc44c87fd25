// Ten tasks to sort, first alone and then beside the guide. Everyone who follows the link of a set has the same cards; what somebody chose
// stays in the tab.

import { newSeed } from "../../shared/address.js";
import { offerToCopy } from "../../shared/copy_set.js";
import { element, make } from "../../shared/dom.js";
import { fetchJson, once } from "../../shared/fetch.js";
import { inTab } from "../../shared/tab.js";
import { drawn, readCards, SIDES, writeCards } from "./address.js";

const FILE = "assets/agency/tasks.json";

export class Tool {
  constructor(page) {
    this.page = page;
    Object.assign(this, page.parts);
    this.targets = page.targets(["title", "list", "left", "compare", "talk"]);
    this.tab = inTab("sorting");
    this.load = once(async () => {
      const { tasks } = await fetchJson(page.root + FILE);
      return new Map(tasks.map((task) => [task.id, task]));
    });
    page.on({ another: () => this.start(newSeed()), leave: () => this.leave() });
    this.forgetCopied = offerToCopy(page, () => this.address);
    this.cards.addEventListener("submit", (event) => { event.preventDefault(); this.compare(); });
    this.cards.addEventListener("change", ({ target }) => this.choose(target));
  }

  get address() {
    return this.tasks ? writeCards(this.tasks) : "";
  }

  note() {
    history.replaceState(history.state, "", this.address);
  }

  // What the address asks for: a set of cards, or the first form.
  async open() {
    const tasks = location.hash.includes("=") ? readCards(location.hash, await this.load()) : null;
    if (!tasks) {
      this.tasks = null;
      this.page.tell(location.hash.includes("cards=") ? "sorting_unread" : null);
      this.page.show(this.page.setup);
      return;
    }
    this.take(tasks);
    this.note();
    this.draw();
  }

  // The ten of the page.
  async begin() {
    const tasks = await this.load();
    const ids = this.page.element.dataset.cards.split(" ");
    this.show(ids.map((id) => tasks.get(id)).filter(Boolean));
  }

  start(seed) {
    return this.page.attempt(async () => this.show(drawn([...(await this.load()).values()], seed)));
  }

  show(tasks) {
    this.take(tasks);
    history.pushState(null, "", this.address);
    this.draw();
    this.targets.title.focus();
  }

  // Takes up a set, with what was chosen for it in this tab.
  take(tasks) {
    this.tasks = tasks;
    const kept = this.tab.recall();
    const isSame = kept?.key === writeCards(tasks) && typeof kept.given === "object";
    this.given = isSame ? kept.given : {};
    this.isCompared = Boolean(isSame && kept.isCompared);
  }

  keep() {
    this.tab.keep({ key: this.address, given: this.given, isCompared: this.isCompared });
  }

  draw() {
    const { page, targets } = this;
    targets.list.replaceChildren(...this.tasks.map((task, at) => this.card(task, at)));
    this.forgetCopied();
    this.tell();
    page.tell();
    page.show(this.cards);
  }

  card(task, at) {
    const card = make(this.page.element, "card");
    card.querySelector("legend").textContent = `${at + 1}. ${task.title}`;
    for (const input of card.querySelectorAll("input")) {
      Object.assign(input, { name: task.id, checked: this.given[task.id] === input.value, disabled: this.isCompared });
    }
    if (this.isCompared) card.append(this.beside(task));
    return card;
  }

  // The answer of the guide, with why, under one's own.
  beside(task) {
    const { page } = this;
    const own = this.given[task.id];
    const word = !own ? "sorting_blank" : own === SIDES[task.verdict] ? "sorting_same" : "sorting_other";
    const link = Object.assign(element("a", "", page.word("sorting_read")), { href: `${page.root}go/${task.id}/` });
    link.append(element("span", "unseen", `: ${task.title}`));
    const decides = task.decides ? [element("p", "", `${page.word("task_decides")}: ${task.decides}.`)] : [];
    return element("div", "sorting__guide", element("p", "quiet", page.word(word)), make(page.element, `fit-${task.verdict}`),
      element("p", "", task.why), ...decides, element("p", "", link));
  }

  choose({ name, value }) {
    this.given = { ...this.given, [name]: value };
    this.keep();
    this.tell();
  }

  tell() {
    const { page, targets } = this;
    const left = this.tasks.filter(({ id }) => !this.given[id]).length;
    const word = left === 1 ? "sorting_left_one" : left ? "sorting_left" : "sorting_left_none";
    targets.left.textContent = this.isCompared ? "" : page.word(word, { left });
    targets.compare.hidden = this.isCompared;
    targets.talk.hidden = !this.isCompared;
    targets.title.textContent = page.word(this.isCompared ? "sorting_compared" : "sorting_title");
  }

  compare() {
    this.isCompared = true;
    this.keep();
    this.draw();
    this.targets.title.focus();
  }

  leave() {
    this.tasks = null;
    history.pushState(null, "", location.pathname);
    this.page.show(this.page.setup);
    this.page.setup.querySelector("button").focus();
  }
}
