"""A line that a test cuts, or makes slow."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route


class Line:
    """A line to the files at a path, which is cut, or so slow that they come only when the test opens it.

    A test hears of what the browser asks for a moment after it was asked: what comes to an open line goes through, so nobody has to wait
    for it before. `asked` is how many files were asked for, as far as the test has heard.
    """

    def __init__(self, page: Page, path: str | re.Pattern, *, is_cut: bool = False):
        self.is_open, self.is_cut, self.asked, self.waiting = False, is_cut, 0, []
        self.change: Callable[[dict], dict] | None = None
        page.route(path, self.hear)

    def hear(self, route: Route) -> None:
        self.asked += 1
        self.answer(route)

    def answer(self, route: Route) -> None:
        if self.is_open and self.change:
            route.fulfill(json=self.change(route.fetch().json()))
        elif self.is_open:
            route.continue_()
        elif self.is_cut:
            route.abort()
        else:
            self.waiting.append(route)

    def open(self, change: Callable[[dict], dict] | None = None) -> None:
        """Lets through what waits and what comes; `change` is made to the data in it."""
        self.is_open, self.change = True, change
        self._answer_all()

    def cut(self) -> None:
        """Nothing comes any more, whether it waits or is still to be asked for."""
        self.is_open, self.is_cut = False, True
        self._answer_all()

    def close(self) -> None:
        """Makes it slow again."""
        self.is_open = self.is_cut = False

    def _answer_all(self) -> None:
        waiting, self.waiting = self.waiting, []
        for route in waiting:
            self.answer(route)
