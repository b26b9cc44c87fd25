"""The search: whether the right item comes first, how soon, what engine and index weigh, and whether a cry for help is heard."""

from collections.abc import Iterator
from gzip import compress
from statistics import median, quantiles

from playwright.sync_api import Browser, Route

from tests.bench.goals import at_least, at_most
from tests.built_site import Site
from tests.danger import FLAGGED, MISSED, phrases, wrong
from tests.queries import FIRST, IN_THREE, Query, kinds, queries, shares, unseen
from tests.search_box import SearchBox, wait_for_all

# What a first result costs: engine and index.
MOST_KB, MOST_MS = 60, 100
# Engine, index and texts. On a line of 400 kilobits a second the texts are there too after a second and a half.
MOST_KB_WITH_TEXTS = 75
# Tasks and practice questions, which come last: not three quarters of a second more.
MOST_KB_OF_LAST = 35
# What tells that a search only sounds like danger: it comes last of all, unless something did.
MOST_KB_OF_HARMLESS = 4
TEXTS, LAST = "assets/search_texts.json", "assets/search_last.json"
HARMLESS = "assets/danger_harmless.json"
# Of words with a slip that nobody mends from, so many find the right item in the first three.
SLIPS_IN_THREE = 0.95
# How much slower than this machine a small phone is, roughly.
SLOWER = 4


def report(browser: Browser, site: Site) -> Iterator[str]:
    """The figures as Markdown tables, and a line for each goal."""
    places, times = measured(browser, site, queries())
    strange, _ = measured(browser, site, unseen())
    yield "| Kind of query | Queries | Right item first | In the first three | Unseen | First | In three |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for kind in (*kinds(), None):
        yield f"| {kind or 'All'} | {_row(places, kind)} | {_row(strange, kind)} |"
    _, slow_times = measured(browser, site, queries(), SLOWER)
    first, texts, questions = fetched(browser, site)
    yield "\n| From key to first result | Median ms | 95 of 100 ms |"
    yield "| --- | ---: | ---: |"
    for name, some in (("This machine", times), (f"{SLOWER} times slower", slow_times)):
        yield f"| {name} | {median(some):.0f} | {quantiles(some, n=20)[-1]:.0f} |"
    yield "\n| Fetched for a search | KB compressed |"
    yield "| --- | ---: |"
    for name, weight in (first | texts | questions).items():
        yield f"| {name} | {weight / 1000:.1f} |"
    yield ""
    yield at_least("Right item first, in the worst kind", min(shares(places, kind)[0] for kind in kinds()), FIRST)
    yield at_least("In the first three, in the worst kind", min(shares(places, kind)[1] for kind in kinds()), IN_THREE)
    yield at_least("Unseen misspellings, in the first three", shares(strange, "misspelling")[1], SLIPS_IN_THREE)
    yield at_most("From key to first result, 95 of 100", quantiles(times, n=20)[-1], MOST_MS, "ms")
    yield at_most("Fetched before the first result", sum(first.values()) / 1000, MOST_KB, "KB")
    yield at_most("Fetched with the texts", sum((first | texts).values()) / 1000, MOST_KB_WITH_TEXTS, "KB")
    yield at_most("Fetched after them, tasks and questions", sum(questions.values()) / 1000, MOST_KB_OF_LAST, "KB")
    yield at_most("And what only sounds like danger", sum(_weights(site, [HARMLESS]).values()) / 1000, MOST_KB_OF_HARMLESS, "KB")
    missed, flagged = heard(browser, site)
    yield at_most(f"Of {len(phrases('danger'))} phrases of danger, missed", missed, MISSED, "")
    yield at_most(f"Of {len(phrases('harmless'))} harmless ones, taken for danger", flagged, FLAGGED, "")


def _row(places: dict[Query, int], kind: str | None) -> str:
    first, in_three = shares(places, kind)
    return f"{sum(kind in (None, query.kind) for query in places)} | {first:.1%} | {in_three:.1%}"


def measured(browser: Browser, site: Site, asked: tuple[Query, ...], slower: float = 1) -> tuple[dict[Query, int], list[float]]:
    """The place of the right item for every query, and the milliseconds each took, typed into the field of the home page.

    `slower` is how many times slower than this machine the browser is made to be.
    """
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.url)
    box = SearchBox(page)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    box.type("peer")
    wait_for_all(page)
    took = box.watch()
    places, times = {}, []
    for query in asked:
        box.type(query.typed)
        places[query] = query.place(box.found())
        times.append(took())
    context.close()
    return places, times


def fetched(browser: Browser, site: Site) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """The compressed bytes of every file that is fetched when somebody searches, by its name: before the first result, then the texts, then
    what comes last.

    Each is held back until what comes before it is shown, so that all it needed is known.
    """
    context = browser.new_context()
    page = context.new_page()
    held: list[Route] = []
    for file in (TEXTS, LAST):
        page.route(f"**/{file}", lambda route: held.append(route))
    page.goto(site.url, wait_until="networkidle")
    marks = [len(site.asked)]
    with page.expect_request(f"**/{TEXTS}"):
        SearchBox(page).type("peer")
    assert page.get_by_role("option").count() > 1
    marks.append(len(site.asked))
    with page.expect_request(f"**/{LAST}"):
        held[0].continue_()
    assert page.get_by_role("option").count() > 1
    marks.append(len(site.asked))
    held[1].continue_()
    wait_for_all(page)
    context.close()
    first, texts, questions = (_weights(site, site.asked[a:b]) for a, b in zip(marks, [*marks[1:], None], strict=True))
    # It may or may not have come by now.
    questions.pop(f"/{HARMLESS}", None)
    return first, texts, questions


def heard(browser: Browser, site: Site) -> tuple[int, int]:
    """How many phrases of danger the search misses, and how many harmless ones it takes for danger."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.url)
    missed, flagged = wrong(page)
    context.close()
    return len(missed), len(flagged)


def _weights(site: Site, paths: list[str]) -> dict[str, int]:
    return {path: len(compress((site.folder / path.lstrip("/")).read_bytes())) for path in paths}
