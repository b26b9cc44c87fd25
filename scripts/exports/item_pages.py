"""One page for every record: go/<id>.md, its front matter and its finished HTML."""

import json
from collections.abc import Iterator

from ..guide import Guide
from ..inline import plain
from ..render import Renderer, cut
from ..schema import Entry

# The way from /go/<id>/ to the root of the site.
BASE = "../../"
# Longest description a preview shows before it is cut by the site that shows it.
LONGEST_DESCRIPTION = 300


def whole(guide: Guide, renderer: Renderer) -> dict[str, bytes]:
    """Every item page, whole."""
    return {path: head + renderer.page(record, BASE).encode() + b"\n" for record, path, head in _heads(guide, renderer)}


def heads(guide: Guide, renderer: Renderer) -> dict[str, bytes]:
    """Every item page without its body, for a build that fills each when its turn comes and holds one at a time."""
    return {path: head for _, path, head in _heads(guide, renderer)}


def _heads(guide: Guide, renderer: Renderer) -> Iterator[tuple[Entry, str, bytes]]:
    for record in guide.records.values():
        matter = {
            "title": tab_title(guide, record),
            "description": description(guide, record),
            "record": record.id,
            "hub": renderer.hubs.get(record.id),
            "render_macros": False,
        }
        # Every value of JSON is one of YAML, and json.dumps sees to the quotes.
        lines = "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in matter.items())
        yield record, f"go/{record.id}.md", f"---\n{lines}\n---\n\n".encode()


def tab_title(guide: Guide, record: Entry) -> str:
    """The neutral title of a record for a tab and a preview, with its number or its kind."""
    label = guide.label(record) or guide.settings.interface.kinds[record.kind].one
    title = record.tab or guide.title(record)
    return title if label in title else f"{title} · {label}"


def description(guide: Guide, record: Entry) -> str:
    """What a record says, for a preview, cut at a word; the sentence about its standing where it says nothing."""
    text = guide.said(record) or guide.standing(record).sentence
    return cut(plain(text), LONGEST_DESCRIPTION, "…")
