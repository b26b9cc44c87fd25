"""Makes what stands beside the data for its authors, from the schema and the records: a pure function to {path: bytes}.

data/README.md explains every field; data/schemas/ lets an editor complete and check while typing;
data/published-ids.txt and data/published-pages.txt remember every address ever published.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from .guide import Guide
from .load import PUBLISHED, PUBLISHED_PAGES, WRITTEN_AGAINST, published, published_pages
from .numbers import number_id
from .pages import answering, pages_at
from .problem import a
from .questions import fingerprint, read_beside
from .schema import FILES, Cite, Entry, Question, Sourced, entry_of, groups, link_fields, record_lists, schema_name

OPENING = """# The data, file by file

What is true lives here, one YAML file for each kind of thing. Edit the text, run `make check`, and read what it says.
This page is made from `scripts/schema/` by `make bless`; do not edit it by hand.

Every record has an `id` for life and rests on `sources`, or on records that do. Links are ids in fields; the way back is computed.
A record links only to its own kind or to kinds further up in this page.

A text is one paragraph of plain words. In a sentence, a stressed word may stand in stars, as `*with*`; nothing else is a mark.
"""


def reference(guide: Guide) -> dict[str, bytes]:
    """Every generated file of data/, by its path in the project."""
    files = {"data/README.md": _readme().encode(), f"data/{PUBLISHED}": _published(guide).encode()}
    files[f"data/{PUBLISHED_PAGES}"] = _published_pages(guide).encode()
    for name, model in FILES.items():
        files[f"data/schemas/{schema_name(name)}"] = _editor_schema(guide, model)
    if against := _written_against(guide):
        files[f"data/{WRITTEN_AGAINST}"] = against.encode()
    return files


# ---- data/written-against.txt


def _written_against(guide: Guide, reread: Collection[str] = ()) -> str:
    """For each question the fingerprints of the clauses it was written against: new ones are added, and those of `reread` renewed."""
    lines = [
        "# The text of every clause a question rests on, as it was when the question was last read beside it. `make bless` adds new",
        "# questions; when a clause changes, read its questions again, then `python -m scripts reread q-0147`.",
    ]
    for question in guide.every(Question):
        seen = {} if question.id in reread else read_beside(guide).get(question.id, {})
        rests_on = sorted(record_id for record_id in question.rests_on if record_id in guide.records)
        lines.append(" ".join([question.id, *(f"{i}={seen.get(i, fingerprint(guide, i))}" for i in rests_on)]))
    return "\n".join(lines) + "\n" if guide.every(Question) else ""


def reread(guide: Guide, question_ids: Collection[str]) -> dict[str, bytes]:
    """data/written-against.txt with the clauses of these questions as they are today."""
    return {f"data/{WRITTEN_AGAINST}": _written_against(guide, question_ids).encode()}


# ---- data/README.md


def _readme() -> str:
    cites = ["Sources themselves need no `sources`. Each of `sources` is:\n", *_table(Cite, ())]
    every = ["## Every record\n", *_table(Sourced, ()), *cites]
    return "\n".join([OPENING, *every, *(line for name, model in FILES.items() for line in _file_section(name, model))])


def _file_section(name: str, model: type[BaseModel]) -> Iterator[str]:
    yield f"## {name}\n"
    for key, field in model.model_fields.items():
        yield f"- `{key}`: {field.description}"
    yield ""
    for record in record_lists(model).values():
        yield f"### {a(record.kind).capitalize()}\n"
        yield from _table(record)
    for part in _parts(model):
        yield f"### {part.__name__}\n"
        yield from _table(part)


def _table(model: type[BaseModel], left_out: Iterable[str] = Sourced.model_fields) -> Iterator[str]:
    yield "| Field | Needed | What it says |"
    yield "| --- | --- | --- |"
    links = {path[0]: mark.kinds for path, mark in link_fields(model) if len(path) == 1}
    for name, field in model.model_fields.items():
        if name in left_out and issubclass(model, Entry) and field.description == Sourced.model_fields[name].description:
            continue
        about = (field.description or "").replace("|", "\\|")
        if name in links:
            about += f" Names: {', '.join(links[name])}."
        yield f"| `{name}` | {'yes' if field.is_required() else ''} | {about} |"
    yield ""


def _parts(model: type[BaseModel]) -> list[type[BaseModel]]:
    """Groups of fields inside a file that are not records, as a rule of a program, each once."""
    skip = {*record_lists(model).values(), Cite}
    return [part for part in groups(model) if part not in skip]


# ---- data/schemas/


def _editor_schema(guide: Guide, model: type[BaseModel]) -> bytes:
    """The JSON Schema of a file, in which a link offers the real ids of today."""
    schema, used = _with_links(model)
    if used:
        ids = {f"id-of-{kind}": {"enum": [r.id for r in guide.by_kind[kind]]} for kind in used}
        schema = {**schema, "$defs": {**schema.get("$defs", {}), **ids}}
    return (json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


@cache
def _with_links(model: type[BaseModel]) -> tuple[dict[str, Any], frozenset[str]]:
    """The JSON Schema of a file, whatever the guide, and the kinds whose ids a link in it may be. Nobody changes it: it is kept."""
    used: set[str] = set()
    return _with_ids(model.model_json_schema(), used), frozenset(used)


def _with_ids(node: Any, used: set[str]) -> Any:
    if isinstance(node, list):
        return [_with_ids(item, used) for item in node]
    if not isinstance(node, dict):
        return node
    rest = {key: _with_ids(value, used) for key, value in node.items() if key != "x-link"}
    if "x-link" not in node:
        return rest
    used.update(node["x-link"])
    about = {"description": rest.pop("description")} if "description" in rest else {}
    # The second way keeps an id that was added a minute ago from being marked as wrong.
    return {**about, "anyOf": [*({"$ref": f"#/$defs/id-of-{kind}"} for kind in node["x-link"]), rest]}


# ---- data/published-ids.txt and data/published-pages.txt


def _published(guide: Guide) -> str:
    """Every id published before, and every one of today, under the file it comes from. Ids are only ever added."""
    origin = {record_id: file for record_id, (file, _) in published(guide.root).items()}
    for record in guide.records.values():
        file = guide.places[record.id].path.removeprefix("data/")
        origin.setdefault(record.id, file)
        if number := number_id(record):
            origin.setdefault(number, file)
    lines = ["# Every id that ever answered at /go/<id>/. `make bless` adds new ones; none is ever removed."]
    rank = {entry: index for index, entry in enumerate(FILES)}
    for file in sorted(set(origin.values()), key=lambda file: (rank.get(entry_of(file) or "", len(rank)), file)):
        ids = sorted(i for i, f in origin.items() if f == file)
        lines += ["", f"# {file}", *ids] if ids else []
    return "\n".join(lines) + "\n"


def _published_pages(guide: Guide) -> str:
    """Every address of a page published before, and every one of today. Addresses are only ever added."""
    addresses = {*published_pages(guide.root), *answering(guide, pages_at(guide.root))}
    first = "# Every address at which a page ever answered. `make bless` adds new ones; none is ever removed."
    return "\n".join([first, "", *sorted(addresses)]) + "\n"
