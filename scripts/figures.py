"""The figures of a guide: what is counted, and what goes by the day."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from . import day
from .schema import Entry, Fact, Source
from .schema.records import Competency, ExamDomain
from .schema.settings import RehearsalTime
from .settings import Settings


class Figures:
    """What is counted in the records of a guide, and which of them are past their day."""

    def __init__(self, root: Path, records: Mapping[str, Entry], settings: Settings):
        self._root, self._records, self._settings = root, records, settings

    def share(self, domain: ExamDomain) -> tuple[int, int]:
        """How many of all competencies a study domain covers: (in it, in all). The weight is ours, by this count."""
        return self._competencies[domain.covers], self._competencies.total()

    @cached_property
    def _competencies(self) -> Counter[str]:
        """How many competencies each of their domains has."""
        return Counter(record.domain for record in self._records.values() if isinstance(record, Competency))

    def expired(self, fact: Fact) -> bool:
        """Whether a fact is past its day."""
        return fact.expires is not None and fact.expires < self.today

    def withheld(self, fact: Fact) -> bool:
        """Whether readers are told to check instead of a value."""
        return self.expired(fact) or fact.standing == "unconfirmed"

    @property
    def rehearsal_time(self) -> RehearsalTime | None:
        """The time of a rehearsal; None while the time limit it is a part of is not known or past its day."""
        rehearsal = self._settings.rehearsal
        time = rehearsal.time if rehearsal else None
        limit = self._records[time.limit] if time else None
        return time if isinstance(limit, Fact) and not self.withheld(limit) else None

    @cached_property
    def today(self) -> date:
        """The day expiry is judged by."""
        return day.today()

    @cached_property
    def built(self) -> date:
        """The day the guide was last changed, else the newest month in the data: two builds of one commit are identical."""
        return day.last_change(self._root) or self._newest_month

    @property
    def _newest_month(self) -> date:
        """The first day of the last month in which a fact was looked up or a source read."""
        checked = [record.checked for record in self._records.values() if isinstance(record, Fact)]
        read = [record.read for record in self._records.values() if isinstance(record, Source) and record.read]
        return date.fromisoformat(f"{max(checked + read, default='2000-01')}-01")
