// Spreads the steps of a study plan over the days somebody can study. Which steps there are, and after how many days a study domain
// comes back, is data; here are only the turns: what is new takes turns with what comes back, and the domains take turns by their share.

import { weekday } from "../../shared/days.js";

const WEEK = 7;
// A plan covers at most so many weeks before the exam.
export const MOST_WEEKS = 26;
export const MOST_DAYS = MOST_WEEKS * WEEK;
// After so many steps of domains in a row a step of no domain goes first.
const IN_A_ROW = 3;
// A small domain comes back later than the gaps say, but not by more than this.
const LATEST = 1.5;

const minutesOf = (steps) => steps.reduce((all, { minutes }) => all + minutes, 0);
const fits = (step, day) => step.minutes <= day.room;
// The step itself, or another that opens the same.
const isThere = (step, { steps }) => steps.some((other) => other === step || (step.address && other.address === step.address));
const put = (step, day) => { day.steps.push(step); day.room -= step.minutes; };

// A step that is longer than the time of a day comes in parts, each on a day of its own: so no day is longer than somebody has time for.
const inParts = (steps, most) => steps.flatMap((step) => {
  const parts = Math.ceil(step.minutes / most);
  if (parts < 2) return [step];
  const minutes = (i) => Math.min(most, step.minutes - i * most);
  return Array.from({ length: parts }, (_, i) => ({ ...step, minutes: minutes(i), whole: step, part: i + 1, parts }));
});

// Days for these steps, one after the other and evenly over all days; null where they do not all fit.
const seats = (steps, days) => {
  const rooms = days.map(({ room, steps: there }) => ({ room, steps: [...there] }));
  const seated = [];
  for (const [index, step] of steps.entries()) {
    const least = Math.max(seated.at(-1) ?? 0, Math.floor((index * days.length) / steps.length));
    const seat = rooms.findIndex((room, i) => i >= least && fits(step, room));
    if (seat < 0) return null;
    put(step, rooms[seat]);
    seated.push(seat);
  }
  return seated.map((seat) => days[seat]);
};

// Puts on the days as many of the steps as fit. The last of those that may be left out leaves first, with all its parts. True where all
// fit.
const putAll = (steps, days) => {
  const leaving = [...steps].reverse().sort((a, b) => a.shortOfTime - b.shortOfTime);
  let staying = steps;
  let seatedOn = seats(staying, days);
  while (!seatedOn) {
    const gone = leaving.shift();
    staying = staying.filter((step) => (step.whole ?? step) !== (gone.whole ?? gone));
    seatedOn = seats(staying, days);
  }
  staying.forEach((step, i) => put(step, seatedOn[i]));
  return staying.length === steps.length;
};

// Whose turn it is: when each domain, and each step of no domain, was there last.
class Turns {
  constructor({ steps, domains, gaps }, start) {
    const middle = steps.filter(({ when }) => when === "middle");
    this.gaps = gaps;
    this.unmet = steps.filter(({ when }) => when === "early");
    const stepsOf = (id) => middle.filter(({ domain }) => domain === id);
    this.domains = domains.map(({ id, share }) => ({ id, share, steps: stepsOf(id), times: 0, last: null }));
    this.others = middle.filter(({ domain }) => !domain).map((step) => ({ step, last: start }));
    this.share = this.domains.reduce((all, { share }) => all + share, 0);
    this.inARow = 0;
    this.lastWasUnmet = false;
  }

  // Fills the room of a day. `ahead` is the room of the days after it.
  fill(day, ahead) {
    while (this.order(day.room + ahead).some((take) => take.call(this, day, ahead)));
  }

  order(left) {
    const [unmet, due, other] = [this.takeUnmet, this.takeDue, this.takeOther];
    const first = this.isPressed(left) ? [unmet, due, other]
      : this.lastWasUnmet ? [due, other, unmet]
      : this.inARow < IN_A_ROW ? [unmet, due, other] : [other, unmet, due];
    return [...first, this.takeUnmetToo, this.takeExtra];
  }

  // Whether what is still new needs all the room that is left.
  isPressed(left) {
    return this.unmet.length > 0 && left < minutesOf(this.unmet) + Math.max(...this.unmet.map(({ minutes }) => minutes));
  }

  // Something new. One new domain a day is enough, unless time is short or there is room for another.
  takeUnmet(day, ahead) {
    const enough = day.steps.some(({ domain, when }) => domain && when === "early") && !this.isPressed(day.room + ahead);
    return this.takeFirst(day, ({ domain }) => !(enough && domain));
  }

  takeUnmetToo(day) {
    return this.takeFirst(day, () => true);
  }

  takeFirst(day, fitting) {
    const step = this.unmet.find((one) => fits(one, day) && fitting(one));
    if (!step) return false;
    this.unmet = this.unmet.filter((one) => one !== step);
    this.meet(step, day);
    return this.taken(step, day, { unmet: true });
  }

  meet(step, day) {
    const domain = this.domains.find(({ id }) => id === step.domain);
    if (domain) Object.assign(domain, { times: domain.times + 1, last: day.day });
  }

  // Of the domains that are due, the one that has waited longest, measured by its gap.
  takeDue(day) {
    const waits = (domain) => (day.day - domain.last) / this.gap(domain);
    return this.takeDomain(day, (domain) => waits(domain) >= 1, (one, other) => waits(other) - waits(one));
  }

