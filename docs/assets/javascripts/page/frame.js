// What the frame of every page does: it keeps what a reader chooses about look and keys, on this device and nowhere else, and folds the
// menu of a small screen behind a button. Runs before the page is drawn, so that nothing flashes or moves and no key is dead; where it does
// not run, the page stands as it does without scripts, with its menu open.

(() => {
  const page = document.documentElement;
  // Says to the style sheet that scripts run.
  page.dataset.scripts = "";

  // What may be chosen; the first is what holds until somebody chooses.
  const CHOICES = { palette: ["device", "light", "dark"], shortcut: ["on", "off"] };
  const kept = (name) => `guide-${name}`;

  // Storage may be blocked, full, or hold anything at all.
  const noted = (storage, key) => { try { return window[storage].getItem(key) ?? ""; } catch { return ""; } };
  const recall = (name) => {
    const value = noted("localStorage", kept(name));
    return CHOICES[name].includes(value) ? value : CHOICES[name][0];
  };

  const keep = (name, value) => {
    try {
      if (value === CHOICES[name][0]) localStorage.removeItem(kept(name));
      else localStorage.setItem(kept(name), value);
    } catch { /* The choice holds for this page. */ }
  };

  const fields = () => document.querySelectorAll("[data-settings] input");

  const show = () => {
    for (const name of Object.keys(CHOICES)) page.dataset[name] = recall(name);
    for (const field of fields()) field.checked = page.dataset[field.name] === field.value;
  };

  // What somebody may be offered to go on with: the tools they left a set of (study/places.js), “memory” where something is
  // remembered (study/memory.js), and “plan” where one is kept (study/plan). So room is kept for the offer from the first paint on.
  const [tools, memory, plan] = ["-waiting", "", "-plan"].map((key) => noted("localStorage", `guide-study${key}`));
  page.dataset.waiting = [noted("sessionStorage", "guide-waiting"), tools, memory && "memory", plan && "plan"].join(" ").trim();

  show();
  document.addEventListener("DOMContentLoaded", () => {
    show();
    // Where a class session was begun in this tab, records can be added to it from every page.
    if (page.dataset.waiting.includes("build")) import("../shared/session/adding.js");
    for (const field of fields()) {
      field.addEventListener("change", () => {
        // A box that is not ticked means the other of its two choices.
        const value = field.checked ? field.value : CHOICES[field.name].find((other) => other !== field.value);
        page.dataset[field.name] = value;
        keep(field.name, value);
      });
    }
  });
  // Chosen in another tab, or on another page before coming back to this one.
  addEventListener("storage", show);
  addEventListener("pageshow", show);

  // A browser that does not know ::details-content (guide/paper.css) would print only what is open. The answer of a question stays closed
  // unless one asks for it.
  const opened = [];
  addEventListener("beforeprint", () => {
    if (CSS.supports("selector(::details-content)")) return;
    const isWanted = document.querySelector(".with-answers :checked");
    opened.push(...document.querySelectorAll(`main details:not([open]${isWanted ? "" : ", .option"})`));
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of opened.splice(0)) one.open = false; });

  // What the key says of itself is what the style sheet goes by.
  document.addEventListener("click", ({ target }) => {
    const key = target.closest(".menu-button");
    if (key) key.ariaExpanded = key.ariaExpanded === "false";
  });
  document.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape" || !target.closest(".menu-button, .sections")) return;
    const button = document.querySelector(".menu-button");
    button.ariaExpanded = false;
    button.focus();
  });
})();
