// The panel of hours: a field for each line, what they add up to, and how much of the week is peer support.

import { make, targets } from "../../shared/dom.js";
import { readHours } from "./address.js";
import { isOwn, shareOf, textOf } from "./choices.js";
import { linesWithHours, weigh } from "./shares.js";

// 2.5 hours are “2.5”, 40 are “40”.
const said = (hours) => `${hours}`;

export class Hours {
  // `does` is {hours(id, hours), week(hours), share(id, share), pause()}.
  constructor(page, drafts, does) {
    Object.assign(this, { page, drafts, does, rows: new Map() });
    this.at = page.targets(["week", "hours-list", "hours-sum", "hours-parts", "hours-bar", "hours-few"]);
    const { week } = this.at;
    week.addEventListener("input", () => {
      const hours = readHours(week.value);
      if (hours) does.week(hours);
    });
    week.addEventListener("change", () => does.pause());
  }

  row(id) {
    if (!this.rows.has(id)) {
      const item = make(this.page.element, "hours");
      const at = targets(item, ["what", "number", "percent", "counts", "is-peer"]);
      at.number.addEventListener("input", () => this.does.hours(id, readHours(at.number.value) ?? 0));
      at.number.addEventListener("change", () => this.does.pause());
      at.counts.hidden = !isOwn(id);
      at["is-peer"].addEventListener("change", () => this.does.share(id, at["is-peer"].checked ? "peer-support" : "other"));
      this.rows.set(id, { item, at });
    }
    return this.rows.get(id);
  }

  draw(state) {
    const { drafts, page, at: panel } = this;
    const lines = linesWithHours(state, drafts);
    const weighed = weigh(state, drafts);
    lines.forEach((id, i) => {
      const { item, at } = this.row(id);
      at.what.textContent = drafts.duties.get(id)?.title ?? textOf(state, drafts, id);
      const hours = state.hours[id] ?? 0;
      // “2.” is on its way to 2.5.
      if ((readHours(at.number.value) ?? 0) !== hours) at.number.value = hours ? said(hours) : "";
      const percent = Math.round((hours / Math.max(state.week, weighed.given)) * 100);
      at.percent.textContent = hours ? page.word("job_percent", { percent }) : "";
      at["is-peer"].checked = shareOf(state, drafts, id) === "peer-support";
      const there = panel["hours-list"].children[i];
      if (there !== item) panel["hours-list"].insertBefore(item, there ?? null);
    });
    for (const rest of [...panel["hours-list"].children].slice(lines.length)) rest.remove();
    if (readHours(panel.week.value) !== state.week) panel.week.value = said(state.week);
    this.sum(state, weighed);
  }

  sum(state, weighed) {
    const { page, at } = this;
    const { given, left } = weighed;
    const word = left === 0 ? "job_hours_whole" : left > 0 ? "job_hours_left" : "job_hours_over";
    at["hours-sum"].textContent = given ? page.word(word, { given, week: state.week, left: Math.abs(left) }) : "";
    at["hours-parts"].textContent = given ? page.word("job_hours_parts", weighed) : "";
    Object.assign(at["hours-bar"], { max: Math.max(state.week, given), value: weighed.peer });
    at["hours-bar"].hidden = !given;
    at["hours-few"].hidden = !weighed.isUnderHalf;
  }
}
