// Handouts and cards: the items an address names, or that somebody types, each on one page of paper or as cards to cut out.

import { element } from "../../shared/dom.js";
import { inTab } from "../../shared/tab.js";

// What reads, fetches and lays out comes once there is something to print: the page itself is light.
const rest = async () => Object.assign({}, ...await Promise.all([
  import("./address.js"), import("../../shared/session/records.js"), import("./item.js"), import("./layout.js"),
  import("../../shared/days.js"), import("../../shared/hand_on.js"), import("../../shared/say.js"),
]));

const TARGETS = ["items", "missing", "title", "notes", "answers", "print", "count", "heard", "papers", "measure", "retry", "change"];
// What has a sheet of its own.
const OWN_SHEET = "class-session";

export class Tool {
  constructor(page) {
    this.page = page;
    Object.assign(this, page.parts);
    this.targets = page.targets(TARGETS);
    this.tab = inTab("print");
    this.records = {};
    const { items } = this.targets;
    items.value ||= this.tab.recall() ?? "";
    items.addEventListener("input", () => this.tab.keep(items.value));
    items.addEventListener("focus", () => rest().catch(() => {}), { once: true });
    const retry = () => page.attempt(() => (this.asked ? this.draw() : this.open()));
    page.on({ retry, print: () => this.print(), change: () => this.change() });
    this.papers.addEventListener("change", () => this.choose());
  }

  get address() {
    return this.asked ? this.tools.writePrint(this.asked) : "";
  }

  note() {
    history.replaceState(history.state, "", this.address || location.pathname);
  }

  // What the address asks for; the first form where it names nothing.
  async open() {
    const { hash } = location;
    const isAsked = hash.includes("=");
    this.strange = [];
    this.asked = null;
    try {
      if (isAsked) this.tools ??= await rest();
    } catch (error) {
      this.fail(error);
      return;
    }
    if (isAsked) this.asked = this.tools.readPrint(hash);
    if (this.asked?.ids.length) {
      await this.draw();
      return;
    }
    this.asked = null;
    this.page.show(this.setup);
    this.page.tell(isAsked ? "print_unread" : null);
  }

  // What somebody typed.
  async begin() {
    const { items, missing } = this.targets;
    this.tools ??= await rest();
    const { MOST, readPrint, readTyped, writePrint } = this.tools;
    const { ids, strange } = readTyped(items.value);
    missing.textContent = "";
    if (!ids.length) {
      this.page.tellMissing(missing, "print_none", items);
      if (strange.length) missing.textContent = this.unknown(strange);
      return;
    }
    const { form, answers } = this.asked ?? readPrint("");
    const asked = readPrint(writePrint({ session: { steps: ids.map((id) => ({ id, minutes: null })) }, form, answers }));
    this.strange = strange;
    this.asked = { ...asked, isCut: ids.length > MOST };
    history.pushState(null, "", this.address);
    await this.draw();
    if (!this.papers.hidden) this.targets.title.focus();
  }

  // Back to the form, with what is on paper now in it.
  change() {
    const { items, missing } = this.targets;
    items.value = this.asked.ids.join("\n");
    missing.textContent = "";
    this.tab.keep(items.value);
    this.page.tell();
    this.page.show(this.setup);
    items.focus();
  }

  choose() {
    const chosen = (name) => this.papers.querySelector(`[name="${name}"]:checked`).value;
    Object.assign(this.asked, { form: chosen("as"), answers: chosen("answers") });
    this.note();
    this.lay();
  }

  // Fetches what is not here yet, and shows it. Whoever asks for something else meanwhile gets that.
  async draw() {
    const { asked, page } = this;
    try {
      const missing = asked.ids.filter((id) => !(id in this.records));
      Object.assign(this.records, await this.tools.fetchRecords(page.root, missing));
    } catch (error) {
      if (asked === this.asked) this.fail(error);
      return;
    }
    if (asked !== this.asked) return;
    const items = this.sort(asked);
    if (!items.length) {
      page.show(this.setup);
      this.targets.items.value ||= asked.ids.join("\n");
      this.tools.sayAgain(this.targets.missing, this.notes.map((note) => note.textContent).join(" "));
      return;
    }
    this.items = items;
    this.show();
  }

  // What could not be fetched can be asked for again.
  fail(error) {
    console.warn(error);
    this.page.show(this.failed);
    this.page.tell("print_failed");
  }

