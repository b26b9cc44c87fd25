"""What to learn from, as plain tables: questions and flashcards for a spreadsheet (CSV) and for other flashcard programs (TSV).

A CSV has a row of names and a column for each part. A TSV is what such programs take: a card a line, front, back and tags, nothing else.
"""

from collections.abc import Iterator, Sequence

from ..cards import card_tags, flashcards
from ..guide import Guide
from ..questions import question_tags, records_of, settled_questions
from ..render import Renderer, plain
from ..schema import Entry, Question
from .export import Files, Page
from .tables import lines, written

# As many columns for options as a question may have options.
MOST_OPTIONS = 4
LETTERS = "ABCD"
OPTIONS = [f"option_{number}" for number in range(1, MOST_OPTIONS + 1)]
REASONS = [f"why_{number}" for number in range(1, MOST_OPTIONS + 1)]
QUESTION = ("id", "domain", "level", "title", "note", "stem", *OPTIONS, "best", *REASONS, "records")
CARD = ("front", "back", "tags")


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """downloads/study-questions.csv and .tsv, downloads/flashcards.csv and .tsv; nothing where there is nothing to learn from."""
    files: dict[str, bytes] = {}
    if guide.every(Question):
        questions = settled_questions(guide)
        files["downloads/study-questions.csv"] = written([QUESTION, *(_question(guide, q) for q in questions)])
        files["downloads/study-questions.tsv"] = lines(_question_cards(guide, renderer, questions), "\t").encode()
    back = renderer.pieces("card_line.txt")["back"]
    if cards := [(card.front, _line(back(card)), " ".join(card_tags(card))) for of_kind in flashcards(guide).values() for card in of_kind]:
        files["downloads/flashcards.csv"] = written([CARD, *cards])
        files["downloads/flashcards.tsv"] = lines(cards, "\t").encode()
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
        " | ".join(_with_address(guide, record) for record in records_of(guide, question)),
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
