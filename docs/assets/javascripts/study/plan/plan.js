// My plan: from the day of the exam and the days one can study, what to do on which day. The steps stand in the page, as a general plan.
// It is in the address, and after a yes on this device as well (study/memory.js).

import { newSeed } from "../../shared/address.js";
import { inShort, inWords, rangeInWords, readDay, today, writeDay } from "../../shared/days.js";
import { make } from "../../shared/dom.js";
import { sayAgain } from "../../shared/say.js";
import { openMemory } from "../memory.js";
import { askToRemember } from "../remember.js";
import { readPlan, writePlan } from "./address.js";
import { makePlan, MOST_DAYS, MOST_WEEKS } from "./weeks.js";

const CALENDAR_TYPE = "text/calendar;charset=utf-8";
// page/frame.js reads it before the page is drawn.
const KEPT = "guide-study-plan";
const ID_LENGTH = 8;
// Up to so many weeks stand open; of more only the week at hand.
const FEW_WEEKS = 3;

// What the general plan of the page is made of: {steps, domains, gaps}.
const readSteps = (box) => {
  const steps = [...box.querySelectorAll("[data-step]")].map((item) => ({
    index: Number(item.dataset.step),
    when: item.dataset.when,
    domain: item.dataset.domain,
    minutes: Number(item.dataset.minutes),
    every: Number(item.dataset.every),
    shortOfTime: "shortOfTime" in item.dataset,
    calendar: item.dataset.calendarWord,
    address: item.querySelector("a")?.href,
    item,
  }));
  const shares = box.dataset.domains.split(" ").filter(Boolean).map((one) => one.split(":"));
  const domains = shares.map(([id, share]) => ({ id, share: Number(share) }));
  return { steps: steps.sort((a, b) => a.index - b.index), domains, gaps: box.dataset.gaps.split(" ").map(Number) };
};

const TARGETS = [
  "missing", "bring", "general", "exam-is", "amount", "short", "far", "moved", "kept", "anew", "weeks", "exam-day", "copied",
];

export class Tool {
  constructor(page) {
    this.page = page;
    this.memory = openMemory(page);
    this.id = "";
    this.steps = readSteps(page.element);
    Object.assign(this, page.parts);
    this.targets = page.targets(TARGETS);
    const weekdays = page.offered("day").filter(({ isUsual }) => isUsual).map(({ value }) => Number(value));
    this.usual = { weekdays, minutes: Number(page.usual("minutes")) };
    this.lengths = page.offered("minutes").map(({ value }) => Number(value));
    page.on({
      change: () => this.change(),
      anew: () => this.follow({ ...this.wanted, from: today() }, true),
      copy: () => this.copy(),
      calendar: () => this.save(),
      print: () => print(),
    });
    // What is folded is printed by few browsers.
    addEventListener("beforeprint", () => this.unfold());
    addEventListener("afterprint", () => this.fold());
  }

  get address() {
    return this.wanted ? writePlan(this.wanted) : "";
  }

  note() {
    history.replaceState(null, "", this.address);
  }

  say(word) {
    sayAgain(this.targets.copied, this.page.word(word));
  }

  // What the address asks for: a plan, or the one that is kept, or the questions for one.
  open() {
    const wanted = this.read(location.hash) ?? (this.wanted ? null : this.read(this.memory.get(KEPT) ?? ""));
    if (!wanted && this.wanted && location.hash) {
      // What is no plan does not take the place of one.
      this.note();
      return;
    }
    if (wanted) this.fill(wanted);
    const wrong = wanted && this.wrong(wanted);
    if (wanted && !wrong && !history.state?.isChange) this.follow(wanted);
    else this.ask(wrong);
  }

  read(hash) {
    return readPlan(hash, this.usual, this.lengths);
  }

  // The name of the sentence that says why there can be no plan, if so.
  wrong({ exam, weekdays }) {
    if (exam === null) return "plan_no_date";
    if (exam === today()) return "plan_is_today";
    if (exam < today()) return "plan_is_past";
    return weekdays.length ? null : "plan_no_days";
  }

  ask(wrong = null) {
    this.wanted = null;
    this.show(this.setup);
    this.tellWrong(wrong);
    // A plan that is over is not shown again.
    if (wrong === "plan_is_past" && this.read(this.memory.get(KEPT) ?? "")?.exam < today()) this.memory.put(KEPT, "");
  }

  tellWrong(wrong) {
    this.targets.missing.textContent = wrong ? this.page.word(wrong) : "";
    this.targets.bring.hidden = wrong !== "plan_is_today";
  }

  show(part) {
    this.page.tell();
    this.page.show(part);
    this.targets.general.hidden = part === this.own;
  }

  fill({ exam, weekdays, minutes }) {
    const { elements } = this.setup;
    elements.exam.value = exam === null ? "" : writeDay(exam);
    for (const box of elements.day) box.checked = weekdays.includes(Number(box.value));
    elements.minutes.value = minutes;
  }

  // The plan of what was chosen in the form.
  begin() {
    const chosen = new FormData(this.setup);
    const wanted = {
      exam: readDay(chosen.get("exam")),
      weekdays: chosen.getAll("day").map(Number),
      minutes: Number(chosen.get("minutes") ?? this.usual.minutes),
      from: today(),
      id: this.id,
    };
    const wrong = this.wrong(wanted);
    const { missing } = this.targets;
    this.tellWrong(wrong);
    const { exam, day } = this.setup.elements;
    if (wrong) this.page.tellMissing(missing, wrong, wrong === "plan_no_days" ? day[0] : exam);
    else this.follow(wanted, true);
  }

