"""An address that is not there leads on where it was only written another way; else the page says what comes nearest."""

import json
import re
from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from scripts.guide import Guide

from .built_site import Site
from .kinds_of_page import NOWHERE, written_pages
from .navigation import sections
from .reader import Mishaps, Reader, location_of

INDEX = re.compile(r"assets/(addresses|search)\.json$")
# The address of the number of an item, which leads on to the item.
NUMBER = "go/competency-1-2/"
# Addresses as people and programs write them, and where each leads.
ANOTHER_WAY = {
    "go/Informed_Choice": "go/informed-choice/",
    "go/INFORMED-CHOICE/": "go/informed-choice/",
    "go/informed%20choice": "go/informed-choice/",
    "go/informed-choice.html": "go/informed-choice/",
    "go/informed-choice/index.htm": "go/informed-choice/",
    "Go/informed-choice": "go/informed-choice/",
    "go/informed-choice.": "go/informed-choice/",
    "go/informed%E2%80%91cho%C2%ADice": "go/informed-choice/",
    "go/competency%201,2": NUMBER,
    "informed-choice": "go/informed-choice/",
    "go/Informed_Choice?from=a-letter#top": "go/informed-choice/",
    "go/competency-1.2": NUMBER,
    "go/Competency%201.2": NUMBER,
    "reference/Competencies": "reference/competencies/",
    "Role": "role/",
    "study/exam.html": "study/exam/",
}
# Addresses that are nearly right, and what comes nearest.
NEARLY = {
    "go/informd-choice/": "go/informed-choice/",
    "go/Infromed_choice.html": "go/informed-choice/",
    "go/personal-boundarys": "go/personal-boundaries/",
    "old/place/informed-choice/": "go/informed-choice/",
}
# How often a page may reload before we know that it never stops.
ENOUGH = 5
# Addresses that mean nothing, or mean harm.
HOSTILE = [
    "go/%3Cscript%3Ealert(1)%3C/script%3E",
    "go/%3Cimg%20src=x%20onerror=alert(1)%3E",
    "go/%E0%A4%A",
    "go/..%2f..%2fetc%2fpasswd",
    "go/javascript:alert(1)",
    "go/%2f%2fexample.org",
    "/example.org/go",
    "go/__proto__",
    "go/constructor",
    "go/%28%5B%7B%2A%5C",
    "go/" + "a" * 4000,
    "go/" + "%20a" * 1000,
    "go/" + "a/" * 1000,
    "go/" + "-" * 4000,
]


# Lets the script of the page read another address, as if the page had been opened there, and says where that leads, if anywhere. It is done
# when what the script has fetched is read: all it does with it follows at once.
READ_AT = """(address) => new Promise((done) => {
    const { fetch } = window;
    let way = null;
    history.replaceState(null, "", address);
    document.querySelector("[data-script='search/not_found']").replaceChildren();
    const note = (event) => { event.preventDefault(); way = event.destination.url; };
    navigation.addEventListener("navigate", note);
    window.fetch = async (...asked) => {
        window.fetch = fetch;
        const answer = await fetch(...asked);
        const read = await answer.json();
        setTimeout(() => { navigation.removeEventListener("navigate", note); done(way); });
        return { ok: answer.ok, json: async () => read };
    };
    import(`/assets/javascripts/search/not_found.js?${Math.random()}`);
})"""


def _near(page: Page) -> Locator:
    """The links to what comes nearest."""
    return page.locator("[data-script='search/not_found']").get_by_role("link")


def _read_at(page: Page, site: Site, address: str) -> str | None:
    """Lets the page read one address after the other, as what it does hangs on the address alone. Says where that leads, if anywhere."""
    return page.evaluate(READ_AT, site.url + address)


def _open(reader: Reader, address: str) -> Page:
    """The page of an address that is not there, when all it does is done."""
    page = reader.open(address)
    page.wait_for_load_state("networkidle")
    return page


