// The class view: one screen at a time, by keys that are also buttons. Where one is stands behind the # of the address, and takes no step
// of the history: Back leads out of it, and a reload keeps the place. Which answers were asked for stands beside it, so that a copied link
// has none.

import { composes, element, fill, targets, wordsIn } from "../../shared/dom.js";
import { spoken } from "../../shared/hand_on.js";
import { sayAgain } from "../../shared/say.js";
import { inTab } from "../../shared/tab.js";
import { Row } from "./row.js";

// The names of what stays in the tab.
const [VIEW, TIMER] = ["class-view", "class-timer"];
// The screen by which a step of a session begins.
const STEP = /-step-\d+$/;
const SIZES = [0.7, 0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.8];
const USUAL = SIZES.indexOf(1);
// Letters that do something once, also while they are held down.
const ONCE = "rbtf";

class ClassView {
  constructor(main) {
    this.main = main;
    this.words = wordsIn(document);
    this.targets = targets(document, ["address", "qr", "said", "previous", "next", "skip", "reveal", "blank", "timer", "smaller", "larger",
      "full", "blanked", "unblank", "timing", "minutes", "own", "left", "at", "bar"]);
    this.tab = inTab(VIEW);
    // A timer that was started before a reload goes on.
    if (inTab(TIMER).recall()) this.openTimer();
    this.actions = {
      previous: () => this.move("previous", "view_start"),
      next: () => this.goOn(),
      skip: () => this.move("nextPart", "view_last_part"),
      reveal: () => this.turn(),
      blank: () => this.blank(true),
      unblank: () => this.blank(false),
      timer: () => this.askMinutes(),
      smaller: () => this.resize(-1),
      larger: () => this.resize(1),
      full: () => this.fill(),
    };
  }

  word(name, values = {}) {
    return fill(this.words[name], values);
  }

  say(name, values) {
    sayAgain(this.targets.said, this.word(name, values));
  }

  // Takes up the screens of the page, or those the address names.
  async open() {
    const { main, targets } = this;
    // What an address names is fetched by a script that a record by itself does not need.
    this.set = main.dataset.record ? null : await import("./set.js");
    if (this.set) await this.fetch();
    this.elements = [...main.querySelectorAll(".screen")];
    for (const details of main.querySelectorAll(".screen__answer")) details.open = true;
    const screens = this.elements.map(({ id, dataset: { record, answer } }) =>
      ({ id, record, isAnswer: answer !== undefined, begins: STEP.test(id) }));
    this.row = new Row(screens, history.state?.revealed ?? []);
    this.row.goTo(this.set ? this.set.readAt(location.hash) : decodeURIComponent(location.hash.slice(1)));
    targets.full.hidden = !document.fullscreenEnabled;
    targets.skip.hidden = this.row.parts.length < 2;
    this.resize(0);
    this.keepRoom();
    main.dataset.runs = "";
    this.draw();
  }

  // The records an address names, in place of what the page says where it names none.
  async fetch() {
    const { fetchShown, MOST, readSession } = this.set;
    this.session = readSession(location.hash);
    if (!this.session.steps.length) return;
    const empty = this.main.querySelector(".screen--empty");
    const told = empty.querySelector("[data-target=empty]");
    told.textContent = this.word("view_loading");
    try {
      const { screens, gone } = await fetchShown(this.main.dataset.root, this.session, (name, values) => this.word(name, values));
      if (screens.length) empty.replaceWith(...screens);
      else told.textContent = this.word("view_gone");
      if (screens.length && gone.length) this.tellFirst(this.word("view_gone_some", { ids: gone.join(", ") }));
      if (this.session.isCut) this.tellFirst(this.word("view_too_many", { most: MOST }));
    } catch (error) {
      console.warn(error);
      told.textContent = this.word("view_failed");
    }
  }

  // Says something on a screen before all others.
  tellFirst(sentence) {
    const screen = Object.assign(element("section", "screen", element("div", "screen__body", element("p", "", sentence))), { id: "told" });
    this.main.querySelector(".screen").before(screen);
  }

