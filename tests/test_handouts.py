"""Handouts and cards: one item is one page of paper, nothing is cut off, no answer is told unless one asks, and nothing harmful runs."""

import io
import re
from collections.abc import Callable

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from scripts.guide import Guide
from scripts.render import plain
from scripts.schema import Case, Entry, Question, Task

from .built_site import Site
from .harmful import FRAGMENTS, there
from .line import Line
from .reader import LAYOUTS, Reader, listen_to, location_of

PAGE = "class/print/"
SHEET = re.compile(rb"/Type /Page\n")
QUESTION, TASK, CASE, CLAUSE = "q-0511", "give-a-ride", "waiting-room-question", "informed-choice"
ONE_OF_EACH = f"{QUESTION}.{TASK}.{CASE}.{CLAUSE}"
# The smallest letters that are good to read on paper, in points; 4 px are 3 pt.
SMALLEST = 9.5
# What on paper is larger than its sheet or its card, as its words: it would be cut off.
CUT_OFF = """() => [...document.querySelectorAll(".paper, .cutout")]
    .filter((one) => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth).map((one) => one.textContent)"""
# The size of each text on paper, in points.
SIZES = """() => {
    const sizes = new Set(), texts = document.createTreeWalker(document.querySelector("[data-target=papers]"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const { parentElement: of, textContent } = texts.currentNode;
        if (textContent.trim() && of.checkVisibility()) sizes.add(parseFloat(getComputedStyle(of).fontSize) * 0.75);
    }
    return [...sizes];
}"""
# What stands behind the # of an address that is damaged, cut off or meant to harm, and what is read of it.
HOSTILE: dict[str, list[str]] = {fragment: ids for fragment, ids in FRAGMENTS.items() if "=" in fragment} | {
    "show=session-boundaries": [],
    "as=cards": [],
    "show=Q-0511&as=<b>&answers=all": [QUESTION],
    "show=q-0511&as=cards&as=pages": [QUESTION],
    "show=q-0511&answers=__proto__": [QUESTION],
}
# Another address of the page that is open, with nothing left of what was said and shown for the one before.
ANOTHER = """(fragment) => {
    for (const said of document.querySelectorAll(".study__said, #print-missing, [data-target=papers]")) said.replaceChildren();
    delete document.querySelector("[data-tool='class/print']").dataset.settled;
    location.hash = fragment;
}"""
# What somebody types or pastes, and the ids and the rest that come of it.
TYPED = {
    "q-0511": ("q-0511", ""),
    " Q-0511,q-0512 ;\n\nq-0513": ("q-0511 q-0512 q-0513", ""),
    "/go/informed-choice/": ("informed-choice", ""),
    "https://example.org/guide/go/q-0511/ go/own-recovery": ("q-0511 own-recovery", ""),
    "https://example.org/guide/go/q-0511/show/#q-0511-pause": ("q-0511", ""),
    "https://example.org/class/show/#show=q-0511*5._break*10.informed-choice&at=x": ("q-0511 informed-choice", ""),
    "1.2": ("competency-1-2", ""),
    "Competency 1.2, Scope 9": ("competency-1-2 scope-9", ""),
    "job support 6\nq-0511 1.2": ("job-support-6 q-0511 competency-1-2", ""),
    "Question 511, 512 and": ("q-0511 q-0512 and", ""),
    "“informed-choice”. (q-0511)": ("informed-choice q-0511", ""),
    "informed-choice informed-choice": ("informed-choice", ""),
    "<b>, q-0511": ("q-0511", "<b>"),
    "a--b " + "x" * 50: ("", "a--b " + "x" * 50),
    "": ("", ""),
}


class Handouts:
    """The tool on its page."""

    def __init__(self, page: Page, words: dict[str, str]):
        self.page, self.words = page, words
        self.field = page.get_by_label(words["print_items"])
        self.papers = page.locator(".paper")
        self.cards = page.locator(".cutout")
        self.notes = page.locator(".handouts__notes")
        self.missing = page.locator("#print-missing")
        self.said = page.locator(".study__said")
        self.title = page.get_by_role("heading", name=words["print_title"])

    def key(self, word: str) -> Locator:
        return self.page.get_by_role("button", name=self.words[word], exact=True)

    def choose(self, word: str) -> None:
        self.page.get_by_role("radio", name=self.words[word], exact=True).check()

    def addresses(self) -> list[str]:
        """What stands at the foot of each item, without the name of the site."""
        return [text.partition("/")[2] for text in self.papers.locator(".paper__address").all_inner_texts()]

    def text(self) -> str:
        """All that goes on paper."""
        return " ".join(self.papers.all_inner_texts())


