// What a person sees of a page, for the tests: each function answers with a list, empty where nothing is amiss.

// Of two questions about an element the cheaper one comes first: on a long page most are asked no other.
window.looking = (() => {
  const all = (selector) => [...document.querySelectorAll(selector)];

  // Not what is kept out of sight for screen readers, nor the link that shows itself only when it has the focus.
  const kept = (element) => {
    const near = element.closest(".unseen, [data-studying] main > h1, .skip:not(:focus), thead, caption");
    return near && getComputedStyle(near).position === "absolute";
  };
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !kept(element);

  // What a browser drew by itself, or what is gone since, has no name that a page may know.
  const start = (element) => element?.textContent.trim().slice(0, 60) ?? "what no page may name";
  const name = (element) => `${element.tagName}.${element.className} ${start(element)}`;

  // Of cards and rows made of the same parts one stays: a template's hundredth card says nothing that its first does not.
  const keepOneOfEach = () => {
    const parts = (element) => [...new Set([...element.querySelectorAll("*")].map((e) => `${e.tagName}.${e.className}`))].sort();
    const met = new Set();
    for (const element of all("main .record, main .card, main tbody tr, main details li")) {
      const sort = [element.tagName, element.className, ...parts(element)].join(" ");
      if (met.has(sort)) element.remove();
      met.add(sort);
    }
  };

  // The page, or anything on it, that reaches past the right edge of the window. Lines of code keep their length and scroll by themselves.
  const pastTheEdge = () => {
    const width = document.documentElement.clientWidth;
    const right = (element) => element.getBoundingClientRect().right;
    const past = all("body *:not(pre *)").filter((e) => right(e) > width + 0.5 && seen(e));
    const page = document.documentElement.scrollWidth;
    return [...(page > width ? [`the page is ${page} px wide`] : []), ...past.map((e) => `${e.tagName} ends at ${right(e)}: ${start(e)}`)];
  };

  // Waits until something of the page is in sight.
  const painted = () => new Promise((done) => new PerformanceObserver(() => done()).observe({ type: "paint", buffered: true }));

  // What was pushed to another place while the page came, or since, but by whoever pressed a key.
  const moved = async () => {
    const pushes = [];
    new PerformanceObserver((list) => pushes.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
    for (let frame = 0; frame < 3; frame += 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return pushes.filter(({ hadRecentInput }) => !hadRecentInput).flatMap(({ sources, startTime }) =>
      sources.map(({ node, previousRect, currentRect }) =>
        `${start(node)} (${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)} after ${Math.round(startTime)} ms)`));
  };

  // What the browser keeps of whoever reads, by where it is and its name; cookies with what they hold.
  const keptHere = async () => {
    const stores = Object.entries({ localStorage, sessionStorage })
      .flatMap(([name, store]) => Object.keys(store).map((key) => `${name} ${key}`));
    const databases = (await indexedDB.databases()).map(({ name }) => `database ${name}`);
    const files = (await caches.keys()).map((key) => `cache ${key}`);
    const workers = (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `worker of ${scope}`);
    return [document.cookie && `cookie ${document.cookie}`, ...stores, ...databases, ...files, ...workers].filter(Boolean);
  };

  // The spacing a reader must be able to set: https://www.w3.org/TR/WCAG22/#text-spacing. A sheet made by a script passes the policy.
  const spaceOut = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-bottom: 2em !important; }
    `);
    document.adoptedStyleSheets = [sheet];
  };

  const spaceBack = () => { document.adoptedStyleSheets = []; };

  // What text set wide does to the page: what is cut off, and what ends past the edge.
  const lostWhenSpaced = () => {
    spaceOut();
    const lost = [...tooSmall(), ...pastTheEdge()];
    spaceBack();
    return lost;
  };

  // What ends past the edge when text is twice as large in a window as it was.
  const pastTheEdgeWhenDoubled = () => {
    const { style } = document.documentElement;
    style.fontSize = "200%";
    const past = pastTheEdge();
    style.fontSize = "";
    return past;
  };

  // What stays in its place while the page is scrolled.
  const staying = () => all("body *").filter((e) => /sticky|fixed/.test(getComputedStyle(e).position) && seen(e)).map((e) => e.outerHTML);

  // Boxes smaller than what they hold, so that text is cut off or runs over what follows. A box that scrolls loses nothing.
  // The list under the search field lies over the page and is no part of its boxes.
  const tooSmall = () => {
    const over = all(".found:not([hidden])");
    for (const list of over) list.hidden = true;
    const found = overfullBoxes();
    for (const list of over) list.hidden = false;
    return found;
  };

  const overfullBoxes = () => {
    const isBox = (e) => !/^inline$/.test(getComputedStyle(e).display) && !/auto|scroll/.test(getComputedStyle(e).overflow);
    const overfull = (e) => e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + 2;
    const sizes = (e) => `${e.clientWidth} x ${e.clientHeight} holds ${e.scrollWidth} x ${e.scrollHeight}`;
    return all("body *:not(pre, pre *)").filter((e) => overfull(e) && isBox(e) && seen(e)).map((e) => `${e.tagName} ${sizes(e)}: ${start(e)}`);
  };

  // Links and buttons a finger may miss: under 24 px, unless they stand in a sentence.
  const smallTargets = () => {
    const block = (e) => (getComputedStyle(e).display.startsWith("inline") ? block(e.parentElement) : e);
    const words = (e) => e.textContent.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    const inSentence = (e) => {
      const around = block(e.parentElement);
      return words(around) > [...around.querySelectorAll("a, button")].reduce((sum, target) => sum + words(target), 0);
    };
    const size = (e) => [e.getBoundingClientRect().width, e.getBoundingClientRect().height].map(Math.round);
    return all("a[href], button, input, select, textarea, summary")
      .filter((e) => Math.min(...size(e)) < 24 && seen(e) && !inSentence(e))
      .map((e) => `${e.tagName} ${size(e).join(" x ")}: ${start(e)}`);
  };

  // Every piece of text that is seen, without controls and what they answer, and without what is shorter on paper: the foot, the links.
  // A word that shows its meaning (.term) is a button that needs no script, and a word of its sentence all the same.
  const texts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent.trim();
      const parent = walker.currentNode.parentElement;
      const apart = "header, nav, aside, form, .scripted, .way-in, :is(.more, .letter > details) > summary, .one-question, .with-answers, button:not(.term), .calls, .foot__name a, html:has(.paper) .foot, " +
        "[role=status], .ways, .search, .foot__inner, .settings, .copy-link, .qr, .linked";
      if (text && seen(parent) && !parent.closest(apart)) found.push(text);
    }
    return found;
  };

  // What the page says line by line, beside its controls, what a script finds near a wrong address, and the pages of the section: where
  // scripts run, a phone has them in the menu, which opens by a button.
  const lines = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("form, .scripted, .sections, .aside, button, [role=status], [data-script='search/not_found'] { display: none !important; }");
    document.adoptedStyleSheets = [sheet];
    const said = document.body.innerText.split("\n");
    document.adoptedStyleSheets = [];
    return said;
  };

  // A form that asks a question with its answers is what the page says; its fields and buttons are controls all the same.
  const controls = () => all("header, nav, aside, .way-in, .more > summary, .one-question, form:not(:has(.choices, .ready__level)), button:not(.term), input, [role=search]").filter(seen).map(name);

  // Buttons and fields that do nothing while no script runs: outside a form, or in one that leads where one already is. The box that asks
  // for answers on paper is read by a style.
  const deadControls = () => {
    const leads = ({ form, type }) => form && type !== "reset" && new URL(form.action).pathname !== location.pathname;
    return all("button:not(.term), input:not(.with-answers *)").filter((e) => seen(e) && !leads(e)).map((e) => e.outerHTML);
  };

  // Of a group of radio buttons the Tab key reaches the one that is chosen, or the first while none is.
  const isReachedInGroup = (radio) => {
    const group = all(`[type=radio][name="${radio.name}"]`).filter((other) => other.form === radio.form && seen(other));
    return radio === (group.find((other) => other.checked) ?? group[0]);
  };

  // Everything the Tab key can reach, in the order it stands on the page: no result in a list, which the arrows reach.
  const reachable = () => all("a[href]:not([tabindex='-1']), button, input, select, textarea, summary, [tabindex='0']")
    .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.matches(":disabled"))
    .filter((e) => e.type !== "radio" || isReachedInGroup(e));

  const luminance = (color) => {
    const [r, g, b] = color.match(/[\d.]+/g).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  const contrast = (...colors) => {
    const [darker, lighter] = colors.map(luminance).sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  };

  // Whether the focus shows around an element, around the whole choice it belongs to, or around the label of one that is kept out of sight:
  // a line of 2 px or more that stands out from the paper.
  const marked = (element) => {
    const shown = element.closest(".choice") ?? (kept(element) ? element.labels[0] : element);
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(shown);
    const paper = getComputedStyle(document.body).backgroundColor;
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && contrast(outlineColor, paper) >= 3;
  };

  let stops = [];
  const noteStop = ({ target }) => stops.push({ target, marked: marked(target) });
  const followFocus = () => {
    // From here on Tab begins at the top of the page.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    scrollTo({ top: 0, behavior: "instant" });
    stops = [];
    // Followed once more on the same page, it is still noted once.
    document.addEventListener("focusin", noteStop);
    return reachable().map(name);
  };

  // The same for the main part alone, with what comes after it: from where the skip link has led.
  const followFocusInMain = () => {
    stops = [];
    document.addEventListener("focusin", noteStop);
    const stand = reachable();
    const isIn = (e) => document.querySelector("main").contains(e);
    const after = stand.find((e) => !isIn(e) && document.querySelector("main").compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
    return [...stand.filter(isIn), ...(after ? [after] : [])].map(name);
  };

  // What of the frame around the main part does not show the focus.
  const unmarkedInFrame = () => reachable().filter((e) => !e.closest("main")).filter((e) => {
    e.focus();
    return !marked(e);
  }).map(name);

  // What the focus has met since, and what of it did not show the focus.
  const focused = () => stops.map(({ target }) => name(target));
  const unmarked = () => stops.filter((stop) => !stop.marked).map(({ target }) => name(target));

  return { all, seen, keepOneOfEach, pastTheEdge, painted, moved, keptHere, spaceOut, spaceBack, tooSmall, lostWhenSpaced, pastTheEdgeWhenDoubled, staying, smallTargets, texts, lines, controls, deadControls, followFocus, followFocusInMain, focused, unmarked, unmarkedInFrame };
})();
