"""On paper a page is its text: no menu, no search, no button, and nothing folded away."""

import pytest
from playwright.sync_api import expect

from scripts.guide import Guide

from .reader import Reader


def test_paper_keeps_the_text_and_leaves_out_the_controls(sample: Reader):
    on_screen = set(sample.see("texts"))
    sample.look(media="print")
    assert sample.see("controls") == []
    assert on_screen - set(sample.see("texts")) == set()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["go/informed-choice/", "find/", "no/such/page/"])
def test_an_open_list_of_results_is_not_printed(reader: Reader, address: str, width: int):
    page = reader.open(address, width=width)
    page.get_by_role("combobox").fill("choice")
    expect(page.get_by_role("option").first).to_be_visible()
    reader.look(width=width, media="print")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert reader.see("controls") == []
    assert page.evaluate("looking.all('.found, .found *, [role=combobox]').filter(looking.seen).length") == 0


def test_an_open_menu_is_not_printed(reader: Reader, words: dict):
    page = reader.open("go/informed-choice/", width=360)
    menu = page.get_by_role("banner").get_by_role("navigation", name=words["menu"])
    page.get_by_role("button", name=words["menu_button"], exact=True).click()
    expect(menu).to_be_visible()
    reader.look(width=360, media="print")
    expect(menu).to_be_hidden()
    assert reader.see("controls") == []


def test_the_settings_are_not_printed(reader: Reader, words: dict):
    page = reader.open("go/informed-choice/")
    title = page.get_by_text(words["settings"], exact=True)
    expect(title).to_be_visible()
    reader.look(media="print")
    expect(title).to_be_hidden()


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
