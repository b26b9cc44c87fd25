// The agenda of a class, what is asked, and where the class is by the clock. Nothing that tells an answer before somebody has chosen.

import { element, make, targets } from "../../shared/dom.js";
import { askedIn, nameOf, practiceOf } from "../../shared/session/chat.js";
import { after, day, time, timed, total, whereNow, zonedTime } from "../../shared/session/clock.js";
import { addressOf, fetchRecords, settle, tells } from "../../shared/session/records.js";
import { roomLines } from "../../shared/session/rooms.js";

// So often it is told where the class is, in milliseconds.
const REST = 10_000;
// Until a class that begins within so many minutes, these are counted.
const SOON = 60;
const TARGETS = ["name", "when", "now", "heard", "all", "steps", "gone", "print", "qr", "address"];

// A way on, in a line of its own. It opens beside the agenda, which stays.
const way = (href, text) => element("p", "join__link", Object.assign(element("a", "", text), { href, target: "_blank", rel: "noopener" }));

export class Agenda {
  constructor(page) {
    this.page = page;
    this.at = page.targets(TARGETS);
    this.word = (name, values) => page.word(name, values);
    this.at.print.addEventListener("click", () => this.print());
  }

  // Shows a session (shared/session/address.js); what of it the guide no longer has is left out, and that is told.
  async open(read) {
    clearInterval(this.ticking);
    this.records = await fetchRecords(this.page.root, read.steps.map(({ id }) => id).filter(Boolean));
    const { steps, changes } = settle(read.steps, this.records);
    this.session = { ...read, steps };
    const isLess = read.isDamaged || read.isCut || changes.some(({ what }) => what !== "moved");
    this.at.gone.textContent = isLess ? this.word("join_gone") : "";
    this.draw();
    this.page.show(this.page.parts.agenda);
    this.at.name.focus({ preventScroll: true });
    if (this.session.start) this.ticking = setInterval(() => this.tick(), REST);
  }

  draw() {
    const { at, session } = this;
    const { name, start, steps } = session;
    at.name.textContent = name || this.word("build_unnamed");
    const minutes = total(steps);
    at.when.textContent = start ? this.word("join_when", {
      day: day(start.instant), from: time(start.instant), to: zonedTime(after(start, minutes)),
    }) : this.word("class_minutes", { minutes });
    at.address.textContent = location.href;
    const asked = steps.map(({ id }) => this.records[id]).filter((one) => one?.kind === "question");
    const all = asked.length > 1 ? practiceOf(asked.map(({ id }) => id), asked[0], this.page.root) : "";
    at.all.replaceChildren(...(all ? [way(all, this.word("join_choose_all", { count: asked.length }))] : []));
    this.rows = timed(steps).map((step) => this.row(step));
    at.steps.replaceChildren(...this.rows.map(({ row }) => row));
    this.tick();
  }

  row(step) {
    const row = make(this.page.element, "step");
    const parts = targets(row, ["title", "minutes", "here", "body"]);
    const { start } = this.session;
    parts.title.textContent = this.titleOf(step);
    const length = this.word("class_minutes_short", { minutes: step.to - step.from });
    parts.minutes.textContent = start ? `${time(after(start, step.from))}, ${length}` : length;
    parts.body.replaceChildren(...(step.id ? this.shown(this.records[step.id]) : this.own(step)));
    return { row, here: parts.here };
  }

  // Of our own steps what sort it is, since what is said stands under it.
  titleOf(step) {
    return step.sort ? this.word(`build_${step.sort}`) : nameOf(step, this.records, this.word);
  }

  own(step) {
    const { sort, text } = step;
    const lines = roomLines(step, this.word).map((line) => element("p", "quiet", line));
    const said = [...(text.trim() ? [element("p", "", text.trim())] : []), ...lines];
    return sort === "rooms" ? [element("div", "breakout", ...said)] : said;
  }

  shown(one) {
    const { id, kind, record } = one;
    const note = record.querySelector(".note")?.textContent.trim();
    const noted = note ? [element("p", "quiet", note)] : [];
    const address = addressOf(id, this.page.root);
    if (kind === "question") {
      const { stem, options } = askedIn(record);
      const practice = practiceOf([id], one, this.page.root);
      return [
        ...noted, ...stem.map((text) => element("p", "", text)),
        element("ul", "choices-said", ...options.map((text) => element("li", "", text))),
        ...(practice ? [way(practice, this.word("join_choose"))] : []),
      ];
    }
    if (!tells(one)) return [...noted, way(address, this.word("join_read"))];
    const asked = record.querySelector("[data-asked]")?.dataset.asked ?? (kind === "case" ? askedIn(record).stem.join(" ") : "");
    const later = element("details", "", element("summary", "", this.word("join_later")), way(address, this.word("join_read")));
    return [...noted, ...(asked ? [element("p", "", asked)] : []), later];
  }

  // ---- where the class is

  tick() {
    const { at, session: { start, steps } } = this;
    const { minutes, step, left, isOver } = start ? whereNow(this.session) : { minutes: Infinity, step: -1 };
    at.now.hidden = minutes > SOON;
    if (!start) return;
    for (const [i, { row, here }] of this.rows.entries()) {
      here.hidden = i !== step;
      if (i === step) row.ariaCurrent = "step";
      else row.removeAttribute("aria-current");
    }
    const says = () => {
      if (isOver) return this.word("join_over");
      if (step >= 0) return this.word("join_now", { title: this.titleOf(steps[step]), minutes: left });
      if (minutes > SOON) return "";
      return this.word(minutes > 1 ? "join_starts" : "join_starts_one", { minutes });
    };
    at.now.textContent = says();
    // Told once for each step, not each time a minute has passed.
    const place = isOver ? "over" : step;
    if (this.told !== place) at.heard.textContent = at.now.textContent;
    this.told = place;
  }

  // With a code for those who have the paper; where none can be drawn, with the address alone.
  async print() {
    const { qr } = this.at;
    try {
      const { drawQr } = await import("../../shared/qr.js");
      const drawn = drawQr(location.href, qr.dataset.name.replace("{address}", location.href));
      qr.replaceChildren(...(drawn ? [drawn] : []));
    } catch { /* The address stands beside it. */ }
    print();
  }
}
