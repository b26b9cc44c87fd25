"""The search page finds an item by its words, its number or its short form, repeats what was typed, and says so when it finds nothing."""

from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from scripts.guide import Guide
from scripts.questions import twins_of

from .built_site import Site
from .kinds_of_page import ITEMS, NOWHERE, record_of
from .line import Line
from .reader import Reader, listen_to
from .search_box import wait_for_all
from .test_search_queries import ASK

INDEX, TEXTS, LAST = "assets/search.json", "assets/search_texts.json", "assets/search_last.json"
ODD = [
    "<img src=x onerror=alert(1)>",
    "</p><script>alert(1)</script>",
    "$& $1 $`",
    "{count} {query}",
    "“choice”",
    "100 % & more + #1",
    "\\d+",
]
# What may come instead of the index or the texts: no answer, an answer that says no, a page.
FAILURES: dict[str, Callable[[Route], None]] = {
    "the network is gone": lambda route: route.abort(),
    "the server is ill": lambda route: route.fulfill(status=500, body="[]"),
    "something else comes": lambda route: route.fulfill(content_type="text/html", body="<!doctype html><p>Sign in to this network"),
}
# The same for the texts, which may also be those of another day than the index.
TEXT_FAILURES: dict[str, Callable[[Route], None]] = {
    **FAILURES,
    "texts of another day come": lambda route: route.fulfill(json={"stamp": "00000000", "texts": ["Of another record."] * 5000}),
}


@pytest.fixture
def find(reader: Reader) -> Page:
    """The search page. It is opened anew only where a test has left it: a search leaves nothing behind for the next."""
    if not reader.page.url.startswith(f"{reader.site.url}find/"):
        reader.open("find/")
    # Whoever was there before may have left while it was still on its way.
    wait_for_all(reader.page)
    return reader.page


def _field(page: Page) -> Locator:
    return page.get_by_role("search").get_by_role("combobox")


def _ask(page: Page, typed: str) -> None:
    _field(page).fill(typed)
    page.keyboard.press("Enter")


def _search(page: Page, typed: str) -> None:
    """Asks, and waits until the page answers to just this query."""
    _ask(page, typed)
    expect(_said(page)).to_contain_text(f"“{typed}”")


def _said(page: Page) -> Locator:
    return page.locator("[data-script='search/page']").get_by_role("status")


def _results(page: Page) -> Locator:
    """What was found, or what is offered where nothing was."""
    return page.locator("[data-script='search/page']").get_by_role("listitem")


def _titles(page: Page) -> Locator:
    return _results(page).locator(".result__title")


def _counted(guide: Guide, query: str, count: int) -> str:
    """The sentence about how much was found, with the query as it was typed."""
    before, after = (guide.settings.interface.search.found if count else guide.settings.interface.search.none).split("{query}")
    return f"{before.replace('{count}', str(count))}{query}{after}"


def test_an_item_is_found_by_the_words_of_its_title(find: Page, guide: Guide):
    records = [record_of(item, guide) for item in ITEMS]
    _expect_them(find, guide, {record.id: guide.title(record) for record in records})


def test_an_item_is_found_by_the_first_words_of_its_text(find: Page, guide: Guide):
    asked = {}
    for item in ITEMS:
        record = record_of(item, guide)
        # Kinds that stand aside are in the index without their texts, a task with its answer, and of twins the first speaks for all.
        told_by_another = item == "question" and twins_of(guide, record)[:1] not in ([], [record])
        without_text = guide.settings.interface.kinds[record.kind].aside or item == "task" or told_by_another
        text = None if without_text else guide.text(record)
        asked[record.id] = " ".join((text or guide.title(record)).split()[:8])
    _expect_them(find, guide, asked)


def _expect_them(find: Page, guide: Guide, asked: dict[str, str]) -> None:
    """Each record is among what the search of the page finds for its query; one of a kind that is never searched is not."""
    found = find.evaluate(ASK, list(asked.values()))
    listed = {record: guide.address(guide[record]) in addresses for record, addresses in zip(asked, found, strict=True)}
    assert listed == {record: guide.settings.interface.kinds[guide[record].kind].searched != "never" for record in asked}


