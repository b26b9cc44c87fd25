"""What a reader came for is on the first screen of a phone: the first record of a list, the first row of a table, the first control
of a tool. What the guide has to say of itself comes after it, and folds."""

import pytest

from scripts.pages import read_pages

from .built_site import ROOT
from .reader import Reader

# The screen of a small phone, as shipped.
WIDTH, HEIGHT = 360, 740
# What begins what a reader came for, by the macro that makes it.
FIRST = {
    # Where a list folds by letter, its letters.
    "records": "article.record, .letter > details > summary",
    "crosswalk": ".crosswalk .filter input, .crosswalk tbody tr",
    "then_and_now": "main tbody tr",
    "exam_profile": ".profile tbody tr",
    "practice": "[data-tool] :is(button, input)",
    "flashcards": "[data-tool] :is(button, input)",
    "rehearsal": "[data-tool] :is(button, input)",
    "plan": "[data-tool] :is(button, input)",
    "study_memory": "main button",
    "directory": "main .find input",
}
# Pages that one comes to for what is on them, by their folders and names.
FOLDERS = ("reference/", "study/", "find.md", "about/facts.md", "about/sources.md")


def pages() -> dict[str, str]:
    """Page → the macro that makes the first thing a reader came for."""
    found: dict[str, str] = {}
    for call in sorted(read_pages(ROOT).calls, key=lambda call: call.line):
        if call.macro in FIRST and call.page.startswith(FOLDERS):
            found.setdefault(call.page, call.macro)
    return found


@pytest.mark.parametrize(("page", "macro"), sorted(pages().items()), ids=sorted(pages()))
def test_what_a_reader_came_for_begins_on_the_first_screen_of_a_phone(reader: Reader, page: str, macro: str):
    opened = reader.open(page.removesuffix(".md").removesuffix("index") + "/" * (not page.endswith("index.md")), width=WIDTH, height=HEIGHT)
    first = opened.locator(FIRST[macro]).locator("visible=true").first
    first.wait_for()
    assert first.bounding_box()["y"] < HEIGHT, "begins below the first screen"
