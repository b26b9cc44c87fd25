"""Rules about talks: each is a file of its own."""

from collections.abc import Iterator

from ..guide import Guide
from ..pages import Pages
from ..problem import Problem

FILE = "talks.yml"


def talks_have_names_of_their_own(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No two talks have one id, by which their files are named: only one would be kept."""
    met: set[str] = set()
    for at, talk in enumerate(guide.settings.talks):
        if talk.id in met:
            yield guide.settings.place(FILE).problem(f"two talks have the id “{talk.id}”. Give one another.", "talks", at, "id")
        met.add(talk.id)
