// Chance that can be had again: the same seed gives the same order, on every device.

// Numbers from 0 to 1 that follow from a text (FNV-1a, then mulberry32).
export const chance = (text) => {
  let state = 0x811c9dc5;
  for (const letter of text) state = Math.imul(state ^ letter.codePointAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

// A new list in the order the seed gives (Fisher and Yates).
export const shuffled = (list, seed) => {
  const order = [...list];
  const next = chance(seed);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const other = Math.floor(next() * (i + 1));
    [order[i], order[other]] = [order[other], order[i]];
  }
  return order;
};
