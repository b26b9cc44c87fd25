"""One CSV table for every kind of record, for a spreadsheet: downloads/<kind>.csv."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from ..guide import Guide
from ..inline import plain
from ..render import Renderer
from ..schema import Entry
from .export import Files, Page
from .open_data import record_data

# The official number stands as a reader says it, “Competency 1.10”: alone, every spreadsheet would read it as the number 1.1.
SHARED = ("id", "label", "title", "text", "ours", "standing", "sources", "address", "links")
LEFT_OUT = {"code", *SHARED}
# A cell that begins like a formula would be run as one. Some programs take the wide signs of East Asian keyboards for the narrow ones.
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Text that a spreadsheet reads as another number, or as a day: 46.90 as 46.9, 007 as 7, 1-2 as January 2, 1e5 as 100000, (5) as -5.
OTHER_NUMBER = re.compile(r"0\d+|\d{16,}|\d+e\d+|\(\d[\d.,]*\)|\d+(?:[.,:/–-]\d+)+", re.I)
# A month or a day as the data has it is read as what it is.
DAY = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?")


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """downloads/<kind>.csv for every kind that has a record."""
    return {f"downloads/{kind}.csv": _table(guide, records) for kind, records in guide.by_kind.items() if records}


def _table(guide: Guide, records: list[Entry]) -> bytes:
    rows = [{"id": r.id, **record_data(guide, r)} for r in records]
    own = [name for name in type(records[0]).model_fields if name not in LEFT_OUT and any(row.get(name) for row in rows)]
    columns = (*SHARED, *own)
    return written([columns, *([row.get(name) for name in columns] for row in rows)])


def written(rows: Iterable[Iterable[object]]) -> bytes:
    """Rows as CSV, no cell of which a spreadsheet program runs or changes. The mark at the start has it read the file as UTF-8."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def cell(value: object) -> str:
    """A value in one cell. An apostrophe keeps a text from being taken for a formula or for another number."""
    said = _said(value)
    changed = not isinstance(value, (int, float)) and OTHER_NUMBER.fullmatch(said) and not DAY.fullmatch(said)
    return f"'{said}" if said.startswith(FORMULA) or changed else said


def _said(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_said(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return " | ".join(_said(item) for item in value)
    return plain(value) if isinstance(value, str) else str(value)
