// My plan: from the day of the exam and the days one can study, what to do on which day. The steps stand in the page, as a general plan.

import { inShort, inWords, rangeInWords, readDay, today, writeDay } from "../../shared/days.js";
import { make } from "../../shared/dom.js";
import { sayAgain } from "../../shared/say.js";
import { readPlan, writePlan } from "./address.js";
import { makePlan, MOST_DAYS, MOST_WEEKS } from "./weeks.js";

const CALENDAR_TYPE = "text/calendar;charset=utf-8";
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
    title: item.querySelector("[data-title]").textContent,
    address: item.querySelector("a")?.href,
    item,
  }));
  const shares = box.dataset.domains.split(" ").filter(Boolean).map((one) => one.split(":"));
  const domains = shares.map(([id, share]) => ({ id, share: Number(share) }));
  return { steps: steps.sort((a, b) => a.index - b.index), domains, gaps: box.dataset.gaps.split(" ").map(Number) };
};

const TARGETS = ["missing", "general", "exam-is", "amount", "short", "far", "moved", "anew", "weeks", "exam-day", "status"];

export class Tool {
  constructor(page) {
    this.page = page;
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
  }

  get address() {
    return this.wanted ? writePlan(this.wanted) : "";
  }

  say(word) {
    sayAgain(this.targets.status, this.page.word(word));
  }

  // What the address asks for: a plan, or the questions for one.
  open() {
    const wanted = readPlan(location.hash, this.usual, this.lengths);
    if (!wanted && this.wanted && location.hash) {
      // What is no plan does not take the place of one.
      history.replaceState(null, "", this.address);
      return;
    }
    if (wanted) this.fill(wanted);
    const wrong = wanted && this.wrong(wanted);
    if (wanted && !wrong && !history.state?.isChange) this.follow(wanted);
    else this.ask(wrong);
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
    this.targets.missing.textContent = wrong ? this.page.word(wrong) : "";
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
    };
    const wrong = this.wrong(wanted);
    const { missing } = this.targets;
    missing.textContent = "";
    const { exam, day } = this.setup.elements;
    if (wrong) this.page.tellMissing(missing, wrong, wrong === "plan_no_days" ? day[0] : exam);
    else this.follow(wanted, true);
  }

  // Shows a plan. It begins on the day in the address, so that it stays the same from day to day; where none fits, today.
  follow({ exam, weekdays, minutes, from }, isNew = false) {
    this.wanted = { exam, weekdays, minutes, from: from !== null && from <= today() ? from : today() };
    const { address } = this;
    // Back leads to the plan before, not to the form in which it was changed.
    if (isNew && address !== location.hash && !history.state?.isChange) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    this.plan = makePlan(this.steps, this.wanted);
    this.draw();
    this.show(this.own);
    if (isNew) this.own.querySelector("h2").focus();
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
    targets.status.textContent = "";
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
    made.querySelector("ul").append(...steps.map(({ item }) => item.cloneNode(true)));
    return made;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.say("plan_copied");
    } catch {
      this.say("copy_failed");
    }
  }

  // Hands the plan over as a calendar file. What makes the file is fetched when somebody wants one.
  async save() {
    try {
      const [{ calendarFile }, { download }] = await Promise.all([import("./calendar_file.js"), import("../../shared/download.js")]);
      download(this.page.word("plan_file"), calendarFile(this.events()), CALENDAR_TYPE);
      this.say("plan_saved");
    } catch {
      this.say("file_failed");
    }
  }

  // The days of the plan for a calendar. Their titles are neutral: somebody may see the calendar.
  events() {
    const { page } = this;
    const id = (day) => `${writeDay(day)}-exam-${writeDay(this.wanted.exam)}@study-plan`;
    const lines = (steps) => steps.flatMap(({ title, address }) => [title, ...(address ? [address] : [])]);
    const days = this.plan.weeks.flatMap((week) => week.days).map(({ day, steps }) => ({
      day,
      id: id(day),
      title: page.word("plan_event", { what: [...new Set(steps.map(({ calendar }) => calendar))].join(", ") }),
      text: [...lines(steps), "", page.word("plan_event_plan"), location.href].join("\n"),
    }));
    return [...days, { day: this.wanted.exam, id: id(this.wanted.exam), title: page.word("plan_event_exam") }];
  }

  // The form is a step of its own: Back leads to the plan as it was.
  change() {
    history.pushState({ isChange: true }, "");
    this.ask();
    this.setup.elements.exam.focus();
  }
}
