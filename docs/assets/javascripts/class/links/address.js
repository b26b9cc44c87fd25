// What somebody looks for, behind the # of the address, which a browser keeps to itself.

import { behindHash, Parts } from "../../shared/address.js";

export const readFind = (hash) => new Parts(hash.includes("=") ? hash : "").text("find").trim();

export const writeFind = (find) => behindHash({ find });
