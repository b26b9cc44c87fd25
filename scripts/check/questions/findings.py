"""What a rule finds in a question or a case: where, and a sentence."""

from typing import NamedTuple

from ...schema import Case, Question

Judged = Question | Case


class Finding(NamedTuple):
    """One thing found. `where` is the way to it in the record; empty for the record itself."""

    where: tuple
    text: str
