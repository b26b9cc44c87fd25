// Makes what is printed fit its paper: smaller letters by steps, then without what is needed least, which is said. It is measured as
// large as it will be on paper, out of sight.

const INCH = 96;
// Points. What is smaller is hard to read on paper.
export const SIZES = [12, 11.5, 11, 10.5, 10, 9.5];
// Letters are a little wider on paper than on some screens.
const SPARE = 0.985;

// Whether an element is at most so many inches high.
const isLow = (element, inches) => element.getBoundingClientRect().height <= inches * INCH * SPARE;

const resize = (element, size) => element.style.setProperty("--type", `${size}pt`);

// The largest letters, of those given, by which `element`, which stands in the place for measuring, is at most so high; undefined if none.
export const fitted = (element, inches, sizes = SIZES) => sizes.find((size) => {
  resize(element, size);
  return isLow(element, inches);
});

// Takes away of `units`, elements by how much they are needed, the last ones, and then sentences of `text`, until all of it is low enough
// in the smallest letters; `rest` then says where it is to be read.
export const cut = (element, inches, units, text, rest) => {
  resize(element, SIZES.at(-1));
  const left = [...units];
  rest.hidden = false;
  while (!isLow(element, inches) && left.length) {
    const unit = left.pop();
    const section = unit.closest(".paper__section");
    unit.remove();
    // A heading without what it heads goes too.
    if (section && !section.querySelector("p, li")) section.remove();
  }
  if (!text) return;
  const segments = new Intl.Segmenter("en", { granularity: "sentence" }).segment(text.textContent);
  const sentences = [...segments].map(({ segment }) => segment);
  while (!isLow(element, inches) && sentences.length > 1) {
    sentences.pop();
    text.textContent = `${sentences.join("").trim()} …`;
  }
};
