"""Practice questions for Canvas, a course system: downloads/canvas-<domain>.zip, a quiz in QTI 1.2.

What stands in it, and where, is as Canvas exports quizzes itself and as text2qti makes them, whose files Canvas takes. That library is not
used: it names a question by what it says, so that a question worded anew would be another one; it writes the day of the build and “Private
(Copyrighted)” into every file; and it reads Markdown, of which our texts are none.
"""

from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from lxml import etree
from lxml.builder import ElementMaker

from ..archive import archive
from ..guide import Guide
from ..render import Renderer
from ..schema import Question
from ..schema.questions import Option
from ..schema.records import ExamDomain
from .course_question import Said, name_of, questions_by_domain, written
from .export import Files, Page

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
SETTINGS = "http://canvas.instructure.com/xsd/cccv1p0"
Q, P, S = (ElementMaker(namespace=name, nsmap={None: name}) for name in (QTI, PACKAGE, SETTINGS))
# How a question knows what was chosen, and what it calls the reason behind an option and what holds for all.
CHOSEN, REASON, FOR_ALL = "response1", "_fb", "general_fb"


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """A file for each study domain that has questions which may be handed on."""
    say = Said(renderer)
    return {f"downloads/canvas-{domain.id}.zip": _zip(guide, say, domain, asked) for domain, asked in questions_by_domain(guide).items()}


def _zip(guide: Guide, say: Said, domain: ExamDomain, questions: list[Question]) -> bytes:
    """A package: what is in it, the questions, and how the quiz is set."""
    quiz = _ident(guide, domain.id)
    title = f"{guide.name} – {guide.title(domain)}"
    files = {
        "imsmanifest.xml": _manifest(quiz),
        f"{quiz}/assessment_meta.xml": _settings(quiz, title, say("about"), len(questions)),
        f"{quiz}/{quiz}.xml": _assessment(guide, say, quiz, title, questions),
    }
    return archive({name: written(tree) for name, tree in files.items()}, guide.figures.built)


def _ident(guide: Guide, record_id: str) -> str:
    """What Canvas knows a quiz or a question by, for good: a newer file can take the place of an older one, whatever was worded anew."""
    return "-".join(["guide", *([guide.key] if guide.key else []), record_id])


def _manifest(quiz: str) -> etree._Element:
    questions, settings = f"{quiz}/{quiz}.xml", f"{quiz}/assessment_meta.xml"
    return P.manifest(
        {"identifier": f"{quiz}-package"},
        P.metadata(P.schema("IMS Content"), P.schemaversion("1.1.3")),
        P.organizations(),
        P.resources(
            P.resource(
                {"identifier": quiz, "type": "imsqti_xmlv1p2"},
                P.file(href=questions),
                P.dependency(identifierref=f"{quiz}-settings"),
            ),
            P.resource(
                {
                    "identifier": f"{quiz}-settings",
                    "type": "associatedcontent/imscc_xmlv1p1/learning-application-resource",
                    "href": settings,
                },
                P.file(href=settings),
            ),
        ),
    )


def _settings(quiz: str, title: str, about: str, points: int) -> etree._Element:
    """To practice, not to grade; in our order, so that the options have the same letters everywhere."""
    return S.quiz(
        {"identifier": quiz},
        S.title(title),
        S.description(about),
        S.shuffle_answers("false"),
        S.quiz_type("practice_quiz"),
        S.points_possible(str(points)),
        S.show_correct_answers("true"),
        S.available("false"),
    )


def _assessment(guide: Guide, say: Said, quiz: str, title: str, questions: list[Question]) -> etree._Element:
    items = (_item(say, _ident(guide, question.id), question) for question in questions)
    return Q.questestinterop(Q.assessment({"ident": quiz, "title": title}, Q.section({"ident": "root_section"}, *items)))


def _item(say: Said, ident: str, question: Question) -> etree._Element:
    options = {f"{ident}-{letter}": option for letter, option in zip(ascii_lowercase, question.options, strict=False)}
    return Q.item(
        {"ident": ident, "title": name_of(question)},
        Q.itemmetadata(_about(ident, options)),
        Q.presentation(
            _material(say("asked", question)),
            Q.response_lid(
                {"ident": CHOSEN, "rcardinality": "Single"},
                Q.render_choice({"shuffle": "No"}, *(_choice(name, say("option", option)) for name, option in options.items())),
            ),
        ),
        _processing(options),
        _feedback(FOR_ALL, say("rests_on", question)),
        *(_feedback(name + REASON, say("reason", option)) for name, option in options.items()),
    )


def _about(ident: str, options: dict[str, Option]) -> etree._Element:
    fields = {
        "question_type": "multiple_choice_question",
        "points_possible": "1",
        "original_answer_ids": ",".join(options),
        "assessment_question_identifierref": f"{ident}-in-bank",
    }
    return Q.qtimetadata(*(Q.qtimetadatafield(Q.fieldlabel(name), Q.fieldentry(value)) for name, value in fields.items()))


def _choice(name: str, html: str) -> etree._Element:
    return Q.response_label({"ident": name}, _material(html))


def _processing(options: dict[str, Option]) -> etree._Element:
    """What follows a choice: what holds for all, the reason for that option, and the point. The first that does not continue ends it."""
    outcomes = Q.outcomes(Q.decvar(maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal"))
    return Q.resprocessing(outcomes, *_conditions(options))


def _conditions(options: dict[str, Option]) -> Iterator[etree._Element]:
    yield Q.respcondition({"continue": "Yes"}, Q.conditionvar(Q.other()), _shown(FOR_ALL))
    for name in options:
        yield Q.respcondition({"continue": "Yes"}, _if_chosen(name), _shown(name + REASON))
    for name, option in options.items():
        if option.best:
            yield Q.respcondition({"continue": "No"}, _if_chosen(name), Q.setvar("100", action="Set", varname="SCORE"))


def _if_chosen(name: str) -> etree._Element:
    return Q.conditionvar(Q.varequal(name, respident=CHOSEN))


def _shown(name: str) -> etree._Element:
    return Q.displayfeedback(feedbacktype="Response", linkrefid=name)


def _feedback(name: str, html: str) -> etree._Element:
    return Q.itemfeedback({"ident": name}, Q.flow_mat(_material(html)))


def _material(html: str) -> etree._Element:
    return Q.material(Q.mattext(html, texttype="text/html"))