  // Where one is. A set that names nothing keeps the address it came by.
  get address() {
    const { id } = this.row.current;
    if (!this.set) return `#${id}`;
    return this.session.steps.length ? this.set.writeShown(this.session, id) : location.href;
  }

  // Whether these are the steps that are shown.
  isSame({ steps }) {
    return JSON.stringify(steps) === JSON.stringify(this.session.steps);
  }

  move(way, otherwise) {
    if (this.row[way]()) this.draw();
    else this.say(otherwise);
  }

  // What is larger than the window is read to its end first.
  goOn() {
    const { main } = this;
    if (main.scrollTop + main.clientHeight < main.scrollHeight - 1) main.scrollBy(0, main.clientHeight * 0.8);
    else this.move("next", this.row.hides ? "view_more_to_reveal" : "view_end");
  }

  // Shows an answer, or hides again the one in sight: what was pressed by mistake is undone by the same key.
  turn() {
    if (this.row.conceal()) this.draw(this.word("view_hidden"));
    else this.move("reveal", "view_no_answer");
  }

  // `first` is said before what stands on the screen.
  draw(first = "") {
    const { row, targets } = this;
    for (const element of this.elements) element.hidden = element.id !== row.current.id;
    history.replaceState({ ...history.state, revealed: [...row.revealed] }, "", this.address);
    this.main.scrollTo(0, 0);
    const all = row.open.length;
    targets.at.textContent = this.word("view_at", { at: row.number, all });
    targets.previous.ariaDisabled = String(row.number === 1);
    targets.next.ariaDisabled = String(row.number === all);
    targets.skip.ariaDisabled = String(row.isLastPart);
    targets.reveal.ariaDisabled = String(!row.hides && !row.tells);
    targets.reveal.firstChild.data = `${this.word(row.tells ? "view_hide" : "view_reveal")} `;
    const shown = this.elements[row.at];
    this.drawAddress(shown.dataset);
    const said = [...shown.querySelectorAll("h2, p, li")].map((one) => one.textContent.replace(/\s+/g, " ").trim());
    sayAgain(targets.said, [first, ...said].join(" ").trim());
    this.timer?.passScreen();
  }

  // The address of what is shown, for whoever has it not before them: to be read, said and scanned. A screen that is of no record has none.
  drawAddress({ record, address = record && `go/${record}/` }) {
    const { qr, address: box } = this.targets;
    const link = box.querySelector("a");
    box.hidden = !address;
    qr.hidden = !address;
    if (!address) return;
    link.href = this.main.dataset.root + address;
    if (link.textContent === spoken(link.href) && qr.querySelector("svg")) return;
    link.textContent = spoken(link.href);
    this.drawCode(link.href);
  }

  // A phone of one's own shows no code, and need not fetch what draws it (class_view.css).
  async drawCode(address) {
    const { qr } = this.targets;
    if (!qr.checkVisibility()) return;
    try {
      const { drawQr } = await import("../../shared/qr.js");
      const drawn = drawQr(address, qr.dataset.name.replace("{address}", spoken(address)));
      if (drawn) qr.replaceChildren(drawn);
    } catch { /* The address stands over it. */ }
  }

  blank(isBlank) {
    const { blanked, unblank, blank } = this.targets;
    if (blanked.hidden !== isBlank) return;
    blanked.hidden = !isBlank;
    this.main.inert = isBlank;
    (isBlank ? unblank : blank).focus();
    this.say(isBlank ? "view_blanked" : "view_unblanked");
  }

  // The keys stand at the foot of the window, in as many rows as they need.
  keepRoom() {
    const { bar } = this.targets;
    new ResizeObserver(() => document.body.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);
    document.body.style.setProperty("--bar", `${bar.offsetHeight}px`);
  }

  // What is larger than the window is scrolled.
  resize(by) {
    const { size = USUAL } = this.tab.recall() ?? {};
    const at = Math.min(Math.max((Number.isInteger(size) ? size : USUAL) + by, 0), SIZES.length - 1);
    document.body.style.setProperty("--size", SIZES[at]);
    if (by) this.tab.keep({ size: at });
  }

