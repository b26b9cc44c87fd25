"""Rules about the names of files and folders: the guide can be copied to any computer and built there.

An id is a name as well: its page is built in a folder that is called so.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from ..guide import Guide
from ..numbers import number_field
from ..pages import Pages
from ..place import Place
from ..problem import Problem
from ..schema import Where
from ..schema.fields import ADDRESS

# What Windows keeps for devices, also with an ending behind it, and what it takes in no name:
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(\..*)?", re.I)
IN_NO_NAME = re.compile(r'[<>:"\\|?*]')
AT_NO_END = {".": "period", " ": "space"}
# A path of Windows has room for 260 letters, and where somebody puts the guide takes its share of them.
LONGEST_NAME, LONGEST_ADDRESS = 60, 120


def ids_are_names_anywhere(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No id, no official number and no old address of a page needs a folder with a name that Windows keeps for a device."""
    moved = guide.settings.place("moved.yml")
    names: list[tuple[str, str, Place, Where]] = [("id", record_id, place, ("id",)) for record_id, place in guide.places.items()]
    names += [("id", old.id, moved, ("moved", index, "id")) for index, old in enumerate(guide.moved)]
    for number, record_id in guide.numbers.items():
        names.append(("number", number, guide.places[record_id], (number_field(guide[record_id]),)))
    for index, page in enumerate(guide.moved_pages):
        names += [("address", name, moved, ("moved_pages", index, "address")) for name in page.address.split("/")]
    for what, name, place, where in names:
        if is_kept_by_windows(name):
            text = f"Windows keeps the name “{name}” for itself, so the guide could not be built there. Choose another {what}."
            yield place.problem(text, *where)


def is_kept_by_windows(name: str) -> bool:
    """Whether Windows takes a name for a device, so that no file and no folder can have it."""
    return bool(DEVICE.fullmatch(name))


def files_are_named_for_any_computer(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No file of data/ and docs/ has a name that Windows cannot hold, or one that differs from another only in capital letters."""
    met: dict[str, str] = {}
    for path in (*guide.loaded.ends, *pages.files):
        folder, _, name = path.rpartition("/")
        if wrong := _wrong(name):
            yield Problem(path, 1, f"{wrong}, so the guide could not be copied there. Rename it.")
        other = met.setdefault(f"{folder}/{normalize('NFC', name).casefold()}", name)
        if other != name and normalize("NFC", other) == normalize("NFC", name):
            text = f"“{name}” is there twice, its marked letters once in one piece and once in two: macOS takes them for one. Rename one."
            yield Problem(path, 1, text)
        elif other != name:
            text = f"only capital letters tell “{name}” from “{other}”: Windows and macOS take them for one. Rename one of them."
            yield Problem(path, 1, text)


def addresses_are_plain(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """The address of every page is lower-case words joined by hyphens: it can be said, and one day it can be forwarded."""
    for address, path in pages.addresses.items():
        if not re.fullmatch(ADDRESS, address):
            text = f"this page would answer at “{address}”. Name pages and folders in lower-case words joined by hyphens."
            yield Problem(path, 1, text)
        elif len(address) > LONGEST_ADDRESS:
            text = f"the address of this page has {len(address)} letters; {LONGEST_ADDRESS} is the most. Shorten its name or its folders."
            yield Problem(path, 1, text)


def _wrong(name: str) -> str | None:
    if len(name) > LONGEST_NAME:
        return f"the name has {len(name)} letters, and Windows has room for few more in a whole path"
    if is_kept_by_windows(name):
        return f"Windows keeps the name “{name.partition('.')[0]}” for itself"
    if odd := IN_NO_NAME.search(name):
        return f"Windows takes no “{odd[0]}” in a name"
    if name[-1] in AT_NO_END:
        return f"Windows takes no {AT_NO_END[name[-1]]} at the end of a name"
    return None
