"""The template of Word files, for a script that fills it in the browser."""

from collections.abc import Sequence

from ..guide import Guide
from ..render import Renderer
from ..schema import Duty, Task
from ..word import template
from .export import Files, Page, json_for_scripts

PATH = "assets/word/template.json"


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """assets/word/template.json, {path: XML}; nothing where there is no document to tailor."""
    return {PATH: json_for_scripts(template())} if guide.by_kind[Duty.kind] or guide.by_kind[Task.kind] else {}
