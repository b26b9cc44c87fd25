"""Rules about stems: what is asked is plain, whole, and asked for rather than against."""

import re
from collections.abc import Iterator

from ...questions import sentences
from ...schema import Question
from .findings import Finding, Grounds
from .wording import QUOTED, holding, lead_in, words

# NBME item-writing guide: a focused lead-in that can be answered with the options covered.
LONGEST_LEAD_IN = LONGEST_SENTENCE = 25
LONGEST_STEM = 70
NEGATIVE = ("not", "except", "least", "never", "incorrect", "false", "cannot")
CONTRACTED = re.compile(r"\b\w+n[’']t\b", re.I)
NEGATION = r"(?:not|never|no|none|nothing|nobody|neither|nor|without|cannot|\w+n[’']t)"
# Two in one breath: no mark and no “and” between them, as in “no job and no home”.
DOUBLE = re.compile(
    rf"\b{NEGATION}(?: (?!(?:and|or|but|nor)\b)\w+){{0,2}}? (?:{NEGATION}|un(?:able|likely|willing|fair|helpful|usual|safe)\w*)\b", re.I
)
CORRELATIVE = re.compile(r"\bneither\b(.*?)\bnor\b", re.I)
OPEN = re.compile(
    r"\bwhich (?:\w+ )?(?:is|are) (?:\w+ )?(?:true|right|correct)\b|\bwhich (?:of|statement|one|option|answer)\b|\bwhat is true\b"
    r"|\bwhich (?:is|are|fits|applies|holds)\b",
    re.I,
)
DECIDING = ("best", "first", "next", "most")
BLANK = re.compile(r"_{3,}")


def stem_asks(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """A stem ends with a question mark of its own, or with its one blank. What somebody in it asks is not what is asked of the learner."""
    stem, blanks = question.stem.strip(), BLANK.findall(question.stem)
    at_the_end = len(blanks) == 1 and BLANK.sub("", stem[stem.index(blanks[0]) :]).strip(" .”") == ""
    if blanks and not at_the_end:
        yield Finding(("stem",), f"{question.id}: the blank stands inside the stem. Put one blank at the very end, or ask a question.")
    elif not blanks and not stem.rstrip(")").endswith("?"):
        yield Finding(("stem",), f"{question.id}: the stem ends without a question mark. End it with what is asked.")


def lead_in_is_positive(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """The last sentence asks for what to do, not against: no “not”, “except”, “least”, “never”, “incorrect”, “false”."""
    asked = QUOTED.sub(" ", lead_in(question))
    negatives = holding(asked, NEGATIVE) + CONTRACTED.findall(asked)
    if negatives:
        yield Finding(
            ("stem",), f"{question.id} asks in the negative (“{negatives[0]}”). Ask for what fits, or for what is outside the role."
        )


def no_double_negative(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """No sentence of a stem denies twice."""
    for sentence in sentences(question.stem):
        if match := DOUBLE.search(CORRELATIVE.sub(r"neither\1or", sentence)):
            yield Finding(("stem",), f"{question.id}: “{match[0]}” denies twice. Say it straight.")


def answerable_with_options_covered(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """What is asked can be answered before the options are read."""
    if match := OPEN.search(lead_in(question)):
        yield Finding(("stem",), f"{question.id}: “{match[0]}” cannot be answered with the options covered. Ask what to do, say or name.")


def stem_is_short(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """A lead-in and a sentence have at most 25 words, a stem 70."""
    parts, asked = sentences(question.stem), lead_in(question)
    if (count := len(words(asked))) > LONGEST_LEAD_IN:
        yield Finding(("stem",), f"{question.id}: what is asked has {count} words; {LONGEST_LEAD_IN} is the most. Shorten it.")
    for sentence in parts[:-1]:
        if (count := len(words(sentence))) > LONGEST_SENTENCE:
            yield Finding(("stem",), f"{question.id}: a sentence of the stem has {count} words; {LONGEST_SENTENCE} is the most. Split it.")
    if (count := len(words(question.stem))) > LONGEST_STEM:
        yield Finding(
            ("stem",), f"{question.id}: the stem has {count} words; {LONGEST_STEM} is the most. Cut what the answer does not need."
        )


def one_deciding_word(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """At most one of best, first, next, most decides, and it stands in capitals."""
    deciding = holding(lead_in(question), DECIDING)
    if len(deciding) > 1:
        yield Finding(("stem",), f"{question.id} decides by “{deciding[0]}” and by “{deciding[1]}”. Keep one.")
    elif deciding and not deciding[0].isupper():
        yield Finding(("stem",), f"{question.id} decides by “{deciding[0]}”. Write it in capitals, so that nobody reads past it.")


def options_do_not_share_their_start(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """Words that begin every option belong in the stem."""
    starts = {words(option.text)[:4] for option in question.options}
    if len(starts) == 1 and len(question.options) > 1 and len(start := starts.pop()) == 4:
        yield Finding(("options",), f"{question.id}: every option begins “{' '.join(start)}”. Put that into the stem.")
