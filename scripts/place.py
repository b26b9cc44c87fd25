"""Where something of the data stands: its file, and its lines there."""

from dataclasses import dataclass

from .problem import Problem
from .yaml_lines import Lines, Where


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands, or the settings of a file: the file, its lines, and the way to it in them.

    What lies inside is named by the way to it from there: place.line("options", 1, "why").
    """

    path: str
    lines: Lines
    where: Where

    def line(self, *inside: str | int) -> int:
        """The first line of what lies inside, or of the nearest thing around it."""
        return self.lines.first(self.where + inside)

    def last_line(self, *inside: str | int) -> int:
        """The last line of what lies inside."""
        return self.lines.last(self.where + inside)

    def line_with(self, piece: str, *inside: str | int) -> int:
        """The line of what lies inside that holds `piece`."""
        return self.lines.holding(self.where + inside, piece)

    def as_written(self, *inside: str | int) -> str:
        """A single value as its file has it, before YAML read it as a number or a day."""
        return self.lines.positions.raw.get(self.where + inside, "")

    def is_empty(self, *inside: str | int) -> bool:
        """Whether a field was named there and given no value."""
        return self.where + inside in self.lines.positions.empty

    def problem(self, text: str, *inside: str | int) -> Problem:
        """A problem with what lies inside."""
        return Problem(self.path, self.line(*inside), text)
