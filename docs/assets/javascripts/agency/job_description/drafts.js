// What the guide brings for a job description, as assets/agency/job-description.json has it, and what the builder asks of it.

import { usualText } from "./documents.js";

const GIVEN = /^duty-/;

// A line without the beginning that all ids of lines share, as an address has it: “duty-own-recovery” is “own-recovery”.
export const shortId = (id) => id.replace(GIVEN, "");

// A few letters that change with the wording of a line, so that an old link tells which lines were worded anew since.
export const markOf = (text) => {
  let mark = 0x811c9dc5;
  for (const letter of text) mark = Math.imul(mark ^ letter.codePointAt(0), 0x01000193) >>> 0;
  return (mark % 46_656).toString(36).padStart(3, "0");
};

export class Drafts {
  constructor(data) {
    this.data = data;
    this.edition = data.edition;
    this.fields = data.fields;
    this.sections = data.sections.map(([id, title]) => ({ id, title }));
    this.programs = new Map(data.programs.map((program) => [program.id, program]));
    this.duties = new Map(data.duties.map((duty) => [duty.id, duty]));
  }

  // A program by its id; the last one, which is any other, where there is none of that id.
  program(id) {
    return this.programs.get(id) ?? [...this.programs.values()].at(-1);
  }

  // Whether a line is in the draft of a program from the start.
  isTicked(id, program) {
    const { core, programs } = this.duties.get(id);
    return core || !programs?.length || programs.includes(program);
  }

  // How a line of the guide reads in a program.
  wording(id, program) {
    return usualText(this.duties.get(id), program);
  }

  mark(id, program) {
    return markOf(this.wording(id, program));
  }

  // The id of a line by its short form, also of one that is there no more.
  idOf(short) {
    return [`duty-${short}`, short].find((id) => this.duties.has(id)) ?? `duty-${short}`;
  }
}
