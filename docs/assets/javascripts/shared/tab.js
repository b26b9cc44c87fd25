// What somebody typed or chose stays in this tab, so that a reload loses nothing, and ends with it: nothing of it stands in an address.

// A place in the tab by its name, {recall, keep}: `recall()` gives what was kept last, or null; `keep(value)` keeps another, null none.
// Where a browser lets the page keep nothing, the step of the history has it.
export const inTab = (name) => {
  const key = `guide-places-${name}`;
  return {
    recall() {
      try {
        const kept = JSON.parse(sessionStorage.getItem(key));
        if (kept) return kept;
      } catch { /* Nothing that could be read. */ }
      return history.state?.[name] ?? null;
    },
    keep(value) {
      try {
        if (value) sessionStorage.setItem(key, JSON.stringify(value));
        else sessionStorage.removeItem(key);
      } catch { /* It holds for this page, and for its history. */ }
      try { history.replaceState({ ...history.state, [name]: value }, ""); } catch { /* Too long for it. */ }
    },
  };
};
