"""Documents that the tests of Word files write, and what a reader of such a file tells of it."""

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

# Everything a text may hold that could do harm, or be lost.
HOSTILE = (
    "<script>alert(1)</script> & <b>bold</b> {{ title }} {% raw %} &#0; &amp; ]]> <!-- --> <?xml?> %s \\u0041 $& “quoted” 'single' "
    "\tbehind a tab\nbehind a line end  two spaces • a bullet – ▪ 👩🏽‍🚀 é שלום עולם مرحبا"
)
# What XML cannot hold, between letters that stay: control characters, half a character, and one that is none.
UNHOLDABLE, HELD = "a\x00b\x08c\x0bd\x1be\ud800f\ufffeg", "abcdefg"
LONG = "Very " * 1000 + "long"
LINKED = "https://example.org/go/scope-1/?a=1&b=2#c"
NO_LINKS = ("javascript:alert(1)", "https://a b/<>", "https://example.org/\n", "file:///etc/passwd", "data:text/html,x")

# A document with every kind of block.
EVERY_KIND: dict[str, Any] = {
    "title": "Certified Peer Specialist",
    "language": "en-US",
    "foot": "Peer Specialist Guide. Edition of November 30, 2026.",
    "blocks": [
        {"is": "paragraph", "text": "You walk beside others who find their own way."},
        {"is": "field", "label": "Place of work", "value": "", "hint": "Write the place"},
        {"is": "field", "label": "Pay", "value": "$21.50 to $24 an hour", "hint": "Write the pay"},
        {"is": "heading", "level": 1, "text": "What you’ll do"},
        {"is": "heading", "level": 2, "text": "With people"},
        {
            "is": "list",
            "ordered": False,
            "items": [
                {"text": "Share parts of your own story", "code": "Scope 1", "url": LINKED},
                {"text": "Go along to appointments", "code": "2012, support 12"},
                {"text": "A source", "url": LINKED},
                {"text": "No more than that"},
            ],
        },
        {"is": "list", "ordered": True, "items": [{"text": "First"}, {"text": "Second"}]},
        {"is": "paragraph", "text": "In between.", "quiet": True},
        {"is": "list", "ordered": True, "items": [{"text": "First again"}, {"text": "Second again", "code": "Scope 2"}]},
        {"is": "heading", "level": 1, "text": "Hours"},
        {
            "is": "table",
            "caption": "How the week is shared",
            "head": ["Duty", "Hours", "Share"],
            "rows": [["Visits and calls", "20", "50 %"], ["Meetings", "4", ""], ["", "", ""]],
        },
        {"is": "table", "head": ["One", "Two"], "rows": [["a", "b"]]},
        {"is": "paragraph", "text": "A page to read", "url": LINKED},
        {
            "is": "box",
            "title": "What this rests on",
            "blocks": [
                {"is": "paragraph", "text": "The scope of practice."},
                {"is": "list", "quiet": True, "items": [{"text": "A code of ethics"}, {"text": "A course", "url": LINKED}]},
            ],
        },
    ],
}


def typed_everywhere(text: str) -> dict[str, Any]:
    """A document in which somebody has typed this text wherever one can."""
    return {
        "title": text,
        "foot": text,
        "blocks": [
            {"is": "heading", "level": 1, "text": text},
            {"is": "paragraph", "text": text, "url": LINKED},
            {"is": "field", "label": text, "value": text, "hint": text},
            {"is": "field", "label": text, "value": "", "hint": hint(text)},
            {"is": "list", "ordered": True, "items": [{"text": text, "code": text, "url": url} for url in (None, LINKED, *NO_LINKS)]},
            {"is": "list", "ordered": False, "items": [{"text": text, "url": url} for url in (LINKED, *NO_LINKS)]},
            {"is": "table", "caption": text, "head": [text, text], "rows": [[text, text], ["", text]]},
            {"is": "box", "title": text, "blocks": [{"is": "table", "head": [text], "rows": [[text]]}]},
        ],
    }


def hint(text: str) -> str:
    """A hint is ours: a line without tabs and emoji. (Behind an emoji in a content control LibreOffice 7.4 repeats letters.)"""
    return " ".join(re.sub("[\U00010000-\U0010ffff]", "", text).split())


# In a Spanish guide of another state, and with nothing in it.
SPANISH = {"title": "Especialista", "language": "es-US", "blocks": [{"is": "paragraph", "text": "Hola."}]}
EMPTY = {"title": "", "blocks": []}
DOCUMENTS = {
    "every-kind": EVERY_KIND,
    "hostile": typed_everywhere(HOSTILE),
    "unholdable": typed_everywhere(UNHOLDABLE),
    "long": typed_everywhere(LONG),
    "spanish": SPANISH,
    "empty": EMPTY,
}


# ---- what is said, in order


