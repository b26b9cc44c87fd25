// What somebody looks for, behind the # of the address, which a browser keeps to itself. There is one part alone, so that it needs no more
// than the browser has.

export const readFind = (hash) => (new URLSearchParams(hash.replace(/^#/, "")).get("find") ?? "").trim();

export const writeFind = (find) => `#${new URLSearchParams({ find })}`;
