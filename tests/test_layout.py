"""Every page fits a small phone and a window at 400 % zoom, gives way to a reader's own text spacing, and has room for a finger."""

from collections.abc import Iterator

import pytest

from .kinds_of_page import ALIKE, KINDS, PageKind
from .reader import WIDTHS, Reader

PHONE = {"width": 320, "height": 640}
# A window of 1280 by 1024 at 400 % has room for as much as one of this size.
ZOOMED = {"width": 320, "height": 256}


@pytest.fixture
def spaced(sample: Reader) -> Iterator[Reader]:
    """The same reader, with text set as wide as one must be able to set it."""
    sample.see("spaceOut")
    yield sample
    sample.see("spaceBack")


def test_a_page_fits_at_400_percent_zoom(sample: Reader):
    sample.look(**ZOOMED)
    assert sample.see("pastTheEdge") == []


def test_links_and_buttons_have_room_for_a_finger(sample: Reader):
    assert _at_each_width(sample, "smallTargets") == {}


def test_text_can_be_spaced_out_without_losing_any(spaced: Reader):
    assert _at_each_width(spaced, "tooSmall") == {}
    assert _at_each_width(spaced, "pastTheEdge") == {}


@pytest.mark.parametrize("kind", (*KINDS, *ALIKE), ids=str)
def test_a_whole_page_fits_a_small_phone(reader: Reader, kind: PageKind):
    reader.open_kind(kind, **PHONE)
    assert reader.see("pastTheEdge") == []


def _at_each_width(reader: Reader, what: str) -> dict[int, list[str]]:
    """What a function of looking.js finds, by the width of the window; only the widths where it finds something."""
    found = {}
    for width in WIDTHS:
        reader.look(width=width)
        found[width] = reader.see(what)
    return {width: things for width, things in found.items() if things}
