// A document as a Word file: fills the template that the build has made, as scripts/word/write.py does. A sample of each kind of block
// stands in the template in a content control tagged by its kind; it is copied and filled. Everything typed stays text.

import { linkOf, toFill } from "./words.js";
import { zip } from "./zip.js";

const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DC = "http://purl.org/dc/elements/1.1/";
const XML = "http://www.w3.org/XML/1998/namespace";
const DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

// What XML 1.0 cannot hold: control characters, halves of a character, two that are none.
const NOT_XML = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const BREAKS = { "\n": "w:br", "\t": "w:tab" };
// As many letters as Word lets the name of a content control have, and that of a table.
const [LONGEST_NAME, LONGEST_CAPTION] = [64, 255];
// A numbered list has this number in the template, and each further one a copy with the next.
const NUMBER = 2;
// A column is as wide as its longest cell asks for, within these bounds, in letters. One to write in has room for some words. Together
// they are as wide as the text, in twentieths of a point.
const [NARROWEST, WIDEST, TO_WRITE_IN] = [10, 48, 30];

// ---- pieces

// A text without what XML cannot hold, and with one kind of line end.
const clean = (text) => text.replace(/\r\n?/g, "\n").replace(NOT_XML, "");

// Letters are counted whole, as Python counts them.
const cut = (text, longest) => [...text].slice(0, longest).join("");
const lettersIn = (text) => [...text].length;

const find = (element, name) => element.getElementsByTagNameNS(W, name)[0];
const has = (element, name) => element.localName === name && element.namespaceURI === W;
const set = (element, name, value) => element.setAttributeNS(W, `w:${name}`, value);

const add = (parent, name) => parent.appendChild(parent.ownerDocument.createElementNS(W, name));

// Makes a text all that a run says.
const say = (run, text) => {
  for (const child of run.querySelectorAll(":scope > *")) if (!has(child, "rPr")) child.remove();
  for (const piece of clean(text).split(/([\n\t])/)) {
    if (Object.hasOwn(BREAKS, piece)) add(run, BREAKS[piece]);
    else if (piece) {
      const said = add(run, "w:t");
      said.setAttributeNS(XML, "xml:space", "preserve");
      said.textContent = piece;
    }
  }
};

const repeat = (element, times) => {
  for (let i = 1; i < times; i += 1) element.after(element.cloneNode(true));
};

// How wide each column of a table is: together as wide as the text.
const widthsOf = (head, rows, width) => {
  const asked = head.map((name, i) => {
    const cells = rows.map((row) => row[i]);
    const longest = Math.max(...[name, ...cells].map(lettersIn));
    return Math.max(NARROWEST, Math.min(WIDEST, longest), cells.every(Boolean) ? 0 : TO_WRITE_IN);
  });
  const sum = asked.reduce((all, one) => all + one, 0);
  return asked.map((one) => Math.floor((width * one) / sum));
};

// Fills a row of one cell, which is repeated for each column.
const fillRow = (row, texts, widths) => {
  repeat(find(row, "tc"), widths.length);
  for (const [i, cell] of [...row.children].filter((child) => has(child, "tc")).entries()) {
    set(find(cell, "tcW"), "w", widths[i]);
    say(find(cell, "r"), texts[i]);
  }
  return row;
};

// ---- a file

const parsed = (xml) => new DOMParser().parseFromString(xml, "application/xml").documentElement;

