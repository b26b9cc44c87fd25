"""Whoever uses only a keyboard reaches everything, sees where they are, and can do all that a pointer can."""

import pytest
from playwright.sync_api import FloatRect, Locator, expect

from .kinds_of_page import FRAMES, OPENED
from .reader import SCHEMES, Reader

# One of each thing a key can reach: the page where it stands, and how to find it there.
THINGS = {
    "": {
        "skip link": ".skip",
        "name of the guide": ".top__name",
        "section": ".sections a",
        "door": ".door h2 a",
        "link in a notice": ".foot a",
    },
    "find/": {"search field": "input", "search button": "form button", "list that opens": "summary"},
    "reference/ethics/": {
        "breadcrumb": ".crumbs a",
        "page of the section": ".aside a",
        "title of a card": ".record__title a",
        "fold of a card": ".known > summary",
    },
    "about/": {"link in a text": "main p a"},
    "go/informed-choice/": {"short address": ".copy-link a", "copy button": ".copy-link button"},
    "reference/crosswalk/": {"table": ".scroller"},
}


def test_tab_reaches_everything_in_order_and_shows_where_it_is(handled: Reader, words: dict):
    """The skip link comes first and leads past the menu; from there Tab goes through the main part, and on.

    The frame around it is made of the same parts everywhere: Tab goes through all of it where they differ. That each of them shows
    the focus is asked everywhere.
    """
    page = handled.page
    if handled.kind in (*FRAMES, *OPENED):
        _tab_through(handled, "followFocus")
    handled.see("followFocus")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=words["skip"], exact=True)).to_be_focused()
    expect(page.locator(":focus")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    _tab_through(handled, "followFocusInMain")
    assert handled.see("unmarkedInFrame") == []


def _tab_through(reader: Reader, follow: str) -> None:
    """Holds Tab down as long as something is to come, which takes half as long as to press it anew each time."""
    reachable = reader.see(follow)
    assert reachable
    # A field for a date has parts of its own: month, day, year, and the key to a calendar; one for a time hour, minute, half, and its key.
    parts = 3 * reader.page.locator("input:is([type=date], [type=time]):visible").count()
    for _ in range(len(reachable) + parts):
        reader.page.keyboard.down("Tab")
    reader.page.keyboard.up("Tab")
    assert reader.see("focused") == reachable
    assert reader.see("unmarked") == []


@pytest.mark.parametrize("address", THINGS)
def test_the_focus_can_be_seen_in_all_colors(reader: Reader, address: str):
    page = reader.open(address)
    page.keyboard.press("Tab")
    unseen = []
    for scheme in SCHEMES:
        reader.look(scheme=scheme)
        for thing, selector in THINGS[address].items():
            element = page.locator(selector).first
            element.focus()
            element.scroll_into_view_if_needed()
            around = _just_around(element)
            with_focus = page.screenshot(clip=around)
            element.blur()
            if with_focus == page.screenshot(clip=around):
                unseen.append(f"{thing} in {scheme} colors")
    assert unseen == []


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
