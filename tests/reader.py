"""Somebody with a browser: opens pages of the site in any colors and width, and notes what should never happen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Literal

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request

from scripts.guide import Guide

from .built_site import Site
from .kinds_of_page import PageKind

Scheme = Literal["light", "dark", "forced"]
Media = Literal["screen", "print"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark", "forced")
# A small phone, a tablet, a laptop.
WIDTHS = (320, 768, 1280)
# The smallest phone; a window of 1280 by 1024 at 400 % zoom is as wide.
SMALL_PHONE = {"width": 320, "height": 640}
# One width of each layout: with the menu behind a button and tables in a column, and with everything side by side.
LAYOUTS = (320, 1280)

# The rules of WCAG 2.0 to 2.2, levels A and AA, that axe can judge.
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}
ALL = {"runOnly": RULES}
# What hangs on the colors, and what on the width.
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
TARGETS = {"runOnly": {"type": "rule", "values": ["target-size"]}}
AXE = Axe()

# What a reader's browser lets the guide do.
MAY = ["clipboard-read", "clipboard-write"]

# Tells the test of anything the content security policy refuses. The page then says that it has told.
WATCH_POLICY = """addEventListener('securitypolicyviolation', async refused => {
    await tell_refused(`${refused.violatedDirective} ${refused.blockedURI} ${refused.documentURI}`)
    document.documentElement.dataset.refusal = "told"
})"""

# After a part of a study tool is shown, the page takes no taps for a moment. A test taps when it likes, so that moment ends at once.
TAP_AT_ONCE = """{
    const { animate } = Element.prototype
    Element.prototype.animate = function (frames, ...rest) {
        const animation = animate.call(this, frames, ...rest)
        if ("pointerEvents" in frames) animation.finish()
        return animation
    }
}"""

# A script hears of the new place, and what it draws is there after a frame or two.
FOLLOW = """async (fragment) => {
    location.hash = fragment;
    for (let i = 0; i < 3; i += 1) await new Promise(requestAnimationFrame);
}"""

CLIPBOARD = "navigator.clipboard.readText()"
# A text may be copied a moment after the press: some of it is fetched first.
WAIT_FOR_A_COPY = """async () => {
    for (let i = 0; i < 600; i += 1) {
        const text = await navigator.clipboard.readText();
        if (text) return text;
        await new Promise(requestAnimationFrame);
    }
    throw new Error("nothing was copied");
}"""

# A file of the site that has a storage and no script: there it can be emptied and filled at once.
BARE = "assets/images/favicon.svg"

# Whoever looks at a page sees with these functions.
LOOKING = Path(__file__).with_name("looking.js").read_text(encoding="utf-8")


def location_of(page: Page) -> str:
    """What the address bar says now. The page is asked itself: `page.url` may be a moment behind what a script has written there."""
    return page.evaluate("location.href")


def follow(page: Page, fragment: str) -> None:
    """Goes to another place of the page, as “#theme=money”, as a link on it does, until a script has read it and drawn what it says."""
    page.evaluate(FOLLOW, fragment)


def copied(page: Page) -> str:
    """What the clipboard holds."""
    return page.evaluate(CLIPBOARD)


def copied_by(key: Locator) -> str:
    """What a key copies. The clipboard is emptied before, since what one hears of it may still be from the key before."""
    key.page.evaluate("navigator.clipboard.writeText('')")
    key.click()
    return key.page.evaluate(WAIT_FOR_A_COPY)


def listen_to(region: Locator) -> None:
    """From here on all that a live region says stands in `data-said` of the page, parted by “|”: it speaks when its text changes."""
    region.evaluate("""(region) => {
        const said = [];
        new MutationObserver(() => {
            said.push(region.textContent);
            document.documentElement.dataset.said = said.join("|");
        }).observe(region, { childList: true, characterData: true, subtree: true });
    }""")


@dataclass
class Mishaps:
    """What should never happen while somebody reads: requests to elsewhere, refusals by the policy, errors in scripts."""

    requests_elsewhere: list[str] = field(default_factory=list)
    refused_by_policy: list[str] = field(default_factory=list)
    script_errors: list[str] = field(default_factory=list)


