"""A rule about voice.yml: its goals hold for pages that exist."""

from collections.abc import Iterator

from ..guide import Guide
from ..pages import Pages
from ..problem import Problem
from ..voice import fits


def goals_of_voice_fit_pages(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every goal for how much pages speak of the guide itself fits at least one page."""
    known = [path.removeprefix("docs/") for path in pages.files if path.endswith(".md")]
    for index, goal in enumerate(guide.settings.voice.goals):
        if not any(fits(goal.pages, page) for page in known):
            text = f"no page of docs/ is “{goal.pages}”, so this goal holds for nothing. Name pages as reference/*, or remove it."
            yield guide.settings.place("voice.yml").problem(text, "goals", index, "pages")
