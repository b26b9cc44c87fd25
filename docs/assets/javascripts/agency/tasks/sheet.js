// The sheet of a pasted list: each duty with the task that comes nearest, its answer, the words that matched, and a choice of others.
// Sorted by answer or as the list was; it prints, and is copied or saved as a document of shared/document.

import { inWords, today } from "../../shared/days.js";
import { element, make } from "../../shared/dom.js";
import { sayAgain } from "../../shared/say.js";
import { MOST, readDuties } from "./duties.js";
import { keep } from "./kept.js";

const TARGETS = ["tally", "cut", "lines", "copied", "own-questions", "without"];
const TEMPLATE = "assets/word/template.json";

export class Sheet {
  // `file` is what agency/matching/tasks.js gives; `questions()` are those to ask oneself, `order(is)` is told which order was chosen.
  constructor(page, file, { questions, order }) {
    Object.assign(this, { page, file, tell: order, questions });
    this.targets = page.targets(TARGETS, ["order"]);
    this.verdicts = new Map(file.verdicts);
    for (const field of this.targets.order) {
      field.addEventListener("change", () => {
        this.isInOrder = field.value === "list";
        this.tell(this.isInOrder);
        this.render();
      });
    }
    page.on({ "copy-sheet": () => this.copy(), csv: () => this.saveTable(), word: () => this.saveWord() });
  }

  // Draws the sheet of {text, chosen}.
  draw(kept, isInOrder) {
    this.kept = kept;
    this.isInOrder = isInOrder;
    const { duties, isCut } = readDuties(kept.text);
    this.duties = duties.map((text, at) => ({ text, at, near: this.file.matcher.match(text) }));
    this.targets.cut.hidden = !isCut;
    this.targets.cut.textContent = this.page.word("tasks_sheet_cut", { most: MOST });
    for (const field of this.targets.order) field.checked = (field.value === "list") === Boolean(isInOrder);
    this.targets.copied.textContent = "";
    this.render();
  }

  // The task that stands for a duty: the one somebody chose, else the nearest where that is sure; null for none.
  taskOf({ text, near }) {
    const id = this.kept.chosen[text] ?? (near[0]?.isSure ? near[0].task.id : "");
    return near.some(({ task }) => task.id === id) ? this.file.tasks.get(id) : null;
  }

  // The duties in the order that was chosen, in parts: [[verdict, duties]]; one part without a verdict where it is that of the list.
  get parts() {
    if (this.isInOrder) return [[null, this.duties]];
    const verdicts = [...this.verdicts.keys(), ""];
    return verdicts.map((verdict) => [verdict, this.duties.filter((duty) => (this.taskOf(duty)?.verdict ?? "") === verdict)])
      .filter(([, duties]) => duties.length);
  }

  render() {
    const { targets } = this;
    targets.lines.replaceChildren(...this.parts.flatMap(([verdict, duties]) => {
      const list = element("ol", "duties", ...duties.map((duty) => this.line(duty)));
      return verdict === null ? [list] : [this.heading(verdict, duties.length), list];
    }));
    const without = this.duties.filter((duty) => !this.taskOf(duty));
    const questions = targets["own-questions"];
    if (!questions.children.length) questions.replaceChildren(...this.questions());
    targets.without.hidden = !without.length || !questions.children.length;
    targets.tally.textContent = this.tally(this.duties.length);
  }

  tally(count) {
    return this.page.word(count === 1 ? "tasks_sheet_tally_one" : "tasks_sheet_tally", { count });
  }

  heading(verdict, count) {
    const none = element("strong", "", this.page.word("tasks_sheet_none"));
    const said = verdict ? [...make(this.page.element, `fit-${verdict}`).childNodes] : [none];
    const number = element("span", "quiet", String(count));
    number.setAttribute("aria-hidden", "true");
    return element("h3", `fit fit--${verdict || "none"}`, ...said, number, element("span", "unseen", ` ${this.tally(count)}`));
  }

