"""Makes files for someone to keep. Each export is a pure function from a guide to {path in the site: bytes}."""

from ..guide import Guide
from ..render import Renderer
from . import anki, forwards, item_pages, open_data, printed, question_bank, study_tables, tables

Files = dict[str, bytes]


def everything(guide: Guide, renderer: Renderer) -> Files:
    """Every page and file the guide makes from its records, by its path under docs/."""
    return item_pages.export(guide, renderer) | beside_pages(guide, renderer)


def beside_pages(guide: Guide, renderer: Renderer) -> Files:
    """What is not an item page: addresses that lead on, open data and tables, questions for the browser, what to take along."""
    files = forwards.export(guide) | open_data.export(guide) | tables.export(guide) | question_bank.export(guide)
    return files | anki.export(guide, renderer) | study_tables.export(guide, renderer) | printed.export(guide, renderer)


__all__ = ["Files", "beside_pages", "everything", "item_pages"]
