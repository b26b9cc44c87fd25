"""A line that a test cuts, or makes slow."""

from playwright.sync_api import Page, Route


class Line:
    """A line to the files at a path, which is cut, or so slow that they come only when the test opens it."""

    def __init__(self, page: Page, path: str, *, is_cut: bool = False):
        self.is_open, self.is_cut, self.waiting = False, is_cut, []
        page.route(path, self.answer)

    def answer(self, route: Route) -> None:
        if self.is_open:
            route.continue_()
        elif self.is_cut:
            route.abort()
        else:
            self.waiting.append(route)

    def open(self) -> None:
        self.is_open = True
        for route in self.waiting:
            route.continue_()
