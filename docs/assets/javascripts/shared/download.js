// Hands a text to the reader as a file, made in the browser: nothing is asked of a server.

// Its address is never taken back. A phone may read it only when somebody has answered its Save dialog, and no browser tells when that
// was; taken back before, the file is empty or not there. What is kept is some kilobytes, which the browser frees with the page.
export const download = (name, text, type) =>
  Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([text], { type })), download: name }).click();
