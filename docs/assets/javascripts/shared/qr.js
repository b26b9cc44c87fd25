// Draws a QR code, as scripts/qr.py does in the build: black on white with its quiet zone, so that it is read from a dark page too. The
// library behind it is fetched with this: fetch it only when somebody wants to see a code (hand_on.js).

import encodeQR from "../vendor/qr.js";

// Bytes. More would fit, but no camera reads so many from a shared screen.
const LONGEST = 2000;
// Light modules on each side.
const QUIET = 4;
const SVG = "http://www.w3.org/2000/svg";

const make = (name, attributes) => {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
};

// The dark modules of a row as strokes through their middle: “M4 4.5h7m2 0h1”.
const line = (row, y) => {
  let path = "";
  let at = 0;
  for (let x = 0; x < row.length; x += 1) {
    const start = x;
    while (row[x]) x += 1;
    if (x > start) {
      path += at ? `m${start - at} 0h${x - start}` : `M${start} ${y}.5h${x - start}`;
      at = x;
    }
  }
  return path;
};

// A text as the SVG element of its QR code, which a screen reader calls `name`; null where the text is too long for one.
export const drawQr = (text, name = text) => {
  if (new TextEncoder().encode(text).length > LONGEST) return null;
  const rows = encodeQR(text, "raw", { ecc: "medium", encoding: "byte", border: QUIET });
  const size = rows.length;
  const drawn = make("svg", { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": name, "shape-rendering": "crispEdges" });
  drawn.append(make("rect", { width: size, height: size, fill: "#fff" }), make("path", { stroke: "#000", d: rows.map(line).join("") }));
  return drawn;
};

// Puts the code of an address into its fold, and both into sight; `said` is how one says the address. Throws where it is too long for one.
export const showQr = (fold, address, said) => {
  const place = fold.querySelector(".qr__code");
  const drawn = place.firstChild ?? drawQr(address, fold.dataset.name.replace("{address}", said));
  if (!drawn) throw new RangeError("too long for a QR code");
  place.append(drawn);
  place.hidden = false;
  fold.scrollIntoView({ block: "nearest" });
};
