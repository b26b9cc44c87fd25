// One question that opens where it stands: another one at each visit, by chance, and another whenever one is asked for. Nothing is kept.

import { targets } from "../shared/dom.js";
import { sayAgain } from "../shared/say.js";

for (const box of document.querySelectorAll("[data-script='page/one_question']")) {
  const { another, said, question: questions } = targets(box, ["another", "said"], ["question"]);
  let at = 0;
  box.dataset.runs = "";

  const show = (next) => {
    // Who comes round to a question again finds it as it was at first.
    for (const opened of questions[at].querySelectorAll("[open]")) opened.open = false;
    at = next % questions.length;
    for (const [place, question] of questions.entries()) question.hidden = place !== at;
  };

  // Somebody may have been quicker than this script; their question stays.
  if (!box.open) show(Math.floor(Math.random() * questions.length));

  another.addEventListener("click", () => {
    show(at + 1);
    said.textContent = "";
    const title = questions[at].querySelector(".record__title");
    title.tabIndex = -1;
    title.focus();
  });

  // Its options lie below the screen of a phone: whoever opens it sees the question from its top.
  box.addEventListener("toggle", () => {
    if (box.open && box.getBoundingClientRect().bottom > innerHeight) box.scrollIntoView();
  });

  // How well an option fits is said at once, and its reason is read when one gets there.
  box.addEventListener("toggle", ({ target }) => {
    const mark = target.open && target.querySelector(":scope.option > .answer__mark");
    if (mark) sayAgain(said, mark.textContent);
  }, true);
}
