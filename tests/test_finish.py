"""The last step of a build, on a folder of pages: whichever program built them, it adds what is known only then and judges the whole."""

import json
import shutil
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.exports import Page
from scripts.finish import finish, written_pages
from scripts.render import Renderer, renderer_at

from .data_kit import TOY, change, copy_of_toy, line_of, run

PAGE = """<!doctype html>
<html lang="en">
<head><meta property="og:title" content="{title}"></head>
<body>
{before}<main>
<h1 id="known-and-not-known">{title}</h1>
<h2 id="rest">Rest &amp; <em>sleep</em></h2>
<div class="doors"><h2 id="door">A door</h2></div>
<section><h2 id="widget">Of a widget</h2></section>
<h2>Without an address</h2>
</main>
<aside><h2 id="aside">Beside it</h2></aside>
<footer><h2 id="notice-help">Where support is</h2></footer>
</body>
</html>
"""
CRUMBS = '<nav class="crumbs"><ol><li>Home</li><li aria-current="page">{}</li></ol></nav>\n'
HEADINGS = ("Rest & sleep", "A door")
# The pages of the toy, in the order in which the search lists them.
PAGES = ["", *(f"{name}/" for name in ("crosswalk", "downloads", "everything", "exam", "find", "plan", "then-and-now"))]
PAGES += ["study/practice/", "study/questions/"]
# What the pages that exports write link beside pages.
ASSETS = ("images/favicon.svg", "stylesheets/guide.css", "stylesheets/printed.css")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site, two of its pages in a section, on which every permanent address of the toy answers."""
    for address in renderer_at(TOY).guide.addresses:
        write(tmp_path, f"go/{address}", "An item")
    for address in PAGES:
        write(tmp_path, address, "The guide")
    write(tmp_path, "exam", "The exam of Lakeland", CRUMBS.format("The exam"))
    for path in (tmp_path / "assets" / name for name in ASSETS):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


def write(site: Path, address: str, title: str, before: str = "") -> None:
    (site / address).mkdir(parents=True, exist_ok=True)
    (site / address / "index.html").write_text(PAGE.format(title=title, before=before), encoding="utf-8", newline="\n")


def test_the_search_knows_the_written_pages_of_a_site_in_the_order_of_their_folders(site: Path):
    pages = {page.address: page for page in written_pages(site, renderer_at(TOY))}
    assert list(pages) == PAGES
    home, exam = pages[""], pages["exam/"]
    assert home.title == "The guide"
    assert exam == Page("exam/", "The exam", "What is known about the exam of Lakeland, and what is not.", HEADINGS, ())
    assert {"peer-supporter", "course-length", "exam-fee", "hear-whole-story"} <= set(home.about)


def test_a_page_is_known_by_the_other_words_of_its_front_matter_and_may_have_none(tmp_path: Path, site: Path):
    (tmp_path / "copy").mkdir()
    copy = copy_of_toy(tmp_path / "copy")
    change(copy, "docs/exam.md", "title: The exam\n", "also: [test day, quiz]\n")
    (copy / "docs/study/practice.md").write_text("# Practice\n", encoding="utf-8", newline="\n")
    pages = {page.address: page for page in written_pages(site, renderer_at(copy))}
    exam, practice = pages["exam/"], pages["study/practice/"]
    assert exam.also == (*HEADINGS, "test day", "quiz")
    assert (practice.also, practice.description) == (HEADINGS, "")


def test_a_site_that_is_finished_twice_lists_every_page_once(site: Path):
    """While serving, the guide is built again after each edit, in one process."""
    renderer = Renderer(renderer_at(TOY).guide)
    written = []
    for _ in range(2):
        assert finish(site, renderer) == []
        written.append([(site / f"assets/{name}.json").read_bytes() for name in ("search", "addresses", "search_texts")])
    assert written[0] == written[1]
    assert json.loads(written[0][0])["pages"][0] == PAGES
    assert ["exam/", "The exam"] in json.loads(written[0][1])


def test_the_command_finishes_a_site_and_fails_while_a_visitor_would_miss_something(site: Path, capsys: pytest.CaptureFixture):
    done = run(TOY, "finish", str(site))
    assert (done.returncode, done.stdout) == (0, "")
    assert (site / "assets/search.json").is_file()
    (site / "study/practice/index.html").write_text('<a href="../gone/">gone</a>', encoding="utf-8", newline="\n")
    missed = main(["finish", "--root", str(TOY), str(site)])
    assert (missed, capsys.readouterr().out) == (1, "site/study/practice/index.html:1: the link “../gone/” leads nowhere.\n")


def test_a_page_that_is_gone_from_a_built_site_is_told_and_so_is_a_way_to_it(site: Path):
    shutil.rmtree(site / "exam")
    listed = line_of(TOY, "data/published-pages.txt", "exam/")
    told = [str(problem) for problem in finish(site, renderer_at(TOY))]
    assert told[0] == f"data/published-pages.txt:{listed}: /exam/ does not answer."
    ways = [problem.partition(": ")[2] for problem in told if problem.startswith("site/study/exam/index.html:")]
    assert ways == [f"the link “../../exam/{place}” leads nowhere." for place in ("", "#known-and-not-known")]
    assert json.loads((site / "assets/addresses.json").read_bytes())[0] == ["crosswalk/", "The guide"]


def test_a_way_to_a_place_that_is_not_on_its_page_is_told(site: Path):
    change(site, "exam/index.html", "known-and-not-known", "unknown")
    told = "the link “../../exam/#known-and-not-known” names a place that is not on that page."
    assert [str(problem).partition(": ")[2] for problem in finish(site, renderer_at(TOY))] == [told]
