// The way into a tool, and the page it works on. A tool stands in the page with its first form; its script is fetched when somebody
// begins, or comes to it by an address.
//
// `data-tool` names its script: “study/practice” is study/practice/practice.js; a tool for agencies or classes has a folder beside. The
// script exports a class `Tool`, which is made with a ToolPage and has
//   open()     shows what the address asks for, or the first form
//   begin()    does what the first form asks for
//   address    what stands behind the # while somebody is at something; “” where there is nothing to keep
//   note()     puts it there
// What it needs of the page stands there as data-target, its words in blocks of data-words, its parts, shown one at a time, as data-part;
// with data-at-once it is opened with the page, as its first form needs it. What cannot be fetched is told, and the first form stays.
//
// The first form is in sight from the first paint, and what is pressed before this script is here counts once it is (page/awaited.js,
// which also says so where it never comes). A form that its script fills is `inert` until then. data-opened-by are the parts behind the #
// by which an address opens the tool: the page has the frame of a set then, also from the first paint.

import { fill, targets, wordsIn } from "./dom.js";

// After so many milliseconds a wait is spoken of.
const LONG = 300;
// The second tap of a double tap comes within so many milliseconds.
const DOUBLE_TAP = 350;

// An action that, while it is still under way, is not begun a second time.
const oneAtATime = (action) => {
  let isUnderWay = false;
  return async (...given) => {
    if (isUnderWay) return;
    isUnderWay = true;
    try { await action(...given); } finally { isUnderWay = false; }
  };
};

