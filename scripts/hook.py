"""Speaks to MkDocs, and nothing else does: hands it the pages and files the guide makes, and asks for judgment before and after."""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

# MkDocs runs this file by its path and not as a module of the package, so that no relative import works and the package has to be
# found first. It puts the path back afterwards.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from scripts import templates
from scripts.address import way_to_root
from scripts.assets import scripts_of, styles_of
from scripts.check import being_checked, cards_to_record, check, near_their_day, past_their_day
from scripts.day import RELEASE, why_undated
from scripts.exports import SamePath, item_pages
from scripts.finish import finish
from scripts.guide import guide_at
from scripts.icons import icon_of
from scripts.inline import inline
from scripts.problem import Problem, several
from scripts.render import Renderer, renderer_at
from scripts.schema.records import Term
from scripts.stacked_tables import StackedTables
from scripts.terms_met import TermsMet, terms_met

log = get_plugin_logger("guide")

NO_ADDRESS = (
    "SITE_URL is not set, so no page names its own address (for search engines and previews), sitemap.xml lists no page, "
    "and 404.html works only where the guide is at the root of its server. To have them: SITE_URL=https://… make release"
)


@dataclass
class State:
    """What one build carries from event to event."""

    # There from the first build step on.
    renderer: Renderer = field(init=False)
    serving: bool = False


state = State()


def on_startup(command: str, dirty: bool) -> None:
    state.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Adds the extensions for tables and for the words of the glossary to the Markdown of the pages."""
    # MkDocs says it holds names, and hands whatever it holds to Markdown.
    extensions: list[Any] = config.markdown_extensions
    extensions += [StackedTables(), TermsMet(guide_at(Path(config.docs_dir).parent).every(Term))]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Stops at the first build step while a problem stands; else adds a page for every record."""
    root = Path(config.docs_dir).parent
    guide = guide_at(root)
    _stop_at(check(guide))
    past = list(past_their_day(guide))
    state.renderer = renderer_at(root)
    unrecorded = list(cards_to_record(guide, state.renderer))
    if os.environ.get(RELEASE):
        _stop_at([*past, *unrecorded])
        if not config.site_url:
            log.info(NO_ADDRESS)
    for problem in (*past, *near_their_day(guide), *being_checked(guide), *unrecorded):
        log.info(f"Due: {problem}")
    if why := why_undated(root):
        log.info(f"Pages are dated {guide.figures.built:%Y-%m}, the newest month in the data: {why}.")
    for path, content in item_pages.heads(guide, state.renderer).items():
        files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    # Of the theme's own files none is used: the frame in overrides/main.html brings its own. Nor is a template a part of the site.
    for file in list(files):
        if file.abs_src_path and not Path(file.abs_src_path).is_relative_to(config.docs_dir):
            files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Gives the page frame the words, the notices and the guide."""
    guide = state.renderer.guide
    cast(FileSystemLoader, env.loader).encoding = templates.ENCODING
    env.globals.update(
        guide=guide,
        words=guide.settings.interface.words,
        kind_words=guide.settings.interface.kinds,
        notices=guide.settings.notices,
        md=inline,
        serving=state.serving,
        scripts_of=scripts_of,
        styles_of=styles_of,
        icon=icon_of(guide.settings.interface.icons),
    )
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Ends a page with the meanings of the words that show them, and frees its Markdown, which nobody reads again.

    A guide may have fifteen thousand pages.
    """
    page.markdown = None
    terms = [state.renderer.guide[term_id] for term_id in terms_met(html)]
    return html + state.renderer.widget("_terms_met", way_to_root(page.url), terms=terms) if terms else html


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Fills an item page when its turn comes, tells it which page lists it, and dates every page by the guide's last change.

    An item page is finished HTML, so it never passes the Markdown parser: that would change nothing and double the build.
    """
    page.update_date = state.renderer.guide.figures.built.isoformat()
    hub = page.meta.get("hub")
    context["hub"] = next((p for p in nav.pages if p.file.src_uri == hub), None) if hub else None
    record = context["record"] = state.renderer.guide.get(page.meta.get("record", ""))
    if record:
        page.content = state.renderer.page(record, item_pages.BASE)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Frees the HTML of a page once it is written."""
    page.content = None
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Finishes the built site, and stops while a problem stands in it."""
    try:
        problems = finish(Path(config.site_dir), state.renderer, strict_policy=not state.serving)
    except SamePath as error:
        raise Abort(f"{error} Nothing was published.") from None
    _stop_at(problems)


def _stop_at(problems: list[Problem]) -> None:
    for problem in problems:
        log.error(f"{problem}")
    if problems:
        raise Abort(f"{several(len(problems), 'problem')}. Nothing was published.")
