"""A whole guide of another state, in miniature: the package knows nothing of the state it is used for.

The toy's open data is kept in tests/toy_guide/expected/guide.json. After a change to it that is meant, `make bless` writes it
anew; look at the difference.
"""

import codecs
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from lxml import etree
from playwright.sync_api import expect

from scripts import templates
from scripts.guide import Guide
from scripts.schema import FILES, Entry, kinds
from tests import bless
from tests.bless import OPEN_DATA, recorded
from tests.built_site import Site, served
from tests.data_kit import NEW_FRAME, PROJECT, TODAY, TOY, TOY_AS_WRITTEN, add, change, copy_of_toy, data_paths, mkdocs_here, problems, read
from tests.reader import Mishaps, Reader
from tests.toy_site import kept_toy

# What to do when the package has learned a new kind.
RECIPE = (
    "the toy guide has a record of every kind: python -m scripts new KIND some-id --root tests/toy_guide, "
    "show it on a page of tests/toy_guide/docs, then `make bless`"
)
# The values of the fact that has expired: today's, an earlier one, and one that another page gave.
WITHHELD = ("4321", "4322", "4323")


@pytest.fixture(scope="module")
def site() -> Path:
    """The toy guide as a visitor finds it."""
    return kept_toy()


@pytest.fixture(scope="module")
def toy():
    return read(TOY)


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def forwards(toy: Guide) -> set[str]:
    """Each page that only leads on or explains."""
    old_ids = {*toy.numbers, *(moved.id for moved in toy.moved)}
    return {f"go/{old}/index.html" for old in old_ids} | {f"{moved.address}index.html" for moved in toy.moved_pages}


@cache
def texts(site: Path) -> dict[str, str]:
    """Every file of the site that holds text, by its path."""
    found = {}
    for path in site.rglob("*"):
        if path.suffix in {".html", ".json", ".csv", ".xml", ".txt", ".md"}:
            found[path.relative_to(site).as_posix()] = path.read_text(encoding="utf-8")
    return found


@cache
def trees(site: Path) -> dict[str, etree._Element]:
    """Every page of the site, read as a browser would, by its path."""
    return {path: etree.HTML(text) for path, text in texts(site).items() if path.endswith(".html")}


def test_every_page_that_may_be_found_says_what_it_is(site):
    """The pages to print as well: without it, a preview shows whatever words come first."""
    said = {
        path: tree.xpath("//meta[@name='description']/@content")
        for path, tree in trees(site).items()
        if not tree.xpath("//meta[@name='robots' and @content='noindex']")
    }
    assert {"downloads/question-book.html", "downloads/flashcard-sheet.html", "index.html"} <= said.keys()
    assert [path for path, texts in said.items() if len(texts) != 1 or len(texts[0]) < 12] == []


def test_the_toy_guide_has_no_problem():
    assert problems(TOY) == []


def test_the_toy_guide_has_every_file_kind_and_standing(toy):
    assert [name for name in FILES if not data_paths(name)] == [], RECIPE
    assert [kind for kind in kinds() if not toy.by_kind[kind]] == [], RECIPE
    assert {record.standing for record in toy.records.values()} == set(get_args(Entry.model_fields["standing"].annotation))


