"""The job description builder: a manager's afternoon, what is kept and taken back, and what harms nothing however it is typed."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from scripts.guide import Guide
from scripts.schema import Duty

from .reader import CONTRAST, SCHEMES, SMALL_PHONE, TARGETS, Reader, follow, location_of

PAGE = "agency/job-description/"
PHONE = {"width": 360, "height": 740}
CCS = "Comprehensive Community Services (CCS)"
# What the manager writes first, and what the guide offers in its place.
MEDICATIONS = "deliver medications"
INSTEAD = "Talk with people about how they’d like to keep track of what they decided to take"
# Three lines that may be left out.
OPTIONAL = 3
# Whatever is typed comes out as it was typed.
HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %} {title}",
    "&#0; &amp; &lt;b&gt;",
    "Ride along 🚲👩🏽‍🚒 and “listen”",
    "مرافقة الناس إلى المواعيد",
    "]]> <!-- --> $& $1 \\u0000 %00 %E0%A4%A",
    "L" + "o" * 4998 + "ng",
    "__proto__",
    "constructor",
    "=cmd|' /C calc'!A0",
]
# As Word puts a list on the clipboard: bullets of several fonts, tabs, numbers, and characters that nobody sees.
PASTED = "•\tGo along to a hearing\r\n\uf0b7\tRead a form together\n1.\tAsk about the\tweek\x07\n\n   - Plan a walk\x0b o\tCall back"
UNPASTED = ["Go along to a hearing", "Read a form together", "Ask about the week", "Plan a walk", "Call back"]
LONGEST_ADDRESS = 6000
# A draft of an edition that never was: one line is gone, one was worded anew by somebody and is gone, one reads otherwise now.
OLD = (
    "#job=1&edition=March+1%2C+2026&program=ccs-program&lines=own-recovery_zzz.sweep-the-floor_abc_120.count-keys_abc.own-1_support_o"
    "&text-count-keys=Count+the+keys+%3Ci%3E&own-1=Water+the+plants&field-motto=Onward"
)
# Of lines, rows of hours and items on paper that are made of the same parts one stays: a hundredth has the colors of the first.
ONE_OF_EACH_SORT = """() => {
    const met = new Set(), look = ({ tagName, className, hidden }) => `${tagName}.${className}.${hidden}`;
    const sortOf = (one) => [one, ...one.querySelectorAll("*")].map(look).join();
    for (const one of document.querySelectorAll("main .line, main .hours, main li:not(.line)")) {
        if (met.has(sortOf(one))) one.remove();
        met.add(sortOf(one));
    }
}"""


class Builder:
    """The builder on a page, as a reader meets it."""

    def __init__(self, page: Page, words: dict[str, str]):
        self.page, self.words = page, words
        self.box = page.locator("[data-tool='agency/job_description']")
        self.paper = self.box.locator("[data-target='paper']")
        self.news = self.box.locator("[data-target='news']")
        self.announced = self.box.locator("[data-target='announced']")
        self.title = self.box.locator("[data-target='title']")

    def button(self, word: str, inside: Locator | None = None) -> Locator:
        return (inside or self.box).get_by_role("button", name=re.compile(f"^{re.escape(self.words[word])}"))

    def begin(self, program: str = CCS) -> None:
        self.box.get_by_role("radio", name=program, exact=True).check()
        self.button("job_begin").click()
        expect(self.title).to_be_focused()

    def line(self, text: str) -> Locator:
        return self.box.locator(".line", has=self.page.locator(".line__text", has_text=re.compile(f"^{re.escape(text)}$")))

    def lines(self) -> list[str]:
        """The lines that are in the description, in order."""
        return self.box.locator(".line:not(.line--out) .line__text").all_text_contents()

    def optional(self) -> list[str]:
        return self.box.locator(".line:has(input:enabled:checked) .line__text").all_text_contents()

    def add(self, text: str) -> None:
        self.box.get_by_label(self.words["job_own_lines"]).fill(text)
        self.button("job_own_add").click()

    def on_paper(self, text: str) -> None:
        expect(self.paper).to_contain_text(text)

    def kept(self) -> str:
        """The draft behind the #, once the last letter is in it."""
        self.page.evaluate("dispatchEvent(new Event('pagehide'))")
        return location_of(self.page).partition("#")[2]

    def go(self, fragment: str) -> None:
        """To another address of the page, without reading it anew."""
        follow(self.page, fragment)


