"""What a rule about questions finds: where, and a sentence."""

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing found. `where` is the way to it in the record; empty for the record itself."""

    where: tuple
    text: str