def sheets(reader: Reader, **paper) -> int:
    """How many sheets the open page takes, of Letter if nothing else is said."""
    reader.look(media="print")
    printed = reader.page.pdf(**(paper or {"format": "Letter", "prefer_css_page_size": True}))
    reader.look()
    return len(SHEET.findall(printed))


def opened(reader: Reader, words: dict, fragment: str, **look) -> Handouts:
    """The tool with what an address names on paper."""
    page = reader.open(f"{PAGE}#{fragment}", **look)
    expect(page.locator(".paper").first).to_be_attached()
    return Handouts(page, words)


@pytest.fixture(scope="module")
def longest(guide: Guide) -> list[Entry]:
    """The longest record of each kind, but of sessions, which have a sheet of their own."""
    return [
        max(records, key=lambda record: len(record.model_dump_json())) for kind, records in guide.by_kind.items() if kind != "class-session"
    ]


# ---- paper


def test_one_item_is_one_page_the_longest_of_each_kind_too(reader: Reader, words: dict, site: Site, longest: list[Entry]):
    """With its title, its address, a code, the day and which guide says so, in letters that can be read; what is left out is told."""
    host = site.url.removeprefix("http://")
    ids = ".".join(record.id for record in longest)
    for answers, least_cut in (("without", 0), ("with", 1)):
        page = opened(reader, words, f"show={ids}&answers={answers}").page
        papers = page.locator(".paper")
        expect(papers).to_have_count(len(longest))
        expect(page.locator(".paper__qr svg")).to_have_count(len(longest))
        assert sheets(reader) == len(longest)
        reader.look(media="print")
        assert page.evaluate(CUT_OFF) == []
        assert min(page.evaluate(SIZES)) >= SMALLEST
        day = page.evaluate("import('/assets/javascripts/shared/days.js').then(({ inWords, today }) => inWords(today()))")
        for record, paper in zip(longest, papers.all(), strict=True):
            said = paper.inner_text()
            for part in (f"{host}go/{record.id}/", f"{words['task_day']} {day}.", words["unofficial"], words["edition_of"]):
                assert part in said, record.id
            assert reader.guide.title(record) in said
        rests = [rest.inner_text() for rest in page.locator(".paper__rest:visible").all()]
        assert len(rests) >= least_cut
        told = re.escape(words["print_rest"]).replace(r"\{address\}", rf"{re.escape(host)}go/[a-z0-9-]+/")
        assert [rest for rest in rests if not re.fullmatch(told, rest)] == []
        # Of what is for a screen, nothing.
        assert reader.see("controls") == []
        expect(page.get_by_role("contentinfo")).to_be_hidden()


@pytest.mark.parametrize("fragment", [f"show={QUESTION}", f"show={CLAUSE}&as=cards", f"show={TASK}&answers=apart"])
def test_no_empty_page_comes_after_the_last(reader: Reader, words: dict, fragment: str):
    handouts = opened(reader, words, fragment)
    assert sheets(reader) == handouts.papers.count() == (2 if "apart" in fragment else 1)


def test_a_page_of_any_paper_and_in_the_dark_is_black_on_white(reader: Reader, words: dict):
    """A4 is narrower, and somebody may read in the dark."""
    page = opened(reader, words, f"show={ONE_OF_EACH}&answers=with", scheme="dark").page
    assert sheets(reader, format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "0.5in")) == 4
    reader.look(media="print", scheme="dark")
    expect(page.locator(".paper__title").first).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator(".paper").first).to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_the_key_prints_once_the_codes_are_there_and_a_phone_reads_them(new_reader: Callable[..., Reader], words: dict, site: Site):
    reader = new_reader()
    line = Line(reader.page, "**/vendor/qr.js")
    handouts = opened(reader, words, f"show={QUESTION}", scheme="dark")
    page = handouts.page
    page.evaluate("window.print = () => { document.documentElement.dataset.printed = document.querySelectorAll('.paper__qr svg').length; }")
    handouts.key("print_now").click()
    expect(page.locator("html")).not_to_have_attribute("data-printed", "1")
    line.open()
    expect(page.locator("html")).to_have_attribute("data-printed", "1")
    shot = page.locator(".paper__foot").screenshot()
    assert [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(shot)))] == [f"{site.url}go/{QUESTION}/"]


