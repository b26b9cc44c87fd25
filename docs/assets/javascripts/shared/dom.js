// Makes elements, and puts words into them. Everything typed by anyone stays text.

// A new element, its class, and what stands in it: texts and other elements.
export const element = (name, className = "", ...children) => {
  const made = Object.assign(document.createElement(name), { className });
  made.append(...children);
  return made;
};

// A link to a record, a question or a page, with its number where it has one.
export const linkTo = ({ address, label, title }) => {
  const link = Object.assign(element("a"), { href: address });
  link.append(...(label ? [element("span", "tag", `${label} `)] : []), title);
  return link;
};

// Makes some elements all that stands in `parent`. One that is there and the same stays what it is: a finger may lie on it.
export const renew = (parent, elements) => {
  for (const [i, one] of elements.entries()) {
    const there = parent.children[i];
    if (!there) parent.append(one);
    else if (!there.isEqualNode(one)) there.replaceWith(one);
  }
  for (const rest of [...parent.children].slice(elements.length)) rest.remove();
};

// A sentence with values in the place of {name}. A name without a value stays as it is.
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

// The elements inside `root` that a script works with, by their data-target: {name: element} for `names`, which stand there once, and
// {name: [elements]} for `several`, which stand there once or more. Says which one is missing.
export const targets = (root, names, several = []) => {
  const all = (name) => [...root.querySelectorAll(`[data-target="${name}"]`)];
  return Object.fromEntries([...names, ...several].map((name) => {
    const elements = all(name);
    if (!elements.length || (names.includes(name) && elements.length > 1)) {
      throw new Error(`data-target="${name}" stands ${elements.length} times in ${root.cloneNode().outerHTML ?? "a template"}.`);
    }
    return [name, names.includes(name) ? elements[0] : elements];
  }));
};

// A copy of what stands in <template data-make="name">, as an element.
export const make = (root, name) => root.querySelector(`template[data-make="${name}"]`).content.firstElementChild.cloneNode(true);

// The words a script says, {name: text}, from the blocks <script type="application/json" data-words> inside `root`.
export const wordsIn = (root) =>
  Object.assign({}, ...[...root.querySelectorAll("script[data-words]")].map((block) => JSON.parse(block.textContent)));

// Whether a key still belongs to a word that an input method composes, as for Japanese or for an accent. In Safari the Enter that ends the
// word comes when that is over, and only its code, 229, tells.
export const composes = ({ isComposing, keyCode }) => isComposing || keyCode === 229;
