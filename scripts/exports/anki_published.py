"""What learners have in Anki, and so what a newer deck brings them: data/published-cards.txt.

Anki takes a card of a file in place of the one it has where it is from a later moment. If all were from one, a change of one card would
bring them all, over what a learner has edited, and a second change on the same day would bring none. So the file remembers for each
card when it last changed, and for each deck the name by which Anki knows it.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256

from .. import day
from ..guide import Guide
from ..kept import kept
from ..load import CARD_CHANGED, NO_KEY, PublishedCards, published_cards
from ..render import Renderer
from .anki_cards import Package, packages

OPENING = """\
# What learners have in Anki, a program for learning with cards: the key their cards carry and the names of their decks, which never
# change, and for each card when it last changed, with a mark of what it says. `make bless` adds what is new and renews what changed.
# “whole” is the moment of the last deck whose cards were all from one: what changes is later than that."""


@kept
def published(guide: Guide) -> PublishedCards:
    """Every card of the guide ever published."""
    return published_cards(guide.root)


def names(guide: Guide, made: Sequence[Package]) -> dict[str, str]:
    """Each deck with its name: the one it was published with, else its title of today."""
    return {deck.id: published(guide).decks.get(deck.id, deck.title) for package in made for deck in package.decks}


def moments(guide: Guide, made: Sequence[Package]) -> dict[str, datetime]:
    """For each card, and for the look of each file, when it last changed. What is not recorded changed when the guide last did."""
    day_of_change = datetime.combine(guide.figures.built, time(), UTC)
    return {name: moment for name, (moment, _) in _dated(guide, made, day_of_change).items()}


def unrecorded(guide: Guide, renderer: Renderer) -> list[str]:
    """What is new or says something else than is recorded: cards by their ids, “questions.apkg” for the look of its cards, decks."""
    made, known = packages(guide, renderer), published(guide)
    cards = [name for name, mark in _marks(made) if name not in known.cards or known.cards[name][1] != mark]
    return sorted(cards) + sorted(names(guide, made).keys() - known.decks.keys())


def record(guide: Guide, renderer: Renderer) -> bytes:
    """data/published-cards.txt as of now. A card that waits to be read again keeps its line, one whose record is gone loses it."""
    made, known = packages(guide, renderer), published(guide)
    dated = {name: card for name, card in known.cards.items() if name in guide.records} | _dated(guide, made, day.now())
    decks = {**known.decks, **names(guide, made)}
    lines = [
        OPENING,
        f"key: {(known.key if known.line else guide.key) or NO_KEY}",
        *([f"whole: {known.whole.strftime(CARD_CHANGED)}"] if known.whole else []),
        *(f"deck {deck}: {decks[deck]}" for deck in sorted(decks)),
        *(f"{name} {moment.strftime(CARD_CHANGED)} {mark}" for name, (moment, mark) in sorted(dated.items())),
    ]
    return ("\n".join(lines) + "\n").encode() if made or known.line else b""


def _dated(guide: Guide, made: Sequence[Package], today: datetime) -> dict[str, tuple[datetime, str]]:
    """Each card with its moment and its mark. What has changed is from `today`, and in any case later than what learners have of it."""
    dated, known = {}, published(guide)
    for name, mark in _marks(made):
        moment = today
        if name in known.cards:
            before, said = known.cards[name]
            moment = before if said == mark else max(today, max(before, known.whole or before) + timedelta(seconds=1))
        dated[name] = moment, mark
    return dated


def _marks(made: Sequence[Package]) -> Iterator[tuple[str, str]]:
    """A mark of each card, and of the look of those of each file: eight letters that change with anything Anki is given of it."""
    for package in made:
        yield f"{package.name}.apkg", _mark(package.style, package.kind.front, package.kind.back)
        for note in (note for deck in package.decks for note in deck.notes):
            yield note.id, _mark(*note.said, *note.tags)


def _mark(*said: str) -> str:
    return sha256("\x1f".join(said).encode()).hexdigest()[:8]