def test_without_its_code_a_page_has_its_address(new_reader: Callable[..., Reader], words: dict):
    reader = new_reader()
    Line(reader.page, "**/vendor/qr.js", is_cut=True)
    handouts = opened(reader, words, f"show={QUESTION}")
    handouts.page.evaluate("window.print = () => { document.documentElement.dataset.printed = ''; }")
    handouts.key("print_now").click()
    expect(handouts.page.locator("html")).to_have_attribute("data-printed", "")
    expect(handouts.page.locator(".paper__address")).to_contain_text(f"go/{QUESTION}/")
    assert sheets(reader) == 1


# ---- cards


def test_thirty_cards_come_back_from_their_address_and_none_is_cut_off(reader: Reader, words: dict, guide: Guide):
    kinds = ("competency", "question", "task", "term", "case", "program")
    records = [record for kind in kinds for record in sorted(guide.by_kind[kind], key=lambda one: -len(one.model_dump_json()))[:5]]
    ids = [record.id for record in records]
    assert len(ids) == 30
    handouts = opened(reader, words, f"show={'.'.join(ids)}")
    page = handouts.page
    handouts.choose("print_cards")
    handouts.choose("print_with")
    assert location_of(page).endswith(f"#show={'.'.join(ids)}&as=cards&answers=with")
    page.reload()
    expect(handouts.cards).to_have_count(30)
    expect(page.get_by_role("radio", name=words["print_cards"])).to_be_checked()
    expect(page.get_by_role("radio", name=words["print_with"], exact=True)).to_be_checked()
    assert sheets(reader) == handouts.papers.count() < 12
    reader.look(media="print")
    assert page.evaluate(CUT_OFF) == []
    assert min(page.evaluate(SIZES)) >= SMALLEST
    on_cards = handouts.cards.all_inner_texts()
    for record in records:
        (card,) = [card for card in on_cards if f"go/{record.id}/" in card]
        assert guide.title(record) in card
    # Those of one column have one width and stand on whole rows, so that they can be cut.
    widths = handouts.cards.evaluate_all("(all) => [...new Set(all.map((one) => Math.round(one.getBoundingClientRect().width)))]")
    assert len(widths) == 1 or max(widths) - min(widths) <= 1
    reader.look()
    # What is on paper goes back into the field, and from there on paper again.
    handouts.key("print_change").click()
    assert handouts.field.input_value().split() == ids
    expect(handouts.field).to_be_focused()
    handouts.key("print_show").click()
    expect(handouts.cards).to_have_count(30)


# ---- answers


def test_no_answer_is_told_unless_one_asks_and_then_beside_it_or_apart(reader: Reader, words: dict, guide: Guide):
    question, task, case = guide[QUESTION], guide[TASK], guide[CASE]
    assert isinstance(question, Question)
    assert isinstance(task, Task)
    assert isinstance(case, Case)
    verdict = guide.settings.interface.names[task.verdict]
    letter = "ABCDEF"[question.options.index(question.best)]
    # What tells an answer: the mark, reasons, what changes it; a verdict; what pulls, which waits in the class view of a session too.
    why = plain(question.best.why)
    tells = [words["best"], why[:40], words["twins"], verdict, plain(task.why), plain(task.say_this)[:40], plain(case.pulls[0])[:40]]
    for form in ("pages", "cards"):
        handouts = opened(reader, words, f"show={ONE_OF_EACH}&as={form}")
        text = handouts.text()
        for part in (plain(question.stem)[:60], words["task_asked"].partition("{")[0].strip(), plain(case.situation)[:60]):
            assert part in text, form
        assert [part for part in tells if part in text] == [], form
        # Nor does the address lead to one.
        addresses = sorted(f"go/{one}/{'show/' * (one in (TASK, CASE))}" for one in ONE_OF_EACH.split("."))
        assert sorted(handouts.addresses()) == addresses, form
        handouts.choose("print_with")
        text = handouts.text()
        assert words["twins"] not in text
        for part in (f"{plain(question.best.text)} ({words['best']})", why[:40], verdict, plain(task.why), plain(case.pulls[0])[:40]):
            assert part in text, (form, part)
        assert sorted(handouts.addresses()) == sorted(f"go/{one}/" for one in ONE_OF_EACH.split(".")), form
        without = handouts.papers.count()
        handouts.choose("print_apart")
        pages = handouts.papers.all_inner_texts()
        assert len(pages) <= without + 1
        *items, answers = pages
        assert [part for part in tells if part in " ".join(items)] == [], form
        assert f"{letter}. {plain(question.best.text)}" in answers
        # Why, in a sentence.
        assert why.split(". ")[0] in answers
        assert why not in answers
        for part in (f"go/{QUESTION}/", verdict, plain(task.why), plain(case.pulls[0]), plain(case.bring_to_supervision[0])):
            assert part in answers, (form, part)
        assert f"go/{CLAUSE}/" not in answers
        handouts.choose("print_without")
        assert [part for part in tells if part in handouts.text()] == [], form


