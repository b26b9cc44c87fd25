"""The matching of a pasted duty to tasks: how often a right task comes first, and in the first three."""

from collections.abc import Iterator

from playwright.sync_api import Browser

from tests.bench.goals import at_least
from tests.built_site import Site
from tests.duties import FIRST, HALVES, IN_THREE, duties, matched, shares

PAGE = "agency/tasks/"


def report(browser: Browser, site: Site) -> Iterator[str]:
    """The figures as a Markdown table, and a line for each goal."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.url + PAGE)
    yield "| Half of the duties | Duties | Right task first | In the first three | ms a duty |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    figures = {}
    for half in HALVES:
        found, took = matched(page, half)
        figures[half] = first, in_three = shares(found, half)
        yield f"| {half} | {len(duties(half))} | {first:.1%} | {in_three:.1%} | {took / len(duties(half)):.1f} |"
    context.close()
    yield ""
    yield at_least("Right task first, of the half kept apart", figures["apart"][0], FIRST)
    yield at_least("In the first three, of the half kept apart", figures["apart"][1], IN_THREE)