  // Shows a plan. It begins on the day in the address, so that it stays the same from day to day; where none fits, today.
  // One's own plan keeps its name when it is changed; a link from others has none, and gets one.
  follow({ exam, weekdays, minutes, from, id }, isNew = false) {
    this.id = id || newSeed(ID_LENGTH);
    this.wanted = { exam, weekdays, minutes, from: from !== null && from <= today() ? from : today(), id: this.id };
    const { address } = this;
    if (isNew || !this.memory.get(KEPT)) this.keep();
    // Back leads to the plan before, not to the form in which it was changed.
    if (isNew && address !== location.hash && !history.state?.isChange) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    this.plan = makePlan(this.steps, this.wanted);
    this.draw();
    askToRemember(this.page, () => this.keep());
    this.show(this.own);
    if (isNew) this.own.querySelector("h2").focus();
  }

  // Keeps the plan on this device, after a yes.
  keep() {
    if (this.memory.kept && this.address) this.memory.put(KEPT, this.address);
    this.targets.kept.textContent = this.page.word(this.memory.kept ? "plan_kept_here" : "plan_kept");
  }

  draw() {
    const { exam, minutes, from } = this.wanted;
    const { weeks, studyDays, isShort, isMoved, start } = this.plan;
    const { page, targets } = this;
    targets["exam-is"].textContent = page.word("plan_exam_is", { exam: inWords(exam) });
    targets.amount.textContent = page.word("plan_amount", { days: studyDays, minutes });
    targets.far.textContent = page.word("plan_far", { start: inWords(start), weeks: MOST_WEEKS });
    targets.far.hidden = exam - from <= MOST_DAYS;
    targets.short.hidden = !isShort;
    targets.moved.hidden = !isMoved;
    targets.anew.hidden = from === today();
    targets.copied.textContent = "";
    targets.kept.textContent = page.word(this.memory.get(KEPT) === this.address ? "plan_kept_here" : "plan_kept");
    targets.weeks.replaceChildren(...weeks.map((week, i) => this.week(week, i + 1, weeks.length <= FEW_WEEKS)));
    targets["exam-day"].textContent = page.word("plan_exam_day", { exam: inShort(exam) });
  }

  week({ first, last, isLast, days }, number, isOpen) {
    const made = make(this.page.element, "week");
    const told = { number, days: rangeInWords(first, last) };
    made.querySelector("h3").textContent = this.page.word(isLast ? "plan_last_week" : "plan_week", told);
    made.open = isOpen || (first <= today() && today() <= last) || (number === 1 && today() < first);
    made.querySelector("ol").append(...days.map((day) => this.day(day)));
    return made;
  }

  day({ day, steps, isEve }) {
    const made = make(this.page.element, "day");
    const [date, eve, now] = made.querySelectorAll(".plan__date > *");
    date.textContent = inShort(day);
    eve.hidden = !isEve;
    now.hidden = day !== today();
    made.classList.toggle("plan__day--past", day < today());
    made.querySelector("ul").append(...steps.map((step) => this.step(step)));
    return made;
  }

  step({ item, minutes, part, parts }) {
    const made = item.cloneNode(true);
    if (part) {
      made.dataset.minutes = minutes;
      made.querySelector(".quiet").textContent = this.page.word("plan_part", { minutes, part, parts });
    }
    return made;
  }

  unfold() {
    this.folded = [...this.targets.weeks.children].filter(({ open }) => !open);
    for (const week of this.folded) week.open = true;
  }

  fold() {
    for (const week of this.folded ?? []) week.open = false;
  }

  // Without the name of the plan: in the calendar of whoever follows the link it is another.
  async copy() {
    try {
      await navigator.clipboard.writeText(new URL(writePlan({ ...this.wanted, id: "" }), location.href).href);
      this.say("plan_copied");
    } catch {
      this.say("copy_failed");
    }
  }

  // Hands the plan over as a calendar file. What makes the file is fetched when somebody wants one.
  async save() {
    try {
      const [{ calendarFile }, { download }] = await Promise.all([
        import("../../shared/calendar_file.js"), import("../../shared/download.js"),
      ]);
      download(this.page.word("plan_file"), calendarFile("Study plan", this.events()), CALENDAR_TYPE);
      this.say("plan_saved");
    } catch {
      this.say("file_failed");
    }
  }

  // The days of the plan for a calendar, which others may see: neither titles nor texts say what it is for, and no link does. A plan that
  // moves takes its last two days along; the others are known by their dates.
  events() {
    const { page, id } = this;
    const uid = (name) => `${id}-${name}@study-plan`;
    const line = ({ calendar: what, minutes }) => (minutes ? page.word("plan_event_line", { what, minutes }) : what);
    const days = this.plan.weeks.flatMap((week) => week.days).map(({ day, steps, isEve }) => ({
      day,
      id: uid(isEve ? "eve" : writeDay(day)),
      title: page.word("plan_event", { what: [...new Set(steps.map(({ calendar }) => calendar))].join(", ") }),
      text: steps.map(line).join("\n"),
    }));
    return [...days, { day: this.wanted.exam, id: uid("day"), title: page.word("plan_event_exam") }];
  }

  // The form is a step of its own: Back leads to the plan as it was.
  change() {
    history.pushState({ isChange: true }, "");
    this.ask();
    this.setup.elements.exam.focus();
  }
}
