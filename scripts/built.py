"""Judges the built site as a visitor would find it: links, anchors, permanent addresses, policy, weight."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from .guide import Guide, address_of
from .load import published
from .problem import Problem

# A page heavier than this is slow on a phone with one bar; the heaviest today is the glossary.
HEAVIEST_PAGE = 600_000
PARSER = etree.HTMLParser(encoding="utf-8")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
LINKING = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "iframe": "src"}


@dataclass
class Page:
    """What matters of one built page."""

    path: str
    size: int
    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, int]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def judge(site: Path, guide: Guide, strict_policy: bool = True) -> list[Problem]:
    """Every problem of the site in folder `site`. `strict_policy` is off while serving, where live reload adds a script."""
    files = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    pages = {name: _read(site / name, name) for name in sorted(files) if name.endswith(".html")}
    found = [problem for page in pages.values() for problem in (page.problems if strict_policy else [])]
    for page in pages.values():
        found += _broken_links(page, pages, files)
        if page.size > HEAVIEST_PAGE:
            found.append(Problem(f"site/{page.path}", 1, f"the page weighs {page.size:,} bytes; {HEAVIEST_PAGE:,} is the most. Split it."))
    found += _silent_addresses(guide, files)
    return sorted(set(found))


def _read(path: Path, name: str) -> Page:
    raw = path.read_bytes()
    page = Page(name, len(raw))
    for element in etree.fromstring(raw, PARSER).iter(etree.Element):
        _note(page, element)
    return page


def _note(page: Page, element: etree._Element) -> None:
    where, line, get = f"site/{page.path}", element.sourceline or 1, element.get
    if identity := get("id"):
        if identity in page.ids:
            page.problems.append(Problem(where, line, f"the id “{identity}” stands twice on this page."))
        page.ids.add(identity)
    if address := get(LINKING.get(element.tag, "-")):
        page.links.append((address, line))
        if element.tag != "a" and get("rel") != "canonical" and urlsplit(address).netloc:
            page.problems.append(Problem(where, line, f"the page would fetch {address} from another site. Bring it home or link it."))
    if element.tag in ("script", "style") and not get("src") and get("type") != "application/json":
        page.problems.append(
            Problem(where, line, f"an inline <{element.tag}> is refused by the content security policy. Move it to a file.")
        )
    for name in element.attrib:
        if name == "style" or name.startswith("on"):
            page.problems.append(Problem(where, line, f"an inline “{name}” is refused by the content security policy. Move it to a file."))


def _broken_links(page: Page, pages: dict[str, Page], files: set[str]) -> Iterator[Problem]:
    folder = posixpath.dirname(page.path)
    for address, line in page.links:
        if ELSEWHERE.match(address) or (page.path == "404.html" and address.startswith("/")):
            continue
        way, _, fragment = address.partition("#")
        target = _target(folder, way.partition("?")[0]) if way else page.path
        if target not in files:
            yield Problem(f"site/{page.path}", line, f"the link “{address}” leads nowhere.")
        elif fragment and target in pages and unquote(fragment) not in pages[target].ids:
            yield Problem(f"site/{page.path}", line, f"the link “{address}” names a place that is not on that page.")


@lru_cache(maxsize=4096)
def _target(folder: str, way: str) -> str:
    """The file that a relative address leads to."""
    path = posixpath.normpath(posixpath.join(folder, unquote(way))).removeprefix("/")
    if path == ".":
        return "index.html"
    return f"{path}/index.html" if way.endswith("/") or way.endswith(".") else path


def _silent_addresses(guide: Guide, files: set[str]) -> Iterator[Problem]:
    """Every id ever published, and every one of today, answers at /go/<id>/."""
    for record_id in sorted({*published(guide.root), *guide.addresses}):
        if f"{address_of(record_id)}index.html" not in files:
            yield Problem("data/published-ids.txt", published(guide.root).get(record_id, ("", 1))[1], f"/go/{record_id}/ does not answer.")