def test_what_the_toy_guide_records_is_fresh(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    stale = [path for path, content in recorded(read(TOY)).items() if (TOY_AS_WRITTEN / path).read_bytes() != content]
    assert stale == [], f"{', '.join(stale)} in tests/toy_guide: run `make bless`, look at the difference, and commit."


def test_bless_records_what_is_new_in_the_toy_guide_and_then_nothing(tmp_path, monkeypatch, capsys):
    copy = copy_of_toy(tmp_path)
    monkeypatch.setattr(bless, "TOY", copy)
    monkeypatch.setattr(bless, "TOY_AS_WRITTEN", copy)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    assert (bless.main(), capsys.readouterr().out) == (0, f"wrote tests/toy_guide/{OPEN_DATA}\n")
    add(copy, "data/frames.yml", NEW_FRAME)
    change(copy, "data/written-against.txt", "q-0003", "q-0333")
    change(copy, "data/published-pages.txt", "then-and-now/\n", "")
    assert bless.main() == 0
    assert capsys.readouterr().out.splitlines() == [f"wrote tests/toy_guide/{path}" for path in (*bless.RECORDED, OPEN_DATA)]
    assert (bless.main(), capsys.readouterr().out) == (0, "")
    assert "value-slow" in (copy / "data/published-ids.txt").read_text(encoding="utf-8").splitlines()
    assert "value-slow" in json.loads((copy / OPEN_DATA).read_bytes())["records"]


def test_bless_records_nothing_of_a_toy_guide_with_problems(tmp_path, monkeypatch, capsys):
    copy = copy_of_toy(tmp_path)
    monkeypatch.setattr(bless, "TOY", copy)
    monkeypatch.setattr(bless, "TOY_AS_WRITTEN", copy)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    add(copy, "data/frames.yml", NEW_FRAME.replace("even more time.", "even more time"))
    assert bless.main() == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Nothing was recorded of tests/toy_guide/, which has problems:"
    assert len(said) == 2 and said[1].startswith("tests/toy_guide/data/frames.yml:")
    assert not (copy / OPEN_DATA).exists()


def test_every_page_names_lakeland(site, toy):
    pages = {path: text for path, text in texts(site).items() if path.endswith(".html")}
    assert [path for path, text in pages.items() if "Lakeland" not in text and path not in forwards(toy)] == []
    assert len(pages) > 40


def test_nothing_in_the_site_names_wisconsin(site):
    assert [path for path, text in texts(site).items() if "wisconsin" in text.lower()] == []


def test_no_template_and_nothing_of_the_theme_is_a_part_of_the_site(site):
    """MkDocs copies whatever stands beside the templates and is no HTML."""
    assert not {path.name for path in site.iterdir()} & {path.name for path in (PROJECT / "overrides").iterdir() if path.is_dir()}
    own = {path.name for path in (PROJECT / "docs/assets").iterdir()}
    made = {path.name for path in (site / "assets").iterdir()} - own
    found = {"search.json", "search_texts.json", "search_last.json", "danger.json", "danger_harmless.json"}
    assert made == {"addresses.json", "questions", "agency", "word", *found}


def test_every_record_has_a_page_of_its_own(site, toy):
    assert [r.id for r in toy.records.values() if toy.title(r) not in page(site, toy.address(r))] == []


def test_the_value_of_an_expired_fact_is_nowhere(site):
    assert [path for path, text in texts(site).items() if any(value in text for value in WITHHELD)] == []


def test_an_expired_fact_says_where_to_check_on_its_page(site):
    link = '<a href="https://office.example.org/notice">Notice on fees and hours</a>'
    said = f"The figure we had is past its date. Check with {link}."
    assert said in page(site, "go/exam-fee")


def test_an_expired_fact_says_where_to_check_inside_a_sentence(site):
    said = 'For the fee, <span class="fact">check with <a href="./go/exam-fee/">Notice on fees and hours</a></span>'
    assert said in (site / "index.html").read_text(encoding="utf-8")


def test_an_expired_fact_says_where_to_check_in_the_exam_profile(site):
    assert rows_of(page(site, "exam"))["Fee for the exam"] == ["Ask Notice", ""]


def test_the_exam_profile_tells_today_from_an_older_exam_and_both_from_what_is_not_known(site):
    assert rows_of(page(site, "exam")) == {
        "What is known": [],
        "Fee for the exam": ["Ask Notice", ""],
        "Length of the course": ["40 hours over five weeks", "Handbook of spring 2024"],
        "From an older exam": [],
        "First course": ["2008 (undated poster) Second-hand", "Undated"],
        "Ask about these": [],
        "Number of questions in the exam": ["Ask Notice", ""],
    }


def rows_of(text: str) -> dict[str, list[str]]:
    """The rows of the first table of a page: the words of the first cell → those of the others."""
    rows = etree.HTML(text).find(".//main//table").iterfind("tbody/tr")
    cells = [[" ".join(cell.xpath("string()").split()) for cell in row] for row in rows]
    return {first: others for first, *others in cells}


def test_a_figure_of_another_time_says_so_beside_it(site):
    assert '<strong class="value">2008</strong> (undated poster)' in page(site, "go/first-course")


def test_a_name_without_a_wording_is_called_one(site):
    """The one word for how well it is known speaks of the name, and what stands below is our note."""
    shown = etree.HTML(page(site, "go/value-company")).find(".//article")
    assert shown.find("p[@class='record__text']") is None
    assert shown.xpath("string(details/summary)").startswith("Name from the text · Handbook, p. 2")
    assert "The source gives this name, and we saw it there. The note is ours." in shown.xpath("string(details)")
    assert shown.xpath("string(p[@class='ours'])") == "Our note. Sit beside the person and let the water do the talking."
    assert "(its name only)" in shown.xpath("string(details)")


def test_our_note_is_never_said_without_its_label(site, toy):
    """In a preview and on the flashcards, of which only the toy's own is a name without a wording."""
    note = "Our note: Sit beside the person and let the water do the talking."
    shown = etree.HTML(page(site, "go/value-company"))
    assert shown.xpath("//meta[@property='og:description']/@content") == [note]
    # The tables and the open data have a field for it.
    fields = {"downloads/guide.json", "downloads/frame.csv"}
    found = {path: " ".join(re.sub(r"<[^>]+>", " ", text).split()) for path, text in texts(site).items() if path not in fields}
    said = {path: re.findall(r"(.{0,10})Sit \*? ?beside ?\*? the person", text) for path, text in found.items()}
    said = {path: labels for path, labels in said.items() if labels}
    # On a screen of the class view it is the heading.
    assert {path: labels for path, labels in said.items() if not all("Our note" in label for label in labels)} == {}
    assert said.keys() >= {"downloads/flashcards.csv", "downloads/flashcard-sheet.html", "assets/search_texts.json"}
    assert toy.said(toy["value-company"]).replace("*", "") == note
    assert note in (site / "downloads/flashcards.csv").read_text(encoding="utf-8-sig")


def test_a_list_ends_with_one_row_of_what_has_no_wording(site):
    """Its items answer at the same anchors as cards do, and say where to look."""
    shown = etree.HTML(page(site, "everything"))
    rows = {row.xpath("string()").split("\n")[0]: row.xpath("span/@id") for row in shown.xpath("//p[@class='unworded']")}
    assert rows == {
        "Look up in Handbook: Competency 2.1": ["walk-beside"],
        "Look up in Notice: Number of questions in the exam": ["exam-questions"],
        "Look up in Handbook: Rule 2 The second rule": ["second-rule"],
    }
    assert shown.xpath("//article[@id='walk-beside' or @id='exam-questions' or @id='second-rule']") == []


def test_a_page_says_in_one_row_what_it_goes_by(site):
    row = etree.HTML(page(site, "everything")).find(".//p[@class='source-row']")
    assert [" ".join(part.xpath("string()").split()) for part in row] == [
        "Source Handbook",
        "We read the copy in Harbor",
        "We didn’t see page 30",
    ]
    assert row.xpath("span/a/@href") == ["../go/lakeland-handbook/"]


def test_a_word_of_the_glossary_shows_its_meaning_where_a_page_first_says_it(site):
    shown = etree.HTML(page(site, "crosswalk")).find(".//main")
    meanings = {meaning.get("id"): meaning.find("p").xpath("string()") for meaning in shown.iterfind(".//*[@popover]")}
    assert [(word.text, meanings[word.get("popovertarget")]) for word in shown.iterfind(".//button[@popovertarget]")] == [
        ("LOR", "Lakeland Office of Recovery (LOR). The office that runs the course. People call it the LOR."),
        ("peer supporter", "Peer supporter. A person in Lakeland who supports others and has been through hard times too."),
    ]
    assert [link.get("href") for link in shown.iterfind(".//*[@popover]//a")] == ["../go/office-of-recovery/", "../go/peer-supporter/"]
    assert etree.HTML(page(site, "everything")).find(".//button[@popovertarget]") is None


def test_a_way_into_a_list_leads_to_each_of_its_cards(site, toy):
    shown = etree.HTML(page(site, "everything"))
    assert shown.xpath("//nav[@class='way-in way-in--beside']//a/@href") == [f"#{term.id}" for term in toy.by_kind["term"]]


def test_an_expired_fact_says_so_in_the_open_data(site):
    fact = json.loads((site / "downloads" / "guide.json").read_text(encoding="utf-8"))["records"]["exam-fee"]
    assert fact["expired"] is True
    assert not {"value", "history", "disagreements"} & fact.keys()


def test_a_fact_that_is_not_confirmed_says_where_to_check_on_its_page(site, toy):
    link = '<a href="https://office.example.org/notice">Notice on fees and hours</a>'
    words = toy.settings.interface.words
    assert f"{words['not_known']} {words['check_with']} {link}." in page(site, "go/exam-questions")


def test_a_current_fact_shows_its_value(site):
    assert "40 hours over five weeks" in page(site, "go/course-length")
    assert "40 hours over five weeks" in (site / "index.html").read_text(encoding="utf-8")


def test_a_link_in_a_sentence_has_the_words_of_the_page(site):
    assert '<a href="./go/peer-supporter/">Peer supporters</a> take a course' in (site / "index.html").read_text(encoding="utf-8")


def test_a_sentence_names_its_source_with_the_place_in_it(site):
    said = 'about rest <span class="cited">(<a href="./go/lakeland-handbook/">Handbook</a>, p. 1)</span>.'
    assert said in (site / "index.html").read_text(encoding="utf-8")


def test_no_heading_skips_a_level(site):
    """Who goes from heading to heading by keys would look for what is missing between."""
    skipped = {}
    for path, tree in trees(site).items():
        levels = [int(heading.tag[1]) for heading in tree.find(".//main").iter("h1", "h2", "h3", "h4", "h5", "h6")]
        skipped[path] = [(one, other) for one, other in pairwise([0, *levels]) if other > one + 1]
    assert {path: found for path, found in skipped.items() if found} == {}


def test_pages_that_only_forward_are_kept_from_search_engines(site, toy):
    kept_away = {path for path, tree in trees(site).items() if tree.xpath("//meta[@name='robots'][@content='noindex']")}
    # The class view of a record, and the sheet of a session, say what its page says.
    beside = {path for path in kept_away if re.fullmatch(r"go/[a-z0-9-]+/(show|class)/index.html|class/show/index.html", path)}
    assert kept_away == {*forwards(toy), *beside, "404.html"}
    assert len(beside) > len(toy.records)


def test_a_moved_id_forwards_to_its_record(site):
    forward = page(site, "go/hear-the-story")
    assert '<meta http-equiv="refresh" content="0; url=../../go/hear-whole-story/">' in forward
    assert "The handbook of 2024 gave this competency a longer name." in forward
    assert '<a href="../../go/hear-whole-story/">Competency 1.1: Hear the whole story</a>' in forward


def test_an_id_that_was_split_offers_both_ways_and_takes_neither(site):
    forward = page(site, "go/company-and-rest")
    assert 'http-equiv="refresh"' not in forward
    assert '<a href="../../go/sit-with-people/">Scope 1: Sit with people</a>' in forward
    assert '<a href="../../go/quiet-hours/">Scope 3: Keep quiet hours</a>' in forward


def test_a_retired_id_explains(site):
    retired = page(site, "go/ferry-tickets")
    assert 'http-equiv="refresh"' not in retired
    assert "The ferry stopped running, so nobody needs tickets." in retired
    assert '<a href="../../">Home</a>' in retired


def test_an_official_number_forwards_to_the_record_that_carries_it(site):
    assert '<meta http-equiv="refresh" content="0; url=../../go/ask-before-advice/">' in page(site, "go/competency-1-10")


def test_a_moved_page_forwards_to_a_place_on_another(site):
    forward = page(site, "study/exam")
    assert '<meta http-equiv="refresh" content="0; url=../../exam/#known-and-not-known">' in forward
    assert '<link rel="canonical" href="../../exam/">' in forward
    assert "The exam has a page of its own, with all that is known and not known." in forward
    assert '<a href="../../exam/#known-and-not-known">The exam</a>' in forward


def test_a_page_may_be_an_item_now(site):
    forward = page(site, "study/listening/the-whole-story")
    assert '<meta http-equiv="refresh" content="0; url=../../../go/hear-whole-story/">' in forward
    assert '<a href="../../../go/hear-whole-story/">Competency 1.1: Hear the whole story</a>' in forward


def test_a_page_that_was_split_offers_both_ways_and_takes_neither(site):
    forward = page(site, "reference")
    assert 'http-equiv="refresh"' not in forward
    assert "What stood on this page is on two pages now." in forward
    assert [f'<a href="../{way}</a>' in forward for way in ('everything/">Everything', 'crosswalk/">Crosswalk')] == [True, True]


def test_a_page_that_is_gone_explains(site):
    gone = page(site, "ferry")
    assert 'http-equiv="refresh"' not in gone
    assert "The ferry stopped running, so it has no timetable." in gone
    assert '<a href="../">Home</a>' in gone


@contextmanager
def visiting(reader: Reader) -> Iterator[Reader]:
    """A reader who takes part in this test and then leaves."""
    with reader.taking_part():
        yield reader
    reader.leave()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_old_address_of_a_page_leads_a_reader_on(site, toy, chrome, scripts):
    words = toy.settings.interface.words
    with served(Site(site)) as there, visiting(Reader(chrome, there, toy, java_script_enabled=scripts)) as reader:
        page = reader.open("everything/")
        page.goto(f"{there.url}study/exam/")
        expect(page).to_have_url(f"{there.url}exam/#known-and-not-known")
        expect(page.get_by_role("heading", level=1)).to_have_text("The exam")
        page.go_back()
        expect(page).to_have_url(f"{there.url}everything/")

        reader.open("study/listening/the-whole-story/")
        expect(page).to_have_url(f"{there.url}go/hear-whole-story/")

        reader.open("reference/")
        expect(page.get_by_role("heading", level=1)).to_have_text(words["moved"])
        expect(page.get_by_role("main").get_by_role("link")).to_have_text(["Everything", "Crosswalk", words["home"], words["directory"]])
        page.get_by_role("link", name="Crosswalk").click()
        expect(page).to_have_url(f"{there.url}crosswalk/")

        page.go_back()
        # What looks for broken rules is a script itself.
        assert not scripts or reader.broken_rules() == ""

        reader.open("ferry/")
        expect(page.get_by_role("heading", level=1)).to_have_text(words["retired"])
        expect(page.get_by_text("The ferry stopped running, so it has no timetable.")).to_be_visible()
        page.get_by_role("link", name=words["home"]).click()
        expect(page).to_have_url(there.url)

        if scripts:
            reader.open("Study/Exam.html")
            expect(page).to_have_url(f"{there.url}exam/#known-and-not-known")
        assert reader.mishaps == Mishaps()


def test_the_open_data_is_the_expected_one_byte_for_byte(site):
    assert (site / "downloads" / "guide.json").read_bytes() == (TOY_AS_WRITTEN / OPEN_DATA).read_bytes(), __doc__


def save_on_windows(path: Path) -> None:
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes().replace(b"\n", b"\r\n"))


