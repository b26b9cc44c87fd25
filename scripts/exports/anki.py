"""The practice questions as a deck for Anki, a program for learning with cards: downloads/questions.apkg."""

import io
import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, time
from hashlib import sha256
from itertools import count

import genanki

from ..guide import Guide
from ..questions import question_tags, settled_questions
from ..render import Pieces, Renderer
from ..schema import Entry, Question
from .export import Files, Page

# Drawn once, and never changed: cards whose kind has another number Anki leaves as they are, so that a newer file would renew nothing
# for those who have an older one. Decks it knows by their names; their numbers only have to differ.
MODEL_ID = 1_763_801_947
DECK_ID = 1_763_802_611
# The names of the fields are seen only by who edits cards in Anki; a change of them would be a change of the kind of card as well.
FIELDS = ("Id", "Question", "Options", "Answer")
FRONT = "{{Question}}{{Options}}"
# The answer says the options again, each with its reason, so that only the question stands over it.
BACK = '{{Question}}<hr id="answer">{{Answer}}'


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """downloads/questions.apkg: a note for each question that may be handed on; nothing where there are no questions."""
    if not guide.every(Question):
        return {}
    collection = _collection(_decks(guide, renderer.pieces("anki_deck.html")), _noon(guide))
    return {"downloads/questions.apkg": _package({"collection.anki2": collection, "media": b"{}"}, guide)}


def _noon(guide: Guide) -> float:
    """The day the guide was last changed, as the moment all notes are from: Anki takes newer ones in place of older ones."""
    return datetime.combine(guide.figures.built, time(12), UTC).timestamp()


def _decks(guide: Guide, pieces: Pieces) -> list[genanki.Deck]:
    """The deck of the guide, and in it one for each study domain."""
    model = _model(guide.name, pieces)
    decks = [genanki.Deck(DECK_ID, guide.name, pieces["about"]().strip())]
    for domain in guide.by_kind["exam-domain"]:
        deck = genanki.Deck(deck_id(domain), f"{guide.name}::{guide.title(domain).replace('::', ':')}")
        for number, question in enumerate(settled_questions(guide, domain=domain.id), 1):
            deck.add_note(_note(guide, model, pieces, question, number))
        decks.append(deck)
    return decks


def deck_id(domain: Entry) -> int:
    """A number of its own for the deck of a domain, the same in every build."""
    return DECK_ID + 1 + int.from_bytes(sha256(domain.id.encode()).digest()[:4])


def _model(name: str, pieces: Pieces) -> genanki.Model:
    return genanki.Model(
        MODEL_ID,
        name,
        fields=[{"name": field} for field in FIELDS],
        templates=[{"name": name, "qfmt": FRONT, "afmt": BACK}],
        css=str(pieces["style"]()).strip(),
    )


def _note(guide: Guide, model: genanki.Model, pieces: Pieces, question: Question, number: int) -> genanki.Note:
    sides = [str(pieces[side](question)).strip() for side in ("question", "options", "answer")]
    return genanki.Note(
        model=model,
        fields=[question.id, *sides],
        tags=question_tags(guide, question),
        guid=genanki.guid_for(question.id),
        # New cards come in the order of the guide.
        due=number,
    )


def _collection(decks: list[genanki.Deck], moment: float) -> bytes:
    """The decks as the SQLite file that Anki reads. Made in memory: on a disk SQLite would note its own version in the file."""
    with closing(sqlite3.connect(":memory:")) as database:
        genanki.Package(decks).write_to_db(database.cursor(), moment, count(int(moment * 1000)))
        database.commit()
        return database.serialize()


def _package(files: dict[str, bytes], guide: Guide) -> bytes:
    """The files as a zip that does not tell when and on which system it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(
                name, date_time=(guide.figures.built.year, guide.figures.built.month, guide.figures.built.day, 12, 0, 0)
            )
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            package.writestr(entry, content)
    return out.getvalue()
