"""Practice questions as the browser takes them: a small index, the clauses they rest on, and a file for each study domain."""

from collections.abc import Sequence
from typing import Any

from ..guide import Guide
from ..inline import plain
from ..questions import changed_under, records_of
from ..render import Renderer
from ..schema import Entry, Question
from ..schema.questions import Option
from .export import Files, Page, json_for_scripts

FOLDER = "assets/questions"
# What a question of the index is marked with: it carries a content note; a clause it rests on has changed.
NOTED, BEING_CHECKED = 1, 2


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """index.json, clauses.json and <domain>.json in assets/questions/; nothing where there are no questions.

    The index is {"domains": [[id, title]], "records": [[id, label, title]], "questions": [[id, domain, marks, records]]}, where a
    domain and the records a question rests on are named by their position in the lists. The clauses are {record id: text}, in one
    file, since most are shared by domains. A domain is {question id: …}.
    """
    bank = guide.every(Question)
    if not bank:
        return {}
    used = set().union(*(question.rests_on for question in bank))
    clauses = [record for record in guide.records.values() if record.id in used]
    files = {
        f"{FOLDER}/index.json": json_for_scripts(_index(guide, bank, clauses)),
        f"{FOLDER}/clauses.json": json_for_scripts({r.id: plain(guide.said(r) or "") for r in clauses}),
    }
    for domain in guide.by_kind["exam-domain"]:
        asked = guide.every(Question, domain=domain.id)
        files[f"{FOLDER}/{domain.id}.json"] = json_for_scripts({q.id: _question(guide, q) for q in asked})
    return files


def _index(guide: Guide, bank: list[Question], clauses: list[Entry]) -> dict[str, Any]:
    domains = guide.by_kind["exam-domain"]
    domain_at = {domain.id: index for index, domain in enumerate(domains)}
    record_at = {record.id: index for index, record in enumerate(clauses)}
    return {
        "domains": [[d.id, guide.title(d)] for d in domains],
        "records": [[r.id, guide.label(r) or "", guide.title(r)] for r in clauses],
        "questions": [[q.id, domain_at[q.domain], _marks(guide, q), [record_at[r.id] for r in records_of(guide, q)]] for q in bank],
    }


def _marks(guide: Guide, question: Question) -> int:
    return NOTED * bool(question.note) | BEING_CHECKED * bool(changed_under(guide, question))


def _question(guide: Guide, question: Question) -> dict[str, Any]:
    names = guide.settings.interface.names
    data: dict[str, Any] = {
        "title": question.title,
        "stem": plain(question.stem),
        "options": [_option(o, names) for o in question.options],
    }
    if question.note:
        data["note"] = names[question.note]
    return data


def _option(option: Option, names: dict[str, str]) -> dict[str, Any]:
    data: dict[str, Any] = {"text": plain(option.text), "why": plain(option.why), "because": option.because}
    if option.best:
        data["best"] = True
    if option.misconception:
        data["pull"] = names[option.misconception]
    return data
