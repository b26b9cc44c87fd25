// Asks once whether to remember what was hard, at the end of a set: yes, or not here.

import { targets } from "../shared/dom.js";
import { openMemory } from "./memory.js";

// Asks in widgets/_remember.html on a ToolPage, unless it was asked before. After a yes, `keep()` notes where somebody is in a set.
export const askToRemember = (page, keep = () => {}) => {
  const memory = openMemory(page);
  if (memory.asked) return;
  const box = page.targets(["remember"]).remember;
  const { yes, no, status } = targets(box, ["yes", "no", "status"]);
  const answered = (word) => {
    for (const part of box.children) part.hidden = part !== status;
    status.textContent = page.word(word);
    status.tabIndex = -1;
    status.focus();
  };
  box.hidden = false;
  yes.onclick = () => {
    answered(memory.remember() ? "remember_kept" : "remember_refused");
    keep();
  };
  no.onclick = () => { memory.decline(); answered("remember_not_kept"); };
};
