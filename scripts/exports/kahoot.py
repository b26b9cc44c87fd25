"""Short practice questions for Kahoot, a quiz against the clock: downloads/kahoot-questions.xlsx.

Kahoot takes a workbook that is laid out as its own template: questions begin in row 9, below the names of the columns; whatever stands over
them is for people. It takes no CSV.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, time

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ..archive import archive
from ..guide import Guide
from ..inline import plain
from ..questions import MOST_SHORT_OPTIONS, short_questions
from ..render import Renderer
from ..schema import Question
from .export import Files, Page

# The names of its columns are the template's, letter by letter.
COLUMNS = (
    "Question - max 120 characters",
    *(f"Answer {number} - max 75 characters" for number in range(1, MOST_SHORT_OPTIONS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
# Rows and columns of the template, counted from 0: column A has the number of a question.
TITLE, ABOUT, HEADS, FIRST = 1, 2, 7, 8
# Of the times it knows: twice as long as it takes to read the longest of these questions aloud.
SECONDS = 60
WIDE, NARROW = 60, 16


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """The questions that fit the table, none cut; nothing where none does."""
    questions = short_questions(guide)
    if not questions:
        return {}
    about = str(renderer.pieces("kahoot_table.txt")["about"]()).strip()
    return {"downloads/kahoot-questions.xlsx": _packed(guide, _workbook(guide, about, questions))}


def _workbook(guide: Guide, about: str, questions: list[Question]) -> bytes:
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"title": guide.name, "created": datetime.combine(guide.figures.built, time(12))})
    sheet, bold, wrapped = book.add_worksheet(), book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    sheet.set_column(1, 1, WIDE, wrapped)
    sheet.set_column(2, len(COLUMNS), NARROW, wrapped)
    sheet.write_string(TITLE, 1, guide.name, bold)
    sheet.write_string(ABOUT, 1, about, wrapped)
    for column, name in enumerate(COLUMNS, 1):
        sheet.write_string(HEADS, column, name, bold)
    for row, question in enumerate(questions, FIRST):
        for column, value in enumerate(_row(row - FIRST + 1, question)):
            _write(sheet, row, column, value)
    book.close()
    return out.getvalue()


def _write(sheet: Worksheet, row: int, column: int, value: int | str | None) -> None:
    """A number as a number, and a text as a text, even one that begins like a formula; where there is nothing, no cell."""
    if isinstance(value, int):
        sheet.write_number(row, column, value)
    elif value:
        sheet.write_string(row, column, value)


def _row(number: int, question: Question) -> Iterator[int | str | None]:
    texts = [plain(option.text) for option in question.options]
    yield number
    yield plain(question.stem)
    yield from texts
    yield from [None] * (MOST_SHORT_OPTIONS - len(texts))
    yield SECONDS
    yield 1 + next(place for place, option in enumerate(question.options) if option.best)


def _packed(guide: Guide, workbook: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook)) as made:
        return archive({name: made.read(name) for name in made.namelist()}, guide.figures.built)
