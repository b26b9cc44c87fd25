"""The search field as somebody with a keyboard or a finger uses it."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

# Says in the page how long the list took after the last key: the key and the list are seen by the page itself, not over the wire.
WATCH = """list => {
    const input = document.querySelector("[role=combobox]")
    input.addEventListener("input", () => { window.asked = performance.now(); window.took = null }, true)
    new MutationObserver(() => { window.took ??= performance.now() - window.asked }).observe(list, { childList: true })
}"""

# Waits until the list answers to some words. Looking again and again from outside would take most of the time of hundreds of queries.
ANSWERED = """(list, words) => new Promise((done, failed) => {
    const look = () => { if (list.dataset.query === words) done() }
    new MutationObserver(look).observe(list, { attributes: true })
    setTimeout(() => failed(new Error(`the list answers to “${list.dataset.query}”, not to “${words}”`)), 20_000)
    look()
})"""

# Waits until the engine of the page has the texts too, and the practice questions, or knows that they cannot be had.
WITH_ALL = """async () => {
    const { openSearch } = await import("/assets/javascripts/search/open.js")
    for (const read of (await openSearch("/")).missing()) await read().catch(() => {})
}"""

# Notes where the next press leads, and lets the page stay.
NOTE_WAY = """() => {
    window.way = new Promise((done, failed) => {
        navigation.addEventListener("navigate", (event) => {
            event.preventDefault()
            done(event.destination.url)
        }, { once: true })
        setTimeout(() => failed(new Error("it leads nowhere")), 20_000)
    })
    window.way.catch(() => {})
}"""


def way_of(page: Page, press: Callable[[], None]) -> str:
    """Where a press leads, as an address of the site. The page stays: nothing need be opened only to be left at once."""
    page.evaluate(NOTE_WAY)
    press()
    return page.evaluate("window.way.then((way) => way.slice(location.origin.length + 1))")


def wait_for_all(page: Page) -> None:
    """Waits until the search of the page has looked through all it fetches, as it has on a quick line soon after it first answers."""
    page.evaluate(WITH_ALL)


class SearchBox:
    """The search field of the page that is open."""

    def __init__(self, page: Page):
        self.page = page
        self.field: Locator = page.get_by_role("combobox")
        self.list: Locator = page.get_by_role("listbox")
        self.options: Locator = page.get_by_role("option")
        self.said: Locator = page.locator("form.find [role=status]")

    def type(self, words: str) -> None:
        """Types words over what stands in the field, and waits until the list answers to just these."""
        self.field.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(words)
        self.list.evaluate(ANSWERED, words.strip())

    def tap(self, words: str) -> None:
        """The same with a finger."""
        self.field.tap()
        self.type(words)

    def found(self) -> list[str]:
        """The addresses of what was found, first to last, from the root of the site; what comes before it in danger is not counted."""
        return self.page.locator("[role=group]:not(.care) > [role=option], [role=listbox] > [role=option]").evaluate_all(
            "(options, root) => options.map(o => new URL(o.href).pathname.slice(root.length))", "/"
        )

    def named(self) -> str | None:
        """The id of the option the field names as the chosen one, where that option says so too."""
        named = self.field.get_attribute("aria-activedescendant")
        chosen = self.page.get_by_role("option", selected=True).get_attribute("id")
        return named if named == chosen else None

    def watch(self) -> Callable[[], float]:
        """Measures from now on; the function it returns says how many milliseconds the last answer took."""
        self.list.evaluate(WATCH)
        return lambda: self.page.evaluate("window.took")