def _expect_the_page(page: Page, words: dict) -> None:
    """What the page always offers: what happened, the search, the list of everything, and the sections."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words["not_found_title"])
    main = page.get_by_role("main")
    expect(main.get_by_text(words["not_found"], exact=True)).to_be_visible()
    expect(main.get_by_label(words["find_label"])).to_be_visible()
    for name in (words["home"], words["directory"]):
        expect(main.get_by_role("link", name=name, exact=True)).to_be_visible()
    for name in sections():
        expect(page.get_by_role("banner").get_by_role("link", name=name, exact=True)).to_be_visible()


def _is_there(site: Site, link: Locator) -> bool:
    """Whether a link leads to a page of this site."""
    address = link.evaluate("(e) => e.href")
    return address.startswith(site.url) and (site.folder / address.removeprefix(site.url) / "index.html").is_file()


# ---- written another way


def test_an_address_written_another_way_leads_to_its_page(reader: Reader, site: Site):
    page = _open(reader, NOWHERE)
    assert {address: _read_at(page, site, address) for address in ANOTHER_WAY} == {
        address: site.url + meant for address, meant in ANOTHER_WAY.items()
    }


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("go/informed-choice/index.htm", "go/informed-choice/"),
        ("go/informed%E2%80%91cho%C2%ADice", "go/informed-choice/"),
        ("go/Competency%201.2", "go/informed-choice/"),
        ("Role", "role/"),
    ],
)
def test_whoever_opens_an_address_written_another_way_is_on_its_page(reader: Reader, site: Site, address: str, meant: str):
    page = reader.open(address)
    expect(page).to_have_url(site.url + meant)
    expect(page.locator("main h1")).to_be_visible()


def test_a_number_written_another_way_leads_to_its_item(reader: Reader, site: Site, guide: Guide):
    page = reader.open("go/scope_9")
    expect(page).to_have_url(site.url + guide.address(guide.select("scope-statement", code="9")[0]))


def test_every_item_and_written_page_has_an_address_that_no_other_is_taken_for(site: Site, guide: Guide):
    known = [address for address, _ in json.loads((site.folder / "assets/addresses.json").read_bytes())]
    assert {*map(guide.address, guide.records.values()), *filter(None, written_pages())} - set(known) == set()
    spelled = Counter(re.sub(r"[^a-z0-9/]+", "-", address.lower()) for address in known)
    assert [address for address, count in spelled.items() if count > 1] == []


def test_the_way_back_does_not_lead_into_the_mistake_again(reader: Reader, site: Site):
    page = reader.open("")
    page.goto(f"{site.url}go/Informed_Choice")
    expect(page).to_have_url(f"{site.url}go/informed-choice/")
    page.go_back()
    expect(page).to_have_url(site.url)


def test_a_page_that_is_missing_itself_does_not_reload_without_end(new_reader: Callable[..., Reader], site: Site, words: dict):
    """A copy that is only half there: the index knows the page, the server does not."""
    reader = new_reader()
    for address in ("go/informed-choice/", "go/informed-choice/?again", "role/"):
        asked = _missing(reader, site, address)
        page = _open(reader, address)
        assert asked == [site.url + address]
        _expect_the_page(page, words)
    assert reader.mishaps == Mishaps()


def _missing(reader: Reader, site: Site, address: str) -> list[str]:
    """From here on the server does not know an address, in whatever it ends. Gives what is asked of it."""
    asked = []

    def missing(route: Route) -> None:
        asked.append(route.request.url)
        # Enough is enough: the test ends also where the page does not.
        if len(asked) > ENOUGH:
            route.abort()
        else:
            route.fulfill(status=404, content_type="text/html", body=(site.folder / "404.html").read_bytes())

    reader.context.route(re.compile(rf"^{site.url}{address.partition('?')[0]}(\?.*)?$"), missing)
    return asked


# ---- nearly right


def test_a_near_miss_lists_what_comes_nearest_the_right_one_first(reader: Reader, site: Site, words: dict, guide: Guide):
    # The first is opened, the others are read by the page that is open then.
    page = _open(reader, next(iter(NEARLY)))
    for address, meant in NEARLY.items():
        assert _read_at(page, site, address) is None
        expect(_near(page).first).to_have_js_property("href", site.url + meant)
        expect(_near(page).first).to_contain_text(guide.title(guide[meant.split("/")[1]]))
        expect(page.locator("[data-script='search/not_found']")).to_contain_text(words["not_found_near"])
        assert [link for link in _near(page).all() if not _is_there(site, link)] == []
        assert location_of(page) == site.url + address
        _expect_the_page(page, words)
    _near(page).first.click()
    expect(page).to_have_url(site.url + meant)


def test_what_comes_nearest_is_told_to_a_screen_reader(reader: Reader):
    page = reader.open("go/informd-choice/")
    expect(_near(page).first).to_be_visible()
    expect(page.locator("[data-script='search/not_found']")).to_have_attribute("aria-live", "polite")


def test_nonsense_shows_the_field_and_the_sections_and_no_list(reader: Reader, words: dict):
    page = _open(reader, f"go/{NOWHERE}/")
    _expect_the_page(page, words)
    expect(page.locator("[data-script='search/not_found']")).to_be_empty()


def test_a_hostile_address_does_nothing(reader: Reader, site: Site, words: dict):
    page = _open(reader, NOWHERE)
    for address in HOSTILE:
        assert _read_at(page, site, address) is None, address
        _expect_nothing_done(page, site)
    _expect_the_page(page, words)


@pytest.mark.parametrize("address", ["go/%3Cimg%20src=x%20onerror=alert(1)%3E", "go/%E0%A4%A", "/example.org/go", "go/" + "a/" * 1000])
def test_whoever_opens_a_hostile_address_is_on_the_same_page(reader: Reader, site: Site, words: dict, address: str):
    page = _open(reader, address)
    _expect_the_page(page, words)
    _expect_nothing_done(page, site)


def _expect_nothing_done(page: Page, site: Site) -> None:
    assert page.locator("main").locator("img, script, iframe, object").count() == 0
    assert [link for link in _near(page).all() if not _is_there(site, link)] == []


def test_the_field_of_the_page_finds(reader: Reader, site: Site):
    page = _open(reader, f"deep/down/{NOWHERE}")
    page.get_by_role("main").get_by_role("combobox").fill("informed choice")
    page.get_by_role("option").filter(has_text="Informed choice").first.click()
    expect(page).to_have_url(f"{site.url}go/informed-choice/")


# ---- wherever, and whatever else is missing


def test_the_page_is_whole_at_a_deep_address(new_reader: Callable[..., Reader], site: Site, words: dict):
    reader, start = new_reader(), len(site.asked)
    address = f"a/b/c/d/{NOWHERE}"
    page = _open(reader, address)
    missed = [path for path in site.asked[start:] if not (site.folder / path.strip("/")).is_file()]
    assert missed == [f"/{address}"]
    assert len(site.asked) - start > 5
    expect(page.get_by_role("link", name=words["home"], exact=True)).to_have_attribute("href", "/")
    here = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert here == reader.open("").evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert reader.mishaps == Mishaps()


def test_the_page_is_not_for_search_engines(site: Site):
    assert site.tree("404.html").xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_without_the_index_the_page_still_offers_its_field_and_links(new_reader: Callable[..., Reader], words: dict):
    reader = new_reader()
    reader.context.route(INDEX, lambda route: route.fulfill(status=500, body="[]"))
    page = _open(reader, "go/Informed_Choice")
    _expect_the_page(page, words)
    expect(page.locator("[data-script='search/not_found']")).to_be_empty()
    assert reader.mishaps == Mishaps()


def test_without_scripts_the_page_offers_the_field_and_links(reader_without_scripts: Reader, site: Site, words: dict):
    page = reader_without_scripts.open("go/deep/Informed_Choice")
    _expect_the_page(page, words)
    page.get_by_role("main").get_by_label(words["find_label"]).fill("choice")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}find/?")
