"""A rule about readiness.yml: what helps with a next step can be opened."""

from collections.abc import Iterator

from ..guide import Guide
from ..pages import Pages
from ..problem import Problem, did_you_mean

FILE = "readiness.yml"
LEVELS = ("not_yet", "on_the_way", "in_place")


def next_steps_lead_somewhere(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every next step opens a page that exists, by a link with words, or nothing at all."""
    docs, place = guide.root / "docs", guide.settings.place(FILE)
    for index, question in enumerate(guide.settings.readiness):
        for name, level in zip(LEVELS, question.levels, strict=True):
            page = (level.page or "").partition("#")[0]
            if page and not (docs / page).is_file():
                known = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
                text = f"“{question.title}” leads to the page “{page}”, which does not exist.{did_you_mean(page, known)}"
                yield place.problem(text, "readiness", index, name, "page")
            if (level.page is None) != (level.label is None):
                text = f"“{question.title}” has a page without a label, or a label without a page. A link needs both."
                yield place.problem(text, "readiness", index, name)
