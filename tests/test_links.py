"""A short link is found by two letters, and told, copied or scanned: in Find a link and on the page of each record."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.guide import Guide
from scripts.load import load
from scripts.qr import svg
from scripts.render import plain
from scripts.schema import Question

from .built_site import Site, served
from .data_kit import TOY, build, change, copy_of_toy, read
from .kinds_of_page import NOWHERE, standing_in_words
from .line import Line
from .reader import Mishaps, Reader, copied, copied_by, follow, location_of
from .search_box import wait_for_all

PAGE = "class/links/"
ELSEWHERE = "https://guide.example.org/lakeland/"
# As a browser does where the reader or the site says no.
REFUSE = """() => {
    const refused = () => Promise.reject(new DOMException("", "NotAllowedError"));
    Object.assign(navigator.clipboard, { write: refused, writeText: refused });
}"""


def scanned(shown: Page | Locator) -> list[str]:
    """What the camera of a phone reads from a screen."""
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(shown.screenshot())))]


class Finder:
    """The tool on its page."""

    def __init__(self, page: Page, words: dict[str, str]):
        self.page, self.words = page, words
        self.box = page.locator("[data-tool='class/links']")
        self.field = self.box.get_by_label(words["links_find"])
        self.rows = self.box.locator(".links__row")
        self.count = self.box.locator("[data-target='count']")
        self.heard = self.box.locator("[data-target='heard']")
        self.list = self.box.locator("[data-target='list']")
        self.more = self.box.locator("[data-target='more'] a")

    def type(self, typed: str) -> None:
        """Types over what stands in the field, and waits for the answer to that."""
        self.field.press("ControlOrMeta+a")
        self.page.keyboard.type(typed)
        expect(self.list).to_have_attribute("data-query", typed)

    def row(self, title: str) -> Locator:
        return self.rows.filter(has=self.page.get_by_text(title, exact=True)).first

    def key(self, row: Locator, word: str) -> Locator:
        return row.get_by_role("button", name=self.words[word])

    def copy(self, row: Locator, word: str = "copy_text") -> list[str]:
        """The lines of what a key of a row copies, once it says so."""
        lines = copied_by(self.key(row, word)).split("\n")
        expect(row.get_by_role("status").last).to_have_text(self.words["text_copied" if word == "copy_text" else "link_copied"])
        return lines


def foot(guide: Guide, words: dict) -> str:
    return f"{guide.name}. {words['unofficial']}. {words['edition_of']} {guide.figures.built}."


def test_two_letters_lead_to_an_item_and_what_is_pasted_makes_sense_unopened(reader: Reader, guide: Guide, words: dict, site: Site):
    """On a phone. A question without its answer, a task with and without, a competency, a page; nothing typed is ever sent."""
    page = reader.open(PAGE, width=360, height=740)
    finder, host = Finder(page, words), site.url.removeprefix("http://")
    kinds = guide.settings.interface.kinds
    asked = len(site.asked)
    finder.field.fill("o")
    expect(finder.rows).to_have_count(0)
    finder.type("oa")
    wait_for_all(page)
    row = finder.row("OARS")
    expect(row.locator(".links__address")).to_have_text(f"{host}go/oars-term/")
    expect(row.locator(".tag")).to_have_text(f"{kinds['term'].one} ")
    expect(finder.rows).to_have_count(8)
    assert finder.copy(row, "copy_link") == [f"{site.url}go/oars-term/"]

    question = guide["q-0054"]
    assert isinstance(question, Question)
    finder.type("q-0054")
    expect(finder.rows).to_have_count(1)
    # Until somebody wants what an item says, no page is asked for, and what was asked for is the same for all.
    assert [path for path in site.asked[asked:] if "go/" in path or "oa" in path.lower().replace("load", "")] == []
    options = [f"{letter}. {plain(option.text)}" for letter, option in zip("ABCD", question.options, strict=False)]
    note = [f"{words['content_note']} {guide.settings.interface.names[question.note]}."] if question.note else []
    assert finder.copy(finder.rows.first) == [
        f"{kinds['question'].one}: {question.title}",
        *note,
        plain(question.stem),
        *options,
        f"{words['our_question']}: {standing_in_words(question, guide)}",
        foot(guide, words),
        f"{site.url}go/q-0054/",
    ]

    task = guide["give-a-ride"]
    finder.type("give a ride")
    row = finder.row(task.title)
    # Without the answer it leads to where that waits.
    assert finder.copy(row) == [f"Is this peer support? {task.title}.", f"{site.url}go/give-a-ride/show/"]
    row.get_by_label(words["copy_answer"]).check()
    with_answer = finder.copy(row)
    assert with_answer[:3] == [f"{kinds['task'].one}: {task.title}", guide.settings.interface.names[task.verdict], plain(task.why)]
    assert with_answer[-2:] == [foot(guide, words), f"{site.url}go/give-a-ride/"]
    # Only what has an answer to leave out offers that.
    expect(finder.box.get_by_label(words["copy_answer"])).to_have_count(
        finder.rows.filter(has=page.locator(".tag", has_text=kinds["task"].one)).count()
    )

    competency = guide["informed-choice"]
    finder.type("1.2")
    cite = competency.sources[0]
    text = finder.copy(finder.row(competency.title))
    assert text[:2] == [f"Competency 1.2: {competency.title}", plain(competency.text)]
    assert f"{words['source' if len(competency.sources) == 1 else 'sources']}: {guide[cite.id].title}, {cite.at}" in text
    assert text[-2:] == [foot(guide, words), f"{site.url}go/informed-choice/"]

    finder.type("ten tasks to sort")
    row = finder.row("Ten tasks to sort")
    expect(row.locator(".links__address")).to_have_text(f"{host}class/sorting/")
    about = site.tree("class/sorting/index.html").xpath("string(//meta[@name='description']/@content)")
    assert finder.copy(row) == [f"Ten tasks to sort: {about}", foot(guide, words), f"{site.url}class/sorting/"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator("html")).not_to_have_attribute("data-links-coming", "")


def test_by_keyboard_alone_and_a_reload_and_back_keep_it(reader: Reader, words: dict, site: Site):
    page = reader.open(PAGE)
    finder = Finder(page, words)
    finder.field.focus()
    finder.type("oars")
    wait_for_all(page)
    expect(finder.more).to_have_text("All results for “oars”")
    expect(finder.heard).to_have_text(finder.count.text_content())
    assert finder.count.text_content().endswith(" found for “oars”.")
    page.keyboard.press("Enter")
    first, second = (finder.key(finder.rows.nth(at), "copy_link") for at in (0, 1))
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(finder.rows.first.get_by_role("status").last).to_have_text(words["link_copied"])
    assert copied(page) == f"{site.url}go/oars-term/"
    for key, focused in (
        ("ArrowDown", second),
        ("ArrowUp", first),
        ("ArrowUp", finder.field),
        ("ArrowDown", first),
        ("Escape", finder.field),
    ):
        page.keyboard.press(key)
        expect(focused).to_be_focused()
    # Tab leads through the keys of a row.
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(finder.key(finder.rows.first, "copy_text")).to_be_focused()
    page.reload()
    assert location_of(page) == f"{site.url}{PAGE}#find=oars"
    expect(finder.field).to_have_value("oars")
    expect(finder.rows.first.get_by_text("OARS", exact=True)).to_be_visible()
    # Also where somebody goes on before the fingers rest.
    finder.type("oa")
    finder.rows.first.get_by_role("link", name=words["links_open"]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("OARS")
    page.go_back()
    expect(finder.field).to_have_value("oa")
    expect(finder.rows.first.get_by_text("OARS", exact=True)).to_be_visible()
    # Escape in the field empties it, and the address with it.
    finder.field.press("Escape")
    expect(finder.rows).to_have_count(0)
    page.wait_for_url(f"{site.url}{PAGE}")


def test_whoever_may_be_in_danger_finds_a_person_first_also_where_the_search_cannot_be_had(held_up: Reader, words: dict):
    line = Line(held_up.page, "**/assets/search.json", is_cut=True)
    # As much as a keyboard leaves of a small phone.
    page = held_up.open(PAGE, width=360, height=400)
    finder = Finder(page, words)
    care = finder.box.locator(".care")
    finder.field.focus()
    # As a phone puts the field that somebody writes in.
    finder.field.evaluate("(field) => field.scrollIntoView({ block: 'start' })")
    page.keyboard.type("i want to die")
    for name in ("Call 988", "Text 988"):
        expect(care.get_by_role("link", name=name)).to_be_in_viewport()
    expect(finder.field).to_be_focused()
    says = care.locator("p").first.text_content()
    expect(finder.count).to_have_text("The search couldn’t be loaded. Try again, or open the list of all items.")
    expect(finder.heard).to_have_text(f"{says} {words['search_failed']}")
    expect(finder.more).to_have_attribute("href", "../../find/")
    line.open()
    finder.type("oars")
    expect(care).to_have_count(0)
    finder.type("i want to die")
    expect(care).to_have_count(1)
    assert care.bounding_box()["y"] < finder.field.bounding_box()["y"] < finder.rows.first.bounding_box()["y"]


def test_a_wait_nothing_found_and_what_cannot_be_fetched_or_copied_are_each_told(held_up: Reader, words: dict, site: Site):
    line, item = Line(held_up.page, "**/assets/search.json"), Line(held_up.page, "**/go/oars-term/", is_cut=True)
    page = held_up.open(PAGE)
    finder = Finder(page, words)
    finder.field.focus()
    page.keyboard.type("oars")
    expect(finder.count).to_have_text("The search is loading.")
    line.open()
    row = finder.rows.first
    finder.key(row, "copy_text").click()
    status = row.get_by_role("status").last
    expect(status).to_have_text("The text couldn’t be loaded, so nothing was copied. Try again, or copy the link alone.")
    item.open()
    finder.copy(row)
    page.evaluate(REFUSE)
    said = "Your browser didn’t allow copying. Select this and copy it yourself:"
    finder.key(row, "copy_link").click()
    expect(status).to_have_text(f"{said}\n{site.url}go/oars-term/")
    finder.key(row, "copy_text").click()
    expect(status).to_contain_text("Glossary: OARS")
    assert status.text_content().startswith(f"{said}\nGlossary: OARS\n")
    assert status.text_content().endswith(f"\n{site.url}go/oars-term/")
    finder.type(NOWHERE)
    wait_for_all(page)
    expect(finder.count).to_have_text(f"Nothing found for “{NOWHERE}”.")
    expect(finder.rows).to_have_count(0)
    expect(finder.more).to_have_text("Look on the search page")
    expect(finder.more).to_have_attribute("href", f"../../find/#q={NOWHERE}")
    # Enter has nowhere to go.
    page.keyboard.press("Enter")
    expect(finder.field).to_be_focused()


# Addresses of nothing, and those among them with which the page is opened too.
NOTHING = ("#find=", "#find=%00", "#find=%E0%A4", "#find=<b>", f"#find={'x' * 3000}", "#find=__proto__", "#find")
OPENED = ("#find=%E0%A4", "#find=<b>", "#find")


def test_an_address_that_asks_for_nothing_leaves_the_page_as_it_is(reader: Reader, words: dict):
    """Whether the page is opened with it, or somebody follows it there."""
    page, finder = reader.page, Finder(reader.page, words)

    def is_as_it_was() -> None:
        expect(finder.box).to_have_attribute("data-settled", "")
        expect(finder.field).to_be_visible()
        expect(page.locator("html")).not_to_have_attribute("data-links-coming", "")
        expect(page.get_by_role("heading", name="A short link by hand")).to_be_visible()

    for fragment in OPENED:
        reader.open(PAGE + fragment)
        is_as_it_was()
    for fragment in NOTHING:
        follow(page, fragment)
        is_as_it_was()


# ---- QR codes


def test_a_code_is_drawn_when_somebody_opens_it_and_a_phone_reads_it_from_a_dark_screen(
    new_reader: Callable[..., Reader], words: dict, site: Site
):
    """In the tool and on the page of a record; a text too long for a code is told by its address."""
    reader, before = new_reader(), len(site.asked)
    page = reader.open(f"{PAGE}#find=oars", width=360, scheme="dark")
    row, address = Finder(page, words).rows.first, f"{site.url}go/oars-term/"
    expect(row).to_be_visible()
    assert [path for path in site.asked[before:] if path.endswith("vendor/qr.js")] == []
    row.get_by_text(words["qr"]).click()
    expect(row.get_by_role("img", name=f"QR code for {address.removeprefix('http://')}")).to_be_visible()
    expect(row.locator(".qr__address")).to_have_text(address.removeprefix("http://"))
    row.locator(".qr").scroll_into_view_if_needed()
    assert scanned(page) == [address]
    # Four light modules stand around it.
    assert row.locator(".qr__code path").get_attribute("d").startswith("M4 4.5h7m")

    page = reader.open("go/oars-term/", width=1280, scheme="dark")
    page.get_by_text(words["qr"], exact=True).click()
    code = page.get_by_role("img", name=f"QR code for {address.removeprefix('http://')}")
    expect(code).to_be_visible()
    code.scroll_into_view_if_needed()
    expect(page.get_by_text(words["qr_for"])).to_be_visible()
    assert scanned(page) == [address]
    sizes = page.evaluate("""async () => {
        const { drawQr } = await import("/assets/javascripts/shared/qr.js");
        return [2000, 2001].map((length) => drawQr("x".repeat(length))?.getAttribute("aria-label").length ?? null);
    }""")
    assert sizes == [2000, None]


def test_a_code_that_cannot_be_drawn_leaves_the_address(held_up: Reader, words: dict):
    Line(held_up.page, "**/vendor/qr.js", is_cut=True)
    page = held_up.open("go/oars-term/")
    page.get_by_text(words["qr"], exact=True).click()
    expect(page.locator(".qr [role=status]")).to_have_text("The code couldn’t be drawn. Here’s the address instead.")
    expect(page.locator(".qr__code")).to_be_hidden()
    expect(page.locator(".qr__address")).to_be_visible()


@pytest.fixture(scope="module")
def lakeland(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The toy guide, built for an address."""
    folder = tmp_path_factory.mktemp("lakeland") / "site"
    built = build(TOY, folder, SITE_URL=ELSEWHERE)
    assert built.returncode == 0, built.stderr
    with served(Site(folder)) as site:
        yield site


