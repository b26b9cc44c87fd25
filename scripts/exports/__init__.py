"""Makes files for someone to keep, and for the scripts of the site. EXPORTS lists them all; item pages are pages, not exports."""

from collections.abc import Sequence

from ..guide import Guide
from ..render import Renderer
from . import (
    addresses,
    anki,
    canvas,
    class_slides,
    class_view,
    danger,
    forwards,
    item_pages,
    job_data,
    job_descriptions,
    kahoot,
    moodle,
    open_data,
    printed,
    qr_codes,
    question_bank,
    search_index,
    study_tables,
    tables,
    talks,
    task_answers,
    task_index,
    word_template,
)
from .export import FOR_MACHINES, Export, Files, Page, SamePath

EXPORTS = (
    Export("addresses that lead on", forwards.export, FOR_MACHINES),
    Export("class view", class_view.export, FOR_MACHINES),
    Export("QR codes", qr_codes.export, FOR_MACHINES),
    Export("open data", open_data.export, ("downloads/guide.json", "downloads/guide.schema.json")),
    Export("tables", tables.export, ("downloads/{kind}.csv",)),
    Export("questions for the browser", question_bank.export, FOR_MACHINES),
    Export("tasks for the browser", task_index.export, FOR_MACHINES),
    Export("Anki decks", anki.export, ("downloads/questions.apkg", "downloads/flashcards.apkg")),
    Export(
        "study tables",
        study_tables.export,
        (
            "downloads/study-questions.csv",
            "downloads/study-questions.tsv",
            "downloads/flashcards.csv",
            "downloads/flashcards.tsv",
        ),
    ),
    Export("questions for Moodle", moodle.export, ("downloads/moodle-questions.xml", "downloads/moodle-{domain}.xml")),
    Export("questions for Canvas", canvas.export, ("downloads/canvas-{domain}.zip",)),
    Export("questions for Kahoot", kahoot.export, ("downloads/kahoot-questions.xlsx",)),
    Export("pages to print", printed.export, ("downloads/question-book.html", "downloads/flashcard-sheet.html")),
    Export("talks with slides", talks.export, ("downloads/{talk}.pptx",)),
    Export("class sessions with slides", class_slides.export, ("downloads/{session}.pptx",)),
    Export("answers to tasks", task_answers.export, ("downloads/tasks/{task}.docx",)),
    Export("the template of Word files", word_template.export, FOR_MACHINES),
    Export("job descriptions for the browser", job_data.export, FOR_MACHINES),
    Export(
        "job descriptions",
        job_descriptions.export,
        (
            "downloads/job-description-{id}.docx",
            "downloads/job-description-{id}.html",
            "downloads/job-description-{id}.json",
        ),
    ),
    Export("search index", search_index.export, FOR_MACHINES),
    Export("help in danger", danger.export, FOR_MACHINES),
    Export("addresses that answer", addresses.export, FOR_MACHINES),
)


def exported(guide: Guide, renderer: Renderer, pages: Sequence[Page] = ()) -> Files:
    """Every file of the exports, by its path in the site. Raises SamePath where two of them write one."""
    files: Files = {}
    writers: dict[str, str] = {}
    for export in EXPORTS:
        for path, content in export.make(guide, renderer, pages).items():
            if path in writers:
                raise SamePath(f"The exports “{writers[path]}” and “{export.name}” both write {path}. Give one of them another path.")
            files[path], writers[path] = content, export.name
    return files


__all__ = ["EXPORTS", "FOR_MACHINES", "Export", "Files", "Page", "SamePath", "exported", "item_pages"]
