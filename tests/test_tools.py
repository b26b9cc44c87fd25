"""What every tool has in common, for each that a template names: it says so when its script cannot be fetched, and works once it can.

And what must not happen while a script is still on its way.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.assets import needs
from scripts.pages import read_pages, stands_on

from .built_site import ROOT
from .line import Line
from .reader import Reader, listen_to

TOOLS = {need.value: need.path.rpartition("/")[2].removesuffix(".html") for need in needs() if need.attribute == "data-tool"}
PAGES = stands_on(read_pages(ROOT))
OTHER_DAY = "2090-06-01"
# The day it is for the browser, as 2026-11-30.
TODAY = "new Date().toLocaleDateString('sv')"


def _box(page: Page, tool: str) -> Locator:
    return page.locator(f"[data-tool='{tool}']")


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_whose_script_cannot_be_fetched_says_so_and_works_once_it_can(held_up: Reader, words: dict, tool: str):
    reader, name = held_up, tool.rpartition("/")[2]
    line = Line(reader.page, f"**/{tool}/{name}.js", is_cut=True)
    page = reader.open(PAGES[TOOLS[tool]], width=360, height=640)
    box, said = _box(page, tool), _box(page, tool).locator(".study__said")
    begin = box.locator(".study__setup [type=submit]:visible")
    is_at_once = box.get_attribute("data-at-once") is not None
    if not is_at_once:
        if (exam := box.locator(".study__setup input[type=date]")).count():
            exam.fill(OTHER_DAY)
        begin.click()
    expect(said).to_have_text(words[f"{name}_failed"])
    # On a phone the form may be longer than the screen.
    expect(said).to_be_in_viewport()
    line.open()
    if is_at_once:
        # What its script fills is not shown without it.
        assert box.locator(":is(button, select, label, input:enabled):visible").count() == 0
        page.reload()
        expect(box.locator(":is(button, select, label, input:enabled):visible").first).to_be_visible()
    else:
        begin.click()
        expect(box.locator("[data-part='setup']")).to_be_hidden()
    expect(said).to_have_text("")


def test_what_is_asked_for_last_while_the_script_is_on_its_way_is_what_comes(new_reader: Callable[..., Reader], words: dict):
    # A browser counts its steps up to fifty; who has read other pages before may have come that far.
    reader = new_reader()
    line = Line(reader.page, "**/study/plan/plan.js")
    page = reader.open("study/plan/")
    box = _box(page, "study/plan")
    box.locator("input[type=date]").fill("2090-03-01")
    box.get_by_role("button", name=words["plan_make"], exact=True).click()
    page.evaluate(f"location.hash = '#exam={OTHER_DAY}&days=135&minutes=20'")
    line.open()
    expect(box.locator("[data-target='exam-is']")).to_contain_text("June 1, 2090")
    expect(page).to_have_url(re.compile(f"#exam={OTHER_DAY}&days=135&minutes=20&from={page.evaluate(TODAY)}"))
    # There is one tool, not one for each that asked: what is pressed is done once.
    steps = page.evaluate("history.length")
    box.get_by_role("button", name=words["plan_change"], exact=True).click()
    assert page.evaluate("history.length") == steps + 1


def test_a_wait_for_a_script_and_then_for_its_data_is_spoken_of_once(held_up: Reader, words: dict):
    script, data = Line(held_up.page, "**/practice/practice.js"), Line(held_up.page, "**/questions/index.json")
    page = held_up.open("study/practice/#set=mixed&count=5&seed=abc")
    said = _box(page, "study/practice").locator(".study__said")
    listen_to(said)
    expect(said).to_have_text(words["practice_loading"])
    script.open()
    # Longer than the time after which a wait is spoken of.
    page.wait_for_timeout(400)
    expect(said).to_have_text(words["practice_loading"])
    data.open()
    expect(page.locator(".study__question")).to_be_visible()
    expect(said).to_have_text("")
    assert page.locator("html").get_attribute("data-said").count(words["practice_loading"]) <= 1


def test_a_link_to_a_place_asks_for_no_tool(new_reader: Callable[..., Reader]):
    reader = new_reader()
    start = len(reader.site.asked)
    page = reader.open("study/plan/#content")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    expect(_box(page, "study/plan").locator(".study__setup")).to_be_visible()
    assert [path for path in reader.site.asked[start:] if "/study/plan/plan.js" in path] == []
