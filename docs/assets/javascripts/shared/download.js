// Hands a text to the reader as a file, made in the browser: nothing is asked of a server.

export const download = (name, text, type) => {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
