"""What a class has before it: the class view of every record, go/<id>/show/, and of a few that an address names, class/show/; and the sheet
of those who take part in a ready session, go/<id>/class/."""

from collections.abc import Sequence

from ..address import SHEET, SHOW, way_to_root
from ..guide import Guide
from ..render import Renderer
from ..schema import ClassSession
from .export import Files, Page
from .item_pages import tab_title

# Where a set of records is shown that stands behind the # of its address.
SET = "class/show/"


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """A page for each record, one for a set, and a sheet for each session."""
    files = _sheets(guide, renderer)
    for record in guide.records.values():
        address = f"{guide.address(record)}{SHOW}"
        screens = renderer.screens(record, alone=True)
        files[f"{address}index.html"] = _page(renderer, address, r=record, title=tab_title(guide, record), screens=screens)
    return files | {f"{SET}index.html": _page(renderer, SET, r=None, title=None, screens="")}


def _sheets(guide: Guide, renderer: Renderer) -> Files:
    sheets = {}
    for session in guide.every(ClassSession):
        address = f"{guide.address(session)}{SHEET}"
        made = renderer.document("class_sheet", way_to_root(address), r=session, title=tab_title(guide, session))
        sheets[f"{address}index.html"] = made.encode() + b"\n"
    return sheets


def _page(renderer: Renderer, address: str, **given: object) -> bytes:
    return renderer.document("class_view", way_to_root(address), **given).encode() + b"\n"
