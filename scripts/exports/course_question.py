"""What a practice question says in a course system: for each study domain its questions, and their parts as HTML."""

from typing import Any

from lxml import etree

from ..guide import Guide
from ..questions import settled_questions
from ..render import Pieces, Renderer
from ..schema import Question
from ..schema.records import ExamDomain
from .export import LANGUAGE


class Said:
    """The parts of a question, and of a set of them, as HTML that says its language: what is around it may speak another."""

    def __init__(self, renderer: Renderer):
        self._pieces: Pieces = renderer.pieces("course_question.html")

    def __call__(self, piece: str, *of: Any) -> str:
        return str(self._pieces[piece](*of, LANGUAGE)).strip()


def questions_by_domain(guide: Guide) -> dict[ExamDomain, list[Question]]:
    """The study domains that have questions which may be handed on, and these, in the order of the guide."""
    asked = {domain: settled_questions(guide, domain=domain.id) for domain in guide.every(ExamDomain)}
    return {domain: questions for domain, questions in asked.items() if questions}


def name_of(question: Question) -> str:
    """What it is called where a teacher picks questions: “q-0147 A long story”."""
    return f"{question.id} {question.title}"


def written(root: etree._Element) -> bytes:
    """A tree as a file. What is HTML in it is escaped: with CDATA, a text could end it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
