"""The class view: a record as a row of screens, one thing at a time, made to be shared in an online class and read on a phone there.

A screen is filled from overrides/screens/. What else shows the same, as slides, reads the screens themselves, so that all of them have one
order, one set of letters and the same words.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lxml import html

from .questions import sentences

# Letters that stand on one screen in letters of 44 px, at 1280 × 720, beside the QR code. tests/test_class_view.py measures it.
MOST = 250


def pieces(text: str | None, most: int = MOST) -> list[str]:
    """A text in as few pieces as there must be for each to fit on a screen, parted between sentences and about as long as each other.

    A sentence that is longer than a screen stands alone.
    """
    parts = sentences(text or "")
    if not parts:
        return []
    count = -(-len(text or "") // most)
    while True:
        found = _parted(parts, sum(map(len, parts)) / count)
        if count >= len(parts) or all(len(piece) <= most for piece in found):
            return found
        count += 1


def _parted(parts: Sequence[str], share: float) -> list[str]:
    """Sentences put together into pieces of about `share` letters."""
    found: list[str] = []
    for part in parts:
        if found and len(found[-1]) + len(part) / 2 < share:
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


class Line(NamedTuple):
    """A paragraph or an entry of a list on a screen; `letter` as “A” where it is one to choose."""

    text: str
    letter: str | None = None


class Screen(NamedTuple):
    """What stands on one screen: the record it is of, its name in that, the number or kind of the record, the heading, and the lines."""

    record: str
    name: str
    label: str
    head: str
    lines: tuple[Line, ...]


def screens_in(markup: str) -> list[Screen]:
    """The screens of the class view of a record, as they stand in its HTML."""
    return [_screen(section) for section in html.fragment_fromstring(markup, create_parent=True).findall("section")]


def _screen(section: html.HtmlElement) -> Screen:
    record, (head,) = section.get("data-record", ""), section.xpath(".//h2")
    label = _said(head[0])
    return Screen(
        record=record,
        name=section.get("id", "").removeprefix(f"{record}-"),
        label=label,
        head=_said(head).removeprefix(label).strip(),
        lines=tuple(_line(element) for element in section.xpath(".//div//*[self::p or self::li]")),
    )


def _line(element: html.HtmlElement) -> Line:
    letter = element.get("data-letter")
    return Line(_said(element).removeprefix(letter or "").strip(), letter)


def _said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
