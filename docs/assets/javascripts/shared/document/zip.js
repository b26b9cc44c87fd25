// Puts texts into a ZIP file without compressing them: what a Word file is. The same texts give the same bytes.

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let sum = n;
  for (let i = 0; i < 8; i += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

// The check sum a ZIP has for each file.
const crc32 = (bytes) => {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
};

// Numbers one behind the other, the lowest byte first: [[number, bytes], …].
const numbers = (pairs) => Uint8Array.from(pairs.flatMap(([number, size]) =>
  Array.from({ length: size }, (_, i) => (number / 2 ** (8 * i)) & 0xff)));

// Version 2.0, names in UTF-8, stored as it is, and January 1, 1980: the first day a ZIP can name.
const about = (bytes, path) =>
  [[20, 2], [0x0800, 2], [0, 2], [0, 2], [0x0021, 2], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [path.length, 2], [0, 2]];

// The files, {path: text}, as one ZIP of this media type.
export const zip = (files, type) => {
  const encoder = new TextEncoder();
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, bytes] = [encoder.encode(name), encoder.encode(text)];
    const head = numbers([[0x04034b50, 4], ...about(bytes, path)]);
    parts.push(head, path, bytes);
    directory.push(numbers([[0x02014b50, 4], [20, 2], ...about(bytes, path), [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), path);
    at += head.length + path.length + bytes.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = directory.length / 2;
  const end = numbers([[0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [at, 4], [0, 2]]);
  return new Blob([...parts, ...directory, end], { type });
};
