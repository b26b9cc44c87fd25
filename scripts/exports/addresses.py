"""Every address that answers, for the page that is shown where none does: it finds what a mistyped one meant."""

import json

from ..address import address_of
from ..guide import Guide
from .search_index import Page


def export(guide: Guide, pages: list[Page]) -> bytes:
    """[[address, title], …] as JSON: written pages, records, then numbers and ids that have moved with the title of where they lead."""
    rows = [(page.address, page.title) for page in pages]
    rows += [(guide.address(record), guide.title(record)) for record in guide.records.values()]
    rows += [(address_of(number), guide.title(guide[record_id])) for number, record_id in guide.numbers.items()]
    rows += [(address_of(moved.id), guide.title(guide[moved.to[0]])) for moved in guide.moved if moved.to]
    return json.dumps([row for row in rows if row[0]], ensure_ascii=False, separators=(",", ":")).encode()
