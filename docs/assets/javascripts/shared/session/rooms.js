// What people who go into breakout rooms need to know, the same on the shared screen, on their page and in the chat.

import { MINUTES } from "./address.js";

// How many go into a room and for how long, and whether somebody comes by; [] for a step of another sort.
export const roomLines = ({ sort, people, isVisited, minutes }, word) => (sort === "rooms" ? [
  word("class_people", { people, minutes: minutes ?? MINUTES.usual }), word(isVisited ? "class_visited" : "class_not_visited"),
] : []);
