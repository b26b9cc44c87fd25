"""With scripts turned off every page still says all it says, and shows no button that does nothing."""

import pytest
from playwright.sync_api import expect

from scripts.guide import Guide
from scripts.schema import Entry, Prose, marked_fields, values_along

from .kinds_of_page import STILL, on_every_item, record_of, standing_in_words
from .reader import SMALL_PHONE, Reader

# Prose that is not for the page: other words for the search and for job ads, the title of the tab, notes to those who check questions.
NOT_SHOWN = ("also", "ads", "tab", "waive")


@on_every_item
def test_an_item_shows_all_its_text_and_its_short_address_without_scripts(
    reader_without_scripts: Reader, guide: Guide, words: dict, item: str
):
    record = record_of(item, guide)
    page = reader_without_scripts.open(guide.address(record))
    expect(page.get_by_role("article").get_by_role("link", name=f"{words['short_address']} /go/{record.id}/", exact=True)).to_be_visible()
    # What is folded opens by a tap, without a script.
    page.evaluate("document.querySelectorAll('main details:not([open]) > summary').forEach((summary) => summary.click())")
    text = " ".join(page.locator("body").inner_text().split())
    assert [said for said in _said_by(record, guide) if said not in text] == []


def _said_by(record: Entry, guide: Guide) -> list[str]:
    """Every piece of prose in a record, the words of its standing, and the titles of its sources."""
    paths = [path for path, _ in marked_fields(type(record), Prose) if path[0] not in NOT_SHOWN]
    prose = [text.replace("*", "") for path in paths for text, _ in values_along(record, path)]
    titles = [guide[cite.id].title for cite in getattr(record, "sources", ())]
    return [*prose, *titles, standing_in_words(record, guide)]


@pytest.mark.parametrize("opened_kind", STILL, ids=str, indirect=True)
def test_a_page_says_the_same_and_shows_no_dead_button(sample: Reader, reader_without_scripts: Reader):
    """What a page says with scripts was read when it was opened. A script may put the name of the site before a short address."""
    reader_without_scripts.open_kind(sample.kind, **SMALL_PHONE)
    assert reader_without_scripts.see("deadControls") == []
    said, with_scripts = (
        [line.replace(sample.site.url.split("/")[2], "") for line in lines] for lines in (reader_without_scripts.see("lines"), sample.said)
    )
    assert any(line.strip() for line in said)
    assert said == with_scripts


def test_the_form_at_the_top_leads_to_the_list_of_everything(reader_without_scripts: Reader, guide: Guide):
    page = reader_without_scripts.open("go/informed-choice/")
    page.get_by_role("banner").get_by_role("textbox").fill("choice")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Find")
    assert page.url.partition("?")[0] == f"{reader_without_scripts.site.url}find/"
    expect(page.locator(".directory a")).to_have_count(len(guide.records))


def test_a_list_of_items_opens_without_scripts(reader_without_scripts: Reader, guide: Guide):
    page = reader_without_scripts.open("find/")
    many = guide.settings.interface.kinds["competency"].many
    page.locator("summary", has_text=many).click()
    page.get_by_role("link", name="Informed choice").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Informed choice")
