"""Knows what stands in overrides/: how it is filled, which templates there are, and which words they ask for and what they link.

What ends in .html is HTML, and all that is put into it is escaped; what ends in .txt is plain text, and is not.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import CodeType
from typing import NamedTuple

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError, nodes, select_autoescape
from jinja2.bccache import Bucket

from .stamps import Stamps, stamps

OVERRIDES = Path(__file__).parent.parent / "overrides"
# Without the mark that Windows puts before the first letter: it would stand in every page.
ENCODING = "utf-8-sig"
# How the name of a template begins that a kind has over a list of its records.
OVER_A_LIST = "_over_"
LINK = re.compile(r'href="([^"]*)"')
FILLED = re.compile(r"\{\{ *(\w+) *\}\}")


class _Compiled(BytecodeCache):
    """What Jinja made of each template, for every guide that is read in one process: after each edit while serving, and in the tests."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._known.get(bucket.key, ("", None))
        # A template that was edited has another.
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key] = bucket.checksum, bucket.code


_compiled = _Compiled()


def environment() -> Environment:
    """What fills the templates: in HTML everything is escaped, and a name that is not there is an error."""
    loader, escaped = FileSystemLoader(OVERRIDES, encoding=ENCODING), select_autoescape(["html"])
    filled = Environment(
        loader=loader, autoescape=escaped, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, bytecode_cache=_compiled
    )
    filled.filters["pick"] = pick
    # What a script reads stays as it was written, letter by letter and in its order.
    filled.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return filled


def pick(words: Mapping[str, str], *names: str) -> dict[str, str]:
    """The words of these names, for a script: {{ words | pick("find", "menu") | tojson }}. Raises KeyError where one is not there."""
    return {name: words[name] for name in names}


def templates() -> Stamps:
    """Every template, with its stamp: (path, …)."""
    return stamps(path for path in OVERRIDES.rglob("*") if path.suffix in (".html", ".txt"))


@cache
def widgets() -> frozenset[str]:
    """Macros that are a template of their own: overrides/widgets/crosswalk.html answers {{ crosswalk() }}."""
    return frozenset(p.stem for p in (OVERRIDES / "widgets").glob("*.html") if not p.stem.startswith("_"))


def record_templates() -> dict[str, list[str]]:
    """Kind → its templates in overrides/records/: its own, and what it says over a list of its records. Shared pieces are left out."""
    found: dict[str, list[str]] = {}
    for path in sorted((OVERRIDES / "records").glob("*.html")):
        kind = path.stem.removeprefix(OVER_A_LIST)
        if not kind.startswith("_"):
            found.setdefault(kind, []).append(path.name)
    return found


def files_linked() -> frozenset[str]:
    """Every path of the site that a template links, as it is written there: “downloads/guide.json”, “downloads/{kind}.csv”."""
    return _files_linked(templates())


@lru_cache(maxsize=1)
def _files_linked(stamped: Stamps) -> frozenset[str]:
    links = (link for path, *_ in stamped for link in LINK.findall(path.read_text(encoding=ENCODING)))
    return frozenset(FILLED.sub(r"{\1}", link).removeprefix("{base}") for link in links)


def name_of(path: Path) -> str:
    """A template as a message names it: “overrides/records/term.html”."""
    return f"overrides/{path.relative_to(OVERRIDES).as_posix()}"


def words_used() -> tuple[tuple[str, str, int], ...]:
    """Every `words.name` and `words | pick("name")` in a template: (name, “overrides/…”, line)."""
    return _read(templates()).words


def icons_used() -> tuple[tuple[str, str, int], ...]:
    """Every `icon("name")` in a template: (name, “overrides/…”, line)."""
    return _read(templates()).icons


def fields_with_icons() -> frozenset[str]:
    """Every field whose values have an icon each: “reach” of `icon(r.reach)`."""
    return _read(templates()).fields_with_icons


def unreadable() -> tuple[tuple[str, int, str], ...]:
    """Every template that cannot be read: (“overrides/…”, line, what Jinja says of it)."""
    return _read(templates()).unreadable


class Read(NamedTuple):
    """What stands in all templates, read once."""

    words: tuple[tuple[str, str, int], ...]
    icons: tuple[tuple[str, str, int], ...]
    fields_with_icons: frozenset[str]
    unreadable: tuple[tuple[str, int, str], ...]


@lru_cache(maxsize=1)
def _read(stamped: Stamps) -> Read:
    """Reads every template; again only when one has changed."""
    words: list[tuple[str, str, int]] = []
    icons: list[tuple[str, str, int]] = []
    fields: set[str] = set()
    unreadable: list[tuple[str, int, str]] = []
    for path, *_ in stamped:
        try:
            tree = Environment().parse(path.read_text(encoding=ENCODING))
        except TemplateSyntaxError as error:
            unreadable.append((name_of(path), error.lineno, (error.message or "").rstrip(".")))
            continue
        words += ((name, name_of(path), line) for name, line in _words_of(tree))
        for asked, line in _icons_of(tree):
            if isinstance(asked, nodes.Const):
                icons.append((asked.value, name_of(path), line))
            elif isinstance(asked, nodes.Getattr):
                fields.add(asked.attr)
    return Read(tuple(words), tuple(icons), frozenset(fields), tuple(unreadable))


def _words_of(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    asked: Iterator[nodes.Getattr | nodes.Filter] = tree.find_all((nodes.Getattr, nodes.Filter))
    for node in asked:
        if isinstance(node.node, nodes.Name) and node.node.name == "words":
            picked = [arg.value for arg in node.args if isinstance(arg, nodes.Const)] if isinstance(node, nodes.Filter) else [node.attr]
            for name in picked:
                yield name, node.lineno


def _icons_of(tree: nodes.Template) -> Iterator[tuple[nodes.Expr, int]]:
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "icon":
            yield from ((arg, call.lineno) for arg in call.args)
