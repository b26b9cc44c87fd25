"""The filter of the crosswalk leaves the rows that hold every word typed, says how many, and can be undone."""

import unicodedata

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.guide import Guide
from scripts.schema import Entry

from .built_site import Site
from .kinds_of_page import NOWHERE
from .reader import Reader, location_of

HOSTILE = ["<img src=x onerror=alert(1)>", "[a-z", "$& {shown}", "\\", "' or 1=1 --"]


@pytest.fixture
def crosswalk(reader: Reader) -> Page:
    return reader.open("reference/crosswalk/")


def _rows(page: Page) -> Locator:
    return page.locator("tbody tr:visible")


def _field(page: Page, words: dict) -> Locator:
    return page.get_by_role("searchbox", name=words["crosswalk_filter"])


def _status(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("status")


def _said(words: dict, shown: int, every: int) -> str:
    return words["crosswalk_shown"].replace("{shown}", str(shown)).replace("{all}", str(every)) if shown else words["crosswalk_none"]


def _rows_with(page: Page, *wanted: str) -> list[str]:
    """The rows of the whole table that hold all the words, whatever their case and accents."""
    texts = page.locator("tbody tr").evaluate_all("(rows) => rows.map((row) => row.textContent)")
    return [text for text in texts if all(_plain(word) in _plain(text) for word in wanted)]


def _plain(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(letter))


def test_every_competency_has_its_row_and_links_to_it(crosswalk: Page, guide: Guide):
    rows = [[f"{record.code} {record.title}", f"../../go/{record.id}/"] for record in guide.by_kind["competency"]]
    links = crosswalk.locator("tbody th a")
    assert links.evaluate_all("(links) => links.map((link) => [link.innerText, link.getAttribute('href')])") == rows


def test_every_column_holds_what_its_heading_names(site: Site, guide: Guide, words: dict):
    table = site.tree("reference/crosswalk/index.html").find(".//table")
    headings = ["".join(heading.itertext()) for heading in table.find("thead").iter("th")]
    assert headings == [words[name] for name in ("competency", "study_domain", "ethics", "scope", "jobs")]
    for record, row in zip(guide.by_kind["competency"], table.find("tbody"), strict=True):
        # In a narrow window each cell says its heading itself.
        assert [cell.get("data-label") for cell in row[1:]] == headings[1:]
        shown = [[link.get("href").split("/")[-2] for link in cell.iter("a")] for cell in row[1:]]
        assert shown == _linked(record, guide), record.code


def _linked(record: Entry, guide: Guide) -> list[list[str]]:
    """What a competency is linked with: study domains, ethics, scope of practice, job functions."""
    domains = [domain.id for domain in guide.by_kind["exam-domain"] if domain.covers == record.domain]
    scope, jobs = ([one.id for one in guide.by_kind[kind] if record.id in one.competencies] for kind in ("scope-statement", "job-function"))
    return [domains, list(record.ethics), scope, jobs]


def test_before_anything_is_typed_all_rows_are_shown_and_counted(crosswalk: Page, guide: Guide, words: dict):
    every = len(guide.by_kind["competency"])
    expect(_rows(crosswalk)).to_have_count(every)
    expect(_status(crosswalk)).to_have_text(_said(words, every, every))


@pytest.mark.parametrize("typed", ["boundaries", "4.15", "recovery wellness", "wellness  recovery", "BOUNDARIES", "bóundàries"])
def test_typing_leaves_the_rows_that_hold_all_the_words(crosswalk: Page, words: dict, typed: str):
    every, left = _rows(crosswalk).count(), _rows_with(crosswalk, *typed.split())
    assert 0 < len(left) < every
    _field(crosswalk, words).fill(typed)
    expect(_status(crosswalk)).to_have_text(_said(words, len(left), every))
    assert _rows(crosswalk).evaluate_all("(rows) => rows.map((row) => row.textContent)") == left


def test_clear_brings_every_row_back_and_empties_the_field(crosswalk: Page, words: dict):
    every = _rows(crosswalk).count()
    _field(crosswalk, words).fill("boundaries")
    expect(_rows(crosswalk)).not_to_have_count(every)
    crosswalk.get_by_role("button", name=words["crosswalk_clear"]).click()
    expect(_status(crosswalk)).to_have_text(_said(words, every, every))
    expect(_rows(crosswalk)).to_have_count(every)
    expect(_field(crosswalk, words)).to_have_value("")


def test_a_reader_is_told_when_no_row_is_left(crosswalk: Page, words: dict):
    _field(crosswalk, words).fill(NOWHERE)
    expect(_status(crosswalk)).to_have_text(words["crosswalk_none"])
    expect(_rows(crosswalk)).to_have_count(0)


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_is_only_looked_for(crosswalk: Page, words: dict, typed: str):
    every, before = _rows(crosswalk).count(), crosswalk.locator("main *").count()
    _field(crosswalk, words).fill(typed)
    expect(_status(crosswalk)).to_have_text(_said(words, len(_rows_with(crosswalk, *typed.split())), every))
    assert crosswalk.locator("main *").count() == before


def test_enter_keeps_the_reader_on_the_page(crosswalk: Page, words: dict):
    before = location_of(crosswalk)
    _field(crosswalk, words).fill("boundaries")
    crosswalk.keyboard.press("Enter")
    expect(_field(crosswalk, words)).to_have_value("boundaries")
    assert location_of(crosswalk) == before
