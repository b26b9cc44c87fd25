"""Fills the template of Word files with a document. docs/assets/javascripts/shared/document/word.js does the same in a browser.

A document is {"title", "language", "foot", "blocks"}; a block is {"is": its kind, …}:

    heading    level 1 or 2, text
    paragraph  text, quiet (smaller), url (the text is a link)
    list       ordered, quiet (smaller, without numbers), items: text, code (a number of the guide behind it), url (of the code, or
               else of the text)
    field      label, value, hint: without a value a place to fill in, which says the hint
    table      head, rows, caption: an empty cell is a place to write
    box        title, blocks, no box among them: between two lines

Every text is as somebody typed it. Lines and tabs stay what they are; what XML cannot hold is left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from datetime import date
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple

from lxml import etree

from ..archive import archive
from .pieces import Element, W, clean, fill_row, find, is_link, remove, repeat, say, value_of, widths_of
from .template import LANGUAGE, NUMBER, template

Block = Mapping[str, Any]

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
# The parts of the template that differ from file to file, and the one that does where the language is another.
STYLES = "word/styles.xml"
FILLED = ("docProps/core.xml", "word/_rels/document.xml.rels", "word/document.xml", "word/footer1.xml", "word/numbering.xml")
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# The first day a ZIP can name: a file does not tell when it was made.
LONG_AGO = date(1980, 1, 1)
# As many letters as Word lets the name of a content control have, and that of a table.
LONGEST_NAME, LONGEST_CAPTION = 64, 255


def word_file(document: Mapping[str, Any]) -> bytes:
    """The document as a .docx: the same document gives the same bytes."""
    return archive({path: xml.encode() for path, xml in _File(document).parts.items()}, LONG_AGO)


class _Trees(NamedTuple):
    """The template, read once: a tree for each part that a file fills, and the sample of each kind."""

    parts: dict[str, Element]
    samples: dict[str, list[Element]]


@lru_cache(maxsize=1)
def _trees() -> _Trees:
    parts = {path: etree.fromstring(template()[path].encode()) for path in (*FILLED, STYLES)}
    body = parts["word/document.xml"][0]
    samples = {}
    for control in body.findall(f"{W}sdt"):
        samples[value_of(control, "tag")] = list(control[1])
        body.remove(control)
    return _Trees(parts, samples)


class _File:
    """One file in the making."""

    def __init__(self, document: Mapping[str, Any]):
        self._links: list[str] = []
        self._numbered = 0
        self._control = count(1)
        self._language = document.get("language", LANGUAGE)
        filled = FILLED if self._language == LANGUAGE else (*FILLED, STYLES)
        trees = {path: deepcopy(_trees().parts[path]) for path in filled}
        body = trees["word/document.xml"][0]
        written = [self._line("title", document["title"]), *self._blocks(document["blocks"])]
        for element in reversed(written):
            body.insert(0, element)
        self._fill(trees, document)
        written_anew = {path: DECLARED + etree.tostring(tree, encoding="unicode") for path, tree in trees.items()}
        self.parts = {**template(), **written_anew}

    def _fill(self, trees: dict[str, Element], document: Mapping[str, Any]) -> None:
        """What stands beside the body: title, language and footer, the links, and a list in the numbering for each numbered one."""
        core = trees["docProps/core.xml"]
        find(core, f"{DC}title").text, find(core, f"{DC}language").text = clean(document["title"]), self._language
        if STYLES in trees:
            for name in ("val", "eastAsia"):
                find(trees[STYLES], f"{W}lang").set(W + name, self._language)
        say(find(trees["word/footer1.xml"], f"{W}r"), document.get("foot", ""))
        relations = trees["word/_rels/document.xml.rels"]
        for number, url in enumerate(self._links, 1):
            etree.SubElement(relations, relations[0].tag, Id=f"link{number}", Type=HYPERLINK, Target=url, TargetMode="External")
        numbering = trees["word/numbering.xml"]
        for number in range(NUMBER + 1, NUMBER + self._numbered):
            numbering.append(deepcopy(numbering[-1]))
            numbering[-1].set(f"{W}numId", str(number))

    # ---- blocks

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[Element]:
        kinds = {
            "heading": self._heading,
            "paragraph": self._paragraph,
            "list": self._list,
            "field": self._field,
            "table": self._table,
            "box": self._box,
        }
        for block in blocks:
            yield from kinds[block["is"]](block)

    def _line(self, sample: str, text: str, url: str | None = None) -> Element:
        """A paragraph with one text, which may be a link."""
        line = _copy(sample)
        run = find(line, f"{W}r")
        say(run, text)
        if url and is_link(url):
            line.replace(run, self._link(text, url))
        return line

    def _link(self, text: str, url: str) -> Element:
        self._links.append(url)
        link = find(_copy("link"), f"{W}hyperlink")
        link.set(f"{R}id", f"link{len(self._links)}")
        say(link[0], text)
        return link

    def _heading(self, block: Block) -> Iterator[Element]:
        yield self._line(f"heading-{block['level']}", block["text"])

    def _paragraph(self, block: Block) -> Iterator[Element]:
        yield self._line("quiet" if block.get("quiet") else "paragraph", block["text"], block.get("url"))

    def _list(self, block: Block) -> Iterator[Element]:
        ordered = block.get("ordered")
        number = NUMBER + self._numbered
        self._numbered += bool(ordered)
        sample = "number" if ordered else "quiet-bullet" if block.get("quiet") else "bullet"
        for item in block["items"]:
            code, url = item.get("code"), item.get("url")
            line = self._line(sample, item["text"], None if code else url)
            if ordered:
                find(line, f"{W}numId").set(f"{W}val", str(number))
            if code:
                self._code(line, code, url)
            yield line

    def _code(self, line: Element, code: str, url: str | None) -> None:
        """Puts a number of the guide behind a line, in brackets."""
        run = find(line, f"{W}r")
        before, behind = deepcopy(run), deepcopy(run)
        say(before, " (")
        say(behind, ")")
        if url and is_link(url):
            said = self._link(code, url)
        else:
            said = find(_copy("code"), f"{W}r")
            say(said, code)
        line.extend((before, said, behind))

    def _field(self, block: Block) -> Iterator[Element]:
        line = _copy("field")
        label, _, control = line.findall("*")[-3:]
        say(label, block["label"])
        hint = find(control, f"{W}r")
        if block.get("value"):
            hint.remove(find(hint, f"{W}rPr"))
            say(hint, block["value"])
            line.replace(control, hint)
        else:
            find(control, f"{W}alias").set(f"{W}val", clean(block["label"])[:LONGEST_NAME])
            find(control, f"{W}id").set(f"{W}val", str(next(self._control)))
            say(hint, f"[{block['hint']}]")
        yield line

    def _table(self, block: Block) -> Iterator[Element]:
        caption = block.get("caption")
        if caption:
            yield self._line("caption", caption)
        table = _copy("table")
        named = find(table, f"{W}tblCaption")
        if caption:
            named.set(f"{W}val", clean(caption)[:LONGEST_CAPTION])
        else:
            remove(named)
        widths = widths_of(block["head"], block["rows"])
        grid = find(table, f"{W}tblGrid")
        repeat(grid[0], len(widths))
        for column, width in zip(grid, widths, strict=True):
            column.set(f"{W}w", str(width))
        head, row = table.findall(f"{W}tr")
        table.remove(row)
        fill_row(head, block["head"], widths)
        for cells in block["rows"]:
            table.append(fill_row(deepcopy(row), cells, widths))
        yield table
        yield _copy("after-table")

    def _box(self, block: Block) -> Iterator[Element]:
        yield self._line("box", block["title"])
        written = list(self._blocks(block["blocks"]))
        if written:
            # Borders come behind the style and the number of a list, and before all else: the samples have nothing else.
            properties = written[-1].find(f"{W}pPr")
            if properties is None:
                properties = etree.Element(f"{W}pPr")
                written[-1].insert(0, properties)
            properties.append(find(_copy("box-end"), f"{W}pBdr"))
        yield from written


def _copy(sample: str) -> Element:
    """A copy of the first element of a sample."""
    return deepcopy(_trees().samples[sample][0])
