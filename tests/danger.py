"""What people in danger type, and what only looks like it: tests/danger.yml. How much of it the script of the site tells apart."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from playwright.sync_api import Page

# No cry for help is missed; of the harmless searches, so many may show the way to a person all the same.
MISSED, FLAGGED = 0, 3

# Whether something in each of these speaks of danger, asked of the script as the page loads it.
FIND = """(typed) => import("/assets/javascripts/search/open.js")
    .then(({ heard }) => Promise.all(typed.map((words) => heard("/", words))))
    .then((met) => met.map(Boolean))"""


@dataclass(frozen=True)
class Phrase:
    """One phrase, and whether nobody mends from it."""

    typed: str
    unseen: bool


@cache
def phrases(of: str) -> tuple[Phrase, ...]:
    """Those of `danger`, or those that are `harmless`."""
    halves = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))[of]
    return tuple(Phrase(typed, half == "unseen") for half, given in halves.items() for typed in _flat(given))


def wrong(page: Page) -> tuple[list[Phrase], list[Phrase]]:
    """The phrases of danger that a page of the site misses, and the harmless ones it takes for danger."""
    return tuple(
        [
            phrase
            for phrase, met in zip(phrases(of), page.evaluate(FIND, [phrase.typed for phrase in phrases(of)]), strict=True)
            if met != meant
        ]
        for of, meant in (("danger", True), ("harmless", False))
    )


def _flat(given: list[str] | dict[str, list[str]]) -> list[str]:
    return given if isinstance(given, list) else [typed for several in given.values() for typed in several]
