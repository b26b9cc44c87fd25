"""Practice questions for Moodle, a course system, in its own XML: downloads/moodle-<domain>.xml, and all of them in one.

The format is what Moodle reads and writes (question/format/xml/format.php in its code; https://docs.moodle.org/en/Moodle_XML_format).
It has no place for a language, so that the HTML in it says it.
"""

from collections.abc import Mapping, Sequence

from lxml import etree
from lxml.builder import ElementMaker

from ..guide import Guide
from ..questions import question_tags
from ..render import Renderer
from ..schema import Question
from ..schema.questions import Option
from ..schema.records import ExamDomain
from .course_question import Said, name_of, questions_by_domain, written
from .export import Files, Page

E = ElementMaker()
# The tags of Moodle are shared by a whole site: one for every record would crowd it. The feedback names the records.
NO_TAG = "record::"
# A category is a path from the top one. One that named a course would be refused where question banks no longer belong to courses.
TOP = "top"


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """A file for each study domain, and one with a category for each; nothing where no question may be handed on."""
    say, asked = Said(renderer), questions_by_domain(guide)
    files = {f"downloads/moodle-{domain.id}.xml": _quiz(guide, say, {domain: questions}) for domain, questions in asked.items()}
    return files | {"downloads/moodle-questions.xml": _quiz(guide, say, asked)} if asked else {}


def _quiz(guide: Guide, say: Said, asked: Mapping[ExamDomain, list[Question]]) -> bytes:
    quiz = E.quiz()
    for domain, questions in asked.items():
        quiz.append(_category(guide, say, domain))
        quiz.extend(_question(guide, say, question) for question in questions)
    return written(quiz)


def _category(guide: Guide, say: Said, domain: ExamDomain) -> etree._Element:
    """What is like a question in the file, and says where those behind it go."""
    path = "/".join([TOP, *(_step(name) for name in (guide.name, guide.title(domain)))])
    return E.question({"type": "category"}, E.category(E.text(path)), _html("info", say("about")))


def _step(name: str) -> str:
    """A name as one step of a path, in which a single stroke parts the steps."""
    return name.replace("/", "//")


def _question(guide: Guide, say: Said, question: Question) -> etree._Element:
    tags = [tag for tag in question_tags(guide, question) if not tag.startswith(NO_TAG)]
    return E.question(
        {"type": "multichoice"},
        E("name", E.text(name_of(question))),
        _html("questiontext", say("asked", question)),
        _html("generalfeedback", say("rests_on", question)),
        E.defaultgrade("1"),
        E.hidden("0"),
        E.idnumber(question.id),
        E.single("true"),
        # The letters are those of the guide, so that “I chose B” works.
        E.shuffleanswers("0"),
        E.answernumbering("ABCD"),
        *(_answer(say, option) for option in question.options),
        E.tags(*(E("tag", E.text(tag)) for tag in tags)),
    )


def _answer(say: Said, option: Option) -> etree._Element:
    answer = _html("answer", say("option", option))
    answer.set("fraction", "100" if option.best else "0")
    answer.append(_html("feedback", say("reason", option)))
    return answer


def _html(name: str, html: str) -> etree._Element:
    return E(name, {"format": "html"}, E.text(html))
