"""What a record may contain: fields.py the kinds of value, records.py the kinds of record,
settings.py what is beside them, files.py which file holds which,
links.py which fields name other records."""

from .fields import Cite, Entry, Id, LinkTo, Prose, Record, Shape
from .files import FILES, file_of, kinds, record_lists
from .links import groups, link_fields, marked_fields, named
from .records import Fact, Source
from .settings import Moved

__all__ = [
    "FILES",
    "Cite",
    "Entry",
    "Fact",
    "Id",
    "LinkTo",
    "Moved",
    "Prose",
    "Record",
    "Shape",
    "Source",
    "file_of",
    "groups",
    "kinds",
    "link_fields",
    "marked_fields",
    "named",
    "record_lists",
]
