"""One CSV table for every kind of record, for a spreadsheet: downloads/<kind>.csv."""

import csv
import io

from ..guide import Guide
from ..schema import Entry
from .open_data import record_data

SHARED = ("id", "code", "title", "text", "standing", "sources", "address", "links")


def export(guide: Guide) -> dict[str, bytes]:
    return {f"downloads/{kind}.csv": _table(guide, records) for kind, records in guide.by_kind.items() if records}


def _table(guide: Guide, records: list[Entry]) -> bytes:
    rows = [{"id": r.id, **record_data(guide, r)} for r in records]
    own = [name for name in type(records[0]).model_fields if name not in SHARED and any(row.get(name) for row in rows)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*SHARED, *own])
    writer.writerows([_cell(row.get(name)) for name in (*SHARED, *own)] for row in rows)
    # The mark at the start makes spreadsheet programs read the file as UTF-8.
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_cell(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return " | ".join(_cell(item) for item in value)
    text = str(value)
    # A cell that begins like a formula would be run as one.
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
