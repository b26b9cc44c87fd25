"""Rules about addresses: every id ever published goes on answering."""

from collections.abc import Container, Iterator
from difflib import get_close_matches

from ..guide import Guide
from ..load import published
from ..pages import Pages
from ..problem import Problem, did_you_mean
from ..schema import entry_of


def published_ids_answer(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every id ever published is a record, a number, or explained in moved.yml."""
    alive, hidden = guide.addresses | set(guide.known), guide.hidden
    known = published(guide.root)
    for record_id, (file, line) in known.items():
        if record_id in alive or entry_of(file) in hidden or "moved.yml" in hidden:
            continue
        path = f"data/{file}"
        yield Problem(
            path,
            _line_of_its_heir(guide, known, record_id, path) or guide.end_of(path),
            f"“{record_id}” was published (published-ids.txt:{line}) and is gone. Bring it back, or say in moved.yml where it went."
            f"{did_you_mean(record_id, guide.records)}",
        )


def _line_of_its_heir(guide: Guide, known: Container[str], gone: str, path: str) -> int | None:
    """The line of a record of that file that was never published and has nearly the same id: most likely the one that was renamed."""
    new = [i for i, place in guide.places.items() if place.path == path and i not in known]
    near = get_close_matches(gone, new, n=1)
    return guide.places[near[0]].line("id") if near else None


def moved_ids_lead_somewhere(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A moved id is no longer a record, is moved once, and forwards to records that exist."""
    place = guide.settings.place("moved.yml")
    old, seen = {m.id for m in guide.settings.moved}, set()
    for index, moved in enumerate(guide.settings.moved):
        if moved.id in guide.known:
            yield place.problem(f"“{moved.id}” is said to have moved, but it is a record. Remove one of them.", "moved", index, "id")
        if moved.id in seen:
            yield place.problem(f"“{moved.id}” is moved twice. Keep one.", "moved", index, "id")
        seen.add(moved.id)
        for number, target in enumerate(moved.to):
            if target in old:
                text = f"“{moved.id}” was forwarded to “{target}”, which has moved as well. Forward it to where that went."
                yield place.problem(text, "moved", index, "to", number)
            elif target not in guide.known and not guide.lost:
                text = f"“{moved.id}” was forwarded to “{target}”, which does not exist either.{did_you_mean(target, guide.records)}"
                yield place.problem(text, "moved", index, "to", number)
