"""The judgment of a built site: each fault a visitor could meet is told with its page and line."""

from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import Abort

from scripts import finish, hook
from scripts.built import HEAVIEST_PAGE, judge
from scripts.guide import Guide
from scripts.load import load, published_pages
from scripts.render import Renderer
from tests.data_kit import TOY

PAGE = '<!doctype html>\n<html lang="en">\n<body>\n{}\n</body>\n</html>\n'

FAULTS = {
    "a link that leads nowhere": ('<a href="other/">there</a>', "the link “other/” leads nowhere."),
    "a link above the site": ('<a href="../../away.html">there</a>', "the link “../../away.html” leads nowhere."),
    "a style sheet that is not there": ('<link rel="stylesheet" href="gone.css">', "the link “gone.css” leads nowhere."),
    "a picture that is not there": ('<img src="a.png" alt="">', "the link “a.png” leads nowhere."),
    "a place that is not on this page": ('<a href="#gone">there</a>', "the link “#gone” names a place that is not on that page."),
    "a place that is not on another page": (
        '<a href="go/jetty/#gone">there</a>',
        "the link “go/jetty/#gone” names a place that is not on that page.",
    ),
    "an inline script": ("<script>alert(1)</script>", "an inline <script> is refused by the content security policy. Move it to a file."),
    "an inline style": ("<style>p {}</style>", "an inline <style> is refused by the content security policy. Move it to a file."),
    "a style on an element": ('<p style="color: red">', "an inline “style” is refused by the content security policy. Move it to a file."),
    "a handler on an element": ('<p onclick="go()">', "an inline “onclick” is refused by the content security policy. Move it to a file."),
    "a script from elsewhere": (
        '<script src="https://example.org/a.js"></script>',
        "the page would fetch https://example.org/a.js from another site. Bring it home or link it.",
    ),
    "a style sheet from elsewhere": (
        '<link rel="stylesheet" href="https://example.org/a.css">',
        "the page would fetch https://example.org/a.css from another site. Bring it home or link it.",
    ),
    "a picture from elsewhere": (
        '<img src="//example.org/a.png" alt="">',
        "the page would fetch //example.org/a.png from another site. Bring it home or link it.",
    ),
    "a heading of a table that does not say of what": (
        "<table><tr><th>Fee</th></tr></table>",
        'a <th> does not say whether it names a row or a column. Give it scope="row" or scope="col".',
    ),
    "a heading of a table with a scope there is not": (
        '<table><tr><th scope="column">Fee</th></tr></table>',
        'a <th> does not say whether it names a row or a column. Give it scope="row" or scope="col".',
    ),
    "a heading that is empty": (
        '<h2 id="progress"><span> </span><!-- later --></h2>',
        "the heading <h2> is empty. Write into it what it will say.",
    ),
    "a form that nothing sends": (
        '<form><button>Send</button></form><form><input name="a"><button type="reset">Clear</button></form>',
        'a form has no button that sends it. Give it a <button type="submit">.',
    ),
    "a name where none is read out": (
        '<ol aria-label="Answers"><li>One</li></ol>',
        "“aria-label” does not count on a <ol>. Write it into the page, or choose an element that takes a name.",
    ),
    "a role instead of its element": (
        '<div role="region" aria-label="Fees" tabindex="0"></div>',
        'role="region" is what <section> is by itself. Use that element, without a role.',
    ),
    "a role that the element has already": (
        '<ol role="list"></ol>',
        'role="list" is what <ol> or <ul> is by itself. Use that element, without a role.',
    ),
}
GOOD = (
    '<a href="./">home</a> <a href="go/jetty/">item</a> <a href="go/jetty/index.html#jetty">place</a> <a href="#here" id="here">here</a>'
    '<a href="https://example.org/">elsewhere</a> <a href="mailto:a@example.org">mail</a> <a href="tel:988">call</a>'
    '<script type="application/json">{}</script>'
    '<table><tr><th scope="col">Fee</th></tr></table><h2><span><b>One</b></span></h2><h2><img src="go/jetty/index.html" alt="Two"></h2>'
    '<h2><svg aria-hidden="true"><path d="M0 0"/></svg>Three</h2>'
    '<form><p><button>Send</button></p></form><form><div><input type="image" alt="Send"></div></form><form><input type="submit"></form>'
    '<section aria-label="a"></section><ul role="group" aria-label="b"></ul><p tabindex="0" aria-label="c"></p><p role="status"></p>'
)


