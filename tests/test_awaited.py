"""What a script is to bring has its place before it is here: nothing moves when it comes, what is pressed before it comes counts, and where
it never comes no key is dead: what needs it works without, or is not in sight, or says what to do."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from scripts.assets import needs

from .line import Line
from .reader import Reader

PHONE = {"width": 360, "height": 640}
REMEMBERED = '{"version":1,"items":{"q-0054":{"step":0,"due":"2026-01-01","last":"2026-01-01"}}}'
EXAM = "2090-06-01"
# A tool as it stands at first and as an address opens it, and what of it is in sight in the end.
COMING = {
    "study/practice/": ".study__setup",
    "study/practice/#set=mixed&count=5&seed=abc": ".study__question",
    "study/flashcards/": ".study__setup",
    "study/flashcards/#cards=all&seed=k7x2p": ".flashcard",
    "study/rehearsal/": ".study__setup:not([inert])",
    "study/rehearsal/#form=k7x2p&count=5&begun=t00000": ".study__setup:not([inert])",
    "study/plan/": ".study__setup",
    f"study/plan/#exam={EXAM}&days=135&minutes=20": ".week",
    "study/memory/": "[data-target=items] li",
    "find/#q=choice": ".result",
    "class/print/": ".study__setup",
    "class/print/#show=q-0511.informed-choice": ".paper",
}


@pytest.fixture(scope="module")
def slow(chrome, site, guide) -> Reader:
    """A reader on a slow line, who has something remembered."""
    reader = Reader(chrome, site, guide)
    reader.context.add_init_script(f"localStorage.setItem('guide-study', {REMEMBERED!r})")
    yield reader
    reader.leave()


@pytest.mark.parametrize("address", COMING)
def test_nothing_moves_when_the_script_of_a_tool_and_its_data_come_late(slow: Reader, words: dict, address: str):
    slow.look(**PHONE)
    with slow.taking_part():
        script, data = Line(slow.page, "**/assets/javascripts/s*/**"), Line(slow.page, "**/*.json")
        slow.page.goto("about:blank")
        slow.page.goto(slow.site.url + address, wait_until="commit")
        slow.see("painted")
        script.open()
        slow.page.wait_for_load_state()
        data.open()
        expect(slow.page.locator(f"main {COMING[address]}").first).to_be_visible()
        moved = slow.see("moved")
        slow.page.unroute_all()
    assert moved == []


def test_what_is_pressed_before_the_script_is_here_counts_once_it_is(new_reader: Callable[..., Reader], words: dict):
    reader = new_reader()
    line = Line(reader.page, "**/shared/tool.js")
    reader.look(**PHONE)
    start = len(reader.site.asked)
    page = reader.page
    page.goto(f"{reader.site.url}study/plan/", wait_until="commit")
    page.locator("input[type=date]").fill(EXAM)
    page.get_by_role("button", name=words["plan_make"], exact=True).click()
    said = page.locator(".study__said")
    expect(said).to_have_text(f"{words['tool_missing']} {words['tool_below']}")
    expect(said).to_be_in_viewport()
    expect(page.locator("input[type=date]")).to_have_value(EXAM)
    line.open()
    expect(page.locator("[data-target='exam-is']")).to_contain_text("June 1, 2090")
    expect(said).to_have_text("")
    assert [path for path in reader.site.asked[start:] if "?" in path] == []


def test_a_wait_is_over_also_where_the_page_was_translated(new_reader: Callable[..., Reader], words: dict):
    reader = new_reader()
    line = Line(reader.page, "**/practice/practice.js")
    page = reader.open("study/practice/#set=mixed&count=5&seed=abc")
    said = page.locator(".study__said")
    expect(said).to_have_text(words["practice_loading"])
    said.evaluate("(said) => { said.textContent = 'Se cargan las preguntas.'; }")
    line.open()
    expect(page.locator(".study__question")).to_be_visible()
    expect(said).to_have_text("")


# ---- where one script never comes


def _menu_stands_open(page: Page, words: dict) -> None:
    expect(page.get_by_role("navigation", name=words["menu"]).get_by_role("link").first).to_be_visible()
    expect(page.locator(".menu-button")).to_be_hidden()
    expect(page.locator("[data-tool]")).to_be_hidden()


def _says_so(page: Page, words: dict) -> None:
    expect(page.locator("main [data-missing]")).to_have_text(f"{words['tool_missing']} {words['tool_below']}")


def _says_so_and_takes_nothing(page: Page, words: dict) -> None:
    _says_so(page, words)
    form = page.locator("main form").first
    expect(form).to_have_attribute("inert", "")
    expect(form).to_have_css("opacity", "0.5")


def _begins(page: Page, words: dict) -> None:
    page.get_by_role("button", name=words["practice_begin"], exact=True).click()
    expect(page.locator(".study__question")).to_be_visible()


def _searches_by_the_list(page: Page, words: dict) -> None:
    page.get_by_role("banner").get_by_role("textbox").fill("choice")
    page.keyboard.press("Enter")
    expect(page.locator(".directory summary").first).to_be_visible()
    assert "choice" not in page.url


def _opens_its_question(page: Page, words: dict) -> None:
    page.locator(".one-question > summary").click()
    expect(page.locator(".one-question .record").locator("visible=true")).to_have_count(1)
    expect(page.get_by_role("button", name=words["one_question_another"])).to_have_count(0)


def _has_no_key_to_add(page: Page, words: dict) -> None:
    expect(page.locator("[data-add]")).to_be_hidden()


def _shows_no_key(page: Page, words: dict) -> None:
    expect(page.get_by_role("button", name=words["copy_link"])).to_have_count(0)


def _shows_the_address_in_place_of_its_code(page: Page, words: dict) -> None:
    page.get_by_text(words["qr"], exact=True).click()
    expect(page.locator(".qr__address")).to_have_text("/go/informed-choice/")
    expect(page.locator(".qr__code")).to_be_hidden()


def _shows_no_field(page: Page, words: dict) -> None:
    expect(page.get_by_label(words["filter"]).locator("visible=true")).to_have_count(0)


def _leads_on(page: Page, words: dict) -> None:
    expect(page.get_by_role("main").get_by_role("link", name=words["directory"])).to_be_visible()


def _says_nothing_of_today(page: Page, words: dict) -> None:
    expect(page.locator(".today")).to_be_hidden()


def _prints_by_the_browser_alone(page: Page, words: dict) -> None:
    expect(page.get_by_role("button", name=words["task_print"])).to_have_count(0)
    expect(page.get_by_role("link", name=words["answer_word"])).to_be_visible()


def _shows_the_next_step(page: Page, words: dict) -> None:
    page.get_by_role("radio").first.check()
    expect(page.locator(".ready__next").first).to_be_visible()
    expect(page.locator(".ready").get_by_role("button").locator("visible=true")).to_have_count(0)


def _shows_each_screen_and_no_key(page: Page, words: dict) -> None:
    expect(page.locator("#q-0511-pause")).to_be_visible()
    expect(page.locator("[data-target='next']")).to_be_hidden()


def _has_no_key_for_the_chat(page: Page, words: dict) -> None:
    expect(page.get_by_role("button", name=words["class_chat"])).to_have_count(0)
    expect(page.get_by_role("link", name=words["class_together"]).first).to_be_visible()


# Each script that a page asks for by itself: a page that has it, and what that page does without.
WITHOUT: dict[str, list[tuple[str, Callable[[Page, dict], None]]]] = {
    "page/frame": [("study/practice/", _menu_stands_open)],
    "class/view/view": [("go/q-0511/show/", _shows_each_screen_and_no_key)],
    "page/add_to_session": [("go/informed-choice/", _has_no_key_to_add)],
    "page/awaited": [("study/practice/", _begins)],
    "page/chat": [("go/session-boundaries/", _has_no_key_for_the_chat)],
    "page/copy_link": [("go/informed-choice/", _shows_no_key), ("go/informed-choice/", _shows_the_address_in_place_of_its_code)],
    "page/filter": [("reference/crosswalk/", _shows_no_field)],
    "page/handout": [("go/deliver-medication-daily/", _prints_by_the_browser_alone)],
    "page/one_question": [("", _opens_its_question)],
    "page/readiness": [("agency/readiness/", _shows_the_next_step)],
    "page/today": [("study/", _says_nothing_of_today)],
    "search/not_found": [("go/informd-choise/", _leads_on)],
    "search/start": [("go/informed-choice/", _searches_by_the_list), ("find/", _says_so_and_takes_nothing)],
    "search/page": [("find/#q=choice", _says_so_and_takes_nothing)],
    "shared/tool": [
        ("study/practice/", _says_so_and_takes_nothing),
        ("study/practice/#set=mixed&count=5&seed=abc", _says_so_and_takes_nothing),
        ("study/rehearsal/", _says_so_and_takes_nothing),
    ],
}
PAGES_WITHOUT = [(name, *way) for name, ways in WITHOUT.items() for way in ways]


def test_every_script_that_may_not_come_is_tried():
    asked_for = {need.script for need in needs() if need.script and need.attribute != "data-tool"}
    assert sorted(WITHOUT) == sorted(asked_for)


@pytest.mark.parametrize(("name", "address", "does"), PAGES_WITHOUT, ids=lambda part: part if isinstance(part, str) else "")
def test_without_one_script_no_key_is_dead(reader: Reader, words: dict, name: str, address: str, does: Callable):
    reader.page.route(f"**/{name}.js", lambda route: route.abort())
    page = reader.open(address, **PHONE)
    does(page, words)
    reader.page.unroute_all()
