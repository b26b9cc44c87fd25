"""Word files: made in the build and in a browser from one template, opened with python-docx and with LibreOffice."""

import base64
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from docx.shared import Inches
from playwright.sync_api import Browser, Page

from scripts.delivery import deliver
from scripts.exports import task_answers
from scripts.guide import Guide
from scripts.render import Renderer
from scripts.schema import Task
from scripts.word import template, word_file

from . import libreoffice
from .built_site import ROOT, Site, served
from .word_samples import (
    DOCUMENTS,
    EVERY_KIND,
    HELD,
    HOSTILE,
    LINKED,
    LONG,
    Understood,
    as_json,
    clean,
    opened,
    parts_of,
    read_by_docx,
    said_in,
    words_of,
)

# So many of the fullest answers are laid out: where these are one page, the others are.
FULLEST = 6
IN_BROWSER = """async ({ document, parts }) => {
    const [{ toWord }, { toText }, { toHtml }] = await Promise.all(
        ["word", "text", "html"].map((name) => import(`/assets/javascripts/shared/document/${name}.js`)));
    const bytes = new Uint8Array(await (await toWord(document, parts)).arrayBuffer());
    const html = toHtml(document);
    window.document.body.replaceChildren(html);
    return { word: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")), text: toText(document) };
}"""


def said(name: str) -> list[tuple[str, str]]:
    return [(kind, clean(text)) for kind, text in said_in(DOCUMENTS[name]["blocks"])]


# ---- as the build makes them


def test_python_docx_reads_true_headings_lists_tables_and_every_word_as_it_was_typed(subtests):
    for name, document in DOCUMENTS.items():
        with subtests.test(name):
            content = word_file(document)
            file = opened(content)
            assert list(read_by_docx(file)) == said(name)
            title, language = clean(document["title"]), document.get("language", "en-US")
            assert [words_of(p._p) for p in file.paragraphs if p.style.name == "Title"] == [title]
            assert (file.core_properties.title, file.core_properties.language) == (title, language)
            assert [lang.get(qn("w:val")) for lang in file.styles.element.iter(qn("w:lang"))] == [language]
            assert words_of(file.sections[0].footer._element).startswith(clean(document.get("foot", "")) + "\t1 / 1")
            assert word_file(document) == content, "the same document gives the same bytes"


def test_a_file_is_for_letter_paper_and_holds_no_text_box_no_date_and_no_name():
    file = opened(word_file(EVERY_KIND))
    assert (file.sections[0].page_width, file.sections[0].page_height) == (Inches(8.5), Inches(11))
    parts = parts_of(word_file(EVERY_KIND))
    everything = b"".join(parts.values())
    for unwanted in (b"txbx", b"textbox", b"w:pict", b"w:drawing", b"creator", b"created", b"lastModifiedBy", b"Ignorable", b"rId0"):
        assert unwanted not in everything
    with zipfile.ZipFile(BytesIO(word_file(EVERY_KIND))) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_each_numbered_list_begins_at_one():
    file = opened(word_file(EVERY_KIND))
    numbers = [p._p.pPr.numPr.numId.val for p in file.paragraphs if p.style.name == "List Number"]
    assert numbers == [2, 2, 3, 3]
    numbering = file.part.numbering_part.element
    for number in (2, 3):
        (found,) = [num for num in numbering.iter(qn("w:num")) if num.numId == number]
        assert [start.get(qn("w:val")) for start in found.iter(qn("w:startOverride"))] == ["1"]


def test_what_is_to_be_filled_in_is_a_content_control_and_what_was_filled_in_is_none():
    body = opened(word_file(EVERY_KIND)).element.body
    controls = list(body.iter(qn("w:sdt")))
    assert [words_of(control) for control in controls] == ["[Write the place]"]
    assert controls[0].find(f".//{qn('w:alias')}").get(qn("w:val")) == "Place of work"
    assert controls[0].find(f".//{qn('w:showingPlcHdr')}") is not None
    # Word lets no name be longer.
    long = opened(word_file(DOCUMENTS["long"])).element.body
    for name, longest in {"w:alias": 64, "w:tblCaption": 255}.items():
        assert {len(one.get(qn("w:val"))) for one in long.iter(qn(name))} == {longest}


def test_the_head_of_a_table_is_repeated_on_every_page_and_is_as_wide_as_the_text():
    first, second = opened(word_file(EVERY_KIND)).tables
    for table in (first, second):
        assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows] == [True] + [False] * (
            len(table.rows) - 1
        )
        assert 0.98 < sum(column.width for column in table.columns) / Inches(6.5) <= 1
    assert first._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "How the week is shared"
    assert second._tbl.tblPr.find(qn("w:tblCaption")) is None