// One file in the making.
class WordFile {
  constructor(parts, document) {
    this.trees = Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, parsed(xml)]));
    this.links = [];
    this.numbered = 0;
    this.controls = 0;
    this.samples = {};
    const body = this.trees["word/document.xml"].firstElementChild;
    for (const control of [...body.children].filter((child) => has(child, "sdt"))) {
      this.samples[find(control, "tag").getAttributeNS(W, "val")] = find(control, "sdtContent").firstElementChild;
      control.remove();
    }
    body.prepend(this.line("title", document.title), ...this.all(document.blocks));
    this.fill(document);
  }

  // What stands beside the body: title, language and footer, the links, and a list in the numbering for each numbered one.
  fill({ title, language = "en-US", foot = "" }) {
    const { trees } = this;
    const core = trees["docProps/core.xml"];
    core.getElementsByTagNameNS(DC, "title")[0].textContent = clean(title);
    core.getElementsByTagNameNS(DC, "language")[0].textContent = language;
    for (const name of ["val", "eastAsia"]) set(find(trees["word/styles.xml"], "lang"), name, language);
    say(find(trees["word/footer1.xml"], "r"), foot);
    const relations = trees["word/_rels/document.xml.rels"];
    for (const [i, url] of this.links.entries()) {
      const relation = relations.ownerDocument.createElementNS(relations.namespaceURI, "Relationship");
      for (const [name, value] of [["Id", `link${i + 1}`], ["Type", `${R}/hyperlink`], ["Target", url], ["TargetMode", "External"]]) {
        relation.setAttribute(name, value);
      }
      relations.append(relation);
    }
    const numbering = trees["word/numbering.xml"];
    for (let i = 1; i < this.numbered; i += 1) {
      numbering.append(numbering.lastElementChild.cloneNode(true));
      set(numbering.lastElementChild, "numId", NUMBER + i);
    }
  }

  get parts() {
    const serializer = new XMLSerializer();
    return Object.fromEntries(Object.entries(this.trees).map(([path, tree]) => [path, DECLARED + serializer.serializeToString(tree)]));
  }

  // ---- blocks

  all(blocks) {
    return blocks.flatMap((block) => this[block.is](block));
  }

  // A copy of a sample.
  copy(sample) {
    return this.samples[sample].cloneNode(true);
  }

  // A paragraph with one text, which may be a link.
  line(sample, text, url = null) {
    const line = this.copy(sample);
    const run = find(line, "r");
    say(run, text);
    if (linkOf(url)) run.replaceWith(this.link(text, url));
    return line;
  }

  link(text, url) {
    this.links.push(url);
    const link = find(this.copy("link"), "hyperlink");
    link.setAttributeNS(R, "r:id", `link${this.links.length}`);
    say(link.firstElementChild, text);
    return link;
  }

  heading({ level, text }) {
    return [this.line(`heading-${level}`, text)];
  }

  paragraph({ text, quiet, url }) {
    return [this.line(quiet ? "quiet" : "paragraph", text, url)];
  }

  list({ ordered, quiet, items }) {
    const sample = ordered ? "number" : quiet ? "quiet-bullet" : "bullet";
    const number = NUMBER + this.numbered;
    if (ordered) this.numbered += 1;
    return items.map(({ text, code, url }) => {
      const line = this.line(sample, text, code ? null : url);
      if (ordered) set(find(line, "numId"), "val", number);
      if (code) this.code(line, code, url);
      return line;
    });
  }

  // Puts a number of the guide behind a line, in brackets.
  code(line, code, url) {
    const [before, behind] = [0, 1].map(() => find(line, "r").cloneNode(true));
    say(before, " (");
    say(behind, ")");
    let said;
    if (linkOf(url)) said = this.link(code, url);
    else {
      said = find(this.copy("code"), "r");
      say(said, code);
    }
    line.append(before, said, behind);
  }

  // Its name, and what is filled in; else a content control that says the hint.
  field({ label, value, hint }) {
    const line = this.copy("field");
    const [name, , control] = [...line.children].slice(-3);
    say(name, label);
    const run = find(control, "r");
    if (value) {
      find(run, "rPr").remove();
      say(run, value);
      control.replaceWith(run);
    } else {
      this.controls += 1;
      set(find(control, "alias"), "val", cut(clean(label), LONGEST_NAME));
      set(find(control, "id"), "val", this.controls);
      say(run, toFill(hint));
    }
    return [line];
  }

  table({ caption, head, rows }) {
    const table = this.copy("table");
    const named = find(table, "tblCaption");
    if (caption) set(named, "val", cut(clean(caption), LONGEST_CAPTION));
    else named.remove();
    const column = find(table, "gridCol");
    const widths = widthsOf(head, rows, Number(column.getAttributeNS(W, "w")));
    repeat(column, widths.length);
    for (const [i, one] of [...find(table, "tblGrid").children].entries()) set(one, "w", widths[i]);
    const [first, row] = [...table.children].filter((child) => has(child, "tr"));
    row.remove();
    fillRow(first, head, widths);
    table.append(...rows.map((cells) => fillRow(row.cloneNode(true), cells, widths)));
    return [...(caption ? [this.line("caption", caption)] : []), table, this.copy("after-table")];
  }

  // Blocks between two lines.
  box({ title, blocks }) {
    const written = this.all(blocks);
    const last = written.at(-1);
    if (last) {
      // Borders come behind the style and the number of a list, and before all else: the samples have nothing else.
      const properties = has(last.firstElementChild, "pPr") ? last.firstElementChild : last.ownerDocument.createElementNS(W, "w:pPr");
      last.prepend(properties);
      properties.append(find(this.copy("box-end"), "pBdr"));
    }
    return [this.line("box", title), ...written];
  }
}

// The document as a .docx; `parts` is the template, {path: XML}, as assets/word/template.json has it.
export const toWord = async (document, parts) => zip(new WordFile(parts, document).parts, TYPE);
