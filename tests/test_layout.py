"""Every page fits a small phone and a window at 400 % zoom, gives way to a reader's own text spacing, and has room for a finger.

Its content begins on the first screen, and leads on to the pages beside it."""

from collections.abc import Iterator

import pytest
from lxml import etree
from markdown import markdown
from playwright.sync_api import Page, Route, expect

from scripts.stacked_tables import StackedTables

from .built_site import Site
from .kinds_of_page import ALIKE, MENU, STILL, PageKind
from .navigation import sections
from .reader import SMALL_PHONE, WIDTHS, Reader

# A window of 1280 by 1024 at 400 % has room for as much as one of this size.
ZOOMED = {"width": 320, "height": 256}
# What of an element, or in it, is wider or higher than its box.
OVERFULL = """(opened) => [opened, ...opened.querySelectorAll("*")]
    .filter((e) => getComputedStyle(e).display !== "inline" && (e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + 2))
    .map((e) => e.outerHTML)"""
# A phone as most are.
USUAL_PHONE = {"width": 360, "height": 640}
# A page with its neighbors: before and after, none where the section begins or ends.
NEIGHBORS = [
    (pages[at], pages[at - 1] if at else None, pages[at + 1] if at + 1 < len(pages) else None)
    for pages in (list(section.items()) for section in sections().values())
    for at in range(len(pages))
]


@pytest.fixture
def doubled(sample: Reader) -> Iterator[Reader]:
    """The same reader, with text twice as large and a window as it was."""
    sample.page.evaluate("document.documentElement.style.fontSize = '200%'")
    yield sample
    sample.page.evaluate("document.documentElement.style.fontSize = ''")


@pytest.fixture
def spaced(sample: Reader) -> Iterator[Reader]:
    """The same reader, with text set as wide as one must be able to set it."""
    sample.see("spaceOut")
    yield sample
    sample.see("spaceBack")


def test_a_cell_of_a_written_table_carries_the_name_of_its_column_and_the_first_one_names_the_row():
    """So that a phone can stack a row, and a screen reader can say whose cell it reads."""
    text = "| | In 2012 | Now |\n|---|---|---|\n| Fee | 40 | *50* |\n| Hours | 40 | 48 |\n"
    table = etree.HTML(markdown(text, extensions=["tables", StackedTables()]))
    assert table.xpath("//thead//th/@scope") == ["col", "col", "col"]
    rows = table.xpath("//tbody/tr")
    assert [[cell.xpath("string()") for cell in row] for row in rows] == [["Fee", "40", "50"], ["Hours", "40", "48"]]
    for head, *cells in rows:
        assert (head.tag, dict(head.attrib)) == ("th", {"scope": "row"})
        assert [(cell.tag, cell.get("data-label")) for cell in cells] == [("td", "In 2012"), ("td", "Now")]


def test_a_page_fits_at_400_percent_zoom(sample: Reader):
    sample.look(**ZOOMED)
    assert sample.see("pastTheEdge") == []


def test_text_can_be_twice_as_large_on_a_phone(doubled: Reader):
    doubled.look(**USUAL_PHONE)
    assert doubled.see("pastTheEdge") == []


def test_at_400_percent_zoom_nothing_stands_in_front_of_the_text(sample: Reader):
    """A bar that stays at the top would leave no room to read."""
    sample.look(**ZOOMED)
    stays = "looking.all('body *').filter(looking.seen).filter((e) => /sticky|fixed/.test(getComputedStyle(e).position))"
    assert sample.page.evaluate(f"{stays}.map((e) => e.outerHTML)") == []


@pytest.mark.parametrize("opened_kind", STILL, ids=str, indirect=True)
def test_the_content_begins_on_the_first_screen_of_a_phone(sample: Reader):
    sample.look(**USUAL_PHONE)
    assert _end_of_first_line(sample.page) <= USUAL_PHONE["height"]


def test_a_page_glides_only_for_readers_who_did_not_ask_for_less_motion(reader: Reader):
    page = reader.open("reference/glossary/")
    # It glides to a place on it that a link leads to.
    page.get_by_role("main").get_by_role("link").first.focus()
    expect(page.locator("html")).to_have_css("scroll-behavior", "auto")
    page.emulate_media(reduced_motion="no-preference")
    expect(page.locator("html")).to_have_css("scroll-behavior", "smooth")
    page.emulate_media(reduced_motion="reduce")


