"""A list opens with its contents: folded on a phone, beside it on a wide screen, its letters in reach; no part of the window is wasted."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from scripts.guide import Guide
from scripts.render import LONG_LIST

from .built_site import Site
from .reader import Reader

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
GLOSSARY = "reference/glossary/"
# Lists whose contents stand beside them, and pages whose parts do.
BESIDE = ["reference/competencies/", "reference/scope/", "about/sources/", "study/cases/"]
IN_PARTS = ["about/facts/", "reference/frames/", "role/where/", "steps/training/"]


def _box(page: Page, selector: str) -> dict:
    return page.locator(selector).first.evaluate("(e) => e.getBoundingClientRect().toJSON()")


def test_the_contents_of_a_list_fold_on_a_phone_and_stay_beside_it_on_a_wide_screen(reader: Reader, reader_without_scripts: Reader):
    """Without scripts one list speaks for all: no script has a part in it."""
    for one, address in [*((reader, address) for address in BESIDE), (reader_without_scripts, BESIDE[0])]:
        page = one.open(address, **PHONE)
        contents = page.locator(".way-in--beside")
        expect(contents.get_by_role("link").first).to_be_hidden()
        assert _box(page, ".way-in--beside")["bottom"] < _box(page, "main .record")["top"]
        contents.locator("summary").click()
        expect(contents.get_by_role("link").first).to_be_visible()
        # There they stay also where they are folded.
        contents.locator("summary").click()
        expect(contents.get_by_role("link").first).to_be_hidden()
        one.look(**DESKTOP)
        expect(contents.get_by_role("link").first).to_be_visible()
        expect(contents.locator("summary")).to_be_hidden()
        # Beside the list from its top on, and still there far down.
        page.locator("main .record").nth(8).evaluate("(e) => e.scrollIntoView()")
        beside = _box(page, ".way-in--beside")
        assert beside["left"] >= _box(page, "main .record")["right"]
        assert 0 <= beside["top"] < beside["bottom"] <= DESKTOP["height"]
        # What the frame has beside other pages comes below.
        assert _box(page, ".aside")["top"] >= _box(page, "main")["bottom"]


def test_the_contents_of_a_list_have_its_order(site: Site):
    listed = {path: site.tree(path) for path in site.html if not path.startswith("go/")}
    found = {}
    for path, tree in listed.items():
        cards = tree.xpath("//main//article/@id")
        for contents in tree.xpath("//nav[contains(@class, 'way-in--beside')]"):
            links = [link.removeprefix("#") for link in contents.xpath(".//@href")]
            found[path] = links == [card for card in cards if card in links]
    assert len(found) >= 7 and set(found.values()) == {True}, found


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_list_says_what_a_record_is_and_folds_what_more_there_is_to_say(
    reader: Reader, reader_without_scripts: Reader, guide: Guide, words: dict, scripts: bool
):
    reader = reader if scripts else reader_without_scripts
    record = next(r for r in guide.by_kind["competency"] if r.looks_like)
    page = reader.open("reference/competencies/", **PHONE)
    card = page.locator(f"#{record.id}")
    said, more = card.locator(".record__text"), card.get_by_text(words["looks_like"], exact=True)
    expect(said).to_be_visible()
    expect(more).to_be_hidden()
    # The record after it begins on the screen this one is on.
    after = page.locator(".record").nth(1).bounding_box()
    assert after and after["y"] - card.bounding_box()["y"] < PHONE["height"] / 2
    card.get_by_text(words["why_and_how"]).click()
    expect(more).to_be_visible()
    card.get_by_text(words["why_and_how"]).click()
    # Paper has all of it, and nothing to press.
    reader.look(**PHONE, media="print")
    assert card.evaluate("(card) => [...card.querySelectorAll('.more li')].every(looking.seen)")
    expect(card.get_by_text(words["why_and_how"])).to_be_hidden()


@pytest.mark.parametrize("address", IN_PARTS)
def test_the_parts_of_a_page_are_listed_before_the_first_on_a_phone_and_beside_it_on_a_wide_screen(
    reader: Reader, words: dict, address: str
):
    page = reader.open(address, **PHONE)
    beside = page.get_by_role("navigation", name=words["on_page"], exact=True)
    folded = page.locator(".way-in--page")
    links = "(links) => links.map((link) => link.getAttribute('href'))"
    on_phone = folded.locator("a").evaluate_all(links)
    expect(beside).to_be_hidden()
    assert _box(page, ".way-in--page")["bottom"] < _box(page, "main > h2")["top"]
    if not folded.get_by_role("link").first.is_visible():
        folded.get_by_text(words["on_page"], exact=True).click()
    expect(folded.get_by_role("link")).to_have_count(len(on_phone))
    reader.look(**DESKTOP)
    expect(folded).to_be_hidden()
    assert beside.locator("a").evaluate_all(links) == on_phone
    assert on_phone == page.locator("main > h2[id]").evaluate_all("(all) => all.map((e) => `#${e.id}`)")
    page.evaluate("scrollTo(0, 2000)")
    assert 0 <= _box(page, ".aside")["top"] < _box(page, ".aside")["bottom"] <= DESKTOP["height"]
    assert _box(page, ".aside")["left"] >= _box(page, "main")["right"]


def test_a_term_stands_under_its_letter_and_each_letter_has_a_link(site: Site, guide: Guide):
    page = site.tree(f"{GLOSSARY}index.html")
    sections = page.xpath("//section[contains(@class, 'letter')]")
    letters = [section[0].text for section in sections]
    assert letters == sorted(letters)
    assert page.xpath("//nav[contains(@class, 'letters')]//a/text()") == letters
    # What a letter leads to is inside its fold, so that a browser opens it.
    inside = [section.xpath("./details/div/@id")[0] for section in sections]
    assert page.xpath("//nav[contains(@class, 'letters')]//a/@href") == [f"#{anchor}" for anchor in inside]
    shown = {article.get("id"): section[0].text for section in sections for article in section.iter("article")}
    assert list(shown) == [term.id for term in guide.by_kind["term"]]
    for term in guide.by_kind["term"]:
        assert shown[term.id] == ("0–9" if term.term[0].isdigit() else term.term[0].upper())
    # A card does not repeat what the page is.
    assert page.xpath("//*[@class='record__code']") == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_glossary_folds_by_letter_on_a_phone_and_nowhere_else(
    reader: Reader, reader_without_scripts: Reader, guide: Guide, scripts: bool
):
    reader = reader if scripts else reader_without_scripts
    page = reader.open(GLOSSARY, **PHONE)
    shown = "(all) => all.filter((e) => e.checkVisibility()).map((e) => e.id)"
    terms = page.locator(".record--term")
    rows = page.locator(".letter > details > summary")
    assert terms.evaluate_all(shown) == []
    # The whole list is a few screens. A row says the first and the last word under its letter.
    assert _box(page, "main")["height"] < 4 * PHONE["height"]
    under_b = [guide.title(r) for r in guide.by_kind["term"] if guide.title(r).startswith("B")]
    expect(rows.filter(has_text=re.compile(rf"^B: {under_b[0]} – {under_b[-1]}$"))).to_be_visible()
    rows.filter(has_text=re.compile("^B: ")).click()
    assert terms.evaluate_all(shown) == [r.id for r in guide.by_kind["term"] if guide.title(r) in under_b]
    # What leads to a term opens its letter.
    page = reader.open(f"{GLOSSARY}#{guide.by_kind['term'][-1].id}", **PHONE)
    expect(terms.last.locator(".record__text")).to_be_in_viewport()
    for wide in ({"width": 768, "height": 1024}, DESKTOP, {**PHONE, "media": "print"}):
        reader.look(**wide)
        assert len(terms.evaluate_all(shown)) == len(guide.by_kind["term"])
        expect(rows.first).to_be_hidden()
        reader.look(media="screen")


def test_a_browser_that_opens_no_fold_by_itself_has_the_glossary_opened_for_it(new_reader: Callable[..., Reader], words: dict):
    reader = new_reader()
    page = reader.open(GLOSSARY, **PHONE)
    # To no browser this is the way to a place, so that the script alone can open it.
    page.evaluate("history.replaceState(null, '', '#letter-p'); dispatchEvent(new HashChangeEvent('hashchange'))")
    expect(page.locator("details[open] > #letter-p")).to_be_in_viewport()
    expect(page.locator(".letter > details[open]")).to_have_count(1)
    # One whose styles cannot open a fold has nothing to open, also after something was looked for.
    reader.context.add_init_script("CSS.supports = () => false")
    page = reader.open(GLOSSARY, **PHONE)
    expect(page.locator(".letter > details:not([open])")).to_have_count(0)
    page.get_by_role("searchbox", name=words["filter"]).fill("warmline")
    page.get_by_role("button", name=words["filter_clear"]).click()
    expect(page.locator(".letter > details:not([open])")).to_have_count(0)


def test_every_long_list_begins_with_a_way_in(site: Site):
    """Contents, letters or the parts of the page stand before its first item."""
    lists, without = [], []
    for path in site.html:
        if not path.startswith(("go/", "downloads/")):
            order = list(site.tree(path).iter())
            sorts = [{*element.get("class", "").split(), f"{element.getparent().tag}/{element.tag}"} for element in order[1:]]
            items = [place for place, sort in enumerate(sorts) if sort & {"record", "card", "tbody/tr"}]
            if len(items) > LONG_LIST:
                lists.append(path)
                if not any(sort & {"way-in", "chips"} for sort in sorts[: items[0]]):
                    without.append(path)
    assert len(lists) >= 12 and without == [], without


def test_a_letter_leads_to_its_terms_and_the_letters_stay_in_reach(reader: Reader):
    page = reader.open(GLOSSARY, **PHONE)
    letters = page.locator(".letters")
    # First on a phone, where a letter is folded until somebody goes there.
    for look in (PHONE, DESKTOP):
        reader.look(**look)
        page.evaluate("scrollTo(0, 0)")
        expect(letters.get_by_role("link").first).to_be_in_viewport()
        for letter in ("P", "C"):
            letters.get_by_role("link", name=letter, exact=True).click()
            expect(page.locator(f"#letter-{letter.lower()} .record__text").first).to_be_visible()
            heading, bar = _box(page, f"#letter-{letter.lower()}-name"), _box(page, ".letters")
            assert 0 <= bar["top"] < bar["bottom"] <= heading["top"] < look["height"] / 2, (look, letter)
        # They take little of the screen.
        assert bar["height"] <= look["height"] / 8, look


def test_the_glossary_uses_the_width_of_a_desktop(reader: Reader):
    page = reader.open(GLOSSARY, **DESKTOP)
    cards = page.locator(".letter:has(#letter-c) .record").evaluate_all("(all) => all.map((e) => e.getBoundingClientRect().toJSON())")
    assert len({round(card["left"]) for card in cards}) == 2
    frame = _box(page, ".top__inner > .sections")
    assert min(card["left"] for card in cards) == frame["left"]
    assert max(card["right"] for card in cards) == frame["right"]
    # No card is parted.
    assert all(card["width"] < frame["width"] / 2 for card in cards)
    reader.look(**PHONE)
    page.locator(".letters").get_by_role("link", name="C", exact=True).click()
    lefts = page.locator(".letter:has(#letter-c) .record").evaluate_all("(all) => all.map((e) => e.getBoundingClientRect().left)")
    assert len(set(lefts)) == 1


def test_the_crosswalk_is_wide_and_keeps_its_headings_in_sight(reader: Reader):
    page = reader.open("reference/crosswalk/", **DESKTOP)
    table = _box(page, "main table")
    assert table["width"] >= 1024
    assert table["left"] == _box(page, "h1")["left"]
    page.locator("tbody tr").nth(20).evaluate("(e) => e.scrollIntoView()")
    head, row = _box(page, "thead th"), _box(page, "tbody tr:nth-child(21)")
    assert head["top"] == 0
    assert head["bottom"] <= row["top"] + 1
    assert reader.see("pastTheEdge") == []
    reader.look(width=1920, height=1000)
    assert _box(page, "main table")["width"] <= 1280


# ---- tables


STACKED = [
    "reference/crosswalk/",
    "reference/then-and-now/",
    "agency/supervising/",
    "study/exam/",
    "steps/staying-certified/",
    "role/kinds/",
]


@pytest.mark.parametrize("address", STACKED)
def test_a_table_is_a_stack_on_a_phone_keeps_space_below_and_is_a_table_to_a_screen_reader_all_the_same(reader: Reader, address: str):
    page = reader.open(address, **DESKTOP)
    table = page.locator("main table").first
    wide = _roles(table.aria_snapshot())
    _expect_space_below_tables(page)
    reader.look(**PHONE)
    assert _roles(table.aria_snapshot()) == wide
    _expect_space_below_tables(page)
    row = table.locator("tbody tr:has(td)").first
    head, *cells = row.locator("th, td:not(:empty)").evaluate_all("(all) => all.map((e) => e.getBoundingClientRect().toJSON())")
    for above, below in pairwise([head, *cells]):
        assert above["bottom"] <= below["top"]
        assert above["left"] == below["left"]
    assert reader.see("pastTheEdge") == []


def _roles(snapshot: str) -> dict[str, int]:
    """How many rows, and heads of rows and columns, a screen reader is told of."""
    return {role: snapshot.count(f" {role} ") + snapshot.count(f" '{role} ") for role in ("row", "rowheader", "columnheader")}


def _expect_space_below_tables(page: Page) -> None:
    gaps = page.locator("main table").evaluate_all("""(tables) => tables.map((table) => {
        const next = (table.closest(".crosswalk, .scroller") ?? table).nextElementSibling;
        const end = [...table.querySelectorAll("tr")].at(-1).getBoundingClientRect().bottom;
        return next && next.getBoundingClientRect().top - end;
    })""")
    assert all(gap is None or gap >= 24 for gap in gaps), gaps


# ---- the foot


def test_the_foot_has_even_columns_on_a_wide_screen_and_one_on_a_phone(reader: Reader):
    page = reader.open("reference/ethics/", **DESKTOP)
    boxes = "(all) => all.map((e) => e.getBoundingClientRect().toJSON())"
    parts = page.locator(".foot__inner > section").evaluate_all(boxes)
    assert len({(round(part["width"]), part["top"]) for part in parts}) == 1
    texts = page.locator(".foot :is(h2, p, li:first-child a)").evaluate_all(
        """(all) => all.map((element) => {
            const range = document.createRange();
            range.selectNodeContents(element);
            return Math.round(range.getBoundingClientRect().left);
        })"""
    )
    # All begins on one of three lines.
    assert len(set(texts)) == 3
    reader.look(**PHONE)
    stacked = page.locator(".foot__inner > section").evaluate_all(boxes)
    assert len({part["left"] for part in stacked}) == 1
    assert all(above["bottom"] <= below["top"] for above, below in pairwise(stacked))
