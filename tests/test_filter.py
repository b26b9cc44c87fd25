"""The filter over a long list leaves what holds every word typed, says how much that is, and can be undone."""

import re
import unicodedata
from collections import Counter

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.guide import Guide
from scripts.schema import Entry

from .built_site import Site
from .kinds_of_page import NOWHERE, written_pages
from .reader import Reader, location_of

HOSTILE = ["<img src=x onerror=alert(1)>", "[a-z", "$& {shown}", "\\", "' or 1=1 --"]
# From so many items on a list has a filter.
MANY = 31
# Lists of each sort: rows of a table; cards under headings, with a row of what has no wording; cards under letters; cards alone.
CROSSWALK, COMPETENCIES, GLOSSARY, QUESTIONS = (
    "reference/crosswalk/",
    "reference/competencies/",
    "reference/glossary/",
    "study/questions-values/",
)
ITEMS = {
    CROSSWALK: "main tbody tr",
    COMPETENCIES: ".record--competency, .unworded span",
    GLOSSARY: ".record--term",
    QUESTIONS: ".record--question",
}
FACTS = "about/facts/"


def _at(reader: Reader, address: str, **look) -> Page:
    """The page of a list, with nothing typed. It is opened anew only where a test has left it: an empty filter leaves nothing behind."""
    page = reader.stay_at(address, **look)
    page.locator("main .filter").get_by_role("searchbox").fill("")
    _says(page, "")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    return page


@pytest.fixture
def crosswalk(reader: Reader) -> Page:
    return _at(reader, CROSSWALK)


def _field(page: Page, words: dict) -> Locator:
    return page.get_by_role("searchbox", name=words["filter"])


def _status(page: Page) -> Locator:
    return page.locator("main .filter").get_by_role("status")


def _says(page: Page, text: str) -> None:
    expect(_status(page)).to_have_text(text, use_inner_text=True)


def _said(words: dict, shown: int, every: int) -> str:
    none = f"{words['filter_none']} {words['filter_search']}"
    return words["filter_shown"].replace("{shown}", str(shown)).replace("{all}", str(every)) if shown else none


# What an item says, and not what folds under where it is from. What does not stand in one line stands apart.
SAID = """(item) => {
    const copy = item.cloneNode(true);
    copy.querySelectorAll(".known > :not(summary)").forEach((part) => part.remove());
    copy.querySelectorAll(":not(a, strong, em)").forEach((part) => part.after(" "));
    return copy.textContent;
}"""
# Another way to type what an item says, and the way it is written there. A column says what its cells are.
ANOTHER_WAY = {
    CROSSWALK: {
        "SAMHSA's": "SAMHSA’s",
        "samhsa`s": "SAMHSA’s",
        "competency 1.2": "1.2",
        "1,2": "1.2",
        "１.２": "1.2",
        "listening.": "listening",
        "(listening)": "listening",
        "self\u2011advocacy": "self-advocacy",
        "selfadvocacy": "self-advocacy",
        "well\u00adness": "wellness",
    },
    GLOSSARY: {"C.P.S.": "CPS", "“self-care”": "self-care", "peer\u00a0support": "peer support", "o\ufb03ce": "office"},
}
# A key while letters are composed out of several, as a browser tells it, and as Safari does once the composition is over.
COMPOSED = (
    """(field, how) => field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", ...how, bubbles: true, cancelable: true }))"""
)
COMPOSING = ({"isComposing": True}, {"keyCode": 229})


def _texts(items: Locator) -> list[str]:
    return items.evaluate_all(f"(items) => items.map({SAID})")


def _left(items: Locator) -> list[str]:
    return items.evaluate_all(f"(items) => items.filter((item) => item.checkVisibility()).map({SAID})")


def _with(texts: list[str], typed: str) -> list[str]:
    """The texts with words that begin as all those typed, whatever their case, accents and apostrophes."""
    return [text for text in texts if all(_plain(word) in _plain(text) for word in typed.split())]


