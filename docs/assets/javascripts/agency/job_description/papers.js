// The documents that are made of the choices: which one is in sight, how it looks, and the ways to take it along.

import { download } from "../../shared/download.js";
import { inWords, today } from "../../shared/days.js";
import { fetchJson, once } from "../../shared/fetch.js";
import { sayAgain } from "../../shared/say.js";
import { toHtml } from "../../shared/document/html.js";
import { forDocuments } from "./choices.js";
import { jobDocument } from "./documents.js";

// After so many milliseconds without a letter, the document is drawn.
const WAIT = 120;

export class Papers {
  // `now` gives the state; `chosen` is called once another document is in sight.
  constructor(page, drafts, { now, chosen }) {
    Object.assign(this, { page, drafts, now, timer: null });
    this.at = page.targets(["documents", "paper", "taken", "about"]);
    // A document that is taken along leads to the guide from wherever it is.
    this.base = new URL(page.root, location.href).href;
    this.doc = drafts.data.documents[0].id;
    this.at.documents.append(...drafts.data.documents.map(({ id, title }) => new Option(title, id)));
    this.at.documents.addEventListener("change", () => {
      this.choose(this.at.documents.value);
      this.draw();
      chosen();
    });
    this.template = once(() => fetchJson(`${page.root}assets/word/template.json`));
    page.on({ word: () => this.word(), rich: () => this.copy(), plain: () => this.copyText(), "print-it": () => print() });
  }

  // Chooses one of the documents; another than these, the first.
  choose(id) {
    const { documents } = this.drafts.data;
    this.doc = (documents.find((one) => one.id === id) ?? documents[0]).id;
    this.at.taken.textContent = "";
  }

  get recipe() {
    return this.drafts.data.documents.find(({ id }) => id === this.doc);
  }

  get document() {
    const choices = forDocuments(this.now(), this.drafts);
    return jobDocument(this.drafts.data, this.doc, choices, { base: this.base, made: inWords(today()) });
  }

  // Draws the document, soon: nobody reads it while they type.
  drawSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), WAIT);
  }

  draw() {
    clearTimeout(this.timer);
    this.at.documents.value = this.doc;
    this.at.about.textContent = this.recipe.about;
    this.at.paper.replaceChildren(toHtml(this.document, 3));
  }

  say(word) {
    sayAgain(this.at.taken, this.page.word(word));
  }

  // Tells what became of something that may fail.
  async take(action, done, failed) {
    try {
      await action();
      this.say(done);
    } catch (error) {
      console.warn(error);
      this.say(failed);
    }
  }

  word() {
    return this.take(async () => {
      const [{ toWord }, template] = await Promise.all([import("../../shared/document/word.js"), this.template()]);
      const file = await toWord(this.document, template);
      download(this.fileName("docx"), file, file.type);
    }, "job_word_made", "file_failed");
  }

  copy() {
    return this.take(async () => {
      const { copyRich } = await import("../../shared/document/copy.js");
      await copyRich(this.document);
    }, "job_copied", "job_copy_failed");
  }

  copyText() {
    return this.take(async () => {
      const { toText } = await import("../../shared/document/text.js");
      await navigator.clipboard.writeText(toText(this.document));
    }, "job_text_copied", "job_copy_failed");
  }

  // “job-description-ccs-program.docx”
  fileName(ending) {
    return `${this.recipe.file}-${this.now().program}.${ending}`;
  }
}
