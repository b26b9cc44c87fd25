"""Rules about words: what may stand in a piece of text, and what may stand on a shared screen."""

import re
from collections.abc import Iterator
from functools import cache, partial

from ..address import slug
from ..guide import Guide
from ..kept import Kept
from ..pages import Pages
from ..problem import Problem
from ..schema import Prose, Shape, marked_fields, named

ODD = (
    (re.compile(r"[<>]"), "holds “{found}”. Text is plain: no HTML. Write the words instead."),
    (re.compile(r"\{\{|\}\}|\{%|%\}"), "holds “{found}”, which would be run as a command. Write it in words."),
    (
        re.compile(r"Ã[\x80-\xbf¡-¿]|Â[ -¿]|â€"),
        "holds “{found}”, the trace of a text saved with the wrong encoding. Retype that character.",
    ),
    (re.compile(r"\s-\s\S*"), "holds “{found}”. If that is a list entry whose indentation was lost, mend it; else use a comma or a colon."),
    (re.compile(r"javascript:", re.I), "holds “{found}”. Text is plain: no addresses."),
)
ENDS = re.compile(r"[.?!…][”’)\]*]*$")
# Two capitals or more, as CCS; Roman numerals are not acronyms, nor are the words that decide a question.
ACRONYM = re.compile(r"\b(?!(?:[IVX]+|BEST|FIRST|NEXT|MOST)\b)[A-Z]{2,}s?\b")


# The texts of a record or of settings, each with its mark and the way to it.
_texts = Kept()


def _prose(guide: Guide) -> Iterator[tuple]:
    """Every text a reader reads, with its subject and its place."""
    for name, value, place in guide.loaded.parts():
        subject = f"the file {name}" if name in guide.loaded.settings else name
        for text, mark, where in _texts.of(value, partial(_texts_of, value)):
            yield subject, text, mark, place, where


def _texts_of(value: Shape) -> list[tuple]:
    return [(text, mark, where) for path, mark in marked_fields(type(value), Prose) for text, where in named(value, path)]


def text_is_plain(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Text holds no HTML, no braces, no broken encoding, no lost list entry, and is not blank."""
    for subject, text, _, place, where in _prose(guide):
        name = next(p for p in reversed(where) if isinstance(p, str))
        if not text.strip():
            yield Problem(place.path, place.line(*where), f"{subject}: “{name}” is blank. Fill it in, or leave the line out.")
        for found, said in _odd(text):
            yield Problem(place.path, place.lines.holding(place.where + where, found), f"{subject}: “{name}” {said.format(found=found)}")


@cache
def _odd(text: str) -> tuple[tuple[str, str], ...]:
    """What must not stand in a text, each with what is said of it."""
    return tuple((found[0].strip(), said) for pattern, said in ODD if (found := pattern.search(text)))


def sentences_end(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A text ends as a sentence does, so that a cut-off one is noticed."""
    for subject, text, mark, place, where in _prose(guide):
        if mark.sentences and text.strip() and not ENDS.search(text.strip()):
            name = next(p for p in reversed(where) if isinstance(p, str))
            ending = text.split()[-1]
            yield Problem(
                place.path,
                place.lines.last(place.where + where),
                f"{subject}: “{name}” ends with “{ending}”. End it with a period; is something cut off?",
            )


def tabs_are_neutral(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No address and no tab title holds a word that tells about somebody's health: a screen may be shared."""
    words = guide.interface.not_on_tabs if "interface.yml" in guide.loaded.settings else ()
    private = re.compile(rf"\b({'|'.join(map(re.escape, words))})", re.I) if words else None
    for record in guide.records.values() if private else []:
        place = guide.places[record.id]
        if found := private.search(record.id.replace("-", " ")):
            yield Problem(
                place.path,
                place.line("id"),
                f"{record.id}: an address must not hold “{found[0]}”; a screen may be shared. Choose another id.",
            )
        name = "tab" if record.tab else record.titled
        if found := private.search(getattr(record, name)):
            yield Problem(
                place.path,
                place.line(name),
                f"{record.id}: “{name}” would put “{found[0]}” on a browser tab, and a screen may be shared. Give it a neutral “tab”.",
            )


def acronyms_are_explained(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every acronym in a sentence stands in the glossary. Titles and names of publishers keep theirs."""
    explained = explained_by(guide)
    for subject, text, mark, place, where in _prose(guide):
        for found in unexplained(text, explained) if mark.sentences else ():
            line = place.lines.holding(place.where + where, found)
            yield Problem(
                place.path, line, f"{subject} uses “{found}”, which the glossary does not explain. Add the term, or spell it out."
            )


def unexplained(text: str, explained: frozenset[str] | None) -> list[str]:
    """The acronyms of a text that are not among the words `explained` by the glossary; none while that cannot be read."""
    found = [] if explained is None else ACRONYM.findall(text)
    return [word for word in found if not {word, word.removesuffix("s")} & explained] if found else []


def explained_by(guide: Guide) -> frozenset[str] | None:
    """The words that stand in the names of the terms of the glossary; None while it cannot be read."""
    if guide.unsure_of("term"):
        return None
    said = (f"{term.abbreviation or ''} {term.term} {' '.join(term.also)}" for term in guide.by_kind["term"])
    return frozenset(re.findall(r"[A-Za-z0-9]+", " ".join(said)))


def search_words_are_sayable(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No two “also” words of a record are the same."""
    for record in guide.records.values():
        seen: set[str] = set()
        for index, word in enumerate(record.also):
            if slug(word) in seen:
                place = guide.places[record.id]
                yield Problem(place.path, place.line("also", index), f"{record.id} lists “{word}” twice in “also”. Keep one.")
            seen.add(slug(word))
