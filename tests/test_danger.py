"""Whoever types that they, or somebody else, may be in danger is shown the way to a person first, then a page, then what was found."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.guide import Guide

from .built_site import Site
from .danger import FLAGGED, MISSED, wrong
from .data_kit import change, copy_of_toy, line_of, problems
from .reader import Reader
from .search_box import SearchBox

DYING = "he has a plan to die"
CALLS = [("Call 988", "tel:988"), ("Text 988", "sms:988")]
# What is left of a small phone over its keys.
OVER_KEYS = (360, 300)


def _says(guide: Guide, name: str = "dying") -> tuple[str, str]:
    """The words of care for a danger, and the page that comes next."""
    danger = next(danger for danger in guide.settings.danger.dangers if danger.name == name)
    return danger.says, danger.label


def _keys(page: Page) -> Locator:
    return page.locator(".care .calls a")


def _called(keys: Locator) -> list[tuple[str, str]]:
    return [tuple(key) for key in keys.evaluate_all("(keys) => keys.map((key) => [key.textContent.trim(), key.getAttribute('href')])")]


@pytest.fixture
def typed(reader: Reader) -> Callable[[str], Page]:
    """Types words into the field of an item's page, on a small phone, and waits for what was found."""

    def type_in(words: str) -> Page:
        page = reader.stay_at("go/own-recovery/", width=OVER_KEYS[0], height=OVER_KEYS[1])
        SearchBox(page).type(words)
        return page

    return type_in


def test_no_cry_for_help_is_missed_and_hardly_a_harmless_search_is_taken_for_one(reader: Reader):
    missed, flagged = wrong(reader.stay_at("go/own-recovery/"))
    # Of the half that nobody mends from, no phrase is told: how many is enough.
    told = [phrase.typed for phrase in (*missed, *flagged) if not phrase.unseen]
    assert (len(missed), len(flagged)) <= (MISSED, FLAGGED) and len(flagged) <= FLAGGED, told


def test_the_way_to_a_person_comes_first_in_the_list(typed: Callable[[str], Page], reader: Reader, guide: Guide):
    page = typed(DYING)
    says, label = _says(guide)
    options = page.get_by_role("option")
    assert _called(options)[:2] == CALLS
    expect(options.nth(2)).to_have_text(label)
    expect(page.get_by_role("listbox").get_by_role("group").first).to_have_accessible_name(says)
    # On what the keys of a phone leave of its screen.
    for key in _keys(page).all():
        expect(key).to_be_in_viewport(ratio=1)
        assert key.bounding_box()["height"] >= 44
    # Told before how much was found.
    expect(SearchBox(page).said).to_contain_text(says)
    assert SearchBox(page).said.inner_text().startswith(says)
    assert reader.broken_rules() == ""
    # Another question, and it is gone.
    SearchBox(page).type("my plan")
    expect(_keys(page)).to_have_count(0)
    expect(options.first).to_contain_text("My plan")
    expect(SearchBox(page).said).not_to_contain_text(says)


def test_each_danger_has_words_of_its_own_and_no_other_number(typed: Callable[[str], Page], guide: Guide):
    page = typed("he overdosed")
    typed_in = {
        "overdose": "he overdosed",
        "using": "i feel like using",
        "others": "client said he has a gun",
        "abuse": "my boyfriend hits me",
    }
    for name, words in typed_in.items():
        SearchBox(page).type(words)
        expect(page.locator(".care > :first-child")).to_have_text(_says(guide, name)[0])
        assert _called(_keys(page)) == CALLS


