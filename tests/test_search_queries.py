"""What people type leads them to the right item: every query of tests/queries.yml, through the real field, by keyboard and by touch."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Route

from scripts.guide import Guide

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
        if not route.request.is_navigation_request():
            return route.fallback()
        asked.append(route.request.url)
        route.fulfill(status=204)

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
def by_touch(new_touch_reader: Reader) -> Reached:
    reached, page = Reached(), new_touch_reader.page
    page.goto(new_touch_reader.site.url)
    asked, box = _stay(page), SearchBox(page)
    for query in queries():
        box.tap(query.typed)
        with page.expect_event("requestfailed"):
            box.options.first.tap()
        reached.opened[query] = _address(new_touch_reader, asked[-1])
    return reached


@pytest.fixture(scope="module")
def new_touch_reader(chrome, site, guide: Guide) -> Callable[..., Reader]:
    reader = Reader(chrome, site, guide, has_touch=True, viewport={"width": 360, "height": 640})
    yield reader
    reader.leave()


def test_there_are_enough_queries_of_every_kind(guide: Guide):
    count = {kind: sum(query.kind == kind for query in queries()) for kind in kinds()}
    assert min(count.values()) >= 25
    assert sum(count.values()) >= 200


def test_every_right_answer_is_an_address_of_the_guide(site):
    wrong = [(query.typed, address) for query in queries() for address in query.right if not (site.folder / address / "index.html").is_file()]
    assert wrong == []


@pytest.mark.parametrize("kind", kinds())
def test_the_right_item_comes_first(by_keyboard: Reached, kind: str):
    first, in_three = shares(by_keyboard.places, kind)
    missed = [query.typed for query, place in by_keyboard.places.items() if query.kind == kind and place != 1]
    assert first >= FIRST, missed
    assert in_three >= IN_THREE, missed


def test_enter_opens_what_comes_first(by_keyboard: Reached):
    wrong = [query.typed for query, place in by_keyboard.places.items() if (place == 1) != (by_keyboard.opened[query] in query.right)]
    assert wrong == []


def test_a_finger_reaches_what_a_key_reaches(by_keyboard: Reached, by_touch: Reached):
    assert by_touch.opened == by_keyboard.opened


def test_a_screen_reader_is_told_what_was_found_for_every_query(by_keyboard: Reached):
    assert [query.typed for query, told in by_keyboard.told.items() if f"“{query.typed}”" not in told] == []


def test_the_choice_is_named_to_a_screen_reader_for_every_query(by_keyboard: Reached):
    assert by_keyboard.unnamed == []
