"""On paper a page is its text: no menu, no search, no button, and nothing folded away."""

import re
import zlib

import pytest
from playwright.sync_api import Page, expect

from scripts.guide import Guide

from .kinds_of_page import ITEMS, record_of
from .reader import LOOKING, Reader

# What a PDF of Chromium holds: the length of a compressed stream, and where each piece of a line stands on its sheet.
STREAM = re.compile(rb"/Filter /FlateDecode\n/Length (\d+)>> stream\n")
LINE = re.compile(rb"1 0 0 -1 \S+ (\S+) Tm")
# Kinds whose longest pages may take a second sheet.
LONG = ("case", "program", "source")


def _sheets(reader: Reader, address: str) -> list[int]:
    """How many lines of text stand on each sheet of a page, printed on Letter."""
    pdf = reader.open(address, media="print").pdf(format="Letter", prefer_css_page_size=True)
    streams = [zlib.decompress(pdf[found.end() : found.end() + int(found[1])]) for found in STREAM.finditer(pdf)]
    sheets = [len(set(LINE.findall(stream))) for stream in streams if b" Tf\n" in stream]
    assert len(sheets) == len(re.findall(rb"/Type /Page\n", pdf))
    return sheets


@pytest.mark.parametrize("item", ITEMS)
def test_an_item_is_one_sheet_and_the_last_sheet_of_a_longer_one_is_never_nearly_empty(reader: Reader, guide: Guide, item: str):
    """The one with the most of its kind is one sheet; of kinds that are long by nature, the one in the middle.

    On the last sheet of the two longest ones, and of what has the most to lead to, there is enough.
    """
    record, records = record_of(item, guide), guide.by_kind.get(item, ())
    by_text = sorted(records, key=lambda r: len(r.model_dump_json()))
    if item in LONG:
        record = by_text[len(by_text) // 2]
    looked_at = {one.id: one for one in (record, *by_text[-2:])}
    if records:
        most = max(records, key=lambda r: len(list(guide.named_by(r))))
        looked_at[most.id] = most
    lines = {record_id: _sheets(reader, guide.address(one)) for record_id, one in looked_at.items()}
    # A session has a sheet of its own for whoever takes part (test_class_sessions.py); its page is as long as the session.
    assert item == "class-session" or len(lines[record.id]) == 1, record.id
    assert {record_id: sheets for record_id, sheets in lines.items() if len(sheets) > 1 and sheets[-1] <= 15} == {}


# A short one, and the longest of the pages that are read in one go.
@pytest.mark.parametrize(
    "address", ["about/privacy/", "study/exam/", "steps/training/", "role/not-the-role/", "agency/supervising/", "study/skills/"]
)
def test_no_sheet_holds_only_the_foot(reader: Reader, address: str):
    assert _sheets(reader, address)[-1] > 2


def test_the_foot_is_one_line_with_what_the_guide_is_its_edition_and_the_address_of_the_page(reader: Reader, guide: Guide, words: dict):
    page = reader.open("go/own-balance/", media="print")
    foot = page.get_by_role("contentinfo")
    said = f"{guide.name}. {words['unofficial']}. {words['edition_of']} {guide.figures.built}. go/own-balance/"
    assert " ".join(foot.inner_text().split()) == said
    assert foot.locator(".foot__name").bounding_box()["height"] < 30


def test_what_folds_for_its_length_stays_off_the_paper(reader: Reader):
    page = reader.open("go/self-determination/", media="print")
    assert page.locator(".linked details").count() > 0
    assert page.evaluate("looking.all('.linked details, .linked details *').filter(looking.seen).length") == 0
    assert page.evaluate("looking.all('.linked li').filter(looking.seen).length") > 10
    assert page.evaluate("looking.all('.known .standing').filter(looking.seen).length") == 1


def test_paper_keeps_the_text_and_leaves_out_the_controls(sample: Reader):
    on_screen = set(sample.see("texts"))
    sample.look(media="print")
    assert sample.see("controls") == []
    assert on_screen - set(sample.see("texts")) == set()


@pytest.mark.parametrize("address", ["go/informed-choice/", "find/", "no/such/page/"])
def test_an_open_list_of_results_is_not_printed(reader: Reader, address: str):
    page = reader.open(address, width=360)
    for width in (360, 1280):
        reader.look(width=width)
        page.get_by_role("combobox").fill("choice")
        expect(page.get_by_role("option").first).to_be_visible()
        reader.look(width=width, media="print")
        expect(page.get_by_role("listbox")).to_be_hidden()
        assert reader.see("controls") == []
        assert page.evaluate("looking.all('.found, .found *, [role=combobox]').filter(looking.seen).length") == 0


def test_an_open_menu_is_not_printed(reader: Reader, words: dict):
    page = reader.open("go/informed-choice/", width=360)
    menu = page.get_by_role("banner").get_by_role("navigation", name=words["menu"])
    page.get_by_role("button", name=words["menu_button"], exact=True).click()
    expect(menu).to_be_visible()
    reader.look(width=360, media="print")
    expect(menu).to_be_hidden()
    assert reader.see("controls") == []


def test_the_settings_are_not_printed(reader: Reader, words: dict):
    page = reader.open("go/informed-choice/")
    title = page.get_by_text(words["settings"], exact=True)
    expect(title).to_be_visible()
    reader.look(media="print")
    expect(title).to_be_hidden()


def test_paper_shows_what_is_folded_away_on_the_screen(reader: Reader, guide: Guide):
    page = reader.open("find/")
    for width in (1280, 320):
        reader.look(width=width)
        folded = page.locator("details:not([open]) a")
        assert folded.count() == len(guide.records)
        assert not folded.first.is_visible()
        reader.look(width=width, media="print")
        assert page.evaluate("looking.all('details a').filter(looking.seen).length") == len(guide.records)


def test_paper_is_white_and_ink_is_black_in_dark_colors_too(reader: Reader):
    page = reader.open("go/informed-choice/", scheme="dark", media="print")
    style = page.evaluate("(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.body))")
    assert style == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_a_link_to_another_site_is_printed_with_its_address(reader: Reader, guide: Guide):
    record = next(source for source in guide.by_kind["source"] if source.url)
    page = reader.open(guide.address(record), media="print")
    printed = page.locator("a.outside").first.evaluate("(e) => getComputedStyle(e, '::after').content")
    assert printed == f'" ({record.url})"'


def _reasons(page: Page) -> list[bool]:
    """Of each option on the page, whether its reason is seen."""
    return page.locator(".option").evaluate_all("(all) => all.map((option) => looking.seen(option.querySelector('p:not(.answer__mark)')))")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_question_is_printed_without_its_answer_unless_that_is_asked_for(
    reader: Reader, reader_without_scripts: Reader, guide: Guide, words: dict, scripts: bool
):
    reader = reader if scripts else reader_without_scripts
    # On its own page, on paper from the first: its options in letters. What is opened is printed open.
    page = reader.open("go/q-0803/", media="print")
    if not scripts:
        page.evaluate(LOOKING)
    options = len(guide["q-0803"].options)
    assert _reasons(page) == [False] * options
    expect(page.get_by_text(words["best"], exact=True)).to_be_hidden()
    assert page.locator(".option__letter").evaluate_all("(all) => all.every(looking.seen)")
    reader.look(media="screen")
    page.locator(".option > summary").first.click()
    reader.look(media="print")
    assert _reasons(page) == [True] + [False] * (options - 1)
    # In a list, and with the box that asks for all; the row on where a question is from is there as it was.
    page = reader.open("study/questions-values/", media="print")
    if not scripts:
        page.evaluate(LOOKING)
    assert not any(_reasons(page))
    assert page.evaluate("looking.all('.known .standing').every(looking.seen)")
    reader.look(media="screen")
    page.get_by_role("checkbox", name=words["print_answers"]).check()
    assert not any(_reasons(page))
    reader.look(media="print")
    assert all(_reasons(page))
    expect(page.get_by_role("checkbox")).to_be_hidden()


def test_a_question_that_is_not_checked_yet_is_printed_without_its_answer(reader: Reader, guide: Guide, words: dict):
    page = reader.open("study/practice/#set=q-0803&seed=abc")
    expect(page.get_by_text(guide["q-0803"].options[0].text, exact=True)).to_be_visible()
    reader.look(media="print")
    expect(page.get_by_text(guide["q-0803"].options[0].text, exact=True)).to_be_visible()
    for said in (words["best"], *(option.why for option in guide["q-0803"].options)):
        assert page.get_by_text(said).locator("visible=true").count() == 0
