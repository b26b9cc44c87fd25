"""A rehearsal: a form of a chosen length is sat in one sitting, loses nothing, presses nobody, and gives every reason at the end."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from urllib.parse import parse_qs, parse_qsl, urldefrag

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from scripts.guide import Guide
from scripts.load import load
from scripts.render import Renderer

from .built_site import ROOT, Site
from .line import Line
from .reader import ALL, CONTRAST, TARGETS, Mishaps, Reader, follow, location_of

HERE = "study/rehearsal/"
# A morning on which somebody rehearses.
BEGUN = datetime(2026, 11, 30, 9, tzinfo=UTC)
LENGTHS = (25, 50, 75, 100)
# Counts what could be heard or felt.
WATCH_ALARMS = """window.alarms = 0;
for (const name of ["Audio", "AudioContext", "Notification", "alert"]) window[name] = function () { window.alarms += 1 };
navigator.vibrate = () => { window.alarms += 1 };"""
# Where every rule was held against a state in one look, these are left to ask in another.
OF_LOOKS = {"runOnly": {"type": "rule", "values": [rule for rules in (CONTRAST, TARGETS) for rule in rules["runOnly"]["values"]]}}
# Puts these answers, a letter each, in the place of a form like the one at hand that was begun a second before it, and goes there as Back
# does. A letter is the option by its place in the data, x for none, a capital for one to look at again. `done` is after how many seconds
# it was handed in, or null. All it needs is there already, so it is drawn after a frame or two.
PLACE = """async ([letters, done, where]) => {
    const { markOf } = await import("/assets/javascripts/study/questions/answers.js");
    const { Bank } = await import("/assets/javascripts/study/questions/bank.js");
    const bank = await Bank.open("/");
    const place = { ...history.state, done, isDone: done !== null };
    await bank.load(place.ids);
    place.given = Object.fromEntries(place.ids.map((id, i) => {
        const letter = letters[i] ?? "x";
        const option = bank.questions.get(id).options["abcd".indexOf(letter.toLowerCase())];
        return [id, [option ? markOf(option.text) : "", Number(letter !== letter.toLowerCase())]];
    }));
    const begun = new URLSearchParams(location.hash.slice(1)).get("begun");
    const before = (parseInt(begun, 36) - 1).toString(36);
    for (const part of ["key", "address"]) place[part] = place[part].replace(`begun=${begun}`, `begun=${before}`);
    history.pushState(place, "", `${place.key}&${where}`);
    history.pushState(null, "", location.pathname);
    await new Promise((there) => {
        addEventListener("popstate", there, { once: true });
        history.back();
    });
    for (let i = 0; i < 3; i += 1) await new Promise(requestAnimationFrame);
}"""


@pytest.fixture
def fresh(new_reader: Callable[..., Reader]) -> Reader:
    """A reader whose browser remembers nothing."""
    return new_reader()


@pytest.fixture(scope="session")
def bank(site: Site) -> dict[str, dict]:
    """Every question as the browser takes it, by its id."""
    found = {}
    for path in (site.folder / "assets" / "questions").glob("study-*.json"):
        for name, question in json.loads(path.read_bytes()).items():
            found[name] = {**question, "domain": path.stem}
        for name, after in json.loads(path.with_name(f"after-{path.name}").read_bytes()).items():
            found[name] |= after
    return found


# ---- what a reader does and sees


def _button(page: Page, name: str) -> Locator:
    return page.get_by_role("main").get_by_role("button", name=name, exact=True)


def _heading(page: Page) -> Locator:
    return page.locator("[data-part]:visible h2")


def _progress(words: dict, number: int, every: int) -> str:
    return words["rehearsal_progress"].replace("{number}", str(number)).replace("{all}", str(every))


def _begin(reader: Reader, words: dict, given: str = "form=k7x2p&count=10", **look) -> Page:
    page = reader.open(f"{HERE}#{given}", **look)
    _button(page, words["rehearsal_begin"]).click()
    expect(_heading(page)).to_have_text(re.compile(r"^Question 1 of"))
    return page


def _to_sheet(page: Page, words: dict) -> None:
    page.locator("button[data-target='to-sheet']:visible, button[data-target='next']:visible").first.click()
    expect(_heading(page)).to_have_text(words["rehearsal_sheet"])


def _hand_in(page: Page, words: dict) -> None:
    _to_sheet(page, words)
    _button(page, words["rehearsal_ask"]).click()
    _button(page, words["rehearsal_hand_in"]).click()
    expect(_heading(page)).to_have_text(words["rehearsal_done"])


def _parts(page: Page) -> dict[str, str]:
    """What the address says of the form."""
    return {name: value for name, (value,) in parse_qs(urldefrag(location_of(page)).fragment).items()}


def _focused(page: Page) -> tuple[str, str, str]:
    """What a screen reader reads where the focus is: role, name, description."""
    session = page.context.new_cdp_session(page)
    here = session.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]["objectId"]
    (node,) = session.send("Accessibility.getPartialAXTree", {"objectId": here, "fetchRelatives": False})["nodes"]
    session.detach()
    assert not node["ignored"]
    assert any(p["name"] == "focused" and p["value"].get("value") for p in node["properties"]), "nothing has the focus"
    return node["role"]["value"], node["name"]["value"], node.get("description", {}).get("value", "")


def _said(page: Page) -> list[str]:
    """What stands in the live regions of the page, as a screen reader hears it: none of them interrupts."""
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()

    def text(node: dict) -> str:
        if node["role"]["value"] == "StaticText":
            return node["name"]["value"]
        return " ".join(filter(None, (text(nodes[child]) for child in node.get("childIds", ()) if child in nodes)))

    regions = [node for node in nodes.values() if not node["ignored"] and node["role"]["value"] == "status"]
    for node in regions:
        assert {p["name"]: p["value"].get("value") for p in node["properties"]}["live"] == "polite"
    return list(filter(None, map(text, regions)))


def _press_until(page: Page, target: Locator, key: str = "Tab") -> None:
    """Goes to something by keys alone."""
    for _ in range(80):
        if target.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead to {target}")


def _choose(page: Page, given: str) -> None:
    """Goes to the choice of a form on the page of the tool that is open."""
    follow(page, f"#{given}")
    for name, value in parse_qsl(given):
        chosen = page.locator(f".study__setup [name={name}]{'' if name == 'form' else ':checked'}")
        expect(chosen).to_have_value(value.lower() if name == "form" else value)


def _drawn(page: Page, words: dict, form: str, count: int) -> list[str]:
    """The questions of a form, in their order, as it is begun on the page of the tool that is open."""
    _choose(page, f"form={form}&count={count}")
    _button(page, words["rehearsal_begin"]).click()
    expect(_heading(page)).to_have_text(_progress(words, 1, count))
    return _ids(page)


def _ids(page: Page) -> list[str]:
    """The questions of the form at hand, in their order."""
    return page.evaluate("history.state.ids")


def _take_up(page: Page, answers: str = "", *, done: int | None = None, where: str = "question=1") -> None:
    """Where a form is at hand, takes up the same with these answers (PLACE), or its results."""
    page.evaluate(PLACE, [answers, done, where if done is None else "end=yes"])
    expect(_heading(page)).to_be_visible()


def _sit(reader: Reader, words: dict, given: str, answers: str = "", **place) -> Page:
    """A form that was begun, with these answers (PLACE), as it is taken up again, or its results."""
    page = _begin(reader, words, given)
    _take_up(page, answers, **place)
    return page


def _given(page: Page) -> list[tuple[bool, bool]]:
    """Whether each question of the form at hand is answered, and whether to be looked at again."""
    return page.evaluate("Object.values(history.state.given).map(([mark, flagged]) => [Boolean(mark), Boolean(flagged)])")


def _fill(word: str, **values: int) -> str:
    for name, value in values.items():
        word = word.replace(f"{{{name}}}", str(value))
    return word


def _states(reader: Reader, words: dict, **look) -> Iterator[str]:
    """One rehearsal in all its states, one after the other: says which it is in."""
    page = reader.open(HERE, **look)
    expect(_button(page, words["rehearsal_begin"])).to_be_visible()
    yield "choice"
    _choose(page, "form=k7x2p&count=10&timed=1.5")
    _button(page, words["rehearsal_begin"]).click()
    expect(_heading(page)).to_have_text(_progress(words, 1, 10))
    page.locator(".choices input").first.check()
    page.get_by_label(words["rehearsal_again"]).check()
    yield "question"
    _button(page, words["practice_stop"]).click()
    expect(_heading(page)).to_have_text(_fill(words["practice_stopped"], number=1, all=10))
    yield "stopped"
    _button(page, _fill(words["rehearsal_continue"], number=1, all=10)).click()
    _to_sheet(page, words)
    yield "sheet"
    _button(page, words["rehearsal_ask"]).click()
    yield "asking"
    _button(page, words["rehearsal_hand_in"]).click()
    expect(_heading(page)).to_have_text(words["rehearsal_done"])
    for line in page.locator(".reviewed summary").all()[:2]:
        line.click()
    yield "results"
    page.go_back()
    page.go_back()
    expect(page.locator(".verdict")).to_be_visible()
    yield "handed in"


def _state(reader: Reader, words: dict, wanted: str, **look) -> Page:
    """A rehearsal in one of its states."""
    assert wanted in _states(reader, words, **look)
    return reader.page


# ---- choosing a form


def test_a_form_has_a_name_a_length_and_no_timer_until_one_is_chosen(reader: Reader, words: dict, guide: Guide):
    page = reader.open(HERE)
    expect(page.get_by_label(words["rehearsal_form"], exact=True)).to_have_value(re.compile(r"^[a-z2-9]{5}$"))
    lengths = page.get_by_role("group", name=words["rehearsal_count"]).get_by_role("radio")
    assert [length.get_attribute("value") for length in lengths.all() if length.is_visible()] == [
        str(n) for n in guide.settings.rehearsal.counts
    ]
    assert guide.settings.rehearsal.counts == LENGTHS
    expect(page.get_by_role("radio", name=words["rehearsal_untimed"])).to_be_checked()
    _button(page, words["rehearsal_begin"]).click()
    expect(_heading(page)).to_have_text(_progress(words, 1, 25))
    expect(page.locator(".timer")).to_be_hidden()


def test_each_length_has_its_even_part_of_the_time_limit(reader: Reader, words: dict):
    page = reader.open(HERE)
    said = (words["rehearsal_timed"], words["rehearsal_half_more"], words["rehearsal_twice"])
    for count, minutes in {25: (45, 68, 90), 50: (90, 135, 180), 100: (180, 270, 360), 10: (18, 27, 36)}.items():
        _choose(page, f"form=k7x2p&count={count}")
        offered = page.get_by_role("group", name=words["rehearsal_time"]).locator("label")
        expected = [sentence.replace("{minutes}", str(n)) for sentence, n in zip(said, minutes, strict=True)]
        expect(offered, f"{count} questions").to_have_text([words["rehearsal_untimed"], *expected])


def test_the_minutes_follow_the_length(reader: Reader, words: dict):
    page = reader.open(HERE)
    for count, minutes in ((100, "180"), (25, "45")):
        page.get_by_role("radio", name=str(count), exact=True).check()
        expect(page.get_by_role("radio", name=words["rehearsal_timed"].replace("{minutes}", minutes))).to_be_visible()


def test_there_is_no_timer_while_the_time_limit_is_past_its_day(words: dict):
    guide = Guide(load(ROOT))
    guide.figures.__dict__["today"] = date(2099, 1, 1)
    html = Renderer(guide).widget("rehearsal", "./")
    assert words["rehearsal_no_time"] in html
    assert 'name="timed"' not in html and str(guide.settings.rehearsal.time.minutes) not in html
    guide.figures.__dict__["today"] = date(2026, 11, 30)
    assert words["rehearsal_no_time"] not in Renderer(guide).widget("rehearsal", "./")


def test_every_domain_has_its_share_by_the_number_of_competencies(reader: Reader, words: dict, guide: Guide, bank: dict):
    weights = {domain.id: guide.figures.share(domain)[0] for domain in guide.by_kind["exam-domain"]}
    every = sum(weights.values())
    page = reader.open(HERE)
    for count in (5, 10, *LENGTHS):
        expected = {name: count * weight // every for name, weight in weights.items()}
        for name in sorted(weights, key=lambda name: -(count * weights[name] % every))[: count - sum(expected.values())]:
            expected[name] += 1
        _choose(page, f"form=k7x2p&count={count}")
        said = {line.get_attribute("data-domain"): line.locator("span").inner_text() for line in page.locator("[data-domain]").all()}
        assert {name: int(text.split()[0]) for name, text in said.items()} == expected
        ids = _drawn(page, words, "k7x2p", count)
        assert Counter(bank[name]["domain"] for name in ids) == expected
        assert len(set(ids)) == count


def test_one_form_has_the_same_questions_each_time_and_another_has_others(reader: Reader, words: dict):
    first = _drawn(reader.open(HERE), words, "k7x2p", 25)
    page = reader.open(HERE)
    assert _drawn(page, words, "K7X2P", 25) == first
    others = [_drawn(page, words, form, 25) for form in ("k7x2q", "a", "constructor")]
    assert len({tuple(ids) for ids in (first, *others)}) == 4
    assert sorted(first) != first


def test_two_people_who_type_the_same_form_see_the_same_options_in_the_same_order(
    reader: Reader, new_reader: Callable[..., Reader], words: dict
):
    seen = []
    for person, typed in ((reader, "k7x2p"), (new_reader(), " K7-X2P ")):
        page = person.open(HERE)
        page.get_by_label(words["rehearsal_form"], exact=True).fill(typed)
        page.keyboard.press("Enter")
        expect(_heading(page)).to_have_text(_progress(words, 1, 25))
        texts = []
        for _ in range(3):
            texts.append(page.locator(".choices").inner_text())
            _button(page, words["rehearsal_next"]).click()
        seen.append(texts)
        assert _parts(page)["form"] == "k7x2p"
    assert seen[0] == seen[1]


def test_an_address_for_a_group_leads_to_the_first_screen_and_starts_no_timer(reader: Reader, words: dict):
    page = reader.open(f"{HERE}#form=k7x2p&count=50&timed=2")
    expect(page.get_by_label(words["rehearsal_form"], exact=True)).to_have_value("k7x2p")
    expect(page.get_by_role("radio", name="50", exact=True)).to_be_checked()
    expect(page.get_by_role("radio", name=words["rehearsal_twice"].replace("{minutes}", "180"))).to_be_checked()
    shared = page.get_by_role("link", name=words["rehearsal_share"].replace("{form}", "k7x2p"))
    assert shared.get_attribute("href") == "#form=k7x2p&count=50&timed=2"
    expect(page.locator(".timer")).to_be_hidden()
    assert urldefrag(location_of(page)).fragment == "form=k7x2p&count=50&timed=2"


def test_a_form_without_a_letter_is_asked_for_again(reader: Reader, words: dict):
    page = reader.open(HERE)
    field = page.get_by_label(words["rehearsal_form"], exact=True)
    alert = page.get_by_role("alert").filter(visible=True, has_text=words["rehearsal_form_missing"])
    for typed in ("", "  ", "!?", "…"):
        # As it is changed, what was missing before is no longer told.
        field.fill("k7x2p")
        expect(alert).to_have_count(0)
        field.fill(typed)
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert").filter(visible=True), f"“{typed}”").to_have_text(words["rehearsal_form_missing"])
        expect(field).to_be_focused()


# ---- which questions


def test_few_questions_carry_a_content_note_and_no_two_of_them_in_a_row(reader: Reader, bank: dict):
    page = reader.open(HERE)
    forms = page.evaluate("""async () => {
        const { Bank } = await import("/assets/javascripts/study/questions/bank.js");
        const bank = await Bank.open("/");
        const counts = { "study-values": 12, "study-recovery": 11, "study-role": 7, "study-skills": 20 };
        return Array.from({ length: 200 }, (_, i) => bank.drawByShares(counts, `form${i}`));
    }""")
    met = 0
    for ids in forms:
        noted = [at for at, name in enumerate(ids) if "note" in bank[name]]
        met += len(noted)
        assert len(ids) == 50 and len(noted) <= 5
        assert all(after - before > 1 for before, after in pairwise(noted))
    assert met > 200


def test_questions_that_are_being_checked_are_left_out(fresh: Reader, words: dict):
    first = set(_drawn(fresh.open(HERE), words, "k7x2p", 50))

    def marked(route: Route) -> None:
        index = route.fetch().json()
        for row in index["questions"]:
            row[2] |= 2 * (row[0] in first)
        route.fulfill(json=index)

    fresh.context.route("**/assets/questions/index.json", marked)
    ids = _drawn(fresh.open(HERE), words, "k7x2p", 50)
    assert len(ids) == 50 and not first & set(ids)


# ---- sitting it


def test_whoever_begins_while_the_way_back_to_another_form_is_still_loading_moves_one_question_at_a_time(
    new_reader: Callable[..., Reader], words: dict
):
    reader = new_reader()
    page = _begin(reader, words)
    page.locator(".choices input").first.check()
    reader.open("")
    line = Line(page, "**/rehearsal/sitting.js")
    with page.expect_request("**/rehearsal/sitting.js"):
        page.goto(reader.site.url + HERE)
    _button(page, words["rehearsal_begin"]).click()
    page.evaluate("new Promise(requestAnimationFrame)")
    line.open()
    expect(_heading(page)).to_have_text(re.compile(r"^Question 1 of"))
    page.locator(".choices input").first.check()
    page.locator("button[data-target='next']").click()
    expect(_heading(page)).to_have_text(re.compile(r"^Question 2 of"))
    assert reader.mishaps == Mishaps()


def test_a_whole_rehearsal_by_keyboard_alone(reader: Reader, words: dict, bank: dict):
    """With a reload in the middle, flags, a blank, and a look at what a screen reader is told."""
    page = reader.open(f"{HERE}#form=k7x2p&count=5")
    _press_until(page, _button(page, words["rehearsal_begin"]))
    page.keyboard.press("Enter")
    expect(_heading(page)).to_have_text(_progress(words, 1, 5))
    flag = page.get_by_label(words["rehearsal_again"])
    for number in range(1, 6):
        expect(_heading(page)).to_have_text(_progress(words, number, 5))
        assert _focused(page) == ("heading", _progress(words, number, 5), "")
        first = page.locator(".choices input").first
        _press_until(page, first)
        if number != 4:
            page.keyboard.press("Space")
            expect(first).to_be_checked()
            page.keyboard.press("ArrowDown")
            expect(page.locator(".choices input").nth(1)).to_be_checked()
        if number in (2, 3):
            _press_until(page, flag)
            page.keyboard.press("Space")
            expect(flag).to_be_checked()
        if number == 3:
            page.reload()
            expect(page.locator(".choices input").nth(1)).to_be_checked()
            expect(flag).to_be_checked()
            assert _focused(page) == ("heading", _progress(words, 3, 5), "")
        _press_until(page, page.locator("button[data-target='next']"))
        page.keyboard.press("Enter" if number % 2 else "Space")

    expect(_heading(page)).to_have_text(words["rehearsal_sheet"])
    assert _focused(page) == ("heading", words["rehearsal_sheet"], "")
    expect(page.get_by_text("Answered: 4. Blank: 1. To look at again: 2.")).to_be_visible()
    again, blank = words["rehearsal_flagged"], words["rehearsal_blank"]
    sheet = [button.inner_text().split("\n") for button in page.locator(".sheet button").all()]
    assert sheet[1] == ["2", f"{words['rehearsal_answered']}, {again}"] and sheet[3] == ["4", blank]
    _press_until(page, page.get_by_role("button", name=f"4 {blank}"))
    page.keyboard.press("Enter")
    assert _focused(page) == ("heading", _progress(words, 4, 5), "")
    _press_until(page, _button(page, words["rehearsal_sheet"]))
    page.keyboard.press("Enter")
    _press_until(page, _button(page, words["rehearsal_ask"]))
    page.keyboard.press("Enter")
    assert _focused(page) == ("group", words["rehearsal_sure"], words["rehearsal_blank_one"])
    _press_until(page, _button(page, words["rehearsal_not_yet"]))
    page.keyboard.press("Enter")
    expect(_button(page, words["rehearsal_ask"])).to_be_focused()
    page.keyboard.press("Enter")
    _press_until(page, _button(page, words["rehearsal_hand_in"]))
    page.keyboard.press("Enter")

    expect(_heading(page)).to_have_text(words["rehearsal_done"])
    assert _focused(page) == ("heading", words["rehearsal_done"], "")
    lines = page.locator(".reviewed summary")
    expect(lines).to_have_count(5)
    _press_until(page, lines.first)
    page.keyboard.press("Enter")
    expect(page.locator(".reviewed .answer__why").first).to_be_visible()
    assert page.evaluate("document.querySelectorAll('.reviewed details[open]').length") == 1


def test_only_at_the_last_question_the_key_leads_to_the_sheet_and_says_so(reader: Reader, words: dict):
    page = _sit(reader, words, "form=k7x2p&count=5", where="question=4")
    expect(_heading(page)).to_have_text(_progress(words, 4, 5))
    expect(_button(page, words["rehearsal_sheet"])).to_be_visible()
    _button(page, words["rehearsal_next"]).click()
    expect(_heading(page)).to_have_text(_progress(words, 5, 5))
    expect(_button(page, words["rehearsal_sheet"])).to_be_hidden()
    _button(page, words["rehearsal_last"]).click()
    expect(_heading(page)).to_have_text(words["rehearsal_sheet"])


def test_whoever_goes_back_to_a_question_while_asked_is_not_asked_at_the_sheet_again(reader: Reader, words: dict):
    page = _sit(reader, words, "form=k7x2p&count=5", where="sheet=open")
    _button(page, words["rehearsal_ask"]).click()
    expect(_button(page, words["rehearsal_hand_in"])).to_be_visible()
    page.locator(".sheet button").nth(1).click()
    expect(_heading(page)).to_have_text(_progress(words, 2, 5))
    _to_sheet(page, words)
    expect(_button(page, words["rehearsal_hand_in"])).to_be_hidden()
    expect(_button(page, words["rehearsal_ask"])).to_be_visible()


def test_no_reason_is_to_be_had_before_handing_in(reader: Reader, words: dict):
    page = _begin(reader, words)
    page.locator(".choices input").first.check()
    assert page.locator(".answer__why:visible, .answer--best, .hint").count() == 0
    _to_sheet(page, words)
    assert page.locator(".answer__why:visible").count() == 0


def test_one_goes_back_and_forth_and_changes_ones_mind(reader: Reader, words: dict):
    page = _begin(reader, words)
    expect(_button(page, words["rehearsal_previous"])).to_be_hidden()
    page.locator(".choices input").nth(0).check()
    _button(page, words["rehearsal_next"]).click()
    _button(page, words["rehearsal_previous"]).click()
    expect(_heading(page)).to_have_text(_progress(words, 1, 10))
    expect(page.locator(".choices input").nth(0)).to_be_checked()
    page.locator(".choices input").nth(1).check()
    assert _given(page)[0] == [True, False]
    _button(page, words["rehearsal_clear"]).click()
    expect(page.locator(".choices input:checked")).to_have_count(0)
    expect(_button(page, words["rehearsal_clear"])).to_be_hidden()
    expect(_heading(page)).to_have_text(_progress(words, 1, 10))
    assert _given(page)[0] == [False, False]


def test_a_letter_chooses_an_option_unless_such_keys_are_switched_off(reader: Reader, words: dict):
    page = _begin(reader, words)
    page.keyboard.press("b")
    expect(page.locator(".choices input").nth(1)).to_be_checked()
    assert _given(page)[0] == [True, False]
    page.keyboard.press("Control+a")
    page.keyboard.press("h")
    expect(page.locator(".choices input").nth(1)).to_be_checked()
    page.evaluate("document.documentElement.dataset.shortcut = 'off'")
    page.keyboard.press("a")
    expect(page.locator(".choices input").nth(1)).to_be_checked()
    # At the answer sheet a letter chooses nothing.
    page.evaluate("document.documentElement.dataset.shortcut = 'on'")
    _to_sheet(page, words)
    page.keyboard.press("a")
    _button(page, words["rehearsal_back"].replace("{number}", "1")).click()
    expect(page.locator(".choices input").nth(1)).to_be_checked()


def test_a_word_about_blanks_before_handing_in(reader: Reader, words: dict):
    page = _begin(reader, words, "form=k7x2p&count=5")
    for answered, key in {5: "none", 4: "one", 2: "many", 0: "many"}.items():
        _take_up(page, "a" * answered)
        _to_sheet(page, words)
        _button(page, words["rehearsal_ask"]).click()
        said = words[f"rehearsal_blank_{key}"].replace("{count}", str(5 - answered))
        expect(page.get_by_role("group", name=words["rehearsal_sure"])).to_contain_text(said)
        # There is one way to hand in at a time.
        expect(_button(page, words["rehearsal_ask"])).to_be_hidden()


def test_nothing_is_lost_on_reload_nor_by_going_back(fresh: Reader, words: dict):
    page = _begin(fresh, words, "form=k7x2p&count=10&timed=2")
    for _ in range(3):
        page.locator(".choices input").nth(1).check()
        _button(page, words["rehearsal_next"]).click()
    expect(_heading(page)).to_have_text(_progress(words, 4, 10))
    page.get_by_label(words["rehearsal_again"]).check()
    here = location_of(page)
    page.reload()
    expect(_heading(page)).to_have_text(_progress(words, 4, 10))
    expect(page.get_by_label(words["rehearsal_again"])).to_be_checked()
    # The answer sheet is a step too, as each question is.
    _to_sheet(page, words)
    page.reload()
    expect(_heading(page)).to_have_text(words["rehearsal_sheet"])
    page.go_back()
    expect(_heading(page)).to_have_text(_progress(words, 4, 10))
    assert location_of(page) == here
    expect(page.get_by_label(words["rehearsal_again"])).to_be_checked()
    page.go_back()
    expect(_heading(page)).to_have_text(_progress(words, 3, 10))
    expect(page.locator(".choices input").nth(1)).to_be_checked()
    for _ in range(3):
        page.go_back()
    expect(_button(page, words["rehearsal_begin"])).to_be_visible()
    expect(page.locator(".timer")).to_be_hidden()
    page.go_forward()
    expect(_heading(page)).to_have_text(_progress(words, 1, 10))
    expect(page.locator(".timer")).to_be_visible()
    for _ in range(3):
        page.go_forward()
    expect(_heading(page)).to_have_text(_progress(words, 4, 10))
    # Somewhere else, and back: the search at the top leads away.
    page.goto(fresh.site.url)
    page.go_back()
    expect(_heading(page)).to_have_text(_progress(words, 4, 10))
    assert _given(page)[:5] == [[True, False]] * 3 + [[False, True], [False, False]]
    # Nothing of it stands in the address, or on this device.
    assert set(_parts(page)) == {"form", "count", "timed", "begun", "question"}
    assert page.evaluate("({ ...localStorage })") == {} and fresh.context.cookies() == []


def test_the_link_that_skips_to_the_text_keeps_the_place(reader: Reader, words: dict):
    page = _begin(reader, words)
    page.locator(".choices input").first.check()
    here, steps = location_of(page), page.evaluate("history.length")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    expect(page).to_have_url(here)
    # Back would lead to the answers as they were before.
    assert page.evaluate("history.length") == steps
    expect(_heading(page)).to_have_text(_progress(words, 1, 10))


def test_stop_opens_the_sheet_and_nothing_is_thrown_away(reader: Reader, words: dict):
    page = _begin(reader, words)
    page.locator(".choices input").first.check()
    _button(page, words["rehearsal_next"]).click()
    _button(page, words["practice_stop"]).click()
    stopped = _fill(words["practice_stopped"], number=2, all=10)
    expect(_heading(page)).to_have_text(stopped)
    assert _focused(page) == ("heading", stopped, "")
    expect(page.get_by_text("Answered: 1. Blank: 9. To look at again: 0.")).to_be_visible()
    expect(page.get_by_role("heading", name=words["remember_ask"])).to_be_visible()
    expect(_button(page, words["rehearsal_ask"])).to_be_in_viewport()
    on = _button(page, _fill(words["rehearsal_continue"], number=2, all=10))
    on.click()
    expect(_heading(page)).to_have_text(_progress(words, 2, 10))
    # The answer sheet asks nothing of the kind.
    _to_sheet(page, words)
    expect(page.get_by_role("heading", name=words["remember_ask"])).to_be_hidden()
    _button(page, words["rehearsal_leave"]).click()
    expect(page.get_by_label(words["rehearsal_form"], exact=True)).to_be_focused()
    page.go_back()
    expect(_heading(page)).to_have_text(words["rehearsal_sheet"])
    # From the menu too it goes on where it was left.
    page.goto(f"{reader.site.url}{HERE}")
    on.click()
    expect(_heading(page)).to_have_text(_progress(words, 2, 10))
    _button(page, words["rehearsal_previous"]).click()
    expect(page.locator(".choices input").first).to_be_checked()


def test_another_day_a_form_goes_on_only_after_a_yes_and_says_that_its_time_is_over(fresh: Reader, words: dict):
    fresh.page.clock.install(time=BEGUN)
    page = _begin(fresh, words, "form=k7x2p&count=10&timed=1")
    page.locator(".choices input").first.check()
    other = fresh.context.new_page()
    other.goto(f"{fresh.site.url}{HERE}")
    expect(_button(other, words["rehearsal_begin"])).to_be_visible()
    on = _fill(words["rehearsal_continue"], number=1, all=10)
    expect(_button(other, on)).to_be_hidden()
    # Nor does the address of the place lead anywhere else than to the first screen.
    other.goto(location_of(page))
    expect(other.locator(".study__said")).to_have_text(words["rehearsal_elsewhere"])
    expect(other.get_by_label(words["rehearsal_form"], exact=True)).to_have_value("k7x2p")
    other.close()
    _button(page, words["practice_stop"]).click()
    _button(page, words["remember_yes"]).click()
    expect(page.get_by_text(words["remember_kept"])).to_be_visible()
    page.close()
    fresh.page = page = fresh.context.new_page()
    page.clock.install(time=BEGUN + timedelta(days=1))
    page.goto(f"{fresh.site.url}{HERE}")
    _button(page, on).click()
    expect(_heading(page)).to_have_text(_progress(words, 1, 10))
    expect(page.locator(".choices input").first).to_be_checked()
    assert _said(page) == [words["rehearsal_over"]]
    _hand_in(page, words)
    expect(page.get_by_text(_fill(words["rehearsal_took_longer"], all=18))).to_be_visible()
    page.goto(f"{fresh.site.url}{HERE}")
    expect(_button(page, words["rehearsal_begin"])).to_be_visible()
    expect(_button(page, on)).to_be_hidden()


def test_a_copied_link_holds_the_form_and_nothing_else(reader: Reader, words: dict):
    page = _begin(reader, words, "form=k7x2p&count=10&timed=1.5")
    page.locator(".choices input").first.check()
    page.locator("[data-target='copy-set']:visible").click()
    expect(page.locator("[data-target='copied']:visible")).to_have_text(words["set_copied"])
    assert urldefrag(page.evaluate("navigator.clipboard.readText()")).fragment == "form=k7x2p&count=10&timed=1.5"


# ---- a new edition of the guide between two visits


def _with_questions(reader: Reader, change: Callable[[str, dict], None]) -> None:
    """Has the page get the questions of the domains changed, {id: question} each."""

    def changed(route: Route) -> None:
        held = route.fetch().json()
        change(route.request.url.rsplit("/", 1)[-1], held)
        route.fulfill(json=held)

    reader.context.route("**/assets/questions/*.json", changed)


def test_a_question_that_is_gone_shifts_no_answer(fresh: Reader, words: dict):
    page = _begin(fresh, words)
    ids = _ids(page)
    _take_up(page, "abxA")
    gone = ids[1]

    def without(name: str, held: dict) -> None:
        if name == "index.json":
            held["questions"] = [row for row in held["questions"] if row[0] != gone]
        else:
            held.pop(gone, None)

    _with_questions(fresh, without)
    page.reload()
    expect(page.locator(".study__said")).to_have_text(words["practice_gone"])
    expect(_heading(page)).to_have_text(_progress(words, 1, 9))
    assert _ids(page) == [name for name in ids if name != gone]
    assert _given(page)[:4] == [[True, False], [False, False], [True, True], [False, False]]


def test_an_option_that_moved_stays_chosen_and_one_that_changed_is_asked_again(fresh: Reader, words: dict):
    page = _begin(fresh, words, "form=k7x2p&count=5")
    ids = _ids(page)
    page.locator(".choices input").first.check()
    chosen = page.locator(".choices .choice:has(:checked) [data-target='text']").inner_text()
    _button(page, words["rehearsal_next"]).click()
    page.locator(".choices input").first.check()

    def other(name: str, held: dict) -> None:
        if name.startswith("study-"):
            for question_id in {ids[0], ids[1]} & set(held):
                options = held[question_id]["options"]
                options.reverse()
                if question_id == ids[1]:
                    for option in options:
                        option["text"] += " Always."

    _with_questions(fresh, other)
    page.reload()
    expect(page.locator(".study__said")).to_have_text(words["practice_changed"])
    expect(_heading(page)).to_have_text(_progress(words, 2, 5))
    expect(page.locator(".choices input:checked")).to_have_count(0)
    _button(page, words["rehearsal_previous"]).click()
    expect(page.locator(".choices .choice:has(:checked) [data-target='text']")).to_have_text(chosen)


# ---- the timer


@pytest.fixture
def timed(fresh: Reader) -> Reader:
    """A reader whose clock stands still until the test says so."""
    # The clock runs from when it is installed, and cannot be stopped at what is past by then.
    fresh.page.clock.install(time=BEGUN - timedelta(hours=1))
    fresh.page.clock.pause_at(BEGUN)
    return fresh


def _left(words: dict, minutes: int) -> str:
    return words["rehearsal_left"].replace("{minutes}", str(minutes))


def test_the_timer_says_little_and_cuts_nothing_off(timed: Reader, words: dict):
    page = _begin(timed, words, "form=k7x2p&count=25&timed=1")
    left = page.locator("[data-target='left']")
    expect(left).to_have_text(_left(words, 45))
    assert _said(page) == []
    page.clock.run_for("22:29")
    expect(left).to_have_text(_left(words, 23))
    assert _said(page) == []
    page.clock.run_for("00:01")
    assert _said(page) == [words["rehearsal_half"]]
    # A minute that has begun is still there.
    expect(left).to_have_text(_left(words, 23))
    page.clock.run_for("01:30")
    assert _said(page) == []
    page.clock.run_for("11:00")
    assert _said(page) == [words["rehearsal_few"].replace("{minutes}", "10")]
    page.clock.run_for("09:00")
    expect(left).to_have_text(words["rehearsal_left_one"])
    page.clock.run_for("00:30")
    expect(left).to_have_text(words["rehearsal_left_one"])
    assert _said(page) == []
    page.clock.run_for("00:30")
    assert _said(page) == [words["rehearsal_over"]]
    expect(left).to_be_hidden()
    # Whoever goes on goes on.
    page.locator(".choices input").nth(1).check()
    _button(page, words["rehearsal_next"]).click()
    expect(_heading(page)).to_have_text(_progress(words, 2, 25))
    assert _said(page) == [words["rehearsal_over"]]
    _hand_in(page, words)
    expect(page.locator(".timer")).to_be_hidden()
    expect(page.get_by_text(words["rehearsal_took"].replace("{minutes}", "45").replace("{all}", "45"))).to_be_visible()


def test_a_hidden_timer_says_nothing_until_the_time_is_over(timed: Reader, words: dict):
    page = _begin(timed, words, "form=k7x2p&count=25&timed=1")
    _button(page, words["rehearsal_hide"]).click()
    expect(page.locator("[data-target='left']")).to_be_hidden()
    for minutes in ("22:30", "12:30"):
        page.clock.run_for(minutes)
        assert _said(page) == []
    page.reload()
    expect(_heading(page)).to_be_visible()
    expect(page.locator("[data-target='left']")).to_be_hidden()
    _button(page, words["rehearsal_show"]).click()
    expect(page.locator("[data-target='left']")).to_have_text(_left(words, 10))
    _button(page, words["rehearsal_hide"]).click()
    page.clock.run_for("10:00")
    assert _said(page) == [words["rehearsal_over"]]


def test_the_time_goes_on_from_where_it_began_after_a_reload(timed: Reader, words: dict):
    page = _begin(timed, words, "form=k7x2p&count=10&timed=2")
    page.clock.run_for("06:00")
    page.reload()
    expect(page.locator("[data-target='left']")).to_have_text(_left(words, 30))
    page.clock.fast_forward("40:00")
    assert _said(page) == [words["rehearsal_over"]]
    page.reload()
    expect(_heading(page)).to_be_visible()
    assert _said(page) == [words["rehearsal_over"]]


def test_a_device_that_slept_is_told_the_latest_only(timed: Reader, words: dict):
    page = _begin(timed, words, "form=k7x2p&count=25&timed=1")
    page.clock.fast_forward("36:00")
    assert _said(page) == [words["rehearsal_few"].replace("{minutes}", "9")]


def test_a_timer_that_was_stopped_says_nothing_to_whoever_comes_back_to_the_page(timed: Reader):
    """A form begun meanwhile has a timer of its own."""
    page = timed.open(HERE)
    page.evaluate("""async () => {
        const { Timer } = await import("/assets/javascripts/study/rehearsal/timer.js");
        window.told = { running: [], stopped: [] };
        const begin = (name) => new Timer(Date.now(), 10, 0, (minutes) => told[name].push(minutes));
        begin("running");
        begin("stopped").stop();
    }""")
    # The device slept: time has passed, and nobody was called for it.
    page.clock.set_system_time(BEGUN + timedelta(minutes=3))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.evaluate("told") == {"running": [10, 7], "stopped": [10]}


# Animations of anything that can be seen: who takes taps, which rests a moment after a part changes, cannot.
SEEN_MOVING = """document.getAnimations().flatMap((one) => one.effect.getKeyframes()).flatMap(Object.keys)
    .filter((name) => !["offset", "computedOffset", "easing", "composite", "pointerEvents"].includes(name)).length"""


def test_a_timer_makes_no_sound_and_nothing_moves(timed: Reader, words: dict):
    timed.page.add_init_script(WATCH_ALARMS)
    page = _begin(timed, words, "form=k7x2p&count=5&timed=1")
    page.clock.run_for("09:00")
    assert _said(page) == [words["rehearsal_over"]]
    assert page.evaluate(f"[alarms, document.querySelectorAll('audio, video').length, {SEEN_MOVING}]") == [0, 0, 0]
    page.evaluate("document.body.animate({ opacity: [0, 1] }, 60000)")
    assert page.evaluate(SEEN_MOVING) > 0


# ---- the results


def _answers(ids: list[str], bank: dict, right: int, wrong: int) -> str:
    """So many best answers from the beginning, then others, then blanks."""
    places = [next(at for at, option in enumerate(bank[name]["options"]) if option.get("best")) for name in ids]
    others = [(place + 1) % len(bank[name]["options"]) for name, place in zip(ids, places, strict=True)]
    chosen = places[:right] + others[right : right + wrong]
    return "".join("abcd"[place] for place in chosen)


# So many best and so many other answers to ten questions, and what is said of them.
OF_TEN = (
    (10, 0, "results_all", "Best answers: 10 of 10."),
    (8, 2, "results_most", "Best answers: 8 of 10."),
    (5, 5, "results_some", "Best answers: 5 of 10."),
    (2, 8, "results_few", "Best answers: 2 of 10."),
    (0, 10, "results_none", "Best answers: 0 of 10."),
    (7, 0, "results_all", "Best answers: 7 of 10. Blank: 3."),
    (0, 0, "results_blank", "Best answers: 0 of 10. Blank: 10."),
)


def test_results_are_words_before_numbers_and_nobody_passes_or_fails(reader: Reader, words: dict, bank: dict):
    page = _begin(reader, words)
    ids = _ids(page)
    results = page.locator(".study__results")
    for right, wrong, said, numbers in OF_TEN:
        _take_up(page, _answers(ids, bank, right, wrong), done=1)
        expect(results.locator("[data-target='numbers']").first).to_have_text(numbers)
        expect(results.locator("[data-target='verdict']"), numbers).to_have_text(words[said])
        text = results.inner_text()
        assert text.index(words[said]) < text.index(numbers)
        assert not re.search(r"%|percent|\bpass|\bfail|\bscore|streak", text, re.I)


def test_a_minute_that_was_begun_is_told_as_one(reader: Reader, words: dict):
    page = _begin(reader, words, "form=k7x2p&count=5&timed=1")
    told = page.locator("[data-target='of-form']")
    for seconds, minutes in ((0, 1), (60, 1), (61, 2), (540, 9)):
        _take_up(page, done=seconds)
        expect(told, f"{seconds} s").to_contain_text(_fill(words["rehearsal_took"], minutes=minutes, all=9))
    _take_up(page, done=541)
    expect(told).to_contain_text(_fill(words["rehearsal_took_longer"], all=9))


def test_results_by_domain_and_by_record_and_what_pulled(reader: Reader, words: dict, guide: Guide, bank: dict):
    page = _begin(reader, words, "form=k7x2p&count=25")
    ids = _ids(page)
    right = [bank[name]["domain"] == "study-values" for name in ids]
    answers = "".join(_answers([name], bank, int(best), int(not best)) for name, best in zip(ids, right, strict=True))
    _take_up(page, answers, done=1)
    results = page.locator(".study__results")
    expect(results).to_be_visible()
    domains = dict(zip(results.locator("dt").all_inner_texts(), results.locator("dd").all_inner_texts(), strict=True))
    assert list(domains) == [guide.title(domain) for domain in guide.by_kind["exam-domain"]]
    values, recovery, *_ = domains.values()
    assert values == f"{words['domain_all']} Best answers: 6 of 6."
    assert recovery == f"{words['domain_none']} Best answers: 0 of 5."
    wrong = [name for name, best in zip(ids, right, strict=True) if not best]
    # Nobody guessed: those with another answer come first, each under its item, with what one answered.
    expect(results.get_by_role("heading", name=words["review_first"])).to_be_visible()
    expect(results.get_by_text(words["rehearsal_first_how"])).to_be_visible()
    expect(results.get_by_role("heading", name=words["review"], exact=True)).to_be_hidden()
    listed = results.locator("[data-target='first'] .review__question")
    titles = {guide[name].title for name in wrong}
    said = listed.locator("summary").all_inner_texts()
    assert {text.split("\n")[0].strip() for text in said} == titles and len(said) == len(wrong)
    assert all(text.split("\n")[1].startswith(words["review_own"].partition("{")[0]) for text in said)
    pulls = {pull for name in wrong for pull in bank[name]["pulls"]} - {""}
    shown = [re.sub(r" \(\d+\)$", "", pull) for pull in results.locator("[data-target='pulls'] li").all_text_contents()]
    assert shown and set(shown) <= pulls
    practice = results.get_by_role("link", name=words["rehearsal_practice"])
    assert urldefrag(practice.get_attribute("href")).fragment == "set=" + ".".join(wrong)
    practice.click()
    expect(page.locator(".study__question h2")).to_have_text(_progress(words, 1, len(wrong)))


def test_a_question_one_flagged_comes_again_although_its_answer_was_the_best(reader: Reader, words: dict, bank: dict):
    page = _begin(reader, words, "form=k7x2p&count=5")
    ids = _ids(page)
    answers = _answers(ids, bank, 5, 0)
    _take_up(page, f"{answers[:2]}{answers[2].upper()}{answers[3:]}", done=1)
    link = page.get_by_role("link", name=words["rehearsal_practice"])
    expect(link).to_be_visible()
    assert urldefrag(link.get_attribute("href")).fragment == f"set={ids[2]}"
    expect(page.locator(".reviewed summary").nth(2)).to_contain_text(f"{words['rehearsal_best']}, {words['rehearsal_flagged']}")


def test_every_question_opens_to_all_its_reasons_and_clauses(reader: Reader, words: dict, guide: Guide, bank: dict):
    page = _begin(reader, words, "form=k7x2p&count=5")
    ids = _ids(page)
    _take_up(page, _answers(ids, bank, 2, 2), done=1)
    lines = page.locator(".reviewed > li")
    expect(lines).to_have_count(5)
    for line, name in zip(lines.all(), ids, strict=True):
        line.locator("summary").first.click()
        # One's own answer and the best one come first; the others fold.
        line.locator(".others > summary").click()
        for option, also in zip(bank[name]["options"], bank[name]["also"], strict=True):
            expect(line).to_contain_text(option["text"])
            expect(line.get_by_text(option["why"], exact=True)).to_be_visible()
            for record in (option["because"], *also):
                expect(line.locator(f"a[href$='go/{record}/']").first).to_be_visible()
        best = line.locator(".answer--best")
        expect(best).to_have_count(1)
        weightiest = next(option for option in bank[name]["options"] if option.get("best"))["because"]
        expect(best.locator(".clause a")).to_have_attribute("href", re.compile(f"go/{weightiest}/$"))
        assert line.locator("input:enabled").count() == 0
    # With all of them open, each still shows what was chosen.
    assert [line.locator("input:checked").count() for line in lines.all()] == [1, 1, 1, 1, 0]
    marks = [line.locator(".answer__mark:visible").all_inner_texts() for line in lines.all()]
    assert marks[0] == [words["practice_best_yours"]] and sorted(marks[3]) == sorted([words["best"], words["practice_yours"]])
    assert marks[4] == [words["best"]]


def test_on_paper_every_question_stands_with_its_reasons(reader: Reader, words: dict):
    page = _state(reader, words, "results")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".reviewed .reviewed__question")).to_have_count(10)
    reader.look(media="print")
    # Once: what to look at again is named above, and not printed twice.
    expect(page.locator(".review .reviewed__question:visible")).to_have_count(0)
    assert page.locator(".reviewed .answer__why").evaluate_all("(all) => all.every((one) => one.checkVisibility())")
    expect(page.locator(".study__keys:visible")).to_have_count(0)
    # A question begins where the one before it ends, and no option is torn from its reason.
    breaks = "(all) => [...new Set(all.map((one) => getComputedStyle(one).breakInside))]"
    assert page.locator(".reviewed > li").evaluate_all(breaks) == ["auto"]
    assert page.locator(".reviewed .answer").evaluate_all(breaks) == ["avoid"]


def test_results_are_there_again_after_a_reload_and_another_form_is_new(reader: Reader, words: dict):
    page = _state(reader, words, "results")
    text = page.locator(".study__results [data-target='numbers']").first.inner_text()
    page.reload()
    expect(_heading(page)).to_have_text(words["rehearsal_done"])
    expect(page.locator(".study__results [data-target='numbers']").first).to_have_text(text)
    _button(page, words["rehearsal_another"]).click()
    field = page.get_by_label(words["rehearsal_form"], exact=True)
    expect(field).to_be_focused()
    assert field.input_value() != "k7x2p"
    expect(page.get_by_role("radio", name="10", exact=True)).to_be_checked()


def test_what_was_answered_is_remembered_at_handing_in_and_after_a_yes(fresh: Reader, words: dict, bank: dict):
    page = _begin(fresh, words, "form=k7x2p&count=5")
    ids = _ids(page)
    _take_up(page, _answers(ids, bank, 1, 1))
    _hand_in(page, words)
    assert page.evaluate("({ ...localStorage })") == {}
    assert page.evaluate("sessionStorage['guide-waiting']") is None
    _button(page, words["remember_yes"]).click()
    expect(page.get_by_text(words["remember_kept"])).to_be_visible()
    items = json.loads(page.evaluate("localStorage['guide-study']"))["items"]
    assert {name: item["step"] for name, item in items.items()} == {ids[0]: 1, ids[1]: 0}
    # Seen again after a reload, the results are noted no second time.
    page.reload()
    expect(_heading(page)).to_have_text(words["rehearsal_done"])
    assert json.loads(page.evaluate("localStorage['guide-study']"))["items"] == items


# ---- what may be wrong with an address

UNREAD = [
    "form=",
    "form=%00",
    "form=k7x2p!",
    "form=a%20b",
    "form=abcdefghijklm",
    "form=<img src=x onerror=alert(1)>",
    "count=50",
    "answers=abcd",
    "form=k7x2p&count=0",
    "form=k7x2p&count=101",
    "form=k7x2p&count=4",
    "form=k7x2p&count=-10&begun=t00000",
    "form=k7x2p&count=ten&begun=t00000&answers=abcd",
    "form=k7x2p&count=1e2&begun=t00000",
    "form=%E0%A4%A&count=10&begun=t00000",
]
DAMAGED = (
    "begun=t00000!",
    "begun=-5",
    "begun=zzzzzzzzz",
    "begun=t00000&question=99",
    "begun=t00000&question=-1",
    "begun=t00000&timed=3",
    "timed=NaN",
)
OLDER = ("begun=t00000&answers=abab&of=abcd", "begun=t00000&at=2&of=abcd&done=1", "begun=t00000&timer=hidden", "answers=abab")


def test_an_address_that_names_no_form_says_so_and_offers_a_choice(reader: Reader, words: dict):
    first, *others = UNREAD
    page = reader.open(f"{HERE}#{first}")
    said = page.locator(".study__said")
    expect(said).to_have_text(words["rehearsal_unread"])
    assert words["rehearsal_unread"] in _said(page)
    for given in (first, *others):
        follow(page, f"#{given}")
        expect(said, given).to_have_text(words["rehearsal_unread"])
        _button(page, words["rehearsal_begin"]).click()
        expect(_heading(page)).to_have_text(re.compile("^Question 1 of"))
        # What was told no longer holds.
        expect(said).to_have_text("")


def test_of_a_damaged_or_an_old_address_the_form_is_kept_and_a_word_says_what_is_not(reader: Reader, words: dict):
    page = reader.open(HERE)
    said = page.locator(".study__said")
    for kind, addresses in {"damaged": DAMAGED, "older": OLDER}.items():
        word = words[f"rehearsal_{kind}"]
        for given in addresses:
            _choose(page, "form=other&count=25")
            expect(said).to_have_text("")
            follow(page, f"#form=k7x2p&count=10&{given}")
            expect(said, given).to_have_text(word)
            expect(page.get_by_label(words["rehearsal_form"], exact=True)).to_have_value("k7x2p")
            expect(page.get_by_role("radio", name="10", exact=True)).to_be_checked()
        assert word in _said(page)


IN_ORDER = ("", "content", "form=k7x2p&count=10", "form=K7X2P", "form=constructor&count=25", "%", "utm_source=x")


def test_an_address_in_order_is_not_called_damaged(reader: Reader, words: dict):
    page = reader.open(f"{HERE}#form=k7x2p&count=10")
    expect(_button(page, words["rehearsal_begin"])).to_be_visible()
    assert _said(page) == []
    for given in IN_ORDER:
        # What was told of one that is damaged no longer holds.
        follow(page, f"#form=k7x2p&{DAMAGED[0]}")
        expect(page.locator(".study__said")).to_have_text(words["rehearsal_damaged"])
        follow(page, f"#{given}")
        expect(_button(page, words["rehearsal_begin"])).to_be_visible()
        assert _said(page) == [], given


MISSING = ("**/sitting.js", "**/questions/index.json", "**/questions/clauses.json", "**/questions/study-role.json")


def test_what_cannot_be_fetched_is_said_and_nothing_is_lost(fresh: Reader, words: dict):
    """One thing is missing after the other; then all of it is there again."""
    page = _sit(fresh, words, "form=k7x2p&count=10", "abab", where="question=3")
    here = location_of(page)
    for missing in MISSING:
        fresh.context.route(missing, lambda route: route.abort())
        page.reload()
        expect(page.locator(".study__said"), missing).to_have_text(words["rehearsal_failed"])
        assert location_of(page) == here
        fresh.context.unroute(missing)
    page.reload()
    expect(_heading(page)).to_have_text(_progress(words, 3, 10))
    assert [answered for answered, _ in _given(page)] == [True] * 4 + [False] * 6


# ---- for everyone


def test_no_state_breaks_a_rule_or_runs_over_its_edge(reader: Reader, words: dict):
    """Every rule is asked for on the phone; elsewhere what hangs on the colors or the width."""
    for state in _states(reader, words):
        for width, scheme, rules in ((320, "light", ALL), (768, "forced", OF_LOOKS), (1280, "dark", OF_LOOKS)):
            reader.look(width=width, scheme=scheme)
            assert reader.broken_rules(rules, inside="main") == "", f"{state}, at {width} px"
            for amiss in ("pastTheEdge", "smallTargets", "tooSmall"):
                assert reader.see(amiss) == [], f"{state}, {amiss} at {width} px"
        assert reader.page.title().startswith("Practice test"), state


def test_what_can_be_pressed_has_room_for_a_finger(reader: Reader, words: dict):
    keys = reader.page.locator(".study button:visible, .study label.choice:visible")
    for state in _states(reader, words, width=320):
        if state in ("question", "stopped", "sheet", "asking"):
            heights = keys.evaluate_all("(all) => all.map((e) => e.offsetHeight)")
            assert heights and min(heights) >= 44, state
        if state == "asking":
            break


def test_states_are_told_without_color(reader: Reader, words: dict):
    page = _state(reader, words, "sheet", scheme="forced")
    said = f"{words['rehearsal_answered']}, {words['rehearsal_flagged']}"
    assert page.locator(".sheet button").first.inner_text().split("\n") == ["1", said]
    current, other = page.locator(".sheet [aria-current=true]"), page.locator(".sheet button:not([aria-current])").first
    width = "(e) => getComputedStyle(e).borderInlineStartWidth"
    assert current.evaluate(width) == "8px" and other.evaluate(width) == "1px"


def test_without_scripts_the_page_leads_to_the_questions_and_the_book(reader_without_scripts: Reader):
    page = reader_without_scripts.open(HERE)
    assert page.get_by_role("main").get_by_role("button").count() == 0
    for name in ("questions-values", "questions-recovery", "questions-role", "questions-skills"):
        expect(page.get_by_role("main").locator(f"a[href='../{name}/']")).to_be_visible()
    expect(page.get_by_role("main").locator("a[href='../../about/downloads/']")).to_be_visible()


def test_the_page_says_what_is_not_known_of_the_exam(reader_without_scripts: Reader, guide: Guide):
    page = reader_without_scripts.open(HERE)
    for name in ("exam-question-count", "exam-section-weights", "exam-time-limit"):
        expect(page.get_by_role("main").locator(f"a[href='../../go/{name}/']:visible")).to_have_count(1)
    expect(page.get_by_role("main")).to_contain_text(guide["exam-time-limit"].value)
    assert not re.search(r"you will pass|guarantee", page.get_by_role("main").inner_text(), re.I)
