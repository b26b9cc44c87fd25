"""The answer to each “may a peer specialist do this?” as one page to hand on: a Word file for each task."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from math import ceil
from typing import Any

from ..guide import Guide
from ..render import Pieces, Renderer
from ..schema import Cite, Source, Sourced, Task
from ..word import word_file
from .export import LANGUAGE, Files, Page

FOLDER = "downloads/tasks"
# What the page has room for, in points; and for each kind of paragraph how many letters a line of it holds, how high a line
# is, and the space around.
ROOM = 700
HEIGHTS = {
    "title": (42, 25, 6),
    "heading": (80, 13, 11),
    "text": (98, 14, 5),
    "item": (92, 14, 2),
    "quiet": (118, 11.5, 7),
    "quiet item": (112, 11.5, 1),
}


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """downloads/tasks/<id>.docx for each task."""
    pieces = renderer.pieces("task_answer.txt")
    return {f"{FOLDER}/{task.id}.docx": _written(json.dumps(answer(guide, pieces, task))) for task in guide.every(Task)}


@lru_cache(maxsize=1024)
def _written(document: str) -> bytes:
    """The file of a document, given as JSON. While a guide is served, only what has changed is written anew."""
    return word_file(json.loads(document))


def answer(guide: Guide, pieces: Pieces, task: Task) -> dict[str, Any]:
    """The answer as a document of one page. Where all of it would be more, the last records it rests on say their names alone,
    and where that is not enough, the sources theirs and their dates."""
    rests_on = [guide[record_id] for record_id in task.because]
    sources = _sources(guide, task)
    for told in range(len(rests_on), -1, -1):
        said = pieces["blocks"](task, rests_on, told, sources)
        blocks = [json.loads(line) for line in said.splitlines() if line.strip()]
        document = {"title": task.title, "language": LANGUAGE, "foot": pieces["foot"](), "blocks": list(_joined(blocks))}
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


def _sources(guide: Guide, task: Task) -> list[tuple[Source, list[str]]]:
    """The sources its own page names, each with the places in it, in the order they come up."""
    cites = [cite for said in task.said for cite in said.sources]
    cites += [record.sources[0] for record in map(guide.__getitem__, task.because) if isinstance(record, Sourced)]
    return [(source, _places(source, cites)) for source in guide.sources_behind(task)]


def _places(source: Source, cites: Sequence[Cite]) -> list[str]:
    """The places in a source, each once. Many a place is no more than the version seen, which is told anyway."""
    places = dict.fromkeys(cite.at for cite in cites if cite.id == source.id)
    return [place for place in places if place.casefold() not in source.edition.casefold()]
