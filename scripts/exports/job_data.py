"""What the browser puts the documents around a job together from: assets/agency/job-description.json."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..day import in_words
from ..guide import Guide
from ..inline import plain
from ..render import Renderer
from ..schema import Cite, Duty, Entry, Shape
from ..schema.posting import DoNotAsk, Part, Passage, PostingProgram
from ..schema.records import JobFunction, ScopeStatement, Source
from .export import LANGUAGE, Files, Page, json_for_scripts

PATH = "assets/agency/job-description.json"
# What became of a function where the later text has it.
STAYED = {"same", "reworded", "widened"}


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """assets/agency/job-description.json; nothing where there are no duties."""
    return {PATH: json_for_scripts(job_data(guide))} if guide.every(Duty) else {}


def job_data(guide: Guide) -> dict[str, Any]:
    """What scripts/job/documents.py and its twin in the browser take, and the builder shows.

    {"guide", "edition", "language", "cites", "fields", "programs", "sections", "duties", "do_not_ask", "documents", "words"}. Texts are
    plain. `cites` is a list of {"text", "url" or "address"}, which others name by its positions; an address is from the root of the site.
    """
    posting = guide.settings.posting
    cites = _Cites(guide)
    words = posting.words.model_dump()
    data = {
        "guide": guide.name,
        "edition": in_words(guide.figures.built),
        "language": LANGUAGE,
        "sections": list(words.pop("sections").items()),
        "duties": [_duty(guide, duty, cites) for duty in guide.every(Duty)],
        "fields": [_given(field) for field in posting.fields],
        "programs": [_program(program, cites) for program in posting.programs],
        "do_not_ask": [_do_not_ask(guide, entry, cites) for entry in posting.do_not_ask],
        "documents": [_given(recipe) | {"parts": [_part(part, cites) for part in recipe.parts]} for recipe in posting.documents],
        "words": words,
        "cites": cites.listed,
    }
    return _plain_in(data)


def _given(shape: Shape) -> dict[str, Any]:
    """The fields of a shape that somebody has filled in."""
    return shape.model_dump(mode="json", exclude_defaults=True)


class _Cites:
    """What is cited, each once, by its position."""

    def __init__(self, guide: Guide):
        self.guide, self.words, self.listed = guide, guide.settings.posting.words, list[dict[str, str]]()

    def sources(self, cites: Iterable[Cite]) -> list[int]:
        """The positions of sources, each with its place."""
        return [self._put(self._source(cite.id, cite.at)) for cite in cites]

    def document_of(self, records: Iterable[Entry]) -> list[int]:
        """The positions of the documents that records stand in: each the first source of its record, in the version that was seen."""
        firsts = dict.fromkeys(record.sources[0].id for record in records if isinstance(record, JobFunction | ScopeStatement))
        return [self._put(self._source(source, self._seen(source))) for source in firsts]

    def records(self, ids: Iterable[str]) -> list[int]:
        """The positions of records of the guide itself."""
        found = [self.guide[record_id] for record_id in ids]
        said = (self.words.rests_record.format(guide=self.guide.name, title=self.guide.name_of(record)) for record in found)
        return [self._put({"text": text, "address": self.guide.address(record)}) for text, record in zip(said, found, strict=True)]

    def _seen(self, source: str) -> str:
        record = self.guide[source]
        return record.edition if isinstance(record, Source) else ""

    def _source(self, source: str, place: str) -> dict[str, str]:
        record = self.guide[source]
        url = record.url if isinstance(record, Source) else None
        text = self.words.rests_source.format(title=self.guide.title(record), place=place)
        return {"text": text, "url": url} if url else {"text": text, "address": self.guide.address(record)}

    def _put(self, cite: dict[str, str]) -> int:
        if cite not in self.listed:
            self.listed.append(cite)
        return self.listed.index(cite)


# ---- a duty


def _duty(guide: Guide, duty: Duty, cites: _Cites) -> dict[str, Any]:
    functions, scope = _found(guide, duty.functions), _found(guide, duty.scope)
    rests_on = [*scope, *functions, *_found(guide, duty.competencies), *_found(guide, duty.ethics)]
    data = _given(duty) | {
        "address": guide.address(duty),
        "code": code_of(guide, duty),
        "confirmed": confirmed(guide, duty),
        "rests_on": [{"text": guide.name_of(record), "address": guide.address(record)} for record in rests_on],
        "cites": cites.document_of([*scope, *(f for f in functions if not _stayed(f))]),
    }
    for name in ("functions", "scope", "competencies", "ethics", "also", "tab"):
        data.pop(name, None)
    return data | ({"wordings": {w.program: w.text for w in duty.wordings}} if duty.wordings else {})


def confirmed(guide: Guide, duty: Duty) -> bool:
    """Whether the later text has what a duty says: it carries out a scope statement, and each of its functions has stayed."""
    stated = any(guide[name].standing != "unconfirmed" for name in duty.scope)
    return stated and all(_stayed(function) for function in _found(guide, duty.functions))


def code_of(guide: Guide, duty: Duty) -> str:
    """Where a duty comes from, as a document has it behind the line: “Scope 3”, or “2012 sample, support 12”."""
    words = guide.settings.posting.words
    codes = []
    for record in _found(guide, duty.scope):
        if isinstance(record, ScopeStatement) and record.code:
            codes.append(words.code_scope.format(number=record.code))
        elif isinstance(record, ScopeStatement) and record.section == "summary":
            codes.append(words.code_summary)
    for record in _found(guide, duty.functions):
        if isinstance(record, JobFunction) and record.section != "heading" and not _stayed(record):
            codes.append(words.code_sample.format(section=getattr(words.sample_sections, record.section), number=record.code))
    return "; ".join(codes) or words.code_ours


def _stayed(function: Entry) -> bool:
    return isinstance(function, JobFunction) and any(change.change in STAYED for change in function.now)


def _found(guide: Guide, ids: Iterable[str]) -> list[Entry]:
    return [guide[record_id] for record_id in ids]


# ---- what stands beside the duties


def _program(program: PostingProgram, cites: _Cites) -> dict[str, Any]:
    parts: Mapping[str, Sequence[Passage]] = {name: getattr(program, name) for name in ("place", "supervision", "first_days", "ask")}
    data = {name: [_passage(passage, cites) for passage in passages] for name, passages in parts.items() if passages}
    return {"id": program.id, "name": program.name, **data}


def _passage(passage: Passage, cites: _Cites) -> dict[str, Any]:
    data = _given(passage) | {"cites": cites.sources(passage.sources)}
    data.pop("sources", None)
    if passage.sources:
        data["code"] = _short(passage.sources[0], cites)
    return _plain_in(data)


def _short(cite: Cite, cites: _Cites) -> str:
    """A citation in a few words: “DHS 36, 36.11 (2)”."""
    source = cites.guide[cite.id]
    return cites.words.code_source.format(source=source.short if isinstance(source, Source) else cite.id, place=cite.at)


def _do_not_ask(guide: Guide, entry: DoNotAsk, cites: _Cites) -> dict[str, Any]:
    names = [guide.label(record) or guide.title(record) for record in _found(guide, entry.because)]
    names += [_short(cite, cites) for cite in entry.sources]
    code = "; ".join(names) or cites.words.code_ours
    said = cites.words.not_asked.format(question=entry.text, why=entry.why, instead=entry.instead)
    return _plain_in({"text": said, "code": code, "cites": cites.records(entry.because) + cites.sources(entry.sources)})


def _part(part: Part, cites: _Cites) -> dict[str, Any]:
    data = _given(part)
    if data.pop("because", None):
        data["cites"] = cites.records(part.because)
    return data


def _plain_in(data: dict[str, Any]) -> dict[str, Any]:
    """The same with every text in it without its marks of emphasis."""
    return {name: _plain(value) for name, value in data.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return _plain_in(value)
    return [_plain(given) for given in value] if isinstance(value, list) else value
