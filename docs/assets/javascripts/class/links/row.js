// One item or page that was found: its name, its address as one says it, and the keys that hand it on.

import { make } from "../../shared/dom.js";
import { copyComing, offerQr, spoken } from "../../shared/hand_on.js";
import { saidWithAddress } from "../../shared/said.js";
import { sayAgain } from "../../shared/say.js";

// What the page of a record tells. It is asked for by nobody but whoever wants that one: so no request tells what was typed.
const fetchPage = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

// The element for a row of the search index, for a ToolPage.
export const drawRow = (page, { address, label, short, kind, title }) => {
  const drawn = make(page.element, "row");
  const part = (name) => drawn.querySelector(`[data-target="${name}"]`);
  const full = new URL(page.root + address, location.href).href;
  const status = part("copied");
  let fetched = null;

  const text = async () => {
    fetched ??= fetchPage(full);
    try {
      return saidWithAddress(await fetched, full, { withAnswer: part("answer")?.checked });
    } catch (error) {
      fetched = null;
      throw error;
    }
  };
  const copy = async (coming, word) => {
    try {
      await copyComing(coming);
      sayAgain(status, page.word(word));
    } catch {
      const all = await coming.catch(() => null);
      sayAgain(status, all ? `${page.word("links_not_copied")}\n${all}` : page.word("links_text_failed"));
    }
  };

  part("code").textContent = `${short || label || kind} `;
  part("title").textContent = title;
  part("address").textContent = spoken(full);
  part("open").href = full;
  // A page has no class view.
  if (address.startsWith("go/")) part("show").href = `${full}show/`;
  else part("show").remove();
  for (const name of drawn.querySelectorAll(".unseen")) name.textContent = `: ${title}`;
  // Only where the page says so is there an answer to leave out.
  if (part("answer").dataset.kind !== kind) part("answer").closest("label").remove();
  part("link").addEventListener("click", () => copy(Promise.resolve(full), "link_copied"));
  part("text").addEventListener("click", () => copy(text(), "text_copied"));
  offerQr(drawn.querySelector(".qr"), full);
  return drawn;
};
