"""Rules about words: what may stand in a piece of text, and what may stand on a shared screen."""

import re
from collections.abc import Iterator

from ..address import slug
from ..guide import Guide
from ..inline import EMPHASIS, plain
from ..kept import kept
from ..pages import Pages
from ..place import Place
from ..problem import Problem
from ..schema import Entry, Prose, Shape, Where, marked_fields, values_along
from ..schema.records import Term

ODD = (
    (re.compile(r"[<>]"), "holds “{found}”. Text is plain: no HTML. Write the words instead."),
    (re.compile(r"\{\{|\}\}|\{%|%\}"), "holds “{found}”, which would be run as a command. Write it in words."),
    (
        re.compile(r"Ã[\x80-\xbf¡-¿]|Â[ -¿]|â€"),
        "holds “{found}”, the trace of a text saved with the wrong encoding. Retype that character.",
    ),
    (
        re.compile(r"\n"),
        "runs over several lines. It is shown as one paragraph: write >- and indent its lines alike, with no blank line between.",
    ),
    (re.compile(r"^[-*+]\s\S*"), "begins with “{found}”. A text is one paragraph; a list is a field with a hyphen before each entry."),
    (
        re.compile(r"(?<!\S)#{1,6}\s\S*"),
        "holds “{found}”. A comment in a text would be shown: move it above the record, or leave out the #.",
    ),
    (re.compile(r"\S*\|\S*"), "holds “{found}”. An upright line parts the cells of a table. Use a comma or a dash."),
    (re.compile(r"&(?:[A-Za-z]+|#\w+);"), "holds “{found}”, which would be shown letter by letter. Write the character itself."),
    (re.compile(r"\\[*_`\[\]#&]"), "holds “{found}”. A mark needs no backslash here: leave it out."),
    (re.compile(r"`[^`]*`?"), "holds “{found}”. The one mark of a text is a star around stressed words, as *with*."),
    (re.compile(r"(?<!\w)(_{1,2})(?=[^\W_]).*?(?<=[^\W_])\1(?!\w)"), "holds “{found}”. Put stars around stressed words, as *with*."),
    (re.compile(r"!?\[[^\]]*\]\([^)]*\)?"), "holds “{found}”. A link is a field with an id; here it would be shown letter by letter."),
    (re.compile(r"\s-\s\S*"), "holds “{found}”. If that is a list entry whose indentation was lost, mend it; else use a comma or a colon."),
    (re.compile(r"javascript:", re.I), "holds “{found}”. Text is plain: no addresses."),
)
# A star that touches a letter and belongs to no pair.
LONE_STAR = re.compile(r"\S*(?:\*(?=\w)|(?<=\w)\*)\S*")
NO_WORD = re.compile("(?!)")
ENDS = re.compile(r"[.?!…][”’)\]*]*$")
# Two capitals or more, as CCS; Roman numerals are not acronyms, nor are the words that decide a question.
ACRONYM = re.compile(r"\b(?!(?:[IVX]+|BEST|FIRST|NEXT|MOST)\b)[A-Z]{2,}s?\b")


def _parts(guide: Guide) -> Iterator[tuple[str, Shape, Place]]:
    """Everything that was read, with what it is called and its place."""
    for name, value, place in guide.parts():
        yield f"the file {name}" if name in guide.settings else name, value, place


def _prose(value: Shape) -> Iterator[tuple[str, Prose, Where]]:
    """Every text of it that a reader reads, with its mark and the way to it."""
    for path, mark in marked_fields(type(value), Prose):
        for text, where in values_along(value, path):
            yield text, mark, where


def _field(where: Where) -> str:
    """The name of the field at the end of a way."""
    return next(p for p in reversed(where) if isinstance(p, str))