def test_many_answers_go_on_as_many_sheets_as_they_need(reader: Reader, words: dict, guide: Guide):
    ids = [record.id for record in guide.by_kind["question"][:60]]
    handouts = opened(reader, words, f"show={'.'.join(ids)}&as=cards&answers=apart")
    apart = handouts.page.locator(".paper--answers")
    assert apart.count() > 1
    expect(apart.locator(".paper__answer")).to_have_count(60)
    assert sheets(reader) == handouts.papers.count()
    reader.look(media="print")
    assert handouts.page.evaluate(CUT_OFF) == []


def test_nothing_is_asked_about_answers_where_there_are_none(reader: Reader, words: dict):
    handouts = opened(reader, words, f"show={CLAUSE}&answers=apart")
    expect(handouts.page.get_by_role("group", name=words["print_answer_sheet"])).to_be_hidden()
    expect(handouts.papers).to_have_count(1)


def test_b_is_the_same_as_on_the_shared_screen(reader: Reader, words: dict, guide: Guide, site: Site):
    ids = [record.id for record in guide.by_kind["question"][::40]]
    shown = []
    for record_id in ids:
        (letters, *_) = site.tree(f"go/{record_id}/show/index.html").xpath("//ol[contains(@class, 'screen__letters')]")
        shown.append([(one.get("data-letter"), " ".join("".join(one.xpath("span[2]//text()")).split())) for one in letters.xpath("li")])
    for form in ("pages", "cards"):
        page = opened(reader, words, f"show={'.'.join(ids)}&as={form}").page
        printed = page.locator(".paper__options").evaluate_all(
            """(all) => all.map((one) => [...one.children].map(({ firstElementChild: { textContent } }) =>
                [textContent[0], textContent.slice(3).trim()]))"""
        )
        assert sorted(map(str, printed)) == sorted(str([list(one) for one in options]) for options in shown)


# ---- what an address, or somebody, names


def test_what_is_damaged_or_harmful_is_told_and_nothing_runs(new_reader: Callable[..., Reader], guide: Guide, words: dict):
    """What is asked of the server is one of its own addresses, and what is typed by anyone stays text."""
    reader = new_reader()
    handouts = opened(reader, words, f"show={QUESTION}")
    page = handouts.page
    for fragment, ids in HOSTILE.items():
        page.evaluate(ANOTHER, fragment)
        expect(page.locator("[data-tool='class/print'][data-settled]")).to_be_attached()
        wanted = there(ids, guide)
        if not wanted:
            expect(handouts.field).to_be_visible()
            expect(page.locator(".study__said:not(:empty), #print-missing:not(:empty)").first).to_be_visible()
            continue
        expect(handouts.papers).to_have_count(len(wanted))
        named = page.locator(".paper__address").all_inner_texts()
        assert [one.split("/")[-2] for one in named] == wanted, fragment
    handouts = opened(reader, words, "show=q-0511.<b>&name=<script>alert(1)</script>")
    expect(handouts.notes).to_have_text(words["print_damaged"])
    expect(handouts.page.locator(".paper__name")).to_have_text("<script>alert(1)</script>")
    assert [path for path in reader.site.asked if "example.org" in path or "alert(" in path] == []
    assert reader.mishaps.script_errors == reader.mishaps.requests_elsewhere == reader.mishaps.refused_by_policy == []


