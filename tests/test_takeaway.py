"""What people take along to study: the deck for Anki, the tables, the question book and the sheet of flashcards."""

import csv
import gzip
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from pathlib import Path

import genanki
import pytest
from anki.collection import Collection
from lxml import etree
from playwright.sync_api import Page

from scripts.cards import LOOKED_UP, Card, flashcards
from scripts.exports import anki, anki_cards, printed, study_tables
from scripts.guide import Guide
from scripts.render import Renderer, plain
from scripts.schema import Question

from .anki_kit import Deck, bring_in, changed, learner, shown
from .kinds_of_page import PRINTED
from .reader import CONTRAST, LAYOUTS, SCHEMES, WIDTHS, Reader

LETTERS = "ABCD"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Letter paper without its margins, in pixels of CSS.
SHEET = {"width": 720, "height": 960}


@pytest.fixture(scope="module")
def files(guide: Guide) -> dict[str, bytes]:
    return taken_along(guide)


def taken_along(guide: Guide) -> dict[str, bytes]:
    """The files one can take along, by their names."""
    renderer = Renderer(guide)
    found: dict[str, bytes] = {}
    for made in (anki, study_tables, printed):
        found |= made.export(guide, renderer, ())
    return {path.removeprefix("downloads/"): content for path, content in found.items()}


def without(guide: Guide, *kinds: str) -> Guide:
    """The guide without the records of some kinds."""
    return Guide(replace(guide.loaded, records={i: r for i, r in guide.loaded.records.items() if r.kind not in kinds}))


@pytest.fixture(scope="module")
def being_checked(guide: Guide) -> tuple[dict[str, bytes], set[str]]:
    """The files after one clause was worded anew, and the questions that have to be read again beside it."""
    clause = guide["many-paths"]
    waiting = {question.id for question in guide.by_kind["question"] if clause.id in question.rests_on}
    assert waiting
    return taken_along(changed(guide, clause.model_copy(update={"text": "Worded anew."}))), waiting


# What a question asks that is worded anew: what looks like a formula and like marks.
WORDED_ANEW = '=SUM("<b>1</b>" & 2), what is it?'


@pytest.fixture(scope="module")
def later(guide: Guide) -> dict[str, bytes]:
    """The files of a later day: one question was worded anew, and reviewed."""
    return taken_along(changed(guide, guide["q-0054"].model_copy(update={"stem": WORDED_ANEW, "reviewed": ("Ana B.",)})))


@pytest.fixture(scope="module")
def later_deck(later, tmp_path_factory) -> Deck:
    return Deck(later["questions.apkg"], tmp_path_factory.mktemp("later"))


def best(question: Question):
    return next(option for option in question.options if option.best)


# ---- the deck, as a file


@pytest.fixture(scope="module")
def deck(files, tmp_path_factory) -> Deck:
    return Deck(files["questions.apkg"], tmp_path_factory.mktemp("deck"))


def test_the_deck_has_one_card_for_each_question(deck: Deck, guide: Guide):
    assert set(deck.notes) == {question.id for question in guide.by_kind["question"]}
    assert deck.cards == len(deck.notes)


def test_the_deck_is_parted_by_study_domain(deck: Deck, guide: Guide):
    domains = {domain.id: f"Peer Specialist Guide::{guide.title(domain)}" for domain in guide.by_kind["exam-domain"]}
    assert set(deck.decks.values()) == {"Default", "Peer Specialist Guide", *domains.values()}
    assert {q.id: deck.decks[deck.notes[q.id][3]] for q in guide.by_kind["question"]} == {
        q.id: domains[q.domain] for q in guide.by_kind["question"]
    }


def test_new_cards_come_in_the_order_of_the_guide(deck: Deck, guide: Guide):
    for domain in guide.by_kind["exam-domain"]:
        bank = guide.select("question", domain=domain.id)
        assert [deck.notes[question.id][4] for question in bank] == list(range(1, len(bank) + 1))


def test_no_part_of_a_card_is_empty_or_broken(deck: Deck):
    assert [i for i in deck.notes for field in deck.fields(i) if not shown(field)] == []


