"""A facilitator puts a session together from anywhere in the guide; one address holds it for the class view, for those who take part, and
for another day."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.guide import Guide

from . import calendar_file
from .kinds_of_page import NOWHERE
from .line import Line
from .reader import Mishaps, Reader, copied_by, location_of
from .test_links import REFUSE

BUILD, JOIN, SHOW = "class/build/", "class/join/", "class/show/"
QUESTION = "q-0511"
# Two records, rooms, a break and a question, with a beginning in Wisconsin’s winter.
STEPS = "informed-choice*5.own-recovery._rooms*12*3*v._break*10.q-0511*8"
SAID = "Each tell one boundary. Done when both have spoken."
SESSION = f"show={STEPS}&name=Tuesday+class&start=20261201T1800-0600&slot=45&say=Each+tell+one+boundary.+Done+when+both+have+spoken."
# As a browser does where its reader allows no storage.
NO_STORAGE = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('', 'SecurityError') } })"
# Addresses that are damaged, cut off or meant to harm, behind the #, with the names of the steps that can be read.
HOSTILE = {
    "show=": [],
    "show=.": [],
    "show=....": [],
    "show=*": [],
    "show=_": [],
    "show=_break": ["_break"],
    "show=_BREAK": [],
    "show=_script*5": [],
    "show=_rooms*0*0*v": ["_rooms"],
    "show=_rooms*999*999": ["_rooms"],
    "show=_rooms*NaN*Infinity": ["_rooms"],
    "show=_talk*5&say=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E": ["_talk"],
    "show=_talk*5&say=%00%01%02": ["_talk"],
    "show=_talk*5&say=" + "x" * 3000: ["_talk"],
    "show=_talk*5&say=%E0%A4%A": ["_talk"],
    "show=_break*10&name=%3Cscript%3Ealert(1)%3C/script%3E": ["_break"],
    "show=_break*10&name=" + "n" * 3000: ["_break"],
    "show=_break*10&start=20260230T1800-0600": ["_break"],
    "show=_break*10&start=99999999T9999-9999": ["_break"],
    "show=_break*10&start=javascript:alert(1)": ["_break"],
    "show=_break*10&slot=-5": ["_break"],
    "show=_break*10&slot=1e9": ["_break"],
    "show=_break*1e3": ["_break"],
    "show=_break*-10": ["_break"],
    "show=<script>alert(1)</script>": [],
    "show=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E": [],
    "show=javascript:alert(1)": [],
    "show=../../../etc/passwd": [],
    "show=..%2F..%2Fabout": [],
    "show=//example.org/x": [],
    "show=__proto__": [],
    "show=constructor": [],
    "show=%00": [],
    "show=" + "a" * 5000: [],
    "show=Q-0511*5": [QUESTION],
    "show=q-0511.q-0511": [QUESTION],
    "show=q-0511*5*5*5*5": [QUESTION],
    "show=competency-1-2": ["informed-choice"],
    "show=q-0511&show=informed-choice": [QUESTION],
    "show=_break*10&at=%3Cb%3E&kept=x&toString=1": ["_break"],
    "show=🙂._break": ["_break"],
}
# What the module of the address reads, and writes again.
READ = """async (fragments) => {
    const { readSession, writeSession } = await import(new URL("../../assets/javascripts/shared/session/address.js", location.href));
    return fragments.map((one) => {
        const read = readSession(`#${one}`);
        const again = readSession(writeSession(read));
        const bare = ({ steps, name, start, slot }) => JSON.stringify({ steps, name, start, slot });
        return [read.steps.map(({ id, sort }) => id ?? `_${sort}`), bare(read) === bare(again)];
    });
}"""


class Builder:
    """The tool on its page."""

    def __init__(self, page: Page, words: dict[str, str]):
        self.page, self.words = page, words
        self.box = page.locator("[data-tool='class/build']")
        self.field = self.box.get_by_label(words["build_find"])
        self.steps = self.box.locator(".build__step")
        self.total = self.box.locator("[data-target='total']")
        self.announced = self.box.locator("[data-target='announced']")
        self.used = self.box.locator("[data-target='used']")
        self.news = self.box.locator("[data-target='news'] li")

    @property
    def titles(self) -> list[str]:
        """What each step is: the title of a record, the sort of our own."""
        return self.steps.evaluate_all(
            "(all) => all.map((one) => one.querySelector('a:not([hidden])')?.textContent ?? one.querySelector('.tag').textContent)"
        )

    def key(self, word: str, name: str = "") -> Locator:
        return self.box.get_by_role("button", name=f"{self.words[word]}: {name}" if name else self.words[word], exact=True)

    def press(self, word: str, name: str = "") -> None:
        """By keyboard alone."""
        self.key(word, name).focus()
        self.page.keyboard.press("Enter")

    def copy(self, word: str, name: str = "") -> str:
        text = copied_by(self.key(word, name))
        expect(self.used).to_have_text(self.words["build_copied"])
        return text

    def noted(self, part: str) -> None:
        """Waits until the address holds a part."""
        self.page.wait_for_function("(part) => location.hash.includes(part)", arg=part)


def titles_of(guide: Guide, *ids: str) -> list[str]:
    return [guide.title(guide[one]) for one in ids]


def test_six_items_and_two_breakouts_are_built_by_keyboard(new_reader: Callable[..., Reader], guide: Guide, words: dict):
    """On a phone: found by name and by number, two rooms, order and minutes; undone, done again, kept through a reload."""
    reader = new_reader(timezone_id="America/Chicago")
    page = reader.open(BUILD, width=360, height=740)
    builder = Builder(page, words)
    builder.press("build_begin")
    expect(builder.field).to_be_focused()
    expect(builder.box.get_by_text(words["build_empty"])).to_be_visible()
    wanted = ["informed-choice", "own-recovery", "mutual-boundaries", "limits-told-first", QUESTION, "ask-share-ask"]
    typed = ["1.2", guide.title(guide["own-recovery"]), "mutual boundaries", "conduct 4", QUESTION, "ask-share-ask"]
    for at, (record, query) in enumerate(zip(wanted, typed, strict=True)):
        builder.field.focus()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(query)
        page.keyboard.press("Enter")
        key = builder.key("build_add", guide.title(guide[record]))
        expect(key.first).to_be_visible()
        key.first.focus()
        page.keyboard.press("Enter")
        expect(builder.steps).to_have_count(at + 1)
    for task in ("Swap one boundary each.", "Say it back."):
        builder.press("build_add_rooms")
        expect(builder.steps.last.get_by_role("textbox")).to_be_focused()
        page.keyboard.type(task)
    assert builder.titles == [*titles_of(guide, *wanted), words["build_rooms"], words["build_rooms"]]
    # The second breakout goes up twice, and keeps the focus on its key.
    for place in (6, 5):
        builder.press("build_up", "Say it back.")
        expect(builder.announced).to_have_text(
            words["build_did_move"].replace("{title}", "Say it back.").replace("{at}", str(place + 1)).replace("{all}", "8")
        )
        expect(builder.key("build_up", "Say it back.")).to_be_focused()
    assert builder.titles[5] == words["build_rooms"]
    builder.press("build_up", guide.title(guide["informed-choice"]))
    expect(builder.announced).to_have_text(words["job_is_first"])
    minutes = builder.box.get_by_label(f"{words['build_minutes']}: Say it back.", exact=True)
    # What is beyond the limits is told, and what stands there now.
    minutes.fill("999")
    minutes.press("Tab")
    expect(minutes).to_have_value("240")
    limits = words["build_limits"].replace("{least}", "1").replace("{most}", "240").replace("{value}", "240")
    expect(builder.box.locator("[data-target='news']")).to_have_text(limits)
    minutes.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("15")
    page.keyboard.press("Tab")
    # Six of five minutes, one of ten, one of fifteen.
    expect(builder.total).to_have_text(words["build_total"].replace("{minutes}", "55"))
    builder.box.get_by_label(words["build_slot"]).fill("45")
    page.keyboard.press("Tab")
    expect(builder.total).to_contain_text(words["build_over"].replace("{minutes}", "10"))
    builder.press("build_remove", guide.title(guide["ask-share-ask"]))
    expect(builder.steps).to_have_count(7)
    assert page.evaluate("document.activeElement.dataset.target") == "remove"
    expect(builder.total).to_contain_text(words["build_over"].replace("{minutes}", "5"))
    builder.press("job_undo")
    expect(builder.steps).to_have_count(8)
    builder.press("job_redo")
    expect(builder.steps).to_have_count(7)
    builder.noted("slot=45")
    # Read anew at once, before the address says so.
    before = builder.titles
    page.reload()
    expect(builder.steps).to_have_count(7)
    expect(builder.news).to_have_count(0)
    assert builder.titles == before
    assert "limits-told-first*" not in location_of(page)
    assert reader.mishaps == Mishaps()


def test_records_are_added_while_one_browses(new_reader: Callable[..., Reader], guide: Guide, words: dict):
    """From the page of a record, a list, a search, Find a link; the key says what is there, and the way back holds all of it."""
    reader = new_reader()
    page = reader.open("reference/ethics/")
    expect(page.locator("main .record").first).to_be_visible()
    # Nobody who only reads meets a key.
    assert page.locator(".adding").count() == 0
    page = reader.open("go/informed-choice/")
    own = page.locator("[data-add]")
    own.click()
    expect(own).to_have_attribute("aria-pressed", "true")
    expect(own).to_contain_text(words["build_added"])
    bar = page.locator(".adding-bar a")
    expect(bar).to_have_text(words["build_open_one"])
    page = reader.open("reference/ethics/")
    record = page.locator("#mutual-boundaries .adding")
    expect(record).to_have_count(1)
    record.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".adding-bar [role=status]")).to_have_text(
        words["build_said_added"].replace("{title}", guide.title(guide["mutual-boundaries"]))
    )
    record.click()
    expect(bar).to_have_text(words["build_open_one"])
    record.dblclick()
    expect(bar).to_have_text(words["build_open"].replace("{count}", "2"))
    page = reader.open("find/#q=q-0511")
    page.locator(".search__results .adding").first.click()
    page = reader.open("class/links/#find=openly%20in%20recovery")
    page.locator(".links__row").first.locator(".adding").click()
    expect(bar).to_have_text(words["build_open"].replace("{count}", "4"))
    bar.click()
    builder = Builder(page, words)
    expect(builder.steps).to_have_count(4)
    assert builder.titles == titles_of(guide, "informed-choice", "mutual-boundaries", QUESTION, "own-recovery")
    builder.noted("own-recovery")
    # What is added on another page is there when one comes back by Back, whose address is an older one.
    page.goto(f"{reader.site.url}go/ask-share-ask/")
    page.locator("[data-add]").click()
    expect(bar).to_have_text(words["build_open"].replace("{count}", "5"))
    page.go_back()
    expect(builder.steps).to_have_count(5)
    # A ready session, and a page, are nothing to add.
    page = reader.open("class/sessions/")
    expect(page.locator(".adding-bar")).to_be_visible()
    assert page.locator(".record--class-session .adding").count() == 0
    # A new tab knows nothing of it.
    other = reader.context.new_page()
    other.goto(f"{reader.site.url}reference/ethics/")
    expect(other.locator("main .record").first).to_be_visible()
    assert other.locator(".adding").count() == 0
    other.close()
    assert reader.mishaps == Mishaps()


def test_one_address_is_enough_for_all(new_reader: Callable[..., Reader], guide: Guide, words: dict, tmp_path: Path):
    """The tool, the class view and the page of those who take part show the same; the calendar and the chat say it by their clock."""
    reader = new_reader(timezone_id="America/Chicago")
    page = reader.open(f"{BUILD}#{SESSION}", width=1280, height=900)
    builder = Builder(page, words)
    named = [*titles_of(guide, "informed-choice", "own-recovery"), words["build_rooms"], words["build_break"], *titles_of(guide, QUESTION)]
    expect(builder.steps).to_have_count(5)
    assert builder.titles == named
    assert [text.replace(" ", " ") for text in builder.steps.locator(".build__when").all_inner_texts()] == [
        "6:00 PM",
        "6:05 PM",
        "6:10 PM",
        "6:22 PM",
        "6:32 PM",
    ]
    expect(builder.total).to_have_text(f"{words['build_total'].replace('{minutes}', '40')} {words['build_left'].replace('{minutes}', '5')}")
    expect(builder.box.locator("[data-target='times']")).to_have_text(
        re.compile(r"Tuesday, December 1, 2026, from 6:00.PM to 6:40.PM CST\.")
    )
    theirs = builder.copy("class_copy_link")
    assert theirs == f"{reader.site.url}{JOIN}#{SESSION.replace('own-recovery.', 'own-recovery.')}"
    agenda = builder.copy("build_copy_agenda").replace(" ", " ").split("\n")
    assert agenda == [
        "Tuesday class",
        "Tuesday, December 1, 2026, from 6:00 PM to 6:40 PM CST",
        f"6:00 PM: {named[0]} (5 min)",
        f"6:05 PM: {named[1]} (5 min)",
        f"6:10 PM: {SAID} (12 min)",
        f"6:22 PM: {words['build_break']} (10 min)",
        f"6:32 PM: {named[4]} (8 min)",
        theirs,
    ]
    # On paper the agenda stands alone.
    reader.look(width=1280, height=900, media="print")
    expect(builder.box.locator("[data-target='paper']")).to_contain_text(named[4])
    expect(builder.steps.first).to_be_hidden()
    reader.look(width=1280, height=900)
    rooms = builder.copy("build_copy", SAID)
    assert rooms == f"{SAID}\n{words['class_people'].replace('{people}', '3').replace('{minutes}', '12')}\n{words['class_visited']}"
    asked = builder.copy("build_copy", named[4])
    question = guide[QUESTION]
    assert asked.split("\n")[0] == question.stem
    assert [line[:2] for line in asked.split("\n")[1:-1]] == ["A.", "B.", "C."]
    assert question.best.why not in asked
    assert asked in builder.copy("build_copy_all")
    with page.expect_download() as download:
        builder.key("build_calendar").click()
    download.value.save_as(tmp_path / "class.ics")
    [event] = calendar_file.read((tmp_path / "class.ics").read_bytes())
    assert (event.title, event.text) == ("Tuesday class", theirs)
    assert event.time == (datetime(2026, 12, 2, 0, 0, tzinfo=UTC), datetime(2026, 12, 2, 0, 40, tzinfo=UTC))
    # The class view: screens of the records, of rooms and of the break, with their minutes.
    show = builder.box.get_by_role("link", name=words["class_show"], exact=True).get_attribute("href")
    page.goto("about:blank")
    page.goto(f"{reader.site.url}{SHOW}#{show.partition('#')[2]}")
    expect(page.locator("main[data-runs]")).to_be_visible()
    met = page.locator(".screen").evaluate_all("(all) => [...new Set(all.map((one) => one.dataset.record ?? one.id))]")
    assert met == ["informed-choice", "own-recovery", "own-3", "own-4", QUESTION]
    assert page.locator(".screen[data-minutes]").evaluate_all("(all) => all.map((one) => one.dataset.minutes)") == ["5", "12", "10", "8"]
    while page.locator(".screen:not([hidden])").get_attribute("id") != "own-3":
        page.keyboard.press("ArrowRight")
    expect(page.locator("#own-3")).to_contain_text(SAID)
    page.reload()
    expect(page.locator("#own-3")).to_be_visible()
    # N goes from one step to the next, also between two of our own.
    page.keyboard.press("Home")
    parts = ["own-recovery", "own-3", "own-4", QUESTION]
    for part in parts:
        page.keyboard.press("n")
        assert page.locator(".screen:not([hidden])").get_attribute("id").startswith(part)
    assert reader.mishaps == Mishaps()


def test_whoever_comes_late_sees_where_the_class_is_and_never_an_answer(new_reader: Callable[..., Reader], guide: Guide, words: dict):
    """On a phone an hour farther east: before, during and after; questions wait until one has chosen, a task keeps its answer folded."""
    task = guide.by_kind["task"][0]
    other = new_reader()
    builder = Builder(other.open(f"{BUILD}#show={task.id}"), words)
    expect(builder.steps).to_have_count(1)
    # What goes into the chat leads to where the answer waits.
    assert builder.copy("build_copy_all").endswith(f"/go/{task.id}/show/")
    reader = new_reader(timezone_id="America/New_York")
    page = reader.page
    page.clock.install(time="2026-12-01T18:50:00-05:00")
    reader.open(f"{JOIN}#{SESSION.replace(QUESTION, f'{QUESTION}*8.{task.id}*5', 1).replace('*8*8', '*8')}", width=360, height=740)
    sheet, now = page.locator("[data-part='agenda']"), page.locator("[data-target='now']")
    expect(sheet.get_by_role("heading", name="Tuesday class")).to_be_visible()
    expect(now).to_have_text(words["join_starts"].replace("{minutes}", "10"))
    expect(sheet.locator("[data-target='when']")).to_have_text(re.compile(r"Tuesday, December 1, 2026, from 7:00.PM to 7:45.PM EST"))
    page.clock.run_for("24:00")
    expect(now).to_have_text(words["join_now"].replace("{title}", words["build_rooms"]).replace("{minutes}", "8"))
    expect(sheet.locator("[aria-current=step]")).to_contain_text(SAID)
    page.clock.run_for("35:00")
    expect(now).to_have_text(words["join_over"])
    expect(sheet.locator("[aria-current=step]")).to_have_count(0)
    # The letters of the question; its reasons, and the answer to the task, are elsewhere.
    said = sheet.inner_text()
    question = guide[QUESTION]
    assert question.stem in said
    assert all(option.why not in sheet.text_content() for option in question.options)
    assert task.why not in sheet.text_content()
    later = sheet.locator("details")
    expect(later.get_by_role("link")).to_be_hidden()
    way = sheet.get_by_role("link", name=words["join_choose"])
    assert way.get_attribute("href") == f"{reader.site.url}study/practice/#set={QUESTION}&seed=class"
    # Printed, it is one sheet.
    page.clock.resume()
    reader.look(media="print", width=360, height=740)
    assert page.pdf(format="Letter").count(b"/Type /Page\n") == 1
    assert reader.mishaps == Mishaps()


def test_thirty_items_go_round(new_reader: Callable[..., Reader], guide: Guide, words: dict):
    reader = new_reader()
    ids = [record.id for kind in ("competency", "question", "case", "task") for record in guide.by_kind[kind][:8]][:30]
    steps = [part for at, one in enumerate(ids) for part in ([f"{one}*{at + 1}"] if at % 10 else [f"{one}*{at + 1}", "_break*7"])]
    page = reader.open(f"{BUILD}#show={'.'.join(steps)}")
    builder = Builder(page, words)
    expect(builder.steps).to_have_count(33)
    assert builder.copy("build_copy_own") == f"{reader.site.url}{BUILD}#show={'.'.join(steps)}"
    assert builder.copy("class_copy_link") == f"{reader.site.url}{JOIN}#show={'.'.join(steps)}"
    page = reader.open(f"{JOIN}#show={'.'.join(steps)}")
    expect(page.locator(".class-sheet__steps > li")).to_have_count(33)


def test_what_cannot_be_read_is_told_and_nothing_runs(new_reader: Callable[..., Reader], words: dict):
    """Forty addresses that are damaged or meant to harm, read by the module; the worst of them on both pages."""
    assert len(HOSTILE) >= 40
    reader = new_reader()
    page = reader.open(BUILD)
    read = page.evaluate(READ, list(HOSTILE))
    # What could be a name is one until the guide is asked.
    names = {"show=constructor": ["constructor"], "show=competency-1-2": ["competency-1-2"]}
    assert dict(zip(HOSTILE, (steps for steps, _ in read), strict=True)) == HOSTILE | names
    assert [fragment for fragment, (_, is_same) in zip(HOSTILE, read, strict=True) if not is_same] == []
    builder = Builder(page, words)
    for fragment in [one for one in HOSTILE if "<" in one or "%3C" in one or "start" in one or "constructor" in one or "competency" in one]:
        for address in (BUILD, JOIN):
            page.goto("about:blank")
            page.goto(f"{reader.site.url}{address}#{fragment}")
            box = page.locator(f"[data-tool='{address.strip('/')}']")
            expect(box).to_have_attribute("data-settled", "")
            expect(box.locator("[data-part]:visible")).to_have_count(1)
            steps = box.locator(".build__step, .class-sheet__steps > li")
            expect(steps).to_have_count(len(HOSTILE[fragment]))
            assert page.evaluate("document.querySelectorAll('main script:not([type]), main img').length") == 0
    page.goto("about:blank")
    page.goto(f"{reader.site.url}{BUILD}#show=_break*10&start=20260230T1800-0600")
    expect(builder.news.first).to_have_text(words["build_damaged"])
    assert [path for path in reader.site.asked if "example.org" in path or "passwd" in path] == []
    assert reader.mishaps == Mishaps()


def test_what_has_moved_or_is_gone_is_told(new_reader: Callable[..., Reader], guide: Guide, words: dict):
    moved = next(one for one in guide.moved if len(one.to) == 1)
    retired = next(one for one in guide.moved if not one.to)
    reader = new_reader()
    page = reader.open(f"{BUILD}#show=informed-choice.{moved.id}.{retired.id}.{NOWHERE}._break*5")
    builder = Builder(page, words)
    title = guide.title(guide[moved.to[0]])
    expect(builder.news).to_have_text(
        [
            words["build_moved"].replace("{title}", title).replace("{why}", " ".join(moved.why.split())),
            words["build_retired"].replace("{id}", retired.id).replace("{why}", " ".join(retired.why.split())),
            words["build_gone"].replace("{id}", NOWHERE),
        ]
    )
    assert builder.titles == [*titles_of(guide, "informed-choice"), title, words["build_break"]]
    builder.noted(moved.to[0])
    # Those who take part read on, and are told that something is missing; a link that was cut off is asked for again.
    page = reader.open(f"{JOIN}#show=informed-choice.{retired.id}")
    expect(page.locator("[data-target='gone']")).to_have_text(words["join_gone"])
    expect(page.locator(".class-sheet__steps > li")).to_have_count(1)
    page = reader.open(JOIN)
    page.get_by_label(words["join_link"]).fill("see https://guide.example.org/class/join/")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(words["join_no_link"])
    page.get_by_label(words["join_link"]).fill("https://guide.example.org/class/join/#show=informed-choice")
    page.keyboard.press("Enter")
    expect(page.locator(".class-sheet__steps > li")).to_have_count(1)
    # Another session in this tab is not lost to a link.
    page = reader.open(f"{BUILD}#show=own-recovery")
    expect(builder.news).to_have_text([words["build_replaced"]])
    builder.press("job_undo")
    expect(builder.steps).to_have_count(3)


def test_what_is_too_long_for_a_link_goes_into_a_file(new_reader: Callable[..., Reader], words: dict, tmp_path: Path):
    reader = new_reader()
    texts = "".join(f"&say={'word+' * 55}{at}" for at in range(9))
    page = reader.open(f"{BUILD}#show={'.'.join(['_talk*5'] * 9)}{texts}")
    builder = Builder(page, words)
    expect(builder.steps).to_have_count(9)
    expect(builder.box.get_by_text(words["build_too_long"])).to_be_visible()
    expect(builder.key("class_copy_link")).to_be_hidden()
    with page.expect_download() as download:
        builder.key("build_save").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    expect(builder.used).to_have_text(words["build_saved"])
    builder.press("build_clear")
    expect(builder.steps).to_have_count(0)
    opener = builder.box.locator("input[type=file]")
    # What comes of a session is in sight once there is one.
    builder.press("build_add_break")
    for name, content in {"no.json": b"{", "other.json": b'{"is": "draft of a job description"}', "empty.json": b""}.items():
        (tmp_path / name).write_bytes(content)
        opener.set_input_files(tmp_path / name)
        expect(builder.used).to_have_text(words["build_not_a_file"])
    assert json.loads(file.read_text(encoding="utf-8"))["is"] == "class session"
    opener.set_input_files(file)
    expect(builder.steps).to_have_count(9)
    assert builder.steps.last.get_by_role("textbox").input_value() == "word " * 55 + "8"
    builder.press("job_undo")
    expect(builder.steps).to_have_count(1)


def test_what_a_browser_refuses_is_told_and_loses_nothing(new_reader: Callable[..., Reader], words: dict):
    """No clipboard, no storage, a storage with anything in it, a line that is down."""
    reader = new_reader()
    page = reader.open(f"{BUILD}#show=own-recovery._break*5")
    builder = Builder(page, words)
    expect(builder.steps).to_have_count(2)
    page.evaluate(REFUSE)
    builder.key("class_copy_link").click()
    expect(builder.used).to_have_text(f"{words['build_not_copied']}\n{reader.site.url}{JOIN}#show=own-recovery._break*5")
    builder.key("build_calendar").click()
    expect(builder.used).to_have_text(words["build_needs_start"])
    for kept in ("{", "[]", '{"noted": 5, "hash": []}', '{"hash": 5}', '{"hash": "#show=<b>"}', '"x"'):
        # From another page.
        page.goto(f"{reader.site.url}about/privacy/")
        page.evaluate("(kept) => sessionStorage.setItem('guide-places-session', kept)", kept)
        page.goto(f"{reader.site.url}{BUILD}")
        expect(builder.key("build_begin")).to_be_visible()
    page.route("**/go/informed-choice/", lambda route: route.abort())
    page.goto("about:blank")
    page.goto(f"{reader.site.url}{BUILD}#show=informed-choice")
    expect(builder.box.locator("[data-target='said']")).to_have_text(words["build_failed"])
    assert "informed-choice" in location_of(page)
    page.unroute_all()
    page.reload()
    expect(builder.steps).to_have_count(1)
    blocked = new_reader()
    blocked.context.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('', 'SecurityError') } })"
    )
    page = blocked.open(BUILD)
    builder = Builder(page, words)
    builder.press("build_begin")
    builder.press("build_add_break")
    expect(builder.steps).to_have_count(1)
    builder.noted("_break*10")
    page.reload()
    expect(builder.steps).to_have_count(1)


@pytest.mark.parametrize("address", [BUILD, JOIN])
def test_without_scripts_the_page_says_what_there_is(reader_without_scripts: Reader, address: str):
    page = reader_without_scripts.open(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("[data-tool]")).to_be_hidden()
    expect(page.locator("main").get_by_role("link", name=re.compile("ready sessions")).first).to_be_visible()


def test_whoever_goes_on_before_all_is_found_is_left_there(new_reader: Callable[..., Reader], words: dict):
    """Enter leads to what was found, once it is found; by then somebody may be elsewhere. In each tool that leads on so."""
    reader = new_reader()
    # What each asks for last.
    searched, tasks = "danger_harmless.json", "tasks.json"
    tools = ((BUILD, "build_find", searched), ("class/links/", "links_find", searched), ("agency/tasks/", "tasks_find", tasks))
    for address, label, last in tools:
        page = reader.open(address)
        line = Line(page, re.compile(r"/assets/.*(search|tasks)\w*\.json"))
        if address == BUILD:
            page.get_by_role("button", name=words["build_begin"]).click()
        field, found = page.get_by_label(words[label], exact=True), page.locator("main").get_by_text(re.compile(r"\bride\b", re.IGNORECASE))
        before = found.count()
        field.fill("ride")
        page.keyboard.press("Enter")
        # Back in the field by then, too.
        page.get_by_role("link", name=words["skip"]).focus()
        field.focus()
        with page.expect_event("requestfinished", lambda request, last=last: request.url.endswith(last)):
            line.open()
        expect(found.nth(before)).to_be_attached()
        expect(field).to_be_focused()
        page.unroute_all()