def test_what_has_moved_is_retired_or_never_was_is_told(reader: Reader, words: dict, guide: Guide):
    (moved,) = [one for one in guide.moved if one.id == "q-0001"]
    retired = next(one for one in guide.moved if not one.to)
    (new,) = moved.to
    session = guide.by_kind["class-session"][0]
    handouts = opened(reader, words, f"show={moved.id}.{retired.id}.nothing-here.{session.id}.q-9999.competency-1-2")
    expect(handouts.papers).to_have_count(2)
    expect(handouts.page.locator(".paper__address").first).to_contain_text(f"go/{new}/")
    told = handouts.notes.get_by_role("listitem").all_inner_texts()
    title = guide.title(guide[new])
    assert told == [
        words["print_moved"].replace("{id}", moved.id).replace("{title}", title).replace("{why}", plain(moved.why)),
        words["print_retired"].replace("{id}", retired.id).replace("{why}", plain(retired.why)),
        words["print_own_sheet"].replace("{title}", session.title).replace("{address}", f"{reader.site.url[7:]}go/{session.id}/class/"),
        words["print_unknown"].replace("{ids}", "“nothing-here”, “q-9999”"),
    ]
    handouts.notes.get_by_role("link").click()
    expect(handouts.page).to_have_url(f"{reader.site.url}go/{session.id}/class/")


def test_too_many_are_cut_and_that_is_said(reader: Reader, words: dict, guide: Guide):
    ids = [record.id for record in guide.by_kind["term"][:70]]
    handouts = opened(reader, words, f"show={'.'.join(ids)}&as=cards")
    expect(handouts.cards).to_have_count(60)
    expect(handouts.notes).to_have_text(words["print_cut"].replace("{most}", "60"))
    handouts.page.go_back()
    page = reader.open(PAGE)
    handouts.field.fill(" ".join(ids))
    handouts.key("print_show").click()
    expect(handouts.papers).to_have_count(60)
    expect(page.locator(".handouts__notes")).to_have_text(words["print_cut"].replace("{most}", "60"))


def test_a_session_with_a_name_goes_on_paper_without_its_breaks(reader: Reader, words: dict):
    handouts = opened(reader, words, f"show=_talk*5.{CLAUSE}*10._break*10._rooms*12*3&say=Hello&name=Week 3")
    expect(handouts.papers).to_have_count(1)
    expect(handouts.page.locator(".paper__name")).to_have_text("Week 3")
    # The choice keeps all that the address says.
    handouts.choose("print_cards")
    assert "_rooms*12*3" in location_of(handouts.page)
    assert "name=Week+3" in location_of(handouts.page)


def test_what_is_typed_or_pasted_is_understood(reader: Reader):
    page = reader.open(PAGE)
    read = """async (text) => {
        const { readTyped } = await import("/assets/javascripts/class/print/address.js");
        const { ids, strange } = readTyped(text);
        return [ids.join(" "), strange.join(" ")];
    }"""
    for typed, ids in TYPED.items():
        assert tuple(page.evaluate(read, typed)) == ids, typed


def test_by_keyboard_alone_and_a_reload_and_back_keep_what_was_typed(new_reader: Callable[..., Reader], words: dict):
    page = new_reader().open(PAGE)
    handouts = Handouts(page, words)
    expect(handouts.title).to_be_hidden()
    expect(page.get_by_role("main").get_by_role("link", name="Find a link").first).to_be_visible()
    # Nothing typed, and nothing that could be the name of anything.
    handouts.key("print_show").focus()
    page.keyboard.press("Enter")
    expect(handouts.field).to_be_focused()
    expect(handouts.missing).to_have_text(words["print_none"])
    page.keyboard.type("<b>")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(handouts.missing).to_have_text(words["print_unknown"].replace("{ids}", "“<b>”"))
    # What the guide doesn't have.
    handouts.field.press("ControlOrMeta+a")
    page.keyboard.type("nothing-here")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(handouts.missing).to_have_text(words["print_unknown"].replace("{ids}", "“nothing-here”"))
    handouts.field.press("ControlOrMeta+a")
    page.keyboard.type(f"{QUESTION}\n1.2, <b>")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(handouts.title).to_be_focused()
    expect(handouts.papers).to_have_count(2)
    expect(handouts.notes).to_have_text(words["print_unknown"].replace("{ids}", "“<b>”"))
    assert location_of(page).endswith(f"#show={QUESTION}.competency-1-2")
    listen_to(page.locator("[data-target='heard']"))
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name=words["print_cards"])).to_be_focused()
    expect(handouts.cards).to_have_count(2)
    count = words["print_count"].replace("{items}", "2").replace("{pages}", "1")
    expect(page.locator("html")).to_have_attribute("data-said", re.compile(re.escape(count)))
    assert location_of(page).endswith("&as=cards")
    page.reload()
    expect(handouts.cards).to_have_count(2)
    page.go_back()
    expect(handouts.field).to_be_visible()
    expect(handouts.papers.first).to_be_hidden()
    page.go_forward()
    expect(handouts.cards).to_have_count(2)


