"""On paper a page is its text: no menu, no search, no button, and nothing folded away."""

import pytest

from scripts.guide import Guide

from .reader import Reader


def test_paper_keeps_the_text_and_leaves_out_the_controls(sample: Reader):
    on_screen = set(sample.see("texts"))
    sample.look(media="print")
    assert sample.see("controls") == []
    assert on_screen - set(sample.see("texts")) == set()


@pytest.mark.parametrize("width", [320, 1280])
def test_paper_shows_what_is_folded_away_on_the_screen(reader: Reader, guide: Guide, width: int):
    page = reader.open("find/", width=width)
    folded = page.locator("details:not([open]) a")
    assert folded.count() == len(guide.records)
    assert not folded.first.is_visible()
    reader.look(width=width, media="print")
    assert page.evaluate("looking.all('details a').filter(looking.seen).length") == len(guide.records)


def test_paper_is_white_and_ink_is_black_in_dark_colors_too(reader: Reader):
    page = reader.open("go/informed-choice/", scheme="dark", media="print")
    style = page.evaluate("(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.body))")
    assert style == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_a_link_to_another_site_is_printed_with_its_address(reader: Reader, guide: Guide):
    record = next(source for source in guide.by_kind["source"] if source.url)
    page = reader.open(guide.address(record), media="print")
    printed = page.locator("a.outside").first.evaluate("(e) => getComputedStyle(e, '::after').content")
    assert printed == f'" ({record.url})"'