def test_the_front_asks_and_the_back_answers_in_full(deck: Deck, guide: Guide, words: dict):
    for question in guide.by_kind["question"]:
        _, asked, options, answer = map(shown, deck.fields(question.id))
        note = f"{words['content_note']} {guide.settings.interface.names[question.note]}. " if question.note else ""
        assert asked == f"{note}{plain(question.stem)}"
        assert options == " ".join(plain(option.text) for option in question.options)
        assert answer.startswith(f"{words['best']}: {plain(best(question).text)}"), question.id
        for option in question.options:
            assert plain(option.text) in answer and plain(option.why) in answer and plain(option.fits or "") in answer, question.id
            assert option.best or f"{words['tempting']} {guide.settings.interface.names[option.misconception]}." in answer, question.id
        for clause in (guide[record_id] for record_id in question.rests_on):
            assert guide.title(clause) in answer and f"/go/{clause.id}/" in answer and (guide.label(clause) or "") in answer, question.id
        assert words["question_guidance"] in answer


def test_the_best_answer_is_told_only_on_the_back(deck: Deck, guide: Guide, words: dict):
    assert deck.models[str(anki_cards.QUESTIONS.model)]["tmpls"][0]["qfmt"] == "{{Question}}{{Options}}"
    for question_id in deck.notes:
        _, asked, options, answer = deck.fields(question_id)
        assert words["best"] not in asked + options
        assert answer.count(f"{words['best']}.") == 1


def test_the_tags_name_the_domain_the_level_and_each_record(deck: Deck, guide: Guide):
    for question in guide.by_kind["question"]:
        records = {f"record::{record_id}" for record_id in question.rests_on}
        of_twins = {f"twins::{question.twins}", f"turn::{question.turn}"} if question.twins else set()
        assert Counter(deck.tags(question.id)) == Counter({f"domain::{question.domain}", f"level::{question.level}"} | of_twins | records)


def test_anki_knows_a_question_again_in_a_later_file(deck: Deck, later_deck: Deck):
    assert later_deck.fields("q-0054") != deck.fields("q-0054")
    assert [note[0] for note in later_deck.notes.values()] == [note[0] for note in deck.notes.values()]
    assert {i: note[0] for i, note in deck.notes.items()} == {i: genanki.guid_for(i) for i in deck.notes}
    assert (later_deck.decks, later_deck.models.keys()) == (deck.decks, deck.models.keys())


def test_the_file_does_not_tell_when_or_where_it_was_made(files, guide: Guide):
    with zipfile.ZipFile(io.BytesIO(files["questions.apkg"])) as package:
        assert {entry.date_time[:3] for entry in package.infolist()} == {
            (guide.figures.built.year, guide.figures.built.month, guide.figures.built.day)
        }
        assert {entry.create_system for entry in package.infolist()} == {3}
        # Which SQLite wrote it: https://www.sqlite.org/fileformat.html#write_library_version_number_and_version_valid_for_number
        assert package.read("collection.anki2")[96:100] == bytes(4)


# ---- the deck, in Anki


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """What Anki keeps for a learner."""
    with learner(tmp_path) as collection:
        yield collection


def test_anki_takes_every_card_and_finds_nothing_amiss(collection: Collection, files, guide: Guide, words: dict, tmp_path: Path):
    log = bring_in(collection, files["questions.apkg"], tmp_path)
    bank = guide.by_kind["question"]
    assert (len(log.new), len(log.conflicting)) == (len(bank), 0)
    assert collection.note_count() == collection.card_count() == len(bank)
    assert collection.fix_integrity()[1]
    for domain in guide.by_kind["exam-domain"]:
        number = len(guide.select("question", domain=domain.id))
        assert len(collection.find_cards(f"tag:domain::{domain.id}")) == number
        assert len(collection.find_cards(f'"deck:Peer Specialist Guide::{guide.title(domain)}"')) == number
    card = collection.get_card(collection.find_cards("Id:q-0054")[0])
    assert plain(best(guide["q-0054"]).why) not in card.question()
    assert plain(best(guide["q-0054"]).why) in card.answer()
    assert card.answer().count(plain(guide["q-0054"].stem)) == 1


def test_the_same_file_twice_changes_nothing(collection: Collection, files, tmp_path: Path):
    bring_in(collection, files["questions.apkg"], tmp_path)
    log = bring_in(collection, files["questions.apkg"], tmp_path)
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (0, 0, collection.note_count())


