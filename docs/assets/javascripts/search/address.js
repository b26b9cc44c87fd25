// A query behind the # of the address of the search page, which a browser keeps to itself: it never reaches a server.

// Half a letter, which a script or a phone may leave behind, cannot stand in an address: encoding it as text replaces it.
const wellFormed = (text) => new TextDecoder().decode(new TextEncoder().encode(text));

// The address of the search page with a query; `root` is the way to the root of the site.
export const searchAddress = (root, query) => `${root}find/#q=${encodeURIComponent(wellFormed(query))}`;
