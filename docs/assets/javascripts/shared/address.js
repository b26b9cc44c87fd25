// What stands behind the # of an address, which a browser keeps to itself: nothing of it ever reaches a server. What a tool was asked for
// stands there, so a class can open the same and a bookmark is enough; what was answered does not.

const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

// A short seed that can be read out in a class: no letters that look like digits.
export const newSeed = (length = 5) =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (n) => LETTERS[n % LETTERS.length]).join("");

// The parts of a state, as “set=mixed&count=10”. Each tool says what its parts may look like; `isDamaged` tells whether one of those that
// were read could not be, and took its usual value.
export class Parts {
  constructor(hash) {
    this.params = new URLSearchParams(hash.replace(/^#/, ""));
    this.isDamaged = false;
  }

  // Whether one of these parts is there.
  has(...names) {
    return names.some((name) => this.params.has(name));
  }

  // A part as it stands there; “” where it is not.
  text(name) {
    return this.params.get(name) ?? "";
  }

  // What `read` makes of a part; `usual` where it is not there, and where it is damaged, which `read` says by undefined.
  read(name, usual, read) {
    if (!this.has(name)) return usual;
    const value = read(this.text(name));
    this.isDamaged ||= value === undefined;
    return value ?? usual;
  }

  // A whole number from `least` to `most`.
  whole(name, { least, usual, most }) {
    return this.read(name, usual, (text) => (/^\d{1,4}$/.test(text) && text >= least && text <= most ? Number(text) : undefined));
  }

  // The same, where one that is too large or too small becomes the nearest.
  clamped(name, { least, usual, most }) {
    return this.read(name, usual, (text) => (/^\d{1,4}$/.test(text) ? Math.min(Math.max(Number(text), least), most) : undefined));
  }

  // Of a part that goes on in another way than `form` says, its readable beginning.
  beginning(name, usual, form) {
    const text = this.has(name) ? this.text(name) : usual;
    const read = text.match(form)?.[0] ?? usual;
    this.isDamaged ||= read !== text;
    return read;
  }

  // Of names parted by dots, those among the known ones, each once.
  names(name, known) {
    const names = [...new Set(this.text(name).split("."))];
    const read = names.filter((one) => known.includes(one));
    this.isDamaged ||= read.length < names.length;
    return read;
  }
}

// A state as it stands behind the #; what is empty, null, false or 0 is left out.
export const behindHash = (parts) => `#${new URLSearchParams(Object.entries(parts).filter(([, value]) => value))}`;