def test_no_word_is_parted_by_the_browser(sample: Reader):
    """Parted words are hard to read, and an official term must stay as it is written."""
    assert sample.page.evaluate("[...new Set(looking.all('body, body *').map((e) => getComputedStyle(e).hyphens))]") == ["manual"]
    assert "\u00ad" not in sample.page.locator("body").inner_text()


def test_links_and_buttons_have_room_for_a_finger(sample: Reader):
    assert _at_each_width(sample, "smallTargets") == {}


def test_text_can_be_spaced_out_without_losing_any(spaced: Reader):
    assert _at_each_width(spaced, "tooSmall") == {}
    assert _at_each_width(spaced, "pastTheEdge") == {}


@pytest.mark.parametrize("what", ["menu", "results"])
def test_what_opens_can_be_spaced_out_too(reader: Reader, words: dict, what: str):
    page = reader.open("go/informed-choice/", **SMALL_PHONE)
    if what == "menu":
        page.get_by_role("button", name=words["menu_button"], exact=True).click()
    else:
        page.get_by_role("combobox").fill("informed choice")
        expect(page.get_by_role("option").first).to_be_visible()
    reader.see("spaceOut")
    opened = page.locator(".sections" if what == "menu" else ".found")
    expect(opened).to_be_visible()
    assert opened.evaluate(OVERFULL) == []
    assert reader.see("pastTheEdge") == []


@pytest.mark.parametrize(("own", "before", "after"), NEIGHBORS, ids=lambda page: page and page[0])
def test_a_written_page_leads_to_the_pages_beside_it_and_not_beyond_its_section(
    reader: Reader, site: Site, words: dict, own: tuple, before: tuple | None, after: tuple | None
):
    page = reader.open(own[0])
    around = page.get_by_role("main").get_by_role("navigation", name=words["around"])
    expected = [(words[name], *beside) for name, beside in (("before", before), ("after", after)) if beside]
    # What stands below a tool that opens with its page is there once the tool is.
    expect(around).to_have_count(1 if expected else 0)
    links = around.get_by_role("link").all()
    assert [link.evaluate("(e) => e.href") for link in links] == [site.url + address for _, address, _ in expected]
    assert [link.inner_text().split("\n") for link in links] == [[name, title] for name, _, title in expected]
    assert [link.get_attribute("rel") for link in links] == [rel for rel, beside in (("prev", before), ("next", after)) if beside]


def test_a_whole_page_fits_a_small_phone(sample: Reader):
    """Not only one card and one row of each sort."""
    assert sample.past_the_edge == []


@pytest.mark.parametrize("kind", ALIKE, ids=str)
def test_a_page_made_of_what_others_hold_fits_a_small_phone_too(reader: Reader, kind: PageKind):
    reader.open_kind(kind, **SMALL_PHONE)
    assert reader.see("pastTheEdge") == []


def test_nothing_moves_while_a_page_comes(sample: Reader):
    if sample.kind is not MENU:  # It is opened by the test, without a finger.
        assert sample.moved == []


@pytest.mark.parametrize("address", ["", "find/", "reference/crosswalk/", "reference/glossary/", "go/recertification-fee/", "go/samhsa/"])
def test_nothing_moves_when_scripts_come_late(reader: Reader, address: str):
    """On a slow phone a page is read, and tapped, before its scripts are there."""
    held: list[Route] = []
    reader.look(width=412, height=823)
    reader.page.route(
        lambda url: url.endswith(".js") and not url.endswith(("page/frame.js", "page/awaited.js")), lambda route: held.append(route)
    )
    reader.page.goto(reader.site.url + address, wait_until="commit")
    reader.see("painted")
    # Ends the holding, and lets go what is held.
    reader.page.unroute_all()
    reader.page.wait_for_load_state()
    assert held
    assert reader.see("moved") == []


def _at_each_width(reader: Reader, what: str) -> dict[int, list[str]]:
    """What a function of looking.js finds, by the width of the window; only the widths where it finds something."""
    found = {}
    for width in WIDTHS:
        reader.look(width=width)
        found[width] = reader.see(what)
    return {width: things for width, things in found.items() if things}


def _end_of_first_line(page: Page) -> float:
    """How far down the page the first line of the first paragraph ends: the number or the kind over a title is none."""
    first = page.locator("main p:not(.record__code):visible").first
    return first.evaluate("(e) => e.getBoundingClientRect().top + scrollY + parseFloat(getComputedStyle(e).lineHeight)")
