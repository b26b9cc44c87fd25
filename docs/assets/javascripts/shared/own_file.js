// Something somebody made, as a file to keep: the parts that an address has, as JSON that a person can read too. `is` says what it is, as
// “draft of a job description”.

// Much more than the longest, in bytes.
const MOST = 4_000_000;

export const writeFile = (is, parts) => JSON.stringify({ is, ...Object.fromEntries(parts) }, null, 1);

// The parts in a file that was chosen, [[name, value]]; null where it holds nothing of that sort.
export const readFile = async (is, file) => {
  if (file.size > MOST) return null;
  try {
    const read = JSON.parse(await file.text());
    if (read?.is !== is) return null;
    return Object.entries(read).filter(([name, value]) => name !== "is" && typeof value === "string");
  } catch {
    // No JSON, nested too deeply, or gone from where it was.
    return null;
  }
};
