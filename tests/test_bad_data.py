"""Data that is wrong in every way, and the exact list of what is said about it.

Each folder of tests/bad_data/ is a guide full of mistakes. What `make check` says of them stands in expected.txt, behind the
name of the folder, and each line there has been read by a person: whoever changes a message changes its line by hand.
Mistakes that hide a whole file, or that an editor would mend by itself, are made here in a copy of the toy guide.
"""

import shutil
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

from scripts import templates
from scripts.assets import STYLES
from scripts.check import CHECKS, recipes, told
from scripts.check.names import addresses_are_plain, files_are_named_for_any_computer, ids_are_names_anywhere
from scripts.check.recipes import LIST_OF_EXPORTS as EXPORTS
from scripts.pages import read_pages
from scripts.schema import FILES, Shape, kinds
from tests.data_kit import BAD_AS_WRITTEN, BAD_GUIDES, PROJECT, TOY, add, change, copy_of_toy, data_paths, line_of, mend, problems, read


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_toy(tmp_path_factory.mktemp("toy"))


@pytest.fixture
def toy(copied: Path) -> Iterator[Path]:
    """A copy of the toy guide, to be spoiled: one for all tests of this file, mended after each."""
    yield copied
    mend(copied)


# ---- the folders


def test_every_mistake_is_told_in_the_expected_words():
    expected = (BAD_AS_WRITTEN / "expected.txt").read_text(encoding="utf-8").splitlines()
    found = [f"{guide.name}/{problem}" for guide in BAD_GUIDES for problem in problems(guide)]
    difference = list(unified_diff(expected, found, "tests/bad_data/expected.txt", "what was said", lineterm="", n=0))
    assert found == expected, "\n".join(difference)


def test_every_rule_finds_a_mistake(toy, package):
    spoil_interface(toy)
    spoil_package(package)
    spoil_widgets(package, toy)
    spoil_styles(toy)
    found = set().union(*(rules_that_find(folder) for folder in (*BAD_GUIDES, toy)))
    assert [rule.__name__ for rule in CHECKS if rule.__name__ not in found] == []


def rules_that_find(folder: Path) -> set[str]:
    """The names of the rules that find a mistake in a folder."""
    guide, pages = read(folder), read_pages(folder)
    # No computer has to hold a file for it that Windows cannot.
    pages.files.append("docs/con.md")
    return {rule.__name__ for rule in CHECKS if any(told(rule, guide, pages))}


def test_every_rule_says_itself_in_one_sentence():
    assert [rule.__name__ for rule in CHECKS if not (rule.__doc__ or "").strip().endswith(".")] == []
    assert len({rule.__name__ for rule in CHECKS}) == len(CHECKS)


# ---- the package itself: a copy is spoiled, as by whoever adds a kind or an export and forgets a part