@pytest.mark.builds
def test_with_an_address_each_record_has_its_code_as_a_file_which_its_page_shows(chrome: Browser, lakeland: Site):
    """Fetched when somebody opens it, and read from the screen with scripts off too."""
    toy = read(TOY)
    codes = {path.relative_to(lakeland.folder).as_posix() for path in lakeland.folder.rglob("qr.svg")}
    # A session has one more, for those who take part, and so has what would tell them an answer.
    waiting = {f"go/{record.id}/show/qr.svg" for record in toy.records.values() if record.tells}
    assert waiting
    assert codes == {f"go/{record_id}/qr.svg" for record_id in toy.records} | waiting | {"go/session-at-the-lake/class/qr.svg"}
    host, asked = ELSEWHERE.removeprefix("https://"), "/go/go-along/qr.svg"
    for runs_scripts in (True, False):
        reader = Reader(chrome, lakeland, toy, java_script_enabled=runs_scripts)
        page = reader.open("go/go-along/", scheme="dark")
        if runs_scripts:
            # Without scripts a browser waits with no picture.
            page.wait_for_load_state("networkidle")
            assert [path for path in lakeland.asked if path.endswith("qr.svg")] == []
        else:
            expect(page.locator(".copy-link__address")).to_contain_text(f"{host}go/go-along/")
        page.locator(".qr > summary").click()
        code = page.get_by_role("img", name=f"QR code for {host}go/go-along/")
        code.scroll_into_view_if_needed()
        expect(page.locator(".qr__address")).to_have_text(f"{host}go/go-along/")
        expect(code).to_have_js_property("complete", True)
        assert scanned(page) == [f"{ELSEWHERE}go/go-along/"]
        assert {path for path in lakeland.asked if path.endswith("qr.svg")} == {asked}
        assert reader.mishaps == Mishaps()
        reader.leave()
    # Its browser draws none.
    assert [path for path in lakeland.asked if path.endswith("qr.js")] == []


