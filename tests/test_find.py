"""Whoever types in the search field sees what fits at once, on every page, by keyboard, finger or ear; nothing typed leaves the device."""

import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import quote

import pytest
from playwright.sync_api import Error, Locator, Page, expect

from scripts.guide import Guide
from scripts.schema import Entry

from .built_site import Site
from .kinds_of_page import NOWHERE
from .line import Line
from .reader import SCHEMES, Mishaps, Reader, follow, location_of
from .search_box import wait_for_all, way_of
from .test_search import FAILURES, INDEX, ODD, TEXTS

# Where the field stands: large on the home page, in the head of an item, above all results.
PLACES = {"home": "", "item": "go/own-recovery/", "search": "find/"}
# A typical query, which finds records of several kinds and pages, and one that asks for a single record.
WIDE, NARROW = "choice", "1.2"
# A word near one that is written in the guide, but too far from it to be taken for it.
NEAR_NOTHING = "grizv"
STRANGE = {
    **{odd: odd for odd in ODD},
    "very long": "x" * 5000,
    "many words": " ".join(["boundarise"] * 500),
    "right to left": "مرحبا שלום",
    "turned around": "\u202echoice\u202d",
    "emoji": "👩🏽‍🚀 🏳️‍🌈",
    "marks on marks": "e" + "\u0301" * 40,
    "looks like an address": "javascript:alert(1)",
    "looks like a path": "../../go/../../etc/passwd",
    "looks like code for a list": "__proto__ constructor toString",
}
# What stands behind the #, and what of it the page takes for the query.
BROKEN = {
    "#q=%E0%A4%A": "\ufffd%A",
    "#q=%": "%",
    "#q=%FF%FE": "\ufffd\ufffd",
    "#q=100%": "100%",
    "#q=%ED%A0%80": "\ufffd\ufffd\ufffd",
    "#q=choice&q=boundaries&%=%": "choice",
    "#q=choice#q=boundaries": "choice#q=boundaries",
}
# How many results there are for a query in all that was fetched.
COUNT = 'async (query) => (await (await import("/assets/javascripts/search/open.js")).openSearch("/")).engine.find(query).count'
# Longer than fingers rest before it is told what was found, in milliseconds.
A_REST = 1_000
# An attribute with any value. An empty pattern would fit none.
ANYTHING = re.compile(".")
SAYS_NOTHING = ["#", "#q", "#q=", "#q=%20+%20", "#choice", "#=&&=", "#%", "#Q=choice"]

# Goes back to how a page was opened, but for what the search has fetched: nothing is typed, and nobody is in the field.
AS_OPENED = "document.activeElement.blur(); scrollTo(0, 0)"


@pytest.fixture(scope="module", params=PLACES)
def place(request: pytest.FixtureRequest) -> str:
    """Each place in turn: all the tests of a place come one after the other, so that it need not be opened anew for each."""
    return request.param


def _form(page: Page) -> Locator:
    return page.get_by_role("search")


def _field(page: Page) -> Locator:
    return _form(page).get_by_role("combobox")


def _list(page: Page) -> Locator:
    return _form(page).get_by_role("listbox")


def _options(page: Page) -> Locator:
    return _form(page).get_by_role("option")


def _chosen(page: Page) -> Locator:
    return _form(page).get_by_role("option", selected=True)


def _announced(page: Page) -> Locator:
    return _form(page).get_by_role("status")


def _record_option(page: Page, record: Entry) -> Locator:
    return _list(page).locator(f"[role=option][href$='go/{record.id}/']")


def _results_page(page: Page) -> Locator:
    return page.locator("[data-script='search/page']")


def _all_results(page: Page) -> Locator:
    """The option that leads to all results: the last of those that are there at once."""
    return _list(page).locator("[role=option][href*='find/#q=']")


def _everything(guide: Guide, query: str) -> str:
    return guide.settings.interface.search.everything.replace("{query}", query)


def _at(reader: Reader, place: str = "home", **look) -> Page:
    """A page with an empty field. It is opened anew only where a test has left it: a search leaves nothing behind for the next."""
    page = reader.stay_at(PLACES[place], **look)
    if "#" in location_of(page):
        follow(page, "")
    _field(page).fill("")
    page.evaluate(AS_OPENED)
    _is_closed(page)
    return page


def _find(reader: Reader, typed: str, place: str = "home", **look) -> Page:
    """Types on a page, and waits for all results of just these words."""
    page = _at(reader, place, **look)
    _field(page).fill(typed)
    expect(_all_results(page)).to_have_text(_everything(reader.guide, typed))
    # A list of the same words may have been there before; it was closed.
    expect(_all_results(page)).to_be_visible()
    wait_for_all(page)
    return page


def _find_nothing(reader: Reader, typed: str = NOWHERE, place: str = "item") -> Page:
    page = _at(reader, place)
    _field(page).fill(typed)
    expect(_announced(page)).to_have_text(reader.guide.settings.interface.search.none.replace("{query}", typed))
    return page


def _is_closed(page: Page) -> None:
    expect(_list(page)).to_be_hidden()
    expect(_field(page)).to_have_attribute("aria-expanded", "false")
    expect(_field(page)).not_to_have_attribute("aria-activedescendant", ANYTHING)


def _heights(page: Page) -> list[float]:
    return _options(page).evaluate_all("(options) => options.map((option) => option.getBoundingClientRect().height)")


