"""Ready class sessions: what a facilitator finds on their page, what those who take part have, and the slides."""

import io
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from pptx import Presentation
from pptx.util import Inches, Pt

from scripts.exports import class_slides
from scripts.guide import Guide
from scripts.render import Renderer
from scripts.schema import ClassSession, Question
from scripts.screens import screens_in
from tests.data_kit import TOY, change, copy_of_toy, problems, read

from .built_site import Site
from .practice_set import PracticeSet
from .reader import Reader, copied_by
from .test_print import _sheets

# The subjects of the state's course that have a session, and how many there are at least.
FEWEST = 18
SMALLEST = Pt(24)
SHOWN = "go/session-boundaries/"


@pytest.fixture(scope="module")
def sessions(guide: Guide) -> list[ClassSession]:
    return guide.every(ClassSession)


def notes_of(session: ClassSession) -> list[str]:
    return [note for step in session.steps for note in step.notes]


def test_there_are_many_and_each_has_what_a_class_needs(guide: Guide, sessions: list[ClassSession]):
    assert len(sessions) >= FEWEST
    for session in sessions:
        assert sum(step.minutes for step in session.steps) == session.minutes
        ways = {step.how for step in session.steps}
        assert "in-breakouts" in ways, session.id
        assert ways & {"in-the-chat", "by-fingers", "by-letters"}, session.id
        shown = [guide[record_id] for step in session.steps for record_id in step.show]
        assert len(shown) >= 3, session.id
        assert any(record.kind in ("question", "case", "task") for record in shown), session.id
        # Whoever may be touched by it knows where to turn.
        assert len(session.if_upset) >= 2


def test_what_is_for_the_facilitator_is_nowhere_else(site: Site, sessions: list[ClassSession]):
    for session in sessions:
        page = " ".join(site.tree(f"go/{session.id}/index.html").itertext())
        others = [" ".join(site.tree(f"go/{session.id}/{place}/index.html").itertext()) for place in ("show", "class")]
        for note in notes_of(session):
            said = note.replace("*", "")
            assert said in page, (session.id, note)
            assert not any(said in other for other in others), (session.id, note)


def test_those_who_take_part_never_see_an_answer_before_they_choose(site: Site, guide: Guide, sessions: list[ClassSession]):
    """Their sheet has none, and leads to the questions as a set that waits."""
    for session in sessions:
        sheet = site.tree(f"go/{session.id}/class/index.html")
        text = " ".join(sheet.itertext())
        questions = [i for step in session.steps for i in step.show if guide[i].kind == Question.kind]
        for question in map(guide.__getitem__, questions):
            assert not any(option.why in text for option in question.options), question.id
        links = sheet.xpath("//a[contains(@href, 'study/practice/')]/@href")
        asked = [[i for i in step.show if guide[i].kind == Question.kind] for step in session.steps]
        assert links == [f"../../../study/practice/#set={'.'.join(ids)}&seed=class&class={session.id}" for ids in asked if ids], session.id
        assert not sheet.xpath("//a[contains(@href, 'go/q-')]"), session.id


def test_no_address_of_a_class_leads_to_an_answer_before_one_has_chosen(site: Site, guide: Guide, sessions: list[ClassSession]):
    """What stands in the corner of the shared screen, on the sheet and in the chat: a participant opens it before anybody reveals."""
    answered, wrong = 0, []
    for record in guide.records.values():
        view = site.tree(f"go/{record.id}/show/index.html")
        answers = view.xpath(f"//section[@data-answer and @data-record='{record.id}']//div//p")
        if not answers:
            continue
        answered += 1
        (corner,) = view.xpath("//p[@data-target='address']/a/@href")
        (screen,) = view.xpath(f"//section[@data-record='{record.id}'][1]")
        assert corner.removeprefix("../../../") == screen.get("data-address", guide.address(record))
        told = _at_once(site.tree(f"{corner.removeprefix('../../../')}index.html"))
        # What may be chosen stands there; which is best, and why, does not.
        choices = {" ".join(option.text.split()) for option in record.options} if isinstance(record, Question) else set()
        wrong += [f"{corner}: {said}" for answer in answers if len(said := _said(answer)) > 40 and said not in choices and said in told]
    assert answered > len(guide.by_kind["question"])
    assert wrong == []
    asking = [record for record in guide.records.values() if record.tells]
    for record in asking:
        assert _at_once(site.tree(f"go/{record.id}/show/index.html"))
    for session in sessions:
        shown = [one for step in session.steps for one in map(guide.__getitem__, step.show) if one.tells]
        pages = [site.tree(f"go/{session.id}/{place}index.html") for place in ("", "class/")]
        links = [
            link for page in pages for link in page.xpath("//main//*[@data-say][@href]/@href | //ol[@class='class-sheet__steps']//a/@href")
        ]
        assert [one.id for one in shown if any(link.endswith(f"go/{one.id}/") for link in links)] == [], session.id