def test_only_an_address_is_a_link():
    for name, links in {"every-kind": 4, "hostile": 3}.items():
        relations = opened(word_file(DOCUMENTS[name])).part.rels.values()
        assert [relation.target_ref for relation in relations if relation.is_external] == [LINKED] * links


def test_the_template_is_trimmed_to_what_is_in_use():
    assert sum(map(len, template().values())) < 20_000
    used = {p.style.name for p in opened(word_file(EVERY_KIND)).paragraphs} | {"Table Head", "Table Text", "Footer"}
    styles = opened(word_file(EVERY_KIND)).styles
    assert {style.name for style in styles if style.type == 1} == used, "a style that no file has is only weight"


# ---- the answers to tasks


@pytest.fixture(scope="module")
def answers(guide: Guide) -> dict[str, dict]:
    pieces = Renderer(guide).pieces("task_answer.txt")
    return {task.id: task_answers.answer(guide, pieces, task) for task in guide.every(Task)}


def test_the_answer_says_what_its_record_says_with_sources_and_their_dates(guide, words, answers):
    task = guide["deliver-medication-daily"]
    document = answers[task.id]
    lines = [text for _, text in said_in(document["blocks"])]
    assert document["title"] == task.title
    names = guide.settings.interface.names
    for text in (names[task.verdict], task.why, f"{words['task_whose']}: {task.whose}", *task.changes, f"“{task.say_this}”"):
        assert text in lines
    assert any(line.startswith("Not limited to odd jobs. A local program page says") for line in lines)
    sources = lines[lines.index(words["sources"]) + 1 : -1]
    assert sources and all("read in November 2026" in line for line in sources)
    assert lines[-1].endswith(f"{words['answer_address']} go/deliver-medication-daily/")
    assert document["foot"] == "Peer Specialist Guide. An unofficial guide. Edition of November 30, 2026."


def test_there_is_an_answer_for_each_task_and_the_template_for_the_browser(guide):
    files = task_answers.export(guide, Renderer(guide), [])
    assert files.keys() == {f"downloads/tasks/{task.id}.docx" for task in guide.every(Task)}
    assert opened(files["downloads/tasks/deliver-medication-daily.docx"]).core_properties.title == guide["deliver-medication-daily"].title


# ---- as LibreOffice reads them


@pytest.mark.builds
def test_libreoffice_reads_the_same_and_lays_each_answer_out_on_one_page(answers, tmp_path: Path, subtests):
    """LibreOffice takes seconds to start: it is started once for all that it reads, and once for what it lays out."""
    fullest = sorted(answers, key=lambda name: task_answers.room(answers[name]))[-FULLEST:]
    wanted = {**DOCUMENTS, **{name: answers[name] for name in fullest}}
    for name, document in wanted.items():
        (tmp_path / f"{name}.docx").write_bytes(word_file(document))
    read = libreoffice.convert([tmp_path / f"{name}.docx" for name in wanted], "fodt", tmp_path / "read")
    laid_out = libreoffice.convert([tmp_path / f"{name}.docx" for name in fullest], "pdf", tmp_path / "laid out")
    for name, document in wanted.items():
        with subtests.test(name):
            file = Understood(read[name])
            assert file.said == [(kind, clean(text)) for kind, text in said_in(document["blocks"])]
            assert "".join(file.find("//office:meta/dc:title/text()")) == clean(document["title"])
            assert file.find("//office:meta/dc:language/text()") == [document.get("language", "en-US")]
            spoken = file.find("//style:default-style[@style:family='paragraph']/style:text-properties/@format:language")
            assert spoken == [document.get("language", "en-US")[:2]]
    for name in fullest:
        with subtests.test(f"{name}, one page"):
            assert libreoffice.pages_of(laid_out[name]) == 1, "more than the page to hand on: see ROOM in scripts/exports/task_answers.py"


