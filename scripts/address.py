"""How an address is made, and the official number it may stand for."""

import re
from string import Formatter

from .schema import Entry


def address_of(record_id: str) -> str:
    """The permanent address of a record, from the root of the site: “go/informed-choice/”."""
    return f"go/{record_id}/"


def address_of_page(page: str) -> str:
    """The address of a page of docs/, from the root of the site: “study/index.md#space-it” → “study/#space-it”; “” for the first page."""
    name, sign, place = page.partition("#")
    return f"{name.removesuffix('.md')}/".removesuffix("index/") + sign + place


def slug(words: str) -> str:
    """“Conduct 1.2” → “conduct-1-2”."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def has_number(record: Entry) -> bool:
    """Whether the record carries an official number; some of a numbered kind do not."""
    return record.numbered is not None and getattr(record, "code", "") is not None


def filled(pattern: str, record: Entry, names: dict[str, str] | None = None) -> str:
    """A pattern such as “job-{section}-{code}” with the record's fields in it, by their names for readers where given."""
    values = {name: str(getattr(record, name)) for _, name, _, _ in Formatter().parse(pattern) if name}
    return pattern.format_map({name: (names or {}).get(value, value) for name, value in values.items()})
