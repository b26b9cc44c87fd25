"""Question sets for course systems: what a teacher finds who brings one into Moodle, Canvas or Kahoot.

None of these systems is here. The files are read back by another parser than made them (Expat, openpyxl), along the paths on which Moodle's
import reads its format, and judged by the structure that QTI 1.2 documents.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from lxml import etree
from openpyxl import load_workbook

from scripts.archive import archive
from scripts.exports import canvas, kahoot, moodle
from scripts.guide import Guide
from scripts.inline import plain
from scripts.questions import records_of, settled_questions
from scripts.render import Renderer
from scripts.schema import Question

from .anki_kit import changed
from .data_kit import TOY, read

# What parts the paragraphs of a text that is read back.
BREAK = "\n"
# Moodle cuts a longer tag (TAG_MAX_LENGTH), and a longer name of a question.
LONGEST_TAG, LONGEST_NAME = 50, 255
# The elements of QTI 1.2.1 that these files use, with what each may contain and must say, in the order that its specification gives.
QTI_1_2 = """
<!ELEMENT questestinterop (assessment)>
<!ELEMENT assessment (qtimetadata*, section+)> <!ATTLIST assessment ident CDATA #REQUIRED title CDATA #IMPLIED>
<!ELEMENT section (item | section)*> <!ATTLIST section ident CDATA #REQUIRED title CDATA #IMPLIED>
<!ELEMENT item (itemmetadata?, presentation?, resprocessing*, itemfeedback*)> <!ATTLIST item ident CDATA #REQUIRED title CDATA #IMPLIED>
<!ELEMENT itemmetadata (qtimetadata*)>
<!ELEMENT qtimetadata (qtimetadatafield+)>
<!ELEMENT qtimetadatafield (fieldlabel, fieldentry)>
<!ELEMENT fieldlabel (#PCDATA)> <!ELEMENT fieldentry (#PCDATA)>
<!ELEMENT presentation (material | response_lid)+>
<!ELEMENT material (mattext)+>
<!ELEMENT mattext (#PCDATA)> <!ATTLIST mattext texttype CDATA "text/plain">
<!ELEMENT response_lid (material?, render_choice)>
<!ATTLIST response_lid ident CDATA #REQUIRED rcardinality (Single | Multiple | Ordered) "Single">
<!ELEMENT render_choice (response_label)*> <!ATTLIST render_choice shuffle (Yes | No) "No">
<!ELEMENT response_label (material)*> <!ATTLIST response_label ident CDATA #REQUIRED>
<!ELEMENT resprocessing (outcomes, respcondition+)>
<!ELEMENT outcomes (decvar+)>
<!ELEMENT decvar (#PCDATA)>
<!ATTLIST decvar varname CDATA "SCORE" minvalue CDATA #IMPLIED maxvalue CDATA #IMPLIED
  vartype (Integer | String | Decimal | Scientific | Boolean | Enumerated | Set) "Integer">
<!ELEMENT respcondition (conditionvar, setvar*, displayfeedback*)> <!ATTLIST respcondition continue (Yes | No) "No">
<!ELEMENT conditionvar (other | varequal)+>
<!ELEMENT other (#PCDATA)>
<!ELEMENT varequal (#PCDATA)> <!ATTLIST varequal respident CDATA #REQUIRED>
<!ELEMENT setvar (#PCDATA)>
<!ATTLIST setvar varname CDATA "SCORE" action (Set | Add | Subtract | Multiply | Divide) "Set">
<!ELEMENT displayfeedback (#PCDATA)>
<!ATTLIST displayfeedback feedbacktype (Response | Solution | Hint) "Response" linkrefid CDATA #REQUIRED>
<!ELEMENT itemfeedback (flow_mat | material)+> <!ATTLIST itemfeedback ident CDATA #REQUIRED>
<!ELEMENT flow_mat (flow_mat | material)+>
"""


def made(guide: Guide, *systems: ModuleType) -> dict[str, bytes]:
    """The files for course systems, or for some of them, by their names."""
    found: dict[str, bytes] = {}
    renderer = Renderer(guide)
    for system in systems or (moodle, canvas, kahoot):
        found |= system.export(guide, renderer, ())
    return {path.removeprefix("downloads/"): content for path, content in found.items()}


@pytest.fixture(scope="module", params=["this guide", "the toy guide"])
def taught(request: pytest.FixtureRequest, guide: Guide) -> Guide:
    return guide if request.param == "this guide" else read(TOY)


@pytest.fixture(scope="module")
def ours(guide: Guide) -> dict[str, bytes]:
    """The files of this guide."""
    return made(guide)


@pytest.fixture(scope="module")
def files(taught: Guide, guide: Guide, ours: dict[str, bytes]) -> dict[str, bytes]:
    return ours if taught is guide else made(taught)


# Looks like marks of Markdown, of HTML, of Moodle's paths and of QTI: only stars stress a word.
LIKE_MARKS = "Is *this* a <b>tag</b> & a ]]> mark, {one} of $two$ or `three`? 1. Yes #4"


@pytest.fixture(scope="module")
def reworded(guide: Guide) -> dict[str, bytes]:
    """The files for Moodle and Canvas after the first question was worded anew."""
    return made(changed(guide, guide.every(Question)[0].model_copy(update={"stem": LIKE_MARKS})), moodle, canvas)


class Reading(HTMLParser):
    """HTML as it is read: its words, where a paragraph ends, and whether each part of it says its language."""

    def __init__(self, html: str):
        super().__init__()
        self.said, self.tags, self._open = "", [], []
        self.without_language = False
        self.feed(html)
        assert not self._open, f"{html} leaves {self._open} open"

    def handle_starttag(self, tag, attrs):
        self._open.append(tag)
        self.tags.append(tag)
        self.without_language |= len(self._open) == 1 and ("lang", "en-US") not in attrs

    def handle_endtag(self, tag):
        assert self._open.pop() == tag
        self.said += BREAK if tag in ("p", "li") else ""

    def handle_data(self, data):
        self.said += data
        self.without_language |= not self._open and bool(data.strip())


def shown(html: str | None) -> str:
    """What a reader of a piece of HTML sees: a line for each paragraph."""
    reading = Reading(html or "")
    assert not reading.without_language, html
    return reading.said.strip()


# ---- what a teacher expects


def asked(guide: Guide, question: Question) -> str:
    words, names = guide.settings.interface.words, guide.settings.interface.names
    note = [f"{words['content_note']} {names[question.note]}."] if question.note else []
    return BREAK.join([*note, plain(question.stem)])


def reasons(guide: Guide, question: Question) -> list[str]:
    """What is said of each option: its reason, when it would be right, and what leads to it."""
    words, names = guide.settings.interface.words, guide.settings.interface.names
    return [
        BREAK.join(
            [
                f"{words['best']}. {plain(option.why)}" if option.best else plain(option.why),
                *([plain(option.fits)] if option.fits else []),
                *([f"{words['tempting']} {names[option.misconception]}."] if option.misconception else []),
            ]
        )
        for option in question.options
    ]


def rests_on(guide: Guide, question: Question) -> list[str]:
    return [f"{guide.name_of(record)} /go/{record.id}/" for record in records_of(guide, question)]


def best(question: Question) -> list[bool]:
    return [option.best for option in question.options]


def by_domain(guide: Guide) -> dict[str, list[str]]:
    return {domain.id: [question.id for question in settled_questions(guide, domain=domain.id)] for domain in guide.by_kind["exam-domain"]}


# ---- Moodle


def in_moodle(content: bytes) -> Iterator[tuple[str, ElementTree.Element]]:
    """The questions of a file, each with the category it goes to, as Moodle goes through them."""
    category = ""
    for question in ElementTree.fromstring(content):
        if question.get("type") == "category":
            category = question.findtext("category/text")
        else:
            yield category, question


def test_moodle_gets_every_question_of_a_domain_in_a_category_of_its_own(files, taught: Guide):
    categories = {domain.id: f"top/{taught.name}/{taught.title(domain)}" for domain in taught.by_kind["exam-domain"]}
    wanted = {categories[domain]: ids for domain, ids in by_domain(taught).items()}
    got = {
        category: [question.findtext("idnumber") for _, question in of_one]
        for category, of_one in groupby(in_moodle(files["moodle-questions.xml"]), key=lambda pair: pair[0])
    }
    assert got == wanted
    for domain, ids in by_domain(taught).items():
        alone = [(category, question.findtext("idnumber")) for category, question in in_moodle(files[f"moodle-{domain}.xml"])]
        assert alone == [(categories[domain], i) for i in ids]


def test_moodle_gets_a_question_with_its_options_in_order_and_a_reason_for_each(files, taught: Guide):
    for _, found in in_moodle(files["moodle-questions.xml"]):
        question = taught[found.findtext("idnumber")]
        answers = found.findall("answer")
        assert found.findtext("name/text") == f"{question.id} {question.title}"
        assert shown(found.findtext("questiontext/text")) == asked(taught, question)
        assert [shown(answer.findtext("text")) for answer in answers] == [plain(option.text) for option in question.options]
        assert [answer.get("fraction") for answer in answers] == ["100" if one else "0" for one in best(question)]
        assert best(question).count(True) == 1
        assert [shown(answer.findtext("feedback/text")) for answer in answers] == reasons(taught, question), question.id
        # It asks for one answer, leaves them in our order and letters them as the guide does.
        settings = {name: found.findtext(name) for name in ("single", "shuffleanswers", "answernumbering")}
        assert settings == {"single": "true", "shuffleanswers": "0", "answernumbering": "ABCD"}


def test_moodle_says_what_a_question_rests_on_with_permanent_addresses(files, taught: Guide):
    for _, found in in_moodle(files["moodle-questions.xml"]):
        question = taught[found.findtext("idnumber")]
        first, *records, last = shown(found.findtext("generalfeedback/text")).split(BREAK)
        assert (first, records) == (taught.settings.interface.words["rests_on"], rests_on(taught, question))
        assert last.startswith(f"{question.id} /go/{question.id}/. ")


def test_moodle_can_pick_by_domain_level_and_twins(files, taught: Guide):
    for _, found in in_moodle(files["moodle-questions.xml"]):
        question = taught[found.findtext("idnumber")]
        twins = [f"twins::{question.twins}", f"turn::{question.turn}"] if question.twins else []
        tags = [tag.text for tag in found.findall("tags/tag/text")]
        assert tags == [f"domain::{question.domain}", f"level::{question.level}", *twins]
        assert max(map(len, tags)) <= LONGEST_TAG
        assert len(found.findtext("name/text")) <= LONGEST_NAME


def test_moodle_takes_what_is_html_for_html(files):
    for _, found in in_moodle(files["moodle-questions.xml"]):
        holders = [*found.findall("questiontext"), *found.findall("generalfeedback"), *found.iter("answer"), *found.iter("feedback")]
        assert {holder.get("format") for holder in holders} == {"html"}
    assert b"CDATA" not in files["moodle-questions.xml"]


# ---- Canvas

NAMES = {
    "qti": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2",
    "package": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
    "canvas": "http://canvas.instructure.com/xsd/cccv1p0",
}


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def in_canvas(content: bytes) -> tuple[ElementTree.Element, ElementTree.Element, dict[str, bytes]]:
    """The quiz of a package and its settings, found as its manifest names them, and all it holds."""
    held = unpacked(content)
    manifest = ElementTree.fromstring(held["imsmanifest.xml"])
    resources = {one.get("identifier"): one for one in manifest.iterfind("package:resources/package:resource", NAMES)}
    (quiz,) = (one for one in resources.values() if one.get("type") == "imsqti_xmlv1p2")
    settings = resources[quiz.find("package:dependency", NAMES).get("identifierref")]
    read_in = [ElementTree.fromstring(held[one.find("package:file", NAMES).get("href")]) for one in (quiz, settings)]
    assert quiz.get("identifier") == read_in[0].find("qti:assessment", NAMES).get("ident") == read_in[1].get("identifier")
    return *read_in, held


def canvas_files(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name.removeprefix("canvas-").removesuffix(".zip"): content for name, content in files.items() if name.startswith("canvas-")}


def test_canvas_gets_a_quiz_for_each_domain_with_all_its_questions(files, taught: Guide):
    got = {}
    for domain, content in canvas_files(files).items():
        quiz, settings, held = in_canvas(content)
        got[domain] = [item.get("title").partition(" ")[0] for item in quiz.iterfind(".//qti:item", NAMES)]
        title = f"{taught.name} – {taught.title(taught[domain])}"
        assert quiz.find("qti:assessment", NAMES).get("title") == settings.findtext("canvas:title", "", NAMES) == title
        # Nothing that is not named is in the package.
        assert len(held) == 3
        said = {name: settings.findtext(f"canvas:{name}", "", NAMES) for name in ("shuffle_answers", "quiz_type", "available")}
        assert said == {"shuffle_answers": "false", "quiz_type": "practice_quiz", "available": "false"}
        assert settings.findtext("canvas:points_possible", "", NAMES) == str(len(got[domain]))
        assert shown(settings.findtext("canvas:description", "", NAMES)).startswith(taught.settings.interface.words["take_ours"])
    assert got == by_domain(taught)


def text_in(element: ElementTree.Element | None) -> str:
    assert element is not None
    (text,) = element.iter(f"{{{NAMES['qti']}}}mattext")
    assert text.get("texttype") == "text/html"
    return shown(text.text)


def test_canvas_gets_a_question_with_its_options_in_order_and_a_reason_for_each(files, taught: Guide):
    for content in canvas_files(files).values():
        for item in in_canvas(content)[0].iterfind(".//qti:item", NAMES):
            question = taught[item.get("title").partition(" ")[0]]
            options = item.findall(".//qti:response_label", NAMES)
            names = [option.get("ident") for option in options]
            feedback = {one.get("ident"): text_in(one) for one in item.findall("qti:itemfeedback", NAMES)}
            assert text_in(item.find("qti:presentation/qti:material", NAMES)) == asked(taught, question)
            assert [text_in(option) for option in options] == [plain(option.text) for option in question.options]
            assert [feedback[f"{name}_fb"] for name in names] == reasons(taught, question), question.id
            assert feedback["general_fb"].split(BREAK)[1:-1] == rests_on(taught, question)
            assert item.find(".//qti:render_choice", NAMES).get("shuffle") == "No"
            conditions = item.findall(".//qti:respcondition", NAMES)
            right = [one.findtext(".//qti:varequal", "", NAMES) for one in conditions if one.findtext("qti:setvar", "", NAMES) == "100"]
            assert [name in right for name in names] == best(question)
            # Whoever chooses an option is shown its reason, and what holds for all.
            led = {
                one.findtext(".//qti:varequal", "", NAMES): shows.get("linkrefid")
                for one in conditions
                if (shows := one.find("qti:displayfeedback", NAMES)) is not None
            }
            assert led == {"": "general_fb"} | {name: f"{name}_fb" for name in names}


def test_canvas_reads_qti_as_it_is_documented(files):
    documented = etree.DTD(io.StringIO(QTI_1_2))
    for domain, content in canvas_files(files).items():
        held = unpacked(content)
        (name,) = (name for name in held if name.endswith(f"{domain}.xml"))
        tree = etree.fromstring(held[name].replace(f' xmlns="{NAMES["qti"]}"'.encode(), b""))
        assert documented.validate(tree), f"{domain}: {documented.error_log}"


def named(content: bytes) -> list[str]:
    """Every name that a quiz gives to a part of it."""
    return [ident for part in in_canvas(content)[0].iter() if (ident := part.get("ident"))]


def test_canvas_knows_a_question_by_its_number_whatever_is_worded_anew(guide: Guide, ours, reworded):
    first = guide.every(Question)[0]
    before, after = map(canvas_files, (ours, reworded))
    idents, again = ([named(content) for content in files.values()] for files in (before, after))
    assert before[first.domain] != after[first.domain]
    assert idents == again
    shared = {"root_section", "response1", "general_fb"}
    own = [ident for of_quiz in idents for ident in of_quiz if ident not in shared]
    assert len(own) == len(set(own))
    # Canvas would turn any other letter into a stroke, and a figure in front into another name.
    assert [ident for ident in own if not re.fullmatch(r"[A-Za-z][\w-]*", ident, re.A)] == []
    assert "guide-q-0501" in own and "guide-q-0501-a" in own


def test_two_guides_have_no_question_of_one_name_in_canvas(ours):
    toy = read(TOY)
    found = [
        {item.get("ident") for content in canvas_files(of_one).values() for item in in_canvas(content)[0].iterfind(".//qti:item", NAMES)}
        for of_one in (ours, made(toy, canvas))
    ]
    assert toy.key
    assert found[1] == {f"guide-{toy.key}-{question.id}" for question in toy.every(Question)}


# ---- Kahoot


def in_kahoot(content: bytes) -> list[tuple]:
    (sheet,) = load_workbook(io.BytesIO(content)).worksheets
    return list(sheet.iter_rows(values_only=True))


def fits(question: Question) -> bool:
    return not question.note and len(plain(question.stem)) <= 120 and all(len(plain(option.text)) <= 75 for option in question.options)


def test_kahoot_gets_the_questions_that_fit_its_table_whole_and_no_other(files, taught: Guide):
    rows = in_kahoot(files["kahoot-questions.xlsx"])
    # As in the template: the names of the columns in row 8, the questions from row 9 on, the first column for their numbers.
    assert rows[7] == (
        None,
        "Question - max 120 characters",
        *(f"Answer {number} - max 75 characters" for number in (1, 2, 3, 4)),
        "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
        "Correct answer(s) - choose at least one",
    )
    wanted = [question for question in settled_questions(taught) if fits(question)]
    assert wanted
    assert rows[8:] == [
        (
            number,
            plain(question.stem),
            *([plain(option.text) for option in question.options] + [None] * 4)[:4],
            60,
            best(question).index(True) + 1,
        )
        for number, question in enumerate(wanted, 1)
    ]
    assert rows[1][1] == taught.name
    assert rows[2][1].startswith(taught.settings.interface.words["take_ours"])


def test_few_questions_fit_and_all_of_them_ask_to_recall(guide: Guide):
    """The page says so: most tell of a day at work."""
    fitting = [question for question in guide.every(Question) if fits(question)]
    assert {question.level for question in fitting} == {"recall"}
    assert len(fitting) < len(guide.every(Question)) / 5


def test_a_question_with_a_content_note_is_not_played_against_the_clock(guide: Guide, ours):
    short = next(question for question in guide.every(Question) if fits(question))
    noted = changed(guide, short.model_copy(update={"note": "death"}))
    stems = [[row[1] for row in in_kahoot(of_one["kahoot-questions.xlsx"])] for of_one in (ours, made(noted, kahoot))]
    assert [stem for stem in stems[0] if stem not in stems[1]] == [plain(short.stem)]


def test_a_text_that_begins_like_a_formula_stays_a_text(guide: Guide):
    short = next(question for question in guide.every(Question) if fits(question))
    options = (short.options[0].model_copy(update={"text": "=1+1"}), *short.options[1:])
    other = changed(guide, short.model_copy(update={"options": options}))
    sheet = load_workbook(io.BytesIO(made(other, kahoot)["kahoot-questions.xlsx"])).active
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"


# ---- all of them


def test_the_same_guide_gives_the_same_bytes(taught: Guide, files):
    assert made(taught) == files
    for name, content in files.items():
        if name.endswith((".zip", ".xlsx")):
            assert archive(unpacked(content), taught.figures.built) == content, name


def test_a_question_that_is_being_checked_waits(guide: Guide):
    clause = guide["many-paths"]
    waiting = {question.id for question in guide.every(Question) if clause.id in question.rests_on}
    other = made(changed(guide, clause.model_copy(update={"text": "Worded anew."})), moodle, canvas)
    assert waiting
    rest = {question.id for question in guide.every(Question)} - waiting
    assert {question.findtext("idnumber") for _, question in in_moodle(other["moodle-questions.xml"])} == rest
    titles = [
        item.get("title") for content in canvas_files(other).values() for item in in_canvas(content)[0].iterfind(".//qti:item", NAMES)
    ]
    assert {title.partition(" ")[0] for title in titles} == rest


def test_what_is_like_a_mark_of_another_language_comes_out_as_it_is(guide: Guide, reworded):
    question = guide.every(Question)[0]
    (asked_there,) = (
        q.findtext("questiontext/text") for _, q in in_moodle(reworded["moodle-questions.xml"]) if q.findtext("idnumber") == question.id
    )
    quiz, *_ = in_canvas(reworded[f"canvas-{question.domain}.zip"])
    (item,) = (item for item in quiz.iterfind(".//qti:item", NAMES) if item.get("ident") == f"guide-{question.id}")
    for html in (asked_there, item.findtext("qti:presentation/qti:material/qti:mattext", "", NAMES)):
        assert shown(html).split(BREAK)[-1] == LIKE_MARKS.replace("*", "")
        assert "<em>this</em>" in html


def test_a_domain_named_with_a_stroke_is_one_category(guide: Guide):
    domain = guide.by_kind["exam-domain"][0]
    other = changed(guide, domain.model_copy(update={"title": "Values/beliefs"}))
    assert next(in_moodle(made(other, moodle)[f"moodle-{domain.id}.xml"]))[0] == f"top/{guide.name}/Values//beliefs"


def test_where_no_question_may_be_handed_on_there_is_no_file_and_no_link(guide: Guide):
    toy = read(TOY)
    clauses = {record_id for question in toy.every(Question) for record_id in question.rests_on}
    for record_id in clauses:
        toy = changed(toy, toy[record_id].model_copy(update={"text": "Worded anew."}))
    assert settled_questions(toy) == []
    assert made(toy) == {}
    assert Renderer(toy).widget("course_files", "../") == ""


def test_the_page_links_each_file_once_and_says_how_many_questions_fit(guide: Guide, ours):
    renderer = Renderer(guide)
    links = re.findall(r'href="\.\./\.\./downloads/([^"]+)" download', renderer.widget("course_files", "../../"))
    assert sorted(links) == sorted(ours)
    asked_in_all, short = len(guide.every(Question)), sum(map(fits, guide.every(Question)))
    assert renderer.widget("kahoot_count", "../../") == (
        f"<p>{short} of the {asked_in_all} practice questions fit and are in the table, each of them whole. "
        f"The other {asked_in_all - short} stay out.</p>"
    )
    page = (Path(guide.root) / "docs/class/course-systems.md").read_text(encoding="utf-8")
    assert page.count("{{ course_files() }}") == page.count("{{ kahoot_count() }}") == 1