@pytest.mark.parametrize(
    ("typed", "kind", "code"),
    [
        ("1.2", "competency", "1.2"),
        ("2.10", "competency", "2.10"),
        ("competency 4.15", "competency", "4.15"),
        ("scope 9", "scope-statement", "9"),
        ("conduct 1", "ethics-principle", "Conduct 1"),
    ],
)
def test_an_item_is_the_first_result_for_its_number(find: Page, guide: Guide, typed: str, kind: str, code: str):
    record = guide.select(kind, code=code)[0]
    _search(find, typed)
    expect(_titles(find).first).to_have_text(record.title)


def test_every_term_is_found_by_its_short_form(find: Page, guide: Guide):
    terms = [term for term in guide.by_kind["term"] if term.abbreviation]
    found = find.evaluate(ASK, [term.abbreviation for term in terms])
    assert [term.abbreviation for term, addresses in zip(terms, found, strict=True) if guide.address(term) not in addresses] == []


@pytest.mark.parametrize("short_form", ["CCS", "csp"])
def test_the_item_of_a_short_form_comes_first(find: Page, guide: Guide, short_form: str):
    terms = [term.term for term in guide.by_kind["term"] if term.abbreviation == short_form.upper()]
    _search(find, short_form)
    expect(_titles(find).first).to_have_text(terms[0])


@pytest.mark.parametrize(("typed", "meant"), [("boundareis", "Personal boundaries"), ("infromed choice", "Informed choice")])
def test_a_slip_of_the_finger_is_forgiven(find: Page, typed: str, meant: str):
    _search(find, typed)
    expect(_titles(find).get_by_text(meant, exact=True)).to_be_visible()


def test_a_written_page_is_found_too(find: Page, site: Site, guide: Guide):
    _search(find, "staying certified")
    page_result = _results(find).filter(has=find.get_by_text(guide.settings.interface.search.page, exact=True)).first
    page_result.get_by_role("link", name="Staying certified").click()
    expect(find).to_have_url(f"{site.url}steps/staying-certified/")


def test_a_result_opens_its_item(find: Page, site: Site):
    _search(find, "informed choice")
    _titles(find).get_by_text("Informed choice", exact=True).click()
    expect(find).to_have_url(f"{site.url}go/informed-choice/")
    expect(find.get_by_role("heading", level=1)).to_have_text("Informed choice")


def test_a_result_shows_what_it_is_and_how_it_begins(find: Page, guide: Guide):
    record = guide["informed-choice"]
    _search(find, "1.2")
    first = _results(find).first
    expect(first).to_contain_text(guide.label(record))
    expect(first).to_contain_text(record.text[:60])


def test_a_result_without_a_number_shows_its_kind(find: Page, guide: Guide):
    _search(find, "mutual boundaries")
    result = _results(find).filter(has=find.get_by_text(guide["mutual-boundaries"].title, exact=True))
    expect(result).to_contain_text(guide.settings.interface.kinds["ethics-principle"].one)


def test_results_stand_in_groups_the_nearest_first_then_by_kind_then_pages_and_questions_last(find: Page, guide: Guide):
    _search(find, "choice")
    headings = find.locator("[data-script='search/page']").get_by_role("heading", level=3).all_inner_texts()
    kinds = {words.many for words in guide.settings.interface.kinds.values()}
    last = [guide.settings.interface.kinds[kind].many for kind in ("question", "class-session")]
    assert [headings[0], *headings[-3:]] == [guide.settings.interface.search.best, guide.settings.interface.search.pages, *last]
    assert headings[1:-3]
    assert set(headings[1:-3]) <= kinds - set(last)
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize("typed", ["recovery", "choice"])
def test_nothing_is_listed_twice(find: Page, typed: str):
    """Nor is a page that holds the words and speaks of the nearest record."""
    _search(find, typed)
    addresses = _results(find).get_by_role("link").evaluate_all("(links) => links.map((link) => link.pathname)")
    assert [address for address, count in Counter(addresses).items() if count > 1] == []
    assert len(addresses) > 10


def test_the_words_that_matched_are_marked(find: Page):
    _search(find, "informed choice")
    expect(_titles(find).first.locator("mark")).to_have_text(["Informed", "choice"])


def test_a_reader_is_told_how_many_results_there_are(find: Page, guide: Guide):
    _search(find, "boundaries")
    wait_for_all(find)
    expect(_results(find).first).to_be_visible()
    expect(_said(find)).to_have_text(_counted(guide, "boundaries", _results(find).count()))


def test_a_reader_is_told_when_no_record_settles_what_was_asked(find: Page, guide: Guide):
    _search(find, "gift")
    expect(_said(find)).to_contain_text(guide.settings.interface.search.unsettled.replace("{asked}", "gift"))


