"""What to read on paper: a book of all questions with their reasons, and flashcards to cut out and fold."""

from collections.abc import Sequence

from ..cards import flashcards
from ..guide import Guide
from ..render import Renderer
from ..schema import Question
from .export import Files, Page

# The way from /downloads/ to the root of the site.
BASE = "../"


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """downloads/question-book.html and downloads/flashcard-sheet.html; nothing where there is nothing to print."""
    files: dict[str, bytes] = {}
    if guide.every(Question):
        files["downloads/question-book.html"] = renderer.document("question_book", BASE).encode() + b"\n"
    if flashcards(guide):
        files["downloads/flashcard-sheet.html"] = renderer.document("flashcard_sheet", BASE).encode() + b"\n"
    return files
