"""What one file of data/ holds: its bytes → records, settings and problems, whatever the other files hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from .place import Place
from .problem import Problem
from .refusal import Subject, refusals
from .schema import FILES, Entry, Shape, record_lists
from .yaml_lines import decode, parse


@dataclass(frozen=True)
class Item:
    """One entry of a list of records: its id as given (None where that is no text), its kind, its place, and the record, or why not."""

    id: str | None
    kind: str
    place: Place
    record: Entry | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Contents:
    """What one file holds. `whole` is whether each of its lists could be read; where nothing could, `guessed` holds its ids and kinds."""

    problems: tuple[Problem, ...] = ()
    whole: bool = False
    guessed: tuple[tuple[str, str], ...] = ()
    items: tuple[Item, ...] = ()
    settings: Shape | None = None
    place: Place | None = None
    # Its last line.
    end: int = 1


# A file that has not changed is not parsed again. A guide has about twenty, so a few versions of one have room, as while serving.
@lru_cache(maxsize=128)
def contents_of(name: str, path: str, raw: bytes) -> Contents:
    """What the file at `path` holds, one of those that `name` in FILES stands for. Nothing else goes into it, so it is cached."""
    text, problems = decode(path, raw)
    value = None
    if not problems:
        value, lines, problems = parse(path, text)
    if value is None:
        return Contents(tuple(problems), guessed=tuple(_guessed_ids(name, raw)))
    lists = record_lists(FILES[name])
    items = [
        _item(model, item, Place(path, lines, (key, index)))
        for key, model in lists.items()
        for index, item in enumerate(_entries(value, key))
    ]
    rest = {k: (() if k in lists and isinstance(v, tuple) else v) for k, v in value.items()}
    place = Place(path, lines, ())
    settings, refused = _validated(FILES[name], rest, place, Subject(f"the file {path.removeprefix('data/')}"))
    whole = all(isinstance(value.get(key), tuple) for key in lists)
    lines.forget()
    return Contents((*problems, *refused), whole, (), tuple(items), settings, place, text.count("\n") or 1)


def _entries(value: dict[str, Any], key: str) -> tuple[Any, ...]:
    """The entries of a list; none where it is no list."""
    return value[key] if isinstance(value.get(key), tuple) else ()


def _guessed_ids(name: str, raw: bytes) -> Iterator[tuple[str, str]]:
    """Ids of a file that cannot be read, so that links to them are not reported as well."""
    for model in record_lists(FILES[name]).values():
        for match in re.finditer(rb"^\s*- id:\s*([a-z0-9-]+)", raw, re.M):
            yield match[1].decode(), model.kind


def _item(model: type[Entry], item: Any, place: Place) -> Item:
    given = item.get("id") if isinstance(item, dict) else None
    known_id = given if isinstance(given, str) else None
    record, refused = _validated(model, item, place, Subject(f"a {model.kind}" if known_id is None else known_id, model.kind))
    return Item(known_id, model.kind, place, record, refused)


def _validated(model: type[Shape], item: Any, place: Place, subject: Subject) -> tuple[Any, tuple[Problem, ...]]:
    """The value as `model`, else None with the problems. Each is validated by itself, so that one bad record hides no other."""
    try:
        return model.model_validate(item), ()
    except ValidationError as error:
        return None, tuple(refusals(error, model, subject, item, place))