def test_the_keys_are_reached_by_tab_and_by_arrows(typed: Callable[[str], Page]):
    page = typed(DYING)
    box = SearchBox(page)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_text("Call 988")
    assert box.named()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    expect(page.get_by_role("option", name="Call 988")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("option", name="Text 988")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(box.field).to_be_focused()
    expect(page.get_by_role("option", selected=True)).to_have_text(_says_label(page))
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(box.field).to_be_focused()
    expect(_keys(page)).to_have_count(2)
    expect(_keys(page).first).to_be_hidden()
    # Behind the keys the page goes on, and the list is closed.
    box.type(DYING)
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Find", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(_keys(page).first).to_be_hidden()


def _says_label(page: Page) -> str:
    return page.locator(".care > a").first.inner_text()


def test_a_finger_calls_and_the_way_stays(new_reader: Callable[..., Reader]):
    reader = new_reader(has_touch=True)
    page = reader.open("go/own-recovery/", width=OVER_KEYS[0], height=OVER_KEYS[1])
    SearchBox(page).tap(DYING)
    page.evaluate("addEventListener('click', (event) => { document.body.dataset.called = event.target.href; event.preventDefault(); })")
    _keys(page).first.tap()
    expect(page.locator("body")).to_have_attribute("data-called", "tel:988")
    expect(_keys(page).first).to_be_visible()


def test_help_waits_for_nothing_else_the_search_needs(new_reader: Callable[..., Reader], words: dict):
    reader = new_reader()
    reader.context.route("**/assets/search*.json", lambda route: route.fulfill(status=500, body="[]"))
    # Nor for what would tell that nobody is: it never comes.
    reader.context.route("**/assets/danger_harmless.json", lambda route: None)
    page = reader.open("go/own-recovery/")
    page.get_by_role("combobox").press_sequentially("suicidel")
    expect(_keys(page).first).to_be_visible()
    assert _called(_keys(page)) == CALLS
    expect(page.locator(".found__notes")).to_have_text(words["search_failed"])
    expect(_keys(page).first).to_be_visible()
    page.goto(f"{reader.site.url}find/#q=i%20want%20to%20die")
    expect(_keys(page).first).to_be_visible()
    assert _called(_keys(page)) == CALLS


def test_the_search_page_shows_it_over_the_field(reader: Reader, guide: Guide):
    page = reader.open("find/#q=he%20has%20a%20plan%20to%20die", width=360, height=640)
    says, label = _says(guide)
    said = page.locator("[data-script='search/page']").get_by_role("status")
    expect(said).to_contain_text("“he has a plan to die”")
    assert said.inner_text().startswith(says)
    assert _called(_keys(page)) == CALLS
    for key in _keys(page).all():
        expect(key).to_be_in_viewport(ratio=1)
    page.get_by_role("main").get_by_role("link", name=label, exact=True).first.click()
    expect(page).to_have_url(f"{reader.site.url}role/serious-talk/")
    page.go_back()
    expect(_keys(page)).to_have_count(2)
    page.goto(f"{reader.site.url}find/#q=killing%20time")
    expect(said).to_contain_text("“killing time”")
    expect(_keys(page)).to_have_count(0)


def test_an_address_that_cries_for_help_is_answered_where_no_page_is(new_reader: Callable[..., Reader]):
    reader = new_reader()
    for address in ("i-want-to-die", "Suicide/", "help/kill%20my%20self.html"):
        page = reader.open(address)
        expect(_keys(page).first).to_be_in_viewport()
        assert _called(_keys(page)) == CALLS, address


def test_other_addresses_are_not(new_reader: Callable[..., Reader], site: Site):
    before = len(site.asked)
    page = new_reader().open("go/informd-choise/")
    expect(page.locator("[data-script='search/not_found'] a").first).to_be_visible()
    page.goto(f"{site.url}qqxyz/")
    page.wait_for_load_state("networkidle")
    assert not [path for path in site.asked[before:] if "danger" in path]


# ---- the page


def test_the_page_begins_with_the_keys_and_stays_neutral_where_others_look(reader: Reader, words: dict):
    page = reader.open("role/serious-talk/", width=320, height=568)
    keys = page.get_by_role("main").locator(".calls a")
    assert _called(keys) == CALLS
    for key in keys.all():
        expect(key).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("heading", level=1)).to_have_text("If someone tells you they want to die")
    assert page.title().startswith("A serious conversation ·")
    # No other line is named, as the sources hold none.
    assert {href for _, href in _called(page.locator("main a[href^='tel:'], main a[href^='sms:']"))} == {"tel:988", "sms:988"}


def test_help_now_leads_to_the_page_from_everywhere(site: Site):
    foot = site.tree("reference/glossary/index.html").xpath("//section[h2[@id='notice-help']]//a/@href")
    assert "../../role/serious-talk/" in foot


# ---- what an author can get wrong

FILE = "data/danger.yml"


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy guide, to be changed."""
    return copy_of_toy(tmp_path)


def _told(toy: Path, was: str, becomes: str, at: str, said: str) -> None:
    change(toy, FILE, was, becomes)
    assert problems(toy) == [f"{FILE}:{line_of(toy, FILE, at)}: {said}"]


def test_a_page_that_is_not_there_is_told(toy: Path):
    said = "“deep-water” leads to the page “everywhere.md”, which does not exist. Did you mean “everything.md”?"
    _told(toy, "page: everything.md", "page: everywhere.md", "everywhere", said)


def test_a_phrase_that_stands_twice_is_told(toy: Path):
    line = line_of(toy, FILE, "phrases: [drown")
    _told(toy, "sinking boat/boats", "sinking", "phrases: [sinking]", f"“sinking” is listed twice, first on line {line}. Keep one.")


def test_a_group_of_words_that_is_not_there_and_one_that_nobody_names_are_told(toy: Path):
    change(toy, FILE, "drown … SELF", "drown … SELVES")
    assert problems(toy) == [
        f"{FILE}:{line_of(toy, FILE, 'SELF:')}: no phrase names SELF. Use it, or remove it.",
        f"{FILE}:{line_of(toy, FILE, 'SELVES')}: no group of `words` is called SELVES. Did you mean “SELF”?",
    ]


def test_a_harmless_phrase_that_takes_nothing_out_is_told(toy: Path):
    said = "no phrase of danger has a word of “rowing boat/boats”, so there is nothing it takes out. Remove it."
    _told(toy, "sinking boat/boats", "rowing boat/boats", "rowing", said)


def test_a_gap_in_a_harmless_phrase_is_told_with_the_reason(toy: Path):
    change(toy, FILE, "sinking boat/boats", "sinking … boat")
    assert "There is no … here: what stands in it might be a cry for help." in problems(toy)[0]


def test_a_guide_whose_notices_call_nobody_is_told(toy: Path):
    change(toy, "data/notices.yml", "  offered: true\n", "")
    said = "no notice with offered: true has a telephone link, so nobody in danger could be led to a person. Add one to notices.yml."
    assert problems(toy) == [f"{FILE}:{line_of(toy, FILE, 'dangers:')}: {said}"]
