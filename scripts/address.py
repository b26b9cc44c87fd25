"""How an address is made."""

import re

# Where the class view of a record stands, and the sheet of a class session, from the address of the record.
SHOW, SHEET = "show/", "class/"


def address_of(record_id: str) -> str:
    """The permanent address of a record, from the root of the site: “go/informed-choice/”."""
    return f"go/{record_id}/"


def address_of_page(page: str) -> str:
    """The address of a page of docs/, from the root of the site: “study/index.md#space-it” → “study/#space-it”; “” for the first page."""
    name, sign, anchor = page.partition("#")
    return f"{name.removesuffix('.md')}/".removesuffix("index/") + sign + anchor


def way_to_root(address: str) -> str:
    """The way from a page to the root of the site: “study/plan/” → “../../”; “./” for the first page."""
    return "../" * address.count("/") or "./"


def slug(words: str) -> str:
    """“Conduct 1.2” → “conduct-1-2”."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
