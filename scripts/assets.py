"""Knows what a browser is given: which scripts and styles stand in docs/assets/, which script imports which, and what a page needs."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from . import templates
from .stamps import Stamps, stamps
from .text_lines import lines_of

SCRIPTS, STYLES = "docs/assets/javascripts", "docs/assets/stylesheets"
# What an element says it needs; and a script that the frame names itself, as it must run before anything is drawn.
NEED = re.compile(r'(data-script|data-style|data-tool)="([^"{]+)"')
FRAME_SCRIPT = re.compile(r'(src)="[^"]*assets/javascripts/([^"{]+)\.js"')
# “import { fill } from "./dom.js"”, “import "./deck.js"” and “await import("./sitting.js")”.
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*(["'`])(\.{1,2}/[^"'`$]+)\.js\1""")


def scripts_of(html: str) -> list[str]:
    """The scripts that what stands in a page says it needs, each once: data-script="page/filter" is javascripts/page/filter.js."""
    return _named(html, "data-script")


def styles_of(html: str) -> list[str]:
    """The styles, beside the one of every page, that what stands in a page says it needs: data-style="study" is stylesheets/study.css."""
    return _named(html, "data-style")


def _named(html: str, wanted: str) -> list[str]:
    return list(dict.fromkeys(value for attribute, value in NEED.findall(html) if attribute == wanted))


@dataclass(frozen=True)
class Need:
    """What a template says it needs: data-tool="study/practice" in “overrides/widgets/practice.html”, and on which line."""

    attribute: str
    value: str
    path: str
    line: int

    @property
    def said(self) -> str:
        """How it stands in the template."""
        return f'{self.attribute}="{self.value}"'

    @property
    def style(self) -> str | None:
        """The name of the style it needs."""
        return self.value if self.attribute == "data-style" else None

    @property
    def script(self) -> str | None:
        """The name of the script it needs: a tool has its own in a folder of the same name."""
        if self.attribute == "data-tool":
            return f"{self.value}/{self.value.rpartition('/')[2]}"
        return None if self.style else self.value


def needs() -> tuple[Need, ...]:
    """Everything that some template says it needs, in order."""
    return _needs(templates.templates())


@lru_cache(maxsize=1)
def _needs(stamped: Stamps) -> tuple[Need, ...]:
    return tuple(need for path, *_ in stamped for need in _needs_of(path))


def _needs_of(path: Path) -> Iterator[Need]:
    name = templates.name_of(path)
    for number, line in enumerate(lines_of(path.read_text(encoding=templates.ENCODING)), 1):
        for attribute, value in NEED.findall(line) + FRAME_SCRIPT.findall(line):
            yield Need(attribute, value, name, number)


def scripts_at(root: Path) -> dict[str, frozenset[str]]:
    """Each script of the guide in `root` by its name, as “study/plan/plan”, with the names of those it imports."""
    return _scripts_of(root / SCRIPTS, stamps((root / SCRIPTS).rglob("*.js")))


@lru_cache(maxsize=1)
def _scripts_of(folder: Path, stamped: Stamps) -> dict[str, frozenset[str]]:
    paths = {path.relative_to(folder).with_suffix("").as_posix(): path for path, *_ in stamped}
    return {name: frozenset(_imports(name, path.read_text(encoding=templates.ENCODING))) for name, path in paths.items()}


def _imports(name: str, text: str) -> list[str]:
    return [posixpath.normpath(posixpath.join(posixpath.dirname(name), way)) for _, way in IMPORT.findall(text)]


def styles_at(root: Path) -> set[str]:
    """The names of the styles of the guide in `root`, as “study”."""
    return {path.stem for path in (root / STYLES).glob("*.css")}
