"""Opens data/. The only module that reads a YAML file: bytes → text → nodes with line numbers → records.

Nothing here stops at the first mistake: each file, and each record in it, is read as far as it can be,
and every mistake becomes a Problem.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from .problem import Problem, did_you_mean
from .refusal import Subject, sentences
from .schema import FILES, Entry, Shape, file_of, kinds, record_lists

# libyaml is about ten times faster; its marks are the same.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Characters nobody types on purpose: control characters, zero-width ones, direction overrides, the mark of a lost character.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]")
CONFLICT = re.compile(r"^(<{7}|={7}|>{7})( |$)")

PUBLISHED = "published-ids.txt"
NOT_RECORDS = {"README.md", PUBLISHED, "schemas"}

Where = tuple[str | int, ...]


@dataclass
class Lines:
    """Where each value of a file stands: (first line, last line) by the path of keys and indexes that leads to it."""

    spans: dict[Where, tuple[int, int]] = field(default_factory=dict)
    raw: dict[Where, str] = field(default_factory=dict)
    source: list[str] = field(default_factory=list)

    def first(self, where: Where) -> int:
        """The first line of the value at `where`, or of the nearest thing around it."""
        while where and where not in self.spans:
            where = where[:-1]
        return self.spans.get(where, (1, 1))[0]

    def last(self, where: Where) -> int:
        """The last line of the value at `where`."""
        return self.spans.get(where, (self.first(where),) * 2)[1]

    def holding(self, where: Where, piece: str) -> int:
        """The line of the value at `where` that holds `piece`, else its first line."""
        first, last = self.first(where), self.last(where)
        return next((n for n in range(first, last + 1) if piece in self.source[n - 1]), first)


@dataclass(frozen=True)
class Place:
    """Where a record stands: its file, the lines of that file, and the path to it in them."""

    path: str
    lines: Lines
    where: Where

    def line(self, *inside: str | int) -> int:
        """The line of a value inside the record, or of the record itself."""
        return self.lines.first(self.where + inside)


@dataclass
class Loaded:
    """All of data/, as far as it could be read."""

    root: Path
    records: dict[str, Entry] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    settings: dict[str, Shape] = field(default_factory=dict)
    settings_places: dict[str, Place] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load(root: Path) -> Loaded:
    """Reads every file of root/data/ that schema/files.py names.

    Returns the records by id in the order of the files, the settings (moved, notices, interface, exam profile)
    by file name, and every problem met. Raises nothing for bad data.
    """
    loaded = Loaded(root)
    folder = root / "data"
    loaded.problems += _strangers(folder)
    for name in FILES:
        path = folder / name
        if not path.is_file():
            loaded.problems.append(Problem(f"data/{name}", 1, f"data/{name} is missing. The guide needs it; bring it back."))
            continue
        _load_file(loaded, name, path.read_bytes())
    return loaded


def published(root: Path) -> dict[str, tuple[str, int]]:
    """Every address ever published: id → (the file its record came from, its line in published-ids.txt)."""
    path = root / "data" / PUBLISHED
    if not path.is_file():
        return {}
    found, origin = {}, ""
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        if line.startswith("# ") and line.endswith(".yml"):
            origin = line[2:]
        elif line and not line.startswith("#"):
            found[line.strip()] = (origin, number)
    return found


def _strangers(folder: Path) -> Iterator[Problem]:
    """Files in data/ that no kind of record lives in: a copy, a misspelled name, a wrong ending."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name not in FILES and path.name not in NOT_RECORDS and not path.name.startswith("."):
            yield Problem(
                f"data/{path.name}",
                1,
                f"data/{path.name} is not a file of the guide, so nothing in it would be shown."
                f"{did_you_mean(path.name, FILES)} Move its records to the file they belong to, or remove it.",
            )


def _load_file(loaded: Loaded, name: str, raw: bytes) -> None:
    path = f"data/{name}"
    text, problems = _decode(path, raw)
    loaded.problems += problems
    if problems:
        _guess_ids(loaded, name, raw)
        return
    value, lines, problems = _parse(path, text)
    loaded.problems += problems
    if value is None:
        _guess_ids(loaded, name, raw)
        return
    loaded.ends[path] = text.count("\n") or 1
    _read_shapes(loaded, name, value, lines)


def _decode(path: str, raw: bytes) -> tuple[str, list[Problem]]:
    """The text of a file, or the problems with its bytes."""
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return "", [Problem(path, line, "this line holds a byte that is not UTF-8 text. Save the file as UTF-8, or retype the line.")]
    text = text.replace("\r\n", "\n")
    if not text.strip():
        return "", [Problem(path, 1, "the file is empty. Bring its records back from an earlier version.")]
    return text, list(_odd_lines(path, text))