  // Where there is room for more, the domain that is furthest behind its share; but no two steps of one domain in a row,
  // and none on the day it was met.
  takeExtra(day) {
    const behind = ({ times, share }) => times / share;
    const here = ({ id }) => day.steps.some(({ domain, when }, i) => domain === id && (when === "early" || i === day.steps.length - 1));
    return this.takeDomain(day, (domain) => !here(domain), (one, other) => behind(one) - behind(other));
  }

  takeDomain(day, fitting, order) {
    const [domain] = this.domains.filter((one) => one.times && fitting(one) && this.stepOf(one, day)).sort(order);
    if (!domain) return false;
    const step = this.stepOf(domain, day);
    Object.assign(domain, { times: domain.times + 1, last: day.day, before: step });
    return this.taken(step, day, { inARow: this.inARow + 1 });
  }

  takeOther(day) {
    const waiting = ({ step, last }) => (day.day - last) / step.every;
    const fitting = (one) => waiting(one) >= 1 && fits(one.step, day) && !isThere(one.step, day);
    const [other] = this.others.filter(fitting).sort((a, b) => waiting(b) - waiting(a));
    if (!other) return false;
    other.last = day.day;
    return this.taken(other.step, day, {});
  }

  taken(step, day, { unmet = false, inARow = 0 }) {
    put(step, day);
    this.lastWasUnmet = unmet;
    this.inARow = inARow;
    return true;
  }

  // Days until a domain is due. From the last gap on, the larger ones come back sooner and the smaller ones later.
  gap({ times, share }) {
    const even = Math.min(this.share / this.domains.length / share, LATEST);
    return times < this.gaps.length ? this.gaps[times - 1] : Math.max(1, Math.round(this.gaps.at(-1) * even));
  }

  // The steps of a domain come in turn.
  stepOf(domain, day) {
    const { steps } = domain;
    const turn = steps.lastIndexOf(domain.before) + 1;
    return [...steps.slice(turn), ...steps.slice(0, turn)].find((step) => fits(step, day) && !isThere(step, day));
  }
}

// Weeks counted back from the exam, so that the last one is whole: [{first, last, isLast, days}], without those that hold no day.
const weeksOf = (days, exam) => {
  const weeks = new Map();
  for (const day of days) {
    const back = Math.floor((exam - 1 - day.day) / WEEK);
    const last = exam - 1 - back * WEEK;
    const first = Math.max(last - WEEK + 1, days[0].day);
    if (!weeks.has(back)) weeks.set(back, { first, last, isLast: back === 0, days: [] });
    weeks.get(back).days.push(day);
  }
  return [...weeks.values()];
};

// The days of the last week, and as many before them as these steps need: at most half of all days for what matters most, and a quarter
// for the rest.
const daysFor = (steps, days, exam) => {
  let count = Math.min(Math.ceil(days.length / 2), days.filter(({ day }) => day >= exam - WEEK).length);
  const widen = (some, most) => { while (count < most && !seats(some, days.slice(-count))) count += 1; };
  widen(steps.filter(({ shortOfTime }) => shortOfTime), Math.ceil(days.length / 2));
  widen(steps, Math.ceil(days.length / 4));
  return days.slice(-count);
};

// Puts steps on the days: what is last at the end, what is new and what comes back before it. True where some steps found no room.
const fillDays = (given, days, exam) => {
  const [early, last] = ["early", "last"].map((name) => given.steps.filter(({ when }) => when === name));
  const lastDays = daysFor(last, days, exam);
  const open = days.slice(0, days.length - lastDays.length);
  const turns = new Turns(given, days[0].day);
  const isTight = !seats(early, open);
  let isShort = false;
  if (isTight) {
    isShort = !putAll([...early, ...last], days);
    turns.unmet = [];
  } else {
    putAll(last, lastDays);
  }
  for (const [i, day] of days.entries()) {
    if (isTight) for (const step of day.steps) turns.meet(step, day);
    const ahead = open.slice(i + 1).reduce((room, one) => room + one.room, 0);
    // The day before the exam stays light.
    if (day.day < exam - 1) turns.fill(day, ahead);
  }
  return isShort;
};

// The plan of a reader: {weeks, studyDays, isShort, isMoved, start}. `given` is {steps, domains, gaps}, what is wanted {exam, weekdays,
// minutes, from}. Each week holds its days, [{day, steps}], none of which is longer than the minutes; a step in parts has {part, parts} and
// the minutes of its part. `isShort` says that not every step found room, `isMoved` that no chosen day comes before the exam.
export const makePlan = (given, { exam, weekdays, minutes, from }) => {
  const eve = given.steps.filter(({ when }) => when === "eve");
  const steps = inParts(given.steps.filter(({ when }) => when !== "eve"), minutes);
  const start = Math.max(from, exam - MOST_DAYS);
  const all = Array.from({ length: exam - start }, (_, i) => start + i);
  const chosen = all.filter((day) => weekdays.includes(weekday(day)));
  // What the day before the exam asks for has its room before anything to study.
  const roomOf = (day) => Math.max(0, minutes - (day < exam - 1 ? 0 : minutesOf(eve)));
  const days = (chosen.length ? chosen : all.slice(0, 1)).map((day) => ({ day, room: roomOf(day), steps: [] }));
  const isShort = fillDays({ ...given, steps }, days, exam);
  const studyDays = days.length;
  if (days.at(-1).day < exam - 1) days.push({ day: exam - 1, steps: [] });
  days.at(-1).isEve = true;
  days.at(-1).steps.push(...eve);
  return { weeks: weeksOf(days, exam), studyDays, isShort, isMoved: !chosen.length, start };
};