class Stranded(Shape):
    """The file of a kind that somebody forgot in FILES."""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of overrides/ that may be changed; no file holds topics, and Stranded stands in no line of FILES."""
    monkeypatch.setattr(templates, "OVERRIDES", Path(shutil.copytree(PROJECT / "overrides", tmp_path / "package" / "overrides")))
    monkeypatch.setattr(recipes, "kinds", lambda: {kind: model for kind, model in kinds().items() if kind != "topic"})
    monkeypatch.setattr(recipes, "FILE_CLASSES", (*FILES.values(), Stranded))
    monkeypatch.setattr(recipes, "MODULES", Path(shutil.copytree(PROJECT / "scripts" / "exports", tmp_path / "package" / "exports")))
    return tmp_path / "package"


def spoil_package(root: Path) -> None:
    """Takes away a template and a link of the downloads, misspells the name of another template, and writes an export for no list."""
    (root / "overrides/records/competency-domain.html").unlink()
    (root / "overrides/records/_over_question.html").rename(root / "overrides/records/_over_questions.html")
    change(root, "overrides/widgets/downloads.html", "{{ base }}downloads/{{ kind }}.csv", "{{ base }}{{ kind }}.csv")
    add(root, "exports/glossary.py", "\n\ndef export(guide, renderer, pages):\n    return {}\n")


def spoil_widgets(root: Path, toy: Path) -> None:
    """Misspells what some widgets need of the browser, leaves a brace open, and writes a script that no page loads."""
    change(root, "overrides/widgets/practice.html", 'data-tool="study/practice"', 'data-tool="study/practise"')
    change(root, "overrides/widgets/filter.html", 'data-script="page/filter"', 'data-script="page/filters"')
    change(root, "overrides/widgets/plan.html", 'data-script="shared/tool" data-style="study"', 'data-style="studying"')
    add(root, "overrides/widgets/downloads.html", "{{ words.find }\n")
    script = toy / "docs/assets/javascripts/agency/hours.js"
    script.write_text('import { fill } from "../shared/dom.js";\n\nfill("", {});\n', encoding="utf-8", newline="\n")


def spoil_styles(toy: Path) -> None:
    """Misspells a part of the style of every page, and leaves a brace open in another."""
    change(toy, f"{STYLES}/guide.css", "guide/lists.css", "guide/list.css")
    change(toy, f"{STYLES}/study.css", ".study { margin-block: var(--s5); }", "@media print { .study { margin-block: var(--s5); }")


def test_a_part_of_a_style_that_is_not_there_or_that_no_style_names_is_told(toy):
    spoil_styles(toy)
    assert problems(toy) == [
        f"{STYLES}/guide.css:{line_of(toy, f'{STYLES}/guide.css', 'guide/list.css')}: there is no {STYLES}/guide/list.css. "
        "Did you mean “guide/lists.css”?",
        f'{STYLES}/guide/lists.css:1: no style has this as its part. Say @import "guide/lists.css"; in one, or remove it.',
        f"{STYLES}/study.css:{line_of(toy, f'{STYLES}/study.css', '@media print { .study')}: the {{ of this line is never closed. "
        "Close it with } where its rules end.",
    ]


def test_a_brace_that_closes_nothing_is_told(toy):
    add(toy, f"{STYLES}/home.css", "} /* { */\n")
    lines = (toy / f"{STYLES}/home.css").read_text(encoding="utf-8").splitlines()
    assert problems(toy) == [f"{STYLES}/home.css:{len(lines)}: this }} closes nothing. Take it away, or open its rule with {{."]


def test_what_a_new_kind_or_export_lacks_is_told(toy, package):
    spoil_package(package)
    domain, topic = "overrides/records/competency-domain.html", line_of(PROJECT, "scripts/schema/records.py", "class Topic(")
    own, tables = line_of(PROJECT, "tests/test_bad_data.py", "class Stranded("), line_of(PROJECT, EXPORTS, '"tables"')
    assert problems(toy) == [
        "overrides/records/_over_questions.html:1: there is no kind “questions”, so this template is never used. "
        "Did you mean “question”? Rename or remove it.",
        f"{domain}:1: {domain} is missing, so a competency domain could not be shown. "
        'Add it; one line is enough: {% extends "records/_record.html" %}',
        "overrides/records/topic.html:1: there is no kind “topic”, so this template is never used. Rename or remove it.",
        f"{EXPORTS}:{tables}: no page links downloads/{{kind}}.csv, which the export “tables” offers. "
        "Link it in overrides/widgets/downloads.html, or say FOR_MACHINES where no reader needs it.",
        f"scripts/exports/glossary.py:3: glossary stands in no line of EXPORTS, so it writes nothing. Add one in {EXPORTS}.",
        f"scripts/schema/records.py:{topic}: Topic is a kind of record that no file of data/ holds. "
        "In scripts/schema/files.py, give it a class with a list of it, and that class a line in FILES.",
        f"tests/test_bad_data.py:{own}: Stranded stands in no line of FILES, so its file is not read. Add the line, or remove it.",
    ]


def test_a_script_that_is_not_there_or_that_nobody_loads_is_told(toy, package):
    spoil_widgets(package, toy)
    scripts, widgets = "docs/assets/javascripts", "overrides/widgets"
    practice, plan = line_of(package, f"{widgets}/practice.html", "data-tool"), line_of(package, f"{widgets}/plan.html", "data-tool")
    filtered = line_of(package, f"{widgets}/filter.html", "data-script")
    end = line_of(package, f"{widgets}/downloads.html", "{{ words.find }")
    lost, mend = "no template names this script and no script imports it, so no page loads it.", "on the element it works on, or remove it."
    assert [problem for problem in problems(toy) if problem.startswith((scripts, widgets))] == [
        f'{scripts}/agency/hours.js:1: {lost} Say data-script="agency/hours" {mend}',
        f'{scripts}/page/filter.js:1: {lost} Say data-script="page/filter" {mend}',
        f'{scripts}/study/practice/practice.js:1: {lost} Say data-tool="study/practice" {mend}',
        f"{widgets}/downloads.html:{end}: this template cannot be read from here on: unexpected '}}'. "
        "Look for a brace or a tag that is not closed.",
        f'{widgets}/filter.html:{filtered}: data-script="page/filters" needs {scripts}/page/filters.js, which is not there. '
        "Did you mean “page/filter”?",
        f'{widgets}/plan.html:{plan}: data-style="studying" needs docs/assets/stylesheets/studying.css, which is not there. '
        "Did you mean “study”?",
        f'{widgets}/plan.html:{plan}: data-tool="study/plan" is never opened. Say data-script="shared/tool" on the same element.',
        f'{widgets}/practice.html:{practice}: data-tool="study/practise" needs {scripts}/study/practise/practise.js, which is not there. '
        "Did you mean “study/practice”?",
    ]


def test_a_page_may_offer_what_an_export_makes(toy, package):
    spoil_package(package)
    add(toy, "docs/study/practice.md", "\nTake [all tables](../downloads/{kind}.csv).\n")
    assert [problem for problem in problems(toy) if problem.startswith(EXPORTS)] == []


def test_a_menu_that_cannot_be_read_is_told(toy):
    change(toy, "mkdocs.yml", "  - Find: find.md", "  - Find: [find.md")
    line = line_of(toy, "mkdocs.yml", "[find.md")
    assert problems(toy) == [f"mkdocs.yml:{line + 1}: the indentation or punctuation is broken here, so the file cannot be read."]


def test_a_guide_without_a_nav_has_every_page_in_its_menu(toy):
    (toy / "docs" / "more.md").write_text("# More\n", encoding="utf-8", newline="\n")
    said = (
        "docs/more.md:1: the nav of mkdocs.yml does not name this page, so no menu leads to it. Add a line there, as “- Its name: more.md”."
    )
    assert problems(toy) == [said]
    change(toy, "mkdocs.yml", "\nnav:", "\nextra:")
    assert problems(toy) == []


# ---- words of the interface: made here, so that a new word on a button changes no test


def spoil_interface(root: Path) -> None:
    """Takes words and names away, misspells some, and adds some that nothing asks for."""
    path = "data/interface.yml"
    change(root, path, "  not_found_title:", "  not_found_titel:")
    change(root, path, "  wording_open:", "  wording_opem:")
    change(root, path, "  home: Home\n", "  home: Home\n  zebra: A word nobody asks for\n")
    change(root, path, "  historical: Historical\n", "  histrical: Historical\n")
    change(root, path, "  staff: staff\n", "")
    change(root, path, "  guidance:\n", "  guidances:\n")
    change(root, path, "  stated: material/format-quote-close\n", "  said: material/format-quote-close\n")
    change(root, path, "  help: material/phone\n", "  helps: material/phoney\n")
    change(root, path, "  job: On the job\n", "  jobs: On the job\n")
    change(root, path, "  program:\n", "  programme:\n")


def test_every_wrong_word_of_the_interface_is_told(toy):
    spoil_interface(toy)
    assert problems(toy) == sorted(expected_of_interface(toy), key=in_order)


def expected_of_interface(root: Path) -> list[str]:
    path = "data/interface.yml"

    def at(piece: str) -> str:
        return f"{path}:{line_of(root, path, piece)}"

    def group(name: str) -> str:
        return f"{path}:{(root / path).read_text(encoding='utf-8').splitlines().index(f'{name}:') + 1}"

    told = [
        f"{at('zebra:')}: no template uses the word “zebra”. Use it in a template, or remove it.",
        f"{at('not_found_titel:')}: no template uses the word “not_found_titel”. "
        "Did you mean “not_found_title”? If not, use it in a template, or remove it.",
        f"{at('wording_opem:')}: no template uses the word “wording_opem”. "
        "Did you mean “wording_open”? If not, use it in a template, or remove it.",
        f"{group('standings')}: “standings” has no words for “guidance”. Add them.",
        f"{at('  guidances:')}: “standings” has words for “guidances”, which does not exist. Did you mean “guidance”?",
        f"{group('names')}: “names” has no words for “historical”, a value of “status” of a source. Add them.",
        f"{group('names')}: “names” has no words for “staff”, a value of “section” of a scope statement "
        "and of “section” of a job function and of “section” of a duty. Add them.",
        f"{at('  histrical:')}: “names” has words for “histrical”, which does not exist. Did you mean “historical”?",
        f"{group('kinds')}: “kinds” has no words for “program”. Add them.",
        f"{at('  programme:')}: “kinds” has words for “programme”, which does not exist. Did you mean “program”?",
        *(f"{at(f'  {kind}:')}: “purposes” has no heading for “job”. Did you mean “jobs”?" for kind in ("job-function", "task", "duty")),
        f"{at('  jobs: On')}: no kind has the purpose “jobs”. Give it to a kind, or remove it.",
    ]
    told += [
        *(f"{place}: the icon “help” is not in data/interface.yml. Did you mean “helps”?" for place in templates_asking('icon("help")')),
        f"{group('icons')}: “icons” has no picture for “stated”. Add one.",
        f"{at('  said:')}: no template uses the icon “said”. Use it in a template, or remove it.",
        f"{at('  helps:')}: no template uses the icon “helps”. Use it in a template, or remove it.",
        f"{at('  helps:')}: the picture “material/phoney” does not exist. Did you mean “material/phone”?",
    ]
    # The one is asked for in the frame of every page, the other in a folder of overrides/.
    return told + [
        f"{place}: words.{word} is not in data/interface.yml. Did you mean “{near}”?"
        for word, near in (("not_found_title", "not_found_titel"), ("wording_open", "wording_opem"))
        for place in templates_asking(f"words.{word}")
    ]


def templates_asking(piece: str) -> list[str]:
    """“overrides/…:line” of every place in a template that asks for a word or an icon."""
    found = []
    for path in sorted((PROJECT / "overrides").rglob("*.html")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if piece in line:
                found.append(f"{path.relative_to(PROJECT).as_posix()}:{number}")
    return found


def in_order(problem: str) -> tuple[str, int, str]:
    path, line, text = problem.split(":", 2)
    return path, int(line), text


def test_a_group_of_words_that_lacks_one_is_told(toy):
    change(toy, "data/interface.yml", "    sentence: The source says this, and we saw its text.\n", "")
    line = line_of(toy, "data/interface.yml", "word: From the text")
    assert problems(toy) == [
        f"data/interface.yml:{line}: the file interface.yml: “sentence” is missing. It says: One sentence that says what it means."
    ]


def test_a_group_of_words_with_a_field_it_does_not_have_is_told(toy):
    change(toy, "data/interface.yml", "    many: Sources\n", "    many: Sources\n    manny: Sources\n")
    line = line_of(toy, "data/interface.yml", "manny")
    assert problems(toy) == [f"data/interface.yml:{line}: “manny” is not a field of “source”. Did you mean “many”?"]


def test_a_sentence_of_a_standing_that_is_cut_off_is_told(toy):
    change(toy, "data/interface.yml", "The source says this, and we saw its text.", "The source says this, and we saw")
    line = line_of(toy, "data/interface.yml", "sentence: The source says this")
    assert problems(toy) == [
        f"data/interface.yml:{line}: the file interface.yml: “sentence” ends with “saw”. End it with a period; is something cut off?"
    ]


# ---- a file that cannot be read: one mistake, one message, and none about what it hides

NOT_UTF8 = "this line holds a byte that is not UTF-8 text. Save the file as UTF-8, or retype the line."
TAB = "this line holds a tab. YAML needs spaces: replace the tab with two spaces."
UNSEEN = "this line holds a character that cannot be seen (U+{}). Delete it, or retype the line."
LEFT_OVER = "“{}” is left over from a merge. Choose one version and remove the marks."
EMPTY = "the file is empty. Bring its records back from an earlier version."
TERMS = "The words of the field, and every acronym the guide uses."
NO_RECORDS = "the file holds no records. Bring them back from an earlier version."
NO_LIST = "the file must begin with the name of its list, as “terms:”."
OPEN_QUOTE = "a quotation mark is opened on this line and not closed."
BROKEN = (
    "the indentation or punctuation is broken here, so the file cannot be read. "
    "Compare it with the record above; text that holds “: ” or “#” needs quotes."
)
HEAD = b"notices:\n- name: official\n  title: A notice\n"

SPOILED = {
    "a tab": (HEAD + b"\ttext: A text.\n", [(4, TAB)]),
    "a tab after text": (HEAD + b"  text: A text.\t\n", [(4, TAB)]),
    "a byte of another encoding": (HEAD + b"  text: A \xe9.\n", [(4, NOT_UTF8)]),
    "half a character at the end": (HEAD + b"  text: A text.\n\xe2\x80", [(5, NOT_UTF8)]),
    "a zero-width space": (HEAD + "  text: A\u200btext.\n".encode(), [(4, UNSEEN.format("200B"))]),
    "a soft hyphen": (HEAD + "  text: A\u00adtext.\n".encode(), [(4, UNSEEN.format("00AD"))]),
    "a byte of nothing": (HEAD + b"  text: A\x00 text.\n", [(4, UNSEEN.format("0000"))]),
    "the mark of a lost character": (HEAD + "  text: A t\ufffdxt.\n".encode(), [(4, UNSEEN.format("FFFD"))]),
    "marks of a merge": (
        HEAD + b"<<<<<<< HEAD\n  text: One.\n=======\n  text: Two.\n>>>>>>> branch\n",
        [(4, LEFT_OVER.format("<" * 7)), (6, LEFT_OVER.format("=" * 7)), (8, LEFT_OVER.format(">" * 7))],
    ),
    "nothing": (b"", [(1, EMPTY)]),
    "blank lines": (b"\n\n  \n", [(1, EMPTY)]),
    "comments only": (b"# The notices.\n", [(1, NO_RECORDS)]),
    "a list without its name": (b"- name: official\n  title: A notice\n  text: A text.\n", [(1, NO_LIST)]),
    "a sentence": (b"Bring your own.\n", [(1, NO_LIST)]),
    "an open double quotation mark": (HEAD + b'  text: "A text.\n- name: help\n  title: Help\n  text: A text.\n', [(4, OPEN_QUOTE)]),
    "a quotation mark that another one closes": (
        HEAD + b'  text: "A text.\n- name: help\n  title: Help\n  text: "More text."\n',
        [(4, OPEN_QUOTE)],
    ),
    "an open single quotation mark": (HEAD + b"  text: 'A text.\n", [(4, OPEN_QUOTE)]),
    "a field that stands too far left": (
        HEAD + b" text: A text.\n",
        [(4, BROKEN)],
    ),
    "words after a hash": (
        HEAD + b"  text: A text. # and more.\n",
        [(4, "“# and more.” is taken for a comment and would not be shown. Put the text in quotes, or the comment on a line of its own.")],
    ),
    "a colon in a text": (
        HEAD + b"  text: Note: a text.\n",
        [(4, "this text holds “: ”, which ends the name of a field in YAML. Put the whole text in quotes.")],
    ),
}


@pytest.mark.parametrize("what", SPOILED)
def test_a_spoiled_file_is_told_at_its_line(what, toy):
    raw, told = SPOILED[what]
    (toy / "data" / "notices.yml").write_bytes(raw)
    # That nobody is called by what is left of it is told as well.
    found = [problem for problem in problems(toy) if problem.startswith("data/notices.yml:")]
    assert found == [f"data/notices.yml:{line}: {text}" for line, text in told]


DATA_PATHS = [path for name in FILES for path in data_paths(name)]


@pytest.mark.parametrize("path", DATA_PATHS)
def test_an_unreadable_file_is_one_problem(path, toy):
    add(toy, path, "\t\n")
    end = (toy / path).read_text(encoding="utf-8").count("\n")
    assert problems(toy) == [f"{path}:{end}: {TAB}"]


@pytest.mark.parametrize("path", DATA_PATHS)
def test_an_empty_file_is_one_problem(path, toy):
    (toy / path).write_bytes(b"")
    assert problems(toy) == [f"{path}:1: {EMPTY}"]


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_one_problem(name, toy):
    for path in data_paths(name, toy):
        (toy / path).unlink()
    assert problems(toy) == [f"data/{name}:1: data/{name} is missing. The guide needs it; bring it back."]


def test_a_list_whose_name_is_misspelled_is_told_without_what_it_hides(toy):
    change(toy, "data/glossary.yml", "terms:\n", "term:\n")
    line = line_of(toy, "data/glossary.yml", "term:")
    assert problems(toy) == [
        f"data/glossary.yml:{line}: the file glossary.yml: “terms” is missing. It says: {TERMS}",
        f"data/glossary.yml:{line}: “term” is not a field of the file glossary.yml. Did you mean “terms”?",
    ]


@pytest.mark.parametrize("repeat", ["  also: &words [shore]\n  tab: *words\n", "  also: &words [*words]\n"])
def test_a_value_that_repeats_another_is_told(repeat, toy):
    raw = HEAD.decode() + "  text: A text.\n" + repeat
    (toy / "data" / "notices.yml").write_text(raw, encoding="utf-8", newline="\n")
    line = line_of(toy, "data/notices.yml", "*words")
    said = "“*” repeats a value from another place. Write the value out, and remove the “&” and “*” marks."
    assert f"data/notices.yml:{line}: {said}" in problems(toy)


def test_a_file_with_a_wrong_name_is_told(toy):
    add(toy, "data/source.yml", "sources: []\n")
    said = (
        "data/source.yml is not a file of the guide, so nothing in it would be shown. Did you mean “sources.yml”? "
        "Move its records to the file they belong to, or remove it."
    )
    assert problems(toy) == [f"data/source.yml:1: {said}"]


def test_a_file_whose_name_only_begins_like_one_of_the_guide_is_told(toy):
    """What an editor or a merge leaves behind."""
    left = ["facts.yml~", "questions/listening.yml.orig", "sources.yml.orig"]
    for name in left:
        add(toy, f"data/{name}", "nothing: []\n")
    told = problems(toy)
    assert [problem.split(":")[0] for problem in told] == [f"data/{name}" for name in left]
    assert [problem for problem in told if "is not a file of the guide, so nothing in it would be shown." not in problem] == []


# ---- a record that cannot be read hides what it cites, explains and numbers; none of that is a mistake of its own


def test_what_an_unreadable_record_cites_is_not_called_uncited(toy):
    add(toy, "data/sources.yml", OTHER_SOURCE)
    add(toy, "data/glossary.yml", OTHER_TERM + "  shape: round\n")
    line = line_of(toy, "data/glossary.yml", "shape: round")
    assert problems(toy) == [f"data/glossary.yml:{line}: “shape” is not a field of a term. Remove it."]


def test_what_an_unreadable_term_explains_is_not_called_unexplained(toy):
    change(toy, "data/glossary.yml", "  abbreviation: LOR\n", "  abbreviation: LOR\n  shape: round\n")
    line = line_of(toy, "data/glossary.yml", "shape: round")
    assert problems(toy) == [f"data/glossary.yml:{line}: “shape” is not a field of a term. Remove it."]


def test_the_number_of_an_unreadable_record_is_not_called_gone(toy):
    change(toy, "data/scope.yml", 'code: "3"', "code: 3")
    line = line_of(toy, "data/scope.yml", "code: 3")
    assert problems(toy) == [f'data/scope.yml:{line}: quiet-hours: “code” was read as the number 3. Put it in quotes: code: "3"']


def test_a_selection_whose_record_cannot_be_read_is_not_called_empty(toy):
    change(toy, "data/competencies.yml", 'code: "2.1"', "code: 2.1")
    line = line_of(toy, "data/competencies.yml", "code: 2.1")
    assert problems(toy) == [f'data/competencies.yml:{line}: walk-beside: “code” was read as the number 2.1. Put it in quotes: code: "2.1"']


OTHER_SOURCE = """
- id: other-book
  standing: stated
  title: Another book
  short: Other book
  publisher: Harbor House
  edition: "2012"
  status: historical
  rights: Harbor House
  text: A book that one record cites.