# ---- the tables


def read(content: bytes, encoding: str = "utf-8-sig", **how) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(encoding), newline=""), strict=True, **how))


def rows(content: bytes) -> list[dict[str, str]]:
    head, *found = read(content)
    assert {len(row) for row in found} <= {len(head)}
    return [dict(zip(head, row, strict=True)) for row in found]


def test_the_study_table_has_a_plain_column_for_each_part_of_a_question(files, guide: Guide):
    names = guide.settings.interface.names
    found = rows(files["study-questions.csv"])
    assert [row["id"] for row in found] == [question.id for question in guide.by_kind["question"]]
    for row in found:
        question = guide[row["id"]]
        options = [*question.options, None, None][:4]
        assert row == {
            "id": question.id,
            "domain": guide.title(guide[question.domain]),
            "level": names[question.level],
            "title": question.title,
            "note": names[question.note] if question.note else "",
            "stem": plain(question.stem),
            **{f"option_{number}": plain(option.text) if option else "" for number, option in enumerate(options, 1)},
            "best": LETTERS[question.options.index(best(question))],
            **{f"why_{number}": plain(option.why) if option else "" for number, option in enumerate(options, 1)},
            **{f"fits_{number}": plain((option and option.fits) or "") for number, option in enumerate(options, 1)},
            "records": row["records"],
            "twins": question.twins or "",
            "turn": guide.title(guide[question.turn]) if question.turn else "",
        }
        assert {re.search(r"\(/go/(.+)/\)$", named)[1] for named in row["records"].split(" | ")} == question.rests_on


def test_the_cards_of_questions_are_a_line_each_with_front_back_and_tags(files, guide: Guide, words: dict):
    found = read(files["study-questions.tsv"], "utf-8", delimiter="\t")
    assert len(files["study-questions.tsv"].splitlines()) == len(found) == len(guide.by_kind["question"])
    for question, (front, back, tags) in zip(guide.by_kind["question"], found, strict=True):
        note = f"{words['content_note']} {guide.settings.interface.names[question.note]}. " if question.note else ""
        options = " ".join(f"{letter}) {plain(option.text)}" for letter, option in zip(LETTERS, question.options, strict=False))
        assert front == f"{note}{plain(question.stem)} {options}"
        letter = LETTERS[question.options.index(best(question))]
        assert back.startswith(f"{words['best']}: {letter}) {plain(best(question).text)} {plain(best(question).why)}")
        reasons = [
            f"{letter}) {plain(o.why)} {plain(o.fits or '')}".strip()
            for letter, o in zip(LETTERS, question.options, strict=False)
            if not o.best
        ]
        assert [reason for reason in reasons if reason not in back] == []
        assert tags.split()[:2] == [f"domain::{question.domain}", f"level::{question.level}"]


def test_flashcards_are_all_records_of_five_kinds_whose_wording_is_confirmed(guide: Guide):
    kinds = ("competency", "scope-statement", "ethics-principle", "term", "frame")
    expected = {kind: [r.id for r in guide.by_kind[kind] if r.standing != "unconfirmed"] for kind in kinds}
    found = {part: [card.record.id for card in cards] for part, cards in flashcards(guide).items()}
    assert list(found) == [*kinds, LOOKED_UP]
    looked_up = set(found.pop(LOOKED_UP))
    assert found == expected | {"term": [record_id for record_id in expected["term"] if record_id not in looked_up]}
    assert {"dhs", "part-two", "wis-stat"} <= looked_up < set(expected["term"])
    assert not looked_up & {"cps", "nine-eight-eight", "wrap"}
    assert any(r.standing == "unconfirmed" for r in guide.by_kind["competency"])


@pytest.mark.parametrize(
    ("record_id", "front"),
    [
        ("informed-choice", "Competency 1.2: Informed choice"),
        ("cps", "Certified Peer Specialist (CPS)"),
        ("dimension-home", "Home (Four dimensions of recovery)"),
        ("self-determination", "Self-determination (Ethics)"),
        ("self-determination-term", "Self-determination (Glossary)"),
    ],
)
def test_the_front_of_a_flashcard_tells_one_title_from_another(files, guide: Guide, record_id: str, front: str):
    row = next(row for row in rows(files["flashcards.csv"]) if f"record::{record_id}" in row["tags"].split())
    record = guide[record_id]
    card = next(card for of_kind in flashcards(guide).values() for card in of_kind if card.record == record)
    assert (row["front"], row["back"]) == (front, plain(_back(card)))


