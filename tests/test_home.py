"""The home page: what it is, a question to answer at once, the doors and a scene; and how few taps lead from it to what people come for."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.guide import Guide
from scripts.pages import read_pages
from scripts.schema import Question

from .bench.visit import visited
from .built_site import ROOT, Site
from .kinds_of_page import STILL
from .line import Line
from .reader import Reader, listen_to

PHONE, LAPTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
MOST_KB = 22
# A Letter sheet within margins of 15 mm, in CSS pixels, and what the foot of a page may take of it.
SHEET, FOOT = {"width": 702, "height": 942}, 200


def named(macro: str) -> tuple[str, ...]:
    """The ids that the home page gives a widget."""
    return next(call.args for call in read_pages(ROOT).calls if call.page == "index.md" and call.macro == macro)


class OneQuestion:
    """The question on the home page, as a reader meets it."""

    def __init__(self, page: Page, guide: Guide):
        self.page, self.guide, self.words = page, guide, guide.settings.interface.words
        self.box = page.locator(".one-question")
        self.key = page.locator("summary", has_text=self.words["one_question"])
        self.another = page.get_by_role("button", name=self.words["one_question_another"], exact=True)

    @property
    def title(self) -> Locator:
        return self.box.get_by_role("heading")

    @property
    def question(self) -> Question:
        """The one question that is asked."""
        expect(self.title).to_have_count(1)
        title = self.title.inner_text()
        return next(q for q in self.guide.every(Question) if q.title == title)

    def option(self, text: str) -> Locator:
        return self.box.locator("summary", has_text=text).locator("visible=true")


def best_of(question: Question) -> str:
    return next(option.text for option in question.options if option.best)


# ---- what stands where


def test_the_first_screen_of_a_phone_has_one_sentence_the_search_and_the_question(reader: Reader, words: dict):
    page = reader.open("", **PHONE)
    lead = page.locator(".lead")
    assert lead.inner_text().count(".") == 1 and lead.inner_text().endswith(".")
    tops = [part.bounding_box()["y"] for part in (page.get_by_role("heading", level=1), lead, page.get_by_label(words["find_label"]))]
    key = OneQuestion(page, reader.guide).key.bounding_box()
    assert tops == sorted(tops) and tops[-1] < key["y"] < key["y"] + key["height"] < PHONE["height"]


def test_a_laptop_shows_the_doors_on_its_first_screen_too(reader: Reader):
    page = reader.open("", **LAPTOP)
    doors = page.locator(".door").get_by_role("heading")
    expect(doors).to_have_text(["I’m studying", "I hire or supervise", "I teach a class"])
    assert [box["y"] + box["height"] < LAPTOP["height"] for box in map(Locator.bounding_box, doors.all())] == [True] * 3


def test_the_scene_is_that_of_a_case_with_one_thing_to_ask_oneself(reader: Reader, guide: Guide):
    page = reader.open("")
    case = guide[named("scene")[0]]
    expect(page.locator(".scene p")).to_have_text([case.situation, case.ask_yourself[0]])
    page.get_by_role("main").get_by_role("link", name=case.title, exact=True).click()
    assert page.url == reader.site.url + guide.address(case)


def test_home_is_light(chrome: Browser, site: Site):
    (files,) = visited(chrome, site, [kind for kind in STILL if kind.name == "home"]).values()
    assert 0 < sum(files) <= MOST_KB * 1000


def test_home_on_paper_is_one_sheet_without_the_question(reader: Reader, guide: Guide):
    page = reader.open("", **SHEET, media="print")
    assert page.locator("main").bounding_box()["height"] < SHEET["height"] - FOOT
    expect(page.locator(".one-question")).to_be_hidden()
    expect(page.locator(".scene")).to_be_visible()


# ---- one question


def test_questions_of_every_domain_are_asked_and_none_needs_a_warning(guide: Guide):
    asked = [guide[question] for question in named("one_question")]
    assert {question.domain for question in asked} == {domain.id for domain in guide.by_kind["exam-domain"]}
    assert [question.id for question in asked if question.note] == []


def test_a_question_opens_right_there_by_the_keys_and_an_option_says_how_well_it_fits(reader: Reader, words: dict):
    page = reader.open("")
    one, before = OneQuestion(page, reader.guide), page.url
    listen_to(one.box.locator("[role=status]:not([data-failed])"))
    expect(one.title).to_have_count(0)
    one.key.focus()
    page.keyboard.press("Enter")
    question = one.question
    expect(one.box.locator(".record__text").locator("visible=true")).to_have_text(question.stem)
    best = one.option(best_of(question))
    best.focus()
    page.keyboard.press("Enter")
    # Once, and not before it is chosen.
    expect(page.locator("html")).to_have_attribute("data-said", words["best"])
    for option in question.options:
        expect(one.box.get_by_text(option.why)).to_be_visible(visible=option.best)
    one.option(next(option.text for option in question.options if not option.best)).click()
    expect(page.locator("html")).to_have_attribute("data-said", f"{words['best']}||{words['other_fits']}")
    # Nothing that was chosen is in the address, or kept.
    assert page.url == before
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_on_a_phone_the_question_that_opens_is_seen_from_its_top(reader: Reader):
    page = reader.open("", **PHONE)
    question = OneQuestion(page, reader.guide)
    question.key.click()
    expect(page.locator(".one-question .record__title:visible")).to_be_in_viewport()
    expect(page.locator(".one-question .option:visible").first).to_be_in_viewport()
    assert page.locator(".one-question").bounding_box()["y"] < PHONE["height"] / 8


def test_another_question_comes_when_asked_for_and_the_focus_goes_to_it(reader: Reader):
    page = reader.open("", **PHONE)
    one = OneQuestion(page, reader.guide)
    one.key.click()
    first, asked = one.question, []
    one.option(best_of(first)).click()
    for _ in named("one_question"):
        asked.append(one.question.id)
        one.another.focus()
        page.keyboard.press("Enter")
        expect(one.title).to_be_focused()
        expect(one.title).to_be_in_viewport()
        # Nothing is said yet of how an option of this one fits.
        expect(one.box.locator("[role=status]:not([data-failed])")).to_have_text("")
    assert sorted(asked) == sorted(named("one_question"))
    # Round again, the first one is as it was.
    assert one.question == first
    expect(one.box.get_by_text(first.options[0].why)).to_be_hidden()


def test_each_visit_begins_with_another_question_by_chance(new_reader: Callable[..., Reader], guide: Guide):
    ids = named("one_question")
    reader = new_reader()
    reader.context.add_init_script("Math.random = () => Number(location.hash.slice(1))")
    begun = []
    for place in range(len(ids)):
        one = OneQuestion(reader.open(f"#{(place + 0.5) / len(ids)}"), guide)
        one.key.click()
        begun.append(one.question.id)
    assert begun == list(ids)


def test_a_question_opened_before_the_script_came_stays(new_reader: Callable[..., Reader], guide: Guide):
    reader = new_reader()
    reader.context.add_init_script("Math.random = () => 0.99")
    line = Line(reader.page, "**/one_question.js")
    reader.page.goto(reader.site.url, wait_until="commit")
    one = OneQuestion(reader.page, guide)
    one.key.click()
    first = one.question
    line.open()
    reader.page.wait_for_load_state()
    assert one.question == first


def test_without_scripts_the_first_question_opens_and_each_option_too(reader_without_scripts: Reader, guide: Guide, words: dict):
    page = reader_without_scripts.open("")
    one = OneQuestion(page, guide)
    one.key.click()
    question = one.question
    assert question.id == named("one_question")[0]
    for option in question.options:
        one.option(option.text).click()
        expect(one.box.get_by_text(option.why)).to_be_visible()
    marks = [words["best"] if option.best else words["other_fits"] for option in question.options]
    expect(one.box.locator(".answer__mark").locator("visible=true")).to_have_text(marks)
    expect(one.box.locator(".answer__mark svg").locator("visible=true")).to_have_count(len(marks))
    expect(one.another).to_have_count(0)
    expect(one.box.get_by_text(words["take_ours"])).to_be_visible()
    page.get_by_role("link", name=words["one_question_more"]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Practice")


def test_from_the_question_one_tap_leads_to_ten(reader: Reader, words: dict, guide: Guide):
    page = reader.open("")
    OneQuestion(page, guide).key.click()
    page.get_by_role("link", name=words["one_question_more"]).click()
    expect(page.locator(".study__question h2")).to_have_text(words["practice_progress"].format(number=1, all=10))


# ---- in at most three taps, or with one search

# What people come for: the links they follow from home, and the words and the place they then have before them.
WAYS = {
    "ten questions": (["Practice: ten questions"], ".study__question legend"),
    "the scope item on boundaries": (["What the role includes", "Boundaries agreed together"], "h1:text('Boundaries agreed together')"),
    "the fee": (["What the exam costs"], "h2:text('The fee')"),
    "exam dates": (["Exam dates"], "text=coming dates"),
    "988": (["Help now"], "a[href='tel:988']"),
    "988, from what is new": (["Where to get help"], "a[href='tel:988']"),
    "the job description": (["Get the job description"], "h1:text('Get a job description')"),
    "may a peer specialist do this": (["May a peer specialist do this?"], "h1:text('Is this peer support?')"),
    "who supervises": (["Who supervises, and how often"], "h2:text('Rules by program')"),
    "a link to paste in a chat": (["A link to paste in the chat"], "label:text('Word, number or title')"),
    "sets that open for all": (["The same questions for all"], "h2:text('The same questions for all')"),
}
SEARCHES = {"4.17": "own-balance", "boundaries scope": "agreed-boundaries", "exam fee": "exam-fee"}


def test_a_few_taps_lead_from_home_to_what_people_come_for(reader: Reader, subtests: pytest.Subtests):
    """Home is opened once: there the first link of each way can be tapped, and where it leads is opened by its address."""
    page = reader.open("", **PHONE)
    first = {way: page.get_by_role("link", name=links[0]).first for way, (links, _) in WAYS.items()}
    leads = {way: _tappable(link) for way, link in first.items()}
    for way, (links, there) in WAYS.items():
        with subtests.test(way=way):
            page.goto(leads[way])
            for link in links[1:]:
                page.get_by_role("link", name=link).first.click()
            expect(page.locator(there).first).to_be_in_viewport()
            assert len(links) <= 3


def _tappable(link: Locator) -> str:
    """Where a link leads that somebody could tap now."""
    link.click(trial=True)
    return link.evaluate("(link) => link.href")


def test_one_search_leads_from_home_to_an_item(reader: Reader, words: dict, guide: Guide):
    page = reader.open("", **PHONE)
    field, option = page.get_by_label(words["find_label"]), page.get_by_role("option").first
    leads = {typed: f"{reader.site.url}{guide.address(guide[item])}" for typed, item in SEARCHES.items()}
    for typed, address in leads.items():
        field.fill(typed)
        expect(option).to_have_js_property("href", address)
    option.click()
    page.wait_for_url(address)
