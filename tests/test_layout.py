"""Every page fits a small phone and a window at 400 % zoom, gives way to a reader's own text spacing, and has room for a finger.

Its content begins on the first screen, and leads on to the pages beside it."""

import re
from urllib.parse import urljoin

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
# What would part a word, by the kind of file it may stand in.
PARTING = {
    ".css": r"hyphen(?!s: ?manual\b)",
    ".js": r"\u00ad|[\"'`]\\u00ad|&shy;|\.hyphens",
    ".json": r"\u00ad|\\u00ad|&shy;",
    ".html": r"\u00ad|&shy;|&#173;",
}
# What of an element, or in it, is wider or higher than its box.
OVERFULL = """(opened) => [opened, ...opened.querySelectorAll("*")]
    .filter((e) => getComputedStyle(e).display !== "inline" && (e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + 2))
    .map((e) => e.outerHTML)"""
# A laptop, a tablet, a small phone: from where a sample stands to where it came.
WINDOWS = [{"width": width, "height": 640 if width == SMALL_PHONE["width"] else 800} for width in sorted(WIDTHS, reverse=True)]
# A phone as most are.
USUAL_PHONE = {"width": 360, "height": 640}
# A page with its neighbors: before and after, none where the section begins or ends.
NEIGHBORS = [
    (pages[at], pages[at - 1] if at else None, pages[at + 1] if at + 1 < len(pages) else None)
    for pages in (list(section.items()) for section in sections().values())
    for at in range(len(pages))
]


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


def test_a_page_fits_every_window_and_every_readers_text(sample: Reader):
    """As it came to a small phone, at 400 % zoom, with text twice as large or set wide; and what is to be pressed has room for a finger.

    Each window is opened once, for all that is asked of a page there.
    """
    amiss = {"the whole page on a small phone": sample.past_the_edge}
    if sample.kind is not MENU:  # It is opened by the test, without a finger.
        amiss["moved while it came"] = sample.moved
    for window in WINDOWS:
        sample.look(**window)
        amiss[f"too small for a finger, in {window}"] = sample.see("smallTargets")
        amiss[f"lost when text is set wide, in {window}"] = sample.see("lostWhenSpaced")
    sample.look(**ZOOMED)
    amiss["at 400 % zoom"] = sample.see("pastTheEdge")
    # A bar that stays at the top would leave no room to read.
    amiss["in front of the text at 400 % zoom"] = sample.see("staying")
    sample.look(**USUAL_PHONE)
    amiss["with text twice as large"] = sample.see("pastTheEdgeWhenDoubled")
    assert {where: things for where, things in amiss.items() if things} == {}
    if sample.kind in STILL:
        assert _end_of_first_line(sample.page) <= USUAL_PHONE["height"], "the content begins below the first screen of a phone"


def test_no_word_is_parted_by_the_browser(site: Site):
    """Parted words are hard to read, and an official term must stay as it is written."""
    files = [path for path in site.folder.rglob("*") if path.suffix in PARTING]
    assert files
    assert [path for path in files if re.search(PARTING[path.suffix], path.read_text(encoding="utf-8"))] == []


def test_a_page_glides_only_for_readers_who_did_not_ask_for_less_motion(reader: Reader):
    page = reader.open("reference/glossary/")
    # It glides to a place on it that a link leads to.
    page.get_by_role("main").get_by_role("link").first.focus()
    expect(page.locator("html")).to_have_css("scroll-behavior", "auto")
    page.emulate_media(reduced_motion="no-preference")
    expect(page.locator("html")).to_have_css("scroll-behavior", "smooth")
    page.emulate_media(reduced_motion="reduce")


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


def test_a_written_page_leads_to_the_pages_beside_it_and_not_beyond_its_section(site: Site, words: dict):
    for (address, _), before, after in NEIGHBORS:
        around = site.tree(f"{address}index.html").xpath("//main//nav[@aria-label=$around]", around=words["around"])
        beside = [("prev", words["before"], before), ("next", words["after"], after)]
        expected = [(rel, other[0], [name, other[1]]) for rel, name, other in beside if other]
        assert len(around) == (1 if expected else 0), address
        links = [link for nav in around for link in nav.iter("a")]
        led = [(link.get("rel"), urljoin(address, link.get("href")), [part.strip() for part in link.itertext()]) for link in links]
        assert led == expected, address


@pytest.mark.parametrize("address", ["study/flashcards/", "study/exam/"])
def test_the_pages_beside_it_stand_below_a_page_and_below_a_tool_that_opens_with_its_page(
    reader: Reader, site: Site, words: dict, address: str
):
    """What stands below such a tool is there once the tool is."""
    page = reader.open(address)
    around = page.get_by_role("main").get_by_role("navigation", name=words["around"])
    before, after = next((before, after) for own, before, after in NEIGHBORS if own[0] == address)
    expected = [(words[name], *beside) for name, beside in (("before", before), ("after", after)) if beside]
    expect(around).to_have_count(1)
    links = around.get_by_role("link").all()
    assert [link.evaluate("(e) => e.href") for link in links] == [site.url + leads for _, leads, _ in expected]
    assert [link.inner_text().split("\n") for link in links] == [[name, title] for name, _, title in expected]


@pytest.mark.parametrize("kind", ALIKE, ids=str)
def test_a_page_made_of_what_others_hold_fits_a_small_phone_too(reader: Reader, kind: PageKind):
    reader.open_kind(kind, **SMALL_PHONE)
    assert reader.see("pastTheEdge") == []


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


def _end_of_first_line(page: Page) -> float:
    """How far down the page the first line of the first paragraph ends: the number or the kind over a title is none."""
    first = page.locator("main p:not(.record__code):visible").first
    return first.evaluate("(e) => e.getBoundingClientRect().top + scrollY + parseFloat(getComputedStyle(e).lineHeight)")