def _said(element) -> str:
    return " ".join("".join(element.itertext()).split())


def _at_once(page) -> str:
    """What a page says before anybody opens anything on it."""
    (main,) = page.xpath("//main")
    for folded in main.xpath(".//details/*[not(self::summary)] | .//script | .//template"):
        folded.getparent().remove(folded)
    return _said(main)


def test_who_reads_ahead_on_the_sheet_knows_no_answer(site: Site, guide: Guide, words: dict, sessions: list[ClassSession]):
    """A later step may say what an earlier one asks. It is told in class then: the sheet has its title, its minutes and its questions."""
    told = 0
    for session in sessions:
        sheet = site.tree(f"go/{session.id}/class/index.html")
        text = " ".join(sheet.itertext()).lower()
        shown = [guide[i] for step in session.steps for i in step.show]
        options = {option.text.rstrip(".") for one in shown if isinstance(one, Question) for option in one.options}
        assert [one for one in options if f"“{one.lower()}" in text] == [], session.id
        for step, box in zip(session.steps, sheet.xpath("//ol[@class='class-sheet__steps']/li"), strict=True):
            assert step.title in box.findtext("h2")
            assert (words["sheet_told"] in box.xpath("p/text()")) == step.told_in_class
            if step.told_in_class:
                told += 1
                said = " ".join(box.itertext())
                assert step.prompt not in said and not any(choice in said for choice in step.choices)
                assert all("study/practice/" in link for link in box.xpath(".//a/@href"))
                assert not box.xpath(".//*[@class='breakout']")
    assert told
    # What several questions that differ in one fact are about is asked only of those who have met them all.
    assert all("fact changed" not in " ".join(site.tree(f"go/{one.id}/class/index.html").xpath("//li//text()")) for one in sessions)


def test_a_step_goes_into_the_chat_with_one_key(new_reader: Callable[..., Reader], guide: Guide, words: dict):
    reader = new_reader()
    session = guide["session-boundaries"]
    page = reader.open(SHOWN, width=1280, height=800)
    url = f"{reader.site.url}{SHOWN}"
    assert copied_by(page.get_by_role("button", name=words["class_copy_link"])) == f"{words['class_together']}: {session.title} {url}class/"
    at, step = next((i, step) for i, step in enumerate(session.steps, 1) if step.card)
    box = page.locator(f"section[aria-labelledby='step-{at}']")
    key = box.locator(":scope > .step__chat")
    said = copied_by(key.get_by_role("button"))
    expect(key.get_by_role("status")).to_have_text(words["class_chat_said"])
    card = step.card
    assert card.task in said
    assert f"{words['class_done']} {card.done}" in said
    assert all(role in said for role in card.roles)
    assert not any(note in said for note in step.notes)
    # What a step shows goes along with its link; a question by itself, as one asks it, with the set that waits for an answer.
    at, step = next((i, step) for i, step in enumerate(session.steps, 1) if step.show and guide[step.show[0]].kind != Question.kind)
    said = copied_by(page.locator(f"section[aria-labelledby='step-{at}'] > .step__chat").get_by_role("button"))
    assert all(f"{guide.name_of(guide[i])} {reader.site.url}go/{i}/" in said for i in step.show)
    at, question = next((i, guide[s]) for i, step in enumerate(session.steps, 1) for s in step.show if guide[s].kind == Question.kind)
    said = copied_by(page.locator(f"section[aria-labelledby='step-{at}'] .asked").first.get_by_role("button"))
    options = [f"{letter} {option.text}" for letter, option in zip("ABC", question.options, strict=True)]
    waiting = f"{words['class_answer_here']} {reader.site.url}study/practice/#set={question.id}&seed=class&class={session.id}"
    assert said.split("\n") == [question.stem.replace("*", ""), *options, waiting]