def _engine_is_ready(page: Page, site: Site) -> None:
    """Waits until the page has all it needs to search, and has answered what was asked before."""
    page.evaluate(
        "(url) => import(url).then((search) => search.openSearch('')).then(() => null, () => null)",
        f"{site.url}assets/javascripts/search/open.js",
    )


@pytest.fixture
def held(new_reader: Callable[..., Reader]) -> tuple[Reader, Line]:
    """A reader on a line so slow that the index comes only when the test lets it: `held[1].open()`."""
    reader = new_reader()
    return reader, Line(reader.page, f"**/{INDEX}")


# ---- while typing


def test_results_appear_while_one_types_and_the_field_tells_what_it_is_and_which_list_it_opens(
    reader: Reader, guide: Guide, words: dict, place: str
):
    page = reader.open(PLACES[place])
    expect(_field(page)).to_have_accessible_name(words["find_label"])
    expect(_field(page)).to_have_attribute("aria-autocomplete", "list")
    _is_closed(page)
    _field(page).press_sequentially("informed cho")
    expect(_record_option(page, guide["informed-choice"])).to_be_visible()
    expect(_field(page)).to_be_focused()
    assert location_of(page) == reader.site.url + PLACES[place]
    expect(_list(page)).to_be_visible()
    expect(_list(page)).to_have_accessible_name(words["search_results"])
    expect(_field(page)).to_have_attribute("aria-expanded", "true")
    expect(_field(page)).to_have_attribute("aria-controls", _list(page).get_attribute("id"))


def test_the_results_are_always_those_of_the_words_in_the_field(reader: Reader, guide: Guide):
    page = _find(reader, "informed choice")
    _field(page).press_sequentially(" x")
    expect(_all_results(page)).to_have_text(_everything(guide, "informed choice x"))
    _field(page).fill("boundaries")
    expect(_all_results(page)).to_have_text(_everything(guide, "boundaries"))
    _field(page).fill("")
    _is_closed(page)


def test_results_are_grouped_the_nearest_first_then_by_kind_then_pages_and_questions_last(reader: Reader, guide: Guide):
    page = _find(reader, WIDE)
    groups = _list(page).locator("[role=group]")
    titles = _list(page).locator(".found__group").all_inner_texts()
    kinds = {words.many for words in guide.settings.interface.kinds.values()}
    last = [guide.settings.interface.kinds[kind].many for kind in ("question", "class-session")]
    assert [titles[0], *titles[-3:]] == [guide.settings.interface.search.best, guide.settings.interface.search.pages, *last]
    assert titles[1:-3]
    assert set(titles[1:-3]) <= kinds - set(last)
    assert len(set(titles)) == len(titles) == groups.count()
    for title, group in zip(titles[1:-3], groups.all()[1:-3], strict=True):
        for address in group.get_by_role("option").evaluate_all("(options) => options.map((option) => option.pathname)"):
            assert guide.settings.interface.kinds[guide[address.split("/")[-2]].kind].many == title


def test_pages_that_speak_of_the_nearest_come_last(reader: Reader, site: Site, guide: Guide):
    page = _find(reader, NARROW)
    for option in _list(page).locator("[role=group]").last.get_by_role("option").all():
        address = option.evaluate("(option) => option.pathname").lstrip("/")
        assert f"go/{guide.select('competency', code=NARROW)[0].id}/" in (site.folder / address / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ["informed choice", "INFORMED choices", "informd choice", "inf chóice"])
def test_the_words_that_matched_are_marked(reader: Reader, guide: Guide, typed: str):
    page = _find(reader, typed)
    marks = _record_option(page, guide["informed-choice"]).locator("mark")
    assert "choice" in marks.all_inner_texts()
    assert {text.lower() for text in marks.all_inner_texts()} <= {"informed", "choice", "choices", "information"}


def test_another_name_that_matched_is_shown(reader: Reader, guide: Guide):
    record = guide["dual-relationships"]
    assert "gifts" in record.also
    page = _find(reader, "gifts")
    option = _record_option(page, record)
    expect(option).to_contain_text(f"{guide.settings.interface.search.also} gifts")
    expect(option.locator("mark")).to_have_text("gifts")


def test_another_name_is_not_shown_where_the_title_matched(reader: Reader, guide: Guide):
    page = _find(reader, "dual relationships")
    expect(_record_option(page, guide["dual-relationships"])).not_to_contain_text(guide.settings.interface.search.also)


def test_all_results_leads_to_the_page_with_all_results(reader: Reader, place: str):
    page = _find(reader, WIDE, place)
    assert way_of(page, _all_results(page).click) == f"find/#q={WIDE}"
    _is_closed(page)


@pytest.mark.parametrize("start", ["home", "search"])
def test_all_results_leads_to_the_page_that_has_as_many_as_were_announced(reader: Reader, guide: Guide, start: str):
    page = _find(reader, WIDE, start)
    # It is announced anew when the last files have come, which may be a moment after the first list.
    in_all = page.evaluate(COUNT, WIDE)
    found = guide.settings.interface.search.found.replace("{count}", str(in_all)).replace("{query}", WIDE)
    expect(_announced(page)).to_have_text(found)
    listed = _options(page).count() - 1
    _all_results(page).click()
    expect(page).to_have_url(f"{reader.site.url}find/#q={WIDE}")
    expect(_results_page(page).get_by_role("listitem")).to_have_count(in_all)
    assert in_all > listed
    _is_closed(page)


