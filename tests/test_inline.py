"""One grammar for every text of the data: what stands in stars is stressed, and every other letter is what it is, wherever it is read."""

import json
import re

import pytest
from anki.collection import Collection, CsvMetadata, ImportCsvRequest

from scripts.check.text import text_is_plain
from scripts.exports import Page, exported, item_pages
from scripts.guide import Guide
from scripts.inline import inline, plain
from scripts.pages import Pages
from scripts.render import Renderer
from scripts.schema import Shape
from tests.data_kit import TOY, load
from tests.word_samples import parts_of

# A text → as HTML, and in plain words.
READ = {
    "988. *Anyone* can call.": ("988. <em>Anyone</em> can call.", "988. Anyone can call."),
    "#1 rule: *x*.": ("#1 rule: <em>x</em>.", "#1 rule: x."),
    "[Note]: x.": ("[Note]: x.", "[Note]: x."),
    "Write to first_last_name@example.org.": ("Write to first_last_name@example.org.", "Write to first_last_name@example.org."),
    "**Call *now*,** they said.": ("<strong>Call <em>now</em>,</strong> they said.", "Call now, they said."),
    "With a peer means *with*, not *for*.": ("With a peer means <em>with</em>, not <em>for</em>.", "With a peer means with, not for."),
    "(*Yes*) “*no*”": ("(<em>Yes</em>) “<em>no</em>”", "(Yes) “no”"),
    "5 * 3 * 2, a*b*c": ("5 * 3 * 2, a*b*c", "5 * 3 * 2, a*b*c"),
    'R&R, &amp; "so" it\'s <b>': ('R&amp;R, &amp;amp; "so" it\'s &lt;b&gt;', 'R&R, &amp; "so" it\'s <b>'),
    "1) one - two + three": ("1) one - two + three", "1) one - two + three"),
    "> quoted": ("&gt; quoted", "> quoted"),
}
# Files that hold others.
PACKED = (".apkg", ".docx", ".pptx", ".xlsx", ".zip")
# What an author might write of Markdown, and what is said of it.
TOLD = {
    "Keep _this_ too.": "holds “_this_”. Put stars around stressed words, as *with*.",
    "Keep `this` too.": "holds “`this`”. The one mark of a text is a star around stressed words, as *with*.",
    "See [this](https://example.org).": "holds “[this](https://example.org)”. "
    "A link is a field with an id; here it would be shown letter by letter.",
    "Yes | no.": "holds “|”. An upright line parts the cells of a table. Use a comma or a dash.",
    "Rest &amp; sleep.": "holds “&amp;”, which would be shown letter by letter. Write the character itself.",
    "Keep \\#this.": "holds “\\#”. A mark needs no backslash here: leave it out.",
    "- Keep it.": "begins with “- Keep”. A text is one paragraph; a list is a field with a hyphen before each entry.",
    "Keep it. # Ask Ann.": "holds “# Ask”. A comment in a text would be shown: move it above the record, or leave out the #.",
    "Keep *this.": "holds “*this.”, a star without its pair. Put one on each side of what is stressed, or none.",
    "Keep it.\nAnd this.": "runs over several lines. It is shown as one paragraph: "
    "write >- and indent its lines alike, with no blank line between.",
}
TRAPS = '988. *Anyone* can call. #1 rule: **Wait**, said first_last_name@example.org; [Note]: 5 * 3 and "so" on, R&R.'
SHOWN = (
    '988. <em>Anyone</em> can call. #1 rule: <strong>Wait</strong>, said first_last_name@example.org; [Note]: 5 * 3 and "so" on, R&amp;R.'
)
SAID = '988. Anyone can call. #1 rule: Wait, said first_last_name@example.org; [Note]: 5 * 3 and "so" on, R&R.'
CURLY = SAID.replace('"so"', "“so”")


def toy_with(record_id: str, **fields) -> Guide:
    loaded = load(TOY)
    loaded.records[record_id] = loaded.records[record_id].model_copy(update=fields)
    return Guide(loaded)


@pytest.mark.parametrize("text", READ)
def test_stars_stress_and_every_other_letter_is_what_it_is(text):
    assert (inline(text), plain(text)) == READ[text]


@pytest.mark.parametrize("text", TOLD)
def test_a_mark_that_nobody_would_read_is_told(text):
    guide = toy_with("hear-whole-story", text=text)
    assert [problem.text for problem in text_is_plain(guide, Pages())] == [f"hear-whole-story: “text” {TOLD[text]}"]


def test_what_is_stressed_on_no_tab_is_told():
    said = "hear-whole-story: “title” holds “*whole*”, but can stand where nothing is stressed, as on a tab. Leave out the stars."
    assert [p.text for p in text_is_plain(toy_with("hear-whole-story", title="Hear the *whole* story"), Pages())] == [said]
    assert list(text_is_plain(toy_with("hear-whole-story", text=TRAPS.replace('"so" ', "")), Pages())) == []


