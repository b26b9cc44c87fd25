"""How much a page speaks of the guide itself: what a sentence is, which ones are counted, and whether the pages keep their goals.

The phrases that count are judged by sentences that a person marked: tests/voice.yml, whatever the pages say today.
"""

from pathlib import Path

import pytest
import yaml

from scripts.check.voice import goals_of_voice_fit_pages
from scripts.pages import read_pages
from scripts.schema.files import VoiceFile
from scripts.voice import Sentence, is_about_the_guide, sentences, voice_report, voices
from tests.data_kit import TOY, add, change, copy_of_toy, line_of, read
from tests.project import PROJECT

MARKED = yaml.safe_load((PROJECT / "tests" / "voice.yml").read_text(encoding="utf-8"))
# Of the sentences that the phrases count, and of those that are to be counted, how many are both: 0.97 and 0.98 when the marks were made.
# Of 24 in wordings that were new to the list it had found 10, so what it finds is no reason not to read a page that was written anew.
PRECISION, RECALL = 0.9, 0.9

PAGE = """\
---
title: A title. It is no sentence.
---

# A heading. It is none either.

The first sentence. The second one
goes on, as Dr. Lake says on p. 4, below {{ fact("fee") }}.
{{ fact("seats") }} are free. **Bold is no mark.** “Is it?” she asks
{ .lead }

- An item without an end
- [ ] An item of [two](two.md). These are two.
  It goes on, and holds a `word_of_code` and _emphasis_.
1. A step
{{ records("fact") }}

| Head | Other |
| --- | :-: |
| A row. | Of two cells. |
| {{ fact("fee") }} | |

??? note "A title"

    What folds is read. So is the rest.

<details markdown><summary>A summary is a title.</summary>

> What is quoted is read.

</details>

<!-- A comment is
not read. -->

```yaml
text: Code is not read.
```

The last one
"""


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy guide, to be changed."""
    return copy_of_toy(tmp_path)


def settings(*phrases: str, passed_over: tuple[str, ...] = ()) -> VoiceFile:
    return VoiceFile(goals=(), phrases=phrases, passed_over=passed_over)


# ---- what a sentence is


def test_a_page_is_read_sentence_by_sentence_each_with_its_line():
    assert sentences(PAGE) == [
        Sentence(7, "The first sentence."),
        Sentence(7, "The second one goes on, as Dr. Lake says on p. 4, below …."),
        Sentence(9, "… are free."),
        Sentence(9, "Bold is no mark."),
        Sentence(9, "“Is it?” she asks"),
        Sentence(12, "An item without an end"),
        Sentence(13, "An item of two."),
        Sentence(13, "These are two."),
        Sentence(14, "It goes on, and holds a word_of_code and emphasis."),
        Sentence(15, "A step …"),
        Sentence(20, "A row · Of two cells"),
        Sentence(25, "What folds is read."),
        Sentence(25, "So is the rest."),
        Sentence(29, "What is quoted is read."),
        Sentence(40, "The last one"),
    ]


def test_a_page_without_a_sentence_has_none():
    assert sentences('---\ntitle: Find\n---\n\n# Find\n\n{{ directory() }}\n\n| | |\n| - | - |\n| {{ fact("fee") }} | 4 |\n') == []


# ---- which sentences are counted


@pytest.mark.parametrize(
    ("phrase", "counted", "not_counted"),
    [
        ("we saw", "What We saw there.", "We sawed wood."),
        ("we saw/read", "Here we read on.", "We heard of it."),
        ("guess*", "That is guesswork.", "A second guest came."),
        ("we … read", "We have not yet, to be honest, read it.", "We walked on and on until the evening came, and then read."),
        ("we didn’t", "We didn't, as it was late.", "We did."),
        ("not read", "It was not read.", "Whether or not, read it."),
        ("undated", "An undated page (of two) says it.", "It costs $55 (undated page)."),
        ("not known", "It is not known (as so much of this that nobody wrote down).", "The word “not known” is a label."),
    ],
)
def test_a_phrase_counts_a_sentence_by_its_words(phrase: str, counted: str, not_counted: str):
    assert is_about_the_guide(counted, settings(phrase))
    assert not is_about_the_guide(not_counted, settings(phrase))


def test_what_is_passed_over_counts_nothing_and_the_rest_of_its_sentence_does():
    given = settings("our", "we saw", passed_over=("our tip",))
    assert not is_about_the_guide("Our tip: rest.", given)
    assert is_about_the_guide("Our tip: rest, as we saw.", given)


def test_without_phrases_nothing_is_counted():
    assert not is_about_the_guide("We saw it.", settings())


def test_the_phrases_count_what_a_person_counts():
    phrases = read(PROJECT).settings.voice
    counted = [text for texts in MARKED.values() for text in texts if is_about_the_guide(text, phrases)]
    right = set(counted) & set(MARKED["about_the_guide"])
    wrong, overlooked = set(counted) - right, set(MARKED["about_the_guide"]) - right
    assert len(right) / len(counted) >= PRECISION, f"counted, and not about the guide: {sorted(wrong)}"
    assert len(right) / len(MARKED["about_the_guide"]) >= RECALL, f"about the guide, and not counted: {sorted(overlooked)}"


def test_the_marks_are_many_and_each_sentence_is_marked_once():
    texts = [text for texts in MARKED.values() for text in texts]
    assert len(texts) == len(set(texts)) >= 250
    assert len(MARKED["about_the_guide"]) >= 50


# ---- the report


def test_the_report_shows_every_page_and_the_sentences_of_one_that_misses_its_goal(toy: Path):
    add(toy, "docs/study/practice.md", "\nThese questions are our own.\n")
    add(toy, "docs/exam.md", "\nWe saw no\nnotice. Our tip: ask. Ask twice.\n")
    line = line_of(toy, "docs/exam.md", "We saw no")
    report = voice_report(read(toy))
    assert [row for row in report if "exam.md" in row or "practice.md" in row] == [
        "          4      1     25.0    20  docs/exam.md, missed",
        "          1      1    100.0        docs/study/practice.md",
        f"  docs/exam.md:{line}: We saw no notice.",
    ]


def test_a_page_misses_a_goal_that_it_only_reaches(toy: Path):
    add(toy, "docs/exam.md", "\nWe saw it. One. Two. Three.\n")
    assert [(page.share, page.misses) for page in voices(read(toy)) if page.path == "docs/exam.md"] == [(20, True)]
    add(toy, "docs/exam.md", "\nFour.\n")
    assert [page.misses for page in voices(read(toy)) if page.path == "docs/exam.md"] == [False]


def test_a_guide_that_keeps_its_goals_is_told_so_by_its_rows_alone():
    assert [row for row in voice_report(read(TOY)) if "missed" in row or ".md:" in row] == []


def test_the_first_goal_that_fits_a_page_is_its_goal(toy: Path):
    change(toy, "data/voice.yml", "- {pages: study/*}\n", "- {pages: study/*, under: 5}\n")
    add(toy, "docs/study/practice.md", "\nOne. Two.\n")
    assert {page.path: page.under for page in voices(read(toy)) if "practice" in page.path or "exam" in page.path} == {
        "docs/exam.md": 20,
        "docs/study/practice.md": 5,
    }


def test_a_goal_for_no_page_is_told(toy: Path):
    change(toy, "data/voice.yml", "{pages: study/*}", "{pages: studies/*}")
    line = line_of(toy, "data/voice.yml", "studies/*")
    assert [str(problem) for problem in goals_of_voice_fit_pages(read(toy), read_pages(toy))] == [
        f"data/voice.yml:{line}: no page of docs/ is “studies/*”, so this goal holds for nothing. Name pages as reference/*, or remove it."
    ]


# ---- the pages of the guide


def test_no_page_speaks_too_much_of_the_guide():
    missed = [page for page in voices(read(PROJECT)) if page.misses]
    told = [f"{page.path}: {len(page.about)} of {page.sentences}, {page.share:.1f} %; the goal is under {page.under} %" for page in missed]
    assert told == [], "`make report` lists the sentences that are counted."
