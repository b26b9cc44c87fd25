"""Every address that answers, for the page that is shown where none does: it finds what a mistyped one meant."""

from collections.abc import Sequence

from ..address import address_of
from ..guide import Guide
from ..render import Renderer
from .export import Files, Page, json_for_scripts


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """assets/addresses.json, [[address, title], …]: pages, records, then numbers and what has moved with the title of where they lead.

    Nothing while no page is read.
    """
    if not pages:
        return {}
    rows = [(page.address, page.title) for page in pages]
    rows += [(guide.address(record), guide.title(record)) for record in guide.records.values()]
    rows += [(address_of(number), guide.title(guide[record_id])) for number, record_id in guide.numbers.items()]
    rows += [(address_of(moved.id), guide.title(guide[moved.to[0]])) for moved in guide.moved if moved.to]
    titles = dict(rows)
    rows += [(moved.address, titles.get(moved.to[0].partition("#")[0], "")) for moved in guide.moved_pages if moved.to]
    return {"assets/addresses.json": json_for_scripts([row for row in rows if row[0]])}
