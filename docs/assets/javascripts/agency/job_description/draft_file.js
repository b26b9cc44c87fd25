// A draft as a file to keep: the parts that an address has (address.js), as JSON that a person can read too.

const IS = "draft of a job description";
// Much more than the longest draft, in bytes.
const MOST = 4_000_000;

export const writeFile = (parts) => JSON.stringify({ is: IS, ...Object.fromEntries(parts) }, null, 1);

// The parts in a file that was chosen, [[name, value]]; null where it holds no draft.
export const readFile = async (file) => {
  if (file.size > MOST) return null;
  try {
    const read = JSON.parse(await file.text());
    if (read?.is !== IS) return null;
    return Object.entries(read).filter(([name, value]) => name !== "is" && typeof value === "string");
  } catch {
    // No JSON, nested too deeply, or gone from where it was.
    return null;
  }
};