# ---- what is heard


@pytest.mark.parametrize("typed", [WIDE, "boundareis"])
def test_every_group_is_named_by_its_own_heading(reader: Reader, typed: str):
    page = _find(reader, typed)
    for title in _list(page).locator(".found__group").all_inner_texts():
        expect(_list(page).get_by_role("group", name=title, exact=True)).to_have_count(1)


@pytest.mark.parametrize("typed", [WIDE, NOWHERE])
def test_no_two_things_on_the_page_share_an_id(reader: Reader, typed: str):
    page = _at(reader)
    _field(page).fill(typed)
    expect(_options(page).first).to_be_visible()
    ids = page.locator("[id]").evaluate_all("(elements) => elements.map(({ id }) => id)")
    assert [name for name, count in Counter(ids).items() if count > 1] == []


def test_an_option_is_called_what_is_seen_in_it(reader: Reader, guide: Guide):
    page = _find(reader, NARROW)
    record = guide.select("competency", code=NARROW)[0]
    expect(_options(page).first).to_have_accessible_name(re.compile(rf"^{re.escape(f'{guide.label(record)} {record.title}')} "))


def test_the_chosen_option_is_told_as_the_arrows_move(reader: Reader):
    page = _find(reader, WIDE)
    expect(_chosen(page)).to_have_count(0)
    for option in _options(page).all():
        page.keyboard.press("ArrowDown")
        expect(_field(page)).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
        expect(option).to_have_attribute("aria-selected", "true")
        expect(_chosen(page)).to_have_count(1)
        expect(option).to_be_in_viewport()
    expect(_field(page)).to_be_focused()


def test_the_announcement_says_how_many_were_found_for_what(reader: Reader, guide: Guide):
    page = _find(reader, "boundaries")
    expect(_announced(page)).to_have_text(re.compile(r"^\d+\D+“boundaries”"))
    count = re.match(r"\d+", _announced(page).text_content())[0]
    expect(_announced(page)).to_have_text(guide.settings.interface.search.found.replace("{count}", count).replace("{query}", "boundaries"))


def test_a_query_that_no_record_settles_is_said_to_be_so(reader: Reader, guide: Guide):
    page = _find(reader, "gift")
    said = guide.settings.interface.search.unsettled.replace("{asked}", "gift")
    expect(_form(page).get_by_text(said, exact=True)).to_be_visible()
    expect(_announced(page)).to_contain_text(said)


def test_a_query_that_records_settle_is_not_said_to_be_unsettled(reader: Reader, guide: Guide):
    page = _find(reader, "informed choice")
    expect(_announced(page)).not_to_be_empty()
    expect(_announced(page)).not_to_contain_text(guide.settings.interface.search.unsettled.partition("{asked}")[0])


def test_words_taken_for_others_are_told(reader: Reader, guide: Guide):
    page = _find(reader, "hippa")
    said = f"{guide.settings.interface.search.meant} hipaa."
    expect(_form(page).get_by_text(said, exact=True)).to_be_visible()
    expect(_announced(page)).to_contain_text(said)


def test_the_announcement_is_gone_when_the_list_is_closed(reader: Reader):
    page = _find(reader, WIDE)
    expect(_announced(page)).not_to_be_empty()
    page.keyboard.press("Escape")
    expect(_announced(page)).to_be_empty()


def test_whoever_closes_the_list_at_once_hears_nothing_of_it_later(new_reader: Callable[..., Reader], guide: Guide):
    reader = new_reader()
    page = _find(reader, WIDE)
    expect(_announced(page)).not_to_be_empty()
    # From here on no moment passes by itself.
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    _field(page).fill("boundaries")
    page.clock.run_for(1)
    expect(_all_results(page)).to_have_text(_everything(guide, "boundaries"))
    page.keyboard.press("Escape")
    page.clock.run_for(10_000)
    expect(_announced(page)).to_be_empty()


# ---- keys


# A key while letters are composed out of several. Says whether the page took it.
COMPOSED = """(field, [key, how]) => {
  const pressed = new KeyboardEvent("keydown", { key, ...how, bubbles: true, cancelable: true });
  return !field.dispatchEvent(pressed);
}"""
# Safari ends the composition before the key that ends it, of which only the code still tells.
COMPOSING = ({"isComposing": True}, {"keyCode": 229})


def test_keys_of_whoever_composes_letters_are_left_to_the_input_method(reader: Reader):
    """As in writing Japanese: the arrows, Enter and Escape choose among letters, not among results."""
    page = _find(reader, NARROW)
    page.keyboard.press("ArrowDown")
    chosen, before = _chosen(page).get_attribute("id"), page.url
    taken = [(key, how) for how in COMPOSING for key in ("ArrowDown", "Enter", "Escape") if _field(page).evaluate(COMPOSED, [key, how])]
    assert taken == []
    expect(_list(page)).to_be_visible()
    expect(_chosen(page)).to_have_attribute("id", chosen)
    expect(_field(page)).to_have_value(NARROW)
    assert page.url == before


