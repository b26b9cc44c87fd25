"""Rules about words: what may stand in a piece of text, and what may stand on a shared screen."""

import re
from collections.abc import Iterator

from ..address import slug
from ..guide import Guide
from ..kept import kept
from ..pages import Pages
from ..place import Place
from ..problem import Problem
from ..schema import Entry, Prose, Shape, marked_fields, named

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


def _parts(guide: Guide) -> Iterator[tuple[str, Shape, Place]]:
    """Everything that was read, with what it is called and its place."""
    for name, value, place in guide.parts():
        yield f"the file {name}" if name in guide.settings else name, value, place


def _prose(value: Shape) -> Iterator[tuple[str, Prose, tuple]]:
    """Every text of it that a reader reads, with its mark and the way to it."""
    for path, mark in marked_fields(type(value), Prose):
        for text, where in named(value, path):
            yield text, mark, where


def _field(where: tuple) -> str:
    """The name of the field at the end of a way."""
    return next(p for p in reversed(where) if isinstance(p, str))


def text_is_plain(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Text holds no HTML, no braces, no broken encoding, no lost list entry, and is not blank."""
    for subject, value, place in _parts(guide):
        for where, found, said in _odd_in(value):
            line = place.line_with(found, *where) if found else place.line(*where)
            yield Problem(place.path, line, f"{subject}: “{_field(where)}” {said.format(found=found)}")


@kept
def _odd_in(value: Shape) -> list[tuple[tuple, str, str]]:
    """What must not stand in its texts, each with the way to the text and what is said of it."""
    found: list[tuple[tuple, str, str]] = []
    for text, _, where in _prose(value):
        if not text.strip():
            found.append((where, "", "is blank. Fill it in, or leave the line out."))
        found += [(where, odd[0].strip(), said) for pattern, said in ODD if (odd := pattern.search(text))]
    return found


def sentences_end(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A text ends as a sentence does, so that a cut-off one is noticed."""
    for subject, value, place in _parts(guide):
        for where, ending in _cut_off_in(value):
            text = f"{subject}: “{_field(where)}” ends with “{ending}”. End it with a period; is something cut off?"
            yield Problem(place.path, place.last_line(*where), text)


@kept
def _cut_off_in(value: Shape) -> list[tuple[tuple, str]]:
    """The last words of texts that do not end as a sentence does, each after the way to the text."""
    sentences = ((text.strip(), where) for text, mark, where in _prose(value) if mark.sentences)
    return [(where, text.split()[-1]) for text, where in sentences if text and not ENDS.search(text)]


def tabs_are_neutral(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No address and no tab title holds a word that tells about somebody's health: a screen may be shared."""
    private = telling(guide)
    for record in guide.records.values() if private else []:
        place = guide.places[record.id]
        if found := private.search(record.id.replace("-", " ")):
            text = f"{record.id}: an address must not hold “{found[0]}”; a screen may be shared. Choose another id."
            yield place.problem(text, "id")
        name = "tab" if record.tab else record.titled
        if found := private.search(getattr(record, name)):
            text = f"{record.id}: “{name}” would put “{found[0]}” on a browser tab, and a screen may be shared. Give it a neutral “tab”."
            yield place.problem(text, name)


def telling(guide: Guide) -> re.Pattern[str] | None:
    """Finds a word that tells about somebody's health, as interface.yml lists them; None where it lists none."""
    words = guide.settings.interface.not_on_tabs
    return re.compile(rf"\b({'|'.join(map(re.escape, words))})", re.I) if words else None


def acronyms_are_explained(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every acronym in a sentence stands in the glossary. Titles and names of publishers keep theirs."""
    explained = explained_by(guide)
    for subject, value, place in _parts(guide) if explained is not None else ():
        for where, found in _acronyms_in(value):
            if not _explains(explained, found):
                line = place.line_with(found, *where)
                text = f"{subject} uses “{found}”, which the glossary does not explain. Add the term, or spell it out."
                yield Problem(place.path, line, text)


@kept
def _acronyms_in(value: Shape) -> list[tuple[tuple, str]]:
    """The acronyms in its sentences, each after the way to the text."""
    return [(where, found) for text, mark, where in _prose(value) if mark.sentences for found in ACRONYM.findall(text)]


def _explains(explained: frozenset[str], acronym: str) -> bool:
    return bool({acronym, acronym.removesuffix("s")} & explained)


def unexplained(text: str, explained: frozenset[str] | None) -> list[str]:
    """The acronyms of a text that are not among the words `explained` by the glossary; none while that cannot be read."""
    return [] if explained is None else [word for word in ACRONYM.findall(text) if not _explains(explained, word)]


def explained_by(guide: Guide) -> frozenset[str] | None:
    """The words that stand in the names of the terms of the glossary; None while it cannot be read."""
    if guide.unsure_of("term"):
        return None
    said = (f"{term.abbreviation or ''} {term.term} {' '.join(term.also)}" for term in guide.by_kind["term"])
    return frozenset(re.findall(r"[A-Za-z0-9]+", " ".join(said)))


def other_words_differ(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No two “also” words of a record are the same."""
    for record in guide.records.values():
        for index, word in _twice_in(record):
            yield guide.places[record.id].problem(f"{record.id} lists “{word}” twice in “also”. Keep one.", "also", index)


@kept
def _twice_in(record: Entry) -> list[tuple[int, str]]:
    """The “also” words that stand earlier in the list as well, each with its place."""
    slugs = [slug(word) for word in record.also]
    return [(index, word) for index, word in enumerate(record.also) if slugs[index] in slugs[:index]]