def _back(card: Card) -> str:
    """What the source says, then our note under its label."""
    return " ".join(part for part in (card.text, f"Our note: {card.ours}" if card.ours else "") if part)


def test_no_two_flashcards_have_the_same_front(files):
    assert [front for front, number in Counter(row["front"] for row in rows(files["flashcards.csv"])).items() if number > 1] == []


def test_the_tables_of_flashcards_hold_every_card(files, guide: Guide):
    cards = [card for of_kind in flashcards(guide).values() for card in of_kind]
    head, *found = read(files["flashcards.csv"])
    assert head == ["front", "back", "tags"]
    assert [row[:2] for row in found] == [[card.front, plain(_back(card))] for card in cards]
    assert read(files["flashcards.tsv"], "utf-8", delimiter="\t") == found


def test_tables_for_a_spreadsheet_say_that_they_are_utf8_and_the_others_begin_with_a_card(files):
    marked = {name for name, content in files.items() if content.startswith(b"\xef\xbb\xbf")}
    assert marked == {"study-questions.csv", "flashcards.csv"}


def test_no_cell_begins_like_a_formula(files):
    tables = {name: read(files[name]) for name in files if name.endswith("csv")}
    assert len(tables) == 2
    assert [(name, cell) for name, found in tables.items() for row in found for cell in row if cell.startswith(FORMULA)] == []


# ---- what is odd in the data


def test_marks_and_formulas_in_a_text_are_shown_and_not_run(later, later_deck: Deck):
    assert shown(later_deck.fields("q-0054")[1]) == WORDED_ANEW
    assert next(row for row in rows(later["study-questions.csv"]) if row["id"] == "q-0054")["stem"] == f"'{WORDED_ANEW}"
    line = next(line for line in later["study-questions.tsv"].decode().split("\r\n") if "SUM" in line)
    assert line.startswith("=SUM(“<b>1</b>” & 2), what is it? A) ")
    book = etree.fromstring(later["question-book.html"], etree.HTMLParser(encoding="utf-8"))
    assert book.xpath("string(//*[@id='q-0054']/p)") == WORDED_ANEW


def test_a_question_that_is_being_checked_is_not_handed_on(guide: Guide, being_checked, tmp_path: Path):
    files, waiting = being_checked
    left = {question.id for question in guide.by_kind["question"]} - waiting
    assert set(Deck(files["questions.apkg"], tmp_path).notes) == left
    assert {row["id"] for row in rows(files["study-questions.csv"])} == left
    assert len(read(files["study-questions.tsv"], "utf-8", delimiter="\t")) == len(left)


def test_the_book_says_which_questions_are_being_checked(being_checked, words: dict):
    files, waiting = being_checked
    book = etree.fromstring(files["question-book.html"], etree.HTMLParser(encoding="utf-8"))
    assert {said.getparent().get("id") for said in book.iter("p") if said.text == words["being_checked"]} == waiting


def test_a_reviewed_question_names_who_reviewed_it_and_nothing_else_denies_it(later, later_deck: Deck, words: dict):
    assert f"{words['question_reviewed']} Ana B." in shown(later_deck.fields("q-0054")[3])
    book = later["question-book.html"].decode()
    assert f"{words['question_reviewed']} Ana B." in book
    assert words["take_not_reviewed"] not in book


def test_a_guide_without_questions_and_cards_makes_and_lists_no_such_file(guide: Guide):
    empty = without(guide, "question", *flashcards(guide))
    assert taken_along(empty) == {}
    listed = Renderer(empty).widget("downloads", base="../")
    assert "questions" not in listed and "flashcard" not in listed


# ---- the pages to print


@pytest.fixture(scope="module")
def book(files) -> etree._Element:
    return etree.fromstring(files["question-book.html"], etree.HTMLParser(encoding="utf-8"))