def test_a_reader_is_told_which_words_were_taken_for_others(find: Page, guide: Guide):
    _search(find, "hippa")
    expect(_said(find)).to_contain_text(f"{guide.settings.interface.search.meant} hipaa.")


def test_a_reader_is_told_when_nothing_is_found_and_where_else_to_look(find: Page, guide: Guide):
    _search(find, NOWHERE)
    expect(_said(find)).to_have_text(_counted(guide, NOWHERE, 0))
    expect(_titles(find)).to_have_count(0)
    help_title = next(notice.title for notice in guide.settings.notices if notice.name == "help")
    expect(_results(find)).to_have_text(["Glossary", help_title])
    expect(find.locator("summary").first).to_be_visible()


def test_results_of_an_earlier_search_are_gone_when_nothing_is_found(find: Page, guide: Guide):
    _search(find, "boundaries")
    expect(_titles(find).first).to_be_visible()
    _search(find, NOWHERE)
    expect(_said(find)).to_have_text(_counted(guide, NOWHERE, 0))
    expect(_titles(find)).to_have_count(0)


def test_results_of_an_earlier_search_are_gone_when_nothing_is_asked(find: Page):
    _search(find, "boundaries")
    _ask(find, "")
    expect(find.locator("[data-script='search/page']")).to_be_hidden()
    expect(_results(find)).to_have_count(0)


def test_whatever_is_searched_for_is_repeated_as_it_was_typed_and_does_nothing(find: Page, guide: Guide):
    for query in ODD:
        _search(find, query)
        wait_for_all(find)
        expect(_said(find).locator("p").first).to_have_text(_counted(guide, query, _titles(find).count()))
        expect(_field(find)).to_have_value(query)
        assert find.locator("main").locator("img, script").count() == 0, query


def test_a_search_can_be_shared_by_its_address(reader: Reader):
    page = reader.open("find/#q=informed%20choice")
    expect(_field(page)).to_have_value("informed choice")
    expect(_titles(page).get_by_text("Informed choice", exact=True)).to_be_visible()


def test_going_back_brings_the_earlier_search_back(reader: Reader):
    page = reader.open("find/")
    _search(page, "informed choice")
    expect(_titles(page).get_by_text("Informed choice", exact=True)).to_be_visible()
    _search(page, "boundaries")
    expect(_titles(page).get_by_text("Personal boundaries", exact=True)).to_be_visible()
    page.go_back()
    expect(_field(page)).to_have_value("informed choice")
    expect(_titles(page).get_by_text("Informed choice", exact=True)).to_be_visible()


def test_a_question_is_answered_once(find: Page, words: dict):
    """A second answer, a moment later, would be read out again and put the old words over those one types by then."""
    _search(find, "own recovery")
    listen_to(_said(find))
    find.evaluate("addEventListener('hashchange', () => setTimeout(() => { document.body.dataset.arrived = true }), { once: true })")
    _search(find, "supervision")
    expect(find.locator("body[data-arrived]")).to_be_attached()
    heard = find.locator("html").get_attribute("data-said")
    assert heard == f"{words['search_loading']}|{_said(find).inner_text()}"


def test_every_search_fetches_the_same_files_once_and_none_before_it(new_reader: Callable[..., Reader], site: Site):
    reader, start = new_reader(), len(site.asked)
    for address in ("", "go/informed-choice/", "find/"):
        page = reader.open(address)
    page.wait_for_load_state("networkidle")
    assert _fetched(site, start) == []
    _search(page, "boundaries")
    expect(_results(page).first).to_be_visible()
    _search(page, NOWHERE)
    expect(_titles(page)).to_have_count(0)
    wait_for_all(page)
    _search(page, "q-0812")
    assert _fetched(site, start) == [f"/{INDEX}", f"/{TEXTS}", f"/{LAST}"]


def _fetched(site: Site, start: int) -> list[str]:
    return [path for path in site.asked[start:] if path.startswith("/assets/search")]


