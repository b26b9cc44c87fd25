"""What the tests of the decks for Anki share: a deck as it is in its file, and Anki itself as a learner has it."""

import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from lxml import etree

from scripts.exports import anki
from scripts.guide import Guide
from scripts.render import Renderer

QUESTIONS, FLASHCARDS = "questions.apkg", "flashcards.apkg"


def decks_of(guide: Guide) -> dict[str, bytes]:
    """The files for Anki, by their names."""
    return {path.removeprefix("downloads/"): content for path, content in anki.export(guide, Renderer(guide), ()).items()}


def changed(guide: Guide, *records, name: str = "") -> Guide:
    """The guide with some records given anew, and called by another name, on the day of the guide: a test that is late sees no other."""
    other = Guide(replace(guide.loaded, records={**guide.loaded.records, **{record.id: record for record in records}}))
    other.name = name or guide.name
    other.figures = guide.figures
    return other


class Deck:
    """A deck as it stands in its file: notes by the id of their question or item, decks and the kind of card."""

    def __init__(self, content: bytes, folder: Path):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            assert package.testzip() is None
            assert json.loads(package.read("media")) == {}
            (folder / "collection.anki2").write_bytes(package.read("collection.anki2"))
        database = sqlite3.connect(folder / "collection.anki2")
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = database.execute("SELECT notes.guid, flds, tags, did, due FROM notes JOIN cards ON cards.nid = notes.id ORDER BY notes.id")
        self.notes = {row[1].split("\x1f")[0]: row for row in rows}
        self.cards = database.execute("SELECT count(*) FROM cards").fetchone()[0]
        models, decks = database.execute("SELECT models, decks FROM col").fetchone()
        self.models, self.decks = json.loads(models), {int(number): deck["name"] for number, deck in json.loads(decks).items()}
        database.close()

    def fields(self, record_id: str) -> list[str]:
        return self.notes[record_id][1].split("\x1f")

    def tags(self, record_id: str) -> list[str]:
        return self.notes[record_id][2].split()


def shown(html: str) -> str:
    """What a card says, of HTML that must be whole."""
    apart = re.sub("(?=</(p|li)>)", " ", html)
    return " ".join("".join(etree.fromstring(f"<div>{apart}</div>").itertext()).split())


@contextmanager
def learner(folder: Path) -> Iterator[Collection]:
    """What Anki keeps for a learner, in a folder that is there."""
    collection = Collection(str(folder / "learner.anki2"))
    try:
        yield collection
    finally:
        collection.close()


def bring_in(collection: Collection, deck: bytes, folder: Path):
    """Does what a learner does with File and Import; answers with Anki's own account of it."""
    (folder / "brought.apkg").write_bytes(deck)
    options = ImportAnkiPackageOptions()
    return collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(folder / "brought.apkg"), options=options)).log


def counted(log) -> dict[str, int]:
    """How many notes of a file were new, brought something newer, were as before, or could not be told what they are."""
    counts = {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}
    return {name: count for name, count in counts.items() if count}


def ids(notes) -> set[str]:
    """The ids of the questions or items in a part of that account."""
    return {note.fields[0] for note in notes}


def note_of(collection: Collection, record_id: str):
    return collection.get_note(collection.find_notes(f"Id:{record_id}")[0])


def answer_first(collection: Collection, deck: str) -> str:
    """Answers the card that comes first in a deck, and returns its id."""
    collection.decks.select(collection.decks.id(deck))
    card = collection.sched.getCard()
    collection.sched.answerCard(card, 3)
    return card.note()["Id"]


def reps(collection: Collection, record_id: str) -> int:
    """How often a card has been answered."""
    return collection.get_card(collection.find_cards(f"Id:{record_id}")[0]).reps
