// Holds the place of what a script is to bring, a tool or what was found, until the script is here, and says so where it never comes. Runs
// before the page is drawn, so that nothing moves.

(() => {
  const page = document.documentElement;
  // So long after a press, and after the page was opened, a script that is not there is spoken of, in milliseconds.
  const [SOON, LATE] = [300, 6000];

  // A page that is opened by one of these parts behind the # is marked as such, so that whoever opens a set has its frame from the first
  // paint; and so is one that opens what is kept (page/frame.js), where the address asks for nothing.
  const { openedBy, mark } = document.currentScript.dataset;
  const parts = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  const waiting = location.hash ? [] : (page.dataset.waiting ?? "").split(" ");
  const isOpened = openedBy.split(" ").some((name) => name && (parts.has(name) || waiting.includes(name)));
  page.toggleAttribute(mark, isOpened);

  // Says what to do where the script did not come. What the page holds beside it is there to read.
  const missing = () => document.querySelectorAll("[data-script]:not([data-runs]) [data-missing]");
  const tellMissing = () => {
    for (const place of missing()) {
      page.removeAttribute(mark);
      place.textContent = place.dataset.missing;
      place.closest("[data-script]").hidden = false;
      if (document.querySelector("[data-pressed]")) place.scrollIntoView({ block: "nearest" });
    }
  };

  // By then the script has run, or never will: what is typed stays to be read, and there is nothing to press.
  document.addEventListener("DOMContentLoaded", () => {
    tellMissing();
    if (!missing().length) return;
    page.dataset.missing = "";
    for (const form of document.querySelectorAll("main form")) form.inert = true;
  });
  if (isOpened) setTimeout(tellMissing, LATE);
  // A press on the key of a tool that comes before its script is not lost: it counts once the script is here (shared/tool.js). Nothing
  // typed is ever sent.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-tool]:not([data-runs]) form")) return;
    event.preventDefault();
    event.target.dataset.pressed = "";
    setTimeout(tellMissing, SOON);
  });
})();
