// Filters the rows of the crosswalk as words are typed, and says how many are left.

const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

for (const crosswalk of document.querySelectorAll("[data-crosswalk]")) {
  const form = crosswalk.querySelector("form");
  const input = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const rows = [...crosswalk.querySelectorAll("tbody tr")].map((row) => ({ row, words: folded(row.textContent) }));

  const filter = () => {
    const wanted = folded(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, words } of rows) {
      row.hidden = !wanted.every((word) => words.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    const { shown: pattern, none } = crosswalk.dataset;
    status.textContent = shown ? pattern.replace("{shown}", shown).replace("{all}", rows.length) : none;
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => requestAnimationFrame(filter));
  input.addEventListener("input", filter);
  filter();
}
