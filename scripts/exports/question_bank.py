"""Practice questions as the browser takes them: a small index, the clauses they rest on, and two files for each study domain: one to answer
its questions and read the reasons, and one for after that, with when each other option would be right, what pulls to it, what else a reason
rests on, and the fact that twins tell otherwise."""

from collections.abc import Sequence
from typing import Any

from ..guide import Guide
from ..inline import plain
from ..questions import changed_under, parted, records_of, sets_of_twins
from ..render import Renderer
from ..schema import Entry, Question, Turn
from ..schema.questions import Option
from .export import Files, Page, json_for_scripts

FOLDER = "assets/questions"
# What a question of the index is marked with: it carries a content note; a clause it rests on has changed.
NOTED, BEING_CHECKED = 1, 2


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """index.json, clauses.json, <domain>.json and after-<domain>.json in assets/questions/; nothing where there are no questions.

    The index is {"domains": [[id, title]], "records": [[id, label, title]], "turns": [[id, title]], "sets": [name], "questions": [[id,
    domain, marks, records]]}, where a domain and the records a question rests on are named by their position in the lists; a twin has
    two more, its set and its turn. The clauses are {record id: text}, in one file, since most are shared by domains. A domain is
    {question id: …}, and so is what comes after an answer: {"fits", "pulls" and "also": for each option, "fact"}. The clauses are those
    that weigh most in a reason; others are linked by their names in the index.
    """
    bank = guide.every(Question)
    if not bank:
        return {}
    used = set().union(*(question.rests_on for question in bank))
    records = [record for record in guide.records.values() if record.id in used]
    weightiest = {option.because[0] for question in bank for option in question.options}
    files = {
        f"{FOLDER}/index.json": json_for_scripts(_index(guide, bank, records)),
        f"{FOLDER}/clauses.json": json_for_scripts({r.id: plain(guide.said(r) or "") for r in records if r.id in weightiest}),
    }
    for domain in guide.by_kind["exam-domain"]:
        asked = guide.every(Question, domain=domain.id)
        files[f"{FOLDER}/{domain.id}.json"] = json_for_scripts({q.id: _question(guide, q) for q in asked})
        files[f"{FOLDER}/after-{domain.id}.json"] = json_for_scripts({q.id: _after(guide, q) for q in asked})
    return files


def _index(guide: Guide, bank: list[Question], records: list[Entry]) -> dict[str, Any]:
    domains = guide.by_kind["exam-domain"]
    domain_at = {domain.id: index for index, domain in enumerate(domains)}
    record_at = {record.id: index for index, record in enumerate(records)}
    sets = list(sets_of_twins(guide))
    turn_at = {turn.id: index for index, turn in enumerate(guide.every(Turn))}

    def row(q: Question) -> list[Any]:
        of_all = [q.id, domain_at[q.domain], _marks(guide, q), [record_at[r.id] for r in records_of(guide, q)]]
        return [*of_all, sets.index(q.twins), turn_at[q.turn]] if q.twins and q.turn else of_all

    return {
        "domains": [[d.id, guide.title(d)] for d in domains],
        "records": [[r.id, guide.label(r) or "", guide.title(r)] for r in records],
        "turns": [[turn.id, turn.title] for turn in guide.every(Turn)],
        "sets": sets,
        "questions": [row(question) for question in bank],
    }


def _marks(guide: Guide, question: Question) -> int:
    return NOTED * bool(question.note) | BEING_CHECKED * bool(changed_under(guide, question))


def _question(guide: Guide, question: Question) -> dict[str, Any]:
    names = guide.settings.interface.names
    data: dict[str, Any] = {
        "title": question.title,
        "stem": plain(question.stem),
        "options": [_option(o) for o in question.options],
    }
    if question.note:
        data["note"] = names[question.note]
    return data


def _after(guide: Guide, question: Question) -> dict[str, Any]:
    names = guide.settings.interface.names
    after: dict[str, Any] = {
        "pulls": [names[option.misconception] if option.misconception else "" for option in question.options],
        "also": [option.because[1:] for option in question.options],
    }
    if any(option.fits for option in question.options):
        after["fits"] = [plain(option.fits) if option.fits else "" for option in question.options]
    if question.twins:
        after["fact"] = " ".join(plain(piece.text) for piece in parted(guide, question) if piece.changed)
    return after


def _option(option: Option) -> dict[str, Any]:
    data: dict[str, Any] = {"text": plain(option.text), "why": plain(option.why), "because": option.because[0]}
    if option.best:
        data["best"] = True
    return data
