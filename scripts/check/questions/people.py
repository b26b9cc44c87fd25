"""Rules about the people in the questions: which names they have, and of whom hard behavior is told."""

from collections.abc import Iterator

from ...guide import Guide
from ...kept import kept
from ...schema import Question
from ...schema.records import Term
from .bank import ENOUGH, percent
from .findings import Finding
from .wording import holding, texts, words

# One name carries at most this many questions, where a set of twins counts as one, and neither he nor she this share of hard behavior.
QUESTIONS_A_NAME = 3
OFF_BALANCE = 65
# What may stand beside a word.
MARKS = "“”.,?!:;()"
HE, SHE = ("he", "him", "his"), ("she", "her", "hers")


def people_are_evenly_drawn(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """No name carries many questions, and hard behavior is spread evenly over he and she."""
    bank = guide.every(Question)
    for name, questions in _names(guide).items():
        if (count := len({q.unit for q in questions})) > QUESTIONS_A_NAME:
            text = f"“{name}” stands in {count} questions; {QUESTIONS_A_NAME} is the most. Change the name in some."
            yield questions[-1], Finding(("stem",), text)
    hard = [q for q in bank if q.note or holding(q.stem, guide.settings.item_writing.hard, beginnings=True)]
    he, she = (sum(bool(holding(q.stem, said)) for q in hard) for said in (HE, SHE))
    for said, count in (("he", he), ("she", she)):
        if he + she >= ENOUGH and percent(count, he + she) > OFF_BALANCE:
            share = f"{percent(count, he + she):.0f} percent"
            text = f"hard behavior is told of “{said}” in {share} of the stems that tell it. Change some people."
            yield None, Finding(("hard",), text)


def _names(guide: Guide) -> dict[str, list[Question]]:
    """Names of people, as words that stand with a capital and nowhere in the bank without one, with the questions that hold them."""
    bank = guide.every(Question)
    small = frozenset(word for question in bank for word in _small_words(question))
    known = small | {w.lower() for term in guide.every(Term) for w in words(term.term)} | set(guide.settings.item_writing.not_names)
    names: dict[str, list[Question]] = {}
    for question in bank:
        for word in _capital_words(question):
            if word.lower() not in known:
                names.setdefault(word, []).append(question)
    return names


@kept
def _small_words(question: Question) -> frozenset[str]:
    """The words of a question that stand without a capital."""
    said = (word for _, text in texts(question) for word in text.replace("’", "'").split())
    return frozenset(word.strip(MARKS) for word in said if word[:1].islower())


@kept
def _capital_words(question: Question) -> list[str]:
    """The words of its stem that stand with one, each once."""
    said = sorted({word.strip(MARKS).replace("’s", "") for word in question.stem.split()})
    return [word for word in said if word[:1].isupper() and word[1:].islower() and word.isalpha()]
