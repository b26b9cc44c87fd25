"""Each page carries a policy that lets nothing run that the guide did not bring, and keeps to it."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

import pytest
from lxml import etree
from playwright.sync_api import expect

from .built_site import Site
from .reader import Reader

# A block of data, which no browser runs.
DATA = "@type = 'application/json'"
NAMES_OF_HANDLERS = "@*[starts-with(name(), 'on')]"
# What somebody may smuggle into a page.
SMUGGLED = (
    "<img src=x onerror='document.title = `smuggled`'>",
    "<p style='position: fixed'>smuggled</p>",
    "<iframe src='https://example.org/'></iframe>",
    "<img src='https://example.org/seen.png'>",
)


@dataclass
class Carried:
    """What a page carries: its policies, what of its own could run or draw, and its blocks of data."""

    policies: list[str]
    own: list[str]
    blocks: list[etree._Element]


@pytest.fixture(scope="module")
def carried(site: Site) -> dict[str, Carried]:
    """By page. Each of some thousands is read once for all tests."""
    return {path: _carried_by(site.tree(path)) for path in site.html}


def _carried_by(tree: etree._Element) -> Carried:
    policies = tree.xpath("//meta[translate(@http-equiv, 'CSP', 'csp') = 'content-security-policy']/@content")
    own = f"//script[not(@src or {DATA})] | //style | //*[@style] | //*[{NAMES_OF_HANDLERS}] | //a[starts-with(@href, 'javascript:')]"
    blocks = [deepcopy(block) for block in tree.xpath(f"//script[{DATA}]")]
    return Carried([str(policy) for policy in policies], [element.tag for element in tree.xpath(own)], blocks)


@pytest.fixture(scope="module")
def policies(carried: dict[str, Carried]) -> dict[str, list[str]]:
    """The policies each page carries."""
    return {path: page.policies for path, page in carried.items()}


def test_every_page_carries_one_policy_that_begins_with_nothing(policies: dict[str, list[str]]):
    assert [path for path, found in policies.items() if len(found) != 1 or not found[0].startswith("default-src 'none';")] == []


def test_no_policy_lets_in_what_stands_in_the_page_or_comes_from_elsewhere(policies: dict[str, list[str]]):
    allowed = {"'none'", "'self'", "data:"}
    loose = {
        path: extra
        for path, found in policies.items()
        if (extra := {word for policy in found for part in policy.split(";") for word in part.split()[1:]} - allowed)
    }
    assert loose == {}


def test_no_script_may_come_from_data(policies: dict[str, list[str]]):
    parts = {part.strip() for found in policies.values() for policy in found for part in policy.split(";")}
    assert [part for part in parts if "data:" in part and not part.startswith("img-src")] == []


def test_no_page_holds_a_script_a_style_or_a_handler_of_its_own(carried: dict[str, Carried]):
    assert {path: page.own for path, page in carried.items() if page.own} == {}


def test_what_stands_in_a_page_for_a_script_are_words_and_nothing_that_runs(carried: dict[str, Carried]):
    blocks = [block for page in carried.values() for block in page.blocks]
    assert blocks
    for block in blocks:
        assert set(block.keys()) == {"type", "data-words"}
        assert all(isinstance(word, str) for word in json.loads(block.text).values())


def test_a_strict_server_refuses_nothing_the_guide_does(new_reader: Callable[..., Reader], words: dict):
    """The test server sends a stricter policy with every answer than the pages carry.

    Whoever opens a page in any test notes a refusal; that every kind of page is opened is seen to in tests/test_privacy.py.
    """
    reader = new_reader()
    page = reader.open("go/informed-choice/")
    page.get_by_role("button", name=words["copy_text"]).click()
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(words["text_copied"])
    page.get_by_role("banner").get_by_role("combobox").fill("boundaries")
    page.keyboard.press("Enter")
    expect(page.locator("[data-script='search/page'] li").first).to_be_visible()
    assert reader.mishaps.refused_by_policy == []
    assert reader.mishaps.script_errors == []


def test_what_is_smuggled_into_a_page_is_refused(new_reader: Callable[..., Reader]):
    reader = new_reader()
    for smuggled in SMUGGLED:
        reader.mishaps.refused_by_policy.clear()
        page = reader.open("go/informed-choice/")
        title = page.title()
        page.evaluate("(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)", smuggled)
        expect(page.locator("html[data-refusal=told]")).to_be_attached()
        assert page.title() == title, smuggled
        assert reader.mishaps.refused_by_policy, smuggled
        assert reader.mishaps.requests_elsewhere == [], smuggled
