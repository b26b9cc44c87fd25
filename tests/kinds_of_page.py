"""One page of every kind a reader can meet, found in the guide: a new kind of record or widget is tested by being there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from scripts.address import address_of_page
from scripts.guide import Guide
from scripts.pages import Call, read_pages
from scripts.schema import Entry, kinds

from .built_site import ROOT
from .search_box import SearchBox

UNCONFIRMED = "unconfirmed competency"
# The kinds of item page: one for each kind of record, and one whose wording nobody has seen.
ITEMS = (*kinds(), UNCONFIRMED)
# Words that stand nowhere in the guide.
NOWHERE = "qqxyz"


@dataclass(frozen=True)
class PageKind:
    """A kind of page: its name, the way to its address, and what a reader does there."""

    name: str
    address: Callable[[Guide], str]
    act: Callable[[Page], None] = lambda page: None

    def __str__(self) -> str:
        return self.name


def record_of(item: str, guide: Guide) -> Entry:
    """The record of an item page: of its kind, the one that fills the most fields and has the most links."""
    if item == UNCONFIRMED:
        return guide.select("competency", standing="unconfirmed")[0]
    return max(guide.by_kind[item], key=lambda r: (len(r.model_fields_set), len(list(guide.named_by(r)))))


def standing_in_words(record: Entry, guide: Guide) -> str:
    """How a page says how well we know a record: “The source says this, and we saw its text.”"""
    # Some kinds have words of their own: a source is seen itself or not, a question is ours.
    return guide.settings.interface.words.get(f"{record.kind.replace('-', '_')}_{record.standing}", guide.standing(record).sentence)


def written_pages() -> list[str]:
    """The address of every page of docs/."""
    names = sorted(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md"))
    return [address_of_page(name) for name in names if not name.endswith("README.md")]


def _written_kinds() -> list[str]:
    """For each thing a written page can hold, as a list of terms or a widget, the address of the shortest page with it; each once."""
    calls = sorted(read_pages(ROOT).calls, key=lambda call: (ROOT / call.path).stat().st_size)
    shortest: dict[str, str] = {}
    for call in calls:
        shortest.setdefault(_thing(call), address_of_page(call.page))
    return sorted({"", *shortest.values()})


def _thing(call: Call) -> str:
    return f"records {call.args[0]}" if call.macro == "records" else call.macro


# ---- what a reader does


def _filter_to_nothing(page: Page) -> None:
    page.locator("[data-script='page/filter'] input").fill(NOWHERE)
    expect(page.locator("tbody tr").first).to_be_hidden()


def _results_are_there(page: Page) -> None:
    expect(page.locator("[data-script='search/page']").get_by_role("listitem").first).to_be_visible()


def _links_are_there(page: Page) -> None:
    expect(page.locator(".links__row")).to_have_count(8)
    expect(page.locator("[data-tool='class/links'] [data-target='more'] a")).to_be_visible()


def _papers_are_there(page: Page) -> None:
    expect(page.locator(".paper")).to_have_count(3)
    expect(page.locator(".paper__qr svg")).to_have_count(2)


def _near_ones_are_there(page: Page) -> None:
    expect(page.locator("[data-script='search/not_found'] a").first).to_be_visible()


def _card_is_there(page: Page) -> None:
    expect(page.locator(".flashcard")).to_be_focused()


def _turn_the_card(page: Page) -> None:
    _card_is_there(page)
    page.keyboard.press("Space")
    expect(page.locator(".flashcard__back")).to_be_visible()


def _stop_at_the_card(page: Page) -> None:
    _card_is_there(page)
    page.locator("[data-target='stop']:visible").click()
    _end_is_there(page)


def _end_is_there(page: Page) -> None:
    expect(page.locator(".study__results h2")).to_be_focused()


def _search(typed: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        SearchBox(page).type(typed)

    return act


def _answer_one(page: Page) -> None:
    box = page.locator("[data-tool='study/practice']")
    box.get_by_role("radio").first.check()
    box.locator("[data-target='check']").click()
    expect(box.locator(".verdict").first).to_be_visible()


def _stop_after_one(page: Page) -> None:
    """Its first option is not the best, so there is something to look at again; it is open."""
    _answer_one(page)
    box = page.locator("[data-tool='study/practice']")
    box.locator("[data-target='stop']").click()
    box.locator(".review__question summary").first.click()
    expect(box.locator(".review__question .verdict")).to_be_visible()


def _question_is_there(page: Page) -> None:
    expect(page.locator("[data-tool='study/practice'] .study__question")).to_be_visible()


def _open_menu(page: Page) -> None:
    """Also where the window is so wide that the menu needs no button: made small later, the page has its menu open."""
    page.locator(".menu-button").dispatch_event("click")


def _in_forty_days(guide: Guide) -> str:
    return f"study/plan/#exam={date.today() + timedelta(days=40)}&days=135&minutes=20"


def _plan_is_there(page: Page) -> None:
    expect(page.locator("[data-part='own'] .week").first).to_be_visible()


def _follow_the_number(page: Page) -> None:
    expect(page.locator("article.record")).to_be_visible()
    page.wait_for_load_state()


def _session_is_there(page: Page) -> None:
    expect(page.locator(".build__step, .class-sheet__steps > li")).to_have_count(4)


def _fixed(address: str) -> Callable[[Guide], str]:
    return lambda guide: address


def _item(item: str) -> Callable[[Guide], str]:
    return lambda guide: guide.address(record_of(item, guide))


def _written(addresses: list[str]) -> tuple[PageKind, ...]:
    return tuple(PageKind(address or "home", _fixed(address)) for address in addresses)


FILTERED = PageKind("crosswalk with nothing left", _fixed("reference/crosswalk/"), _filter_to_nothing)
RESULTS = PageKind("search results", _fixed("find/#q=choice"), _results_are_there)
LINKS = PageKind("find a link, found", _fixed("class/links/#find=ride"), _links_are_there)
HANDOUTS = PageKind("handouts, ready", _fixed("class/print/#show=q-0511.informed-choice&answers=apart"), _papers_are_there)
NEAR = PageKind("not found, with what is near", _fixed("go/informd-choise/"), _near_ones_are_there)
SEARCHING = PageKind("search open", _item("competency"), _search("boundaries"))
UNSETTLED = PageKind("search for what is not settled", _fixed(""), _search("gift"))
FOUND_NOTHING = PageKind("search with nothing found", _item("term"), _search(NOWHERE))
CARDS = "study/flashcards/#cards=all&only=informed-choice.own-recovery.primary-responsibility"
CARD = PageKind("flashcard turned", _fixed(f"{CARDS}&seed=a&answers=21"), _turn_the_card)
CARDS_STOPPED = PageKind("flashcards, stopped", _fixed(f"{CARDS}&seed=b&answers=1"), _stop_at_the_card)
CARDS_DONE = PageKind("flashcards at the end", _fixed(f"{CARDS}&seed=c&answers=2122"), _end_is_there)
MENU = PageKind("menu open", _fixed("reference/ethics/"), _open_menu)
PRACTICING = PageKind("practice, a question", _fixed("study/practice/#set=q-0032&seed=abc"), _question_is_there)
ANSWERED = PageKind("practice, answered", _fixed("study/practice/#set=mixed&count=5&seed=abc"), _answer_one)
PRACTICED = PageKind("practice, stopped after one", _fixed("study/practice/#set=mixed&count=5&seed=abc"), _stop_after_one)
PLANNED = PageKind("my plan, made", _in_forty_days, _plan_is_there)
SESSION = "#show=informed-choice*5._rooms*12*3._break*10.q-0511&slot=45&start=20261201T1800-0600&say=Swap+one+boundary+each."
BUILT = PageKind("a session, built", _fixed(f"class/build/{SESSION}"), _session_is_there)
JOINED = PageKind("a session, taken part in", _fixed(f"class/join/{SESSION}"), _session_is_there)
ANSWERS = (
    *(PageKind(f"item {item}", _item(item)) for item in ITEMS),
    PageKind("number", lambda guide: f"go/{next(iter(guide.numbers))}/", _follow_the_number),
    PageKind("not found", _fixed(f"{NOWHERE}/")),
    *(
        DONE := (
            NEAR,
            RESULTS,
            LINKS,
            HANDOUTS,
            FILTERED,
            SEARCHING,
            UNSETTLED,
            FOUND_NOTHING,
            MENU,
            PRACTICING,
            ANSWERED,
            PRACTICED,
            CARD,
            CARDS_STOPPED,
            CARDS_DONE,
            PLANNED,
            BUILT,
            JOINED,
        )
    ),
)
# Pages that stand alone, to be printed: without the frame, and as long as the guide is.
PRINTED = (
    PageKind("question book", _fixed("downloads/question-book.html")),
    PageKind("flashcard sheet", _fixed("downloads/flashcard-sheet.html")),
    PageKind("documents around a job", _fixed("downloads/job-description-ccs-program.html")),
)


def printed_pages(guide: Guide) -> set[str]:
    """The address of every page that stands alone: those of other programs are as the one above."""
    jobs = {f"downloads/job-description-{program.id}.html" for program in guide.settings.posting.programs}
    return {kind.address(guide) for kind in PRINTED} | jobs


KINDS = (*_written(_written_kinds()), *ANSWERS)
# Pages as they stand before a reader does anything. They come first in KINDS, so that a page opened for one test serves the others.
STILL = KINDS[: -len(DONE)]
# Those whose frames differ, around the main part: of no section, of the search, of a list, of a tool, of an item, of nothing.
_FRAMED = ("home", "find/", "reference/ethics/", "study/practice/", "item competency", "not found")
FRAMES = tuple(kind for kind in STILL if kind.name in _FRAMED)
# Kinds of page on which something opens in the frame.
OPENED = (SEARCHING, UNSETTLED, FOUND_NOTHING, MENU)
# The parts of the frame. They are made of the same everywhere, but for the kinds above.
FRAME = ".top, .crumbs, .aside, .foot"
# Written pages that hold nothing the others do not.
ALIKE = tuple(kind for kind in _written(written_pages()) if kind.name not in {str(other) for other in KINDS})

on_every_item = pytest.mark.parametrize("item", ITEMS)
