"""Rules about the names of files and folders: the guide can be copied to any computer and built there.

An id is a name as well: its page is built in a folder that is called so.
"""

import re
from collections.abc import Iterator

from ..guide import Guide
from ..pages import Pages
from ..place import Place
from ..problem import Problem
from ..schema import Where
from ..schema.fields import ADDRESS

# What Windows keeps for devices, also with an ending behind it, and what it takes in no name:
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
DEVICE = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?", re.I)
IN_NO_NAME = re.compile(r'[<>:"\\|?*]')
AT_NO_END = {".": "period", " ": "space"}


def ids_are_names_anywhere(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No id is a name that Windows keeps for a device."""
    ids: list[tuple[str, Place, Where]] = [(record_id, place, ("id",)) for record_id, place in guide.places.items()]
    ids += [(old.id, guide.settings.place("moved.yml"), ("moved", index, "id")) for index, old in enumerate(guide.moved)]
    for name, place, where in ids:
        if DEVICE.fullmatch(name):
            text = f"Windows keeps the name “{name}” for itself, so the guide could not be built there. Choose another id."
            yield place.problem(text, *where)


def files_are_named_for_any_computer(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No file of data/ and docs/ has a name that Windows cannot hold, or one that differs from another only in capital letters."""
    met: dict[str, str] = {}
    for path in (*guide.loaded.ends, *pages.files):
        folder, _, name = path.rpartition("/")
        if wrong := _wrong(name):
            yield Problem(path, 1, f"{wrong}, so the guide could not be copied there. Rename it.")
        other = met.setdefault(f"{folder}/{name.casefold()}", name)
        if other != name:
            text = f"only capital letters tell “{name}” from “{other}”: Windows and macOS take them for one. Rename one of them."
            yield Problem(path, 1, text)


def addresses_are_plain(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """The address of every page is lower-case words joined by hyphens: it can be said, and one day it can be forwarded."""
    for address, path in pages.addresses.items():
        if not re.fullmatch(ADDRESS, address):
            text = f"this page would answer at “{address}”. Name pages and folders in lower-case words joined by hyphens."
            yield Problem(path, 1, text)


def _wrong(name: str) -> str | None:
    if DEVICE.fullmatch(name):
        return f"Windows keeps the name “{name.partition('.')[0]}” for itself"
    if odd := IN_NO_NAME.search(name):
        return f"Windows takes no “{odd[0]}” in a name"
    if name[-1] in AT_NO_END:
        return f"Windows takes no {AT_NO_END[name[-1]]} at the end of a name"
    return None