def said_in(blocks: list[Mapping[str, Any]], levels: tuple[str, str] = ("heading 1", "heading 2")) -> Iterator[tuple[str, str]]:
    """What a file has to say of these blocks: (what it is, its text), with cells parted by tabs."""
    for block in blocks:
        match block["is"]:
            case "heading":
                yield levels[block["level"] - 1], block["text"]
            case "paragraph":
                yield "paragraph", block["text"]
            case "list":
                kind = "number" if block.get("ordered") else "bullet"
                for item in block["items"]:
                    yield kind, item["text"] + (f" ({item['code']})" if item.get("code") else "")
            case "field":
                yield "paragraph", f"{block['label']}: {block['value'] or '[' + block['hint'] + ']'}"
            case "table":
                if block.get("caption"):
                    yield "paragraph", block["caption"]
                yield "head", "\t".join(block["head"])
                for row in block["rows"]:
                    yield "row", "\t".join(row)
            case "box":
                yield levels[0], block["title"]
                yield from said_in(block["blocks"], levels)


def parts_of(content: bytes) -> dict[str, bytes]:
    """Each part of a Word file in its one canonical form."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: etree.tostring(etree.fromstring(package.read(name)), method="c14n") for name in package.namelist()}


# ---- as python-docx reads it

KINDS = {"Heading 1": "heading 1", "Heading 2": "heading 2", "List Bullet": "bullet", "Quiet Bullet": "bullet", "List Number": "number"}


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def words_of(element: Any) -> str:
    """All that an element says, also in a content control, which python-docx passes over."""
    marks = {qn("w:t"): lambda one: one.text or "", qn("w:tab"): lambda _: "\t", qn("w:br"): lambda _: "\n"}
    return "".join(marks[one.tag](one) for one in element.iter(*marks) if one.getparent().tag == qn("w:r"))


def read_by_docx(document: Document) -> Iterator[tuple[str, str]]:
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            if part.style.name not in ("Title", "After Table"):
                yield KINDS.get(part.style.name, "paragraph"), words_of(part._p)
        else:
            for row in part.rows:
                is_head = row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
                yield "head" if is_head else "row", "\t".join(words_of(cell._tc) for cell in row.cells)


# ---- as LibreOffice reads it

SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "format": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def tag(space: str, name: str) -> str:
    return f"{{{SPACES[space]}}}{name}"


class Understood:
    """What LibreOffice has understood of a file, from the flat OpenDocument it wrote."""

    def __init__(self, path: Path):
        self.tree = etree.parse(path, etree.XMLParser(huge_tree=True))

    def find(self, way: str) -> list[Any]:
        return self.tree.xpath(way, namespaces=SPACES)

    @property
    def said(self) -> list[tuple[str, str]]:
        return [one for part in self.find("//office:text/*") for one in self._said(part)]

    def _said(self, part: Any) -> Iterator[tuple[str, str]]:
        name = etree.QName(part).localname
        if name == "h":
            yield "heading " + part.get(tag("text", "outline-level")), flat(part)
        elif name == "p" and self._style(part) not in ("Title", "After_20_Table"):
            yield "paragraph", flat(part)
        elif name == "list":
            kind = "number" if self._is_numbered(part) else "bullet"
            yield from ((kind, flat(line)) for line in part.iter(tag("text", "p")))
        elif name == "table":
            for row in part.iter(tag("table", "table-row")):
                kind = "head" if etree.QName(row.getparent()).localname == "table-header-rows" else "row"
                yield kind, "\t".join("".join(map(flat, cell.iter(tag("text", "p")))) for cell in row.iter(tag("table", "table-cell")))

    def _style(self, part: Any) -> str:
        """The named style of a paragraph, which may stand behind an automatic one."""
        name = part.get(tag("text", "style-name"))
        parents = self.find(f"//office:automatic-styles/style:style[@style:name='{name}']/@style:parent-style-name")
        return parents[0] if parents else name

    def _is_numbered(self, part: Any) -> bool:
        name = part.get(tag("text", "style-name"))
        return bool(self.find(f"//text:list-style[@style:name='{name}']/text:list-level-style-number[@text:level='1']"))


def flat(element: Any) -> str:
    """What an element of OpenDocument says, with its tabs, its line ends and every space."""
    name = etree.QName(element).localname
    own = {"tab": "\t", "line-break": "\n", "s": " " * int(element.get(tag("text", "c"), "1")), "soft-page-break": ""}.get(name)
    if own is None:
        own = (element.text or "") + "".join(flat(child) + (child.tail or "") for child in element if isinstance(child.tag, str))
    return own


def as_json(document: Mapping[str, Any]) -> Any:
    """A document as a browser gets it."""
    return json.loads(json.dumps(document))


def clean(text: str) -> str:
    """A text without what XML cannot hold."""
    return re.sub("[\x00\x08\x0b\x1b\ud800\ufffe]", "", text)
