"""Takes the wording of a question apart: sentences, lead-in, words, and which words of a list stand in it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ...questions import sentences
from ...schema import Question, Where
from .findings import Judged

WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9’'-]*")
QUOTED = re.compile(r"“[^”]*”")
# Words that carry no content of their own: a match on them says nothing.
SMALL = frozenset(
    re.findall(
        r"\w+",
        """
        about after again also and any are ask asked asks back been before being best between both but can come day did
        does doing done down each else first for from get give goes going had has have help helps her here hers him his how
        into its just keep know let like look made make many meeting more most much need new next not now off offer once
        one only other our out over own part peer people person put same say says see she should so some such support take
        talk team tell tells than that the their them then there these they thing things this those through time today told
        too try under until upon use very want wants was way week well were what when where which while who whose why will
        with work would yes yet you your
        """,
    )
)


@cache
def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, with straight apostrophes."""
    return tuple(word.lower().replace("’", "'") for word in WORD.findall(text))


@cache
def content_words(text: str) -> frozenset[str]:
    """Words of four letters or more that say what a text is about, without the ending that marks a plural or a tense."""
    return frozenset(stem for w in words(text) if w not in SMALL and len(w) >= 4 and (stem := _root(w)) not in SMALL)


def _root(word: str) -> str:
    word = word.removesuffix("'s")
    return re.sub(r"(?<=\w{3})(ing|ed|es|s)$", "", word)


def lead_in(question: Question) -> str:
    """The last sentence of the stem: what is asked. Empty where the stem is blank."""
    return next(reversed(sentences(question.stem)), "")


def texts(item: Judged) -> Iterator[tuple[Where, str]]:
    """Every sentence a learner reads, with its place in the record."""
    yield ("title",), item.title
    yield (item.worded,), getattr(item, item.worded)
    if isinstance(item, Question):
        for index, option in enumerate(item.options):
            yield ("options", index, "text"), option.text
            yield ("options", index, "why"), option.why
            if option.fits:
                yield ("options", index, "fits"), option.fits
    else:
        for name in ("pulls", "ask_yourself", "bring_to_supervision"):
            for index, text in enumerate(getattr(item, name)):
                yield (name, index), text


def holding(text: str, listed: Iterable[str], beginnings: bool = False) -> list[str]:
    """The words of a list that stand in a text, as they stand there; `beginnings` also finds “overdosed” by “overdose”."""
    return list(_holding(text, tuple(listed), beginnings))


@cache
def _holding(text: str, listed: tuple[str, ...], beginnings: bool) -> tuple[str, ...]:
    pattern = _pattern(listed, beginnings)
    return tuple(match[0] for match in pattern.finditer(text.replace("’", "'"))) if pattern else ()


@cache
def _pattern(listed: tuple[str, ...], beginnings: bool) -> re.Pattern[str] | None:
    if not listed:
        return None
    either = "|".join(re.escape(word.replace("’", "'")) for word in sorted(listed, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{either}){'[a-z]*' if beginnings else ''}(?![\w-])", re.I)


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How many of all words of two texts both share, from 0 to 1 (Jaccard)."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def runs(text: str, length: int) -> list[tuple[str, ...]]:
    """Every run of `length` words in a text, in order."""
    said = words(text)
    return [said[i : i + length] for i in range(len(said) - length + 1)]