  // The items that go on paper, each once; of all others it is noted why they don't.
  sort(asked) {
    const { page, tools } = this;
    const unknown = [...this.strange];
    const found = new Map();
    this.notes = [];
    const note = (...said) => this.notes.push(element("li", "", ...said));
    for (const id of asked.ids) {
      const has = this.records[id];
      if (!has) unknown.push(id);
      else if (!has.record) note(this.gone(has));
      else if (has.kind === OWN_SHEET) note(...this.ownSheet(has));
      else {
        if (has.because) note(page.word("print_moved", { id, title: has.title, why: has.because }));
        found.set(has.id, has);
      }
    }
    if (unknown.length) note(this.unknown(unknown));
    if (asked.isDamaged) note(page.word("print_damaged"));
    if (asked.isCut) note(page.word("print_cut", { most: tools.MOST }));
    const told = [page.word("pulls"), page.word("bring_to_supervision")];
    return [...found.values()].map((one) => ({ ...tools.readItem(one, told), addresses: this.addressesOf(one) }));
  }

  unknown(ids) {
    return this.page.word("print_unknown", { ids: ids.map((id) => `“${id.slice(0, 60)}”`).join(", ") });
  }

  gone({ id, ways, why }) {
    return this.page.word(ways.length ? "print_split" : "print_retired", { id, ways: ways.join(", "), why });
  }

  ownSheet({ id, title }) {
    const address = this.tools.addressOf(id, this.page.root);
    const [before, after] = this.page.word("print_own_sheet", { title }).split("{address}");
    return [before, Object.assign(element("a", "", this.tools.spoken(`${address}class/`)), { href: `${address}class/` }), after];
  }

  // Where an item is read on: a page without an answer leads to none.
  addressesOf(one) {
    const { page: { root }, tools } = this;
    return { without: tools.addressInClass(one, root), with: tools.addressOf(one.id, root) };
  }

  // What stands around what is printed.
  frame(address = "") {
    const { page, tools } = this;
    const guide = tools.bare(document.querySelector(".foot__name"), "a");
    return {
      address,
      name: this.asked.session.name,
      day: `${page.word("task_day")} ${tools.inWords(tools.today())}.`,
      guide,
      rest: page.word("print_rest", { address }),
      restsOn: page.word("rests_on"),
    };
  }

  show() {
    const { asked, items, page, targets } = this;
    for (const [name, value] of [["as", asked.form], ["answers", asked.answers]]) {
      this.papers.querySelector(`[name="${name}"][value="${value}"]`).checked = true;
    }
    targets.answers.hidden = !items.some(({ hasAnswer }) => hasAnswer);
    targets.notes.replaceChildren(...this.notes);
    page.tell();
    page.show(this.papers);
    this.lay();
  }

  // Puts the items on paper as somebody chose.
  lay() {
    const { asked, items, page, targets, tools } = this;
    const place = targets.measure;
    const framed = (kind) => ({ addresses }) => this.frame(tools.spoken(addresses[kind]));
    const isAnswered = asked.answers === "with";
    const shared = { isAnswered, frame: this.frame(), title: page.word("print_answer_sheet"), place };
    const how = { ...shared, frameOf: framed(isAnswered ? "with" : "without") };
    const sheets = asked.form === "pages" ? tools.layPages(items, how) : tools.layCards(items, how);
    const answered = asked.answers === "apart" ? items.filter(({ hasAnswer }) => hasAnswer) : [];
    if (answered.length) sheets.push(...tools.layAnswers(answered, { ...shared, frameOf: framed("with") }));
    place.replaceChildren();
    for (const [i, { drawn }] of sheets.entries()) {
      drawn.ariaLabel = page.word("print_sheet", { at: i + 1, all: sheets.length });
    }
    targets.papers.replaceChildren(...sheets.map(({ drawn }) => drawn));
    // In sight at once, so that nothing below it moves; spoken also where it is the same as before.
    targets.count.textContent = page.word("print_count", { items: items.length, pages: sheets.length });
    tools.sayAgain(targets.heard, [...this.notes.map((note) => note.textContent), targets.count.textContent].join(" "));
    this.coding = this.drawCodes(sheets);
  }

  // A code for each page, fetched when there is one to draw. Without, the address beside it is enough.
  async drawCodes(sheets) {
    const coded = sheets.filter(({ code }) => code);
    if (!coded.length) return;
    try {
      const { drawQr } = await import("../../shared/qr.js");
      for (const [i, { code }] of coded.entries()) {
        const { addresses } = this.items[i];
        const address = addresses[this.asked.answers === "with" ? "with" : "without"];
        const drawn = drawQr(address, this.page.word("qr_name", { address: this.tools.spoken(address) }));
        if (drawn) code.replaceChildren(drawn);
      }
    } catch (error) {
      console.warn(error);
    }
  }

  async print() {
    await this.coding;
    print();
  }
}
