"""Somebody with a browser: opens pages of the site in any colors and width, and notes what should never happen."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route

from scripts.guide import Guide

from .built_site import Site
from .kinds_of_page import PageKind

Scheme = Literal["light", "dark", "forced"]
Media = Literal["screen", "print"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark", "forced")
# A small phone, a tablet, a laptop.
WIDTHS = (320, 768, 1280)

# The rules of WCAG 2.0 to 2.2, levels A and AA, that axe can judge.
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}
AXE = Axe()

# What a reader's browser lets the guide do.
MAY = ["clipboard-read", "clipboard-write"]

# Tells the test of anything the content security policy refuses. The page then says that it has told.
WATCH_POLICY = """addEventListener('securitypolicyviolation', async refused => {
    await tell_refused(`${refused.violatedDirective} ${refused.blockedURI} ${refused.documentURI}`)
    document.documentElement.dataset.refusal = "told"
})"""

# Whoever looks at a page sees with these functions.
LOOKING = Path(__file__).with_name("looking.js").read_text(encoding="utf-8")


def location_of(page: Page) -> str:
    """What the address bar says now. The page is asked itself: `page.url` may be a moment behind what a script has written there."""
    return page.evaluate("location.href")


@dataclass
class Mishaps:
    """What should never happen while somebody reads: requests to elsewhere, refusals by the policy, errors in scripts."""

    requests_elsewhere: list[str] = field(default_factory=list)
    refused_by_policy: list[str] = field(default_factory=list)
    script_errors: list[str] = field(default_factory=list)


class Reader:
    """One visitor with a browser profile of their own and one tab. Only the built site can be reached."""

    def __init__(self, browser: Browser, site: Site, guide: Guide, **options):
        self.site, self.guide, self.mishaps = site, guide, Mishaps()
        self.runs_scripts: bool = options.get("java_script_enabled", True)
        # A page that glides to its place is somewhere else each time one looks.
        self.context: BrowserContext = browser.new_context(reduced_motion="reduce", permissions=MAY, **options)
        self.context.route(re.compile(rf"^(?!{re.escape(site.url)})"), self._refuse)
        self.context.expose_binding("tell_refused", lambda _, what: self.mishaps.refused_by_policy.append(what))
        self.context.add_init_script(WATCH_POLICY)
        self.context.add_init_script(LOOKING)
        self.context.on("weberror", lambda error: self.mishaps.script_errors.append(str(error.error)))
        self.page: Page = self.context.new_page()
        self.kind: PageKind | None = None
        self._looks: tuple | None = None

    def open(self, address: str, **look) -> Page:
        """The page at an address of the site, as “go/own-recovery/”, read from scratch; `look` as below."""
        self.look(**look)
        if self.page.url.partition("#")[0] == self.site.url + address.partition("#")[0]:
            # From one place of a page to another a browser reads nothing anew.
            self.page.goto("about:blank")
        self.page.goto(self.site.url + address)
        return self.page

    def open_kind(self, kind: PageKind, **look) -> Page:
        """The page of a kind, after what a reader does there."""
        self.kind = kind
        page = self.open(kind.address(self.guide), **look)
        kind.act(page)
        return page

    def open_sample(self, kind: PageKind, **look) -> Page:
        """The page of a kind, of any length, with one card and one row of each sort: for tests that would be slow on two hundred."""
        page = self.open_kind(kind, **look)
        self.see("keepOneOfEach")
        return page

    def see(self, what: str) -> list[str]:
        """What a function of looking.js finds on the page."""
        if not self.runs_scripts:
            self.page.evaluate(LOOKING)
        return self.page.evaluate(f"looking.{what}()")

    def broken_rules(self) -> str:
        """Which rules of WCAG the page breaks, in axe's words; empty where it breaks none."""
        found = AXE.run(self.page, options={"runOnly": RULES, "resultTypes": ["violations"]})
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

    def _refuse(self, route: Route) -> None:
        self.mishaps.requests_elsewhere.append(route.request.url)
        route.abort()
