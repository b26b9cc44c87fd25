"""What a record may contain: fields.py the kinds of value, records.py the kinds of record, questions.py
those of the question bank, agency.py and classes.py those for agencies and classes, settings.py what is
beside them, files.py which file holds which, links.py which fields name other records."""

from .agency import Duty, Task, Verdict
from .classes import POLLS, ClassSession, ClassStep
from .fields import RECORDS, Cite, Entry, Id, LinkTo, Prose, Shape, Sourced, kinds_with
from .files import FILE_CLASSES, FILES, entry_of, file_of, holds_only_records, kinds, record_lists, schema_name
from .links import Where, groups, link_fields, marked_fields, values_along
from .questions import Case, Question, Turn
from .records import Fact, Source
from .settings import Moved, MovedPage, Notice

__all__ = [
    "FILES",
    "FILE_CLASSES",
    "POLLS",
    "RECORDS",
    "Case",
    "Cite",
    "ClassSession",
    "ClassStep",
    "Duty",
    "Entry",
    "Fact",
    "Id",
    "LinkTo",
    "Moved",
    "MovedPage",
    "Notice",
    "Prose",
    "Question",
    "Shape",
    "Source",
    "Sourced",
    "Task",
    "Turn",
    "Verdict",
    "Where",
    "entry_of",
    "file_of",
    "groups",
    "holds_only_records",
    "kinds",
    "kinds_with",
    "link_fields",
    "marked_fields",
    "record_lists",
    "schema_name",
    "values_along",
]
