"""What a rule finds in a question or a case, and what it may look at: where, and a sentence."""

from typing import NamedTuple

from ...schema import Case, Entry, Question, Where
from ...schema.files import ItemWritingFile

Judged = Question | Case


class Grounds(NamedTuple):
    """All that a rule may look at beside the question or case itself: while it is the same, the rule finds the same.

    `item_writing` is the settings, `explained` the words the glossary explains (None while it cannot be read), `clauses` the
    records its reasons rest on, `recorded` the ids of those whose text it was written against.
    """

    item_writing: ItemWritingFile
    explained: frozenset[str] | None
    clauses: dict[str, Entry]
    recorded: frozenset[str]


class Finding(NamedTuple):
    """One thing found. `where` is the way to it in the record, empty for the record itself; `lines` are the ways to the places
    that stand in the text as {lines}."""

    where: Where
    text: str
    lines: tuple[Where, ...] = ()
