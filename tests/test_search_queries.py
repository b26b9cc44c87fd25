"""What people type leads them to the right item: every query of tests/queries.yml is asked of the page's own search, and some of every
kind through the real field, by keyboard and by touch."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

from scripts.guide import Guide

from .built_site import Site
from .queries import FIRST, IN_THREE, Query, kinds, queries, shares
from .reader import Reader
from .search_box import SearchBox, wait_for_all, way_of

# Longer than the rest after which a screen reader is told.
LONG_ENOUGH = 1_000
# Of every kind of query, at least so many are typed.
EACH = 2
# What the search finds, as the field and the search page ask for it: the addresses from the root of the site, in the order they are shown.
ASK = """async (queries) => {
    const { openSearch } = await import("/assets/javascripts/search/open.js")
    const { engine, drawing, words, missing } = await openSearch("/")
    for (const read of missing()) await read()
    return queries.map((query) => drawing.sections(engine.find(query), words, "/").flatMap(({ items }) =>
        items.map(({ address }) => new URL(address, location).pathname.slice(1))))
}"""


@dataclass
class Reached:
    """What each query led to."""

    # The addresses in the list, first to last.
    listed: dict[Query, list[str]] = field(default_factory=dict)
    # The address that the first choice opened.
    opened: dict[Query, str] = field(default_factory=dict)
    # What a screen reader was told.
    told: dict[Query, str] = field(default_factory=dict)
    # Queries after which the field did not name the chosen option as a screen reader expects it.
    unnamed: list[Query] = field(default_factory=list)


def _sample() -> list[Query]:
    """Some queries of every kind, from all over its list: each is asked through the real field."""
    listed = [[query for query in queries() if query.kind == kind] for kind in kinds()]
    return [query for several in listed for query in several[:: len(several) // EACH]]


@pytest.fixture(scope="module")
def answered(regular: Reader) -> dict[Query, list[str]]:
    """The addresses that the search of the page finds for every query, in their order: asked by a script, in one page."""
    page = regular.open("")
    found = page.evaluate(ASK, [query.typed for query in queries()])
    return dict(zip(queries(), found, strict=True))


@pytest.fixture(scope="module")
def places(answered: dict[Query, list[str]]) -> dict[Query, int]:
    return {query: query.place(found) for query, found in answered.items()}


def _by_keyboard(page: Page) -> Reached:
    reached, box = Reached(), SearchBox(page)
    for query in _sample():
        box.type(query.typed)
        reached.listed[query] = box.found()
        page.clock.fast_forward(LONG_ENOUGH)
        reached.told[query] = box.said.text_content()
        box.field.press("ArrowDown")
        if box.named() != box.options.first.get_attribute("id"):
            reached.unnamed.append(query)
        reached.opened[query] = way_of(page, lambda: box.field.press("Enter"))
    return reached


def _opened_by_touch(page: Page) -> dict[Query, str]:
    """The address that the first choice opens on a phone: of every other query, as a finger has less to do than a keyboard."""
    opened, box = {}, SearchBox(page)
    for query in _sample()[::2]:
        box.tap(query.typed)
        opened[query] = way_of(page, box.options.first.tap)
    return opened


def test_there_are_enough_queries_of_every_kind():
    count = {kind: sum(query.kind == kind for query in queries()) for kind in kinds()}
    assert min(count.values()) >= 25
    assert sum(count.values()) >= 200


def test_every_right_answer_is_an_address_of_the_guide(site: Site):
    addresses = {address for query in queries() for address in query.right}
    assert [address for address in sorted(addresses) if not (site.folder / address / "index.html").is_file()] == []


@pytest.mark.parametrize("kind", kinds())
def test_the_right_item_comes_first(places: dict[Query, int], kind: str):
    first, in_three = shares(places, kind)
    missed = [query.typed for query, place in places.items() if query.kind == kind and place != 1]
    assert first >= FIRST, missed
    assert in_three >= IN_THREE, missed


def test_marks_over_letters_make_no_other_word(regular: Reader):
    """Typed by habit or by a keyboard of another language; as one letter with its mark, or as two."""
    page = regular.open("")
    plain, *marked = page.evaluate(ASK, ["confidentiality", "cónfídéntíálíty", "con\u0327fi\u0301denti\u0301ality", "CÓNFÍDÉNTÍALITY"])
    assert plain and all(found == plain for found in marked)


def test_a_synonym_leads_only_to_what_holds_all_the_words_it_means(regular: Reader, guide: Guide):
    synonym = next(one for one in guide.settings.synonyms.synonyms if "professor" in one.asked)
    assert synonym.means == ("teach course",)
    (found,) = regular.open("").evaluate(ASK, ["professor"])
    records = [guide[address.split("/")[1]] for address in found if address.startswith("go/")]
    names = {record.id: f"{guide.title(record)} {' '.join(record.also)}".lower() for record in records}
    assert names and [i for i, name in names.items() if not ("teach" in name and "course" in name)] == []


def test_the_field_leads_by_keyboard_and_by_touch_to_what_the_search_finds(
    new_reader: Callable[..., Reader], answered: dict[Query, list[str]], subtests: pytest.Subtests
):
    """All is asked in one test: no two workers shall have to type it all."""
    reader = new_reader(has_touch=True)
    reader.page.clock.install()
    page = reader.open("")
    wait_for_all(page)
    reached = _by_keyboard(page)
    with subtests.test("a short list leaves out some, in the order of the search, and names last the page of all results"):
        assert len(reached.listed) >= EACH * len(kinds())
        for query, listed in reached.listed.items():
            assert listed[0] == answered[query][0], query.typed
            assert [address for address in answered[query] if address in listed] == [a for a in listed if a in answered[query]], query.typed
            assert [address for address in listed if address not in answered[query]] == ["find/"], query.typed

    with subtests.test("Enter opens what comes first"):
        assert reached.opened == {query: listed[0] for query, listed in reached.listed.items()}

    with subtests.test("a screen reader is told what was found"):
        assert [query.typed for query, told in reached.told.items() if f"“{query.typed}”" not in told] == []

    with subtests.test("the choice is named to a screen reader"):
        assert reached.unnamed == []

    with subtests.test("a finger opens what comes first, on a phone"):
        reader.look(width=360, height=640)
        assert _opened_by_touch(page) == {query: answered[query][0] for query in _sample()[::2]}