  async fill() {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await document.documentElement.requestFullscreen();
    } catch { /* A browser that does not allow it shows the window as it is. */ }
  }

  // ---- the timer

  // How many minutes the step at hand takes, by the last screen so far that says so; null where none does.
  get minutes() {
    const before = this.elements.slice(0, this.row.at + 1).reverse();
    return before.find(({ dataset }) => dataset.minutes)?.dataset.minutes ?? null;
  }

  askMinutes() {
    const { timing, minutes, own } = this.targets;
    if (this.timer?.isOver) this.timer.stop();
    own.hidden = !this.minutes;
    Object.assign(own, { value: this.minutes ?? "", textContent: this.minutes ?? "" });
    minutes.textContent = this.minutes ? this.word("view_step_minutes", { minutes: this.minutes }) : "";
    timing.returnValue = "";
    timing.showModal();
    timing.querySelector(this.minutes ? "[data-target=own]" : "[value='5']").focus();
  }

  async openTimer() {
    const { Timer } = await import("./timer.js");
    this.timer ??= new Timer(this.targets.left, this.words, inTab(TIMER));
    return this.timer;
  }

  async takeMinutes() {
    const { returnValue } = this.targets.timing;
    if (!returnValue) return;
    const timer = await this.openTimer();
    if (returnValue === "stop") timer.stop();
    else timer.start(Number(returnValue));
  }

  // ---- keys

  listen() {
    const { targets, actions } = this;
    for (const [name, action] of Object.entries(actions)) {
      targets[name].addEventListener("click", ({ detail }) => {
        action();
        // After a press of the mouse the space bar goes on as before, and does not press the same key again.
        if (detail && document.activeElement === targets[name]) targets[name].blur();
      });
    }
    targets.timing.addEventListener("close", () => this.takeMinutes());
    document.addEventListener("keydown", (event) => this.press(event));
    addEventListener("hashchange", () => {
      const { hash } = location;
      const isHere = this.set ? this.isSame(this.set.readSession(hash)) : this.row.goTo(hash.slice(1));
      if (isHere) this.draw();
      else location.reload();
    });
  }

  press(event) {
    const { key, target, repeat, ctrlKey, altKey, metaKey } = event;
    if (ctrlKey || altKey || metaKey || composes(event)) return;
    const action = this.targets.timing.open ? this.actionOfTiming(key) : this.actionOf(key, target);
    if (!action) return;
    event.preventDefault();
    // A key held down goes on and on, but what it turns or opens is not turned back by it.
    if (!repeat || !ONCE.includes(key.toLowerCase())) action();
  }

  get lettersCount() {
    return document.documentElement.dataset.shortcut === "on";
  }

  // The letter that asked for minutes takes the question back.
  actionOfTiming(key) {
    return key.toLowerCase() === "t" && this.lettersCount ? () => this.targets.timing.close() : null;
  }

  // A key that is a letter counts only where the reader has not switched such keys off; Space and Enter belong to a button they stand on.
  actionOf(key, target) {
    const { actions, row } = this;
    const goTo = (way) => () => { row[way](); this.draw(); };
    const isBlank = !this.targets.blanked.hidden;
    if (isBlank) return ["b", "B", "Escape", " ", "ArrowRight", "PageDown"].includes(key) ? actions.unblank : null;
    if (key === " ") return target.matches("button, a, summary") ? null : actions.next;
    const byName = {
      ArrowRight: actions.next, ArrowDown: actions.next, PageDown: actions.next,
      ArrowLeft: actions.previous, ArrowUp: actions.previous, PageUp: actions.previous,
      Home: goTo("first"), End: goTo("last"),
    };
    const byLetter = {
      n: actions.skip, p: () => this.move("previousPart", "view_start"),
      r: actions.reveal, b: actions.blank, t: actions.timer, f: actions.full,
      "+": actions.larger, "=": actions.larger, "-": actions.smaller, "−": actions.smaller,
    };
    return byName[key] ?? (this.lettersCount ? byLetter[key.toLowerCase()] : null);
  }
}

if ("scripts" in document.documentElement.dataset) {
  const view = new ClassView(document.querySelector("[data-script='class/view/view']"));
  await view.open();
  view.listen();
}
