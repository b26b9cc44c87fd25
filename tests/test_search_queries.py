"""What people type leads them to the right item: every query of tests/queries.yml, through the real field, by keyboard and by touch."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Route

from scripts.guide import Guide

from .built_site import Site
from .queries import FIRST, IN_THREE, Query, kinds, queries, shares
from .reader import Reader
from .search_box import SearchBox

# Longer than the rest after which a screen reader is told.
LONG_ENOUGH = 1_000


@dataclass
class Reached:
    """What each query led to."""

    # The place of the right item in the list, from 1; 0 where it is not in it.
    places: dict[Query, int] = field(default_factory=dict)
    # The address that the first choice opened.
    opened: dict[Query, str] = field(default_factory=dict)
    # What a screen reader was told.
    told: dict[Query, str] = field(default_factory=dict)
    # Queries after which the field did not name the chosen option as a screen reader expects it.
    unnamed: list[Query] = field(default_factory=list)


def _stay(page: Page) -> list[str]:
    """Notes where a choice would lead, and lets the page stay: hundreds of pages need not be read for it."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        if route.request.is_navigation_request():
            asked.append(route.request.url)
            route.fulfill(status=204)
        else:
            route.fallback()

    page.route("**/*", answer)
    return asked


def _address(reader: Reader, url: str) -> str:
    return url.removeprefix(reader.site.url)


@pytest.fixture(scope="module")
def by_keyboard(regular: Reader) -> Reached:
    reached, page = Reached(), regular.context.new_page()
    page.clock.install()
    page.goto(regular.site.url)
    asked, box = _stay(page), SearchBox(page)
    for query in queries():
        box.type(query.typed)
        reached.places[query] = query.place(box.found())
        page.clock.fast_forward(LONG_ENOUGH)
        reached.told[query] = box.said.text_content()
        box.field.press("ArrowDown")
        if box.named() != box.options.first.get_attribute("id"):
            reached.unnamed.append(query)
        with page.expect_event("requestfailed"):
            box.field.press("Enter")
        reached.opened[query] = _address(regular, asked[-1])
    page.close()
    return reached


@pytest.fixture(scope="module")
def opened_by_touch(chrome: Browser, site: Site, guide: Guide) -> dict[Query, str]:
    """The address that the first choice opens on a phone."""
    reader = Reader(chrome, site, guide, has_touch=True, viewport={"width": 360, "height": 640})
    opened, page = {}, reader.open("", width=360, height=640)
    asked, box = _stay(page), SearchBox(page)
    for query in queries():
        box.tap(query.typed)
        with page.expect_event("requestfailed"):
            box.options.first.tap()
        opened[query] = _address(reader, asked[-1])
    reader.leave()
    return opened


def test_there_are_enough_queries_of_every_kind():
    count = {kind: sum(query.kind == kind for query in queries()) for kind in kinds()}
    assert min(count.values()) >= 25
    assert sum(count.values()) >= 200


def test_every_right_answer_is_an_address_of_the_guide(site: Site):
    addresses = {address for query in queries() for address in query.right}
    assert [address for address in sorted(addresses) if not (site.folder / address / "index.html").is_file()] == []


@pytest.mark.parametrize("kind", kinds())
def test_the_right_item_comes_first(by_keyboard: Reached, kind: str):
    first, in_three = shares(by_keyboard.places, kind)
    missed = [query.typed for query, place in by_keyboard.places.items() if query.kind == kind and place != 1]
    assert first >= FIRST, missed
    assert in_three >= IN_THREE, missed


def test_enter_opens_what_comes_first(by_keyboard: Reached):
    wrong = [query.typed for query, place in by_keyboard.places.items() if (place == 1) != (by_keyboard.opened[query] in query.right)]
    assert wrong == []


def test_a_finger_reaches_what_a_key_reaches(by_keyboard: Reached, opened_by_touch: dict[Query, str]):
    assert opened_by_touch == by_keyboard.opened


def test_a_screen_reader_is_told_what_was_found_for_every_query(by_keyboard: Reached):
    assert [query.typed for query, told in by_keyboard.told.items() if f"“{query.typed}”" not in told] == []


def test_the_choice_is_named_to_a_screen_reader_for_every_query(by_keyboard: Reached):
    assert by_keyboard.unnamed == []
