"""A practice question is found by its number, however that is typed, and by the words of its stem; no result waits for it or moves."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.guide import Guide
from scripts.questions import parted, twins_of
from scripts.render import plain

from .line import Line
from .reader import Reader, listen_to
from .search_box import SearchBox, wait_for_all
from .test_search import FAILURES, LAST
from .test_search_queries import ASK

NUMBER = "q-0812"
NUMBER_TYPED = ("q-0812", "q 812", "q812", "Q-0812", "question 812", "Question #812", "practice question 812", "question number 0812")
# No question has it, or it is none.
NO_NUMBER = ("q-9999", "q 8120000", "questions", "domain 812")
# What comes last, in its order.
LAST_KINDS = ("task", "turn", "question", "case", "class-session")
# Of so many questions one is asked by its words.
EVERY = 7
# Marks what stands in the list, and tells which of it still stands where it stood.
MARK = "(list) => { window.stood = [...list.children].map((one) => [one, one.getBoundingClientRect().top]) }"
STAND = "() => window.stood.map(([one, top]) => one.isConnected && one.getBoundingClientRect().top === top)"


@pytest.fixture
def slow(new_reader: Callable[..., Reader]) -> tuple[Page, Line]:
    """A page on a line so slow that the questions come only when the test lets them: `slow[1].open()`."""
    page = new_reader().page
    return page, Line(page, f"**/{LAST}")


def _found_on(page: Page) -> Locator:
    return page.locator("[data-script='search/page']").get_by_role("listitem")


def _open(page: Page, reader: Reader, address: str) -> None:
    page.goto("about:blank")
    page.goto(reader.site.url + address)


def test_a_number_leads_to_its_question_alone_and_words_to_the_questions_that_hold_them(regular: Reader, guide: Guide):
    page = regular.open("")
    named = page.evaluate(ASK, NUMBER_TYPED)
    assert [typed for typed, found in zip(NUMBER_TYPED, named, strict=True) if found != [f"go/{NUMBER}/"]] == []
    assert [found for found in page.evaluate(ASK, NO_NUMBER) if f"go/{NUMBER}/" in found[:1]] == []
    some = guide.by_kind["question"][::EVERY]
    by_words = page.evaluate(ASK, [plain(" ".join(piece.text for piece in parted(guide, q) if not piece.changed)) for q in some])
    # A question, or the twin that tells the story for all.
    told = {q.id: {q.id, *(twin.id for twin in twins_of(guide, q)[:1])} for q in some}
    asked = [[a.split("/")[1] for a in found if a.startswith("go/q-")][:3] for found in by_words]
    assert [q.id for q, found in zip(some, asked, strict=True) if told[q.id].isdisjoint(found)] == []
    # What only records say is no slip of a word of a question, and a slip of it is not either.
    assert [a for found in page.evaluate(ASK, ["buprenorphine", "buprenorfine"]) for a in found if a.startswith("go/q-")] == []


def test_questions_come_under_the_records_and_nothing_moves(slow: tuple[Page, Line], regular: Reader, guide: Guide):
    page, line = slow
    many, last = (guide.settings.interface.kinds[kind].many for kind in ("question", "class-session"))
    page.goto(regular.site.url)
    box = SearchBox(page)
    with page.expect_request(f"**/{LAST}"):
        box.type("boundaries")
    before, groups = box.found(), box.list.locator(".found__group")
    assert many not in groups.all_inner_texts()
    box.list.evaluate(MARK)
    line.open()
    expect(groups.last).to_have_text(last)
    assert many in groups.all_inner_texts()
    assert all(page.evaluate(STAND))
    found = box.found()
    assert found[: len(before)] == before
    late = [address.split("/")[1] for address in found[len(before) :]]
    kinds = [guide[record].kind for record in late]
    assert (kinds, set(kinds)) == (sorted(kinds, key=LAST_KINDS.index), {"task", "turn", "question", "class-session"})
    assert max(map(kinds.count, kinds)) == 2

    line.close()
    _open(page, regular, "find/#q=boundaries")
    with page.expect_request(f"**/{LAST}"):
        expect(_found_on(page).first).to_be_visible()
    expect(_found_on(page).locator(".result__text").first).not_to_be_empty()
    headings = page.locator(".search__results h3")
    count = _found_on(page).count()
    page.locator(".search__results").evaluate(MARK)
    line.open()
    expect(headings.last).to_have_text(last)
    assert all(page.evaluate(STAND))
    assert _found_on(page).count() > count


def test_a_task_is_found_with_its_answer(regular: Reader, guide: Guide):
    page = regular.open("")
    box = SearchBox(page)
    task = guide["deliver-medication-daily"]
    for typed in ("deliver medication", "med drops"):
        box.type(typed)
        wait_for_all(page)
        assert guide.address(task) in box.found()
        result = box.list.get_by_role("option").filter(has_text=task.title)
        expect(result.locator(".result__text")).to_have_text(guide.settings.interface.names[task.verdict])


def test_a_number_waits_for_its_question_and_is_told_once(slow: tuple[Page, Line], regular: Reader, guide: Guide, words: dict):
    page, line = slow
    with page.expect_request(f"**/{LAST}"):
        _open(page, regular, "find/#q=question%20812")
    said = page.locator("[data-script='search/page']").get_by_role("status")
    expect(said).to_have_text(words["search_loading"])
    listen_to(said)
    line.open()
    result = _found_on(page).first
    expect(result.locator(".result__title")).to_have_text(guide[NUMBER].title)
    expect(result.locator(".result__code")).to_have_text(guide.settings.interface.search.question.replace("{number}", "812"))
    expect(result.locator(".result__text")).to_have_text(plain(guide[NUMBER].stem))
    heard = guide.settings.interface.search.found.replace("{count}", "1").replace("{query}", "question 812")
    assert page.locator("html").get_attribute("data-said") == heard


def test_without_the_questions_the_search_goes_on(new_reader: Callable[..., Reader], guide: Guide):
    reader = new_reader()
    page = reader.open("")
    page.route(f"**/{LAST}", FAILURES["the server is ill"])
    box = SearchBox(page)
    box.type("boundaries")
    wait_for_all(page)
    assert len(box.found()) > 1
    box.type("q812")
    expect(page.locator(".found__notes")).to_have_text(guide.settings.interface.search.none.replace("{query}", "q812"))
    page.unroute(f"**/{LAST}")
    box.type("q-812")
    assert box.found()[0] == f"go/{NUMBER}/"
    assert reader.mishaps.script_errors == []
