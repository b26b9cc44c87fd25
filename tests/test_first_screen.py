"""What a reader came for is on the first screen of a phone: the first record of a list, the first row of a table, the first control
of a tool. What the guide has to say of itself comes after it, and folds."""

import pytest
from playwright.sync_api import Page

from scripts.address import address_of_page
from scripts.pages import read_pages

from .built_site import ROOT
from .kinds_of_page import STILL
from .reader import Reader

# The screen of a small phone, as shipped.
SCREEN = {"width": 360, "height": 740}
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
    """The address of each page → the macro that makes the first thing a reader came for."""
    found: dict[str, str] = {}
    for call in sorted(read_pages(ROOT).calls, key=lambda call: call.line):
        if call.macro in FIRST and call.page.startswith(FOLDERS):
            found.setdefault(address_of_page(call.page), call.macro)
    return found


PAGES = pages()
# Those that are opened for other questions too, and those that are not.
SAMPLED = [kind for kind in STILL if kind.name in PAGES]
OTHERS = sorted(PAGES.keys() - {kind.name for kind in SAMPLED})


@pytest.mark.parametrize("opened_kind", SAMPLED, ids=str, indirect=True)
def test_what_a_reader_came_for_begins_on_the_first_screen_of_a_phone(sample: Reader):
    sample.look(**SCREEN)
    _expect_on_first_screen(sample.page, PAGES[sample.kind.name])


@pytest.mark.parametrize("address", OTHERS)
def test_it_does_so_too_on_a_page_made_of_what_others_hold(reader: Reader, address: str):
    _expect_on_first_screen(reader.open(address, **SCREEN), PAGES[address])


def _expect_on_first_screen(page: Page, macro: str) -> None:
    first = page.locator(FIRST[macro]).locator("visible=true").first
    first.wait_for()
    assert first.evaluate("(e) => e.getBoundingClientRect().top + scrollY") < SCREEN["height"], "begins below the first screen"
