"""The last step of a build: makes the assets light, writes every export, now that the pages are there, and judges the whole.

It reads docs/ and the folder of the built site and asks nothing of the program that built it, so that any builder may be followed by it.
"""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from .address import address_of_page
from .built import judge
from .delivery import deliver
from .exports import Page, exported
from .pages import discussed_on, front_matter, pages_at, text_of_page
from .problem import Problem
from .render import Renderer


def finish(site: Path, renderer: Renderer, strict_policy: bool = True) -> list[Problem]:
    """Writes every asset and every export into the built site, and returns every problem of it. Raises SamePath where two write one file.

    `strict_policy` is off while serving, where live reload adds a script.
    """
    files = exported(renderer.guide, renderer, list(written_pages(site, renderer)))
    deliver(renderer.guide.root, site)
    for path, content in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return judge(site, renderer.guide, strict_policy)


def written_pages(site: Path, renderer: Renderer) -> Iterator[Page]:
    """The pages of docs/ that stand in the built site, as the search knows them: those of a folder before the folders in it."""
    docs = renderer.guide.root / "docs"
    discussed = discussed_on(renderer.guide, pages_at(renderer.guide.root))
    for path in sorted(docs.rglob("*.md"), key=lambda path: _order(path.relative_to(docs))):
        page = path.relative_to(docs).as_posix()
        built = site / address_of_page(page) / "index.html"
        if built.is_file():
            matter, html = front_matter(text_of_page(path)), etree.parse(str(built), etree.HTMLParser(encoding="utf-8"))
            also = (*_headings(html), *matter.get("also", ()))
            about = tuple(discussed.get(page, ()))
            yield Page(address_of_page(page), _title(html), matter.get("description", ""), also, about)


def _order(page: Path) -> list[tuple[bool, bool, str]]:
    """Sorts the pages of a folder before those of the folders in it, and its first page before the others."""
    return [*((True, True, folder) for folder in page.parts[:-1]), (False, page.stem != "index", page.name)]


def _title(html: etree._ElementTree) -> str:
    """What the menu calls a page: the last of the crumbs, else the title of the tab."""
    crumb = html.xpath("string(//nav[@class='crumbs']//li[@aria-current='page'])")
    return str(crumb or html.xpath("string(//meta[@property='og:title']/@content)"))


def _headings(html: etree._ElementTree) -> list[str]:
    """The headings written on a page. Those of a widget name a section of it, and say nothing about what the page is about."""
    return ["".join(heading.itertext()) for heading in html.xpath("//main//h2[@id][not(ancestor::section)]")]