  line(duty) {
    const { page } = this;
    const task = this.taskOf(duty);
    const line = make(page.element, "duty");
    const [said, answer, other] = line.children;
    said.textContent = duty.text;
    if (task) {
      const { words } = duty.near.find((one) => one.task === task);
      const link = Object.assign(element("a", "", task.title), { href: `${page.root}go/${task.id}/` });
      // Under the heading of an answer it is not said again.
      if (this.isInOrder) answer.append(make(page.element, `fit-${task.verdict}`));
      answer.append(element("p", "duty__task", link), element("p", "duty__why", task.why));
      if (task.instead) answer.append(element("p", "duty__instead", page.word("tasks_sheet_instead", task)));
      answer.append(element("p", "quiet", page.word("tasks_sheet_words", { words: [...new Set(words)].join(", ") })));
    } else {
      answer.append(element("p", "duty__why", page.word(duty.near.length ? "tasks_sheet_unsure" : "tasks_sheet_nothing")));
    }
    other.hidden = !duty.near.length;
    other.querySelector("legend").textContent = duty.text;
    other.querySelector("fieldset").append(...[...duty.near.map((one) => one.task), null].map((one) => this.choice(duty, one, task)));
    other.open = duty === this.opened || (!task && duty.near.length > 0);
    return line;
  }

  choice(duty, task, chosen) {
    const { page } = this;
    const label = make(page.element, "choice");
    const input = label.querySelector("input");
    Object.assign(input, { name: `duty-${duty.at}`, value: task?.id ?? "", checked: task === chosen });
    const said = task && page.word("tasks_sheet_choice", { task: task.title, answer: this.verdicts.get(task.verdict) });
    label.querySelector("span").textContent = said ?? page.word("tasks_sheet_none_of_these");
    input.addEventListener("change", () => {
      this.kept = { ...this.kept, chosen: { ...this.kept.chosen, [duty.text]: input.value } };
      keep(this.kept);
      this.opened = duty;
      this.render();
      this.targets.lines.querySelector(`[name="duty-${duty.at}"]:checked`).focus();
    });
    return label;
  }

  // ---- what is taken along

  get rows() {
    const { page, verdicts } = this;
    return this.parts.flatMap(([, duties]) => duties).map((duty) => {
      const task = this.taskOf(duty);
      const address = task ? new URL(`${page.root}go/${task.id}/`, location.href).href : "";
      return [duty.text, task ? verdicts.get(task.verdict) : page.word("tasks_sheet_none"), task?.title ?? "", task?.why ?? "", address];
    });
  }

  get head() {
    return ["duty", "answer", "task", "why", "address"].map((name) => this.page.word(`tasks_column_${name}`));
  }

  get document() {
    const { page, file } = this;
    return {
      title: page.word("tasks_sheet_title"),
      language: file.language,
      foot: page.word("tasks_sheet_foot", { guide: file.guide, edition: file.edition, day: inWords(today()) }),
      blocks: [
        { is: "paragraph", text: page.word("tasks_sheet_basis"), quiet: true },
        { is: "table", head: this.head, rows: this.rows },
      ],
    };
  }

  say(word) {
    sayAgain(this.targets.copied, this.page.word(word));
  }

  async copy() {
    try {
      const { copyRich } = await import("../../shared/document/copy.js");
      const how = await copyRich(this.document);
      this.say(how === "rich" ? "tasks_sheet_copied" : "tasks_sheet_copied_plain");
    } catch {
      this.say("copy_failed_here");
    }
  }

  async saveTable() {
    try {
      const [{ csv }, { download }] = await Promise.all([import("./table.js"), import("../../shared/download.js")]);
      download(`${this.page.word("tasks_file")}.csv`, csv([this.head, ...this.rows]), "text/csv;charset=utf-8");
      this.say("tasks_sheet_saved");
    } catch {
      this.say("file_failed");
    }
  }

  async saveWord() {
    try {
      const [{ toWord }, { download }, { fetchJson }] = await Promise.all(
        [import("../../shared/document/word.js"), import("../../shared/download.js"), import("../../shared/fetch.js")],
      );
      const file = await toWord(this.document, await fetchJson(this.page.root + TEMPLATE));
      download(`${this.page.word("tasks_file")}.docx`, file, file.type);
      this.say("tasks_sheet_saved");
    } catch {
      this.say("file_failed");
    }
  }
}
