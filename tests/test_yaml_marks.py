"""What YAML takes for a mark where an author meant a word: it is told with its line and its cure, and nothing is lost in silence."""

import pytest

from scripts.pages import read_pages
from scripts.text_lines import lines_of
from scripts.yaml_lines import decode, parse

IN_QUOTES = "Put the whole text in quotes."
NOT_SHOWN = "is taken for a mark of YAML and would not be shown."
COMMENT = "is taken for a comment and would not be shown. Put the text in quotes, or the comment on a line of its own."
ANOTHER = "in double quotes is read as another character. Leave the backslash out; where one is meant, write two."
COMMA = "a comma in braces begins another. Put the text that holds the comma in quotes."
LEFT_OPEN = "what the page says of itself is opened with --- on this line and not closed. Write --- below it."
CLOSES = "the quotation mark that opens this text closes before its end. Inside a text write “ ” and ’ instead."
COLON = f"this text holds “: ”, which ends the name of a field in YAML. {IN_QUOTES}"
UNSEEN = "this line holds a character that cannot be seen (U+{}). Delete it, or retype the line."
SPACE = "this line holds a space of another kind than the space bar types (U+{}). Replace it with a plain space."
BOM = "this line holds a character that cannot be seen (U+FEFF). Save the file as UTF-8 without a BOM, or retype the line."


def first_of(mark: str, word: str) -> str:
    return f"“{word}” begins with “{mark}”, which is a mark of YAML. {IN_QUOTES}"


# What is written behind “text: ” on line 3, and what is said of it, with its line.
TOLD = {
    # What YAML takes off without a word.
    "!Never share it.": (3, f"“!Never” {NOT_SHOWN} {IN_QUOTES}"),
    "&Beyond that, go.": (3, f"“&Beyond” {NOT_SHOWN} {IN_QUOTES}"),
    "! Never.": (3, f"“!” {NOT_SHOWN} {IN_QUOTES}"),
    "!!str 2.10": (3, f"“!!str” {NOT_SHOWN} {IN_QUOTES}"),
    '"Keep it." #1 rule': (3, f"“#1 rule” {COMMENT}"),
    "Keep it. #1 rule": (3, f"“#1 rule” {COMMENT}"),
    ">- #1 rule\n    Keep it.": (3, f"“#1 rule” {COMMENT}"),
    "[one, #1\n    two]": (3, f"“#1” {COMMENT}"),
    "[one #1, two]": (3, f"“#1, two]” {COMMENT}"),
    # What it makes other letters of.
    '"C:\\new"': (3, f"“\\n” {ANOTHER}"),
    '"One\n    and \\u200b two."': (4, f"“\\u” {ANOTHER}"),
    '"One \\\n    two."': (3, f"“\\” {ANOTHER}"),
    "null": (3, '“text” was read as nothing. Put it in quotes: text: "null"'),
    "~": (3, '“text” was read as nothing. Put it in quotes: text: "~"'),
    '{id: a, at: "p. 3", 4}': (
        3,
        "“4” was read as a field: a comma in braces begins another. Put the text that holds the comma in quotes.",
    ),
    # What it stumbles over.
    "*word* is key.": (3, first_of("*", "*word*")),
    "*word": (3, first_of("*", "*word")),
    "@home we go.": (3, first_of("@", "@home")),
    "`word` it is.": (3, first_of("`", "`word`")),
    "%50 of it.": (3, first_of("%", "%50")),
    "| or this": (3, first_of("|", "|")),
    "> 5 people": (3, first_of(">", ">")),
    "? What now": (3, first_of("?", "?")),
    "- one": (3, first_of("-", "-")),
    ", one": (3, first_of(",", ",")),
    "[Note] Keep it.": (3, f"a text begins with “[”, which opens a list or a group in YAML. {IN_QUOTES}"),
    "{name} says so.": (3, f"a text begins with “{{”, which opens a list or a group in YAML. {IN_QUOTES}"),
    "[Note: keep it.": (3, "“[” is opened on this line and not closed. Close it; a text that begins with it needs quotes."),
    '"Yes," she said.': (3, CLOSES),
    "'It's fine.'": (3, CLOSES),
    "Note: keep it.": (3, COLON),
    "Note:": (3, COLON),
    "One\n# a note\n    two": (4, "this comment stands in the middle of a text, and ends it. Move the comment above the record."),
    # What ends a line in one program and not in the other, and what no eye sees.
    "One\u2028two": (3, UNSEEN.format("2028")),
    "One\u2029two": (3, UNSEEN.format("2029")),
    "One\u0085two": (3, UNSEEN.format("0085")),
    "One\u3164two": (3, UNSEEN.format("3164")),
    "One\u034ftwo": (3, UNSEEN.format("034F")),
    "One\U000e0041two": (3, UNSEEN.format("E0041")),
    "One\u2800two": (3, UNSEEN.format("2800")),
    "One\ufe0ftwo": (3, UNSEEN.format("FE0F")),
    "One\uf0b7two": (3, UNSEEN.format("F0B7")),
    "One\ufefftwo": (3, BOM),
    "One\u00a0two": (3, SPACE.format("00A0")),
    "One\u3000two": (3, SPACE.format("3000")),
}
# What is behind “text: ”, and the value it has: nothing is lost, and nothing is said.
READ = {
    '"#1 rule: *one* [two] {three} @four !five &six"': "#1 rule: *one* [two] {three} @four !five &six",
    ">-\n    #1 rule: keep it.\n    * @two": "#1 rule: keep it. * @two",
    ">\n    One.\n": "One.",
    "|\n    One.\n": "One.",
    "C#1, R&R, a!b, 5 * 3 and x@y.org": "C#1, R&R, a!b, 5 * 3 and x@y.org",
    '"a \\"word\\" and a \\\\"': 'a "word" and a \\',
    "'it''s'": "it's",
    "[one, two]": ("one", "two"),
    # As it is written; a field that takes a number refuses it, and names it as the author does.
    "010": "010",
    "12:30": "12:30",
    "1_000": "1_000",
    "0x1F": "0x1F",
    "10": 10,
}


