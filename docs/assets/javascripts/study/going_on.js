// What a tool offers before its first form: to go on where one was, and, in a tool whose sets the memory draws, what comes back. The page
// keeps room for it from the first paint on, as page/frame.js tells.

// Offers in widgets/_going_on.html, on a ToolPage, to go on with a set of `tool` that was left, by its `places` and `open()`.
export const offerToGoOn = (page, { places, open }) => {
  const { place, continue: key } = page.targets(["place", "continue"]);
  const { unfinished } = places;
  place.hidden = !unfinished;
  if (!unfinished) return;
  key.textContent = page.word(`${page.name}_continue`, unfinished);
  key.onclick = () => {
    history.pushState(unfinished, "", unfinished.address);
    open();
  };
};

// Offers there what comes back today: `due` and `missed` are ids, as the memory gives them.
export const offerWhatIsDue = (page, { kept }, { due, missed }) => {
  const { due: box, "begin-due": begin, "begin-missed": only } = page.targets(["due", "begin-due", "begin-missed"]);
  box.hidden = !kept;
  const word = ["due_none", "due_one"][due.length] ?? "due_many";
  box.firstElementChild.textContent = page.word(word, { count: due.length });
  begin.hidden = !due.length;
  only.hidden = !missed.length || missed.length === due.length;
  only.textContent = page.word("due_missed", { count: missed.length });
};
