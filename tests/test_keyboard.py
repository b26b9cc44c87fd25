"""Whoever uses only a keyboard reaches everything, sees where they are, and can do all that a pointer can."""

import pytest
from playwright.sync_api import FloatRect, Locator, expect

from .reader import SCHEMES, Reader

# One of each thing a key can reach: where it stands, and how to find it there.
THINGS = {
    "skip link": ("", ".skip"),
    "name of the guide": ("", ".top__name"),
    "search field": ("find/", "input"),
    "search button": ("find/", "form button"),
    "section": ("", ".sections a"),
    "door": ("", ".door h2 a"),
    "breadcrumb": ("reference/ethics/", ".crumbs a"),
    "page of the section": ("reference/ethics/", ".aside a"),
    "title of a card": ("reference/ethics/", ".record__title a"),
    "link in a text": ("about/", "main p a"),
    "fold of a card": ("reference/ethics/", ".known > summary"),
    "short address": ("go/informed-choice/", ".copy-link a"),
    "copy button": ("go/informed-choice/", ".copy-link button"),
    "list that opens": ("find/", "summary"),
    "table": ("reference/crosswalk/", ".scroller"),
    "link in a notice": ("", ".foot a"),
}


def test_tab_reaches_everything_in_order_and_shows_where_it_is(handled: Reader):
    reachable = handled.see("followFocus")
    # A field for a date has parts of its own: month, day, year, and the key to a calendar; one for a time hour, minute, half, and its key.
    parts = 3 * handled.page.locator("input:is([type=date], [type=time]):visible").count()
    for _ in range(len(reachable) + parts):
        handled.page.keyboard.press("Tab")
    assert handled.see("focused") == reachable
    assert handled.see("unmarked") == []


def test_the_skip_link_comes_first_and_leads_past_the_menu(handled: Reader, words: dict):
    page = handled.page
    handled.see("followFocus")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=words["skip"], exact=True)).to_be_focused()
    expect(page.locator(":focus")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("thing", THINGS)
def test_the_focus_can_be_seen_in_all_colors(reader: Reader, thing: str):
    address, selector = THINGS[thing]
    page = reader.open(address)
    element = page.locator(selector).first
    page.keyboard.press("Tab")
    for scheme in SCHEMES:
        reader.look(scheme=scheme)
        element.focus()
        element.scroll_into_view_if_needed()
        around = _just_around(element)
        with_focus = page.screenshot(clip=around)
        element.blur()
        assert with_focus != page.screenshot(clip=around), f"in {scheme} colors"


def _just_around(element: Locator) -> FloatRect:
    box = element.bounding_box()
    left, top = max(box["x"] - 6, 0), max(box["y"] - 6, 0)
    return {"x": left, "y": top, "width": box["width"] + 12, "height": box["height"] + 12}


def test_enter_in_the_field_at_the_top_searches(reader: Reader):
    page = reader.open("go/informed-choice/")
    page.get_by_role("banner").get_by_role("combobox").focus()
    page.keyboard.type("boundaries")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listitem").filter(has_text="Personal boundaries").first).to_be_visible()
    assert page.url == f"{reader.site.url}find/#q=boundaries"


def test_enter_in_the_field_of_the_search_page_searches(reader: Reader):
    page = reader.open("find/")
    page.get_by_role("combobox").focus()
    page.keyboard.type("boundaries")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listitem").filter(has_text="Personal boundaries").first).to_be_visible()


def test_the_crosswalk_is_filtered_and_cleared_by_keys(reader: Reader, words: dict):
    page = reader.open("reference/crosswalk/")
    rows = page.locator("tbody tr:visible")
    every = rows.count()
    page.get_by_role("searchbox", name=words["filter"]).focus()
    page.keyboard.type("boundaries")
    expect(rows).not_to_have_count(every)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=words["filter_clear"])).to_be_focused()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(every)


def test_a_list_opens_and_closes_by_keys(reader: Reader):
    page = reader.open("find/")
    first = page.locator("details").first
    link = first.get_by_role("link").first
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(link).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_link_is_copied_by_a_key(reader: Reader, words: dict, key: str):
    page = reader.open("go/informed-choice/")
    page.get_by_role("button", name=words["copy_link"]).focus()
    page.keyboard.press(key)
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(words["link_copied"])
    assert page.evaluate("navigator.clipboard.readText()") == f"{reader.site.url}go/informed-choice/"
