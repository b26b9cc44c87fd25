// Holds the place of a tool until its script (shared/tool.js) is here. Runs before the page is drawn, so that nothing moves.

(() => {
  const page = document.documentElement;
  // So long after a press, and after the page was opened, a script that is not there is spoken of, in milliseconds.
  const [SOON, LATE] = [300, 6000];

  // A page whose tool an address opens, by one of these parts behind the #, has the frame of a set from the first paint; so has one that
  // opens what is kept (page/settings.js), where the address asks for nothing.
  const parts = new URLSearchParams(location.hash.slice(1));
  const waiting = location.hash ? [] : page.dataset.waiting.split(" ");
  const isOpened = document.currentScript.dataset.openedBy.split(" ").some((name) => name && (parts.has(name) || waiting.includes(name)));
  page.toggleAttribute("data-studying", isOpened);

  // Says what to do where the script did not come. What the page holds beside its tool is there to read.
  const tellMissing = () => {
    for (const place of document.querySelectorAll("[data-tool]:not([data-runs]) [data-missing]")) {
      page.removeAttribute("data-studying");
      place.textContent = place.dataset.missing;
      if (document.querySelector("[data-pressed]")) place.scrollIntoView({ block: "nearest" });
    }
  };

  // By then the script has run, or never will.
  document.addEventListener("DOMContentLoaded", tellMissing);
  if (isOpened) setTimeout(tellMissing, LATE);
  // A press that comes before the script is not lost: it counts once the script is here. Nothing typed is ever sent.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-tool]:not([data-runs]) form")) return;
    event.preventDefault();
    event.target.dataset.pressed = "";
    setTimeout(tellMissing, SOON);
  });
})();