def _odd_lines(path: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            yield Problem(path, number, "this line holds a tab. YAML needs spaces: replace the tab with two spaces.")
        if CONFLICT.match(line):
            yield Problem(path, number, f"“{line[:7]}” is left over from a merge. Choose one version and remove the marks.")
        if odd := UNSEEN.search(line):
            yield Problem(
                path, number, f"this line holds a character that cannot be seen (U+{ord(odd[0]):04X}). Delete it, or retype the line."
            )


def _guess_ids(loaded: Loaded, name: str, raw: bytes) -> None:
    """Ids of a file that cannot be read, so that links to them are not reported as well."""
    for model in record_lists(FILES[name]).values():
        for match in re.finditer(rb"^\s*- id:\s*([a-z0-9-]+)", raw, re.M):
            loaded.known.setdefault(match[1].decode(), model.kind)


# ---- text → values with lines


def _parse(path: str, text: str) -> tuple[dict | None, Lines, list[Problem]]:
    lines = Lines(source=text.split("\n"))
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        return None, lines, [_broken(path, error)]
    except yaml.YAMLError as error:
        return None, lines, [Problem(path, 1, f"this is not YAML: {error}")]
    if node is None:
        return None, lines, [Problem(path, 1, "the file holds no records. Bring them back from an earlier version.")]
    builder = _Builder(path, lines)
    value = builder.value(node, ())
    if not isinstance(value, dict):
        return None, lines, [*builder.problems, Problem(path, 1, "the file must begin with the name of its list, as “terms:”.")]
    return value, lines, builder.problems


def _broken(path: str, error: yaml.MarkedYAMLError) -> Problem:
    """A YAML error in words. An open quote is reported where it opens, not where the file ends."""
    mark = error.problem_mark or error.context_mark
    if error.context and "quoted scalar" in error.context and error.context_mark:
        return Problem(path, error.context_mark.line + 1, "a quotation mark is opened on this line and not closed.")
    said = " ".join(filter(None, [error.context, error.problem]))
    return Problem(
        path,
        mark.line + 1 if mark else 1,
        f"the indentation or punctuation is broken here, so the file cannot be read ({said}). "
        "Compare it with the record above; text that holds “: ” or “#” needs quotes.",
    )


class _Builder:
    """Turns YAML nodes into values, noting lines, doubled keys and empty values."""

    def __init__(self, path: str, lines: Lines):
        self.path, self.lines, self.problems = path, lines, []

    def value(self, node: yaml.Node, where: Where) -> Any:
        end = node.end_mark.line + (node.end_mark.column > 0)
        self.lines.spans.setdefault(where, (node.start_mark.line + 1, max(end, node.start_mark.line + 1)))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(item, (*where, index)) for index, item in enumerate(node.value))
        return self.scalar(node, where)

    def mapping(self, node: yaml.MappingNode, where: Where) -> dict:
        found: dict = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            line = key_node.start_mark.line + 1
            if key in found:
                self.problems.append(
                    Problem(self.path, line, f"“{key}” is given twice (also on line {self.lines.first((*where, key))}). Keep one.")
                )
                continue
            self.lines.spans[(*where, key)] = (line, max(line, value_node.end_mark.line + (value_node.end_mark.column > 0)))
            found[key] = self.value(value_node, (*where, key))
            if found[key] is None:
                self.problems.append(Problem(self.path, line, f"“{key}” is empty. Fill it in, or leave the line out."))
                del found[key]
        return found

    def scalar(self, node: yaml.ScalarNode, where: Where) -> Any:
        self.lines.raw[where] = node.value
        try:
            return yaml.constructor.SafeConstructor().construct_document(node)
        except (ValueError, yaml.YAMLError):
            return node.value


# ---- values → records


def _read_shapes(loaded: Loaded, name: str, value: dict, lines: Lines) -> None:
    """Validates each record by itself, so that one bad record hides no other; then the rest of the file."""
    file, path = FILES[name], f"data/{name}"
    lists = record_lists(file)
    for key, model in lists.items():
        for index, item in enumerate(_items(value.get(key))):
            _read_record(loaded, model, item, Place(path, lines, (key, index)))
    rest = {k: (() if k in lists and isinstance(v, tuple) else v) for k, v in value.items()}
    place = Place(path, lines, ())
    if (settings := _validated(loaded, file, rest, place, Subject(f"the file {name}"))) is not None:
        loaded.settings[name] = settings
        loaded.settings_places[name] = place


def _items(value: Any) -> tuple:
    return value if isinstance(value, tuple) else ()


def _read_record(loaded: Loaded, model: type[Entry], item: Any, place: Place) -> None:
    given = item.get("id") if isinstance(item, dict) else None
    known_id = given if isinstance(given, str) else None
    if known_id in loaded.known and known_id in loaded.places:
        other = loaded.places[known_id]
        loaded.problems.append(
            Problem(
                place.path, place.line("id"), f"the id “{known_id}” is already used at {other.path}:{other.line('id')}. Choose another."
            )
        )
        known_id = None
    if known_id:
        loaded.known[known_id] = model.kind
        loaded.places[known_id] = place
    subject = Subject(given if isinstance(given, str) else f"a {model.kind}", model.kind)
    record = _validated(loaded, model, item, place, subject)
    if record is not None and known_id:
        loaded.records[known_id] = record


def _validated(loaded: Loaded, model: type[Shape], item: Any, place: Place, subject: Subject) -> Any:
    """The value as `model`, or None with the problems noted."""
    try:
        return model.model_validate(item)
    except ValidationError as error:
        for where, at_end, text in sentences(error, model, subject, item, place.lines.raw, place.where):
            line = place.lines.last(where) if at_end else place.lines.first(where)
            loaded.problems.append(Problem(place.path, line, text))
        return None


def kind_file(kind: str) -> str:
    """“data/…yml” for a kind, used where a message speaks of a record that is not there."""
    return f"data/{file_of(kind)}" if kind in kinds() else "data/"
