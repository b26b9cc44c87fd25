"""On a small screen the menu waits behind a button, and leads to the sections and to the pages of one's own section."""

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.guide import Guide

from .built_site import Site
from .kinds_of_page import FRAMES, ITEMS, record_of, written_pages
from .navigation import sections
from .reader import Reader

PHONE = {"width": 360, "height": 640}
# A page, the section it stands in, and what of the section is marked: the page itself, or the list that an item stands in.
PLACES = {
    "reference/ethics/": ("Documents", "Ethics", "page"),
    "role/": ("The role", "What a peer specialist is", "page"),
    "go/informed-choice/": ("Documents", "Core competencies", "true"),
}
# Of each element, what it says and how large it is; nothing wide where it is hidden.
SIZES = """(all) => all.map((e) => [e.textContent, e.getBoundingClientRect().width, e.getBoundingClientRect().height])"""
# Pages that belong to no section.
OUTSIDE = ("", "find/", "no/such/page/")


def _button(page: Page, words: dict) -> Locator:
    return page.get_by_role("button", name=words["menu_button"], exact=True)


def _menu(page: Page, words: dict) -> Locator:
    return page.get_by_role("banner").get_by_role("navigation", name=words["menu"])


def _open_menu(reader: Reader, words: dict, address: str) -> Page:
    page = reader.open(address, **PHONE)
    _button(page, words).click()
    expect(_menu(page, words)).to_be_visible()
    return page


def _links(page: Page, words: dict) -> list[str]:
    """What one can follow in the menu now, in order."""
    expect(_menu(page, words)).to_be_visible()
    return page.locator(".sections a:visible").all_inner_texts()


def _expected(section: str | None) -> list[str]:
    """The sections, with the pages of one of them behind it."""
    return [title for name, pages in sections().items() for title in (name, *(pages.values() if name == section else ()))]


# ---- on a phone


@pytest.mark.parametrize("opened_kind", FRAMES, ids=str, indirect=True)
def test_the_button_shows_and_hides_the_menu(sample: Reader, words: dict):
    """On a page of each frame; that the button and the menu are the same on all others is read from them below."""
    sample.look(**PHONE)
    page = sample.page
    button, menu = _button(page, words), page.locator(".sections")
    expect(button).to_be_visible()
    assert button.get_attribute("aria-controls") == menu.get_attribute("id")
    expect(menu).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    for _ in range(2):
        button.click()
        expect(_menu(page, words)).to_be_visible()
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(button).to_be_focused()
        button.click()
        expect(menu).to_be_hidden()
        expect(button).to_have_attribute("aria-expanded", "false")


def test_every_page_with_a_menu_has_its_closed_button_right_before_it(site: Site, guide: Guide, words: dict):
    amiss = []
    for address in {*written_pages(), *(guide.address(record_of(item, guide)) for item in ITEMS), "404.html"}:
        tree = site.tree(address if address.endswith(".html") else f"{address}index.html")
        (button,) = tree.xpath("//header//button[contains(@class, 'menu-button')]")
        (menu,) = tree.xpath("//header//nav[contains(@class, 'sections')]")
        named = (menu.get("aria-label"), button.text, menu.get("id"), button.get("aria-expanded"))
        if named != (words["menu"], words["menu_button"], button.get("aria-controls"), "false") or button.getnext() is not menu:
            amiss.append(address)
    assert amiss == []


@pytest.mark.parametrize("place", PLACES)
def test_the_open_menu_shows_the_own_section_marks_where_one_is_and_has_room(reader: Reader, words: dict, place: str):
    """The pages of the own section only; the page is pushed down, nothing is wider than the screen, and a finger hits each of them."""
    section, own, current = PLACES[place]
    page = _open_menu(reader, words, place)
    assert _links(page, words) == _expected(section)
    marked = _menu(page, words).locator("[aria-current]")
    expect(marked).to_have_text([section, own])
    assert [mark.get_attribute("aria-current") for mark in marked.all()] == ["true", current]
    for mark in marked.all():
        expect(mark).to_have_css("font-weight", "600")
    menu, main = _menu(page, words).bounding_box(), page.locator("main").bounding_box()
    assert menu["y"] + menu["height"] <= main["y"]
    sizes = page.locator(".menu-button, .sections a").evaluate_all(SIZES)
    assert len(sizes) > len(_expected(section))
    assert [name for name, width, height in sizes if width and min(width, height) < 24] == []
    for width in (360, 320):
        reader.look(width=width, height=640)
        assert reader.see("pastTheEdge") == []


@pytest.mark.parametrize("address", OUTSIDE)
def test_outside_the_sections_the_menu_shows_the_sections_alone(reader: Reader, words: dict, address: str):
    page = _open_menu(reader, words, address)
    assert _links(page, words) == _expected(None)
    expect(_menu(page, words).locator("[aria-current]")).to_have_count(0)