def test_a_reader_is_told_when_the_search_cannot_be_loaded(new_reader: Callable[..., Reader], words: dict):
    reader = new_reader()
    page, told = reader.open("find/"), []
    failing = []
    # The line is never whole: a question from before could find it so.
    page.route(f"**/{INDEX}", lambda route: failing[-1](route))
    listen_to(page.locator("[data-script='search/page'] [role=status]"))
    for typed, failure in zip(("boundaries", "recovery", "choice"), FAILURES.values(), strict=True):
        failing.append(failure)
        # It is asked for anew each time.
        with page.expect_request(f"**/{INDEX}"):
            _ask(page, typed)
        told += [words["search_loading"], words["search_failed"]]
        expect(page.locator("html")).to_have_attribute("data-said", "|".join(told))
    page.locator("summary").first.click()
    expect(page.locator("details").first.get_by_role("link").first).to_be_visible()
    assert reader.mishaps.script_errors == []


def test_searching_again_works_once_the_network_is_back(new_reader: Callable[..., Reader], words: dict):
    reader = new_reader()
    reader.page.route(f"**/{INDEX}", FAILURES["the network is gone"])
    page = reader.open("find/")
    _ask(page, "boundaries")
    expect(_said(page)).to_have_text(words["search_failed"])
    page.unroute(f"**/{INDEX}")
    page.get_by_role("button", name=words["find"]).click()
    expect(_results(page).first).to_be_visible()


# ---- on a slow line the texts come later, or not at all


@pytest.fixture
def late(new_reader: Callable[..., Reader]) -> tuple[Page, Line]:
    """The search page on a line so slow that the texts come only when the test lets them: `late[1].open()`."""
    page = new_reader().open("find/")
    return page, Line(page, f"**/{TEXTS}")


def _text(page: Page, record: str) -> Locator:
    return _results(page).locator(f"a[href='../go/{record}/'] .result__text")


def test_results_do_not_wait_for_their_texts_which_come_by_themselves(late: tuple[Page, Line], guide: Guide):
    page, line = late
    _search(page, "informed choice")
    expect(_titles(page).first).to_have_text("Informed choice")
    expect(_text(page, "informed-choice")).to_be_empty()
    line.open()
    expect(_text(page, "informed-choice")).to_contain_text(guide["informed-choice"].text[:60])
    # What comes last adds to them.
    wait_for_all(page)
    expect(_said(page)).to_have_text(_counted(guide, "informed choice", _results(page).count()))


def test_nothing_is_said_not_to_be_there_before_the_texts_were_looked_through(late: tuple[Page, Line], guide: Guide, words: dict):
    page, line = late
    with page.expect_request(f"**/{TEXTS}"):
        _ask(page, NOWHERE)
    expect(_said(page)).to_have_text(words["search_loading"])
    listen_to(_said(page))
    line.open(lambda data: {**data, "texts": [f"This text alone says {NOWHERE}.", *data["texts"][1:]]})
    expect(_titles(page).first).to_be_visible()
    assert page.locator("html").get_attribute("data-said") == _counted(guide, NOWHERE, _results(page).count())


def test_what_was_said_is_not_said_again_when_the_texts_come(late: tuple[Page, Line], guide: Guide):
    page, line = late
    _search(page, "1.2")
    listen_to(_said(page))
    line.open()
    expect(_text(page, "informed-choice")).not_to_be_empty()
    assert page.locator("html").get_attribute("data-said") is None


def test_whoever_stands_on_a_result_stays_there_when_the_texts_come(late: tuple[Page, Line]):
    page, line = late
    _search(page, "informed choice")
    result = _results(page).get_by_role("link").first
    result.focus()
    line.open()
    wait_for_all(page)
    expect(result).to_be_focused()


def test_without_the_texts_a_result_is_still_a_link(new_reader: Callable[..., Reader], site: Site, guide: Guide):
    reader = new_reader()
    page = reader.open("find/")
    for failure in TEXT_FAILURES.values():
        page.route(f"**/{TEXTS}", failure)
        # They are asked for anew each time.
        with page.expect_request(f"**/{TEXTS}"):
            _search(page, NOWHERE)
        expect(_said(page)).to_have_text(_counted(guide, NOWHERE, 0))
        _search(page, "informed choice")
        wait_for_all(page)
        expect(_text(page, "informed-choice")).to_be_empty()
        # What comes last brings its own.
        assert set(page.locator("a.result:not([href*='/session-']) .result__text").all_inner_texts()) == {""}
        page.unroute(f"**/{TEXTS}")
    _search(page, "own choice")
    expect(_text(page, "informed-choice")).not_to_be_empty()
    _titles(page).get_by_text("Informed choice", exact=True).click()
    expect(page).to_have_url(f"{site.url}go/informed-choice/")
    assert reader.mishaps.script_errors == []