@pytest.fixture
def builder(reader: Reader, words: dict[str, str]) -> Builder:
    return Builder(reader.open(PAGE), words)


def _saved(page: Page, click: Callable[[], None], folder: Path) -> Path:
    with page.expect_download() as waited:
        click()
    path = folder / waited.value.suggested_filename
    waited.value.save_as(path)
    return path


# ---- a manager's afternoon


def _by_keys(target: Locator) -> None:
    target.focus()
    target.press("Space" if target.get_attribute("type") == "checkbox" else "Enter")


@pytest.mark.parametrize("way", ["keyboard", "touch"])
def test_a_manager_has_a_description_in_word_this_afternoon(
    new_reader: Callable[..., Reader], words: dict[str, str], guide: Guide, tmp_path: Path, way: str
):
    is_touch = way == "touch"
    reader = new_reader(has_touch=is_touch)
    page = reader.open(PAGE, **(PHONE if is_touch else {}))
    builder = Builder(page, words)
    press: Callable[[Locator], None] = Locator.tap if is_touch else _by_keys
    if is_touch:
        builder.box.get_by_text(CCS, exact=True).tap()
    else:
        builder.box.get_by_role("radio").first.focus()
        page.keyboard.press("ArrowDown")
    press(builder.button("job_begin"))
    expect(builder.title).to_have_text(words["job_title_of"].replace("{program}", CCS))
    expect(builder.title).to_be_focused()

    # What makes the work peer support stays, and has no box to clear.
    core = builder.box.locator(".line").first
    expect(core.get_by_role("checkbox")).to_have_count(0)
    expect(core).to_contain_text(words["job_core"])
    press(core.locator("summary"))
    expect(core).to_contain_text(guide["duty-peer-support"].why_core)
    assert core.get_by_role("link").count() > 0

    left_out = builder.optional()[:OPTIONAL]
    for text in left_out:
        press(builder.line(text).get_by_role("checkbox"))
        expect(builder.announced).to_contain_text(words["job_did_leave_out"].partition("{")[0])
        expect(builder.line(text)).to_have_class(re.compile("line--out"))

    builder.box.get_by_label(words["job_own_lines"]).fill(MEDICATIONS)
    press(builder.button("job_own_add"))
    line = builder.line(MEDICATIONS)
    advice = line.get_by_role("status")
    task = guide["deliver-medication-daily"]
    expect(advice).to_contain_text(task.title)
    expect(advice).to_contain_text(task.why)
    expect(advice).to_contain_text(guide.settings.interface.names["another-role"])
    assert advice.get_by_role("link").count() > len(task.because)
    # The field is far from the line: a key beside it leads there.
    answer = guide.settings.interface.names["another-role"]
    leads_there = words["job_look_at_line"].replace("{line}", MEDICATIONS).replace("{verdict}", answer)
    press(builder.box.get_by_role("button", name=leads_there))
    expect(builder.button("job_change", line)).to_be_focused()
    expect(advice).to_be_in_viewport()
    # It advises, and blocks nothing.
    builder.on_paper(MEDICATIONS)
    press(builder.button("job_use", advice))
    expect(advice).to_be_hidden()
    reworded = builder.line(INSTEAD)
    expect(builder.button("job_change", reworded)).to_be_focused()

    # In CCS the builder says who must supervise, and where that stands.
    rule = builder.box.locator(".job__rule")
    expect(rule).to_contain_text("groups 1 to 8")
    expect(rule.get_by_role("link", name="36.11 (2)")).to_be_visible()

    builder.box.get_by_label("Agency", exact=True).fill("Lakeside Peer Support")
    builder.on_paper("Lakeside Peer Support")
    builder.on_paper(INSTEAD)
    for text in left_out:
        expect(builder.paper).not_to_contain_text(text)
    if is_touch:
        press(builder.button("job_to_documents"))
        expect(builder.paper).to_be_in_viewport()
    path = _saved(page, lambda: press(builder.button("job_word")), tmp_path)
    assert path.name == "job-description-ccs-program.docx"
    document = Document(path)
    said = "\n".join(p.text for p in document.paragraphs)
    assert INSTEAD in said and "Lakeside Peer Support" in said and MEDICATIONS not in said
    assert [text for text in left_out if text in said] == []
    assert [text for text in builder.lines() if text not in said] == []
    assert any(p.style.name.startswith("Heading") for p in document.paragraphs)
    expect(builder.box.locator("[data-target='taken']")).to_have_text(words["job_word_made"])
    assert reader.mishaps.script_errors == reader.mishaps.requests_elsewhere == reader.mishaps.refused_by_policy == []