@pytest.fixture
def guide() -> Guide:
    return Guide(load(TOY))


@pytest.fixture
def small_site(tmp_path: Path, guide: Guide) -> Path:
    """A small site on which every permanent address of the toy answers."""
    for record_id in {*guide.addresses, "jetty"}:
        write(tmp_path, f"go/{record_id}/index.html", '<h1 id="jetty">An item</h1>')
    for address in published_pages(TOY):
        write(tmp_path, f"{address}index.html", "<h1>A page</h1>")
    write(tmp_path, "index.html", GOOD)
    return tmp_path


def write(small_site: Path, name: str, body: str) -> None:
    path = small_site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(body), encoding="utf-8", newline="\n")


def test_a_site_without_a_fault_is_left_alone(small_site, guide):
    assert judge(small_site, guide) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_at_its_line(fault, small_site, guide):
    body, said = FAULTS[fault]
    write(small_site, "index.html", body)
    assert [str(problem) for problem in judge(small_site, guide)] == [f"site/index.html:4: {said}"]


def test_an_id_that_stands_twice_is_told(small_site, guide):
    write(small_site, "index.html", '<p id="a">One.</p><p id="a">Two.</p>')
    assert [str(problem) for problem in judge(small_site, guide)] == ["site/index.html:1: the id “a” stands twice on this page."]


def test_a_page_that_is_too_heavy_is_told(small_site, guide):
    write(small_site, "index.html", "x" * HEAVIEST_PAGE)
    size = (small_site / "index.html").stat().st_size
    said = f"site/index.html:1: the page weighs {size:,} bytes; {HEAVIEST_PAGE:,} is the most. Split it."
    assert [str(problem) for problem in judge(small_site, guide)] == [said]


def test_what_is_taken_along_may_be_as_long_as_the_guide(small_site, guide):
    write(small_site, "downloads/question-book.html", "x" * HEAVIEST_PAGE)
    assert judge(small_site, guide) == []


def test_an_address_that_does_not_answer_is_told_with_its_line_in_the_list(small_site, guide):
    (small_site / "go/quiet-hours/index.html").unlink()
    listed = (TOY / "data/published-ids.txt").read_text(encoding="utf-8").splitlines().index("quiet-hours") + 1
    assert [str(problem) for problem in judge(small_site, guide)] == [f"data/published-ids.txt:{listed}: /go/quiet-hours/ does not answer."]


@pytest.mark.parametrize("address", ["exam/", "study/exam/"], ids=["written", "moved"])
def test_a_page_that_does_not_answer_is_told_with_its_line_in_the_list(small_site, guide, address):
    (small_site / address / "index.html").unlink()
    listed = (TOY / "data/published-pages.txt").read_text(encoding="utf-8").splitlines().index(address) + 1
    assert [str(problem) for problem in judge(small_site, guide)] == [f"data/published-pages.txt:{listed}: /{address} does not answer."]


def test_while_serving_the_script_of_live_reload_is_no_fault(small_site, guide):
    write(small_site, "index.html", "<script>livereload()</script>")
    assert judge(small_site, guide, strict_policy=False) == []


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_build_refuses_an_inline_script_and_serving_goes_on(command, small_site, guide, monkeypatch):
    monkeypatch.setattr(hook, "state", hook.State())
    monkeypatch.setattr(finish, "exported", lambda *_: {})
    hook.state.renderer = Renderer(guide)
    write(small_site, "index.html", "<script>livereload()</script>")
    hook.on_startup(command, dirty=False)
    with pytest.raises(Abort, match="1 problem") if command == "build" else nullcontext():
        hook.on_post_build(SimpleNamespace(site_dir=str(small_site)))
