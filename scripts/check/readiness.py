"""A rule about readiness.yml: what helps with a next step can be opened."""

from collections.abc import Iterator

from ..guide import Guide
from ..pages import Pages
from ..problem import Problem
from .links import no_such_page

FILE = "readiness.yml"
LEVELS = ("not_yet", "on_the_way", "in_place")


def next_steps_lead_somewhere(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every next step opens a page that exists, by a link with words, or nothing at all."""
    place = guide.settings.place(FILE)
    for index, question in enumerate(guide.settings.readiness):
        for name, level in zip(LEVELS, question.levels, strict=True):
            if missing := no_such_page(guide, level.page):
                yield place.problem(f"“{question.title}” leads to the page {missing}", "readiness", index, name, "page")
            if (level.page is None) != (level.label is None):
                text = f"“{question.title}” has a page without a label, or a label without a page. A link needs both."
                yield place.problem(text, "readiness", index, name)
