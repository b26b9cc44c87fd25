"""Writes anew what the guide in miniature records of itself: published ids, pages and cards, the clauses of its questions, its open data.

`make bless` runs it beside the command for the guide itself. Look at the difference before you commit it: here it says what a
change of the package does to a guide, and one that nobody meant is a mistake.
"""

import os
import sys

from scripts.__main__ import MENDED_BY_BLESS, cards_as_published, write
from scripts.check import check
from scripts.exports import open_data
from scripts.guide import Guide
from scripts.reference import reference
from scripts.render import Renderer
from tests.data_kit import TODAY, TOY, TOY_AS_WRITTEN, read

RECORDED = ("data/published-ids.txt", "data/published-pages.txt", "data/written-against.txt", "data/published-cards.txt")
OPEN_DATA = "expected/guide.json"


def recorded(toy: Guide) -> dict[str, bytes]:
    """Each file the toy guide keeps and nobody writes by hand, by its path in tests/toy_guide/."""
    beside = reference(toy) | cards_as_published(toy)
    return {path: beside[path] for path in RECORDED} | {OPEN_DATA: open_data.export(toy, Renderer(toy), ())["downloads/guide.json"]}


def main() -> int:
    """Returns the exit code: 1 while a problem stands in the toy guide, which is then told."""
    os.environ["SOURCE_DATE_EPOCH"] = TODAY
    toy = read(TOY)
    if problems := [problem for problem in check(toy) if not problem.text.endswith(MENDED_BY_BLESS)]:
        print("Nothing was recorded of tests/toy_guide/, which has problems:")
        for problem in problems:
            print(f"tests/toy_guide/{problem}")
        return 1
    for path in write(TOY_AS_WRITTEN, recorded(toy)):
        print(f"wrote tests/toy_guide/{path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
