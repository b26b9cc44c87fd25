"""What to learn from, as plain tables: questions and flashcards for a spreadsheet (CSV) and for other flashcard programs (TSV).

A CSV has a row of names and a column for each part. A TSV is what such programs take: a card a line, front, back and tags, nothing else.
They show what stands there letter by letter, and know no quotes around a cell, so that it holds words alone, and no guard of a spreadsheet.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ..cards import card_tags, flashcards
from ..guide import Guide
from ..inline import plain
from ..questions import question_tags, records_of, settled_questions
from ..render import Renderer
from ..schema import Entry, Question
from .export import Files, Page
from .tables import written

# As many columns for options as a question may have options.
MOST_OPTIONS = 4
LETTERS = "ABCD"
OPTIONS = [f"option_{number}" for number in range(1, MOST_OPTIONS + 1)]
REASONS = [f"why_{number}" for number in range(1, MOST_OPTIONS + 1)]
FITTING = [f"fits_{number}" for number in range(1, MOST_OPTIONS + 1)]
QUESTION = ("id", "domain", "level", "title", "note", "stem", *OPTIONS, "best", *REASONS, *FITTING, "records", "twins", "turn")
CARD = ("front", "back", "tags")
# A straight quotation mark that opens: at the start, or behind a space, a bracket or a dash.
OPENING = re.compile(r"(?:(?<=[\s(\[–—/-])|^)\"")


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """downloads/study-questions.csv and .tsv, downloads/flashcards.csv and .tsv; nothing where there is nothing to learn from."""
    files: dict[str, bytes] = {}
    if guide.every(Question):
        questions = settled_questions(guide)
        files["downloads/study-questions.csv"] = written([QUESTION, *(_question(guide, q) for q in questions)])
        files["downloads/study-questions.tsv"] = _lines(_question_cards(guide, renderer, questions))
    back = renderer.pieces("card_line.txt")["back"]
    shown = (card for of_kind in flashcards(guide).values() for card in of_kind)
    if cards := [(_line(card.front), _line(back(card)), " ".join(card_tags(card))) for card in shown]:
        files["downloads/flashcards.csv"] = written([CARD, *cards])
        files["downloads/flashcards.tsv"] = _lines(cards)
    return files


def _question(guide: Guide, question: Question) -> list[str]:
    """A question as the row of a spreadsheet: nothing nested, the best option by its letter."""
    names = guide.settings.interface.names
    return [
        question.id,
        guide.title(guide[question.domain]),
        names[question.level],
        question.title,
        names[question.note] if question.note else "",
        plain(question.stem),
        *_one_a_column([plain(option.text) for option in question.options]),
        LETTERS[question.options.index(question.best)],
        *_one_a_column([plain(option.why) for option in question.options]),
        *_one_a_column([plain(option.fits or "") for option in question.options]),
        " | ".join(_with_address(guide, record) for record in records_of(guide, question)),
        question.twins or "",
        guide.title(guide[question.turn]) if question.turn else "",
    ]


def _one_a_column(texts: list[str]) -> list[str]:
    return texts + [""] * (MOST_OPTIONS - len(texts))


def _with_address(guide: Guide, record: Entry) -> str:
    """“Competency 1.2: Informed choice (/go/informed-choice/)”."""
    return f"{guide.name_of(record)} (/{guide.address(record)})"


def _question_cards(guide: Guide, renderer: Renderer, questions: list[Question]) -> Iterator[tuple[str, str, str]]:
    sides = renderer.pieces("question_line.txt")
    for question in questions:
        yield _line(sides["front"](question)), _line(sides["back"](question)), " ".join(question_tags(guide, question))


def _line(text: str) -> str:
    """What a template says, as one line."""
    return " ".join(text.split())


def _lines(cards: Iterable[tuple[str, str, str]]) -> bytes:
    """A card a line. Anki passes over a line that begins with #, or takes it for a setting; behind a space it is a letter like others."""
    lines = ("\t".join(map(_words, card)) for card in cards)
    return "".join(f" {line}\r\n" if line.startswith("#") else f"{line}\r\n" for line in lines).encode()


def _words(text: str) -> str:
    """A text without straight quotation marks, which some programs take for the bounds of a cell and others show."""
    return OPENING.sub("“", text).replace('"', "”")