"""
OTHER_TERM = """
- id: other-term
  standing: stated
  sources:
  - {id: other-book, at: "p. 1"}
  term: Another term
  meaning: A term that rests on the other book.
"""


# ---- pages


def test_a_page_of_another_encoding_is_told(toy):
    (toy / "docs" / "crosswalk.md").write_bytes(b"# A \xe9\n")
    assert problems(toy) == ["docs/crosswalk.md:1: this page is not UTF-8 text. Save it as UTF-8."]


NAMES = {
    "docs/con.md": "Windows keeps the name “con” for itself, so the guide could not be copied there. Rename it.",
    "docs/study/LPT9": "Windows keeps the name “LPT9” for itself, so the guide could not be copied there. Rename it.",
    "docs/nul.tar.gz": "Windows keeps the name “nul” for itself, so the guide could not be copied there. Rename it.",
    "docs/why?.md": "Windows takes no “?” in a name, so the guide could not be copied there. Rename it.",
    "docs/and so on...": "Windows takes no period at the end of a name, so the guide could not be copied there. Rename it.",
    "docs/study ": "Windows takes no space at the end of a name, so the guide could not be copied there. Rename it.",
    "docs/Exam.md": "only capital letters tell “Exam.md” from “exam.md”: Windows and macOS take them for one. Rename one of them.",
    "docs/com².md": "Windows keeps the name “com²” for itself, so the guide could not be copied there. Rename it.",
    f"docs/{'so-on-' * 10}.md": "the name has 63 letters, and Windows has room for few more in a whole path, "
    "so the guide could not be copied there. Rename it.",
    "docs/console.md": None,
    "docs/com10.md": None,
    "docs/study/exam.md": None,
    "data/questions/aux.yml": "Windows keeps the name “aux” for itself, so the guide could not be copied there. Rename it.",
}


@pytest.mark.parametrize("path", NAMES)
def test_a_name_that_another_computer_cannot_hold_is_told(path):
    """No such file is made: the test runs on that computer too."""
    guide, pages = read(TOY), read_pages(TOY)
    assert "docs/exam.md" in pages.files and "data/questions/listening.yml" in guide.loaded.ends
    if path.startswith("docs/"):
        pages.files.append(path)
    else:
        guide.loaded.ends[path] = 1
    told = [str(problem) for problem in files_are_named_for_any_computer(guide, pages)]
    assert told == ([f"{path}:1: {NAMES[path]}"] if NAMES[path] else [])


def test_a_name_that_macos_takes_for_another_is_told():
    guide, pages = read(TOY), read_pages(TOY)
    pages.files += ["docs/assets/pi\u00f1a.png", "docs/assets/pin\u0303a.png"]
    said = "is there twice, its marked letters once in one piece and once in two: macOS takes them for one. Rename one."
    told = [str(problem) for problem in files_are_named_for_any_computer(guide, pages)]
    assert told == [f"docs/assets/pin\u0303a.png:1: “pin\u0303a.png” {said}"]


def test_an_address_too_long_for_a_path_is_told():
    pages = read_pages(TOY)
    pages.files.append(f"docs/{'a-long-folder/' * 8}a-long-page.md")
    said = "the address of this page has 124 letters; 120 is the most. Shorten its name or its folders."
    assert [problem.text for problem in addresses_are_plain(read(TOY), pages)] == [said]


def test_an_official_number_and_an_old_address_are_names_of_folders_too(toy):
    """Rule 1 answers at go/rule-1/; one called Con, as some body might, would need the folder go/con/."""
    change(toy, "data/ethics.yml", 'code: "Rule 1"', 'code: "Con"')
    change(
        toy, "data/moved.yml", "moved_pages:\n", "moved_pages:\n- address: study/aux/\n  to: [exam/]\n  why: It has a longer name now.\n"
    )
    told = [str(problem) for problem in ids_are_names_anywhere(read(toy), read_pages(toy))]
    code, moved = line_of(toy, "data/ethics.yml", 'code: "Con"'), line_of(toy, "data/moved.yml", "study/aux/")
    assert told == [
        f"data/ethics.yml:{code}: Windows keeps the name “con” for itself, so the guide could not be built there. Choose another number.",
        f"data/moved.yml:{moved}: Windows keeps the name “aux” for itself, so the guide could not be built there. Choose another address.",
    ]


def test_marks_of_a_merge_in_a_page_are_told(toy):
    add(toy, "docs/exam.md", "\n<<<<<<< HEAD\nOne.\n")
    line = line_of(toy, "docs/exam.md", "<<<<<<<")
    assert problems(toy) == [f"docs/exam.md:{line}: {LEFT_OVER.format('<' * 7)}"]


def test_braces_that_are_never_closed_are_told(toy):
    add(toy, "docs/exam.md", '\n{{ show("go-along")\n')
    line = line_of(toy, "docs/exam.md", "go-along")
    said = "the braces {{ … }} on this line are not closed. Open and close them on one line."
    assert problems(toy) == [f"docs/exam.md:{line}: {said}"]


WRONG_WORDS = {
    'show(["go-along"])': """{{ show("['go-along']") }}: there is no record “['go-along']”. Did you mean “go-along”?""",
    'records(["fact"])': """{{ records("['fact']") }}: there is no kind of record “['fact']”. Did you mean “fact”?""",
    'cite({"id": 7}, "p. 1")': """{{ cite("{'id': 7}", "p. 1") }}: there is no record “{'id': 7}”.""",
}

# What a widget was given to show, on a page that holds `{{ this }}`.
WRONG_IDS = {
    'scene("case-small-harbour")': "there is no record “case-small-harbour”. Did you mean “case-small-harbor”?",
    'scene("q-0001")': "“q-0001” is a question, not a case.",
    'one_question("q-0001", "q-0009")': "there is no record “q-0009”. Did you mean “q-0006”?",
    'one_question("q-0001")': 'write it as {{ one_question("the-id", "another-id") }}.',
}


@pytest.mark.parametrize("call", WRONG_WORDS)
def test_a_macro_given_a_list_for_a_word_is_told(call, toy):
    add(toy, "docs/exam.md", f"\n{{{{ {call} }}}}\n")
    assert problems(toy) == [f"docs/exam.md:{line_of(toy, 'docs/exam.md', call)}: {WRONG_WORDS[call]}"]


@pytest.mark.parametrize("call", WRONG_IDS)
def test_a_widget_given_what_it_cannot_show_is_told(call, toy):
    add(toy, "docs/exam.md", f"\n{{{{ {call} }}}}\n")
    assert problems(toy) == [f"docs/exam.md:{line_of(toy, 'docs/exam.md', call)}: {{{{ {call} }}}}: {WRONG_IDS[call]}"]
