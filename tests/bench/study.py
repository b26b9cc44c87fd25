"""The study tools: how long the whole bank takes to load and to be drawn from on a slow phone, and what a set weighs."""

from collections.abc import Iterator
from gzip import compress
from statistics import median

from playwright.sync_api import Browser

from scripts.exports.question_bank import FOLDER
from tests.bench.goals import at_most
from tests.bench.search import SLOWER
from tests.bench.visit import answer
from tests.built_site import Site

PAGE = "study/practice/"
MOST_KB, MOST_MS = 150, 100
TIMES = 9
# Fetches every file of the bank, reads it, shuffles all questions and draws a set: what happens between “Begin” and the first question.
DRAW = """async () => {
    const { Bank } = await import("../../assets/javascripts/study/questions/bank.js");
    const { shuffled } = await import("../../assets/javascripts/shared/random.js");
    const begun = performance.now();
    const bank = await Bank.open("../../");
    await bank.load([...bank.rows.keys()]);
    shuffled(bank.questions.keys(), "abc");
    bank.draw("mixed", 20, "abc");
    return performance.now() - begun;
}"""


def report(browser: Browser, site: Site) -> Iterator[str]:
    """The figures as Markdown tables, and a line for each goal."""
    fast, slow = drawn(browser, site), drawn(browser, site, SLOWER)
    weights = fetched(browser, site)
    yield "| From “Begin” to a drawn set, all questions | Median ms |"
    yield "| --- | ---: |"
    yield f"| This machine | {fast:.0f} |"
    yield f"| {SLOWER} times slower | {slow:.0f} |"
    yield "\n| Fetched for a mixed set | KB compressed |"
    yield "| --- | ---: |"
    yield f"| The page and all it needs | {sum(w for path, w in weights.items() if FOLDER not in path) / 1000:.1f} |"
    yield f"| The questions | {sum(w for path, w in weights.items() if FOLDER in path) / 1000:.1f} |"
    yield ""
    yield at_most(f"All questions loaded and shuffled, {SLOWER} times slower", slow, MOST_MS, "ms")
    yield at_most("The practice page with a mixed set", sum(weights.values()) / 1000, MOST_KB, "KB")


def drawn(browser: Browser, site: Site, slower: float = 1) -> float:
    """The median of the milliseconds it takes; `slower` is how many times slower than this machine the browser is made to be."""
    context = browser.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    times = []
    for _ in range(TIMES):
        # A page keeps what it has fetched, so each time is that of a page just opened.
        page.goto(site.url + PAGE, wait_until="networkidle")
        times.append(page.evaluate(DRAW))
    context.close()
    return median(times)


def fetched(browser: Browser, site: Site) -> dict[str, int]:
    """The compressed bytes of every file fetched by a new visitor who begins a mixed set of practice, by its path."""
    context = browser.new_context()
    page = context.new_page()
    start = len(site.asked)
    page.goto(site.url + PAGE, wait_until="networkidle")
    page.locator("[data-tool='study/practice'] .study__setup button[type=submit]").click()
    page.locator("[data-tool='study/practice'] .study__question").wait_for()
    context.close()
    return {path: len(compress(answer(site, path))) for path in site.asked[start:]}
