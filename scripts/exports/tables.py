"""One CSV table for every kind of record, for a spreadsheet: downloads/<kind>.csv."""

import csv
import io
from collections.abc import Iterable, Sequence

from ..guide import Guide
from ..render import Renderer
from ..schema import Entry
from .export import Files, Page
from .open_data import record_data

SHARED = ("id", "code", "title", "text", "ours", "standing", "sources", "address", "links")


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """downloads/<kind>.csv for every kind that has a record."""
    return {f"downloads/{kind}.csv": _table(guide, records) for kind, records in guide.by_kind.items() if records}


def _table(guide: Guide, records: list[Entry]) -> bytes:
    rows = [{"id": r.id, **record_data(guide, r)} for r in records]
    own = [name for name in type(records[0]).model_fields if name not in SHARED and any(row.get(name) for row in rows)]
    columns = (*SHARED, *own)
    return written([columns, *([row.get(name) for name in columns] for row in rows)])


def written(rows: Iterable[Iterable[object]]) -> bytes:
    """Rows as CSV. The mark at the start makes spreadsheet programs read the file as UTF-8."""
    return lines(rows, ",").encode("utf-8-sig")


def lines(rows: Iterable[Iterable[object]], delimiter: str) -> str:
    """Rows as lines of cells, none of which a spreadsheet program runs."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def cell(value: object) -> str:
    """A value in one cell."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {cell(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return " | ".join(cell(item) for item in value)
    text = str(value)
    # A cell that begins like a formula would be run as one.
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
