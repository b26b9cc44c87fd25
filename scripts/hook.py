"""Speaks to MkDocs, and nothing else does: hands it the pages and files the guide makes, and asks for judgment before and after."""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from mkdocs.exceptions import Abort  # noqa: E402
from mkdocs.plugins import get_plugin_logger  # noqa: E402
from mkdocs.structure.files import File, InclusionLevel  # noqa: E402

from scripts import built, exports, templates  # noqa: E402
from scripts.assets import scripts_of, styles_of  # noqa: E402
from scripts.check import being_checked, check, near_their_day, past_their_day  # noqa: E402
from scripts.day import RELEASE, why_undated  # noqa: E402
from scripts.guide import guide_at  # noqa: E402
from scripts.pages import discussed_on, pages_at  # noqa: E402
from scripts.problem import Problem, several  # noqa: E402
from scripts.render import Renderer, renderer_at  # noqa: E402
from scripts.stacked_tables import StackedTables  # noqa: E402

log = get_plugin_logger("guide")

NO_ADDRESS = (
    "SITE_URL is not set, so no page names its own address (for search engines and previews), sitemap.xml lists no page, "
    "and 404.html works only where the guide is at the root of its server. To have them: SITE_URL=https://… make release"
)


@dataclass
class State:
    """What one build carries from event to event."""

    serving: bool = False
    renderer: Renderer | None = None
    discussed: dict[str, list[str]] = field(default_factory=dict)
    pages: list[exports.Page] = field(default_factory=list)


state = State()


def on_startup(command: str, dirty: bool) -> None:
    state.serving = command == "serve"


def on_config(config):
    """Adds our way with tables to the Markdown of the pages."""
    config.markdown_extensions.append(StackedTables())
    return config


def on_files(files, config):
    """Stops at the first build step while a problem stands; else adds a page for every record."""
    root = Path(config.docs_dir).parent
    guide = guide_at(root)
    _stop_at(check(guide))
    past = list(past_their_day(guide))
    if os.environ.get(RELEASE):
        _stop_at(past)
        if not config.site_url:
            log.info(NO_ADDRESS)
    for problem in (*past, *near_their_day(guide), *being_checked(guide)):
        log.info(f"Due: {problem}")
    if why := why_undated(root):
        log.info(f"Pages are dated {guide.figures.built:%Y-%m}, the newest month in the data: {why}.")
    state.renderer, state.discussed, state.pages = renderer_at(root), discussed_on(guide, pages_at(root)), []
    for path, content in exports.item_pages.heads(guide, state.renderer).items():
        files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    # Of the theme's own files none is used: the frame in overrides/main.html brings its own. Nor is a template a part of the site.
    for file in list(files):
        if not file.generated_by and not Path(file.abs_src_path).is_relative_to(config.docs_dir):
            files.remove(file)
    return files


def on_env(env, config, files):
    """Gives the page frame the words, the notices and the guide."""
    guide = state.renderer.guide
    env.loader.encoding = templates.ENCODING
    env.globals.update(
        guide=guide,
        words=guide.settings.interface.words,
        kind_words=guide.settings.interface.kinds,
        notices=guide.settings.notices,
        md=state.renderer.inline,
        serving=state.serving,
        scripts_of=scripts_of,
        styles_of=styles_of,
    )
    return env


def on_page_content(html, page, config, files):
    """Notes for the search what a written page is about, and lets go of its Markdown, which nobody reads again."""
    if "record" not in page.meta:
        headings = [item.title for top in page.toc for item in top.children]
        also, about = (*headings, *page.meta.get("also", ())), tuple(state.discussed.get(page.file.src_uri, ()))
        state.pages.append(exports.Page(page.url, page.title, page.meta.get("description", ""), also, about))
    page.markdown = None
    return html


def on_page_context(context, page, config, nav):
    """Fills an item page when its turn comes, tells it which page lists it, and dates every page by the guide's last change.

    An item page is finished HTML, so it never passes the Markdown parser: that would change nothing and double the build.
    """
    page.update_date = state.renderer.guide.figures.built.isoformat()
    hub = page.meta.get("hub")
    context["hub"] = next((p for p in nav.pages if p.file.src_uri == hub), None) if hub else None
    record = context["record"] = state.renderer.guide.get(page.meta.get("record", ""))
    if record:
        page.content = state.renderer.page(record, exports.item_pages.BASE)
    return context


def on_post_page(output, page, config):
    """Lets go of what is written: of fifteen thousand pages only one is held at a time."""
    page.content = None
    return output


def on_post_build(config):
    """Writes every export, now that the pages are read, then judges the built site as a visitor would find it."""
    site = Path(config.site_dir)
    try:
        files = exports.exported(state.renderer.guide, state.renderer, state.pages)
    except exports.SamePath as error:
        raise Abort(f"{error} Nothing was published.") from None
    for path, content in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    _stop_at(built.judge(site, state.renderer.guide, strict_policy=not state.serving))


def _stop_at(problems: list[Problem]) -> None:
    for problem in problems:
        log.error(f"{problem}")
    if problems:
        raise Abort(f"{several(len(problems), 'problem')}. Nothing was published.")
