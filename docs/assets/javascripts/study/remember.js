// Asks once whether to remember what was hard, at the end of a set: yes, or not here. Where a yes was given and the store is full, offers
// a file instead.

import { targets } from "../shared/dom.js";
import { openMemory } from "./memory.js";

const FILE_TYPE = "application/json";

// Hands over what is remembered as a file. What makes the file is fetched when somebody wants one.
export const saveMemory = async (page, text) => {
  try {
    const { download } = await import("../shared/download.js");
    download(page.word("memory_file"), text, FILE_TYPE);
    return "memory_saved";
  } catch {
    return "file_failed";
  }
};

// Asks in widgets/_remember.html on a ToolPage, unless it was asked before. After a yes, `keep()` notes what is at hand.
export const askToRemember = (page, keep = () => {}) => {
  const memory = openMemory(page);
  const { remember: box, full } = page.targets(["remember", "full"]);
  offerFile(page, memory, full);
  if (memory.asked) return;
  const { yes, no, status } = targets(box, ["yes", "no", "status"]);
  const answered = (word) => {
    for (const part of box.children) part.hidden = part !== status;
    status.textContent = page.word(word);
    status.tabIndex = -1;
    status.focus();
  };
  box.hidden = false;
  yes.onclick = () => {
    const isKept = memory.remember();
    if (isKept) keep();
    answered(isKept ? "remember_kept" : "remember_refused");
  };
  no.onclick = () => { memory.decline(); answered("remember_not_kept"); };
};

const offerFile = (page, memory, box) => {
  const { "full-save": save, "full-said": said } = targets(box, ["full-save", "full-said"]);
  box.hidden = !memory.isBehind;
  save.onclick = async () => { said.textContent = page.word(await saveMemory(page, memory.text)); };
};