# ---- kept, taken back


def test_nothing_is_lost_on_reload_or_back_and_all_of_it_can_be_taken_back(builder: Builder, words: dict[str, str]):
    page = builder.page
    builder.begin()
    before = builder.lines()
    first = builder.optional()[0]
    builder.line(first).get_by_role("checkbox").uncheck()
    builder.box.get_by_label("Pay", exact=True).fill("$24 an hour")
    builder.add("Fold the newsletter")
    moved = builder.box.locator(".line").first
    text = moved.locator(".line__text").text_content()
    builder.button("job_down", moved).click()
    expect(builder.button("job_down", builder.line(text))).to_be_focused()
    expect(builder.announced).to_contain_text("It’s number 2 of")
    changed = builder.lines()
    assert changed[:2] == [before[1], before[0]] and first not in changed

    # Reloaded, and come back to from another page, by Back and by a link.
    builder.kept()
    page.reload()
    expect(builder.title).to_be_visible()
    assert builder.lines() == changed
    expect(builder.box.get_by_label("Pay", exact=True)).to_have_value("$24 an hour")

    # A page asked for anew at once comes back as the browser had it: with the address before, and nothing beside it.
    before = location_of(page)
    builder.box.get_by_label("Pay", exact=True).fill("$25 an hour")
    page.evaluate("before => { history.replaceState(null, '', before); history.replaceState = () => {}; }", before)
    page.reload()
    expect(builder.title).to_be_visible()
    expect(builder.box.get_by_label("Pay", exact=True)).to_have_value("$25 an hour")
    builder.box.get_by_label("Pay", exact=True).fill("$24 an hour")
    builder.kept()

    page.goto(page.url.partition("agency/")[0] + "about/privacy/")
    page.go_back()
    expect(builder.title).to_be_visible()
    assert builder.lines() == changed
    page.goto(page.url.partition("agency/")[0] + "about/privacy/")
    page.goto(page.url.partition("about/")[0] + PAGE)
    expect(builder.title).to_be_visible()
    assert builder.lines() == changed

    # Another program is a step: Back leads to the draft as it was left, with what was typed a moment ago.
    builder.box.get_by_label("Place of work", exact=True).fill("Eau Claire")
    builder.button("job_change_program").click()
    expect(builder.box.get_by_role("radio", name=CCS, exact=True)).to_be_focused()
    page.go_back()
    expect(builder.box.get_by_label("Place of work", exact=True)).to_have_value("Eau Claire")
    builder.button("job_change_program").click()
    builder.begin("Peer-run respite")
    expect(builder.box.get_by_label("Pay", exact=True)).to_have_value("$24 an hour")
    assert "Fold the newsletter" in builder.lines() and first not in builder.lines()

    builder.button("job_start_over").click()
    expect(builder.box.get_by_label("Pay", exact=True)).to_have_value("")
    builder.button("job_undo").click()
    expect(builder.announced).to_have_text(words["job_undone"].replace("{what}", words["job_did_start_over"]))
    expect(builder.box.get_by_label("Pay", exact=True)).to_have_value("$24 an hour")
    builder.button("job_redo").click()
    expect(builder.box.get_by_label("Pay", exact=True)).to_have_value("")
    # By keys too, where one isn't typing.
    builder.title.focus()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(builder.title).to_contain_text(CCS)
    page.keyboard.press("Control+Shift+z")
    expect(builder.title).to_contain_text("Peer-run respite")
    for _ in range(20):
        builder.title.focus()
        page.keyboard.press("Control+z")
    expect(builder.button("job_undo")).to_have_attribute("aria-disabled", "true")
    assert builder.lines() == changed


