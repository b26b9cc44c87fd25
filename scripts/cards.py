"""What people learn from away from the pages: which records make flashcards, and in which deck each is.

The page of flashcards, the tables, the sheet to print and the deck for Anki all ask here, so that they hold the same cards.
"""

from collections import Counter
from typing import NamedTuple

from .guide import Guide
from .schema import Entry, kinds

# The part, and the deck, of what is looked up rather than learned: abbreviations, sources of law.
LOOKED_UP = "looked-up"
MAIN = "main"


class Card(NamedTuple):
    """A flashcard: its record, and what its two sides say."""

    record: Entry
    # The official number as a reader says it; empty where there is none.
    label: str
    title: str
    # What tells one title from another: the short form of a term, the frame that “Home” is a part of.
    beside: str
    # What its source says, in our words: the back.
    text: str
    # Our note beside it, or in its place where the source gives only a name or all of it is ours.
    ours: str
    # What its kind is called, where another card has the same title and nothing else tells the two apart.
    kind: str = ""

    @property
    def front(self) -> str:
        """The front in one line: “Competency 1.2: Informed choice”, “Home (Four dimensions of recovery)”."""
        numbered = f"{self.label}: {self.title}" if self.label else self.title
        apart = self.beside or self.kind
        return f"{numbered} ({apart})" if apart else numbered


def decks(guide: Guide) -> dict[str, dict[str, list[Card]]]:
    """MAIN and LOOKED_UP → the parts of that deck with their cards, each where there are any."""
    parts = flashcards(guide)
    main = {part: cards for part, cards in parts.items() if part != LOOKED_UP}
    apart = {part: cards for part, cards in parts.items() if part == LOOKED_UP}
    return {name: deck for name, deck in ((MAIN, main), (LOOKED_UP, apart)) if deck}


def flashcards(guide: Guide) -> dict[str, list[Card]]:
    """Part → its cards in the order of the guide: a part for each kind, and at the end LOOKED_UP.

    A record whose wording is not confirmed has no back, and so is no card.
    """
    with_cards = sorted((model.flashcard, model.kind) for model in kinds().values() if model.flashcard)
    records = [r for _, kind in with_cards for r in guide.by_kind[kind] if r.standing != "unconfirmed"]
    titles = Counter(guide.title(record) for record in records)
    cards: dict[str, list[Card]] = {}
    for record in records:
        text, ours = guide.text(record) or "", guide.ours(record) or ""
        if record.standing == "guidance":
            text, ours = "", text
        card = Card(record, guide.label(record) or "", guide.title(record), _beside(guide, record), text, ours)
        alike = titles[card.title] > 1 and not card.label
        card = card._replace(kind=guide.settings.interface.kinds[record.kind].one) if alike else card
        cards.setdefault(LOOKED_UP if _is_looked_up(record) else record.kind, []).append(card)
    apart = cards.pop(LOOKED_UP, None)
    return cards | {LOOKED_UP: apart} if apart else cards


def _is_looked_up(record: Entry) -> bool:
    said: bool | None = getattr(record, "looked_up", None)
    return bool(_short_form(record)) if said is None else said


def _short_form(record: Entry) -> str | None:
    return getattr(record, "abbreviation", None)


def _beside(guide: Guide, record: Entry) -> str:
    whole = getattr(record, "part_of", None)
    return guide.title(guide[whole]) if whole else _short_form(record) or ""


def card_tags(card: Card) -> list[str]:
    """Tags without spaces: “kind::competency”, “standing::stated”, “record::informed-choice”."""
    return [f"kind::{card.record.kind}", f"standing::{card.record.standing}", f"record::{card.record.id}"]