def test_the_last_breadcrumb_is_the_page_one_is_on(site: Site, words: dict):
    for address, title in (page for pages in sections().values() for page in pages.items()):
        crumbs = site.tree(f"{address}index.html").xpath("//nav[@aria-label=$here]//li", here=words["here"])
        last = crumbs.pop()
        assert (last.xpath("string()"), last.get("aria-current")) == (title, "page"), address
        assert [crumb.xpath("string()") for crumb in crumbs if crumb.get("aria-current")] == [], address


def test_a_link_of_the_menu_leads_to_its_page_and_the_menu_is_closed_there(reader: Reader, words: dict):
    page = _open_menu(reader, words, "reference/ethics/")
    _menu(page, words).get_by_role("link", name="Glossary", exact=True).click()
    expect(page).to_have_url(f"{reader.site.url}reference/glossary/")
    expect(page.locator(".sections")).to_be_hidden()
    expect(_button(page, words)).to_have_attribute("aria-expanded", "false")


# ---- by keys


def test_a_key_opens_the_menu_and_the_next_leads_into_it(reader: Reader, words: dict):
    page = reader.open("reference/ethics/", **PHONE)
    for key in ("Enter", "Space"):
        _button(page, words).focus()
        page.keyboard.press(key)
        expect(_menu(page, words)).to_be_visible()
        for link in _menu(page, words).get_by_role("link").all():
            page.keyboard.press("Tab")
            expect(link).to_be_focused()
        _button(page, words).click()
        expect(page.locator(".sections")).to_be_hidden()


def test_a_closed_menu_is_passed_by(reader: Reader, words: dict):
    page = reader.open("reference/ethics/", **PHONE)
    _button(page, words).focus()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert not page.evaluate("document.querySelector('.sections').contains(document.activeElement)")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_escape_closes_the_menu_and_returns_to_the_button(reader: Reader, words: dict):
    """From within the menu, and from the button that has opened it."""
    page = _open_menu(reader, words, "reference/ethics/")
    button = _button(page, words)
    expect(button).to_be_focused()
    for where in (_menu(page, words).get_by_role("link").last, button):
        where.focus()
        page.keyboard.press("Escape")
        expect(page.locator(".sections")).to_be_hidden()
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(button).to_be_focused()
        button.click()
        expect(_menu(page, words)).to_be_visible()


# ---- on a wide screen


@pytest.mark.parametrize("place", PLACES)
def test_on_a_wide_screen_the_sections_stand_open_and_there_is_no_button(reader: Reader, words: dict, place: str):
    page = reader.open(place)
    expect(_button(page, words)).to_have_count(0)
    assert _links(page, words) == _expected(None)
    section, *_ = PLACES[place]
    expect(_menu(page, words).get_by_role("link", name=section, exact=True)).to_have_attribute("aria-current", "true")


def test_in_forced_colors_the_line_under_the_section_at_hand_stands_out(reader: Reader, words: dict):
    page = reader.open("reference/ethics/", scheme="forced")
    lines = {
        link.inner_text(): link.evaluate("(e) => getComputedStyle(e).borderBottomColor")
        for link in _menu(page, words).get_by_role("link").all()
        if link.is_visible()
    }
    own = lines.pop("Documents")
    assert own not in lines.values()
    assert len(lines) > 1


def test_a_menu_of_the_phone_leaves_nothing_behind_when_the_window_widens(reader: Reader, words: dict):
    """Whether it was closed, or open."""
    page = reader.open("reference/ethics/")
    wide = _looks(page)
    for opened in (False, True):
        reader.look(**PHONE)
        if opened:
            _button(page, words).click()
            expect(_menu(page, words)).to_be_visible()
        reader.look()
        expect(_button(page, words)).to_have_count(0)
        assert _links(page, words) == _expected(None)
        assert _looks(page) == wide
        # A key of the phone's menu does nothing here.
        first = _menu(page, words).get_by_role("link").first
        first.focus()
        page.keyboard.press("Escape")
        assert _links(page, words) == _expected(None)
        expect(first).to_be_focused()
        reader.look(**PHONE)
        expanded = _button(page, words).get_attribute("aria-expanded")
        assert (expanded == "true") == page.locator(".sections").is_visible()


def _looks(page: Page) -> list:
    """Where each thing of the head stands."""
    return page.evaluate("""[...document.querySelectorAll(".top, .top *")].map((e) => {
        const { x, y, width, height } = e.getBoundingClientRect();
        return [e.tagName, x, y, width, height, getComputedStyle(e).display];
    })""")


# ---- without scripts


@pytest.mark.parametrize("place", PLACES)
def test_without_scripts_the_sections_stand_open_on_a_phone(reader_without_scripts: Reader, words: dict, place: str):
    page = reader_without_scripts.open(place, **PHONE)
    expect(page.locator(".menu-button")).to_be_hidden()
    assert _links(page, words) == _expected(None)
    _menu(page, words).get_by_role("link", name="Study", exact=True).click()
    expect(page).to_have_url(f"{reader_without_scripts.site.url}study/")