# ---- as a browser makes them


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The scripts as they are delivered, under the strict policy, without a page of the guide."""
    folder = tmp_path_factory.mktemp("site")
    deliver(ROOT, folder)
    for name in ("index.html", "404.html"):
        (folder / name).write_bytes(b'<!doctype html><html lang="en"><title>Here</title><body></body></html>')
    with served(Site(folder)) as site:
        yield site


@pytest.fixture(scope="module")
def page(chrome: Browser, site: Site) -> Iterator[Page]:
    """A page on which nothing may be refused, and no script may break."""
    context = chrome.new_context(permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.goto(site.url)
    yield page
    assert complaints == []
    context.close()


def test_a_browser_makes_the_same_file_from_the_same_blocks(page: Page, subtests):
    for name, document in DOCUMENTS.items():
        with subtests.test(name):
            made = page.evaluate(IN_BROWSER, {"document": as_json(document), "parts": template()})
            assert parts_of(base64.b64decode(made["word"])) == parts_of(word_file(document))
            assert list(read_by_docx(opened(base64.b64decode(made["word"])))) == said(name)
            # The page and the plain text say the same, and nothing that was typed has become a part of the page.
            shown, text_shown = page.locator("article"), page.locator("article").text_content()
            for _, text in said_in(document["blocks"]):
                for line in text.split("\n"):
                    for cell in line.split("\t"):
                        assert cell in made["text"] and cell in text_shown
            assert shown.locator("script, b, img").count() == 0
            assert {link.get_attribute("href") for link in shown.locator("a").all()} <= {LINKED}


def test_the_page_has_headings_lists_and_heads_of_tables(page: Page):
    page.evaluate(IN_BROWSER, {"document": as_json(EVERY_KIND), "parts": template()})
    outline = page.locator("article").evaluate(
        "(article) => [...article.querySelectorAll('h2, h3, h4')].map((one) => one.outerHTML.slice(1, 3) + ' ' + one.textContent)"
    )
    assert outline == [
        "h2 Certified Peer Specialist",
        "h3 What you’ll do",
        "h4 With people",
        "h3 Hours",
        "h3 What this rests on",
    ]
    for way, count in {"ul > li": 6, "ol": 2, "ol > li": 4, "th[scope=col]": 5, "caption": 1, "article[lang=en-US]": 1}.items():
        assert page.locator(way).count() == count


def test_plain_text_keeps_its_lists(page: Page):
    text = page.evaluate(IN_BROWSER, {"document": as_json(EVERY_KIND), "parts": template()})["text"]
    assert text.startswith(
        "Certified Peer Specialist\n\nYou walk beside others who find their own way.\n\n"
        "Place of work: [Write the place]\nPay: $21.50 to $24 an hour\n\nWhat you’ll do\n\nWith people\n\n"
        f"• Share parts of your own story (Scope 1)\n• Go along to appointments (2012, support 12)\n• A source ({LINKED})\n"
        "• No more than that\n\n1. First\n2. Second\n\nIn between.\n\n1. First again\n2. Second again (Scope 2)\n\n"
    )
    assert text.endswith("\n\nPeer Specialist Guide. Edition of November 30, 2026.")


def test_a_copy_keeps_headings_and_lists_and_is_plain_where_a_browser_takes_text_only(page: Page):
    copy = "async (document) => (await import('/assets/javascripts/shared/document/copy.js')).copyRich(document)"
    assert page.evaluate(copy, as_json(EVERY_KIND)) == "rich"
    kept = page.evaluate("""async () => {
        const [item] = await navigator.clipboard.read();
        const read = async (type) => (await item.getType(type)).text();
        return { html: await read("text/html"), text: await read("text/plain") };
    }""")
    for mark in ("<h1", "<h2", "<h3", "<ul", "<ol", "<li", "<table", "<th", f'href="{LINKED.replace("&", "&amp;")}"'):
        assert mark in kept["html"]
    assert "class=" not in kept["html"] and "1. First\n2. Second" in kept["text"]
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new DOMException('', 'NotAllowedError')); }")
    assert page.evaluate(copy, as_json(DOCUMENTS["hostile"])) == "plain"
    assert HOSTILE.split("\n")[0] in page.evaluate("navigator.clipboard.readText()")


def test_the_file_is_handed_over_under_the_strict_policy(page: Page, tmp_path: Path):
    with page.expect_download() as handed:
        page.evaluate(
            """async ({ document, parts }) => {
            const [{ toWord }, { download }] = await Promise.all(
                ["document/word", "download"].map((name) => import(`/assets/javascripts/shared/${name}.js`)));
            const file = await toWord(document, parts);
            download("description.docx", file, file.type);
        }""",
            {"document": as_json(EVERY_KIND), "parts": template()},
        )
    assert handed.value.suggested_filename == "description.docx"
    handed.value.save_as(tmp_path / "description.docx")
    assert opened((tmp_path / "description.docx").read_bytes()).core_properties.title == EVERY_KIND["title"]


def test_what_was_typed_stays_long_and_what_no_file_can_hold_is_left_out():
    assert words_of(opened(word_file(DOCUMENTS["unholdable"])).paragraphs[0]._p) == HELD
    assert words_of(opened(word_file(DOCUMENTS["long"])).paragraphs[0]._p) == LONG
