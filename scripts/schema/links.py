"""Finds the fields of a kind that carry a mark (a link, a piece of prose), so that no list of such fields is kept anywhere."""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from .fields import LinkTo

Path = tuple[str, ...]
Where = tuple[str | int, ...]


def link_fields(model: type[BaseModel]) -> tuple[tuple[Path, LinkTo], ...]:
    """Each place in `model` that names a record, with the kinds it may name."""
    return marked_fields(model, LinkTo)


@cache
def marked_fields(model: type[BaseModel], mark: type) -> tuple[tuple[Path, Any], ...]:
    """Each place in `model` marked with `mark`: the path of field names to it, and the mark itself.

    A path is a tuple of field names, as ("now", "scope"); lists and groups on the way are implied.
    """
    places: list[tuple[Path, Any]] = []
    for name, field in model.model_fields.items():
        marks = [m for m in field.metadata if isinstance(m, mark)]
        places += [((name,), m) for m in marks]
        if not marks:
            places += [((name, *path), m) for path, m in _inside(field.annotation, mark)]
    return tuple(places)


def _inside(annotation: Any, mark: type) -> Iterator[tuple[Path, Any]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from marked_fields(annotation, mark)
    elif get_origin(annotation) is Annotated:
        marks = [m for m in annotation.__metadata__ if isinstance(m, mark)]
        yield from [((), m) for m in marks] or _inside(get_args(annotation)[0], mark)
    elif get_origin(annotation) is dict:
        yield from _inside(get_args(annotation)[1], mark)
    elif get_origin(annotation) in (tuple, Union, UnionType):
        for part in get_args(annotation):
            yield from _inside(part, mark)


def values_along(value: Any, path: Path, where: Where = ()) -> Iterator[tuple[str, Where]]:
    """Every value at the end of `path` in `value`, with the way to it: field names, and indexes or keys of what is on the way."""
    if value is None:
        return
    if isinstance(value, (tuple, dict)):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from values_along(item, path, (*where, key))
    elif path:
        yield from values_along(getattr(value, path[0]), path[1:], (*where, path[0]))
    else:
        yield value, where


def groups(model: type[BaseModel]) -> list[type[BaseModel]]:
    """Every group of fields inside `model`, each once, in the order they are met."""
    met: list[type[BaseModel]] = []
    for field in model.model_fields.values():
        for group in _groups_of(field.annotation):
            met += [g for g in (group, *groups(group)) if g not in met]
    return met


def _groups_of(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _groups_of(part)
