"""With scripts turned off every page still says all it says, and shows no button that does nothing."""

import pytest
from playwright.sync_api import Page, expect

from scripts.guide import Guide
from scripts.schema import Entry, Prose, marked_fields, values_along

from .kinds_of_page import STILL, PageKind, on_every_item, record_of, standing_in_words
from .reader import Reader

# Prose that is not for the page: other words for the search and for job ads, the title of the tab, notes to those who check questions.
NOT_SHOWN = ("also", "ads", "tab", "waive")


@on_every_item
def test_an_item_shows_all_its_text_without_scripts(reader_without_scripts: Reader, guide: Guide, item: str):
    record = record_of(item, guide)
    page = reader_without_scripts.open(guide.address(record))
    # What is folded opens by a tap, without a script.
    for summary in page.query_selector_all("main details:not([open]) > summary"):
        summary.click()
    text = " ".join(page.locator("body").inner_text().split())
    assert [said for said in _said_by(record, guide) if said not in text] == []


def _said_by(record: Entry, guide: Guide) -> list[str]:
    """Every piece of prose in a record, the words of its standing, and the titles of its sources."""
    paths = [path for path, _ in marked_fields(type(record), Prose) if path[0] not in NOT_SHOWN]
    prose = [text.replace("*", "") for path in paths for text, _ in values_along(record, path)]
    titles = [guide[cite.id].title for cite in getattr(record, "sources", ())]
    return [*prose, *titles, standing_in_words(record, guide)]


@pytest.mark.parametrize("kind", STILL, ids=str)
def test_a_page_says_the_same_and_shows_no_dead_button(reader: Reader, reader_without_scripts: Reader, kind: PageKind):
    with_scripts, without = (some.open_kind(kind) for some in (reader, reader_without_scripts))
    assert reader_without_scripts.see("deadControls") == []
    assert _lines(without) == _lines(with_scripts)


def _lines(page: Page) -> list[str]:
    """What the page says beside its controls and what a script finds near a wrong address.

    A script may put the name of the site before a short address.
    """
    page.evaluate(
        "document.querySelectorAll('form, .scripted, button, [role=status], [data-script=\"search/not_found\"]').forEach((e) => e.remove())"
    )
    return page.locator("body").inner_text().replace(page.url.split("/")[2], "").splitlines()


def test_the_form_at_the_top_leads_to_the_list_of_everything(reader_without_scripts: Reader, guide: Guide):
    page = reader_without_scripts.open("go/informed-choice/")
    page.get_by_role("banner").get_by_role("textbox").fill("choice")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Find")
    assert page.url.partition("?")[0] == f"{reader_without_scripts.site.url}find/"
    assert page.locator(".directory a").count() == len(guide.records)


def test_a_list_of_items_opens_without_scripts(reader_without_scripts: Reader, guide: Guide):
    page = reader_without_scripts.open("find/")
    many = guide.settings.interface.kinds["competency"].many
    page.locator("summary", has_text=many).click()
    page.get_by_role("link", name="Informed choice").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Informed choice")