def test_the_arrows_go_around_through_the_field(reader: Reader):
    page = _find(reader, NARROW)
    first, last = _options(page).first, _options(page).last
    page.keyboard.press("ArrowUp")
    expect(last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(_chosen(page)).to_have_count(0)
    expect(_field(page)).not_to_have_attribute("aria-activedescendant", ANYTHING)
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(_chosen(page)).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(last).to_have_attribute("aria-selected", "true")


def test_an_arrow_opens_the_list_that_was_closed(reader: Reader):
    page = _find(reader, NARROW)
    page.keyboard.press("Escape")
    _is_closed(page)
    page.keyboard.press("ArrowDown")
    expect(_options(page).first).to_be_visible()


def test_enter_opens_the_option_that_is_chosen(reader: Reader, guide: Guide, place: str):
    page = _find(reader, NARROW, place)
    page.keyboard.press("ArrowDown")
    assert way_of(page, lambda: page.keyboard.press("Enter")) == guide.address(guide.select("competency", code=NARROW)[0])


def test_enter_without_a_choice_leads_to_all_results(reader: Reader, place: str):
    page = _find(reader, "informed choice", place)
    assert way_of(page, lambda: page.keyboard.press("Enter")) == "find/#q=informed%20choice"
    _is_closed(page)


@pytest.mark.parametrize("start", ["home", "search"])
def test_enter_without_a_choice_leads_to_the_page_with_all_results(reader: Reader, guide: Guide, start: str):
    page = _find(reader, "informed choice", start)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{reader.site.url}find/#q=informed%20choice")
    expect(_results_page(page).get_by_role("link").filter(has_text=guide["informed-choice"].title).first).to_be_visible()
    expect(_field(page)).to_have_value("informed choice")
    _is_closed(page)


def test_enter_right_after_the_last_letter_leads_there_too_and_nothing_lies_over_the_results(
    held: tuple[Reader, Line], guide: Guide, words: dict, place: str
):
    reader, line = held
    page = reader.open(PLACES[place])
    with page.expect_request(f"**/{INDEX}"):
        _field(page).press_sequentially("informed choice")
        page.keyboard.press("Enter")
    expect(page).to_have_url(f"{reader.site.url}find/#q=informed%20choice")
    expect(_results_page(page).get_by_role("status")).to_have_text(words["search_loading"])
    # The page one left may have asked for it too, or was left before it could.
    page.unroute(f"**/{INDEX}")
    for route in line.waiting:
        with suppress(Error):
            route.continue_()
    expect(_results_page(page).get_by_role("link").filter(has_text=guide["informed-choice"].title).first).to_be_visible()
    _is_closed(page)


def test_escape_closes_the_list_and_keeps_the_words_and_a_second_one_empties_the_field(reader: Reader):
    page = _find(reader, WIDE)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    _is_closed(page)
    expect(_field(page)).to_have_value(WIDE)
    page.keyboard.press("Escape")
    expect(_field(page)).to_have_value("")
    expect(_field(page)).to_be_focused()


def test_a_list_closed_before_it_came_stays_closed(held: tuple[Reader, Line], site: Site):
    reader, line = held
    page = reader.open("")
    with page.expect_request(f"**/{INDEX}"):
        _field(page).fill(WIDE)
    page.keyboard.press("Escape")
    line.open()
    _engine_is_ready(page, site)
    expect(_form(page).locator(".found")).to_be_hidden()
    expect(_field(page)).to_have_value(WIDE)


# A letter and Escape so close to one another that nothing comes between them.
AT_ONCE = """(field, words) => {
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
}"""


def test_escape_right_after_the_last_letter_keeps_the_words_and_no_list_comes(reader: Reader, site: Site, place: str):
    page = _at(reader, place)
    _field(page).focus()
    expect(_field(page)).to_have_attribute("aria-controls", ANYTHING)
    _field(page).evaluate(AT_ONCE, WIDE)
    _engine_is_ready(page, site)
    expect(_form(page).locator(".found")).to_be_hidden()
    expect(_field(page)).to_have_value(WIDE)
    page.keyboard.press("Escape")
    expect(_field(page)).to_have_value("")


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_leaving_the_field_by_tab_closes_the_list(reader: Reader, place: str, key: str):
    page = _find(reader, WIDE, place)
    page.keyboard.press(key)
    expect(_field(page)).not_to_be_focused()
    _is_closed(page)


def test_tab_closes_the_list_and_does_not_walk_through_the_options(reader: Reader):
    page = _find(reader, WIDE)
    page.keyboard.press("Tab")
    expect(_form(page).get_by_role("button")).to_be_focused()
    _is_closed(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[role=search]')") is None


# ---- mouse and finger


def test_clicking_elsewhere_closes_the_list(reader: Reader):
    page = _find(reader, WIDE)
    page.get_by_role("heading", level=1).click()
    _is_closed(page)


def test_clicking_between_the_options_leaves_the_list_and_the_cursor(reader: Reader):
    page = _find(reader, WIDE)
    _list(page).locator(".found__group").first.click()
    expect(_list(page)).to_be_visible()
    expect(_field(page)).to_be_focused()


def test_clicking_an_option_opens_it(reader: Reader, guide: Guide, place: str):
    page = _find(reader, "informed choice", place)
    assert way_of(page, _record_option(page, guide["informed-choice"]).click) == "go/informed-choice/"


def test_a_finger_opens_a_result(new_reader: Callable[..., Reader], guide: Guide):
    reader = new_reader(has_touch=True, viewport={"width": 360, "height": 640})
    for address in PLACES.values():
        page = reader.open(address, width=360, height=640)
        _field(page).tap()
        _field(page).press_sequentially("informed choice")
        assert way_of(page, _record_option(page, guide["informed-choice"]).tap) == "go/informed-choice/"


# ---- the slash


def _expect_slash_to_lead_to_the_field(page: Page) -> None:
    page.keyboard.press("/")
    expect(_field(page)).to_be_focused()
    expect(_field(page)).to_have_value("")
    expect(_field(page)).to_be_in_viewport()


def test_a_slash_leads_to_the_field(reader: Reader, place: str):
    _expect_slash_to_lead_to_the_field(_at(reader, place))


@pytest.mark.parametrize("address", ["reference/crosswalk/", "no/such/page/"])
def test_a_slash_leads_to_the_field_of_pages_of_other_kinds(reader: Reader, address: str):
    _expect_slash_to_lead_to_the_field(reader.open(address))


def test_after_a_slash_new_words_take_the_place_of_the_old(reader: Reader):
    page = _find(reader, WIDE)
    _field(page).blur()
    page.keyboard.press("/")
    page.keyboard.type("boundaries")
    expect(_field(page)).to_have_value("boundaries")


def test_a_slash_typed_into_a_field_is_only_a_slash(reader: Reader, words: dict):
    page = reader.open("reference/crosswalk/")
    other = page.get_by_role("searchbox", name=words["filter"])
    other.press_sequentially("and/or")
    expect(other).to_have_value("and/or")
    expect(other).to_be_focused()
    _field(page).press_sequentially("and/or")
    expect(_field(page)).to_have_value("and/or")


def test_a_slash_with_another_key_is_left_to_the_browser(reader: Reader):
    page = _at(reader, "item")
    for keys in ("Control+/", "Alt+/", "Meta+/"):
        page.keyboard.press(keys)
        expect(_field(page)).not_to_be_focused()


def test_whoever_turns_the_slash_off_finds_it_off_on_every_page_until_it_is_on_again(new_reader: Callable[..., Reader], words: dict):
    page = new_reader().open("")
    setting, fold = page.get_by_role("checkbox", name=words["shortcut"]), page.get_by_text(words["settings"], exact=True)
    fold.click()
    setting.uncheck()
    setting.blur()
    page.keyboard.press("/")
    expect(_field(page)).not_to_be_focused()
    page.reload()
    fold.click()
    expect(setting).not_to_be_checked()
    page.keyboard.press("/")
    expect(_field(page)).not_to_be_focused()
    page.get_by_role("banner").get_by_role("link").first.click()
    page.keyboard.press("/")
    expect(_field(page)).not_to_be_focused()
    fold.click()
    setting.check()
    setting.blur()
    page.keyboard.press("/")
    expect(_field(page)).to_be_focused()


# ---- nothing found


def test_who_finds_nothing_sees_and_hears_it_and_is_led_to_the_glossary_and_to_where_support_is(reader: Reader, guide: Guide, place: str):
    search = guide.settings.interface.search
    notice = next(notice for notice in guide.settings.notices if notice.name == "help")
    page = _find_nothing(reader, place=place)
    expect(_form(page).locator(".found").get_by_text(search.none.replace("{query}", NOWHERE), exact=True)).to_be_visible()
    expect(_list(page).get_by_role("group", name=search.elsewhere, exact=True)).to_be_visible()
    assert way_of(page, _list(page).get_by_role("option", name="Glossary", exact=True).click) == "reference/glossary/"
    page = _find_nothing(reader, place=place)
    _list(page).get_by_role("option", name=notice.title, exact=True).click()
    expect(page).to_have_url(f"{reader.site.url}{PLACES[place]}#notice-help")
    expect(page.get_by_role("heading", name=notice.title)).to_be_in_viewport()
    expect(page.get_by_role("link", name=notice.links[0].label)).to_have_attribute("href", "tel:988")
    _is_closed(page)


def test_who_finds_nothing_is_offered_words_written_nearly_the_same(reader: Reader, guide: Guide, place: str):
    page = _find_nothing(reader, NEAR_NOTHING, place)
    near = _list(page).get_by_role("group", name=guide.settings.interface.search.meant, exact=True).get_by_role("option")
    word = near.first.inner_text()
    assert way_of(page, near.first.click) == f"find/#q={quote(word)}"


def test_words_written_nearly_the_same_lead_to_what_is_found_for_them(reader: Reader, guide: Guide):
    page = _find_nothing(reader, NEAR_NOTHING, "search")
    near = _list(page).get_by_role("group", name=guide.settings.interface.search.meant, exact=True).get_by_role("option")
    word = near.first.inner_text()
    near.first.click()
    expect(page).to_have_url(f"{reader.site.url}find/#q={quote(word)}")
    expect(_results_page(page).locator(".result__title").first).to_be_visible()


def test_what_is_offered_can_be_chosen_by_keys(reader: Reader):
    page = _find_nothing(reader)
    page.keyboard.press("ArrowDown")
    expect(_chosen(page)).to_have_text("Glossary")
    assert way_of(page, lambda: page.keyboard.press("Enter")) == "reference/glossary/"


# ---- what is fetched


def test_nothing_of_the_search_is_fetched_before_somebody_searches_and_each_file_once_after(
    new_reader: Callable[..., Reader], site: Site, guide: Guide, place: str
):
    needed = [
        INDEX,
        TEXTS,
        *(
            f"assets/javascripts/{name}.js"
            for name in ("search/field", "search/engine", "search/results", "vendor/minisearch", "vendor/stemmer")
        ),
    ]
    start = len(site.asked)
    page = new_reader().open(PLACES[place])
    page.wait_for_load_state("networkidle")
    assert [path for path in site.asked[start:] if path.lstrip("/") in needed] == []
    for typed in ("boundaries", "informed choice", WIDE):
        _field(page).fill(typed)
        expect(_all_results(page)).to_have_text(_everything(guide, typed))
    page.wait_for_load_state("networkidle")
    assert sorted(path.lstrip("/") for path in site.asked[start:] if path.lstrip("/") in needed) == sorted(needed)


def test_no_request_carries_what_was_typed(new_reader: Callable[..., Reader], site: Site):
    reader = new_reader()
    sent: list[str] = []
    reader.context.on(
        "request", lambda request: sent.extend([request.url.partition("#")[0], request.post_data or "", *request.headers.values()])
    )
    start = len(site.asked)
    for place in PLACES:
        page = _find(reader, "boundaries kangaroo", place)
        page.keyboard.press("Enter")
        expect(_results_page(page).get_by_role("listitem").first).to_be_visible()
        _results_page(page).get_by_role("link").first.click()
        expect(page).to_have_url(re.compile("/go/"))
    assert [what for what in [*sent, *site.asked[start:]] if "kangaroo" in what] == []
    assert sent


# ---- no line, a slow line


@pytest.fixture
def unready(new_reader: Callable[..., Reader]) -> tuple[Page, Line]:
    """An item on a line so slow that what answers in the field comes only when the test lets it: `unready[1].open()`."""
    page = new_reader().open(PLACES["item"])
    return page, Line(page, "**/search/field.js")


def _type_before_it_is_ready(page: Page, typed: str) -> None:
    with page.expect_request("**/search/field.js"):
        _field(page).press_sequentially(typed)


def test_what_is_typed_before_the_field_is_ready_is_answered_when_it_is(unready: tuple[Page, Line], guide: Guide):
    page, line = unready
    _type_before_it_is_ready(page, "informed choice")
    line.open()
    expect(_all_results(page)).to_have_text(_everything(guide, "informed choice"))
    expect(_field(page)).to_be_focused()
    assert line.asked == 1


@pytest.mark.parametrize("leave", ["Escape", "Tab"])
def test_whoever_left_before_the_field_was_ready_is_not_called_back(unready: tuple[Page, Line], site: Site, leave: str):
    page, line = unready
    _type_before_it_is_ready(page, WIDE)
    page.keyboard.press(leave)
    line.open()
    expect(_field(page)).to_have_attribute("aria-controls", ANYTHING)
    _engine_is_ready(page, site)
    expect(_form(page).locator(".found")).to_be_hidden()
    expect(_field(page)).to_have_value(WIDE)


def test_enter_leads_to_all_results_before_the_field_is_ready(unready: tuple[Page, Line], site: Site, guide: Guide):
    page, _ = unready
    _type_before_it_is_ready(page, "informed choice")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}find/#q=informed%20choice")
    expect(_results_page(page).get_by_role("link").filter(has_text=guide["informed-choice"].title).first).to_be_visible()


def test_a_search_that_cannot_be_loaded_says_so_and_works_later(reader: Reader, guide: Guide, words: dict):
    page = reader.open("go/own-recovery/")
    failed = _form(page).locator(".found").get_by_text(words["search_failed"], exact=True)
    for failure in FAILURES.values():
        page.route(f"**/{INDEX}", failure)
        # It is asked for anew each time.
        with page.expect_request(f"**/{INDEX}"):
            _field(page).fill("choice")
        expect(failed).to_be_visible()
        expect(_announced(page)).to_have_text(words["search_failed"])
        expect(_field(page)).to_have_attribute("aria-expanded", "false")
        page.unroute(f"**/{INDEX}")
        _field(page).fill("")
        expect(failed).to_be_hidden()
    _field(page).fill("informed choice")
    expect(_record_option(page, guide["informed-choice"])).to_be_visible()
    expect(failed).to_be_hidden()


def test_without_any_network_a_reader_is_told_and_goes_on_once_it_is_back(new_reader: Callable[..., Reader], guide: Guide, words: dict):
    reader = new_reader()
    page = reader.open("")
    reader.context.set_offline(True)
    _field(page).press_sequentially("inform")
    expect(_announced(page)).to_have_text(words["search_failed"])
    expect(_field(page)).to_have_value("inform")
    # It lies over the page while one is in the field, and no longer.
    page.keyboard.press("Tab")
    expect(_form(page).get_by_text(words["search_failed"], exact=True)).to_have_count(0)
    reader.context.set_offline(False)
    _field(page).press_sequentially("ed choice")
    expect(_record_option(page, guide["informed-choice"])).to_be_visible()
    assert reader.mishaps.script_errors == []


def test_on_a_slow_line_the_page_stays_usable_and_the_last_words_are_answered(held: tuple[Reader, Line], guide: Guide, words: dict):
    reader, line = held
    page = reader.open("")
    with page.expect_request(f"**/{INDEX}"):
        _field(page).press_sequentially("boundaries")
    expect(_form(page).locator(".found").get_by_text(words["search_loading"], exact=True)).to_be_visible()
    page.get_by_text(words["settings"], exact=True).click()
    page.get_by_role("radio", name=words["palette_dark"]).check()
    expect(page.get_by_role("radio", name=words["palette_dark"])).to_be_checked()
    _field(page).fill("informed")
    _field(page).press_sequentially(" choice")
    expect(_field(page)).to_have_value("informed choice")
    line.open()
    expect(_all_results(page)).to_have_text(_everything(guide, "informed choice"))
    expect(_options(page).filter(has_text=_everything(guide, "boundaries"))).to_have_count(0)
    expect(_form(page).get_by_text(words["search_loading"], exact=True)).to_have_count(0)
    expect(_announced(page)).to_contain_text("“informed choice”")
    assert line.asked == 1
    assert reader.mishaps.script_errors == []


@pytest.fixture
def late(new_reader: Callable[..., Reader]) -> tuple[Page, Line]:
    """The home page on a line so slow that the texts come only when the test lets them: `late[1].open()`."""
    page = new_reader().open("")
    return page, Line(page, f"**/{TEXTS}")


def _type_first(page: Page, typed: str) -> None:
    with page.expect_request(f"**/{TEXTS}"):
        _field(page).fill(typed)


def test_the_list_does_not_wait_for_the_texts_which_come_by_themselves(late: tuple[Page, Line], guide: Guide):
    page, line = late
    _type_first(page, "informed choice")
    text = _record_option(page, guide["informed-choice"]).locator(".result__text")
    expect(text).to_be_empty()
    line.open()
    expect(text).to_contain_text(guide["informed-choice"].text[:60])


def test_that_nothing_is_found_is_said_only_after_the_texts_were_looked_through(
    late: tuple[Page, Line], site: Site, guide: Guide, words: dict
):
    page, line = late
    _type_first(page, NOWHERE)
    nothing = guide.settings.interface.search.none.replace("{query}", NOWHERE)
    _engine_is_ready(page, site)
    expect(_form(page).locator(".found").get_by_text(words["search_loading"], exact=True)).to_be_visible()
    line.open()
    expect(_announced(page)).to_have_text(nothing)


def test_a_choice_is_kept_when_the_texts_come(late: tuple[Page, Line], guide: Guide):
    page, line = late
    _type_first(page, WIDE)
    expect(_all_results(page)).to_have_text(_everything(guide, WIDE))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = _chosen(page).get_attribute("href")
    line.open()
    wait_for_all(page)
    expect(_chosen(page)).to_have_attribute("href", chosen)
    _field(page).press_sequentially("s")
    expect(_all_results(page)).to_have_text(_everything(guide, f"{WIDE}s"))
    expect(_list(page).locator(".result__text").first).not_to_be_empty()
    expect(_chosen(page)).to_have_count(0)


def test_a_list_that_was_closed_stays_closed_when_the_texts_come(late: tuple[Page, Line], guide: Guide):
    page, line = late
    _type_first(page, WIDE)
    expect(_all_results(page)).to_have_text(_everything(guide, WIDE))
    page.keyboard.press("Escape")
    line.open()
    wait_for_all(page)
    _is_closed(page)


@pytest.mark.parametrize("outcome", ["comes", "fails"])
def test_whoever_has_left_the_field_is_not_called_back(held: tuple[Reader, Line], site: Site, outcome: str):
    reader, line = held
    page = reader.open("")
    with page.expect_request(f"**/{INDEX}"):
        _field(page).fill(WIDE)
    page.get_by_role("heading", level=1).click()
    if outcome == "comes":
        line.open()
    else:
        with page.expect_event("requestfailed"):
            line.cut()
        line.open()
    _engine_is_ready(page, site)
    expect(_form(page).locator(".found")).to_be_hidden()


# ---- whatever is typed


def _is_inert(page: Page) -> None:
    """Nothing that was typed became part of the page."""
    assert (
        page.locator(":is(form, main, .found, [data-script='search/page']) :is(img, script:not([type*=json]), iframe, style)").count() == 0
    )
    assert page.evaluate("Object.keys(Object.prototype)") == []
    assert page.evaluate("scrollX") == 0


def test_whatever_is_typed_is_only_looked_for(new_reader: Callable[..., Reader], subtests: pytest.Subtests):
    reader = new_reader()
    reader.page.clock.install()
    page = reader.open("")
    wait_for_all(page)
    for query, typed in STRANGE.items():
        with subtests.test(query):
            _field(page).fill(typed)
            expect(_list(page)).to_have_attribute("data-query", typed)
            page.clock.fast_forward(A_REST)
            expect(_announced(page)).to_contain_text(f"“{typed}”")
            expect(_field(page)).to_have_value(typed)
            expect(_options(page).first).to_be_visible()
            assert reader.see("pastTheEdge") == []
            _is_inert(page)
    assert reader.mishaps == Mishaps()


def test_whatever_stands_behind_the_address_is_only_looked_for(reader: Reader, subtests: pytest.Subtests):
    # The first is there as the page is opened, the others follow it.
    page = reader.open(f"find/#q={quote(next(iter(STRANGE.values())), safe='')}")
    for query, typed in STRANGE.items():
        with subtests.test(query):
            follow(page, f"#q={quote(typed, safe='')}")
            expect(_results_page(page).get_by_role("status")).to_contain_text(f"“{typed}”")
            expect(_field(page)).to_have_value(typed)
            assert reader.see("pastTheEdge") == []
            _is_inert(page)


def test_an_address_that_is_broken_is_read_as_far_as_it_goes(reader: Reader, guide: Guide, subtests: pytest.Subtests):
    # The first is there as the page is opened, the others follow it.
    page = reader.open(f"find/{next(iter(BROKEN))}")
    for behind, query in BROKEN.items():
        with subtests.test(behind):
            follow(page, behind)
            expect(_results_page(page).get_by_role("status")).to_contain_text(f"“{query}”")
            expect(_field(page)).to_have_value(query)
            _field(page).fill("informed choice")
            page.keyboard.press("Enter")
            expect(_results_page(page).get_by_role("link").filter(has_text=guide["informed-choice"].title).first).to_be_visible()
            _is_inert(page)


def test_an_address_without_a_query_shows_the_page_as_it_is(reader: Reader, subtests: pytest.Subtests):
    """Opened with the one that looks most like a query, and with one that does not at all; the others follow."""
    for opened in ("#q=%20+%20", "#choice"):
        page = reader.open(f"find/{opened}")
        for behind in (opened, *SAYS_NOTHING):
            with subtests.test(behind, opened=opened):
                follow(page, behind)
                expect(_results_page(page)).to_be_hidden()
                expect(_field(page)).to_have_value("")
                expect(page.locator(".directory summary").first).to_be_visible()


def test_half_a_letter_is_looked_for_like_any_other(reader: Reader, guide: Guide):
    """A script or a broken paste can leave one half of a pair in the field, which no address can hold."""
    page = _at(reader)
    _field(page).focus()
    _field(page).evaluate(r"(field) => { field.value = '\ud83d choice'; field.dispatchEvent(new Event('input', { bubbles: true })); }")
    expect(_record_option(page, guide["informed-choice"])).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/find/#q="))
    expect(_results_page(page).get_by_role("link").filter(has_text=guide["informed-choice"].title).first).to_be_visible()


def test_spaces_alone_ask_for_nothing(reader: Reader):
    page = _at(reader)
    _field(page).press_sequentially("   ")
    _is_closed(page)
    assert way_of(page, lambda: page.keyboard.press("Enter")) == "find/"


# ---- without scripts, in little room, in other colors


@pytest.mark.parametrize("start", [place for place in PLACES if place != "search"])
def test_without_scripts_the_field_leads_to_the_list_of_everything(reader_without_scripts: Reader, guide: Guide, words: dict, start: str):
    page = reader_without_scripts.open(PLACES[start])
    page.get_by_label(words["find_label"]).fill("choice")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"^{re.escape(reader_without_scripts.site.url)}find/\??$"))
    expect(page.locator(".directory summary").first).to_be_visible()
    assert page.locator(".directory a").count() == len(guide.records)
    expect(_results_page(page)).to_be_hidden()
    expect(page.get_by_role("combobox")).to_have_count(0)