def test_a_template_saved_on_windows_is_filled_as_any_other(tmp_path, monkeypatch):
    monkeypatch.setattr(templates, "OVERRIDES", tmp_path)
    (tmp_path / "card.html").write_text("{{ words.home }}\n", encoding="utf-8", newline="\n")
    save_on_windows(tmp_path / "card.html")
    assert templates.environment().get_template("card.html").render(words={"home": "Home"}) == "Home"
    assert templates.words_used() == (("home", "overrides/card.html", 1),)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_guide_saved_on_windows_builds_the_same_bytes(site, tmp_path):
    """Its editors begin a file with a mark that cannot be seen, and end each line in two signs. It also lies in another folder."""
    toy = copy_of_toy(tmp_path)
    for path in (toy / "mkdocs.yml", *(toy / "data").rglob("*.*"), *(toy / "docs").rglob("*.md")):
        save_on_windows(path)
    frame = shutil.copytree(PROJECT / "overrides", tmp_path / "overrides")
    for path in frame.rglob("*.html"):
        save_on_windows(path)
    change(toy, "mkdocs.yml", (PROJECT / "overrides").as_posix(), frame.as_posix())
    assert problems(toy) == []
    built = mkdocs_here("build", "--strict", "--config-file", str(toy / "mkdocs.yml"), "--site-dir", str(tmp_path / "site"))
    assert built.exit_code == 0, built.stderr
    assert tree(tmp_path / "site") == tree(site)
