"""Decks for Anki, a program for learning with cards: downloads/questions.apkg and downloads/flashcards.apkg."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime, time
from hashlib import sha256
from itertools import count

import genanki

from ..archive import archive
from ..guide import Guide
from ..render import Renderer
from .anki_cards import Deck, Package, packages
from .anki_published import moments, names
from .export import Files, Page


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """A deck of the questions that may be handed on, and one of the flashcards; nothing where there are none."""
    made = packages(guide, renderer)
    changed = moments(guide, made)
    files = {}
    for package in made:
        collection = _collection(guide, package, list(_decks(guide, package, names(guide, made))), changed)
        files[f"downloads/{package.name}.apkg"] = archive({"collection.anki2": collection, "media": b"{}"}, guide.figures.built)
    return files


# ---- what Anki knows a guide by


def guid(guide: Guide, record_id: str) -> str:
    """What Anki knows a card by, in every file. Two guides may have records of one id, which their keys tell apart."""
    return str(genanki.guid_for(*([guide.key] if guide.key else []), record_id))


def _number(guide: Guide, drawn: int, what: str) -> int:
    """The number of a kind of card or of its deck: as drawn, or for a guide with a key one that its key gives."""
    return 2**30 + _hashed(f"{guide.key} {what}") % 2**30 if guide.key else drawn


def _model_number(guide: Guide, package: Package) -> int:
    return _number(guide, package.kind.model, f"{package.name} cards")


def deck_id(first: int, name: str) -> int:
    """A number of its own for a deck inside the one of the number `first`, the same in every build."""
    return first + 1 + _hashed(name)


def _hashed(text: str) -> int:
    return int.from_bytes(sha256(text.encode()).digest()[:4])


# ---- the decks


def _decks(guide: Guide, package: Package, named: Mapping[str, str]) -> Iterator[genanki.Deck]:
    """The deck of a file, and those inside it."""
    whole, *parts = package.decks
    model = _model(guide, package, named[whole.id])
    number = _number(guide, package.kind.deck, f"{package.name} deck")
    yield _filled(guide, genanki.Deck(number, named[whole.id], package.about), model, whole)
    for part in parts:
        name = f"{named[whole.id]}::{named[part.id]}"
        yield _filled(guide, genanki.Deck(deck_id(number, part.id.partition("/")[2]), name), model, part)


def _filled(guide: Guide, deck: genanki.Deck, model: genanki.Model, part: Deck) -> genanki.Deck:
    # New cards come in the order of the guide.
    for number, note in enumerate(part.notes, 1):
        fields = [note.id, *note.said]
        deck.add_note(genanki.Note(model=model, fields=fields, tags=note.tags, guid=guid(guide, note.id), due=number))
    return deck


def _model(guide: Guide, package: Package, name: str) -> genanki.Model:
    kind = package.kind
    return genanki.Model(
        _model_number(guide, package),
        name,
        fields=[{"name": field} for field in kind.fields],
        templates=[{"name": name, "qfmt": kind.front, "afmt": kind.back}],
        css=package.style,
    )


# ---- the file


def _collection(guide: Guide, package: Package, decks: list[genanki.Deck], changed: Mapping[str, datetime]) -> bytes:
    """The decks as the SQLite file that Anki reads. Made in memory: on a disk SQLite would note its own version in the file."""
    made = datetime.combine(guide.figures.built, time(), UTC).timestamp()
    with closing(sqlite3.connect(":memory:")) as database:
        genanki.Package(decks).write_to_db(database.cursor(), made, count(int(made * 1000)))
        _date(database, package.name, _model_number(guide, package), changed)
        database.commit()
        return database.serialize()


def _date(database: sqlite3.Connection, name: str, model: int, changed: Mapping[str, datetime]) -> None:
    """Gives each card its moment, where genanki has given all the same."""
    # The first field is the id of the record.
    notes = [(fields.partition("\x1f")[0], number) for number, fields in database.execute("SELECT id, flds FROM notes")]
    dated = [(int(changed[record_id].timestamp()), number) for record_id, number in notes]
    database.executemany("UPDATE notes SET mod = ? WHERE id = ?", dated)
    database.execute("UPDATE cards SET mod = (SELECT mod FROM notes WHERE notes.id = nid)")
    models = json.loads(database.execute("SELECT models FROM col").fetchone()[0])
    # There is none while every question waits to be read again.
    if look := models.get(str(model)):
        look["mod"] = int(changed[f"{name}.apkg"].timestamp())
    database.execute("UPDATE col SET models = ?", [json.dumps(models)])
