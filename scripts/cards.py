"""Which records make flashcards, and what stands on their two sides. Page and files to keep ask here, so that they hold the same cards."""

from typing import NamedTuple

from .guide import Guide
from .schema import Entry
from .schema.records import Frame, Term

# Kinds of which every record with a known wording is a card, in the order of a deck.
KINDS = ("competency", "ethics-principle", "scope-statement", "term", "frame")


class Card(NamedTuple):
    """A flashcard: its record, and what its two sides say."""

    record: Entry
    # The official number as a reader says it; empty where there is none.
    label: str
    title: str
    # What tells one title from another: the short form of a term, the frame that “Home” is a part of.
    beside: str
    # What it says in our words: the back.
    text: str


def flashcards(guide: Guide) -> dict[str, list[Card]]:
    """Kind → its cards in the order of the guide. A record whose wording is not confirmed has no back, and so is no card."""
    found = {kind: [_card(guide, r) for r in guide.by_kind[kind] if r.standing != "unconfirmed" and guide.text(r)] for kind in KINDS}
    return {kind: cards for kind, cards in found.items() if cards}


def _card(guide: Guide, record: Entry) -> Card:
    return Card(record, guide.label(record) or "", guide.title(record), _beside(guide, record), guide.text(record))


def _beside(guide: Guide, record: Entry) -> str:
    if isinstance(record, Term):
        return record.abbreviation or ""
    if isinstance(record, Frame) and record.part_of:
        return guide.title(guide[record.part_of])
    return ""