def test_the_book_holds_every_question_by_domain_with_every_reason(book, guide: Guide, words: dict):
    expected = [q.id for domain in guide.by_kind["exam-domain"] for q in guide.select("question", domain=domain.id)]
    articles = book.xpath("//article")
    assert [article.get("id") for article in articles] == expected
    assert book.xpath("//section[@class='part']/h2/@id") == [domain.id for domain in guide.by_kind["exam-domain"]]
    for article in articles:
        question = guide[article.get("id")]
        options, reasons = article.xpath("ol[@type='A']")
        assert [li.xpath("string()") for li in options] == [plain(option.text) for option in question.options]
        said = [f"{words['best']}. {plain(o.why)}" if o.best else f"{plain(o.why)} {plain(o.fits or '')}".strip() for o in question.options]
        assert [li.xpath("string()") for li in reasons] == said
        assert {address.split("/")[-2] for address in article.xpath(".//a/@href")} == question.rests_on


def test_the_content_note_comes_before_the_question(book, guide: Guide, words: dict):
    noted = [question for question in guide.by_kind["question"] if question.note]
    assert noted
    for question in noted:
        note, stem = book.xpath(f"//article[@id='{question.id}']/p")[:2]
        assert note.xpath("string()") == f"{words['content_note']} {guide.settings.interface.names[question.note]}."
        assert stem.xpath("string()") == plain(question.stem)


def test_the_book_says_whose_it_is(book, words: dict):
    text = book.xpath("string(//main)")
    assert words["take_ours"] in text and words["take_not_reviewed"] in text


@pytest.mark.parametrize("name", ["question-book.html", "flashcard-sheet.html"])
def test_a_page_to_print_says_what_holds_for_the_whole_guide(files, guide: Guide, name: str):
    text = etree.HTML(files[name].decode()).xpath("string(//main)")
    assert [said for notice in guide.settings.notices for said in (notice.title, plain(notice.text)) if said not in text] == []


def test_the_sheet_holds_every_flashcard_with_both_sides(files, guide: Guide):
    sheet = etree.fromstring(files["flashcard-sheet.html"], etree.HTMLParser(encoding="utf-8"))
    cards = [card for of_kind in flashcards(guide).values() for card in of_kind]
    shown = sheet.xpath("//li[@class='card']")
    assert [card.xpath("string(.//*[@class='card__title'])") for card in shown] == [card.title for card in cards]
    assert [card.xpath("string(*[@class='card__back']/p)") for card in shown] == [
        plain(card.text or f"Our note: {card.ours}") for card in cards
    ]
    assert [card.xpath("string(.//a)") for card in shown] == [f"/go/{card.record.id}/" for card in cards]
    known = [guide.standing(card.record).word for card in cards]
    assert [card.xpath("string(*[@class='card__back']/p[last()])").split(".")[0] for card in shown] == known


def test_the_pages_to_print_are_light(files):
    assert {name: len(gzip.compress(content)) // 1000 for name, content in files.items() if name.endswith("html")} == {
        "question-book.html": pytest.approx(75, abs=75),
        "flashcard-sheet.html": pytest.approx(25, abs=25),
    }


on_every_page_to_print = pytest.mark.parametrize("opened_kind", PRINTED, ids=str, indirect=True)


@on_every_page_to_print
@pytest.mark.parametrize("scheme", [scheme for scheme in SCHEMES if scheme != "light"])
def test_text_of_a_page_to_print_stands_out_in_other_colors(sample: Reader, scheme: str):
    sample.look(scheme=scheme)
    assert sample.broken_rules(CONTRAST) == ""


@on_every_page_to_print
def test_a_page_to_print_breaks_no_rule_in_either_layout(sample: Reader):
    """That its text stands out in light colors is one of them."""
    for width in LAYOUTS:
        sample.look(width=width)
        assert sample.broken_rules() == "", f"At {width} px"


@on_every_page_to_print
def test_a_page_to_print_fits_every_screen_and_has_room_for_a_finger(sample: Reader):
    for width, height in ((320, 256), (320, 640), (768, 900), (1280, 900)):
        sample.look(width=width, height=height)
        assert sample.see("pastTheEdge") == []
        assert sample.see("smallTargets") == []