def test_a_line_is_worded_anew_and_a_core_line_added_to(builder: Builder, words: dict[str, str]):
    builder.begin()
    text = builder.optional()[0]
    line = builder.box.locator(f"[data-line='{builder.line(text).get_attribute('data-line')}']")
    builder.button("job_change", line).click()
    field = line.get_by_label(words["job_own_wording"])
    expect(field).to_be_focused()
    expect(field).to_have_value(text)
    field.fill("Walk along <b>the river</b>")
    builder.on_paper("Walk along <b>the river</b>")
    builder.page.keyboard.press("Escape")
    expect(builder.button("job_change", line)).to_be_focused()
    builder.button("job_change", line).click()
    field.fill("")
    expect(line.locator(".line__text")).to_have_text(text)
    core = builder.box.locator(".line").first
    wording = core.locator(".line__text").text_content()
    builder.button("job_change", core).click()
    core.get_by_label(words["job_add_to"]).fill("On two floors.")
    builder.on_paper(f"{wording} On two floors.")
    assert "more-peer-support=On+two+floors." in builder.kept()


# ---- the week


def test_the_hours_of_a_week_add_up(builder: Builder, words: dict[str, str]):
    builder.begin()
    total, parts = (builder.box.locator(f"[data-target='hours-{name}']") for name in ("sum", "parts"))
    few = builder.box.locator("[data-target='hours-few']")
    builder.button("job_share_out").click()
    expect(total).to_have_text(words["job_hours_whole"].replace("{week}", "40"))
    hours, percents = re.findall(r"([\d.]+) hours", parts.text_content()), re.findall(r"(\d+) %", parts.text_content())
    assert (sum(map(float, hours)), sum(map(int, percents))) == (40, 100)
    expect(few).to_be_hidden()
    builder.button("job_clear_hours").click()
    builder.add("Stock the shelves")
    stocking = builder.box.locator(".hours", has_text="Stock the shelves")
    stocking.get_by_role("checkbox").uncheck()
    stocking.get_by_role("spinbutton").fill("30")
    builder.box.locator(".hours").first.get_by_role("spinbutton").fill("2.5")
    expect(parts).to_contain_text("Peer support: 2.5 hours, 6 %. Other work: 30 hours, 75 %.")
    expect(total).to_have_text("Hours with a place: 32.5 of 40. Hours left: 7.5.")
    # A word, and a link to what it rests on; nothing is held up.
    expect(few).to_contain_text(words["job_hours_few"])
    expect(few.get_by_role("link")).to_have_count(1)
    builder.box.get_by_label(words["job_week"]).fill("20")
    expect(total).to_contain_text("That’s 12.5 more than the 20")
    builder.page.reload()
    expect(total).to_contain_text("That’s 12.5 more than the 20")


# ---- whatever is typed


def test_whatever_is_typed_or_pasted_comes_out_as_it_was(builder: Builder, words: dict[str, str], guide: Guide, tmp_path: Path):
    page = builder.page
    builder.begin()
    builder.add(PASTED)
    expect(builder.announced).to_have_text(words["job_did_add_many"].replace("{count}", str(len(UNPASTED))))
    many = [f"{HOSTILE[i % len(HOSTILE)]} {i}" for i in range(2 * len(HOSTILE))]
    builder.add("\n".join(many))
    lines = builder.lines()
    assert [text for text in (*UNPASTED, *many) if text not in lines] == []
    fields = [field for field in guide.settings.posting.fields if not field.by_hand]
    for field, text in zip(fields, HOSTILE, strict=False):
        builder.box.get_by_label(field.label, exact=True).fill(text)
    builder.on_paper(many[-1])
    shown = builder.paper.inner_text()
    assert [text for text in (*many, *UNPASTED) if text not in shown] == []
    assert builder.paper.locator("script, b, i").count() == 0

    # Too long for an address: said so, kept in the tab, and in a file.
    address = builder.kept()
    assert len(address) < LONGEST_ADDRESS and "kept=tab" in address
    expect(builder.box.locator("[data-target='kept']")).to_have_text(words["job_kept_tab"])
    draft = _saved(page, lambda: builder.button("job_save").click(), tmp_path)
    word = Document(_saved(page, lambda: builder.button("job_word").click(), tmp_path))
    said = "\n".join(p.text for p in word.paragraphs)
    assert [text for text in (*many, *UNPASTED) if text not in said] == []
    page.reload()
    expect(builder.title).to_be_visible()
    assert builder.lines() == lines

    # The link alone, in another tab, says where the draft is; the file brings it.
    builder.kept()
    page.evaluate("() => { sessionStorage.clear(); history.replaceState(null, '', location.href); }")
    page.reload()
    expect(builder.news).to_contain_text(words["job_news_lost"])
    expect(builder.title).to_contain_text(CCS)
    assert "Plan a walk" not in builder.lines()
    builder.box.locator("[data-target='file']").set_input_files(draft)
    expect(builder.announced).to_have_text(words["job_did_open"])
    assert builder.lines() == lines
    for field, text in zip(fields, HOSTILE, strict=False):
        expect(builder.box.get_by_label(field.label, exact=True)).to_have_value(text)
    expect(builder.news).to_be_hidden()


