"""Rules about synonyms.yml: words of the guide stand behind every synonym, and nothing is asked twice."""

import re
from collections.abc import Iterator

from ..guide import Guide
from ..pages import Pages
from ..problem import Problem, did_you_mean
from ..schema import Entry

WORDS = re.compile(r"\w+")


def synonyms_mean_words_of_the_guide(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """What a synonym means stands, word for word, in the title or the other words of a record: else it would lead nowhere."""
    if guide.hidden:
        return
    place = guide.settings.place("synonyms.yml")
    names = [name for record in guide.records.values() for name in (_title(guide, record), *record.also)]
    holding = _holding(names)
    for index, synonym in enumerate(guide.settings.synonyms.synonyms):
        for number, phrase in enumerate(synonym.means):
            if not _hold_all(phrase, holding):
                text = f"no title and no “also” of a record holds “{phrase}”, so this synonym leads nowhere.{did_you_mean(phrase, names)}"
                yield place.problem(text, "synonyms", index, "means", number)


def words_are_asked_once(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No two synonyms, and no two things that are not settled, are asked for in the same words."""
    place = guide.settings.place("synonyms.yml")
    for group in ("synonyms", "unsettled"):
        taken: dict[str, int] = {}
        for index, entry in enumerate(getattr(guide.settings.synonyms, group)):
            for number, asked in enumerate(entry.asked):
                line = place.line(group, index, "asked", number)
                if asked in taken:
                    yield Problem(place.path, line, f"“{asked}” is asked twice, first on line {taken[asked]}. Keep one.")
                taken.setdefault(asked, line)


def _title(guide: Guide, record: Entry) -> str:
    return f"{guide.title(record)} {getattr(record, 'abbreviation', None) or ''}"


def _holding(names: list[str]) -> dict[str, set[int]]:
    """Each word that stands in the names, with the positions in the list of those it stands in."""
    holding: dict[str, set[int]] = {}
    for at, name in enumerate(names):
        for word in WORDS.findall(name.casefold()):
            holding.setdefault(word, set()).add(at)
    return holding


def _hold_all(phrase: str, holding: dict[str, set[int]]) -> set[int]:
    """The names that hold every word of a phrase; none for a phrase without a word."""
    held = [holding.get(word, set()) for word in WORDS.findall(phrase.casefold())]
    return set.intersection(*held) if held else set()