def test_pages_cards_tables_and_the_search_read_one_text_alike():
    guide = toy_with("hear-whole-story", text=TRAPS, title="#1: hear the story")
    renderer = Renderer(guide)
    page = item_pages.whole(guide, renderer)["go/hear-whole-story.md"].decode()
    assert f'<p class="record__text">{SHOWN}</p>' in page
    assert f"description: {json.dumps(SAID, ensure_ascii=False)}" in page
    made = exported(guide, renderer, [Page("exam/", "The exam", "All about it.", (), ())])
    texts = {path: content.decode() for path, content in made.items() if not path.endswith(PACKED)}
    holding = {path: text for path, text in texts.items() if "can call" in text}
    assert holding.keys() >= {
        "downloads/competency.csv",
        "downloads/flashcards.csv",
        "downloads/flashcards.tsv",
        "assets/search_texts.json",
    }
    assert SHOWN in texts["downloads/flashcard-sheet.html"] and SHOWN in renderer.widget("flashcards", "../")
    assert SAID.replace('"', '""') in texts["downloads/competency.csv"] and SAID.replace('"', '""') in texts["downloads/flashcards.csv"]
    assert SAID[:60] in texts["assets/search_texts.json"]
    # The open data has the text as it is written, and its schema says how to read it.
    assert json.loads(texts["downloads/guide.json"])["records"]["hear-whole-story"]["text"] == TRAPS


def test_no_text_shows_its_stars_anywhere():
    """Every field in which something may be stressed holds a stressed word."""
    loaded = load(TOY)
    loaded.records = {name: _stressed(record) for name, record in loaded.records.items()}
    loaded.settings = {name: _stressed(part) for name, part in loaded.settings.items()}
    guide = Guide(loaded)
    renderer = Renderer(guide)
    made = item_pages.whole(guide, renderer) | exported(guide, renderer, [Page("exam/", "The exam", "All about it.", (), ())])
    made |= {name: renderer.widget(name, "../").encode() for name in ("standings_key", "then_and_now", "flashcards")}
    texts = {path: content.decode() for path, content in made.items() if not path.endswith(PACKED) and path != "downloads/guide.json"}
    texts |= {path: parts_of(content)["word/document.xml"].decode() for path, content in made.items() if path.endswith(".docx")}
    assert {path: found for path, text in texts.items() if (found := set(re.findall(r"\*Here\w*\*", text)))} == {}
    assert sum("Here" in text for text in texts.values()) > 50


def _stressed(value, mark: bool = False):
    """A part of the data in which each such text begins with *Here*."""
    if isinstance(value, Shape):
        marks = {name: "stressed=True" in f"{field.annotation}{field.metadata}" for name, field in type(value).model_fields.items()}
        return value.model_copy(update={name: _stressed(inner, marks[name]) for name, inner in value})
    if isinstance(value, tuple):
        return tuple(_stressed(inner, mark) for inner in value)
    if isinstance(value, dict):
        return {name: _stressed(inner, mark) for name, inner in value.items()}
    return f"*Here* {value}" if mark and isinstance(value, str) else value


def test_a_card_of_any_text_is_one_line_that_anki_takes_whole(tmp_path):
    """Two lines, a “#” or a “+” at the start, quotation marks: no line is lost, and none is shown with signs of a table around it."""
    titles = {"ask-before-advice": "+1 for a question", "keep-trust": '"Trust" is\nall, they say "yes"', "sit-with-people": "#1: sit down"}
    loaded = load(TOY)
    for name, title in titles.items():
        loaded.records[name] = loaded.records[name].model_copy(update={"title": title, "code": None, "text": TRAPS})
    guide = Guide(loaded)
    content = exported(guide, Renderer(guide))["downloads/flashcards.tsv"]
    lines = content.decode().removesuffix("\r\n").split("\r\n")
    fronts = [line.split("\t")[0] for line in lines]
    assert {len(line.split("\t")) for line in lines} == {3}
    assert {"+1 for a question", "“Trust” is all, they say “yes”", " #1: sit down"} <= set(fronts)
    assert sum(f"\t{CURLY}" in line for line in lines) == 3
    (tmp_path / "cards.tsv").write_bytes(content)
    collection = Collection(str(tmp_path / "collection.anki2"))
    metadata = collection.get_csv_metadata(str(tmp_path / "cards.tsv"), CsvMetadata.TAB)
    collection.import_csv(ImportCsvRequest(path=str(tmp_path / "cards.tsv"), metadata=metadata))
    found = [collection.get_note(number).fields[0].strip() for number in collection.find_notes("")]
    collection.close()
    assert sorted(found) == sorted(front.strip() for front in fronts)
