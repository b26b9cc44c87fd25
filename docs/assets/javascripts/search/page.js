// The search page: all results of the query that stands behind the address's #, grouped by kind.

import { Parts } from "../shared/address.js";
import { element, renew } from "../shared/dom.js";
// Without the field above there would be nothing to answer: where its script does not come, neither does this one (page/awaited.js).
import { forms } from "./start.js";

const [form] = forms;
const input = form.querySelector("input");
const { root, failed, loading } = form.dataset;

// The query stands behind the #, so it can be shared and reloaded.
const wanted = () => new Parts(location.hash).text("q").trim();

for (const section of document.querySelectorAll("[data-script='search/page']")) {
  const box = section.querySelector(".search__results");
  const said = section.querySelector("[role=status]");
  // The way to a person, where somebody may be in danger: before all else.
  let care = null;
  let shown = null;

  let saidLast = "";

  // From here on the list of everything stands below (page/awaited.js).
  const settle = () => document.documentElement.removeAttribute("data-finding");

  const say = (...sentences) => {
    if (care) sentences.unshift(care.says);
    // What was said already is not read out again.
    const spoken = sentences.map((sentence) => element("p", sentence === care?.says ? "unseen" : "", sentence));
    if (saidLast !== sentences.join("")) said.replaceChildren(...spoken);
    saidLast = sentences.join("");
    section.hidden = false;
  };

  const show = async (query) => {
    box.replaceChildren();
    help(null);
    if (!query) {
      settle();
      say();
      section.hidden = true;
      return;
    }
    input.value = query;
    say(loading);
    try {
      const { ask } = await import("./open.js");
      await ask(root, query, (opened, found) => {
        // An answer that comes once more is not wanted by whoever stands on a result by then.
        if (found && query === wanted() && !box.contains(document.activeElement)) draw(opened, found);
      }, (met) => {
        if (met && query === wanted()) help(met);
      });
      // All that is found is here, the texts and what comes last too.
      if (query === wanted()) settle();
    } catch {
      settle();
      say(failed);
    }
  };

  const help = (met) => {
    shown?.remove();
    care = met?.danger;
    if (!met) return;
    // Over the field: below it, a phone would not show the keys on its first screen.
    form.before(shown = met.drawn(care, root));
    say(loading);
  };

  const draw = ({ drawing: { sections, sentences }, words }, found) => {
    say(...sentences(found, words));
    const known = care?.places.map(({ address }) => root + address) ?? [];
    renew(box, sections(found, words, root, {}, known).flatMap(({ title, items }) => {
      const links = items.map(({ address, children }) => Object.assign(element("a", "result", ...children), { href: address }));
      return [element("h3", "", title), element("ul", "plain", ...links.map((link) => element("li", "", link)))];
    }));
  };

  section.dataset.runs = "";
  addEventListener("hashchange", () => show(wanted()));
  show(wanted());
  // Asking the same again changes no address, but may work the second time.
  // This is judged before the field changes the address: a new question is answered once, when the address has changed.
  form.addEventListener("submit", () => { if (input.value.trim() === wanted()) show(wanted()); }, { capture: true });
}
