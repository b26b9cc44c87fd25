// Folds the menu away on a small screen, behind a button. Without scripts the menu stands open.

for (const button of document.querySelectorAll("[data-script='page/menu']")) {
  const menu = document.getElementById(button.getAttribute("aria-controls"));

  const set = (open) => {
    button.setAttribute("aria-expanded", open);
    menu.classList.toggle("sections--open", open);
  };

  button.addEventListener("click", () => set(button.getAttribute("aria-expanded") === "false"));
  for (const part of [button, menu]) {
    part.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      set(false);
      button.focus();
    });
  }
}
