// The search field before anybody turns to it. It is small, as it is on every page; what finds as one types (field.js) is fetched when
// somebody comes to the field, and is told then what it missed. Enter leads to all results, with and without it.

export const forms = [...document.querySelectorAll("form.find")];
// What brings the rest.
const EVENTS = ["focus", "pointerdown", "input"];

const start = (form) => {
  const { root, failed } = form.dataset;
  const input = form.querySelector("input");
  // What happened while the rest was on its way.
  const missed = new Set();
  const status = form.appendChild(document.createElement("p"));
  let coming = null;

  const say = (sentence) => {
    status.className = sentence ? "found" : "unseen";
    status.textContent = sentence;
  };

  const bring = async () => {
    try {
      const { Field } = await import("./field.js");
      for (const event of EVENTS) input.removeEventListener(event, open);
      say("");
      new Field(form, status);
      if (document.activeElement === input) for (const event of missed) input.dispatchEvent(new Event(event));
    } catch {
      // The next key asks again.
      coming = null;
      if (document.activeElement === input) say(failed);
    }
  };

  const open = ({ type }) => {
    missed.add(type);
    coming ??= bring();
  };

  status.setAttribute("role", "status");
  say("");
  const combobox = { role: "combobox", "aria-expanded": false, "aria-autocomplete": "list" };
  for (const [name, value] of Object.entries(combobox)) input.setAttribute(name, value);
  for (const event of EVENTS) input.addEventListener(event, open);
  // What failed lies over the page, and is of no use to whoever goes on there.
  input.addEventListener("blur", () => say(""));
  input.addEventListener("keydown", ({ key }) => { if (key === "Escape") missed.clear(); });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    missed.clear();
    const query = input.value.trim();
    try {
      const { searchAddress } = await import("./address.js");
      location.href = query ? searchAddress(root, query) : `${root}find/`;
    } catch { say(failed); }
  });
  // Somebody may have been quicker than this script.
  if (document.activeElement === input) open({ type: input.value ? "input" : "focus" });
};

forms.forEach(start);

// A slash outside a field leads to the search, unless the reader has turned that off.
addEventListener("keydown", (event) => {
  const isWriting = event.target.closest?.("input, textarea, select, [contenteditable]");
  const busy = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isWriting;
  if (event.key !== "/" || busy || !forms.length || document.documentElement.dataset.shortcut === "off") return;
  event.preventDefault();
  const input = forms[0].querySelector("input");
  input.focus();
  input.select();
  // As a finger does that comes to search.
  input.dispatchEvent(new Event("pointerdown"));
});
