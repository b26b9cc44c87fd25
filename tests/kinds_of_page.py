"""One page of every kind a reader can meet, found in the guide: a new kind of record or widget is tested by being there."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

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
    """How a page says how well we know a record: “Stated. The source says this, and we saw its text.”"""
    said = guide.interface.standings[record.standing]
    # A source is seen itself or not; what is said of other records would be odd of it.
    return f"{said.word}. {guide.interface.words.get(f'source_{record.standing}') if record.kind == 'source' else said.sentence}"


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


def address_of_page(name: str) -> str:
    """“reference/ethics.md” → “reference/ethics/”."""
    return "" if name == "index.md" else f"{name.removesuffix('.md').removesuffix('/index')}/"


# ---- what a reader does


def _filter_to_nothing(page: Page) -> None:
    page.locator("[data-crosswalk] input").fill(NOWHERE)
    expect(page.locator("tbody tr").first).to_be_hidden()


def _results_are_there(page: Page) -> None:
    expect(page.locator("[data-search]").get_by_role("listitem").first).to_be_visible()


def _near_ones_are_there(page: Page) -> None:
    expect(page.locator("[data-not-found] a").first).to_be_visible()


def _search(typed: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        SearchBox(page).type(typed)

    return act


def _open_menu(page: Page) -> None:
    """Also where the window is so wide that the menu needs no button: made small later, the page has its menu open."""
    page.locator("[data-menu]").dispatch_event("click")


def _follow_the_number(page: Page) -> None:
    expect(page.locator("article.record")).to_be_visible()
    page.wait_for_load_state()


def _fixed(address: str) -> Callable[[Guide], str]:
    return lambda guide: address


def _item(item: str) -> Callable[[Guide], str]:
    return lambda guide: guide.address(record_of(item, guide))


def _written(addresses: list[str]) -> tuple[PageKind, ...]:
    return tuple(PageKind(address or "home", _fixed(address)) for address in addresses)


FILTERED = PageKind("crosswalk with nothing left", _fixed("reference/crosswalk/"), _filter_to_nothing)
RESULTS = PageKind("search results", _fixed("find/#q=choice"), _results_are_there)
NEAR = PageKind("not found, with what is near", _fixed("go/informd-choise/"), _near_ones_are_there)
SEARCHING = PageKind("search open", _item("competency"), _search("boundaries"))
UNSETTLED = PageKind("search for what is not settled", _fixed(""), _search("gift"))
FOUND_NOTHING = PageKind("search with nothing found", _item("term"), _search(NOWHERE))
MENU = PageKind("menu open", _fixed("reference/ethics/"), _open_menu)
ANSWERS = (
    *(PageKind(f"item {item}", _item(item)) for item in ITEMS),
    PageKind("number", lambda guide: f"go/{next(iter(guide.numbers))}/", _follow_the_number),
    PageKind("not found", _fixed(f"{NOWHERE}/")),
    *(DONE := (NEAR, RESULTS, FILTERED, SEARCHING, UNSETTLED, FOUND_NOTHING, MENU)),
)
# Pages that stand alone, to be printed: without the frame, and as long as the guide is.
PRINTED = (
    PageKind("question book", _fixed("downloads/question-book.html")),
    PageKind("flashcard sheet", _fixed("downloads/flashcard-sheet.html")),
)
KINDS = (*_written(_written_kinds()), *ANSWERS)
# Pages as they stand before a reader does anything.
STILL = tuple(kind for kind in KINDS if kind not in DONE)
# Written pages that hold nothing the others do not.
ALIKE = tuple(kind for kind in _written(written_pages()) if kind.name not in {str(other) for other in KINDS})

on_every_item = pytest.mark.parametrize("item", ITEMS)
