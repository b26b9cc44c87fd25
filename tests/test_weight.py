"""A first visit and a search stay light, on every kind of page: an old phone with one bar is a reader too."""

from gzip import compress

import pytest
from playwright.sync_api import Browser

from .bench import search, study, visit
from .built_site import Site


def test_a_first_visit_is_light(chrome: Browser, site: Site, subtests: pytest.Subtests):
    """All visits are made side by side, in one test: no two workers shall make them all."""
    for kind, files in visit.visited(chrome, site).items():
        with subtests.test(kind=str(kind)):
            assert 0 < sum(files) <= visit.MOST_KB[visit.sort_of(kind, site)] * 1000
            assert len(files) <= visit.MOST_REQUESTS


def test_a_first_result_of_the_search_is_light_and_so_is_all_of_it(chrome: Browser, site: Site):
    first, texts, questions = search.fetched(chrome, site)
    assert sum(first.values()) <= search.MOST_KB * 1000, first
    assert (list(texts), list(questions)) == ([f"/{search.TEXTS}"], [f"/{search.LAST}"])
    assert sum((first | texts).values()) <= search.MOST_KB_WITH_TEXTS * 1000, first | texts
    assert sum(questions.values()) <= search.MOST_KB_OF_LAST * 1000, questions
    harmless = (site.folder / search.HARMLESS).read_bytes()
    assert len(compress(harmless)) <= search.MOST_KB_OF_HARMLESS * 1000


def test_practice_with_a_mixed_set_is_light(chrome: Browser, site: Site):
    weights = study.fetched(chrome, site)
    assert sum(weights.values()) <= study.MOST_KB * 1000, weights