@on_every_page_to_print
def test_a_page_to_print_can_be_spaced_out_without_losing_any_text(sample: Reader):
    sample.see("spaceOut")
    for width in WIDTHS:
        sample.look(width=width)
        assert sample.see("tooSmall") == []
        assert sample.see("pastTheEdge") == []
    sample.see("spaceBack")


@on_every_page_to_print
def test_paper_keeps_all_text_in_black_on_white(sample: Reader):
    sample.look(scheme="dark")
    on_screen = set(sample.see("texts"))
    sample.look(scheme="dark", media="print")
    assert on_screen - set(sample.see("texts")) == set()
    assert sample.see("controls") == []
    style = sample.page.evaluate("(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.body))")
    assert style == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def pages_on_paper(page: Page) -> int:
    """How many pages of Letter paper a page takes."""
    pdf = page.pdf(prefer_css_page_size=True)
    assert {tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox \[([^]]+)\]", pdf)} == {(0, 0, 612, 792)}
    return len(re.findall(rb"/Type /Page\b", pdf))


def test_the_sheet_puts_four_cards_on_a_page_and_each_fits_its_card(reader: Reader, guide: Guide):
    page = reader.open("downloads/flashcard-sheet.html", **SHEET, media="print")
    assert page.evaluate("new Set(looking.all('.card').map((e) => e.getBoundingClientRect().height)).size") == 1
    assert reader.see("tooSmall") == []
    assert pages_on_paper(page) == 1 + sum(ceil(len(cards) / 4) for cards in flashcards(guide).values())


def test_front_and_back_of_a_card_are_of_one_size_side_by_side(reader: Reader):
    page = reader.open("downloads/flashcard-sheet.html", **SHEET, media="print")
    boxes = (
        page.locator(".card").first.locator(":scope > div").evaluate_all("(sides) => sides.map((e) => e.getBoundingClientRect().toJSON())")
    )
    assert boxes[0]["right"] == pytest.approx(boxes[1]["left"], abs=1)
    assert boxes[0]["width"] == pytest.approx(boxes[1]["width"], abs=1)
    assert boxes[0]["top"] == boxes[1]["top"]


def test_no_question_of_the_book_is_parted_by_the_end_of_a_page(reader: Reader, guide: Guide):
    page = reader.open("downloads/question-book.html", **SHEET, media="print")
    assert page.evaluate("[...new Set(looking.all('article').map((e) => getComputedStyle(e).breakInside))]") == ["avoid"]
    # None is longer than a page, so that none has to be parted all the same.
    assert page.evaluate("Math.max(...looking.all('article').map((e) => e.getBoundingClientRect().height))") < SHEET["height"]
    assert pages_on_paper(page) < len(guide.by_kind["question"]) / 2


# ---- the page of downloads


def test_the_page_of_downloads_lists_every_file_once(site):
    """The answers to tasks stand on the pages of the tasks, the descriptions of a job on their own."""
    tree = site.tree("about/downloads/index.html")
    listed = tree.xpath("//ul[@class='downloads']//a/@href")
    elsewhere = site.tree("agency/job-description/index.html").xpath("//a[contains(@href, 'downloads/')]/@href")
    kept = [path.name for path in (site.folder / "downloads").iterdir() if path.is_file()]
    assert Counter(Path(address).name for address in (*listed, *elsewhere)) == Counter(kept)
    answers = {path.stem for path in (site.folder / "downloads/tasks").iterdir()}
    assert all(site.tree(f"go/{task}/index.html").xpath(f"//a[contains(@href, 'downloads/tasks/{task}.docx')]") for task in answers)


def test_every_file_of_the_site_is_the_one_the_guide_makes(site, files):
    assert {name for name, content in files.items() if (site.folder / "downloads" / name).read_bytes() != content} == set()


def test_the_page_of_downloads_speaks_of_every_file_to_study_with(site, files):
    said = site.tree("about/downloads/index.html").xpath("string(//main)").split("To study with", 2)[2]
    assert [name for name in files if name not in said] == []


def test_a_page_to_print_opens_and_a_file_to_keep_is_saved(site, files):
    tree = site.tree("about/downloads/index.html")
    saved = {Path(link.get("href")).name for link in tree.xpath("//ul[@class='downloads']//a[@download]")}
    assert {name for name in files if name not in saved} == {"question-book.html", "flashcard-sheet.html"}
