// The way into a study tool: the choice of a set stands in the page, and the rest is fetched when somebody begins one, or comes to one by
// its address. A tool is the script of the same name: `Tool`, with begin(), open(), the `set` somebody is at, and note(), which
// writes that into the address.

import { oneAtATime } from "./parts.js";

for (const element of document.querySelectorAll("[data-tool]")) {
  const setup = element.querySelector(".study__setup");
  let tool;

  // Does something with the tool, which may have to be fetched; says so when it cannot be.
  const attempt = async (action) => {
    try {
      tool ??= new (await import(`./${element.dataset.tool}/${element.dataset.tool}.js`)).Tool(element);
    } catch {
      element.querySelector(".study__said").textContent = element.dataset.failed;
      setup.hidden = false;
      return;
    }
    await action(tool);
  };

  const begin = oneAtATime(() => attempt((opened) => opened.begin()));
  setup.addEventListener("submit", (event) => { event.preventDefault(); begin(); });
  addEventListener("popstate", () => attempt((opened) => {
    // A link to a place on the page, as the one that skips to the content, puts itself where the set stood.
    const isPlace = location.hash && !location.hash.includes("=");
    if (isPlace && opened.set) opened.note();
    else opened.open();
  }));
  if (location.hash) attempt((opened) => opened.open());
  else setup.hidden = false;
}
