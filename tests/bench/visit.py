"""The first visit: what every kind of page weighs, compressed, and in how many requests it comes."""

from collections.abc import Iterable, Iterator
from gzip import compress

from playwright.sync_api import Browser, Page, Request

from scripts.guide import guide_at
from tests.bench.goals import at_most
from tests.built_site import ROOT, Site
from tests.kinds_of_page import STILL, PageKind

# A page of one item, a page to read, and what is long by nature: a list of so many records or sets of twins, a tool, and the pages for
# a search and for a wrong address, which know them all.
MOST_KB = {"item": 16, "page": 30, "list or tool": 55}
MANY, LISTED = 30, ('<article class="record', 'class="more twin-set"')
TOOL, DIRECTORY = "data-tool=", 'class="directory"'
MOST_REQUESTS = 12
# So many tabs are open at a time: one for each visit would cost a process of the browser each.
TABS = 8


def report(browser: Browser, site: Site) -> Iterator[str]:
    """The figures as a Markdown table, and a line for each goal."""
    visits = visited(browser, site)
    yield "| Kind of page | KB compressed | Requests |"
    yield "| --- | ---: | ---: |"
    for kind, files in visits.items():
        yield f"| {kind} | {_kb(files):.1f} | {len(files)} |"
    yield ""
    for sort, most in MOST_KB.items():
        heaviest = max(_kb(files) for kind, files in visits.items() if sort_of(kind, site) == sort)
        yield at_most(f"The heaviest first visit, {sort}", heaviest, most, "KB")
    yield at_most("The most requests", max(map(len, visits.values())), MOST_REQUESTS, "requests")


def visited(browser: Browser, site: Site, kinds: Iterable[PageKind] = STILL) -> dict[PageKind, list[int]]:
    """For each of these kinds of page, the compressed bytes of each file a browser asks for.

    What a visit before has left in the browser is asked for and counted all the same. Some wait side by side until the line is quiet.
    """
    asked: dict[PageKind, list[str]] = {kind: [] for kind in kinds}
    context = browser.new_context()
    tabs = [context.new_page() for _ in range(TABS)]
    shown: dict[Page, PageKind] = {}
    for tab in tabs:
        tab.on("request", lambda request, tab=tab: asked[shown[tab]].append(_path(request, site)))
    for at in range(0, len(asked), TABS):
        visits = list(zip(tabs, list(asked)[at:], strict=False))
        for tab, kind in visits:
            shown[tab] = kind
            tab.goto(site.url + kind.address(guide_at(ROOT)))
        for tab, _ in visits:
            tab.wait_for_load_state("networkidle")
    context.close()
    return {kind: [len(compress(answer(site, path))) for path in paths] for kind, paths in asked.items()}


def _path(request: Request, site: Site) -> str:
    return request.url.removeprefix(site.url.rstrip("/")).partition("#")[0]


def sort_of(kind: PageKind, site: Site) -> str:
    """Which of MOST_KB holds for a kind of page."""
    # The page of a class session is read from its beginning to its end.
    if kind.name == "item class-session":
        return "page"
    if kind.name.startswith("item "):
        return "item"
    html = answer(site, "/" + kind.address(guide_at(ROOT))).decode()
    long = sum(map(html.count, LISTED)) > MANY or TOOL in html or DIRECTORY in html or kind.name == "not found"
    return "list or tool" if long else "page"


def answer(site: Site, path: str) -> bytes:
    """The file at a path, as a server finds it: the index of a folder, and the page for what is not there."""
    file = site.folder / path.partition("?")[0].lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    return (file if file.is_file() else site.folder / "404.html").read_bytes()


def _kb(files: list[int]) -> float:
    return sum(files) / 1000
