// Letters as somebody types them in a hurry: small, and without marks over them (“Résumé” → “resume”).

const PLAIN = /^[\0-\x7f]*$/;

export const fold = (text) => (PLAIN.test(text) ? text : text.normalize("NFD").replace(/\p{M}/gu, "")).toLowerCase();