def read(written: str):
    text, problems = decode("f.yml", f"terms:\n- id: a\n  text: {written}\n  next: b\n".encode())
    if problems:
        return None, problems
    value, _, problems = parse("f.yml", text)
    return value, problems


@pytest.mark.parametrize("written", TOLD)
def test_what_yaml_would_swallow_or_change_is_told_at_its_line(written):
    assert [(problem.line, problem.text) for problem in read(written)[1] if "is empty" not in problem.text] == [TOLD[written]]


@pytest.mark.parametrize("written", READ)
def test_what_is_in_quotes_or_no_mark_is_read_as_it_is_written(written):
    value, problems = read(written)
    assert (value["terms"][0]["text"], value["terms"][0]["next"], problems) == (READ[written], "b", [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["line feed", "both", "carriage return"])
def test_a_line_ends_where_an_editor_ends_it(end):
    raw = end.join(["# One.", "terms:", "- id: a", '  text: "*one*"', "  text: @two", ""]).encode()
    text, problems = decode("f.yml", raw)
    assert (problems, lines_of(text)[3]) == ([], '  text: "*one*"')
    assert [str(problem) for problem in parse("f.yml", text)[2]] == [f"f.yml:5: {first_of('@', '@two')}"]


# ---- what a page says of itself, in the lines between --- and ---


HEADS = {
    "title: !Never share": (2, f"“!Never” {NOT_SHOWN} {IN_QUOTES}"),
    "title: Sharing\ndescription: What you share #1 matters.": (3, f"“#1 matters.” {COMMENT}"),
    "title: @home": (2, first_of("@", "@home")),
    "title: 2012": (2, '“title” of this page was read as the number 2012. Put it in quotes: "2012"'),
    "title: Sharing\ndescription: yes": (3, '“description” of this page was read as yes or no. Put it in quotes: "yes"'),
    "title: [Note]": (2, "“title” of this page was read as a list. Put the text in quotes."),
    "title: A day\nalso: [shift, 988]": (3, '“also” of this page was read as the number 988. Put it in quotes: "988"'),
    "title: A day\nalso: shift": (3, "“also” of a page is a list of words people search with, on one line. Write it as: also: [one, two]"),
    "A day": (2, "a page says of itself one thing a line, as title: How to study"),
}


@pytest.mark.parametrize("head", HEADS)
def test_what_a_page_says_of_itself_is_read_as_carefully(head, tmp_path):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "page.md").write_text(f"---\n{head}\n---\n# A day\n", encoding="utf-8", newline="\n")
    assert [str(problem) for problem in read_pages(tmp_path).problems] == [f"docs/page.md:{HEADS[head][0]}: {HEADS[head][1]}"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "---\ntitle: A day\n# A day\n",
            (1, LEFT_OPEN),
        ),
        ("# A day\n\nOne\u2028two {{ open\n", (3, UNSEEN.format("2028"))),
        ("---\ntitle: A\u2028day\n  and more\n---\n", (2, UNSEEN.format("2028"))),
        ("# A day\n\nOne\u3164two\n", (3, UNSEEN.format("3164"))),
        ("\ufeff\ufeff# A day\n", (1, BOM)),
        ("# A day\r\rOne {{ open\r", (3, "the braces {{ … }} on this line are not closed. Open and close them on one line.")),
    ],
    ids=[
        "a head left open",
        "a line separator",
        "one in the head",
        "a filler",
        "two marks of Windows",
        "lines that end with a carriage return",
    ],
)
def test_a_line_of_a_page_is_a_line_of_the_data(text, told, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_bytes(text.encode())
    assert f"docs/page.md:{told[0]}: {told[1]}" in [str(problem) for problem in read_pages(tmp_path).problems]