// The element of a tool, and what every tool does with it.
class ToolPage {
  constructor(element) {
    this.element = element;
    // The name of the tool, and the way to the root of the site.
    this.name = element.dataset.tool.split("/").at(-1);
    this.root = element.dataset.root;
    this.parts = Object.fromEntries([...element.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
    this.said = this.targets(["said"]).said;
    this.words = wordsIn(element);
    // The name of the sentence that is told, and how many attempts are under way.
    this.told = null;
    this.attempts = 0;
  }

  get setup() {
    return this.parts.setup;
  }

  // The elements a script works with, as {name: element}, and as {name: [elements]} those that stand several times.
  targets(names, several) {
    return targets(this.element, names, several);
  }

  // What a field of the first form offers, as {value, isUsual}: what stands in the page is written nowhere else.
  offered(name) {
    return [...this.setup.querySelectorAll(`[name="${name}"]`)].map(({ value, defaultChecked }) => ({ value, isUsual: defaultChecked }));
  }

  // The first of what is marked before anybody has chosen.
  usual(name) {
    return this.offered(name).find(({ isUsual }) => isUsual).value;
  }

  // A word or sentence of data/interface.yml, with values in the place of {name}.
  word(name, values = {}) {
    if (!(name in this.words)) throw new Error(`The page of ${this.name} does not bring the word “${name}”.`);
    return fill(this.words[name], values);
  }

  // Does these things, {name: action}, when somebody presses the buttons of these names.
  on(actions) {
    const buttons = this.targets([], Object.keys(actions));
    for (const [name, action] of Object.entries(actions)) {
      for (const button of buttons[name]) button.addEventListener("click", action);
    }
  }

  // Does this with a letter that is pressed alone, unless the reader has switched such keys off (page/frame.js) or is typing.
  onKeys(action) {
    document.addEventListener("keydown", (event) => {
      const { key, target } = event;
      const isAlone = !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing && !event.repeat;
      const isTyping = target.matches("textarea, select, [contenteditable], input:not([type='radio'], [type='checkbox'])");
      if (document.documentElement.dataset.shortcut === "on" && isAlone && !isTyping && /^[a-z]$/i.test(key)) action(key);
    });
  }

  // Shows one part. While somebody is at work in it, the page shows nothing else, and each step begins at its top: what goes on stands in
  // one place then.
  show(part) {
    const isStudying = part !== this.setup;
    this.ignoreSecondTap();
    document.documentElement.toggleAttribute("data-studying", isStudying);
    for (const one of Object.values(this.parts)) one.hidden = one !== part;
    if (part) part.inert = false;
    this.element.dataset.settled = "";
    if (!isStudying) return;
    // Nor does Back lead to where it had been scrolled to.
    history.scrollRestoration = "manual";
    scrollTo({ top: 0, behavior: "instant" });
  }

  // A double tap moves on once: for a moment after a change the page takes no tap, since it would hit what has moved under the finger.
  ignoreSecondTap() {
    document.body.animate({ pointerEvents: ["none", "none"] }, DOUBLE_TAP);
  }

  // Tells the state of the whole tool, by the name of a sentence; nothing without one. What stands in the page may be translated: what was
  // told is known by its name.
  tell(name = null) {
    // A sentence in the place of another has its own: it is not the old one, moved to where the page is by now.
    if (this.told !== name) this.said.textContent = "";
    this.said.getBoundingClientRect();
    this.told = name;
    this.said.textContent = name ? this.word(name) : "";
  }

  // Says what is missing before one can go on, and leads to its field. That may be at the edge of the screen, and the word about it just
  // beyond.
  tellMissing(missing, name, field) {
    missing.textContent = this.word(name);
    field.focus();
    for (const one of [field, missing]) one.scrollIntoView({ block: "nearest" });
  }

  // Whether somebody still is where they are now, as a function: whoever went elsewhere during a wait is not led on.
  staying() {
    let isHere = true;
    document.activeElement.addEventListener("blur", () => { isHere = false; }, { once: true });
    return () => isHere;
  }

  // Does something that may have to fetch first, and says so where it takes long or cannot be done; then `otherwise` is done. What was told
  // before no longer holds. Of attempts within one another the outer speaks of the wait, unless the first form is in sight and nobody has
  // asked for anything: it would move for nothing.
  async attempt(action, otherwise = () => this.show(this.setup)) {
    const [loading, failed] = [`${this.name}_loading`, `${this.name}_failed`];
    this.attempts += 1;
    const isOuter = this.attempts === 1;
    const isInSight = Boolean(this.setup?.checkVisibility());
    const waiting = isOuter && (this.isAsked || !isInSight) && setTimeout(() => this.tell(loading), LONG);
    if (isOuter) this.tell();
    try {
      await action();
      if (this.told === loading) this.tell();
    } catch (error) {
      // Whoever mends the tool wants to know what it was.
      console.warn(error);
      this.tell(failed);
      otherwise();
      // On a phone the form whose button was pressed may be longer than the screen.
      if (this.isAsked) this.said.scrollIntoView({ block: "nearest" });
    } finally {
      clearTimeout(waiting);
      this.attempts -= 1;
    }
  }
}

// A link to a place on the page, as the one that skips to the content: what stands behind the # of a tool is no place.
const placeIn = (hash) => (hash.length > 1 && !hash.includes("=") ? hash.slice(1) : "");

const enter = (element) => {
  const page = new ToolPage(element);
  const { setup } = page;
  const isAtOnce = "atOnce" in element.dataset;
  let tool;
  let fetching;
  let latest;

  // The tool, made once. After a failure it is fetched anew.
  const fetchTool = async () => {
    fetching ??= import(`../${element.dataset.tool}/${page.name}.js`);
    try {
      const { Tool } = await fetching;
      tool ??= new Tool(page);
    } catch (error) {
      fetching = null;
      throw error;
    }
  };

  // Does something with the tool, which may have to be fetched. Whoever asks for something else meanwhile gets that. A form that needs its
  // script to be filled is not shown without it.
  const attempt = (action) => {
    const mine = {};
    latest = mine;
    return page.attempt(async () => {
      await fetchTool();
      if (mine === latest) await action();
    }, () => {
      page.show(setup);
      if (setup && isAtOnce && !tool) setup.hidden = true;
    });
  };

  const begin = oneAtATime(async () => {
    page.isAsked = true;
    try { await attempt(() => tool.begin()); } finally { page.isAsked = false; }
  });
  setup?.addEventListener("submit", (event) => { event.preventDefault(); begin(); });

  // A link to a place would put itself where the state of the tool stands, and a step more into the history.
  document.addEventListener("click", (event) => {
    const place = placeIn(event.target.closest("a[href^='#']")?.hash ?? "");
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!place || isElsewhere || !tool?.address) return;
    event.preventDefault();
    document.getElementById(place)?.scrollIntoView();
    document.getElementById(place)?.focus({ preventScroll: true });
  });
  addEventListener("popstate", () => {
    if (placeIn(location.hash) && tool?.address) tool.note();
    else if (tool || location.hash.includes("=")) attempt(() => tool.open());
  });
  // Whoever may go on where they were, or has something coming back, is offered it.
  const waiting = (document.documentElement.dataset.waiting ?? "").split(" ");
  const isWaitedFor = waiting.includes(page.name) || (waiting.includes("memory") && Boolean(element.querySelector(".going-on__due")));
  element.dataset.runs = "";
  if (setup?.dataset.pressed !== undefined) begin();
  else if (location.hash.includes("=") || isAtOnce || isWaitedFor) attempt(() => tool.open());
};

// Without the script that runs before the page is drawn, a page stands as it does without scripts, and no tool is in sight.
if ("scripts" in document.documentElement.dataset) {
  for (const element of document.querySelectorAll("[data-tool]")) enter(element);
}
