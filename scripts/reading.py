"""Reading grade of pages and records: Flesch–Kincaid (Kincaid et al. 1975), syllables by pyphen's US English hyphenation."""

import re
from functools import cache
from pathlib import Path
from statistics import mean

from pyphen import Pyphen

from .guide import Guide
from .pages import prose_of_page, text_of_page
from .schema import Entry, Prose, marked_fields, values_along

# 0.39 × words a sentence + 11.8 × syllables a word − 15.59
PER_SENTENCE, PER_SYLLABLE, OFFSET = 0.39, 11.8, 15.59
WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
SENTENCE = re.compile(r"[.!?]+(?=\s|$)|\n\s*\n|\n(?=\s*[-#|])")
VOWELS = re.compile("[aeiouy]+")
# Endings that are written and not said: mak(e), help(ed), side(s).
SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^td])ed$|(?<=[^aeiouyscxzgh])es$")


@cache
def _syllables(word: str) -> int:
    """How many syllables a word has: by hyphenation or by groups of vowels, whichever finds more.

    Hyphenation misses a syllable where no line may break, as in ar|ea and recover|y.
    """
    spoken = SILENT.sub("", word.lower())
    hyphenated: str = _hyphens().inserted(word)
    return max(hyphenated.count("-") + 1, len(VOWELS.findall(spoken)), 1)


@cache
def _hyphens() -> Pyphen:
    return Pyphen(lang="en_US")


@cache
def grade(text: str) -> float | None:
    """The US school grade of a text; None where it holds fewer than ten words."""
    sentences = [s for s in SENTENCE.split(text) if WORD.search(s)]
    words = WORD.findall(text)
    if len(words) < 10:
        return None
    return PER_SENTENCE * len(words) / len(sentences) + PER_SYLLABLE * sum(map(_syllables, words)) / len(words) - OFFSET


def report(guide: Guide) -> list[tuple[str, str, float]]:
    """("kind" or "page", name, grade) for every kind of record and every page."""
    rows = []
    for kind, records in guide.by_kind.items():
        grades = [g for r in records if (g := grade(" ".join(_prose(r)))) is not None]
        rows += [("kind", kind, mean(grades))] if grades else []
    for path in sorted((guide.root / "docs").rglob("*.md")):
        read_at = grade(prose_of_page(text_of_page(path)))
        rows += [("page", _name(guide.root, path), read_at)] if read_at is not None else []
    return rows


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _prose(record: Entry) -> list[str]:
    """The running text of a record: fields of whole sentences, without names and terms."""
    return [text for path, mark in marked_fields(type(record), Prose) if mark.sentences for text, _ in values_along(record, path)]