def test_an_old_draft_tells_what_has_changed_and_loses_nothing_typed(builder: Builder, words: dict[str, str], guide: Guide):
    page = builder.page
    builder.go(OLD)
    expect(builder.news).to_be_visible()
    told = builder.news.inner_text()
    assert words["job_news_since"].partition("(")[0] in told and "March 1, 2026" in told
    assert f"sweep the floor. {words['job_news_hours'].replace('{hours}', '2')}" in told
    assert words["job_news_kept"].replace("{text}", "Count the keys <i>") in told
    assert guide["duty-own-recovery"].text in told
    assert guide["duty-power"].text in told
    assert "motto: Onward" in told
    lines = builder.lines()
    assert lines[:2] == [guide["duty-own-recovery"].text, "Count the keys <i>"] and "Water the plants" in lines
    # What is new is left out, unless it is of the core.
    news = {duty.text for duty in guide.select("duty") if duty.core}
    assert news <= set(lines)
    expect(
        builder.line(next(d.text for d in guide.select("duty") if not d.core and not d.programs)).get_by_role("checkbox")
    ).not_to_be_checked()
    # It is told again until somebody has done something.
    page.reload()
    expect(builder.news).to_contain_text("sweep the floor")
    builder.button("job_news_read").click()
    expect(builder.title).to_be_focused()
    builder.kept()
    page.reload()
    expect(builder.title).to_be_visible()
    expect(builder.news).to_be_hidden()
    assert builder.lines() == lines


# What stands behind a # that somebody meant to harm, or that was cut or mixed up on its way.
FRAGMENTS = [
    "job=",
    "job=2",
    "job=1",
    "job=1&program=",
    "job=1&program=__proto__",
    "job=1&program=constructor&lines=constructor_abc",
    "job=1&program=" + "x" * 5000,
    "job=1&program=%",
    "job=1&program=%E0%A4%A",
    "job=1&program=%00%01%02",
    "job=1&lines=",
    "job=1&lines=.....",
    "job=1&lines=***",
    "job=1&lines=___.___",
    "job=1&lines=own-1_support_o",
    "job=1&lines=own-0.own-.own-99999.own-1e9",
    "job=1&lines=peer-support.peer-support.peer-support",
    "job=1&lines=peer-support*&program=ccs-program",
    "job=1&lines=peer-support_zzz_99999999",
    "job=1&lines=peer-support_zzz_-5",
    "job=1&lines=__proto__.constructor.toString",
    "job=1&lines=" + ".".join(f"x{i}" for i in range(3000)),
    "job=1&lines=" + "a" * 100_000,
    "job=1&lines=<script>alert(1)</script>",
    "job=1&lines=[[[[[[[[{{{{{{{{",
    "job=1&own-1=" + "%F0%9F%9A%B2" * 300,
    "job=1&own-1=%ED%A0%80",
    "job=1&own-1=" + "z" * 50_000,
    "job=1&" + "&".join(f"own-{i}=x" for i in range(1, 1200)),
    "job=1&own-1=a&own-1=b&lines=own-1_nowhere_q",
    "job=1&text-peer-support=x&more-peer-support=y",
    "job=1&text-__proto__=x&field-__proto__=y&more-constructor=z",
    "job=1&" + "&".join(f"field-f{i}=x" for i in range(900)),
    "job=1&field-=x&text-=y&more-=z",
    "job=1&field-pay=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
    "job=1&week=NaN",
    "job=1&week=-40",
    "job=1&week=1e309",
    "job=1&week=0",
    "job=1&doc=__proto__",
    "job=1&doc=" + "d" * 9000,
    'job={"program":"ccs-program","lines":[{"a":{"b":[null]}}]}',
    "job=1&edition=<b>tomorrow</b>&lines=gone_abc",
    "job=1&kept=elsewhere",
]


