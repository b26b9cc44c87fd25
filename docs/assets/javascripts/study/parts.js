// What every study tool does: it shows one part of itself at a time, and says when something has to be waited for or cannot be had.

// After so many milliseconds a wait is spoken of.
const LONG = 300;

// The second tap of a double tap comes within so many milliseconds.
const DOUBLE_TAP = 350;

// What moves under a finger that taps twice is not meant by the second tap: for a moment the page takes none.
export const ignoreSecondTap = () => document.body.animate({ pointerEvents: ["none", "none"] }, DOUBLE_TAP);

// Shows one of these parts. While somebody is at work in it, the page shows nothing else.
export const showPart = (part, parts, isAtWork) => {
  ignoreSecondTap();
  document.documentElement.toggleAttribute("data-studying", isAtWork);
  for (const one of parts) one.hidden = one !== part;
};

// Says what is missing before one can go on, and leads to its field. That may be at the edge of the screen, and the word about it just beyond.
export const tellMissing = (missing, sentence, field) => {
  missing.textContent = sentence;
  field.focus();
  for (const one of [field, missing]) one.scrollIntoView({ block: "nearest" });
};

// An action that, while it is still under way, is not begun a second time.
export const oneAtATime = (action) => {
  let isUnderWay = false;
  return async (...given) => {
    if (isUnderWay) return;
    isUnderWay = true;
    try { await action(...given); } finally { isUnderWay = false; }
  };
};

// Does something that may have to fetch first. `said` is where to speak, `words` holds the sentences `loading` and `failed`; where it
// cannot be done, `otherwise` is done.
export const attempt = async (action, said, words, otherwise) => {
  const waiting = setTimeout(() => { said.textContent = words.loading; }, LONG);
  try {
    await action();
    if (said.textContent === words.loading) said.textContent = "";
  } catch {
    said.textContent = words.failed;
    otherwise();
  } finally {
    clearTimeout(waiting);
  }
};
