"""Rules about addresses: every id and every page ever published goes on answering."""

from collections.abc import Callable, Collection, Container, Iterable, Iterator
from difflib import get_close_matches
from functools import partial

from ..address import address_of
from ..guide import Guide
from ..load import PUBLISHED, PUBLISHED_PAGES, published, published_pages
from ..pages import Pages, answering
from ..place import Place
from ..problem import Problem, did_you_mean
from ..schema import entry_of

FILE = "moved.yml"
# Where the pages of items stand: “go/”.
ITEMS = address_of("").rstrip("/") + "/"


def published_ids_answer(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every id ever published is a record, a number, or explained in moved.yml."""
    alive, hidden = guide.addresses | set(guide.known), guide.hidden
    known = published(guide.root)
    for record_id, (file, line) in known.items():
        if record_id in alive or entry_of(file) in hidden or FILE in hidden:
            continue
        path = f"data/{file}"
        yield Problem(
            path,
            _line_of_its_heir(guide, known, record_id, path) or guide.end_of(path),
            f"“{record_id}” was published ({PUBLISHED}:{line}) and is gone. Bring it back, or say in moved.yml where it went."
            f"{did_you_mean(record_id, guide.records)}",
        )


def _line_of_its_heir(guide: Guide, known: Container[str], gone: str, path: str) -> int | None:
    """The line of a record of that file that was never published and has nearly the same id: most likely the one that was renamed."""
    new = [i for i, place in guide.places.items() if place.path == path and i not in known]
    near = get_close_matches(gone, new, n=1)
    return guide.places[near[0]].line("id") if near else None


def moved_ids_lead_somewhere(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A moved id is no longer a record, is moved once, and forwards to records that exist."""
    place, moves = guide.settings.place(FILE), guide.settings.moved
    old = [moved.id for moved in moves]
    yield from _moved_once(place, "moved", "id", old, guide.known, "a record")
    for index, moved in enumerate(moves):
        for number, target in enumerate(moved.to):
            there = target in guide.known or bool(guide.lost)
            if text := _astray(moved.id, target, old, there, partial(did_you_mean, target, guide.records)):
                yield place.problem(text, "moved", index, "to", number)


def published_pages_answer(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every page ever published is a page of docs/, or explained in moved.yml."""
    alive = answering(guide, pages)
    for address, line in published_pages(guide.root).items():
        if address not in alive and FILE not in guide.hidden:
            text = f"the page “{address}” was published ({PUBLISHED_PAGES}:{line}) and is gone. Bring it back, or say here where it went."
            yield Problem(f"data/{FILE}", guide.end_of(f"data/{FILE}"), f"{text}{_page_meant(address, pages.addresses)}")


def moved_pages_lead_somewhere(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A moved page is no longer a page of docs/, is moved once, and forwards to pages and items that exist."""
    place, moves = guide.settings.place(FILE), guide.settings.moved_pages
    old = [moved.address for moved in moves]
    yield from _moved_once(place, "moved_pages", "address", old, pages.addresses, "a page")
    known = {*pages.addresses, *map(address_of, guide.known)}
    gone = [*old, *(address_of(item.id) for item in guide.settings.moved)]
    for index, moved in enumerate(moves):
        if moved.address.startswith(ITEMS):
            said = f"“{moved.address}” is the address of an item. Say under “moved” where it went, by its id."
            yield place.problem(said, "moved_pages", index, "address")
        for number, way in enumerate(moved.to):
            target = way.partition("#")[0]
            there = target in known or (target.startswith(ITEMS) and bool(guide.lost))
            if text := _astray(moved.address, target, gone, there, partial(_page_meant, target, known)):
                yield place.problem(text, "moved_pages", index, "to", number)


def _moved_once(place: Place, moves: str, field: str, old: list[str], alive: Container[str], what: str) -> Iterator[Problem]:
    """What is wrong with the old names of a list of moved.yml: one that is still in use, or that stands there twice."""
    for index, name in enumerate(old):
        if name in alive:
            yield place.problem(f"“{name}” is said to have moved, but it is {what}. Remove one of them.", moves, index, field)
        if name in old[:index]:
            yield place.problem(f"“{name}” is moved twice. Keep one.", moves, index, field)


def _astray(name: str, target: str, gone: Collection[str], there: bool, meant: Callable[[], str]) -> str | None:
    """What is wrong with the way from an old name to `target`; None where it leads on. `meant` guesses, where that is asked."""
    if target in gone:
        return f"“{name}” was forwarded to “{target}”, which has moved as well. Forward it to where that went."
    return None if there else f"“{name}” was forwarded to “{target}”, which does not exist either.{meant()}"


def _page_meant(address: str, known: Iterable[str]) -> str:
    """“ Did you mean “…”?” with the page of that name in another folder, else with the nearest one."""
    namesakes = sorted(other for other in known if other.split("/")[-2] == address.split("/")[-2])
    return f" Did you mean “{namesakes[0]}”?" if namesakes else did_you_mean(address, known)
