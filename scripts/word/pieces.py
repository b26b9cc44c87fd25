"""Small steps in filling a template of Word: what a text may hold, how a run says it, how wide a column is."""

import re
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from .look import TEXT_WIDTH

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# What XML 1.0 cannot hold: control characters, halves of a character, two that are none.
NOT_XML = re.compile("[^\t\n\\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Only these are links, in the letters an address is written in: Word refuses a whole file for one that is none. All else is text.
IS_LINK = re.compile(r"(?:https?://|mailto:|tel:)(?:[\w\-.~:/?#@!$&'()*+,;=]|%[\da-f]{2})+", re.ASCII | re.IGNORECASE)
BREAKS = {"\n": "br", "\t": "tab"}
# A column is as wide as its longest cell asks for, within these bounds, in letters. One to write in has room for some words.
NARROWEST, WIDEST, TO_WRITE_IN = 10, 48, 30


def clean(text: str) -> str:
    """A text without what XML 1.0 cannot hold, and with one kind of line end."""
    return NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_link(url: str) -> bool:
    """Whether this is an address to go to."""
    return bool(IS_LINK.fullmatch(url))


def say(run: Element, text: str) -> None:
    """Makes a text all that a run says."""
    for child in run.findall("*"):
        if child.tag != f"{W}rPr":
            run.remove(child)
    for piece in re.split(r"([\n\t])", clean(text)):
        if piece in BREAKS:
            etree.SubElement(run, W + BREAKS[piece])
        elif piece:
            said = etree.SubElement(run, f"{W}t")
            said.set(SPACE, "preserve")
            said.text = piece


def widths_of(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column of a table is: together as wide as the text."""
    asked = []
    for number, name in enumerate(head):
        cells = [row[number] for row in rows]
        longest = max(map(len, (name, *cells)))
        asked.append(max(NARROWEST, min(WIDEST, longest), 0 if all(cells) else TO_WRITE_IN))
    return [TEXT_WIDTH * one // sum(asked) for one in asked]


def fill_row(row: Element, texts: Sequence[str], widths: Sequence[int]) -> Element:
    """Fills a row of one cell, which is repeated for each column."""
    repeat(find(row, f"{W}tc"), len(widths))
    for cell, text, width in zip(row.findall(f"{W}tc"), texts, widths, strict=True):
        find(cell, f"{W}tcW").set(f"{W}w", str(width))
        say(find(cell, f"{W}r"), text)
    return row


def repeat(element: Element, times: int) -> None:
    for _ in range(times - 1):
        element.addnext(deepcopy(element))


def remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def find(element: Element, tag: str) -> Element:
    """The first element of this name inside another; the template has it."""
    return next(element.iter(tag))


def value_of(element: Element, tag: str) -> str:
    return find(element, W + tag).get(f"{W}val") or ""
