"""Official numbers: the id one forwards from, as “competency-1-2”, and how a reader says it, as “Competency 1.2”."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from string import Formatter

from .address import slug
from .schema import Entry
from .settings import Settings


class Numbers(Mapping[str, str]):
    """Number ids → the id of the record that carries the number now."""

    def __init__(self, records: Mapping[str, Entry], settings: Settings):
        self._records, self._settings = records, settings

    @cached_property
    def _carriers(self) -> dict[str, str]:
        return {number: r.id for r in self._records.values() if (number := number_id(r)) and number != r.id}

    def __getitem__(self, number: str) -> str:
        return self._carriers[number]

    def __iter__(self) -> Iterator[str]:
        return iter(self._carriers)

    def __len__(self) -> int:
        return len(self._carriers)

    def label(self, record: Entry) -> str | None:
        """The number of a record as a reader says it: “Competency 1.2”. None where it has no number."""
        return self._labels[record.id]

    @cached_property
    def _labels(self) -> dict[str, str | None]:
        interface = self._settings.interface
        return {
            r.id: _with_fields(pattern, r, interface.names) if (pattern := interface.kinds[r.kind].numbered) and _has_number(r) else None
            for r in self._records.values()
        }


def number_id(record: Entry) -> str | None:
    """The id the official number of a record forwards from; None where it has no number."""
    return slug(_with_fields(record.numbered, record)) if record.numbered is not None and _has_number(record) else None


def number_field(record: Entry) -> str:
    """The field that holds the number of a record that has one: the last that the number id is made of, as “code”."""
    return _fields(record.numbered or "")[-1]


def _has_number(record: Entry) -> bool:
    """Whether the record carries an official number; some of a numbered kind do not."""
    return record.numbered is not None and getattr(record, "code", "") is not None


def _fields(pattern: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(pattern) if name]


def _with_fields(pattern: str, record: Entry, names: Mapping[str, str] | None = None) -> str:
    """A pattern such as “job-{section}-{code}” with the record's fields in it, by their names for readers where given."""
    values = {name: str(getattr(record, name)) for name in _fields(pattern)}
    return pattern.format_map({name: (names or {}).get(value, value) for name, value in values.items()})
