"""Judges the built site as a visitor would find it: links, anchors, permanent addresses, policy, weight, names and roles."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from .address import address_of
from .guide import Guide
from .load import PUBLISHED, PUBLISHED_PAGES, published, published_pages
from .problem import Problem

# A page heavier than this is slow on a phone with one bar; the heaviest today is a list of questions. Files to print are no pages to
# read on a phone, and grow with the guide, so they have no limit.
HEAVIEST_PAGE = 600_000
TAKEN_ALONG = "downloads/"
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SCOPES = frozenset(("row", "col", "rowgroup", "colgroup"))
# Elements of which a screen reader says an “aria-label”. Others need a role for it, or a place among what is reached by keys.
NAMED = re.compile(
    "a|area|aside|button|details|dialog|fieldset|figure|footer|form|h[1-6]|header|iframe|img|input|main|meter|nav|output|progress|section|"
    "select|summary|svg|table|td|textarea|th"
)
# Roles that an element has by itself, so that it needs no role.
NATIVE = {
    "article": "article",
    "banner": "header",
    "button": "button",
    "complementary": "aside",
    "contentinfo": "footer",
    "heading": "h2",
    "link": "a",
    "list": "ol> or <ul",
    "listitem": "li",
    "main": "main",
    "navigation": "nav",
    "region": "section",
    "table": "table",
}
REFUSED = "is refused by the content security policy. Move it to a file."
# Once one of these was read, what stands in it is forgotten: a file to print may be megabytes long.
FORGOTTEN = frozenset(("article", "details", "div", "head", "li", "nav", "p", "section", "svg", "tr"))
LINKING = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "iframe": "src"}
# What sends a form, and what its “type” is where it names none.
SENDING = {"button": "submit", "input": "text"}
# A site may have a million elements: a rule is asked only of those it can be about, and none of those that have neither an attribute
# nor one of these tags.
STANDARD, POLICY = HEADINGS | {"th", "form"}, LINKING.keys() - {"a"} | {"style"}
JUDGED = STANDARD | POLICY | SENDING.keys()


@dataclass
class Page:
    """What matters of one built page: its ids, and its links to an anchor as (page, anchor, address as written, line)."""

    path: str
    ids: frozenset[str] = frozenset()
    links: list[tuple[str, str, str, int]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def judge(site: Path, guide: Guide, strict_policy: bool = True) -> list[Problem]:
    """Every problem of the site in folder `site`. `strict_policy` is off while serving, where live reload adds a script."""
    files = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    pages = {name: _read(site / name, name, files, strict_policy) for name in sorted(files) if name.endswith(".html")}
    problems = [problem for page in pages.values() for problem in page.problems]
    for page in pages.values():
        for target, anchor, address, line in page.links:
            if target in pages and anchor not in pages[target].ids:
                problems.append(Problem(f"site/{page.path}", line, f"the link “{address}” names a place that is not on that page."))
    problems += _silent_addresses(guide, files)
    return sorted(set(problems))


def _read(path: Path, name: str, files: set[str], strict_policy: bool) -> Page:
    """Reads one page, judges what can be judged by itself, and keeps little: a site may have thousands."""
    page, where, folder, size = Page(name), f"site/{name}", posixpath.dirname(name), path.stat().st_size
    ids: list[str] = []
    sent: set[etree._Element | None] = set()
    if size > HEAVIEST_PAGE and not name.startswith(TAKEN_ALONG):
        page.problems.append(Problem(where, 1, f"the page weighs {size:,} bytes; {HEAVIEST_PAGE:,} is the most. Split it."))
    for element in _elements(path):
        tag, given = str(element.tag), element.keys()
        if not given and tag not in JUDGED:
            continue
        told: list[str] = []
        if "id" in given and (identity := element.get("id")):
            ids.append(identity)
        if tag in LINKING and (address := element.get(LINKING[tag])):
            _follow(page, folder, address, element.sourceline or 1, files)
        if tag in SENDING and element.get("type", SENDING[tag]) in ("submit", "image"):
            sent.add(next(element.iterancestors("form"), None))
        if tag in STANDARD or "role" in given or "aria-label" in given:
            told += _against_standard(element, element in sent)
        if strict_policy:
            told += [f"an inline “{name}” {REFUSED}" for name in given if name == "style" or name.startswith("on")]
            told += _against_policy(element) if tag in POLICY else ()
        if told:
            page.problems += [Problem(where, element.sourceline or 1, text) for text in told]
    page.ids = frozenset(ids)
    page.problems += [Problem(where, 1, f"the id “{i}” stands twice on this page.") for i, n in Counter(ids).items() if n > 1]
    return page


def _elements(path: Path) -> Iterator[etree._Element]:
    """Each element of a page once it was read to its end, with what stands in it if that is no more than words."""
    for _, element in etree.iterparse(str(path), html=True, encoding="utf-8"):
        yield element
        if element.tag in FORGOTTEN:
            # What stands behind it is of what it stands in: the words of a heading behind their picture.
            element.clear(keep_tail=True)


def _against_standard(element: etree._Element, is_sent: bool) -> Iterator[str]:
    """What a screen reader or a keyboard makes nothing of: what has no name, and names and roles that do not count where they stand."""
    tag, get = str(element.tag), element.get
    if tag == "th" and get("scope") not in SCOPES:
        yield 'a <th> does not say whether it names a row or a column. Give it scope="row" or scope="col".'
    if tag in HEADINGS and not element.xpath("normalize-space()") and not element.xpath(".//img[@alt != '']"):
        yield f"the heading <{tag}> is empty. Write into it what it will say."
    if tag == "form" and not is_sent:
        yield 'a form has no button that sends it. Give it a <button type="submit">.'
    if get("aria-label") and not NAMED.fullmatch(tag) and not get("role") and not get("tabindex"):
        yield f"“aria-label” does not count on a <{tag}>. Write it into the page, or choose an element that takes a name."
    if native := NATIVE.get(get("role", "")):
        yield f'role="{get("role")}" is what <{native}> is by itself. Use that element, without a role.'


def _against_policy(element: etree._Element) -> Iterator[str]:
    """What the content security policy refuses, beside attributes: what stands inline, or is fetched from elsewhere."""
    tag, get = str(element.tag), element.get
    if tag in ("script", "style") and not get("src") and get("type") != "application/json":
        yield f"an inline <{tag}> {REFUSED}"
    address = get(LINKING.get(tag, "-"))
    if address and get("rel") != "canonical" and urlsplit(address).netloc:
        yield f"the page would fetch {address} from another site. Bring it home or link it."


def _follow(page: Page, folder: str, address: str, line: int, files: set[str]) -> None:
    """Notes a link that leads nowhere, and the anchor that a link with # names."""
    if ELSEWHERE.match(address) or (page.path == "404.html" and address.startswith("/")):
        return
    way, _, anchor = address.partition("#")
    target = _target(folder, way.partition("?")[0]) if way else page.path
    if target not in files:
        page.problems.append(Problem(f"site/{page.path}", line, f"the link “{address}” leads nowhere."))
    # “#set=mixed” is read by a script of that page; it is no anchor.
    elif anchor and "=" not in anchor:
        page.links.append((target, unquote(anchor), address, line))


@lru_cache(maxsize=4096)
def _target(folder: str, way: str) -> str:
    """The file that a relative address leads to."""
    path = posixpath.normpath(posixpath.join(folder, unquote(way))).removeprefix("/")
    if path == ".":
        return "index.html"
    return f"{path}/index.html" if way.endswith("/") or way.endswith(".") else path


def _silent_addresses(guide: Guide, files: set[str]) -> Iterator[Problem]:
    """Every id ever published, and every one of today, answers at /go/<id>/; every page at the address it had."""
    known = published(guide.root)
    for record_id in sorted({*known, *guide.addresses}):
        if f"{address_of(record_id)}index.html" not in files:
            yield Problem(f"data/{PUBLISHED}", known.get(record_id, ("", 1))[1], f"/go/{record_id}/ does not answer.")
    listed = published_pages(guide.root)
    for address in sorted({*listed, *(moved.address for moved in guide.moved_pages)}):
        if f"{address}index.html" not in files:
            yield Problem(f"data/{PUBLISHED_PAGES}", listed.get(address, 1), f"/{address} does not answer.")