def test_a_fragment_that_is_damaged_or_hostile_harms_nothing(builder: Builder, words: dict[str, str], guide: Guide):
    page = builder.page
    program = guide.settings.posting.programs[-1].id
    core = {duty.id: next((w.text for w in duty.wordings if w.program == program), duty.text) for duty in guide.every(Duty) if duty.core}
    builder.begin(guide.settings.posting.programs[-1].name)
    builder.add("Water the plants")
    mine = builder.lines()
    for fragment in FRAGMENTS:
        builder.go(f"#{fragment}")
        lines = builder.lines()
        # The core may have been added to; nothing else of it changes.
        assert [text for text in core.values() if not any(line.startswith(text) for line in lines)] == [], fragment[:80]
    assert page.locator("main img, main script:not([data-words])").count() == 0
    assert page.evaluate("({}).x === undefined && Object.keys(Object.prototype).length === 0")
    # Each was a step, so what somebody had before is not gone.
    builder.button("job_undo").focus()
    for _ in FRAGMENTS:
        if builder.lines() == mine:
            break
        page.keyboard.press("Enter")
    assert builder.lines() == mine
    for fragment in ("job=", "job=1&week=-40", "job=1&lines=***"):
        builder.go("#" + fragment)
        expect(builder.news).to_contain_text(words["job_news_damaged"])
    # What is no draft takes the place of none.
    builder.add("Water the flowers")
    address = "#" + builder.kept()
    builder.go("#anything=else")
    expect(builder.line("Water the flowers")).to_be_visible()
    assert location_of(page).endswith(address)


FILES = [
    "",
    "{",
    "null",
    "[]",
    '"job"',
    "[" * 100_000,
    '{"is": 7}',
    '{"is": "draft of a job description"}',
    '{"is": "draft of a job description", "job": 1}',
    '{"is": "something else", "job": "1"}',
    '{"__proto__": {"is": "draft of a job description", "job": "1"}}',
    "x" * 5_000_000,
]


def test_a_file_that_holds_no_draft_changes_nothing_and_one_that_is_odd_gives_what_it_has(
    builder: Builder, words: dict[str, str], tmp_path: Path
):
    builder.begin()
    builder.add("Water the plants")
    lines = builder.lines()
    field, said = builder.box.locator("[data-target='file']"), builder.box.locator("[data-target='file-said']")
    file = tmp_path / "draft.json"
    for text in FILES:
        builder.page.evaluate("document.querySelector('[data-target=file-said]').textContent = ''")
        # From where it lies: what is that long would be handed over letter by letter.
        file.write_text(text, encoding="utf-8", newline="\n")
        field.set_input_files(file)
        expect(said).to_have_text(words["job_no_draft"])
        assert builder.lines() == lines
    odd = {"is": "draft of a job description", "job": "1", "lines": ["a"], "own-1": "Kept \ud800 & <b>", "week": {}, "__proto__": "x"}
    field.set_input_files({"name": "draft.json", "mimeType": "application/json", "buffer": json.dumps(odd).encode()})
    expect(builder.line("Kept \ufffd & <b>")).to_be_visible()
    builder.button("job_undo").click()
    assert builder.lines() == lines


def test_a_saved_draft_is_opened_from_the_first_form(builder: Builder, words: dict[str, str]):
    draft = {"is": "draft of a job description", "job": "1", "program": "crs-program", "own-1": "Water the plants"}
    builder.box.locator("summary", has_text=words["job_have_draft"]).click()
    file = {"name": "draft.json", "mimeType": "application/json", "buffer": b"no"}
    builder.box.get_by_label(words["job_choose_file"]).set_input_files(file)
    builder.button("job_begin").click()
    expect(builder.box.locator(".study__said")).to_have_text(words["job_no_draft"])
    builder.box.get_by_label(words["job_choose_file"]).set_input_files(file | {"buffer": json.dumps(draft).encode()})
    builder.button("job_begin").click()
    expect(builder.line("Water the plants")).to_be_visible()
    expect(builder.title).to_contain_text("(CRS)")


