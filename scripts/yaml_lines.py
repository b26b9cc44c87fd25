"""Reads one YAML text into plain values, and remembers on which line each of them stands: bytes → text → values.

Nothing here knows what a record is. Every mistake becomes a Problem.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

import yaml

from .problem import Problem
from .text_lines import decoded, left_overs, lines_of
from .yaml_marks import at_the_start, cause, changed_number, comments_behind, escapes

# libyaml is about ten times faster; its marks are the same.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Where = tuple[str | int, ...]


@dataclass
class Positions:
    """What was noted of each value: `spans` its (first line, last line), `raw` each scalar as it was written, `empty` keys without one."""

    spans: dict[Where, tuple[int, int]] = field(default_factory=dict)
    raw: dict[Where, str] = field(default_factory=dict)
    empty: set[Where] = field(default_factory=set)

    def first(self, where: Where) -> int:
        """The first line of the value at `where`, or of the nearest thing around it."""
        while where and where not in self.spans:
            where = where[:-1]
        return self.spans.get(where, (1, 1))[0]


class Lines:
    """Where each value of a file stands, by the path of keys and indexes that leads to it.

    Positions take several times the memory of the text and are needed only where there is a problem to report. So they can be
    freed, and are made again from the text when somebody asks.
    """

    def __init__(self, path: str, text: str):
        self.path, self.text = path, text

    @cached_property
    def positions(self) -> Positions:
        node = yaml.compose(self.text, Loader=Loader)
        return _Builder(self, node).positions if node else Positions()

    @cached_property
    def source(self) -> list[str]:
        """The lines themselves."""
        return lines_of(self.text)

    def forget(self) -> None:
        """Frees what takes much memory and can be made again from the text."""
        vars(self).pop("positions", None)
        vars(self).pop("source", None)

    def first(self, where: Where) -> int:
        """The first line of the value at `where`, or of the nearest thing around it."""
        return self.positions.first(where)

    def last(self, where: Where) -> int:
        """The last line of the value at `where`, without the blank lines after it."""
        first, last = self.positions.spans.get(where, (self.first(where),) * 2)
        while last > first and not self.source[last - 1].strip():
            last -= 1
        return last

    def holding(self, where: Where, piece: str) -> int:
        """The line of the value at `where` that holds `piece`, else its first line."""
        first, last = self.first(where), self.last(where)
        return next((n for n in range(first, last + 1) if piece in self.source[n - 1]), first)


def decode(path: str, raw: bytes) -> tuple[str, list[Problem]]:
    """The text of a file, or the problems with its bytes."""
    try:
        text = decoded(raw)
    except UnicodeDecodeError as error:
        line = len(lines_of(error.object[: error.start].decode("utf-8")))
        return "", [Problem(path, line, "this line holds a byte that is not UTF-8 text. Save the file as UTF-8, or retype the line.")]
    if not text.strip():
        return "", [Problem(path, 1, "the file is empty. Bring its records back from an earlier version.")]
    return text, list(_odd_lines(path, text))


def _odd_lines(path: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(lines_of(text), 1):
        if "\t" in line:
            yield Problem(path, number, "this line holds a tab. YAML needs spaces: replace the tab with two spaces.")
    yield from left_overs(path, text)


def parse(path: str, text: str) -> tuple[dict[str, Any] | None, Lines, list[Problem]]:
    """The values of a file of data by their keys, None where it cannot be read; where they stand; and the problems met."""
    value, lines, problems = values_of(path, text)
    if value is None and not problems:
        problems = [Problem(path, text.count("\n") or 1, "the file holds no records. Bring them back from an earlier version.")]
    elif value is not None and not isinstance(value, dict):
        return None, lines, [*problems, Problem(path, 1, "the file must begin with the name of its list, as “terms:”.")]
    return value, lines, problems


def values_of(path: str, text: str) -> tuple[Any, Lines, list[Problem]]:
    """What any YAML text holds, None where it is nothing or cannot be read; where its values stand; and the problems met."""
    lines = Lines(path, text)
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        return None, lines, [_broken(path, text, error)]
    except yaml.YAMLError as error:
        return None, lines, [Problem(path, 1, f"this is not YAML: {error}")]
    if node is None:
        return None, lines, []
    built = _Builder(lines, node)
    built.problems += comments_behind(path, text, lines.source)
    lines.positions = built.positions
    return built.value, lines, built.problems


def _broken(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """A YAML error in words. An open quote is reported where it opens, not where another quote closes it or the file ends."""
    context = error.context or ""
    mark = error.context_mark if "simple key" in context else error.problem_mark or error.context_mark
    opened = error.context_mark.line + 1 if "quoted scalar" in context and error.context_mark else _open_quote(text, mark)
    if opened:
        return Problem(path, opened, "a quotation mark is opened on this line and not closed.")
    if why := cause(lines_of(text), error):
        return Problem(path, *why)
    return Problem(
        path,
        mark.line + 1 if mark else 1,
        "the indentation or punctuation is broken here, so the file cannot be read. "
        "Compare it with the record above; text that holds “: ” or “#” needs quotes.",
    )


def _open_quote(text: str, error: yaml.Mark | None) -> int | None:
    """The line of a value in quotes that runs over several lines up to an error. Such values stand on one line, so its end is missing."""
    with suppress(yaml.YAMLError):
        tokens: Iterator[yaml.Token] = yaml.scan(text, Loader=Loader)
        for token in tokens:
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"') and token.start_mark.line < token.end_mark.line:
                return int(token.start_mark.line) + 1
            if error and token.start_mark.line > error.line:
                break
    return None


class _Builder:
    """Turns YAML nodes into values, noting lines, doubled keys and empty values."""

    def __init__(self, lines: Lines, node: yaml.Node):
        self.path, self.source = lines.path, lines.source
        self.problems: list[Problem] = []
        self.positions = Positions()
        self._constructor = yaml.constructor.SafeConstructor()
        self._met: set[int] = set()
        self.value = self._value(node, ())

    def _value(self, node: yaml.Node, where: Where) -> Any:
        if id(node) in self._met:
            text = "“*” repeats a value from another place. Write the value out, and remove the “&” and “*” marks."
            self.problems.append(Problem(self.path, self.positions.first(where), text))
            return None
        self._met.add(id(node))
        self.problems += at_the_start(self.path, self.source, node)
        end = node.end_mark.line + (node.end_mark.column > 0)
        self.positions.spans.setdefault(where, (node.start_mark.line + 1, max(end, node.start_mark.line + 1)))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self._value(item, (*where, index)) for index, item in enumerate(node.value))
        # YAML knows no fourth kind.
        return self._scalar(cast(yaml.ScalarNode, node), where)

    def _mapping(self, node: yaml.MappingNode, where: Where) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            self.problems += at_the_start(self.path, self.source, key_node)
            line = key_node.start_mark.line + 1
            if key in values:
                self.problems.append(
                    Problem(self.path, line, f"“{key}” is given twice (also on line {self.positions.first((*where, key))}). Keep one.")
                )
                continue
            self.positions.spans[(*where, key)] = (line, max(line, value_node.end_mark.line + (value_node.end_mark.column > 0)))
            values[key] = self._value(value_node, (*where, key))
            if values[key] is None:
                self.problems.append(Problem(self.path, line, self._nothing(key, key_node, value_node, bool(node.flow_style))))
                self.positions.empty.add((*where, key))
                del values[key]
        return values

    def _nothing(self, key: str, key_node: yaml.Node, value_node: yaml.Node, in_braces: bool) -> str:
        """What is said of a field without a value."""
        end, written = key_node.end_mark, getattr(value_node, "value", "")
        if written:
            return f'“{key}” was read as nothing. Put it in quotes: {key}: "{written}"'
        if in_braces and not self.source[end.line][end.column :].lstrip(" \"'").startswith(":"):
            return f"“{key}” was read as a field: a comma in braces begins another. Put the text that holds the comma in quotes."
        return f"“{key}” is empty. Fill it in, or leave the line out."

    def _scalar(self, node: yaml.ScalarNode, where: Where) -> Any:
        self.problems += escapes(self.path, self.source, node)
        self._run_on(node, where)
        self.positions.raw[where] = node.value
        if node.style in ("|", ">"):
            # The end of its last line is no part of a text.
            return node.value.rstrip("\n")
        try:
            value = self._constructor.construct_document(node)
        except (ValueError, yaml.YAMLError):
            return node.value
        return node.value if type(value) is int and changed_number(node.value) else value

    def _run_on(self, node: yaml.ScalarNode, where: Where) -> None:
        """A text without quotes takes in the lines below it when their field is gone: “gray: >-” deleted, its text left."""
        first, last = node.start_mark.line + 1, node.end_mark.line + 1
        if not node.style and first != last and "[" not in self.source[self.positions.first(where[:-1]) - 1]:
            mend = "Put it on one line, or write >- and begin it on the next."
            self.problems.append(Problem(self.path, first, f"this text runs on over the next line. {mend}"))