def test_from_a_set_of_the_class_one_comes_back_to_it_and_no_score_is_told(reader: Reader, guide: Guide, words: dict):
    page = reader.open(f"{SHOWN}class/", width=360, height=740)
    page.get_by_role("link", name=words["sheet_questions"]).first.click()
    practice = PracticeSet(page, guide)
    practice.sit([True, True, False])
    expect(practice.results.get_by_role("heading", level=2)).to_have_text(words["practice_done"])
    expect(practice.results.locator("[data-target='verdict']")).to_have_text(words["practice_of_class"])
    expect(practice.results.locator("[data-target='numbers']")).to_be_empty()
    expect(practice.button("practice_another")).to_be_hidden()
    # Also after a reload, and by the browser's own way back.
    page.reload()
    expect(practice.results.locator("[data-target='verdict']")).to_have_text(words["practice_of_class"])
    back = practice.results.get_by_role("link", name=words["practice_to_class"])
    back.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(guide["session-boundaries"].title)
    page.go_back()
    expect(back).to_be_visible()
    for number in (3, 2, 1):
        page.go_back()
        expect(practice.heading).to_have_text(practice.said(number, 3))
    page.go_back()
    assert page.url == f"{reader.site.url}{SHOWN}class/"
    # An address that names no session leads nowhere, and a set of no class counts as before.
    for seed, session, of_class in (("class", "", True), ("class", "session/../../evil", True), ("abc", "session-boundaries", False)):
        page = reader.open(f"study/practice/#set=q-0664&seed={seed}&class={session}")
        practice.answer(practice.best())
        practice.go_on()
        expect(back).to_be_hidden()
        assert (practice.results.locator("[data-target='verdict']").inner_text() == words["practice_of_class"]) == of_class
        expect(practice.button("practice_another")).to_be_visible(visible=not of_class)


def test_a_sheet_is_one_page_of_paper(reader: Reader, sessions: list[ClassSession]):
    for session in sessions:
        assert len(_sheets(reader, f"go/{session.id}/class/")) == 1, session.id


def test_from_the_home_page_to_a_session_on_the_screen(reader: Reader, words: dict):
    """In a few presses, and without typing."""
    page = reader.open("", width=1280, height=720)
    page.get_by_role("main").get_by_role("link", name="A session, ready to show").click()
    # The notes stay where they are: what is shared is a window of its own.
    with page.expect_popup() as opened:
        page.get_by_role("link", name=re.compile(f"^{words['class_show']}")).nth(3).click()
    page = opened.value
    expect(page.locator("main[data-runs]")).to_be_visible()
    page.keyboard.press("Space")
    assert page.locator(".screen:visible").count() == 1
    page.close()


# ---- slides


def test_slides_are_the_screens_with_the_notes_of_the_facilitator(guide: Guide, sessions: list[ClassSession]):
    renderer = Renderer(guide)
    some = [sessions[3], sessions[-1]]
    for session in some:
        deck = Presentation(io.BytesIO(class_slides._file(guide, renderer, session)))
        opening, *slides = deck.slides
        assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
        assert opening.shapes.title.text == deck.core_properties.title == session.title
        screens = screens_in(renderer.screens(session))
        assert len(slides) == len(screens) - 1
        for slide, screen in zip(slides, screens[1:], strict=True):
            points = slide.placeholders[1].text.split("\n")
            assert [f"{line.letter}. {line.text}" if line.letter else line.text for line in screen.lines][-1] == points[-1]
        notes = " ".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
        assert all(note.replace("*", "") in notes for note in (*notes_of(session), *session.ready, *session.if_upset))
        on_slides = " ".join(shape.text_frame.text for slide in deck.slides for shape in slide.placeholders)
        assert not any(note in on_slides for note in notes_of(session))


def test_no_slide_is_empty_small_or_without_a_language_and_its_order_is_title_first(guide: Guide, sessions: list[ClassSession]):
    deck = Presentation(io.BytesIO(class_slides._file(guide, Renderer(guide), sessions[0])))
    for slide in deck.slides:
        assert all(shape.text_frame.text.strip() for shape in slide.placeholders)
        assert slide.shapes[0] == slide.shapes.title
        runs = [run for shape in slide.placeholders for line in shape.text_frame.paragraphs for run in line.runs]
        assert {run._r.rPr.get("lang") for run in runs} == {"en-US"}
        assert all(run.font.size is None or run.font.size >= SMALLEST for run in runs)


def test_the_first_slide_has_a_code_with_its_address_where_the_guide_knows_its_own(monkeypatch: pytest.MonkeyPatch):
    toy = read(TOY)
    monkeypatch.setenv("SITE_URL", "https://guide.example.org/")
    (content,) = class_slides.export(toy, Renderer(toy), []).values()
    assert content == class_slides.export(toy, Renderer(toy), [])["downloads/session-at-the-lake.pptx"]
    (picture,) = [shape for shape in Presentation(io.BytesIO(content)).slides[0].shapes if shape.shape_type == 13]
    assert "guide.example.org/go/session-at-the-lake/class/" in picture._element.nvPicPr.cNvPr.get("descr")


# ---- what an author is told (the other rules are broken in bad_data/)


def test_a_record_whose_wording_is_not_known_is_not_shown(tmp_path):
    root = copy_of_toy(tmp_path)
    change(root, "data/classes.yml", "show: [hear-whole-story]", "show: [second-rule]")
    assert any("session-at-the-lake shows second-rule, whose wording isn’t known. Show another record." in str(p) for p in problems(root))
