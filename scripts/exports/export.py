"""What an export is: a name, one pure function, and whether a page offers to a reader what it makes."""

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ..guide import Guide
from ..render import Renderer

# Path in the site → content.
Files = dict[str, bytes]
# What is made for somebody to keep says its language, so that a program reads it aloud and checks it in that.
LANGUAGE = "en-US"
# Said of an export that no page offers: only scripts and other programs ask for its files.
FOR_MACHINES: tuple[str, ...] = ()


class Page(NamedTuple):
    """A written page, as it is known once it stands in the built site."""

    address: str
    title: str
    description: str
    # Its headings and other words people search with; the ids of the records it speaks of.
    also: tuple[str, ...]
    about: tuple[str, ...]


class Export(NamedTuple):
    """One entry of EXPORTS.

    `make` takes the guide, what fills the templates, and the written pages, which are none where no site is built.
    `offered` are the paths a page or a template links, with {kind} for every kind of record; else it is FOR_MACHINES.
    """

    name: str
    make: Callable[[Guide, Renderer, Sequence[Page]], Files]
    offered: tuple[str, ...]


class SamePath(Exception):
    """Two exports write one file, of which only one would be kept. Its text is a sentence for whoever wrote them."""


def json_for_scripts(value: Any) -> bytes:
    """A value as JSON that the scripts of the site fetch: without a space that nobody reads."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
