"""Where a device has colors of its own, every word can be read and every mark stays: one told by a shadow or a background alone is gone."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from .reader import Reader
from .search_box import SearchBox

# The texts in sight whose color is hardly another than what they stand on.
UNREADABLE = """() => {
    const part = (color) => color.match(/[\\d.]+/g).map(Number);
    const ground = (e) => {
        const color = getComputedStyle(e).backgroundColor;
        return part(color)[3] === 0 ? (e.parentElement ? ground(e.parentElement) : getComputedStyle(document.body).backgroundColor) : color;
    };
    const light = (color) => {
        const [r, g, b] = part(color).map((one) => (one / 255) ** 2.2);
        return .2126 * r + .7152 * g + .0722 * b;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const { parentElement: e, textContent } = walker.currentNode;
        if (!textContent.trim() || !e.checkVisibility({ visibilityProperty: true })) continue;
        const [darker, lighter] = [light(getComputedStyle(e).color), light(ground(e))].sort((a, b) => a - b);
        if ((lighter + .05) / (darker + .05) < 4.5) found.push(textContent.trim());
    }
    return found;
}"""
EDGE = "(e) => { const { borderWidth, borderStyle } = getComputedStyle(e); return `${borderWidth} ${borderStyle}`; }"


@pytest.fixture(scope="module")
def dark(chrome, site, guide) -> Iterator[Reader]:
    """A reader whose device has light text of its own on a dark ground."""
    reader = Reader(chrome, site, guide, forced_colors="active", color_scheme="dark", viewport={"width": 360, "height": 640})
    yield reader
    reader.leave()


def _search(page: Page) -> None:
    SearchBox(page).type("boundaries")
    expect(page.locator("mark").first).to_be_visible()


def _answer(page: Page) -> None:
    page.locator(".study__question .choice").nth(1).click()
    page.locator("[data-target='check']").click()
    options = page.locator(".answer").all()
    best = page.locator(".answer--best > .choice").evaluate(EDGE)
    others = {option.locator(".choice").first.evaluate(EDGE) for option in options if "answer--best" not in option.get_attribute("class")}
    assert best not in others


def _look_at_the_sheet(page: Page) -> None:
    page.locator(".study__setup [type=submit]").click()
    page.locator("[data-target='sheet']:visible, [data-target='to-sheet']:visible").first.click()
    edges = [one.evaluate(EDGE) for one in page.locator(".sheet button").all()]
    assert edges.count(page.locator(".sheet [aria-current]").evaluate(EDGE)) == 1


def _open_the_menu(page: Page) -> None:
    page.locator(".menu-button").click()
    assert page.locator(".menu-button").evaluate("(e) => getComputedStyle(e, '::after').borderBottomWidth") == "2px"
    lines = {link.evaluate("(e) => getComputedStyle(e).fontWeight") for link in page.locator(".sections [aria-current]").all()}
    assert lines == {"600"}


@pytest.mark.parametrize(
    ("address", "act"),
    [
        ("", _search),
        ("study/practice/#set=mixed&count=5&seed=abc", _answer),
        ("study/rehearsal/", _look_at_the_sheet),
        ("reference/ethics/", _open_the_menu),
    ],
    ids=["search", "practice", "rehearsal", "menu"],
)
def test_every_word_can_be_read_and_every_mark_is_there(dark: Reader, address: str, act: Callable[[Page], None]):
    with dark.taking_part():
        dark.page.goto("about:blank")
        dark.page.goto(dark.site.url + address)
        act(dark.page)
        assert dark.page.evaluate(UNREADABLE) == []
