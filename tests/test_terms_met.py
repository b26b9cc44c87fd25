"""A word of the glossary shows its meaning where a page first says it: by touch, by keyboard, by ear, without scripts, and on paper."""

import pytest
from lxml import etree
from markdown import Markdown
from playwright.sync_api import Locator, Page, expect

from scripts.guide import Guide
from scripts.pages import prose_of_page
from scripts.schema.records import Term
from scripts.terms_met import TermsMet
from scripts.voice import sentences

from .built_site import Site
from .kinds_of_page import written_pages
from .reader import CONTRAST, LAYOUTS, SCHEMES, SMALL_PHONE, Reader

# A page with several words.
ADDRESS = "agency/supervising/"
BUTTON = '<button aria-describedby="term_lake-office_said" class="term" popovertarget="term_lake-office" type="button">{}</button>'
STANDING_IN = "h1 or self::h2 or self::h3 or self::h4 or self::th or self::a or self::summary or self::button or self::code"


def made(term_id: str, name: str, **fields) -> Term:
    cited = {"id": term_id, "standing": "stated", "sources": ({"id": "handbook", "at": "p. 1"},), "term": name, "meaning": "What it is."}
    return Term.model_validate(cited | fields)


TERMS = [
    made("lake-office", "Lake Office of Recovery", abbreviation="LOR", also=("county office",)),
    made("warmline", "Warmline", at_hand=True),
    made("ferry-help", "Ferry help"),
    made("harbor-house", "Harbor to Home", abbreviation="Harbor", at_hand=False),
    made("lake-line", "Lake Line", abbreviation="0"),
]


def page_of(text: str) -> str:
    return Markdown(extensions=["tables", "attr_list", "toc", "pymdownx.details", TermsMet(TERMS)]).convert(text)


def marked_in(text: str) -> list[str]:
    return [button.text for button in etree.HTML(page_of(text) or "<p>").iter("button")]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Ask the LOR. The LOR answers.", ["LOR"]),
        ("Two LORs share a warmline. A Warmline is near.", ["LORs", "warmline"]),
        # Only what is to be at hand; no word that is also a common one, and no number.
        ("Ferry help from Harbor, 0 <i>minutes</i> away.", []),
        ("LORE, and LO R.", []),
        # Where a button has no place, the next one has it.
        ("# LOR\n\nAsk.", []),
        ("## The LOR\n\nAsk the LOR.", ["LOR"]),
        ("[The LOR](a.md), `LOR` and then LOR.", ["LOR"]),
        ('<a href="go/">The LOR</a> answers.', []),
        ('<a href="go/">The LOR</a> is the LOR.', ["LOR"]),
        ('??? about "The LOR"\n\n    It rests.', []),
        ("| LOR | When |\n|---|---|\n| LOR | the LOR’s day |", ["LOR"]),
        # The page has told it itself: before, in the same sentence, or in other words there.
        ("Ask the Lake Office of Recovery. The LOR answers.", []),
        ("The LOR is the *Lake Office\nof Recovery*. Ask the LOR.", []),
        ("The LOR (a county office) answers.", []),
        ("There is a county office. The LOR answers.", ["LOR"]),
        ("Ask the LOR. It’s the Lake Office of Recovery.", ["LOR"]),
        ('The LOR answers.\n\n<article id="lake-office">\n\n</article>', []),
        # Or doesn't want it told.
        ("The LOR answers.\n\n*[LOR]: ''", []),
    ],
)
def test_a_word_is_marked_where_a_sentence_first_says_it_and_the_page_has_not_told_it(text: str, marked: list[str]):
    assert marked_in(text) == marked


def test_the_text_around_a_word_stays_as_it_was():
    said = 'Ask “LOR”, or (LOR) then. <a href="go/">LOR</a>: *LOR*–LOR.'
    plain = Markdown().convert(said)
    assert page_of(said) == plain.replace("“LOR”,", f'<span class="unbroken">“{BUTTON.format("LOR")}”,</span>')
    assert page_of("The LOR, then.") == f'<p>The <span class="unbroken">{BUTTON.format("LOR")},</span> then.</p>'
    assert page_of("*LOR*’s, LOR–LOR") == f"<p><em>{BUTTON.format('LOR')}</em>’s, LOR–LOR</p>"
    assert page_of("LOR–LOR") == f"<p>{BUTTON.format('LOR')}–LOR</p>"


def test_what_leaves_a_word_out_is_no_text_of_the_page():
    page = "The LOR answers.\n\n*[LOR]: ''\n"
    assert [sentence.text for sentence in sentences(page)] == ["The LOR answers."]
    assert prose_of_page(page).split() == ["The", "LOR", "answers."]


def test_a_heading_keeps_its_anchor():
    assert '<h2 id="the-lor">The LOR</h2>' in page_of("## The LOR")


# ---- in the site


@pytest.fixture(scope="module")
def pages_with_words(site: Site) -> dict[str, etree._Element]:
    pages = {address: site.tree(f"{address}index.html") for address in written_pages()}
    return {address: tree for address, tree in pages.items() if tree.xpath("//button[@class='term']")}


