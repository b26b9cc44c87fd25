// Are we ready: the levels that were chosen make a plan, what is furthest off first. Nothing is kept but behind the # of the address, so
// that a reload loses nothing and a bookmark brings it back: a digit for each question, 0 where nothing was chosen.

import { fill, make, targets, wordsIn } from "../shared/dom.js";

const NAME = "ready";

for (const box of document.querySelectorAll("[data-script='page/readiness']")) {
  const { plan, count, clear, question: questions, group: groups } =
    targets(box, ["plan", "count", "clear"], ["question", "group"]);
  const said = wordsIn(box);
  const radios = questions.map((one) => [...one.querySelectorAll("input")]);

  const chosen = () => radios.map((three) => three.findIndex((radio) => radio.checked) + 1);

  // One step of the plan: the question, and the next step from the level that was chosen.
  const step = (question, level) => {
    const made = make(box, "step");
    const [title, next] = made.children;
    title.textContent = question.querySelector("legend").textContent.replace(/^\d+\. /, "");
    next.append(...[...question.querySelectorAll(".ready__next")[level - 1].cloneNode(true).childNodes].slice(1));
    return made;
  };

  const show = () => {
    const levels = chosen();
    const answered = levels.filter(Boolean).length;
    for (const [place, group] of groups.entries()) {
      const steps = questions.flatMap((question, i) => (levels[i] === place + 1 ? [step(question, levels[i])] : []));
      group.hidden = !steps.length;
      group.querySelector("ul").replaceChildren(...steps);
    }
    plan.hidden = !answered;
    box.toggleAttribute("data-planned", answered > 0);
    count.textContent = answered ? fill(said.ready_count, { answered, all: questions.length }) : "";
  };

  const note = () => {
    const levels = chosen();
    const { pathname, search } = location;
    history.replaceState(history.state, "", levels.some(Boolean) ? `#${NAME}=${levels.join("")}` : pathname + search);
  };

  // What an address asks for; whatever else stands there chooses nothing.
  const read = () => {
    const digits = new URLSearchParams(location.hash.slice(1)).get(NAME) ?? "";
    for (const [i, three] of radios.entries()) {
      for (const [place, radio] of three.entries()) radio.checked = digits[i] === String(place + 1);
    }
    show();
  };

  box.addEventListener("change", () => { show(); note(); });
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    print();
  });
  clear.addEventListener("click", () => {
    for (const radio of radios.flat()) radio.checked = false;
    show();
    note();
    radios[0][0].focus();
  });
  addEventListener("hashchange", () => { if (location.hash.includes(`${NAME}=`)) read(); });
  box.dataset.runs = "";
  // Somebody may have been quicker than this script; what they chose stays.
  if (location.hash.includes(`${NAME}=`) || !chosen().some(Boolean)) read();
  else { show(); note(); }
}
