"""The answer to each “may a peer specialist do this?” as one page to hand on: a Word file for each task."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from math import ceil
from typing import Any, cast

from ..guide import Guide
from ..render import Pieces, Renderer
from ..schema import Entry, Source, Sourced, Task
from ..word import word_file
from .export import Files, Page

FOLDER = "downloads/tasks"
# What the page has room for, in points; and for each kind of paragraph how many letters a line of it holds, how high a line
# is, and the space around.
ROOM = 700
HEIGHTS = {
    "title": (42, 25, 6),
    "heading": (80, 13, 11),
    "text": (98, 14, 5),
    "item": (92, 14, 2),
    "quiet": (118, 11.5, 4),
    "quiet item": (112, 11.5, 1),
}


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """downloads/tasks/<id>.docx for each task."""
    pieces = renderer.pieces("task_answer.txt")
    return {f"{FOLDER}/{task.id}.docx": word_file(answer(guide, pieces, task)) for task in guide.every(Task)}


def answer(guide: Guide, pieces: Pieces, task: Task) -> dict[str, Any]:
    """The answer as a document of one page. Where all of it would be more, the last records it rests on say their names alone."""
    rests_on = [guide[record_id] for record_id in task.because]
    for told in range(len(rests_on), -1, -1):
        said = pieces["blocks"](task, rests_on, told, _sources(guide, task, rests_on[:told]))
        blocks = [json.loads(line) for line in said.splitlines() if line.strip()]
        document = {"title": task.title, "language": "en-US", "foot": pieces["foot"](), "blocks": list(_joined(blocks))}
        if room(document) <= ROOM:
            break
    return document


def room(document: Mapping[str, Any]) -> float:
    """How much of the page a document takes, in points."""
    lines = [line for block in document["blocks"] for line in _lines(block)]
    return sum(_height(kind, text) for kind, text in [("title", document["title"]), *lines])


def _lines(block: dict[str, Any]) -> Iterator[tuple[str, str]]:
    quiet = block.get("quiet")
    if block["is"] == "list":
        yield from (("quiet item" if quiet else "item", f"{item['text']} {item.get('code', '')}") for item in block["items"])
    elif block["is"] == "field":
        yield "text", f"{block['label']}: {block['value']}"
    else:
        yield "heading" if block["is"] == "heading" else "quiet" if quiet else "text", block["text"]


def _height(kind: str, text: str) -> float:
    letters, line, around = HEIGHTS[kind]
    return ceil(len(text) / letters) * line + around


def _joined(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Blocks in which items that stand one behind the other are one list."""
    for is_list, group in groupby(blocks, key=lambda block: block["is"] == "list"):
        if is_list:
            lists = list(group)
            yield {**lists[0], "items": [item for one in lists for item in one["items"]]}
        else:
            yield from group


def _sources(guide: Guide, task: Task, told: list[Entry]) -> list[tuple[Source, list[str]]]:
    """Each source of the answer and of the records it tells, with the places in it that were read, in the order they come up."""
    cites = [cite for said in task.said for cite in said.sources]
    cites += [cite for record in told if isinstance(record, Sourced) for cite in record.sources if cite.gives == "wording"]
    places: dict[str, list[str]] = {}
    for cite in cites:
        found, edition = places.setdefault(cite.id, []), cast(Source, guide[cite.id]).edition
        # Many a place is no more than the version seen, which is told anyway.
        if cite.at not in found and cite.at.casefold() not in edition.casefold():
            found.append(cite.at)
    return [(cast(Source, guide[source_id]), found) for source_id, found in places.items()]
