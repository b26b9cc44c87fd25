"""Rules about the build of a question: its options, and that it stands alone."""

import re
from collections.abc import Iterator

from ...schema import Question
from .findings import Finding, Grounds
from .wording import texts, words

# “All of these feelings are fine” is an option like any other, and so is “Vitamins C and D”.
COMBINED = re.compile(
    r"\b(?i:all|none|both|any|either|neither|most) (?i:of) "
    r"(?i:the above|the others?\b|the (?:other )?(?:answers|options|choices)|(?:these|those)\W*$)"
    r"|\b(?i:both|either|neither|options?|answers?) [A-D](?: (?:and|or|nor) [A-D])?(?=\W*$)|^\W*[A-D] (?:and|or) [A-D]\W*$"
)
# A form and a conversation have questions too, so that “the next question on the form” stands.
ELSEWHERE = re.compile(
    r"\bq-\d{4}\b|\b(?:see|as in|in|from) (?:the )?(?:question \d+|(?:first|last|next|other|earlier|previous) question)\b(?! on\b)"
    r"|\b(?:question|case|answer) (?:above|below)\b|\bthe (?:previous|preceding|above) (?:question|case|answer)\b",
    re.I,
)


def one_best(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """Exactly one option is best."""
    best = [index for index, option in enumerate(question.options) if option.best]
    if not best:
        yield Finding(("options",), f"{question.id} has no best answer. Mark one option with “best: true”.")
    elif len(best) > 1:
        how_many = {2: "two", 3: "three", 4: "four"}.get(len(best), str(len(best)))
        lines = tuple(("options", index, "best") for index in best)
        yield Finding(lines[1], f"{question.id} has {how_many} best answers (lines {{lines}}). Mark one.", lines)


def three_or_four_options(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """A question has three or four options (Rodriguez 2005: three good ones are enough)."""
    if not 3 <= len(question.options) <= 4:
        yield Finding(("options",), f"{question.id} has {len(question.options)} options. Give it three or four.")


def options_differ(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """No two options are equal once capitals and marks are left out."""
    seen: dict[tuple[str, ...], int] = {}
    for index, option in enumerate(question.options):
        said = words(option.text)
        if said in seen:
            yield Finding(("options", index, "text"), f"{question.id} has the same option twice: “{option.text}” Change one.")
        seen.setdefault(said, index)


def no_combined_options(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """No option is made of others: no “all of the above”, no “both A and B”."""
    for index, option in enumerate(question.options):
        if match := COMBINED.search(option.text):
            yield Finding(
                ("options", index, "text"), f"{question.id}: the option “{match[0]}” is made of others. Say what one would do instead."
            )


def stands_alone(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """No question speaks of another: they are asked in any order."""
    for where, text in texts(question):
        if match := ELSEWHERE.search(text):
            yield Finding(where, f"{question.id} speaks of another question (“{match[0]}”). Each is asked by itself; say what is meant.")


def distractors_name_their_misconception(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """Every option but the best names the way of thinking that leads to it."""
    for index, option in enumerate(question.options):
        if not option.best and option.misconception is None:
            yield Finding(
                ("options", index), f"{question.id}: the option “{option.text}” needs a “misconception”: why would someone choose it?"
            )
        if option.best and option.misconception is not None:
            yield Finding(("options", index, "misconception"), f"{question.id}: the best option has no “misconception”. Remove the line.")


def boundary_is_argued(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """A question between two clauses names two, and its reasons rest on both."""
    if not question.between:
        return
    cited = {record_id for option in question.options for record_id in option.because}
    if len(set(question.between)) != 2:
        yield Finding(("between",), f"{question.id}: “between” names the two records the question lies between. Name two.")
    for index, record_id in enumerate(question.between):
        if record_id not in cited:
            text = f"{question.id} lies between {record_id} and another, but no reason rests on {record_id}. Cite it in a “because”."
            yield Finding(("between", index), text)