def test_every_word_has_its_meaning_on_the_page_once(pages_with_words: dict[str, etree._Element], guide: Guide):
    assert len(pages_with_words) > 5
    assert "reference/glossary/" not in pages_with_words
    for address, tree in pages_with_words.items():
        wanted = tree.xpath("//button[@class='term']/@popovertarget")
        assert [meaning.get("id") for meaning in tree.xpath("//main//*[@popover]")] == wanted == list(dict.fromkeys(wanted)), address
        assert tree.xpath(f"//button[@class='term'][ancestor::*[self::{STANDING_IN}]]") == [], address
        for meaning in tree.xpath("//main//*[@popover]"):
            record = guide[meaning.get("id").removeprefix("term_")]
            said = meaning.xpath(f"string(*[@id='{meaning.get('id')}_said'])")
            assert said.startswith(record.term) and said.endswith(record.meaning.replace("*", "")), address
            assert meaning.xpath(".//a/@href")[0].endswith(f"/{guide.address(record)}")


def first_word(page: Page) -> tuple[Locator, Locator]:
    """The first word of a page that shows its meaning, and the meaning."""
    word = page.locator(".term").first
    return word, page.locator(f"#{word.get_attribute('popovertarget')}")


def term_of(meaning: Locator, guide: Guide) -> Term:
    record = guide[(meaning.get_attribute("id") or "").removeprefix("term_")]
    assert isinstance(record, Term)
    return record


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_tap_shows_the_meaning_and_a_second_one_closes_it(new_reader, words: dict, scripts: bool):
    reader = new_reader(java_script_enabled=scripts, has_touch=True)
    page = reader.open(ADDRESS, **SMALL_PHONE)
    word, meaning = first_word(page)
    expect(meaning).to_be_hidden()
    expect(page.get_by_role("heading", name=words["terms_met"])).to_be_hidden()
    word.tap()
    expect(meaning).to_be_visible()
    # Near the word, within the window, and not over the word.
    at, box = word.bounding_box(), meaning.bounding_box()
    assert at and box and box["x"] >= 0 and box["x"] + box["width"] <= SMALL_PHONE["width"]
    assert -1 <= box["y"] - (at["y"] + at["height"]) <= 12 or -1 <= at["y"] - (box["y"] + box["height"]) <= 12
    word.tap()
    expect(meaning).to_be_hidden()
    word.tap()
    page.locator("h1").tap(force=True, position={"x": 1, "y": 1})
    expect(meaning).to_be_hidden()
    assert page.url == f"{reader.site.url}{ADDRESS}"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_keys_open_the_meaning_lead_to_the_entry_and_close_it(new_reader, guide: Guide, words: dict, scripts: bool):
    reader = new_reader(java_script_enabled=scripts)
    page = reader.open(ADDRESS)
    word, meaning = first_word(page)
    record = term_of(meaning, guide)
    word.focus()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(word).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(meaning.get_by_role("link")).to_have_text(f"{words['term_entry']}: {record.term}")
    expect(meaning.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(word).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{guide.address(record)}")


def test_a_word_is_heard_with_its_meaning(reader: Reader, guide: Guide):
    """It stands far from the word, at the end of the page."""
    word, meaning = first_word(reader.open(ADDRESS))
    record = term_of(meaning, guide)
    expect(word).to_have_accessible_name(record.abbreviation)
    expect(word).to_have_accessible_description(f"{record.term} ({record.abbreviation}). {record.meaning}")


def test_an_open_meaning_breaks_no_rule_in_any_colors(reader: Reader):
    page = reader.open(ADDRESS)
    word, meaning = first_word(page)
    word.click()
    for width in LAYOUTS:
        reader.look(width=width)
        expect(meaning).to_be_visible()
        assert reader.see("pastTheEdge") == [], f"At {width} px"
    assert reader.broken_rules() == ""
    # What a width and the colors change of the page around it is asked elsewhere.
    opened = f"#{meaning.get_attribute('id')}"
    reader.look(width=LAYOUTS[0])
    assert reader.broken_rules(inside=opened) == ""
    for scheme in SCHEMES[1:]:
        reader.look(scheme=scheme)
        expect(meaning).to_be_visible()
        assert reader.broken_rules(CONTRAST, inside=opened) == "", scheme
        assert reader.broken_rules(CONTRAST, inside="main .term") == "", scheme


def test_a_word_moves_no_line_and_is_copied_with_its_sentence(reader: Reader):
    page = reader.open(ADDRESS, **SMALL_PHONE)
    heights, texts, sizes = page.evaluate("""() => {
        const lines = [...document.querySelectorAll(".term")].map((word) => [word, word.closest("p, li, td")]);
        const copied = (line) => { getSelection().selectAllChildren(line); return `${getSelection()}`; };
        const height = (element) => element.getBoundingClientRect().height;
        const texts = lines.map(([word, line]) => copied(line).includes(word.textContent));
        const sizes = lines.map(([word]) => Math.min(word.getBoundingClientRect().width, height(word)));
        const before = lines.map(([, line]) => height(line));
        for (const [word] of lines) word.replaceWith(word.textContent);
        return [lines.map(([, line], at) => before[at] - height(line)), texts, sizes];
    }""")
    assert heights and {round(moved, 1) for moved in heights} == {0}
    assert set(texts) == {True}
    assert min(sizes) >= 24


def test_paper_has_the_words_as_text_and_their_meanings_in_a_list(reader: Reader, guide: Guide, words: dict):
    page = reader.open(ADDRESS, media="print")
    expect(page.get_by_role("heading", name=words["terms_met"])).to_be_visible()
    assert reader.see("controls") == []
    for meaning in page.locator("[popover]").all():
        expect(meaning).to_be_visible()
        expect(meaning).to_have_css("position", "static")
        expect(meaning).to_contain_text(term_of(meaning, guide).meaning)
    assert first_word(page)[0].evaluate("(e) => getComputedStyle(e).textDecorationLine") == "none"
