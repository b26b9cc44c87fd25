// What somebody typed or chose stays in this tab, so that a reload loses nothing, and ends with it: nothing of it stands in an address.

// A browser takes only so many notes of a page a minute: while somebody types, it is given one so often, in milliseconds.
const REST = 500;

// The tools with something to go on with in this tab: their pages open it from the first paint (page/frame.js).
const WAITING = "guide-waiting";

export const tellWaiting = (name) => {
  try {
    const others = (sessionStorage.getItem(WAITING) ?? "").split(" ").filter((tool) => tool && tool !== name);
    sessionStorage.setItem(WAITING, [...others, name].join(" "));
  } catch { /* Blocked or full: the page opens as it does for anybody. */ }
};

// A place in the tab by its name, {recall, keep}: `recall()` gives what was kept last, or null; `keep(value)` keeps another, null none.
// Where a browser lets the page keep nothing, or not so much, the page itself has it, and the step of the history for a reload.
export const inTab = (name) => {
  const key = `guide-places-${name}`;
  let held = null;
  let isNoted = true;
  let resting = null;
  // Now, or when the last note is old enough.
  const note = () => {
    isNoted = resting === null;
    if (!isNoted) return;
    try { history.replaceState({ ...history.state, [name]: held }, ""); } catch { /* Too long for it, or too often. */ }
    resting = setTimeout(() => {
      resting = null;
      if (!isNoted) note();
    }, REST);
  };
  return {
    recall() {
      if (held) return held;
      try {
        const kept = JSON.parse(sessionStorage.getItem(key));
        if (kept) return kept;
      } catch { /* Nothing that could be read. */ }
      return history.state?.[name] ?? null;
    },
    keep(value) {
      held = null;
      try {
        if (value) sessionStorage.setItem(key, JSON.stringify(value));
        else sessionStorage.removeItem(key);
      } catch {
        held = value;
        // What was kept before would come back in its place.
        try { sessionStorage.removeItem(key); } catch { /* Nothing is there. */ }
      }
      if (held || history.state?.[name]) note();
    },
  };
};
