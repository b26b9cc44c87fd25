"""Makes files for someone to keep. Each export is a pure function from a guide to {path in the site: bytes}."""

from ..guide import Guide
from ..render import Renderer
from . import forwards, item_pages, open_data, question_bank, tables

Files = dict[str, bytes]


def everything(guide: Guide, renderer: Renderer) -> Files:
    """Every page and file the guide makes from its records, by its path under docs/."""
    return item_pages.export(guide, renderer) | beside_pages(guide)


def beside_pages(guide: Guide) -> Files:
    """What is not an item page: addresses that lead on, open data, tables, the questions as the browser takes them."""
    return forwards.export(guide) | open_data.export(guide) | tables.export(guide) | question_bank.export(guide)


__all__ = ["Files", "beside_pages", "everything", "item_pages"]
