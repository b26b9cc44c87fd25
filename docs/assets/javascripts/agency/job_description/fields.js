// The fields about the job: the agency, the place, the pay, and what the program’s rule says of supervision.

import { element, linkTo, make, targets } from "../../shared/dom.js";

export class Fields {
  // `does` is {field(name, text), pause()}.
  constructor(page, drafts, does) {
    Object.assign(this, { page, drafts });
    this.at = page.targets(["fields", "supervision"]);
    this.inputs = new Map(drafts.fields.filter((field) => !field.by_hand).map((field) => [field.id, this.input(field, does)]));
  }

  input({ id, label, hint, usual, long }, does) {
    const made = make(this.page.element, long ? "long-field" : "field");
    const at = targets(made, ["label", "input", "hint"]);
    at.label.textContent = label;
    at.hint.textContent = usual ? this.page.word("job_usual", { hint, usual }) : hint;
    at.hint.id = `job-hint-${id}`;
    at.input.setAttribute("aria-describedby", at.hint.id);
    at.input.addEventListener("input", () => does.field(id, at.input.value));
    at.input.addEventListener("change", () => does.pause());
    this.at.fields.append(made);
    return at.input;
  }

  draw(state) {
    for (const [name, input] of this.inputs) {
      const typed = state.fields[name] ?? "";
      if (input.value !== typed) input.value = typed;
    }
    const { program } = state;
    if (this.program === program) return;
    this.program = program;
    const { name, supervision, ask = [] } = this.drafts.program(program);
    this.at.supervision.replaceChildren(
      element("h4", "", this.page.word("job_supervision", { program: name })),
      ...[...supervision, ...ask].map((passage) => this.passage(passage)),
    );
  }

  // What a rule says, with the place where it stands as a link.
  passage({ text, code, cites }) {
    const said = element("p", "", `${text} `);
    const cite = this.drafts.data.cites[cites[0]];
    if (cite) said.append(linkTo({ address: cite.url ?? this.page.root + cite.address, title: code }));
    return said;
  }
}
