"""Rules about the documents around a job: what they name is there, each part has what it needs, and each place of work one entry."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ..guide import Guide
from ..pages import Pages
from ..problem import Problem, did_you_mean
from ..schema import Where
from ..schema.posting import Part, PostingWords

FILE = "posting.yml"
NAME = re.compile(r"\{([^{}]*)\}")
# What a document names beside its fields.
PROGRAM = "program"
# For what is put: what it needs, and what it may have.
PARTS = {
    "heading": (("text",), ("level",)),
    "paragraph": (("text",), ("quiet", "because")),
    "fields": (("fields",), ()),
    "program": (("of",), ("by",)),
    "duties": (("show",), ("section", "core", "own", "by", "numbered", "head")),
    "shares": ((), ()),
    "do_not_ask": ((), ()),
    "table": (("head", "rows"), ()),
    "rests_on": ((), ()),
}


def documents_name_what_is_there(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every field that a document names, in braces or in a list of fields, is one of posting.yml."""
    posting, place = guide.settings.posting, guide.settings.place(FILE)
    known = [field.id for field in posting.fields]
    for at, recipe in enumerate(posting.documents):
        texts: list[tuple[Where, str]] = [(("documents", at, "heading"), recipe.heading)]
        texts += [(("documents", at, "parts", n, "text"), part.text) for n, part in enumerate(recipe.parts) if part.text]
        named: list[tuple[Where, str]] = [(where, name) for where, text in texts for name in NAME.findall(text) if name != PROGRAM]
        named += [(("documents", at, "parts", n, "fields"), name) for n, part in enumerate(recipe.parts) for name in part.fields]
        for where, name in named:
            if name not in known:
                text = f"the document “{recipe.id}” names the field “{name}”, which does not exist.{did_you_mean(name, known)}"
                yield place.problem(text, *where)


def parts_have_what_they_need(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every part of a document has the fields its kind needs, and none that mean nothing there."""
    place = guide.settings.place(FILE)
    for at, recipe in enumerate(guide.settings.posting.documents):
        for number, part in enumerate(recipe.parts):
            needed, allowed = PARTS[part.put]
            given = _given(part)
            start = f"the document “{recipe.id}”: a part that puts {part.put}"
            for name in (name for name in needed if name not in given):
                yield place.problem(f"{start} needs “{name}”. Add it.", "documents", at, "parts", number)
            for name in (name for name in given if name not in (*needed, *allowed)):
                yield place.problem(f"{start} has no use for “{name}”. Remove it.", "documents", at, "parts", number, name)


def _given(part: Part) -> list[str]:
    return [name for name in part.model_dump(exclude_defaults=True) if name != "put"]


def words_of_documents_are_filled(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A small word of the documents has in braces what its field says, and nothing else."""
    words, place = guide.settings.posting.words, guide.settings.place(FILE)
    for name, field in PostingWords.model_fields.items():
        value = getattr(words, name)
        wanted = NAME.findall(field.description or "")
        for found in NAME.findall(value) if isinstance(value, str) else ():
            if found not in wanted:
                may = f" It may have {_listed(wanted)}." if wanted else " It may have none."
                yield place.problem(f"“{name}” has {{{found}}}, which nothing fills in.{may}", "words", name)


def _listed(names: Iterable[str]) -> str:
    return " and ".join(f"{{{name}}}" for name in names)


def each_place_of_work_has_one_entry(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No program has two entries in posting.yml, and one entry is for every other place."""
    posting, place = guide.settings.posting, guide.settings.place(FILE)
    met: set[str] = set()
    for at, entry in enumerate(posting.programs):
        if entry.id in met:
            yield place.problem(f"{entry.id} has two entries. Keep one.", "programs", at)
        met.add(entry.id)
    if all(entry.program for entry in posting.programs):
        text = "every entry names a program, so nobody else finds a description. Add an entry without “program”."
        yield place.problem(text, "programs")


def names_of_documents_differ(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No two fields and no two documents have one name, and no two documents one file."""
    posting, place = guide.settings.posting, guide.settings.place(FILE)
    named = [("fields", "id", [field.id for field in posting.fields])]
    named += [("documents", name, [getattr(recipe, name) for recipe in posting.documents]) for name in ("id", "file")]
    for group, name, values in named:
        for value in (value for value, times in Counter(values).items() if times > 1):
            at = len(values) - 1 - values[::-1].index(value)
            yield place.problem(f"two {group} have “{value}” as their “{name}”. Give one another.", group, at, name)
