"""Answers {{ … }} in a page. Beside the six macros here, every template in overrides/widgets/ is a macro of its own.

The plugin runs this file by its path, as MkDocs runs hook.py, so that no relative import works; by then the package has been found.
"""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Protocol

from markupsafe import escape

from scripts.address import way_to_root
from scripts.render import Renderer, renderer_at
from scripts.schema import Source
from scripts.templates import widgets


class Env(Protocol):
    """What the plugin hands over: the settings of the site, the page at hand, and what takes a function as a macro."""

    conf: Mapping[str, Any]
    page: Any

    def macro(self, function: Callable[..., str], name: str = "") -> object: ...


class Macros:
    """The macros, for the page at hand. `base` is the way from that page to the root of the site."""

    def __init__(self, env: Env):
        self._env = env
        self._root = Path(env.conf["docs_dir"]).parent

    @cached_property
    def renderer(self) -> Renderer:
        """Asked for once a build: the plugin makes its macros anew each time."""
        return renderer_at(self._root)

    @property
    def base(self) -> str:
        return way_to_root(self._env.page.url)

    def records(self, kind: str, heading: int = 3, **wanted: Any) -> str:
        """Every record of a kind whose fields have the wanted values, in order; those without a wording in one row at the end."""
        return self.renderer.cards(self.renderer.guide.select(kind, **wanted), self.base, heading)

    def show(self, record_id: str, heading: int = 3) -> str:
        """One record as a card."""
        return self.renderer.card(self.renderer.guide[record_id], self.base, heading)

    def link(self, record_id: str, words: str | None = None) -> str:
        """A link to a record, with its title or the given words."""
        guide = self.renderer.guide
        record = guide[record_id]
        return f'<a href="{self.base}{guide.address(record)}">{escape(words or guide.title(record))}</a>'

    def fact(self, record_id: str) -> str:
        """The value of a fact in a sentence, or where to check it when it has expired or is not confirmed."""
        return self.renderer.widget("_fact", self.base, fact=self.renderer.guide[record_id])

    def cite(self, record_id: str, at: str) -> str:
        """A source in brackets, with the place in it."""
        guide = self.renderer.guide
        source = guide[record_id]
        assert isinstance(source, Source)
        return f'<span class="cited">(<a href="{self.base}{guide.address(source)}">{escape(source.short)}</a>, {escape(at)})</span>'

    def source_row(self, record_id: str, seen: str, missing: str | None = None) -> str:
        """What is true of a whole page, in one row: the source it goes by, what was seen of that, and what is missing."""
        return self.renderer.widget("_source_row", self.base, source=self.renderer.guide[record_id], seen=seen, missing=missing)

    def widget(self, name: str, *ids: str, **given: Any) -> str:
        """A template of overrides/widgets/, with the records it is to show."""
        return self.renderer.widget(name, self.base, records=[self.renderer.guide[record_id] for record_id in ids], **given)


def define_env(env: Env) -> None:
    """Called by the macros plugin, once a build."""
    macros = Macros(env)
    for macro in (macros.records, macros.show, macros.link, macros.fact, macros.cite, macros.source_row):
        env.macro(macro)
    for name in widgets():
        env.macro(partial(macros.widget, name), name)
