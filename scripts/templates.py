"""Knows what stands in overrides/: how it is filled, which widgets there are, and which words the templates ask for."""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes

from .stamps import Stamps, stamps

OVERRIDES = Path(__file__).parent.parent / "overrides"


def environment() -> Environment:
    """What fills the templates: everything is escaped, and a name that is not there is an error."""
    return Environment(loader=FileSystemLoader(OVERRIDES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@cache
def widgets() -> frozenset[str]:
    """Macros that are a template of their own: overrides/widgets/crosswalk.html answers {{ crosswalk() }}."""
    return frozenset(p.stem for p in (OVERRIDES / "widgets").glob("*.html") if not p.stem.startswith("_"))


def words_used() -> tuple[tuple[str, str, int], ...]:
    """Every `words.name` in a template: (name, “overrides/…”, line). Templates are read again only when one has changed."""
    return _words_used(stamps(OVERRIDES.rglob("*.html")))


@lru_cache(maxsize=1)
def _words_used(templates: Stamps) -> tuple[tuple[str, str, int], ...]:
    return tuple(word for path, *_ in templates for word in _words_of(path))


def _words_of(path: Path) -> Iterator[tuple[str, str, int]]:
    tree = Environment().parse(path.read_text(encoding="utf-8"))
    for node in tree.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name == "words":
            yield node.attr, f"overrides/{path.relative_to(OVERRIDES).as_posix()}", node.lineno