def text_is_plain(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Text holds no HTML, no braces, no mark of Markdown but a pair of stars, no broken encoding, no lost list entry, and is not blank."""
    for subject, value, place in _parts(guide):
        for where, piece, said in _odd_in(value):
            line = place.line_with(piece, *where) if piece else place.line(*where)
            yield Problem(place.path, line, f"{subject}: “{_field(where)}” {said.format(found=piece)}")


@kept
def _odd_in(value: Shape) -> list[tuple[Where, str, str]]:
    """What must not stand in its texts: the way to the text, the piece of it, and what is said of it."""
    odd: list[tuple[Where, str, str]] = []
    for text, mark, where in _prose(value):
        if not text.strip():
            needed = len(where) == 1 and type(value).model_fields[str(where[0])].is_required()
            odd.append((where, "", "is blank. Fill it in." if needed else "is blank. Fill it in, or leave the line out."))
        odd += [(where, match[0].strip(), said) for pattern, said in ODD if (match := pattern.search(text))]
        if star := EMPHASIS.search(text) if not mark.stressed else None:
            odd.append((where, star[0], "holds “{found}”, but can stand where nothing is stressed, as on a tab. Leave out the stars."))
        elif star := LONE_STAR.search(plain(text)):
            odd.append((where, star[0], "holds “{found}”, a star without its pair. Put one on each side of what is stressed, or none."))
    return odd


def sentences_end(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A text ends as a sentence does, so that a cut-off one is noticed."""
    for subject, value, place in _parts(guide):
        for where, ending in _cut_off_in(value):
            text = f"{subject}: “{_field(where)}” ends with “{ending}”. End it with a period; is something cut off?"
            yield Problem(place.path, place.last_line(*where), text)


@kept
def _cut_off_in(value: Shape) -> list[tuple[Where, str]]:
    """The last words of texts that do not end as a sentence does, each after the way to the text."""
    sentences = ((text.strip(), where) for text, mark, where in _prose(value) if mark.sentences)
    return [(where, text.split()[-1]) for text, where in sentences if text and not ENDS.search(text)]


def tabs_are_neutral(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No address and no tab title holds a word that tells about somebody's health: a screen may be shared."""
    private = private_words(guide)
    for record in guide.records.values():
        place = guide.places[record.id]
        if word := private.search(record.id.replace("-", " ")):
            text = f"{record.id}: an address must not hold “{word[0]}”; a screen may be shared. Choose another id."
            yield place.problem(text, "id")
        name = "tab" if record.tab else record.titled
        if word := private.search(getattr(record, name)):
            text = f"{record.id}: “{name}” would put “{word[0]}” on a browser tab, and a screen may be shared. Give it a neutral “tab”."
            yield place.problem(text, name)


def private_words(guide: Guide, *more: str) -> re.Pattern[str]:
    """What finds a word that tells about somebody's health, as interface.yml lists them, or one of these; nothing where there are none."""
    words = (*guide.settings.interface.not_on_tabs, *more)
    return re.compile(rf"\b({'|'.join(map(re.escape, words))})", re.I) if words else NO_WORD


def acronyms_are_explained(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every acronym in a sentence stands in the glossary. Titles and names of publishers keep theirs."""
    explained = explained_by(guide)
    if explained is None:
        return
    for subject, value, place in _parts(guide):
        for where, acronym in _acronyms_in(value):
            if not _explains(explained, acronym):
                line = place.line_with(acronym, *where)
                text = f"{subject} uses “{acronym}”, which the glossary does not explain. Add the term, or spell it out."
                yield Problem(place.path, line, text)


@kept
def _acronyms_in(value: Shape) -> list[tuple[Where, str]]:
    """The acronyms in its sentences, each after the way to the text."""
    return [(where, acronym) for text, mark, where in _prose(value) if mark.sentences for acronym in ACRONYM.findall(text)]


def _explains(explained: frozenset[str], acronym: str) -> bool:
    return bool({acronym, acronym.removesuffix("s")} & explained)


def unexplained(text: str, explained: frozenset[str] | None) -> list[str]:
    """The acronyms of a text that are not among the words `explained` by the glossary; none while that cannot be read."""
    return [] if explained is None else [word for word in ACRONYM.findall(text) if not _explains(explained, word)]


def explained_by(guide: Guide) -> frozenset[str] | None:
    """The words that stand in the names of the terms of the glossary; None while it cannot be read."""
    if guide.unsure_of("term"):
        return None
    said = (f"{term.abbreviation or ''} {term.term} {' '.join(term.also)}" for term in guide.every(Term))
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
