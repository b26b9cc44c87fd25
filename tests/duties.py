"""Duties as job ads put them, and the tasks that are right for each: tests/duties_pasted.yml, in two halves."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from playwright.sync_api import Page

HALVES = ("work", "apart")
# Of the half that nobody mends from, so many duties are to find a right task first, and in the first three.
FIRST, IN_THREE = 0.80, 0.93
# Asks the module itself which tasks come nearest to texts, and how long it takes for all of them, in milliseconds.
MATCH = """async (texts) => {
    const { openTasks } = await import(new URL("../../assets/javascripts/agency/matching/tasks.js", location.href))
    const { matcher } = await openTasks("../../")
    const begun = performance.now()
    const found = texts.map((text) => matcher.match(text).map(({ task }) => task.id))
    return { found, took: performance.now() - begun }
}"""


@dataclass(frozen=True)
class Duty:
    """A duty as it is pasted, and the ids of the tasks of which any is right."""

    text: str
    right: frozenset[str]


@cache
def duties(half: str) -> tuple[Duty, ...]:
    """The duties of a half that have a right task."""
    given = yaml.safe_load(Path(__file__).with_name("duties_pasted.yml").read_text(encoding="utf-8"))
    return tuple(Duty(one["duty"], frozenset(one["tasks"])) for one in given[half] if one["tasks"])


def matched(page: Page, half: str) -> tuple[list[list[str]], float]:
    """The nearest tasks for every duty of a half, best first, and the milliseconds all of them took; `page` is one of the agencies’."""
    answer = page.evaluate(MATCH, [duty.text for duty in duties(half)])
    return answer["found"], answer["took"]


def shares(found: list[list[str]], half: str) -> tuple[float, float]:
    """The shares of the duties of a half that found a right task first, and in the first three."""
    places = [
        next((at for at, task in enumerate(tasks, 1) if task in duty.right), 0) for duty, tasks in zip(duties(half), found, strict=True)
    ]
    return sum(place == 1 for place in places) / len(places), sum(0 < place <= 3 for place in places) / len(places)
