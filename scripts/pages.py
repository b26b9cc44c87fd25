"""Reads what the pages in docs/ ask of the guide: each {{ macro(…) }} with its file and line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, TemplateSyntaxError, nodes

from .address import address_of_page
from .guide import Guide
from .problem import Problem
from .refusal import read_as
from .schema import kinds
from .stamps import Stamps, stamps
from .text_lines import left_overs, lines_of
from .yaml_lines import Lines, Where, values_of

# A row of seven = alone may underline a heading in Markdown, so it is no sign of a merge there.
CONFLICT = re.compile(r"^(<{7}|>{7})( |$)")
NOT_PROSE = re.compile(r"^---.*?^---|\{\{.*?\}\}|<[^>]*>|\{[^}]*\}|`[^`]*`|^\s*(?:[#|]|\*\[[^\]]*\]:).*?$|https?://\S+", re.S | re.M)
BRACES = re.compile(r"\{\{(.*?)\}\}")
FRONT_MATTER = re.compile(r"\A---\n(.*?)^---$", re.S | re.M)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
TARGET = re.compile(r"\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Call:
    """One macro call in a page: records("competency", domain="values-domain")."""

    path: str
    line: int
    macro: str
    args: tuple[Any, ...] = ()
    named: dict[str, Any] = field(default_factory=dict, hash=False)

    @property
    def said(self) -> str:
        """The call as a message quotes it."""
        words = [_quoted(value) for value in self.args] + [f"{name}={_quoted(value)}" for name, value in self.named.items()]
        return f"{{{{ {self.macro}({', '.join(words)}) }}}}"

    @property
    def wanted(self) -> dict[str, Any]:
        """The field values a records() call selects by."""
        return {name: value for name, value in self.named.items() if name != "heading"}

    @property
    def page(self) -> str:
        """The page as MkDocs knows it: “reference/ethics.md”."""
        return self.path.removeprefix("docs/")


@dataclass(eq=False)
class Pages:
    """The macro calls and Markdown links of the pages, the problems met while reading, and the path of every file and folder in docs/."""

    calls: list[Call] = field(default_factory=list)
    # What they link, from the root of the site: “downloads/guide.json”.
    links: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    @property
    def addresses(self) -> dict[str, str]:
        """The address of every page but the first one, and where it is written: “study/” → “docs/study/index.md”."""
        written = {address_of_page(path.removeprefix("docs/")): path for path in self.files if path.endswith(".md")}
        return {address: path for address, path in written.items() if address}


def pages_at(root: Path) -> Pages:
    """The pages in `root`, read once and again whenever one changes."""
    return _pages_of(root, stamps((root / "docs").rglob("*.md")))


@lru_cache(maxsize=1)
def _pages_of(root: Path, seen: Stamps) -> Pages:
    return read_pages(root)


def text_of_page(path: Path) -> str:
    """The text of a page, without the mark that Windows puts before the first letter. Raises UnicodeDecodeError where it is not UTF-8."""
    return path.read_text(encoding="utf-8-sig")


def read_pages(root: Path) -> Pages:
    """Reads every Markdown page under root/docs/."""
    pages, environment = Pages(files=sorted(path.relative_to(root).as_posix() for path in (root / "docs").rglob("*"))), Environment()
    # On Windows paths are sorted without regard to capital letters; by their parts the order is the same everywhere.
    for path in sorted((root / "docs").rglob("*.md"), key=lambda path: path.parts):
        name = path.relative_to(root).as_posix()
        try:
            text = text_of_page(path)
            pages.problems += (odd := list(left_overs(name, text, CONFLICT)))
            pages.problems += (open_ones := list(_left_open(name, text)))
            # As with data, nothing is read of lines that YAML would count in another way.
            pages.problems += [] if odd else _of_itself(name, text)
            pages.links |= {target.lstrip("./") for target in TARGET.findall(text)}
            tree = environment.parse(text)
        except UnicodeDecodeError:
            pages.problems.append(Problem(name, 1, "this page is not UTF-8 text. Save it as UTF-8."))
        except TemplateSyntaxError as error:
            # An open brace or quote takes in the lines below it, so Jinja names a wrong line; the right one has been told.
            if open_ones:
                continue
            pages.problems.append(
                Problem(name, error.lineno, f"the braces {{{{ … }}}} on this line cannot be read: {(error.message or '').rstrip('.')}.")
            )
        else:
            pages.calls += _calls(name, tree)
    return pages


def _left_open(name: str, text: str) -> Iterator[Problem]:
    """Braces, and quotes in them, that are opened on a line and not closed on it."""
    for number, line in enumerate(lines_of(text), 1):
        if line.count("{{") != line.count("}}"):
            yield Problem(name, number, "the braces {{ … }} on this line are not closed. Open and close them on one line.")
        elif any(inside.count('"') % 2 for inside in BRACES.findall(line)):
            yield Problem(name, number, "a quotation mark in the braces {{ … }} on this line is opened and not closed.")


def _of_itself(name: str, text: str) -> Iterator[Problem]:
    """What the front matter of a page says in a way that would be lost or changed, or that stops whoever reads it."""
    matter = FRONT_MATTER.match(text)
    if not matter:
        if text.startswith("---\n"):
            yield Problem(name, 1, "what the page says of itself is opened with --- on this line and not closed. Write --- below it.")
        return
    # The first line is the one with ---.
    said, lines, problems = values_of(name, f"\n{matter[1]}")
    yield from problems
    if isinstance(said, dict):
        yield from _not_words(name, said, lines)
    elif said is not None:
        yield Problem(name, 2, "a page says of itself one thing a line, as title: How to study")


def _not_words(name: str, said: dict[str, Any], lines: Lines) -> Iterator[Problem]:
    """A title, a description or an entry of “also” that is not read as words, or an “also” that is no list of words on one line."""
    also = said.get("also", ())
    if not isinstance(also, tuple) or ("also" in said and not re.match(r"also:\s*\[.*\]\s*$", lines.source[lines.first(("also",)) - 1])):
        wanted = "“also” of a page is a list of words people search with, on one line. Write it as: also: [one, two]"
        yield Problem(name, lines.first(("also",)), wanted)
        also = ()
    words: list[tuple[Where, Any]] = [((key,), said[key]) for key in ("title", "description") if key in said]
    for where, value in [*words, *((("also", index), word) for index, word in enumerate(also))]:
        if not isinstance(value, str):
            written = lines.positions.raw.get(where, "")
            cure = f'Put it in quotes: "{written}"' if written else "Put the text in quotes."
            yield Problem(name, lines.first(where), f"“{where[0]}” of this page was read as {read_as(value)}. {cure}")


def _calls(name: str, tree: nodes.Template) -> Iterator[Call]:
    for node in tree.find_all(nodes.Call):
        if isinstance(node.node, nodes.Name):
            yield Call(
                name,
                node.lineno,
                node.node.name,
                tuple(_constant(a) for a in node.args),
                {k.key: _constant(k.value) for k in node.kwargs},
            )


def _quoted(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def _constant(node: nodes.Node) -> Any:
    """The value written in the page; a list or a group as its text, since no macro takes one."""
    try:
        value = node.as_const() if isinstance(node, nodes.Expr) else None
    except nodes.Impossible:
        return None
    return str(value) if isinstance(value, (list, dict)) else value


def shown_on(guide: Guide, pages: Pages) -> dict[str, str]:
    """The page each record stands on: record id → “reference/ethics.md”. A list of its kind comes before a single mention."""
    hubs: dict[str, str] = {}
    for call in pages.calls:
        if call.macro == "records" and call.args and call.args[0] in kinds():
            for record in guide.select(call.args[0], **call.wanted):
                hubs.setdefault(record.id, call.page)
    for call in pages.calls:
        if call.macro == "show" and call.args and call.args[0] in guide.records:
            hubs.setdefault(call.args[0], call.page)
    return hubs


def discussed_on(guide: Guide, pages: Pages) -> dict[str, list[str]]:
    """The records each page speaks of one by one: “steps/exam-day.md” → ids, in the order they are met. Lists of a kind are left out."""
    discussed: dict[str, list[str]] = {}
    for call in pages.calls:
        ids = [value for value in (*call.args[:1], *call.named.values()) if value in guide.records]
        for record_id in ids if call.macro != "records" else ():
            if record_id not in discussed.setdefault(call.page, []):
                discussed[call.page].append(record_id)
    return discussed


def stands_on(pages: Pages) -> dict[str, str]:
    """The address of the page each macro stands on, the first of several: “practice” → “study/practice/”."""
    addresses: dict[str, str] = {}
    for call in pages.calls:
        addresses.setdefault(call.macro, address_of_page(call.page))
    return addresses


def answering(guide: Guide, pages: Pages) -> set[str]:
    """The address of every page that answers: those that are written, and those that have moved."""
    return {*pages.addresses, *(moved.address for moved in guide.moved_pages)}


def front_matter(text: str) -> dict[str, Any]:
    """What a page says of itself before its text: title, description, other words."""
    matter = FRONT_MATTER.match(text)
    return (yaml.safe_load(matter[1]) or {}) if matter else {}


def prose_of_page(markdown: str) -> str:
    """The running text of a page, without its front matter, headings, tables, macros and addresses."""
    return NOT_PROSE.sub("\n", LINK.sub(r"\1", markdown))