def _plain(text: str) -> str:
    """The words, each after a space."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(letter))
    return "".join(f" {word}" for word in re.findall(r"\d+(?:\.\d+)+|[^\W_]+", re.sub("[’']", "", bare)))


def test_every_competency_has_its_row_and_links_to_it(crosswalk: Page, guide: Guide):
    rows = [[f"{record.code} {record.title}", f"../../go/{record.id}/"] for record in guide.by_kind["competency"]]
    links = crosswalk.locator("tbody th a")
    assert links.evaluate_all("(links) => links.map((link) => [link.innerText, link.getAttribute('href')])") == rows


def test_every_column_holds_what_its_heading_names(site: Site, guide: Guide, words: dict):
    table = site.tree("reference/crosswalk/index.html").find(".//table")
    headings = ["".join(heading.itertext()) for heading in table.find("thead").iter("th")]
    assert headings == [words[name] for name in ("competency", "study_domain", "ethics", "scope", "jobs")]
    for record, row in zip(guide.by_kind["competency"], table.find("tbody"), strict=True):
        # In a narrow window each cell says its heading itself.
        assert [cell.get("data-label") for cell in row[1:]] == headings[1:]
        shown = [[link.get("href").split("/")[-2] for link in cell.iter("a")] for cell in row[1:]]
        assert shown == _linked(record, guide), record.code


def _linked(record: Entry, guide: Guide) -> list[list[str]]:
    """What a competency is linked with: study domains, ethics, scope of practice, job functions."""
    domains = [domain.id for domain in guide.by_kind["exam-domain"] if domain.covers == record.domain]
    scope, jobs = ([one.id for one in guide.by_kind[kind] if record.id in one.competencies] for kind in ("scope-statement", "job-function"))
    return [domains, list(record.ethics), scope, jobs]


@pytest.mark.parametrize("address", written_pages())
def test_a_list_of_many_has_one_filter_and_a_short_one_has_none(site: Site, address: str):
    page = site.tree(f"{address}index.html")
    kinds = Counter(
        card.get("class").split()[1]
        for card in page.xpath("//main/article | //main/details/article | //main/section[@id or @aria-labelledby]//article")
    )
    places = page.xpath("//*[@class='unworded']/span")
    rows = page.xpath("//main//tbody/tr")
    many = max([*kinds.values(), 0]) + len(places) >= MANY or len(rows) >= MANY
    assert len(page.xpath("//main//*[contains(@class, 'filter ')]")) == many


def test_before_anything_is_typed_all_is_shown_and_nothing_said(crosswalk: Page, guide: Guide):
    expect(crosswalk.locator("tbody tr:visible")).to_have_count(len(guide.by_kind["competency"]))
    _says(crosswalk, "")


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        (CROSSWALK, ("boundaries", "4.15", "recovery wellness", "wellness  recovery", "BOUNDARIES", "bóundàries")),
        (COMPETENCIES, ("trauma",)),
        (GLOSSARY, ("isn't",)),
        (QUESTIONS, ("hope",)),
    ],
)
def test_typing_leaves_the_rows_that_hold_all_the_words(reader: Reader, words: dict, address: str, asked: tuple[str, ...]):
    page = reader.open(address)
    items = page.locator(ITEMS[address])
    every = _texts(items)
    for typed in asked:
        left = _with(every, typed)
        assert 0 < len(left) < len(every), typed
        _field(page, words).fill(typed)
        _says(page, _said(words, len(left), len(every)))
        assert _left(items) == left, typed


@pytest.mark.parametrize("address", ANOTHER_WAY)
def test_words_are_found_however_they_are_typed(reader: Reader, words: dict, address: str):
    """As by the search."""
    page = _at(reader, address)
    items, field, found = page.locator(ITEMS[address]), _field(page, words), {}
    for typed in (*ANOTHER_WAY[address], *ANOTHER_WAY[address].values()):
        field.fill(typed)
        found[typed] = _left(items)
    every = items.count()
    assert [
        typed for typed, written in ANOTHER_WAY[address].items() if not 0 < len(found[written]) < every or found[typed] != found[written]
    ] == []


def test_escape_of_whoever_composes_letters_is_left_to_the_input_method(crosswalk: Page, words: dict):
    _field(crosswalk, words).fill("boundaries")
    for how in COMPOSING:
        _field(crosswalk, words).evaluate(COMPOSED, how)
    expect(_field(crosswalk, words)).to_have_value("boundaries")


def test_a_word_that_stands_only_in_a_source_finds_no_item(reader: Reader, words: dict):
    page = _at(reader, COMPETENCIES)
    asides = page.locator("#recovery-defined .known > :not(summary)").all_text_contents()
    assert any("trauma" in aside.lower() for aside in asides)
    _field(page, words).fill("trauma")
    expect(page.locator("#trauma-impact")).to_be_visible()
    expect(page.locator("#recovery-defined")).to_be_hidden()


def test_headings_and_contents_with_nothing_left_under_them_go_and_come_back(reader: Reader, words: dict, guide: Guide):
    page = _at(reader, COMPETENCIES)
    before = _headings(page)
    _field(page, words).fill("trauma")
    first, *_ = [record for record in guide.by_kind["competency"] if "trauma" in record.title.lower()]
    kept = {guide[record.domain].code for record in guide.by_kind["competency"] if page.locator(f"#{record.id}").is_visible()}
    shown = _headings(page)
    assert {title.split()[1].rstrip(":") for title in shown if title.startswith("Domain")} == kept
    # What is no list stays.
    assert shown[-2:] == before[-2:]
    contents = page.locator(".way-in--beside li")
    assert len(_left(contents)) == len(_left(page.locator(".record--competency"))) < contents.count()
    expect(page.locator(f".way-in--beside a[href='#{first.id}']")).to_be_visible()
    page.keyboard.press("Escape")
    assert _headings(page) == before
    assert len(_left(contents)) == contents.count()


def _headings(page: Page) -> list[str]:
    return page.locator("main > h2").evaluate_all("(all) => all.filter((e) => e.checkVisibility()).map((e) => e.textContent)")


def test_what_folds_opens_while_a_word_is_looked_for(reader: Reader, words: dict, guide: Guide):
    page = _at(reader, COMPETENCIES)
    record = next(r for r in guide.by_kind["competency"] if r.looks_like)
    more = page.locator(f"#{record.id}").get_by_text(words["looks_like"], exact=True)
    expect(more).to_be_hidden()
    _field(page, words).fill(record.looks_like[0].split()[-1].strip("."))
    expect(more).to_be_visible()
    _field(page, words).fill("")
    expect(more).to_be_hidden()


def test_letters_with_nothing_left_under_them_go(reader: Reader, words: dict):
    """On a phone, where a letter folds, what is left under it is open; it folds again once nothing is looked for."""
    page = _at(reader, GLOSSARY, width=360)
    _field(page, words).fill("warmline")
    terms = page.locator(".record--term:visible .record__title").all_inner_texts()
    assert terms
    letters = sorted({title[0].upper() for title in terms})
    assert page.locator(".letter > :first-child:visible").all_inner_texts() == letters
    assert page.locator(".letters a:visible").all_inner_texts() == letters
    _field(page, words).fill("")
    expect(page.locator(".record--term:visible")).to_have_count(0)


def test_clear_brings_every_row_back_and_empties_the_field(crosswalk: Page, words: dict):
    every = crosswalk.locator("tbody tr").count()
    _field(crosswalk, words).fill("boundaries")
    expect(crosswalk.locator("tbody tr:visible")).not_to_have_count(every)
    crosswalk.get_by_role("button", name=words["filter_clear"]).click()
    _says(crosswalk, "")
    expect(crosswalk.locator("tbody tr:visible")).to_have_count(every)
    expect(_field(crosswalk, words)).to_have_value("")
    expect(_field(crosswalk, words)).to_be_focused()


def test_a_reader_is_told_when_nothing_is_left_and_led_to_the_search(crosswalk: Page, reader: Reader, words: dict):
    _field(crosswalk, words).fill(NOWHERE)
    _says(crosswalk, _said(words, 0, 0))
    expect(crosswalk.locator("tbody tr:visible")).to_have_count(0)
    _status(crosswalk).get_by_role("link", name=words["filter_search"]).click()
    expect(crosswalk).to_have_url(f"{reader.site.url}find/")


def test_whatever_is_typed_is_only_looked_for(crosswalk: Page, words: dict):
    every, before = _texts(crosswalk.locator("tbody tr")), crosswalk.locator("main *").count()
    for typed in HOSTILE:
        _field(crosswalk, words).fill("")
        _says(crosswalk, "")
        _field(crosswalk, words).fill(typed)
        # Where there is no word in it nothing is looked for.
        _says(crosswalk, _said(words, len(_with(every, typed)), len(every)) if _plain(typed) else "")
        assert crosswalk.locator("main *").count() == before, typed


def test_enter_keeps_the_reader_on_the_page(crosswalk: Page, words: dict):
    before = location_of(crosswalk)
    _field(crosswalk, words).fill("boundaries")
    crosswalk.keyboard.press("Enter")
    expect(_field(crosswalk, words)).to_have_value("boundaries")
    assert location_of(crosswalk) == before


def test_what_was_left_is_there_on_the_way_back_and_after_a_reload(crosswalk: Page, words: dict):
    field, rows = _field(crosswalk, words), crosswalk.locator("tbody tr:visible")
    field.fill("boundaries")
    left = rows.count()
    rows.locator("th a").first.click()
    expect(crosswalk.locator("article.record--full")).to_be_visible()
    crosswalk.go_back()
    expect(field).to_have_value("boundaries")
    expect(rows).to_have_count(left)
    crosswalk.reload()
    expect(field).to_have_value("boundaries")
    expect(rows).to_have_count(left)


def test_what_was_left_is_there_after_going_to_a_letter(reader: Reader, words: dict):
    page = reader.open(GLOSSARY)
    _field(page, words).fill("recovery")
    left = _left(page.locator(ITEMS[GLOSSARY]))
    page.locator(".letters a:visible").last.click()
    page.locator(".record--term:visible .record__title a").last.click()
    expect(page.locator("article.record--full")).to_be_visible()
    page.go_back()
    expect(_field(page, words)).to_have_value("recovery")
    assert _left(page.locator(ITEMS[GLOSSARY])) == left


def test_nothing_moves_when_it_is_said_how_much_is_left(reader: Reader, words: dict):
    for width in (360, 1280):
        page = _at(reader, QUESTIONS, width=width)
        top = "document.querySelector('main .record:not([hidden])').getBoundingClientRect().top"
        before = page.evaluate(top)
        # Almost every question holds it, the first one too.
        _field(page, words).fill("e")
        expect(_status(page)).not_to_have_text("", use_inner_text=True)
        assert page.evaluate(top) == before, width


def test_a_part_that_is_empty_goes_with_what_introduces_it(reader: Reader, words: dict, guide: Guide):
    page = _at(reader, FACTS)
    intro = page.locator("main > p", has_text="How the role and its certificates began")
    expect(intro).to_be_visible()
    _field(page, words).fill(guide["exam-fee"].about)
    expect(page.locator("#exam-fee")).to_be_visible()
    expect(intro).to_be_hidden()
    assert "The exam" in _headings(page)
    assert "History" not in _headings(page)
    # What stands at the end of the page belongs to no part.
    expect(page.locator("main > .around")).to_be_visible()


def test_what_is_left_is_what_is_printed(reader: Reader, words: dict):
    page = _at(reader, FACTS)
    _field(page, words).fill("exam fee")
    left = page.locator(".record--fact:visible").count()
    reader.look(media="print")
    expect(page.locator(".record--fact:visible")).to_have_count(left)
    expect(_field(page, words)).to_be_hidden()
