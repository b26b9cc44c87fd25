"""Nothing a reader does leaves the device, nothing is kept on it, and a shared screen tells nobody what they read about."""

from collections.abc import Callable

import pytest
from lxml import etree
from playwright.sync_api import expect

from scripts.guide import Guide

from .built_site import Site
from .kinds_of_page import written_pages
from .reader import Reader


@pytest.fixture
def visitor(new_reader: Callable[..., Reader]) -> Reader:
    """A reader whose browser has never been here."""
    return new_reader()


def test_reading_a_page_of_any_kind_keeps_nothing(sample: Reader):
    """That it asks nothing of another site, and that no script breaks, holds of whoever takes part in a test (conftest.py)."""
    # Where one is in a set, in this tab and until it is closed.
    passing = ("sessionStorage guide-waiting", "sessionStorage guide-places-")
    assert [kept for kept in sample.kept if kept != passing[0] and not kept.startswith(passing[1])] == []
    assert sample.context.cookies() == []


def test_searching_filtering_and_copying_keep_nothing(visitor: Reader, words: dict):
    page = visitor.open("find/#q=boundaries")
    expect(page.locator("[data-script='search/page'] li").first).to_be_visible()
    page = visitor.open("reference/crosswalk/")
    page.get_by_role("searchbox", name=words["filter"]).fill("boundaries")
    page = visitor.open("go/informed-choice/")
    page.get_by_role("button", name=words["copy_text"]).click()
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(words["text_copied"])
    assert visitor.mishaps.requests_elsewhere == []
    assert visitor.context.cookies() == []
    assert visitor.see("keptHere") == []


def test_what_somebody_looks_for_never_reaches_the_server(reader: Reader, site: Site):
    page = reader.open("role/")
    asked_before = len(site.asked)
    page.get_by_role("banner").get_by_role("combobox").fill("boundaries")
    page.keyboard.press("Enter")
    expect(page.locator("[data-script='search/page'] li").first).to_be_visible()
    asked = site.asked[asked_before:]
    assert "/find/" in asked
    assert [path for path in asked if "boundaries" in path] == []


def test_another_site_is_not_told_where_its_visitor_comes_from(visitor: Reader):
    page = visitor.open("go/informed-choice/")
    page.locator("details.known > summary").click()
    with page.expect_request(lambda request: not request.url.startswith(visitor.site.url)) as left:
        page.locator("main a[href^='https://']").first.click()
    assert "referer" not in left.value.all_headers()


def test_no_field_lets_the_browser_keep_what_was_typed_and_suggest_it_to_the_next(site: Site):
    """Its list would also lie over our own."""
    fields = [
        field
        for path in (*(f"{address}index.html" for address in written_pages()), "404.html")
        for field in site.tree(path).xpath("//input[not(@type) or @type='text' or @type='search']")
    ]
    assert len(fields) > len(written_pages())
    assert [dict(field.attrib) for field in fields if field.get("autocomplete") != "off"] == []


def test_no_tab_preview_title_or_address_holds_a_word_for_a_condition(site: Site, guide: Guide):
    found = {}
    for path in site.html:
        # All of it stands in the head, and the rest takes long to read.
        tree = etree.fromstring((site.folder / path).read_bytes().partition(b"</head>")[0], etree.HTMLParser(encoding="utf-8"))
        said = [path, tree.findtext(".//title"), *tree.xpath("//meta[@property='og:title' or @name='title']/@content")]
        words = [word for word in guide.settings.interface.not_on_tabs if any(word in text.lower() for text in said)]
        if words:
            found[path] = words
    assert found == {}
