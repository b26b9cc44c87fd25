"""A file of data/ or docs/ as its text and as values that know where they stand, so that an edit of it knows its line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import TypeVar

import yaml

from scripts.schema import FILES, Prose, Shape, entry_of, marked_fields, record_lists

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Thing = TypeVar("Thing")


class NoPlace(Exception):
    """The file has no value this kind of edit could spoil."""


@dataclass(frozen=True)
class Edit:
    """What an edit writes (None removes a file), the file a message should name, and the line, where a person could say one."""

    path: str
    line: int | None
    files: dict[str, bytes | None] = field(repr=False)


@dataclass(frozen=True)
class Value:
    """A value in a file: the field names that lead to it, the line of its key from 0, its place in the text, the value itself."""

    names: tuple[str, ...]
    key: int
    start: int
    end: int
    value: str | list

    @property
    def field(self) -> str:
        return self.names[-1]


@dataclass(frozen=True)
class DataFile:
    """One file of data/ (or one page of docs/, which has no values) as it stands before an edit."""

    path: str
    raw: bytes

    @property
    def model(self) -> type[Shape]:
        """What a file of data/ may hold."""
        return FILES[entry_of(self.path.removeprefix("data/"))]

    @property
    def is_page(self) -> bool:
        return self.path.endswith(".md")

    @cached_property
    def text(self) -> str:
        return self.raw.decode()

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def values(self) -> list[Value]:
        return [] if self.is_page else list(self._walk(yaml.compose(self.text, Loader=Loader), (), 0))

    def _walk(self, node: yaml.Node, names: tuple[str, ...], key: int) -> Iterable[Value]:
        start, end = node.start_mark.index, node.end_mark.index
        end = start + len(self.text[start:end].rstrip())
        if isinstance(node, yaml.MappingNode):
            for name, inner in node.value:
                yield from self._walk(inner, (*names, name.value), name.start_mark.line)
            return
        if names:
            yield Value(names, key, start, end, [n.value for n in node.value] if isinstance(node, yaml.SequenceNode) else node.value)
        if isinstance(node, yaml.SequenceNode):
            for inner in node.value:
                yield from self._walk(inner, names, inner.start_mark.line)

    # ---- which values

    def scalars(self, *fields: str) -> list[Value]:
        """Single values that are not the words of the interface, which have field names of their own."""
        return [v for v in self.values if isinstance(v.value, str) and v.names[0] != "words" and (not fields or v.field in fields)]

    def lists(self) -> list[Value]:
        return [v for v in self.values if isinstance(v.value, list) and len(v.names) > 1 and v.value]

    def marked(self, mark: type) -> list[Value]:
        """Values whose field carries a mark in the schema: a link, a piece of prose."""
        paths = set() if self.is_page else {path for path, _ in marked_fields(self.model, mark)}
        return [v for v in self.scalars() if v.names in paths]

    def sentences(self) -> list[Value]:
        """Prose of whole sentences, long enough to have a middle."""
        return [v for v in self.marked(Prose) if v.value.count(" ") > 8]

    def folded(self) -> list[Value]:
        return [v for v in self.sentences() if self.text[v.start] == ">"]

    def own_lines(self) -> list[Value]:
        """Fields that begin a line of their own."""
        return [v for v in self.values if re.match(rf" +{re.escape(v.field)}:", self.lines[v.key])]

    def required(self) -> list[Value]:
        records = {} if self.is_page else record_lists(self.model)
        own = [v for v in self.own_lines() if v.names[0] in records and len(v.names) == 2]
        return [v for v in own if records[v.names[0]].model_fields[v.field].is_required()]

    def records(self) -> list[tuple[int, int]]:
        """First and last line, from 0, of every record."""
        starts = [n for n, line in enumerate(self.lines) if line.startswith("- id: ") and not self.is_page]
        ends = [n for n, line in enumerate(self.lines) if re.match(r"- id: |\S+:$", line)]
        return [(start, next((end for end in ends if end > start), len(self.lines))) for start in starts]

    # ---- edits

    def written(self, text: str, line: int | None) -> Edit:
        return Edit(self.path, None if line is None else line + 1, {self.path: text.encode()})

    def with_lines(self, start: int, end: int, *new: str) -> Edit:
        """Lines start to end, from 0 and without the last, replaced."""
        return self.written("\n".join([*self.lines[:start], *new, *self.lines[end:]]), start)

    def with_value(self, value: Value, new: str) -> Edit:
        return self.written(self.text[: value.start] + new + self.text[value.end :], self.text.count("\n", 0, value.start))

    def with_piece(self, rng: Random, value: Value, piece: str) -> Edit:
        """A piece put between two words of a text."""
        inside = self.text[value.start : value.end]
        spaces = [m.start() for m in re.finditer(r"(?<=\w) (?=\w)", inside)]
        at = value.start + pick(rng, spaces)
        return self.written(self.text[:at] + piece + self.text[at:], self.text.count("\n", 0, at))


def pick(rng: Random, things: Iterable[Thing]) -> Thing:
    choices = list(things)
    if not choices:
        raise NoPlace
    return rng.choice(choices)