def test_what_is_typed_stays_over_a_reload(new_reader: Callable[..., Reader], words: dict):
    page = new_reader().open(PAGE)
    Handouts(page, words).field.fill("q-0511\n1.2")
    page.reload()
    expect(Handouts(page, words).field).to_have_value("q-0511\n1.2")


def test_what_cannot_be_fetched_is_told_and_can_be_tried_again(new_reader: Callable[..., Reader], words: dict):
    reader = new_reader()
    line = Line(reader.page, f"**/go/{CLAUSE}/", is_cut=True)
    page = reader.open(f"{PAGE}#show={QUESTION}.{CLAUSE}")
    handouts = Handouts(page, words)
    expect(handouts.said).to_have_text(words["print_failed"])
    expect(handouts.papers).to_have_count(0)
    handouts.key("print_retry").click()
    expect(handouts.said).to_have_text(words["print_failed"])
    line.open()
    handouts.key("print_retry").click()
    expect(handouts.papers).to_have_count(2)
    expect(handouts.said).to_have_text("")


def test_a_wait_is_told_and_whoever_asks_for_something_else_meanwhile_gets_that(new_reader: Callable[..., Reader], words: dict):
    reader = new_reader()
    line = Line(reader.page, f"**/go/{CLAUSE}/")
    page = reader.open(f"{PAGE}#show={CLAUSE}")
    handouts = Handouts(page, words)
    expect(handouts.said).to_have_text(words["print_loading"])
    page.evaluate(f"location.hash = '#show={QUESTION}'")
    expect(page.locator(".paper__address")).to_contain_text(QUESTION)
    with page.expect_response(f"**/go/{CLAUSE}/"):
        line.open()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".paper__address")).to_contain_text(QUESTION)
    expect(handouts.said).to_have_text("")


# ---- the ways to it


def test_the_page_of_a_record_leads_to_its_handout(reader: Reader, words: dict, guide: Guide):
    page = reader.open(f"go/{CLAUSE}/", width=360)
    page.get_by_role("link", name=words["print_this"]).click()
    expect(page.locator(".paper__address")).to_contain_text(f"go/{CLAUSE}/")
    # A session has a sheet of its own, and a task a key.
    for record_id in (guide.by_kind["class-session"][0].id, TASK):
        page = reader.open(f"go/{record_id}/")
        expect(page.get_by_role("link", name=words["print_this"])).to_have_count(0)


def test_without_scripts_the_page_says_how_to_print_an_item(reader_without_scripts: Reader, words: dict):
    page = reader_without_scripts.open(PAGE)
    expect(page.get_by_label(words["print_items"])).to_be_hidden()
    expect(page.get_by_role("main")).to_contain_text("Open an item and print its page with your browser")
    page = reader_without_scripts.open(f"go/{CLAUSE}/")
    expect(page.get_by_role("link", name=words["print_this"])).to_be_hidden()


@pytest.mark.parametrize("width", LAYOUTS)
@pytest.mark.parametrize("form", ["pages", "cards"])
def test_on_a_small_screen_too_all_is_in_reach(reader: Reader, words: dict, form: str, width: int):
    page = opened(reader, words, f"show={ONE_OF_EACH}.nothing-here&as={form}&answers=apart", width=width, height=640).page
    expect(page.locator(".handouts__notes")).to_be_visible()
    assert reader.see("moved") == []
    assert reader.see("pastTheEdge") == []
    assert reader.see("smallTargets") == []
    assert reader.broken_rules(inside="main") == ""
