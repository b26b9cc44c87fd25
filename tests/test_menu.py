"""On a small screen the menu waits behind a button, and leads to the sections and to the pages of one's own section."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .built_site import Site
from .kinds_of_page import STILL
from .navigation import sections
from .reader import Reader

PHONE = {"width": 360, "height": 640}
# A page, the section it stands in, and what of the section is marked: the page itself, or the list that an item stands in.
PLACES = {
    "reference/ethics/": ("Documents", "Ethics", "page"),
    "role/": ("The role", "What a peer specialist is", "page"),
    "go/informed-choice/": ("Documents", "Core competencies", "true"),
}
# Pages that belong to no section.
OUTSIDE = ("", "find/", "no/such/page/")


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest) -> str:
    return request.param


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
    return [link.inner_text() for link in _menu(page, words).get_by_role("link").all() if link.is_visible()]


def _expected(section: str | None) -> list[str]:
    """The sections, with the pages of one of them behind it."""
    return [title for name, pages in sections().items() for title in (name, *(pages.values() if name == section else ()))]


# ---- on a phone


@pytest.mark.parametrize("opened_kind", STILL, ids=str, indirect=True)
def test_the_button_shows_and_hides_the_menu(sample: Reader, words: dict):
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


def test_the_open_menu_shows_the_pages_of_the_own_section_only(reader: Reader, words: dict, place: str):
    section, *_ = PLACES[place]
    assert _links(_open_menu(reader, words, place), words) == _expected(section)


@pytest.mark.parametrize("address", OUTSIDE)
def test_outside_the_sections_the_menu_shows_the_sections_alone(reader: Reader, words: dict, address: str):
    page = _open_menu(reader, words, address)
    assert _links(page, words) == _expected(None)
    expect(_menu(page, words).locator("[aria-current]")).to_have_count(0)


def test_the_menu_marks_where_one_is(reader: Reader, words: dict, place: str):
    section, own, current = PLACES[place]
    page = _open_menu(reader, words, place)
    marked = _menu(page, words).locator("[aria-current]")
    expect(marked).to_have_text([section, own])
    assert [mark.get_attribute("aria-current") for mark in marked.all()] == ["true", current]
    for mark in marked.all():
        expect(mark).to_have_css("font-weight", "600")


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


def test_the_open_menu_pushes_the_page_down_and_fits_the_screen(reader: Reader, words: dict, place: str):
    page = _open_menu(reader, words, place)
    menu, main = _menu(page, words).bounding_box(), page.locator("main").bounding_box()
    assert menu["y"] + menu["height"] <= main["y"]
    for width in (320, 360):
        reader.look(width=width, height=640)
        assert reader.see("pastTheEdge") == []


def test_everything_in_the_open_menu_has_room_for_a_finger(reader: Reader, words: dict, place: str):
    page = _open_menu(reader, words, place)
    targets = [_button(page, words), *_menu(page, words).get_by_role("link").all()]
    boxes = {target.inner_text(): target.bounding_box() for target in targets}
    assert [name for name, box in boxes.items() if min(box["width"], box["height"]) < 24] == []


# ---- by keys


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_opens_the_menu_and_the_next_leads_into_it(reader: Reader, words: dict, key: str):
    page = reader.open("reference/ethics/", **PHONE)
    _button(page, words).focus()
    page.keyboard.press(key)
    expect(_menu(page, words)).to_be_visible()
    links = _menu(page, words).get_by_role("link")
    for link in links.all():
        page.keyboard.press("Tab")
        expect(link).to_be_focused()


def test_a_closed_menu_is_passed_by(reader: Reader, words: dict):
    page = reader.open("reference/ethics/", **PHONE)
    _button(page, words).focus()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert not page.evaluate("document.querySelector('.sections').contains(document.activeElement)")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_escape_in_the_menu_closes_it_and_returns_to_the_button(reader: Reader, words: dict):
    page = _open_menu(reader, words, "reference/ethics/")
    _menu(page, words).get_by_role("link").last.focus()
    page.keyboard.press("Escape")
    expect(page.locator(".sections")).to_be_hidden()
    expect(_button(page, words)).to_have_attribute("aria-expanded", "false")
    expect(_button(page, words)).to_be_focused()


def test_escape_on_the_button_closes_the_menu_it_has_opened(reader: Reader, words: dict):
    page = _open_menu(reader, words, "reference/ethics/")
    expect(_button(page, words)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".sections")).to_be_hidden()
    expect(_button(page, words)).to_have_attribute("aria-expanded", "false")
    expect(_button(page, words)).to_be_focused()


# ---- on a wide screen


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


@pytest.mark.parametrize("opened", [True, False], ids=["open", "closed"])
def test_a_menu_of_the_phone_leaves_nothing_behind_when_the_window_widens(reader: Reader, words: dict, opened: bool):
    page = reader.open("reference/ethics/")
    wide = _looks(page)
    reader.look(**PHONE)
    if opened:
        _button(page, words).click()
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


def test_without_scripts_the_sections_stand_open_on_a_phone(reader_without_scripts: Reader, words: dict, place: str):
    page = reader_without_scripts.open(place, **PHONE)
    expect(page.locator(".menu-button")).to_be_hidden()
    assert _links(page, words) == _expected(None)
    _menu(page, words).get_by_role("link", name="Study", exact=True).click()
    expect(page).to_have_url(f"{reader_without_scripts.site.url}study/")
