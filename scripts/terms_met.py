"""A Markdown extension: where a page first says a word of the glossary, the word is a button that shows its meaning.

Markdown's own abbr finds the words. Of each the first that stands in a sentence is kept, unless the page has told it by then; the
others are text as before. The meanings stand at the end of the page: overrides/widgets/_terms_met.html.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from .schema.records import Term

# How the id of a meaning begins. No id of a record has this sign, so that none stands twice on a page.
MEANING = "term_"
SHOWN = re.compile(rf'popovertarget="{MEANING}([^"]+)"')
# A button in a link would be a control in a control; headings, the heads of tables and code are read by themselves.
NO_SENTENCE = frozenset({"a", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "label", "pre", "summary", "th"})
# A tag written as HTML, as that of a link a macro makes, is kept beside the tree until the end; in the text stands its number.
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*>", re.I)
END_OF_SENTENCE = re.compile(r"[.!?][”’\")]*\s|\n")
# What no line parts from the word it stands at. A button is a box, and a line may end before or after a box.
BEFORE, AFTER = re.compile(r"[(\[“‘\"']+$"), re.compile(r"^[^\s\x02—–/-]+")


class TermsMet(Extension):
    """Add to the extensions of a Markdown instance, with the terms of a guide."""

    def __init__(self, terms: Sequence[Term]):
        super().__init__()
        self._terms = {term.id: term for term in terms}
        self._forms = {form: term.id for term in terms for form in forms(term)}

    def extendMarkdown(self, md: Markdown) -> None:
        md.registerExtensions([AbbrExtension(glossary=self._forms)], {})
        # After abbr (7), and before the table of contents is made of the headings (5).
        md.treeprocessors.register(_TermsMet(md, self._terms), "terms-met", 6)


def forms(term: Term) -> list[str]:
    """The ways a page may say a term that is to be at hand: its short form, or else the term itself.

    A number is left out: Markdown keeps numbers of its own in the text until the end, and they would be taken for it.
    """
    at_hand = bool(term.abbreviation) if term.at_hand is None else term.at_hand
    said = [term.abbreviation] if term.abbreviation else [term.term, term.term[0].lower() + term.term[1:]]
    return [form for word in said if at_hand and not word.isdecimal() for form in (word, f"{word}s")]


def terms_met(html: str) -> list[str]:
    """The ids of the terms that have a button on a page, in its order."""
    return SHOWN.findall(html)


@dataclass(frozen=True, eq=False)
class _Met:
    """A word of the glossary on a page: its element, what that stands in, the id of its term, and where in the text it is."""

    word: Element
    parent: Element
    term: str
    at: int
    in_sentence: bool


class _TermsMet(Treeprocessor):
    def __init__(self, md: Markdown, terms: dict[str, Term]):
        super().__init__(md)
        self._md, self._terms = md, terms

    def run(self, root: Element) -> None:
        page = _Reading(self._md, self._terms)
        page.read(root)
        first: dict[str, _Met] = {}
        for met in page.met:
            if met.in_sentence:
                first.setdefault(met.term, met)
        kept = [met for met in first.values() if not self._is_told(met, page.text)]
        for met in page.met:
            if met not in kept:
                _unwrap(met.word, met.parent)
        for met in kept:
            _make_button(met.word, met.parent, met.term)

    def _is_told(self, met: _Met, text: str) -> bool:
        """Whether the page has its card, has spelled it out by the end of the sentence, or says it there in other words."""
        term = self._terms[met.term]
        begin = max((end.end() for end in END_OF_SENTENCE.finditer(text, 0, met.at)), default=0)
        after = END_OF_SENTENCE.search(text, met.at)
        so_far = text[: after.start() if after else None].lower()
        spelled_out = term.abbreviation and term.term.lower() in so_far
        card = f'id="{term.id}"'
        return (
            bool(spelled_out)
            or any(way.lower() in so_far[begin:] for way in term.also)
            or any(card in html for html in self._md.htmlStash.rawHtmlBlocks if isinstance(html, str))
        )


class _Reading:
    """Reads a page from its first word to its last: the text, and every word of the glossary in it."""

    def __init__(self, md: Markdown, terms: dict[str, Term]):
        self._md, self._terms = md, terms
        self.text = ""
        self.met: list[_Met] = []
        # How many of the elements that are no sentence are open: of the tree, and of what was written as HTML.
        self._closed = 0

    def read(self, element: Element, parent: Element | None = None) -> None:
        """Reads an element and all that stands in it."""
        term = element.get("title", "") if element.tag == "abbr" else ""
        if parent is not None and term in self._terms:
            self.met.append(_Met(element, parent, term, len(self.text), not self._closed))
        between = "\n" if self._md.is_block_level(element.tag) else ""
        self._closed += element.tag in NO_SENTENCE
        self.text += between
        self._read_text(element.text)
        for child in element:
            self.read(child, element)
            self._read_text(child.tail)
        self.text += between
        self._closed -= element.tag in NO_SENTENCE

    def _read_text(self, text: str | None) -> None:
        """Every second piece is the number of what was written as HTML."""
        for index, piece in enumerate(HTML_PLACEHOLDER_RE.split(text or "")):
            if index % 2 == 0:
                self.text += piece.replace("\n", " ")
            elif (tag := TAG.fullmatch(str(self._md.htmlStash.rawHtmlBlocks[int(piece)]))) and tag[2].lower() in NO_SENTENCE:
                self._closed += -1 if tag[1] else 1


def _unwrap(word: Element, parent: Element) -> None:
    """Leaves the word as the text it was."""
    _set_text_before(word, parent, _text_before(word, parent) + (word.text or "") + (word.tail or ""))
    parent.remove(word)


def _make_button(word: Element, parent: Element, term: str) -> None:
    """Makes the word a button, in one piece with the brackets, quotes and points at it."""
    word.tag = "button"
    word.attrib.clear()
    meaning = MEANING + term
    # The meaning stands far from here for whoever hears the page, so that it is also what is heard with the word.
    word.attrib.update({"type": "button", "class": "term", "popovertarget": meaning, "aria-describedby": f"{meaning}_said"})
    text, tail = _text_before(word, parent), word.tail or ""
    before, after = (found[0] if found else "" for found in (BEFORE.search(text), AFTER.search(tail)))
    if before or after:
        piece = Element("span", {"class": "unbroken"})
        _set_text_before(word, parent, text.removesuffix(before))
        parent[list(parent).index(word)] = piece
        piece.text, word.tail, piece.tail = before, after, tail.removeprefix(after)
        piece.append(word)


def _text_before(word: Element, parent: Element) -> str:
    index = list(parent).index(word)
    return (parent[index - 1].tail if index else parent.text) or ""


def _set_text_before(word: Element, parent: Element, text: str) -> None:
    if index := list(parent).index(word):
        parent[index - 1].tail = text
    else:
        parent.text = text
