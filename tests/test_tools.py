"""What every tool has in common, for each that a template names: it says so when its script cannot be fetched, and works once it can."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from scripts.assets import needs
from scripts.pages import read_pages, stands_on

from .built_site import ROOT
from .reader import Reader

TOOLS = {need.value: need.path.rpartition("/")[2].removesuffix(".html") for need in needs() if need.attribute == "data-tool"}
FAR_AWAY = "2090-06-01"


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_whose_script_cannot_be_fetched_says_so_and_works_once_it_can(new_reader: Callable[..., Reader], words: dict, tool: str):
    name, address = tool.rpartition("/")[2], stands_on(read_pages(ROOT))[TOOLS[tool]]
    reader, is_away = new_reader(), True

    def line(route: Route) -> None:
        route.abort() if is_away else route.continue_()

    reader.page.route(f"**/{tool}/{name}.js", line)
    page = reader.open(address)
    box = page.locator(f"[data-tool='{tool}']")
    said, begin = box.locator(".study__said"), box.locator(".study__setup [type=submit]")
    if begin.count():
        if (exam := box.locator("input[type=date]")).count():
            exam.fill(FAR_AWAY)
        begin.click()
    expect(said).to_have_text(words[f"{name}_failed"])
    is_away = False
    if begin.count():
        expect(begin).to_be_visible()
        begin.click()
        expect(box.locator("[data-part]:visible")).not_to_have_class("study__setup")
    else:
        page.reload()
        expect(box.locator(".lead")).to_be_visible()
    expect(said).to_have_text("")
