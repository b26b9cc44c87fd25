"""A seeded fault: one small change of the guide's code that some test must notice. tests/faults/*.yml hold them as data."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Fault:
    """One fault: its name, the room it is in, the file, the text that stands there once and what it becomes, what somebody would
    notice, and the tests that must fail, as pytest is told them. `survives` says why no test can notice it, where none can."""

    id: str
    room: str
    file: str
    was: str
    becomes: str
    says: str
    noticed_by: tuple[str, ...] = field(default=())
    survives: str = ""

    def planted(self, text: str) -> str:
        """The text of its file with the fault in it. Raises ValueError where the text does not hold the place just once."""
        if (count := text.count(self.was)) != 1:
            raise ValueError(f"its “was” stands {count} times in {self.file}, and must stand there once")
        return text.replace(self.was, self.becomes)


def faults() -> list[Fault]:
    """Every fault of every list, in order. Raises ValueError where two have one name."""
    found = [fault for path in sorted(FOLDER.glob("*.yml")) for fault in _read(path)]
    names = [fault.id for fault in found]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"Two faults have one name: {', '.join(sorted(twice))}.")
    return found


def _read(path: Path) -> Iterator[Fault]:
    for given in yaml.safe_load(path.read_text(encoding="utf-8"))["faults"]:
        yield Fault(**given | {"noticed_by": tuple(given["noticed_by"])})
