"""A reader chooses light or dark colors, and whether a key leads to the search: at once, for every page, and on this device only."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from scripts.guide import Guide

from .built_site import Site
from .kinds_of_page import STILL, printed_pages
from .reader import Mishaps, Reader, Scheme

HERE, THERE = "go/informed-choice/", "reference/ethics/"
PICTURE = "assets/images/favicon.svg"
PALETTE, SHORTCUT = "guide-palette", "guide-shortcut"
# What other pages, older versions or curious readers may have left in the storage.
ODD = {
    "nothing": "",
    "JSON": '{"palette": "dark"}',
    "quoted": '"dark"',
    "in capitals": "DARK",
    "with a space": " dark",
    "a word of the code": "constructor",
    "markup": "<img src=x onerror=alert(1)>",
    "a megabyte": "dark" * 262_144,
}
# Storage may refuse each call, or already its name.
BLOCKED = {
    "each call": """for (const call of ["getItem", "setItem", "removeItem"]) {
        Storage.prototype[call] = () => { throw new DOMException("", "QuotaExceededError"); };
    }""",
    "its name": """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("", "SecurityError"); } });""",
}
# Notes what color the page has when the browser first paints anything of it.
WATCH_PAINT = """new PerformanceObserver(() => {
    document.documentElement.dataset.painted ??= getComputedStyle(document.body).backgroundColor;
}).observe({ type: "paint", buffered: true });"""
# Chooses colors as a tap on their name does, and tells what color the page then has.
CHOOSE = """(name) => {
    document.querySelector(`[data-settings] input[name=palette][value=${name}]`).click();
    return getComputedStyle(document.body).backgroundColor;
}"""
# How long a style sheet of the dark colors takes on a slow line, in seconds.
SLOW = 1


@pytest.fixture
def fresh(reader: Reader) -> Iterator[Reader]:
    """A reader who has chosen nothing yet, and leaves nothing that they have chosen: a new profile for each would be slow."""
    # Nothing that stands there writes anything as it ends.
    _forget(reader.open(PICTURE))
    yield reader
    _forget(reader.page)


def _forget(page: Page) -> None:
    page.evaluate("localStorage.clear()")


# Tests of one kind of page come together, from whichever file: for a fixture of this one alone its pages would be opened with each kind.
@pytest.fixture(scope="session")
def paper(regular: Reader) -> dict[Scheme, str]:
    """The color of the page on a light and on a dark device, where nobody has chosen."""
    colors: dict[Scheme, str] = {scheme: _paper(regular.open(HERE, scheme=scheme)) for scheme in ("light", "dark", "forced")}
    assert colors["light"] != colors["dark"]
    return colors


def _paper(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def _settings(page: Page, words: dict) -> Locator:
    """The settings, unfolded as a reader would."""
    settings = page.locator("[data-settings]")
    if settings.get_attribute("open") is None:
        settings.get_by_text(words["settings"], exact=True).click()
    return settings


def _choice(page: Page, words: dict, name: str) -> Locator:
    return _settings(page, words).get_by_role("radio", name=words[f"palette_{name}"], exact=True)


def _choose(page: Page, words: dict, name: str) -> None:
    _choice(page, words, name).check()


def _stored(page: Page) -> dict[str, str]:
    return page.evaluate("({ ...localStorage })")


def _expect_paper(page: Page, color: str) -> None:
    expect(page.locator("body")).to_have_css("background-color", color)


# ---- colors


def test_the_colors_follow_the_device_until_somebody_chooses(fresh: Reader, paper: dict, words: dict):
    page = fresh.open(HERE)
    expect(_choice(page, words, "device")).to_be_checked()
    for scheme in ("dark", "light"):
        fresh.look(scheme=scheme)
        _expect_paper(page, paper[scheme])


def test_nothing_is_stored_before_somebody_chooses(new_reader: Callable[..., Reader]):
    fresh = new_reader()
    for address in (HERE, "find/#q=choice", "no/such/page/"):
        page = fresh.open(address)
        page.keyboard.press("Tab")
        assert _stored(page) == {}
    assert fresh.context.cookies() == []
    assert fresh.mishaps == Mishaps()


@pytest.mark.parametrize(("device", "chosen"), [("light", "dark"), ("dark", "light")])
def test_a_choice_shows_at_once_and_holds_over_reload_and_on_every_page(
    fresh: Reader, paper: dict, words: dict, device: Scheme, chosen: Scheme
):
    page = fresh.open(HERE, scheme=device)
    _choose(page, words, chosen)
    assert _paper(page) == paper[chosen]
    assert _stored(page) == {PALETTE: chosen}
    page.reload()
    assert _paper(page) == paper[chosen]
    for address in (THERE, "", "no/such/page/"):
        page = fresh.open(address, scheme=device)
        assert _paper(page) == paper[chosen]
        expect(_choice(page, words, chosen)).to_be_checked()
        expect(page.get_by_role("radio", checked=True)).to_have_count(1)


def test_a_choice_holds_when_the_device_changes_until_it_is_forgotten(fresh: Reader, paper: dict, words: dict):
    """Fields and bars of the browser take the same colors; “As on my device” leaves nothing of a choice."""
    page = fresh.open(HERE, scheme="light")
    for chosen, device in (("dark", "light"), ("light", "dark")):
        _choose(page, words, chosen)
        expect(page.locator("html")).to_have_css("color-scheme", chosen)
        fresh.look(scheme=device)
        assert _paper(page) == paper[chosen]
    for device in ("dark", "light"):
        fresh.look(scheme=device)
        _choose(page, words, "light" if device == "dark" else "dark")
        _choose(page, words, "device")
        assert _paper(page) == paper[device]
        assert _stored(page) == {}
    fresh.look(scheme="dark")
    _expect_paper(page, paper["dark"])


def test_colors_are_chosen_by_keys(fresh: Reader, paper: dict, words: dict):
    page = fresh.open(HERE, scheme="light")
    _choice(page, words, "device").focus()
    for chosen in ("light", "dark"):
        page.keyboard.press("ArrowDown")
        expect(_choice(page, words, chosen)).to_be_checked()
        _expect_paper(page, paper[chosen])


def test_another_tab_follows(fresh: Reader, paper: dict, words: dict):
    page = fresh.open(HERE)
    other = fresh.context.new_page()
    other.goto(fresh.site.url + THERE)
    for chosen in ("dark", "light"):
        _choose(page, words, chosen)
        _expect_paper(other, paper[chosen])
        expect(_choice(other, words, chosen)).to_be_checked()
    _choose(page, words, "device")
    expect(_choice(other, words, "device")).to_be_checked()
    other.emulate_media(color_scheme="dark")
    _expect_paper(other, paper["dark"])
    other.close()


def test_a_page_one_comes_back_to_follows(fresh: Reader, paper: dict, words: dict):
    page = fresh.open(HERE)
    page.goto(fresh.site.url + THERE)
    _choose(page, words, "dark")
    page.go_back()
    expect(page).to_have_url(fresh.site.url + HERE)
    _expect_paper(page, paper["dark"])
    expect(_choice(page, words, "dark")).to_be_checked()


def test_paper_stays_white_when_dark_is_chosen(fresh: Reader, words: dict):
    page = fresh.open(HERE)
    _choose(page, words, "dark")
    fresh.look(media="print")
    style = page.evaluate("(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.body))")
    assert style == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_the_colors_a_device_forces_are_not_overridden(fresh: Reader, paper: dict, words: dict):
    page = fresh.open(HERE, scheme="forced")
    # What the browser paints there, not only what it computes: the same as before anybody chose.
    _choose(page, words, "device")
    before = _around_the_title(page)
    for chosen in ("light", "dark"):
        _choose(page, words, chosen)
        assert _paper(page) == paper["forced"]
        assert _around_the_title(page) == before


def _around_the_title(page: Page) -> bytes:
    return page.get_by_role("heading", level=1).screenshot()


# ---- no flash


@pytest.mark.parametrize(("device", "chosen"), [("light", "dark"), ("dark", "light"), ("dark", "device")])
def test_the_first_thing_a_page_shows_has_the_right_colors_also_on_a_slow_line(
    new_reader: Callable[..., Reader], paper: dict, words: dict, device: Scheme, chosen: str
):
    reader = new_reader()
    _choose(reader.open(HERE, scheme=device), words, chosen)
    reader.context.add_init_script(WATCH_PAINT)
    reader.context.route(re.compile(r"dark[^/]*\.css"), _slowly)
    page = reader.open(THERE, scheme=device)
    expect(page.locator("html")).to_have_attribute("data-painted", paper[device if chosen == "device" else chosen])
    assert reader.mishaps == Mishaps()


def _slowly(route: Route) -> None:
    time.sleep(SLOW)
    route.continue_()


def test_every_page_has_the_settings_and_their_script_runs_before_anything_is_drawn(site: Site, guide: Guide):
    """Every page but those that only lead on or go to paper. Without scripts the settings are not shown."""
    printed = printed_pages(guide)
    # What is made for a class has no frame (test_class_view.py).
    alone = "//main[contains(@class, 'page--narrow') or @data-script='class/view/view']"
    without, shown, late = [], [], []
    for path in site.html:
        tree = site.tree(path)
        settings = tree.xpath("//details[@data-settings]")
        if not settings:
            if path not in printed and not tree.xpath(alone):
                without.append(path)
            continue
        if "scripted" not in settings[0].get("class").split():
            shown.append(path)
        scripts = tree.xpath("//head[following-sibling::body]//script[contains(@src, 'javascripts/page/frame.js')]")
        if len(scripts) != 1 or {"async", "defer", "type"} & set(scripts[0].keys()):
            late.append(path)
    assert (without, shown, late) == ([], [], [])


@pytest.mark.parametrize("opened_kind", STILL, ids=str, indirect=True)
def test_the_choice_shows_on_every_kind_of_page_and_not_on_paper(sample: Reader, paper: dict):
    """Chosen there; that a choice made before is there from the first moment hangs on a script that every page has.

    That the settings are opened and chosen by hand and by keys is seen above: their part of a page is the same everywhere.
    """
    page = sample.page
    assert page.evaluate(CHOOSE, "dark") == paper["dark"]
    sample.look(media="print")
    assert _paper(page) == "rgb(255, 255, 255)"
    sample.look()
    assert page.evaluate(CHOOSE, "device") == paper["light"]
    assert _stored(page) == {}


# ---- the key


def test_the_key_leads_to_the_search_unless_turned_off(fresh: Reader, words: dict):
    page = fresh.open(HERE)
    field, box = page.get_by_role("combobox"), _settings(page, words).get_by_role("checkbox", name=words["shortcut"], exact=True)
    expect(box).to_be_checked()
    box.uncheck()
    _expect_slash_leads_nowhere(page, field)
    assert _stored(page) == {SHORTCUT: "off"}
    for address in (HERE, THERE):
        fresh.open(address)
        _settings(page, words)
        expect(box).not_to_be_checked()
        _expect_slash_leads_nowhere(page, field)
    box.check()
    assert _stored(page) == {}
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    expect(field).to_have_value("")


def _expect_slash_leads_nowhere(page: Page, field: Locator) -> None:
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("/")
    expect(field).not_to_be_focused()


def test_one_setting_leaves_the_other_alone(fresh: Reader, paper: dict, words: dict):
    page = fresh.open(HERE, scheme="light")
    _choose(page, words, "dark")
    _settings(page, words).get_by_role("checkbox", name=words["shortcut"], exact=True).uncheck()
    assert _stored(page) == {PALETTE: "dark", SHORTCUT: "off"}
    _choose(page, words, "device")
    assert _stored(page) == {SHORTCUT: "off"}
    page.reload()
    assert _paper(page) == paper["light"]


# ---- storage that is odd or blocked


def test_anything_odd_in_the_storage_is_ignored(fresh: Reader, paper: dict, words: dict):
    for name, odd in ODD.items():
        fresh.page.evaluate("([names, value]) => names.forEach((name) => localStorage.setItem(name, value))", [[PALETTE, SHORTCUT], odd])
        page = fresh.open(THERE, scheme="light")
        assert _paper(page) == paper["light"], name
        expect(_choice(page, words, "device")).to_be_checked()
        expect(_settings(page, words).get_by_role("checkbox", name=words["shortcut"], exact=True)).to_be_checked()
        _choose(page, words, "dark")
        assert _paper(page) == paper["dark"], name
        assert _stored(page)[PALETTE] == "dark", name
        _forget(page)


@pytest.mark.parametrize("blocked", BLOCKED)
def test_where_storage_is_blocked_a_choice_holds_for_the_page_and_all_else_works(
    new_reader: Callable[..., Reader], paper: dict, words: dict, blocked: str
):
    reader = new_reader()
    reader.context.add_init_script(BLOCKED[blocked])
    page = reader.open(HERE, width=360, height=640, scheme="light")
    expect(_choice(page, words, "device")).to_be_checked()
    for chosen in ("dark", "light", "dark"):
        _choose(page, words, chosen)
        assert _paper(page) == paper[chosen]
        expect(_choice(page, words, chosen)).to_be_checked()
    page.get_by_role("button", name=words["menu_button"], exact=True).click()
    expect(page.get_by_role("navigation", name=words["menu"])).to_be_visible()
    _settings(page, words).get_by_role("checkbox", name=words["shortcut"], exact=True).uncheck()
    page.get_by_role("combobox").fill("choice")
    expect(page.get_by_role("option").first).to_be_visible()
    assert _paper(page) == paper["dark"]
    page.goto(reader.site.url + THERE)
    assert _paper(page) == paper["light"]
    assert reader.mishaps == Mishaps()


# ---- without scripts


@pytest.mark.parametrize("address", [HERE, "no/such/page/"])
def test_without_scripts_no_settings_are_shown(reader_without_scripts: Reader, paper: dict, words: dict, address: str):
    page = reader_without_scripts.open(address, scheme="dark")
    expect(page.locator("[data-settings]")).to_be_hidden()
    expect(page.get_by_text(words["settings"])).to_be_hidden()
    _expect_paper(page, paper["dark"])


def test_the_choice_has_a_name_and_says_where_it_is_kept(reader: Reader, words: dict):
    page = reader.open(HERE)
    expect(page.get_by_role("group", name=words["palette"])).to_be_hidden()
    settings = _settings(page, words)
    expect(settings.get_by_role("group", name=words["palette"])).to_be_visible()
    expect(settings.get_by_role("radio")).to_have_count(3)
    expect(settings).to_contain_text(re.compile(re.escape(words["settings_kept"])))
