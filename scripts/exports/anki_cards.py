"""What the decks for Anki hold, as plain values: a note for each practice question and each flashcard. anki.py makes files of them."""

from collections.abc import Iterator
from typing import NamedTuple

from ..cards import Card, card_tags, decks
from ..guide import Guide
from ..questions import question_tags, settled_questions
from ..render import Pieces, Renderer
from ..schema import Question
from ..schema.records import ExamDomain

# What stands between the two sides of an answered card: Anki scrolls to it.
RULE = '<hr id="answer">'


class Kind(NamedTuple):
    """A kind of card, for good: Anki takes cards whose kind has another number, other fields or another name of its template for strangers.

    Then a newer file would renew nothing for those who have an older one. The numbers were drawn once.
    """

    model: int
    # That of its deck. Decks Anki knows by their names; their numbers only have to differ.
    deck: int
    # Seen only by who edits cards in Anki. Those of both kinds begin with the id.
    fields: tuple[str, ...]
    front: str
    # What is asked stands over the answer once more; the options of a question do so with their reasons, so that they are not said twice.
    back: str


QUESTIONS = Kind(
    1_763_801_947,
    1_763_802_611,
    ("Id", "Question", "Options", "Answer"),
    "{{Question}}{{Options}}",
    f"{{{{Question}}}}{RULE}{{{{Answer}}}}",
)
FLASHCARDS = Kind(
    1_796_014_283,
    1_796_015_639,
    ("Id", "Title", "Words", "Source"),
    "{{Title}}",
    f"{{{{Title}}}}{RULE}{{{{Words}}}}{{{{Source}}}}",
)


class Note(NamedTuple):
    """What Anki calls a note: here always one card."""

    id: str
    # What stands in its fields, behind the id.
    said: tuple[str, ...]
    tags: tuple[str, ...]


class Deck(NamedTuple):
    """A deck with its notes, in the order new ones come."""

    # How data/published-cards.txt names it: “questions/study-values”.
    id: str
    # What it is called when it is new. It keeps that name, whatever this becomes.
    title: str
    notes: tuple[Note, ...] = ()


class Package(NamedTuple):
    """What one file holds: a kind of card, and decks, the first of which holds the others."""

    name: str
    kind: Kind
    style: str
    about: str
    decks: tuple[Deck, ...]


def packages(guide: Guide, renderer: Renderer) -> list[Package]:
    """The questions and the flashcards of a guide, each where it has any."""
    pieces = renderer.pieces("anki_deck.html")
    style = _said(pieces, "style")
    made = []
    if guide.every(Question):
        made.append(Package("questions", QUESTIONS, style, _said(pieces, "about"), tuple(_question_decks(guide, pieces))))
    if decks(guide):
        made.append(Package("flashcards", FLASHCARDS, style, _said(pieces, "about_cards"), tuple(_card_decks(guide, pieces))))
    return made


def _question_decks(guide: Guide, pieces: Pieces) -> Iterator[Deck]:
    """A deck for each study domain."""
    yield Deck("questions", _title(guide.name))
    for domain in guide.every(ExamDomain):
        notes = (_question(guide, pieces, question) for question in settled_questions(guide, domain=domain.id))
        yield Deck(f"questions/{domain.id}", _title(guide.title(domain)), tuple(notes))


def _card_decks(guide: Guide, pieces: Pieces) -> Iterator[Deck]:
    """The main deck and the other, each with a number before its name: Anki puts decks in the order of the alphabet."""
    yield Deck("flashcards", _title(_said(pieces, "cards_title")))
    for number, (name, parts) in enumerate(decks(guide).items(), 1):
        notes = (_card(pieces, card) for cards in parts.values() for card in cards)
        yield Deck(f"flashcards/{name}", _title(f"{number} {_said(pieces, 'deck_title', name)}"), tuple(notes))


def _title(title: str) -> str:
    """A title as the name of a deck, in which :: would part it from one inside."""
    return title.replace("::", ":")


def _question(guide: Guide, pieces: Pieces, question: Question) -> Note:
    said = (_said(pieces, side, question) for side in ("question", "options", "answer"))
    return Note(question.id, tuple(said), tuple(question_tags(guide, question)))


def _card(pieces: Pieces, card: Card) -> Note:
    said = (_said(pieces, side, card) for side in ("title", "words_of", "source"))
    return Note(card.record.id, tuple(said), tuple(card_tags(card)))


def _said(pieces: Pieces, piece: str, *of: object) -> str:
    return str(pieces[piece](*of)).strip()
