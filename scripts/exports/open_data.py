"""The guide as open data: downloads/guide.json and the JSON Schema that documents it."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from ..guide import Guide
from ..render import Renderer
from ..schema import Cite, Entry, Fact, Sourced, kinds
from ..schema.fields import Standing
from ..schema.records import ExamDomain
from .export import Files, Page

# 2: `ours` beside `text`, so that the standing speaks for the source alone; `gives` in `sources`.
VERSION = 2
STARS = "In this and every other sentence, stressed words stand in stars, as *with* or **with**; nothing else is a mark."
# Fields that stand under names of their own in the open data.
RENAMED = {"id", "sources", "also"}


class Computed(NamedTuple):
    """A field of one kind that no file of data holds."""

    name: str
    schema: dict[str, Any]
    # Its value for a record of that kind; None where the record has no such field.
    value: Callable[[Guide, Any], Any]
    # Fields that are left out where it stands.
    withholds: tuple[str, ...] = ()


def _expired(guide: Guide, fact: Fact) -> bool | None:
    return True if guide.figures.expired(fact) else None


def _weight(guide: Guide, domain: ExamDomain) -> float:
    count, all_of_them = guide.figures.share(domain)
    return round(count / all_of_them, 4) if all_of_them else 0


COMPUTED: dict[type[Entry], Computed] = {
    Fact: Computed(
        "expired",
        {"const": True, "description": "The value is withheld: it has expired."},
        _expired,
        withholds=("value", "era", "history", "disagreements"),
    ),
    ExamDomain: Computed(
        "weight", {"type": "number", "description": "Share of all competencies, from 0 to 1: ours, by number of competencies."}, _weight
    ),
}


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """downloads/guide.json and downloads/guide.schema.json."""
    return {
        "downloads/guide.json": _json(guide_data(guide)),
        "downloads/guide.schema.json": _json(guide_schema()),
    }


def guide_data(guide: Guide) -> dict[str, Any]:
    """{"version", "built", "records": {id: …}}: every record with its links forward and back."""
    return {
        "version": VERSION,
        "built": guide.figures.built.isoformat(),
        "records": {record.id: record_data(guide, record) for record in guide.records.values()},
    }


def record_data(guide: Guide, record: Entry) -> dict[str, Any]:
    """One record: what all kinds share, then the fields of its own kind."""
    links = guide.links[record.id]
    shared = {
        "kind": record.kind,
        "code": getattr(record, "code", None),
        "label": guide.label(record),
        "title": guide.title(record),
        "text": guide.text(record),
        "ours": guide.ours(record),
        "standing": record.standing,
        "sources": [{"id": c.id, "at": c.at, "gives": c.gives} for c in getattr(record, "sources", ())],
        "also": list(record.also),
        "address": f"/{guide.address(record)}",
        "links": links,
        "backlinks": guide.backlinks[record.id],
    }
    own = {name: _plain(value) for name, value in record if name not in shared and name not in RENAMED and name not in links}
    own = {name: value for name, value in own.items() if value not in (None, [], "")}
    # A link that is one record (the domain), or that carries more than an id (then and now), stands as a field as well.
    own |= {name: _plain(value) for name in links if not _is_list_of_ids(value := getattr(record, name))}
    return shared | _with_computed(guide, record, own)


def _with_computed(guide: Guide, record: Entry, own: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record with the one that is computed for its kind."""
    computed = COMPUTED.get(type(record))
    value = computed.value(guide, record) if computed else None
    if computed is None or value is None:
        return own
    return {name: given for name, given in own.items() if name not in computed.withholds} | {computed.name: value}


def _is_list_of_ids(value: Any) -> bool:
    return isinstance(value, tuple) and not any(isinstance(item, BaseModel) for item in value)


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return {name: _plain(inner) for name, inner in value if inner not in (None, ())}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def guide_schema() -> dict[str, Any]:
    """The JSON Schema of guide.json, from the same classes the data is checked with."""
    gives = {"enum": list(get_args(Cite.model_fields["gives"].annotation)), "description": Cite.model_fields["gives"].description}
    place = {"id": {"type": "string"}, "at": {"type": "string"}, "gives": gives}
    cite = {"type": "object", "properties": place, "required": list(place)}
    ids = {"type": "array", "items": {"type": "string"}}
    by_name = {"type": "object", "additionalProperties": ids}
    shared = {
        "kind": {"enum": list(kinds()), "description": "The kind of record."},
        "code": {"type": ["string", "null"], "description": "The official number, where there is one."},
        "label": {"type": ["string", "null"], "description": "The official number as a reader says it."},
        "title": {"type": "string", "description": "A short name."},
        "text": {
            "type": ["string", "null"],
            "description": f"What the source says, in our words; null where its wording is not known. {STARS}",
        },
        "ours": {"type": ["string", "null"], "description": Sourced.model_fields["ours"].description},
        "standing": {"enum": _standings(), "description": Entry.model_fields["standing"].description},
        "sources": {"type": "array", "items": cite, "description": Sourced.model_fields["sources"].description},
        "also": {**ids, "description": Entry.model_fields["also"].description},
        "address": {"type": "string", "pattern": "^/go/[a-z0-9-]+/$", "description": "The permanent address, from the root of the site."},
        "links": {**by_name, "description": "Field → ids of the records it names."},
        "backlinks": {**by_name, "description": "Kind → ids of the records that name it."},
    }
    required = [name for name in shared if name != "also"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The guide as open data",
        "type": "object",
        "required": ["version", "built", "records"],
        "additionalProperties": False,
        "properties": {
            "version": {"const": VERSION},
            "built": {"type": "string", "format": "date", "description": "The day the guide was last changed."},
            "records": {
                "type": "object",
                "propertyNames": {"pattern": "^[a-z][a-z0-9-]*$"},
                "additionalProperties": {"oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in kinds()]},
            },
        },
        "$defs": {
            kind: {
                "type": "object",
                "required": required,
                "properties": shared | {"kind": {"const": kind}} | _own_fields(model, shared),
                "additionalProperties": False,
            }
            for kind, model in kinds().items()
        },
    }


def _own_fields(model: type[Entry], shared: dict[str, Any]) -> dict[str, Any]:
    own = {
        name: {"description": field.description}
        for name, field in model.model_fields.items()
        if name not in shared and name not in RENAMED and field.description
    }
    return own | ({computed.name: computed.schema} if (computed := COMPUTED.get(model)) else {})


def _standings() -> list[str]:
    return list(get_args(Standing))


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
