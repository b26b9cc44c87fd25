"""What people type into the search, and what they hope to find: tests/queries.yml, and tests/queries_unseen.yml that nobody mends from."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

# Of the queries of every kind, so many find the right item first, and so many in the first three.
FIRST, IN_THREE = 0.90, 0.97


@dataclass(frozen=True)
class Query:
    """One query, its kind, and the addresses that are right, as “go/informed-choice/” or “about/privacy/”."""

    typed: str
    kind: str
    right: frozenset[str]

    def place(self, found: list[str]) -> int:
        """The place of the first right address among those found, from 1; 0 where there is none."""
        return next((place for place, address in enumerate(found, 1) if address in self.right), 0)


@cache
def queries(file: str = "queries.yml") -> tuple[Query, ...]:
    """Every query of a file, in its order."""
    given = yaml.safe_load(Path(__file__).with_name(file).read_text(encoding="utf-8"))
    return tuple(Query(one["q"], kind, frozenset(map(_address, one["first"]))) for kind, several in given.items() for one in several)


def unseen() -> tuple[Query, ...]:
    """Queries that nobody mends from, which show how the search does with words it has not met."""
    return queries("queries_unseen.yml")


def kinds() -> list[str]:
    return list(dict.fromkeys(query.kind for query in queries()))


def shares(places: dict[Query, int], kind: str | None = None) -> tuple[float, float]:
    """The shares of queries, of one kind or of all, that found the right item first, and in the first three."""
    found = [place for query, place in places.items() if kind in (None, query.kind)]
    return sum(place == 1 for place in found) / len(found), sum(0 < place <= 3 for place in found) / len(found)


def _address(right: str) -> str:
    """A record is named by its id, a written page by its address."""
    return right if "/" in right or not right else f"go/{right}/"