def test_a_code_is_small_has_its_quiet_zone_and_is_the_same_twice(reader: Reader):
    address = "https://guide.example.org/wisconsin/go/trauma-informed-relationships/"
    drawn = svg(address)
    assert (drawn, drawn.count("<path"), len(drawn) < 3000) == (svg(address), 1, True)
    size = int(drawn.partition('viewBox="0 0 ')[2].partition(" ")[0])
    # 4 light modules on each side: the first dark ones are the edges of the finders, 7 wide.
    assert 'd="M4 4.5h7m' in drawn and f"M4 {size - 5}.5h7m" in drawn
    # Where no policy of a page refuses the styles of this one.
    reader.page.goto("about:blank")
    reader.page.set_content(f"<body style='background: #000'><div style='width: 200px; margin: 20px'>{drawn}</div>")
    assert scanned(reader.page) == [address]


def test_the_guide_knows_its_address_as_the_builder_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setenv("OTHER_URL", "https://other.example.org")
    root = copy_of_toy(tmp_path)
    # Its data, read once: only mkdocs.yml is changed here.
    loaded, said = load(root), 'site_url: !ENV [SITE_URL, ""]'
    toy = Guide(loaded)
    assert toy.site_url is None
    # Asked each time: one process may build for two addresses.
    for value, known in (
        ("https://a.example.org", "https://a.example.org/"),
        ("https://a.example.org/b/", "https://a.example.org/b/"),
        ("", None),
    ):
        monkeypatch.setenv("SITE_URL", value)
        assert toy.site_url == known
    monkeypatch.delenv("SITE_URL")
    for otherwise, known in (
        ("site_url: https://c.example.org", "https://c.example.org/"),
        ("site_url: !ENV SITE_URL", None),
        ("site_url: !ENV OTHER_URL", "https://other.example.org/"),
        ("site_url: !ENV [SITE_URL, OTHER_URL, https://d.example.org]", "https://other.example.org/"),
        ("site_url: !ENV [SITE_URL, https://d.example.org]", "https://d.example.org/"),
        ("site_url:", None),
        ("", None),
    ):
        change(root, "mkdocs.yml", said, otherwise)
        assert Guide(loaded).site_url == known, otherwise
        (root / "mkdocs.yml").write_text((TOY / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


# ---- the page of a record, and what is there without scripts


def test_a_task_is_copied_from_its_own_page_as_a_question_unless_one_wants_the_answer(reader: Reader, guide: Guide, words: dict):
    task = guide["give-a-ride"]
    page = reader.open("go/give-a-ride/")
    said, answer = page.locator(".copy-link").get_by_role("status"), page.get_by_label(words["copy_answer"])
    expect(answer).not_to_be_checked()
    for is_wanted in (False, True):
        answer.set_checked(is_wanted)
        lines = copied_by(page.get_by_role("button", name=words["copy_text"])).split("\n")
        expect(said).to_have_text(words["text_copied"])
        asked = f"Is this peer support? {task.title}."
        assert (lines[0] == asked, len(lines) == 2, plain(task.why) in lines) == (not is_wanted, not is_wanted, is_wanted)
        assert lines[-1] == f"{reader.site.url}go/give-a-ride/{'' if is_wanted else 'show/'}"
    # Nothing else has an answer that could be left out.
    expect(reader.open("go/q-0054/").get_by_label(words["copy_answer"])).to_have_count(0)


def test_without_scripts_the_page_says_how_to_build_a_link_and_a_record_shows_its_address(
    reader_without_scripts: Reader, guide: Guide, words: dict
):
    page = reader_without_scripts.open(PAGE)
    expect(page.locator("[data-tool='class/links']")).to_be_hidden()
    expect(page.get_by_role("heading", name="A short link by hand")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="the list of all items")).to_have_attribute("href", "../../find/")
    expect(page.locator("main table").get_by_text("/go/competency-1-2/")).to_be_visible()
    page = reader_without_scripts.open("go/oars-term/")
    expect(page.get_by_role("button", name=words["copy_text"])).to_have_count(0)
    page.locator(".qr > summary").click()
    expect(page.locator(".qr__address")).to_have_text("/go/oars-term/")
    expect(page.locator(".qr__address")).to_be_visible()
    expect(page.locator(".qr__code")).to_be_hidden()
