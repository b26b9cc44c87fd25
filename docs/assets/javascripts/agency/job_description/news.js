// What somebody should know of a draft that was opened: what of it could not be read, and what has changed in the guide since it was made.

import { element } from "../../shared/dom.js";
import { textOf } from "./choices.js";
import { isChanged } from "./reading.js";

const listOf = (title, items) => {
  const list = element("ul");
  list.append(...items.map((text) => element("li", "", text)));
  return items.length ? [element("h3", "", title), list] : [];
};

// The name of a line that is there no more, as well as its id tells it.
const spelled = (name) => name.replaceAll("-", " ");

export class News {
  // `read` is called once somebody has read what is told.
  constructor(page, drafts, read) {
    Object.assign(this, { page, drafts });
    this.at = page.targets(["news", "news-text"]);
    page.on({ "news-read": () => { this.close(); read(); } });
  }

  close() {
    const { news } = this.at;
    const wasIn = news.contains(document.activeElement);
    news.hidden = true;
    if (wasIn) this.page.parts.work.querySelector("h2").focus();
  }

  // Tells it in a box at the head of the page; no box where there is nothing.
  tell({ state, changes, isDamaged }) {
    const { news, "news-text": text } = this.at;
    const isTold = isDamaged || isChanged(changes);
    news.hidden = !isTold;
    text.replaceChildren(...(isTold ? this.sentences(state, changes, isDamaged) : []));
  }

  // A draft that was too long for a link is in the tab it was made in, and nowhere else.
  tellLost() {
    this.at.news.hidden = false;
    this.at["news-text"].replaceChildren(element("p", "", this.page.word("job_news_lost")));
  }

  sentences(state, { edition, gone, reworded, fresh, program, fields, stray }, isDamaged) {
    const { page, drafts } = this;
    const word = (name, values) => page.word(name, values);
    const lines = gone.map(({ name, hours, text }) => [
      word("job_news_gone_line", { name: spelled(name) }),
      ...(hours ? [word("job_news_hours", { hours: Math.round(hours * 100) / 100 })] : []),
      ...(text ? [word("job_news_kept", { text })] : []),
    ].join(" "));
    const typed = [...Object.entries(fields), ...stray.map(({ name, text }) => [name, text])];
    const isOld = gone.length || reworded.length || fresh.length;
    return [
      ...(isDamaged ? [element("p", "", word("job_news_damaged"))] : []),
      ...(program ? [element("p", "", word("job_news_program", { program }))] : []),
      ...(isOld ? [element("p", "", word("job_news_since", { edition: edition || word("job_news_earlier"), now: drafts.edition }))] : []),
      ...listOf(word("job_news_gone"), lines),
      ...listOf(word("job_news_reworded"), reworded.map((id) => textOf(state, drafts, id))),
      ...listOf(word("job_news_new"), fresh.map((id) => textOf(state, drafts, id))),
      ...listOf(word("job_news_typed"), typed.map(([name, text]) => `${spelled(name)}: ${text}`)),
    ];
  }
}