class Reader:
    """One visitor with a browser profile of their own and one tab.

    `taps_at_once` is whether the moment in which a study tool takes no taps ends at once; `options` are those of a browser context.
    """

    # Whoever takes part in the test that runs now.
    present: ClassVar[list["Reader"]] = []
    # Whether a trace holds the page at every step. That takes a third of the time of all tests, so it is for one that failed.
    snapshots: ClassVar[bool] = False

    def __init__(self, browser: Browser, site: Site, guide: Guide, *, taps_at_once: bool = True, **options):
        self.site, self.guide, self.mishaps = site, guide, Mishaps()
        self.console: list[str] = []
        self.runs_scripts: bool = options.get("java_script_enabled", True)
        # A page that glides to its place is somewhere else each time one looks.
        self.context: BrowserContext = browser.new_context(reduced_motion="reduce", permissions=MAY, **options)
        self.context.on("request", self._note_elsewhere)
        self.context.on("requestfailed", self._note_refused)
        self.context.expose_binding("tell_refused", lambda _, what: self.mishaps.refused_by_policy.append(what))
        self.context.add_init_script(WATCH_POLICY)
        self.context.add_init_script(LOOKING)
        if taps_at_once:
            self.context.add_init_script(TAP_AT_ONCE)
        self.context.on("weberror", lambda error: self.mishaps.script_errors.append(str(error.error)))
        self.context.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        self.context.tracing.start(snapshots=self.snapshots, sources=True)
        self.page: Page = self.context.new_page()
        self.kind: PageKind | None = None
        # What of the page ended past the right edge while it was whole, what was pushed aside while it came, and what is kept of it.
        self.past_the_edge: list[str] = []
        self.moved: list[str] = []
        self.kept: list[str] = []
        # What it said while it was whole.
        self.said: list[str] = []
        # Whether keys have changed since what had been done on it.
        self.has_handled = False
        self._looks: tuple | None = None

    @contextmanager
    def taking_part(self) -> Iterator["Reader"]:
        """Takes part in one test: what is seen meanwhile can be told, should it fail."""
        self.console.clear()
        # Where somebody was in a set ends with their tab, and this one serves many. What a page writes as it ends, it has written before.
        if self.runs_scripts and self.page.url.startswith(self.site.url):
            self.page.evaluate("dispatchEvent(new Event('pagehide')); sessionStorage.clear()")
        self.context.tracing.start_chunk()
        self.present.append(self)
        yield self
        self.present.remove(self)
        self.context.tracing.stop_chunk()

    def tell(self, folder: Path) -> None:
        """Writes what was seen since the test began into a folder: the page as it is, the console, the trace."""
        folder.mkdir(parents=True, exist_ok=True)
        self.context.tracing.stop_chunk(path=folder / "trace.zip")
        self.context.tracing.start_chunk()
        (folder / "console.txt").write_text("".join(f"{line}\n" for line in self.console), encoding="utf-8", newline="\n")
        self.page.screenshot(path=folder / "page.png", full_page=True)

    def open(self, address: str, **look) -> Page:
        """The page at an address of the site, as “go/own-recovery/”, read from scratch; `look` as below."""
        self.look(**look)
        if self.page.url.partition("#")[0] == self.site.url + address.partition("#")[0]:
            # From one place of a page to another a browser reads nothing anew.
            self.page.goto("about:blank")
        self.page.goto(self.site.url + address)
        return self.page

    def stay_at(self, address: str, **look) -> Page:
        """The same, opened anew only where somebody has left it since: for tests that leave nothing behind, or clear what is left."""
        self.look(**look)
        if self.page.url.partition("#")[0] != self.site.url + address or not self.page.evaluate("window.isKept"):
            self.open(address, **look)
            self.page.evaluate("window.isKept = true")
        return self.page

    def forget(self) -> None:
        """Leaves the page, and empties what the browser keeps for the site."""
        self.open(BARE)
        self.page.evaluate("localStorage.clear(); sessionStorage.clear()")

    def open_kind(self, kind: PageKind, **look) -> Page:
        """The page of a kind, after what a reader does there."""
        self.kind = kind
        page = self.open(kind.address(self.guide), **look)
        kind.act(page)
        return page

    def open_sample(self, kind: PageKind, **look) -> Page:
        """The page of a kind, of any length, with one card and one row of each sort: for tests that would be slow on two hundred.

        How the whole page fits is seen before, and stands in `past_the_edge`; what moved while it came, in `moved`; what it says line by
        line, in `said`; what the browser keeps then, in `kept`.
        """
        page = self.open_kind(kind, **look)
        self.has_handled = False
        self.moved = self.see("moved")
        self.kept = self.see("keptHere")
        self.past_the_edge = self.see("pastTheEdge")
        self.said = self.see("lines")
        self.see("keepOneOfEach")
        return page

    def see(self, what: str) -> list[str]:
        """What a function of looking.js finds on the page."""
        if not self.runs_scripts:
            self.page.evaluate(LOOKING)
        return self.page.evaluate(f"looking.{what}()")

    def broken_rules(self, which: dict = ALL, inside: str = "html", but: str = "") -> str:
        """Which rules of WCAG the page breaks, in axe's words; empty where it breaks none. `which` is one of the groups of rules above.

        `inside` is a selector of the parts of the page that are asked, `but` of parts of them that are not.
        """
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.axe_script)
        options = {**which, "resultTypes": ["violations"]}
        asked = {"include": [inside], "exclude": [but] if but else []}
        found = AxeResults(self.page.evaluate("([asked, options]) => axe.run(asked, options)", [asked, options]))
        return found.generate_report() if found.violations_count else ""

    def look(self, *, width: int = 1280, height: int = 800, scheme: Scheme = "light", media: Media = "screen") -> None:
        """Changes the window and the colors of the page that is open."""
        wanted = (width, height, scheme, media)
        if wanted == self._looks:
            return
        self._looks = wanted
        forced = scheme == "forced"
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(media=media, color_scheme="light" if forced else scheme, forced_colors="active" if forced else "none")

    def leave(self) -> None:
        self.context.close()

    def _note_elsewhere(self, request: Request) -> None:
        if not request.url.startswith(self.site.url):
            self.mishaps.requests_elsewhere.append(request.url)

    def _note_refused(self, request: Request) -> None:
        """What the policy of the page has held back was never asked of another site."""
        if request.failure == "csp" and request.url in self.mishaps.requests_elsewhere:
            self.mishaps.requests_elsewhere.remove(request.url)
