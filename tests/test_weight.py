"""A first visit and a search stay light, on every kind of page: an old phone with one bar is a reader too."""

import pytest
from playwright.sync_api import Browser

from .bench import search, study, visit
from .built_site import Site
from .kinds_of_page import STILL, PageKind


@pytest.fixture(scope="module")
def visits(chrome: Browser, site: Site) -> dict[PageKind, list[int]]:
    return visit.visited(chrome, site)


@pytest.mark.parametrize("kind", STILL, ids=str)
def test_a_first_visit_is_light(visits: dict[PageKind, list[int]], kind: PageKind):
    files = visits[kind]
    assert 0 < sum(files) <= visit.MOST_KB * 1000
    assert len(files) <= visit.MOST_REQUESTS


def test_engine_and_index_of_the_search_are_light(chrome: Browser, site: Site):
    weights = search.fetched(chrome, site)
    assert sum(weights.values()) <= search.MOST_KB * 1000, weights


def test_practice_with_a_mixed_set_is_light(chrome: Browser, site: Site):
    weights = study.fetched(chrome, site)
    assert sum(weights.values()) <= study.MOST_KB * 1000, weights
