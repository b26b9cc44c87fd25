"""The answer to each “may a peer specialist do this?” as one page to hand on: a Word file for each task."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, cast

from ..guide import Guide
from ..render import Pieces, Renderer
from ..schema import Entry, Source, Sourced, Task
from ..word import word_file
from .export import Files, Page

FOLDER = "downloads/tasks"
# A page has room for so many letters, where each paragraph costs some more, and what is smaller takes less.
ROOM, A_LINE, SMALLER = 4300, 60, 0.8


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
        if sum(map(_room, blocks)) <= ROOM:
            break
    return {"title": task.title, "language": "en-US", "foot": pieces["foot"](), "blocks": list(_joined(blocks))}


def _room(block: dict[str, Any]) -> float:
    """How many letters of the page a block takes."""
    if block["is"] == "list":
        letters = [len(item["text"] + item.get("code", "")) for item in block["items"]]
    else:
        letters = [len(block.get("label", "") + block.get("value", "") + block.get("text", ""))]
    return sum(A_LINE + one * (SMALLER if block.get("quiet") else 1) for one in letters)


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
