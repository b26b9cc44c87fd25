"""The first visit: what every kind of page weighs, compressed, and in how many requests it comes."""

from collections.abc import Iterator
from gzip import compress

from playwright.sync_api import Browser

from scripts.guide import guide_at
from tests.bench.goals import at_most
from tests.built_site import ROOT, Site
from tests.kinds_of_page import STILL, PageKind

MOST_KB, MOST_REQUESTS = 55, 12


def report(browser: Browser, site: Site) -> Iterator[str]:
    """The figures as a Markdown table, and a line for each goal."""
    visits = {kind: visited(browser, site, kind) for kind in STILL}
    yield "| Kind of page | KB compressed | Requests |"
    yield "| --- | ---: | ---: |"
    for kind, files in visits.items():
        yield f"| {kind} | {_kb(files):.1f} | {len(files)} |"
    yield ""
    yield at_most("The heaviest first visit", max(map(_kb, visits.values())), MOST_KB, "KB")
    yield at_most("The most requests", max(map(len, visits.values())), MOST_REQUESTS, "requests")


def visited(browser: Browser, site: Site, kind: PageKind) -> list[int]:
    """The compressed bytes of every file a browser asks for that has never been here."""
    context = browser.new_context()
    start = len(site.asked)
    context.new_page().goto(site.url + kind.address(guide_at(ROOT)), wait_until="networkidle")
    context.close()
    return [len(compress(answer(site, path))) for path in site.asked[start:]]


def answer(site: Site, path: str) -> bytes:
    """The file at a path, as a server finds it: the index of a folder, and the page for what is not there."""
    file = site.folder / path.partition("?")[0].lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    return (file if file.is_file() else site.folder / "404.html").read_bytes()


def _kb(files: list[int]) -> float:
    return sum(files) / 1000