def test_blocked_storage_and_a_full_history_lose_nothing(new_reader: Callable[..., Reader], words: dict[str, str]):
    reader = new_reader()
    reader.context.add_init_script("""
        Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });
    """)
    builder = Builder(reader.open(PAGE), words)
    builder.begin()
    builder.add("Water the plants")
    assert "own-1=Water+the+plants" in builder.kept()
    builder.page.reload()
    expect(builder.line("Water the plants")).to_be_visible()
    builder.page.evaluate("() => { history.replaceState = () => { throw new DOMException('too often', 'SecurityError'); }; }")
    builder.add("x" * 7000)
    builder.kept()
    expect(builder.box.locator("[data-target='kept']")).to_have_text(words["job_kept_nowhere"])


# ---- taking it along


def test_each_document_is_shown_copied_and_printed_alone(builder: Builder, words: dict[str, str], guide: Guide):
    page = builder.page
    builder.begin()
    builder.add("Water <the> plants")
    choice = builder.box.get_by_role("combobox", name=words["job_document"], exact=True)
    for recipe in guide.settings.posting.documents:
        choice.select_option(recipe.id)
        expect(builder.box.locator("[data-target='about']")).to_have_text(recipe.about)
        expect(builder.paper.get_by_role("heading").first).to_be_visible()
    assert f"doc={guide.settings.posting.documents[-1].id}" in builder.kept()
    page.reload()
    expect(choice).to_have_value(guide.settings.posting.documents[-1].id)
    choice.select_option(guide.settings.posting.documents[0].id)
    builder.on_paper("Water <the> plants")
    builder.button("job_copy").click()
    expect(builder.box.locator("[data-target='taken']")).to_have_text(words["job_copied"])
    html = page.evaluate("""async () => {
        const [item] = await navigator.clipboard.read();
        return (await item.getType("text/html")).text();
    }""")
    assert "<li" in html and "Water &lt;the&gt; plants" in html
    builder.button("job_copy_text").click()
    expect(builder.box.locator("[data-target='taken']")).to_have_text(words["job_text_copied"])
    assert "Water <the> plants" in page.evaluate("navigator.clipboard.readText()")
    page.emulate_media(media="print")
    shown = page.evaluate("document.body.innerText")
    page.emulate_media(media="screen")
    assert shown.strip() == builder.paper.inner_text().strip()


# ---- light, and for everyone


def test_what_the_builder_needs_comes_when_it_is_used(new_reader: Callable[..., Reader], words: dict[str, str]):
    reader = new_reader()
    asked = reader.site.asked
    start = len(asked)
    builder = Builder(reader.open(PAGE), words)
    heavy = ("job-description.json", "tasks.json", "documents.js", "word.js", "template.json", "job_description.js")

    def came() -> set[str]:
        return {name for name in heavy if any(path.endswith("/" + name) for path in asked[start:])}

    assert came() == set()
    builder.begin()
    assert came() == {"job-description.json", "documents.js", "job_description.js"}
    builder.add(MEDICATIONS)
    expect(builder.line(MEDICATIONS).get_by_role("status")).to_be_visible()
    assert came() == set(heavy) - {"word.js", "template.json"}


def test_everyone_can_use_it(builder: Builder, reader: Reader):
    """A draft with news, advice, a line that is being worded and hours: by its parts on a phone, by its layout and colors on a laptop."""
    reader.look(**SMALL_PHONE)
    builder.go(OLD)
    expect(builder.news).to_be_visible()
    builder.add(MEDICATIONS)
    advice = builder.line(MEDICATIONS).get_by_role("status")
    expect(advice).to_be_visible()
    builder.button("job_change", builder.line(MEDICATIONS)).click()
    builder.button("job_share_out").click()
    assert reader.see("pastTheEdge") == []
    assert reader.broken_rules(inside="main") == ""
    # The name of each key says what it does to which line.
    names = builder.box.locator(".line button:visible").evaluate_all("(keys) => keys.map((key) => key.textContent)")
    assert len(names) == len(set(names))
    reader.look()
    expect(advice).to_be_visible()
    assert reader.see("pastTheEdge") == []
    # The parts have their names and roles in any window; what a wide one changes is where they stand, and how near.
    assert reader.broken_rules(TARGETS, inside="main") == ""
    builder.page.evaluate(ONE_OF_EACH_SORT)
    for scheme in SCHEMES:
        reader.look(scheme=scheme)
        assert reader.broken_rules(CONTRAST, inside="main") == "", scheme
