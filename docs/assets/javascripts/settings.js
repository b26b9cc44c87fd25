// Keeps what a reader chooses about look and keys, on this device and nowhere else. Runs before the page is drawn, so that nothing flashes.

(() => {
  const page = document.documentElement;
  // Says to the style sheet that scripts run.
  page.dataset.scripts = "";

  // What may be chosen; the first is what holds until somebody chooses.
  const CHOICES = { palette: ["device", "light", "dark"], shortcut: ["on", "off"] };
  const kept = (name) => `guide-${name}`;

  // Storage may be blocked, full, or hold anything at all.
  const recall = (name) => {
    let value;
    try { value = localStorage.getItem(kept(name)); } catch { /* Nothing is kept then. */ }
    return CHOICES[name].includes(value) ? value : CHOICES[name][0];
  };

  const keep = (name, value) => {
    try {
      if (value === CHOICES[name][0]) localStorage.removeItem(kept(name));
      else localStorage.setItem(kept(name), value);
    } catch { /* The choice holds for this page. */ }
  };

  const show = () => {
    const form = document.querySelector("[data-settings]");
    for (const name of Object.keys(CHOICES)) {
      const value = recall(name);
      page.dataset[name] = value;
      if (!form) continue;
      if (name === "palette") form.elements.palette.value = value;
      else form.elements.shortcut.checked = value === "on";
    }
  };

  show();
  document.addEventListener("DOMContentLoaded", () => {
    show();
    document.querySelector("[data-settings]").addEventListener("change", ({ target }) => {
      const value = target.type === "checkbox" ? (target.checked ? "on" : "off") : target.value;
      page.dataset[target.name] = value;
      keep(target.name, value);
    });
  });
  // Chosen in another tab, or on another page before coming back to this one.
  addEventListener("storage", show);
  addEventListener("pageshow", show);
})();
