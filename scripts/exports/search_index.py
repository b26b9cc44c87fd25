"""What the search looks through: every record and every page, as one small file fetched only when somebody searches."""

import json
from typing import NamedTuple

from ..guide import Guide


class Page(NamedTuple):
    """A page as the search knows it."""

    address: str
    title: str
    text: str


def export(guide: Guide, pages: list[Page]) -> bytes:
    """[{address, kind, code, title, text, also}, …] as JSON: records in the order of the ladder, then pages, whose kind is empty."""
    interface = guide.interface
    rows = [
        {
            "address": guide.address(r),
            "kind": interface.kinds[r.kind].one,
            "code": guide.label(r) or getattr(r, "abbreviation", None) or "",
            "title": guide.title(r),
            "text": guide.text(r) or interface.standings[r.standing].sentence,
            "also": " ".join(r.also),
        }
        for r in guide.records.values()
    ]
    rows += [{"address": p.address, "kind": "", "code": "", "title": p.title, "text": " ".join(p.text.split()), "also": ""} for p in pages]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