def test_without_scripts_the_search_page_is_the_list_of_everything(reader_without_scripts: Reader, guide: Guide, words: dict):
    page = reader_without_scripts.open(PLACES["search"])
    expect(page.get_by_label(words["find_label"])).to_be_hidden()
    expect(_results_page(page)).to_be_hidden()
    assert page.locator(".directory a").count() == len(guide.records)


def test_on_a_small_phone_the_list_fits_the_width(reader: Reader, place: str, subtests: pytest.Subtests):
    page = _at(reader, place, width=320, height=640)
    for typed in (WIDE, "gift", NEAR_NOTHING, "x" * 300):
        with subtests.test(typed):
            _field(page).fill(typed)
            expect(_list(page)).to_have_attribute("data-query", typed)
            expect(_options(page).first).to_be_visible()
            box = _form(page).locator(".found").bounding_box()
            assert 0 <= box["x"] <= box["x"] + box["width"] <= 320
            assert reader.see("pastTheEdge") == []


def test_on_a_small_phone_there_is_room_for_results_below_the_field(reader: Reader):
    page = _at(reader, width=320, height=480)
    below = "(field) => Math.round(innerHeight - field.getBoundingClientRect().bottom)"
    # As the page opens there is too little.
    assert _field(page).evaluate(below) < 300
    _field(page).press_sequentially(WIDE)
    expect(_options(page).first).to_be_in_viewport(ratio=0.9)
    expect(_field(page)).to_be_in_viewport()
    assert _field(page).evaluate(below) >= 300


def test_every_option_is_high_enough_for_a_finger(reader: Reader):
    for width in (320, 1280):
        page = _at(reader, width=width)
        for typed in (WIDE, NEAR_NOTHING):
            _field(page).fill(typed)
            expect(_list(page)).to_have_attribute("data-query", typed)
            expect(_options(page).first).to_be_visible()
            assert min(_heights(page)) >= 24, (width, typed)


def test_the_chosen_option_can_be_seen_in_all_colors(reader: Reader):
    page = _find(reader, WIDE)
    page.keyboard.press("ArrowDown")
    for scheme in SCHEMES:
        reader.look(scheme=scheme)
        outlines = _options(page).evaluate_all("""(options) => options.map((option) => {
            const { outlineStyle, outlineWidth } = getComputedStyle(option);
            return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
        })""")
        assert outlines == [True, *[False] * (len(outlines) - 1)], scheme
