"""Practice questions as the browser takes them: a small index of all, and one file for each study domain, fetched when a set needs it."""

import json
from typing import Any

from ..cards import records_of
from ..guide import Guide
from ..render import plain
from ..schema import Entry, Question

FOLDER = "assets/questions"
# What a question of the index is marked with: it carries a content note; a clause it rests on has changed.
NOTED, BEING_CHECKED = 1, 2


def export(guide: Guide) -> dict[str, bytes]:
    """assets/questions/index.json and assets/questions/<domain>.json; nothing where there are no questions.

    The index is {"domains": [[id, title]], "records": [[id, label, title]], "questions": [[id, domain, marks, records]]}, where a
    domain and the records a question rests on are named by their place in the lists. A domain is {"questions": {id: …},
    "clauses": {id: [label, title, text]}}.
    """
    bank = guide.by_kind["question"]
    if not bank:
        return {}
    files = {f"{FOLDER}/index.json": _json(_index(guide, bank))}
    for domain in guide.by_kind["exam-domain"]:
        files[f"{FOLDER}/{domain.id}.json"] = _json(_domain(guide, guide.select("question", domain=domain.id)))
    return files


def _index(guide: Guide, bank: list[Question]) -> dict[str, Any]:
    domains = guide.by_kind["exam-domain"]
    place = {domain.id: index for index, domain in enumerate(domains)}
    used = _clauses(guide, bank)
    record_place = {record.id: index for index, record in enumerate(used)}
    return {
        "domains": [[d.id, guide.title(d)] for d in domains],
        "records": [[r.id, guide.label(r) or "", guide.title(r)] for r in used],
        "questions": [[q.id, place[q.domain], _marks(guide, q), [record_place[r.id] for r in records_of(guide, q)]] for q in bank],
    }


def _marks(guide: Guide, question: Question) -> int:
    return NOTED * bool(question.note) | BEING_CHECKED * bool(guide.changed_under(question))


def _clauses(guide: Guide, bank: list[Question]) -> list[Entry]:
    """The records that questions rest on, in the order of the guide."""
    used = set().union(*(guide.rests_on(question) for question in bank))
    return [record for record in guide.records.values() if record.id in used]


def _domain(guide: Guide, bank: list[Question]) -> dict[str, Any]:
    return {
        "questions": {q.id: _question(guide, q) for q in bank},
        "clauses": {r.id: [guide.label(r) or "", guide.title(r), plain(guide.text(r))] for r in _clauses(guide, bank)} if bank else {},
    }


def _question(guide: Guide, question: Question) -> dict[str, Any]:
    names = guide.interface.names
    found: dict[str, Any] = {
        "title": question.title,
        "stem": plain(question.stem),
        "options": [_option(o, names) for o in question.options],
    }
    if question.note:
        found["note"] = names[question.note]
    return found


def _option(option, names: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {"text": plain(option.text), "why": plain(option.why), "because": option.because}
    if option.best:
        found["best"] = True
    if option.misconception:
        found["pull"] = names[option.misconception]
    return found


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
