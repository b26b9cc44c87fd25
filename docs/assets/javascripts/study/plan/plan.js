// My plan: from the day of the exam and the days one can study, what to do on which day. The steps stand in the page, as a general plan.

import { inShort, inWords, rangeInWords, readDay, today, writeDay } from "../../shared/days.js";
import { readPlan, USUAL, writePlan } from "./address.js";
import { makePlan, MOST_DAYS } from "./weeks.js";
import { showPart, tellMissing } from "../parts.js";

const CALENDAR_TYPE = "text/calendar;charset=utf-8";
// Up to so many weeks stand open; of more only the week at hand.
const FEW_WEEKS = 3;

// What the general plan of the page is made of: {steps, domains, gaps}.
const readSteps = (box) => {
  const steps = [...box.querySelectorAll("[data-step]")].map((item) => ({
    place: Number(item.dataset.step),
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
  const domains = box.dataset.domains.split(" ").filter(Boolean).map((one) => one.split(":")).map(([id, share]) => ({ id, share: Number(share) }));
  return { steps: steps.sort((a, b) => a.place - b.place), domains, gaps: box.dataset.gaps.split(" ").map(Number) };
};

const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);

class Plan {
  constructor(box) {
    this.box = box;
    this.words = box.dataset;
    this.given = readSteps(box);
    this.setup = box.querySelector(".study__setup");
    this.missing = this.setup.querySelector(".study__missing");
    this.general = this.key("general");
    this.own = this.key("own");
    this.said = this.own.querySelector("[role=status]");
    this.setup.addEventListener("submit", (event) => { event.preventDefault(); this.make(); });
    this.on("change", () => this.change());
    this.on("anew", () => this.follow({ ...this.wanted, from: today() }, true));
    this.on("copy", () => this.copy());
    this.on("calendar", () => this.save());
    this.on("print", () => print());
    addEventListener("popstate", () => this.open());
    this.open();
  }

  key(name) {
    return this.box.querySelector(`[data-${name}]`);
  }

  on(name, action) {
    this.key(name).addEventListener("click", action);
  }

  say(what) {
    this.said.textContent = "";
    // A live region speaks only when its text changes.
    requestAnimationFrame(() => { this.said.textContent = this.said.dataset[what]; });
  }

  // What the address asks for: a plan, or the questions for one.
  open() {
    const wanted = readPlan(location.hash);
    if (!wanted && this.wanted && location.hash) {
      // The link to the content of the page puts itself in the place of the plan.
      history.replaceState(null, "", writePlan(this.wanted));
      return;
    }
    if (wanted) this.fill(wanted);
    const wrong = wanted && this.wrong(wanted);
    if (wanted && !wrong && !history.state?.isChange) this.follow(wanted);
    else this.ask(wrong);
  }

  // The name of the sentence that says why there can be no plan, if so.
  wrong({ exam, weekdays }) {
    if (exam === null) return "date";
    if (exam === today()) return "today";
    if (exam < today()) return "past";
    return weekdays.length ? null : "days";
  }

  ask(wrong = null) {
    this.wanted = null;
    this.show(this.setup);
    this.missing.textContent = wrong ? this.missing.dataset[wrong] : "";
  }

  show(part) {
    showPart(part, [this.setup, this.own], part === this.own);
    this.general.hidden = part === this.own;
  }

  fill({ exam, weekdays, minutes }) {
    const { elements } = this.setup;
    elements.exam.value = exam === null ? "" : writeDay(exam);
    for (const box of elements.day) box.checked = weekdays.includes(Number(box.value));
    elements.minutes.value = minutes;
  }

  // The plan of what was chosen in the form.
  make() {
    const chosen = new FormData(this.setup);
    const wanted = {
      exam: readDay(chosen.get("exam")),
      weekdays: chosen.getAll("day").map(Number),
      minutes: Number(chosen.get("minutes") ?? USUAL.minutes),
      from: today(),
    };
    const wrong = this.wrong(wanted);
    this.missing.textContent = "";
    const { exam, day } = this.setup.elements;
    if (wrong) tellMissing(this.missing, this.missing.dataset[wrong], wrong === "days" ? day[0] : exam);
    else this.follow(wanted, true);
  }

  // Shows a plan. It begins on the day in the address, so that it stays the same from day to day; where none fits, today.
  follow({ exam, weekdays, minutes, from }, isNew = false) {
    this.wanted = { exam, weekdays, minutes, from: from !== null && from <= today() ? from : today() };
    const address = writePlan(this.wanted);
    // Back leads to the plan before, not to the form in which it was changed.
    if (isNew && address !== location.hash && !history.state?.isChange) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    this.plan = makePlan(this.given, this.wanted);
    this.draw();
    this.show(this.own);
    if (isNew) this.own.querySelector("h2").focus();
  }

  draw() {
    const { exam, minutes, from } = this.wanted;
    const { weeks, studyDays, isShort, isMoved, start } = this.plan;
    const fill = (name, values) => { this.key(name).textContent = filled(this.key(name).getAttribute(`data-${name}`), values); };
    fill("exam-is", { exam: inWords(exam) });
    fill("amount", { days: studyDays, minutes });
    fill("far", { start: inWords(start) });
    this.key("far").hidden = exam - from <= MOST_DAYS;
    this.key("short").hidden = !isShort;
    this.key("moved").hidden = !isMoved;
    this.key("anew").hidden = from === today();
    this.said.textContent = "";
    this.key("weeks").replaceChildren(...weeks.map((week, i) => this.week(week, i + 1, weeks.length <= FEW_WEEKS)));
    fill("exam-day", { exam: inShort(exam) });
  }

  week({ first, last, isLast, days }, number, isOpen) {
    const made = this.made("week");
    const title = made.querySelector("h3");
    title.textContent = filled(isLast ? title.dataset.lastWeek : title.dataset.week, { number, days: rangeInWords(first, last) });
    made.open = isOpen || (first <= today() && today() <= last) || (number === 1 && today() < first);
    made.querySelector("ol").append(...days.map((day) => this.day(day)));
    return made;
  }

  day({ day, steps, isEve }) {
    const made = this.made("day");
    const [date, eve, now] = made.querySelectorAll(".plan__date > *");
    date.textContent = inShort(day);
    eve.hidden = !isEve;
    now.hidden = day !== today();
    made.classList.toggle("plan__day--past", day < today());
    made.querySelector("ul").append(...steps.map(({ item }) => item.cloneNode(true)));
    return made;
  }

  made(name) {
    return this.box.querySelector(`template[data-make-${name}]`).content.cloneNode(true).firstElementChild;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.say("copied");
    } catch {
      this.say("failed");
    }
  }

  // Hands the plan over as a calendar file. What makes the file is fetched when somebody wants one.
  async save() {
    try {
      const [{ calendarFile }, { download }] = await Promise.all([import("./calendar_file.js"), import("../../shared/download.js")]);
      download(this.said.dataset.file, calendarFile(this.events()), CALENDAR_TYPE);
      this.say("saved");
    } catch {
      this.say("unsaved");
    }
  }

  // The days of the plan for a calendar. Their titles are neutral: somebody may see the calendar.
  events() {
    const { event, eventExam, eventPlan } = this.said.dataset;
    const id = (day) => `${writeDay(day)}-exam-${writeDay(this.wanted.exam)}@study-plan`;
    const lines = (steps) => steps.flatMap(({ title, address }) => [title, ...(address ? [address] : [])]);
    const days = this.plan.weeks.flatMap((week) => week.days).map(({ day, steps }) => ({
      day,
      id: id(day),
      title: filled(event, { what: [...new Set(steps.map(({ calendar }) => calendar))].join(", ") }),
      text: [...lines(steps), "", eventPlan, location.href].join("\n"),
    }));
    return [...days, { day: this.wanted.exam, id: id(this.wanted.exam), title: eventExam }];
  }

  // The form is a step of its own: Back leads to the plan as it was.
  change() {
    history.pushState({ isChange: true }, "");
    this.ask();
    this.setup.elements.exam.focus();
  }
}

for (const box of document.querySelectorAll("[data-plan]")) new Plan(box);
