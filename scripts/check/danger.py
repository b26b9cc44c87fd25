"""Rules about danger.yml: whoever may be in danger is led to a person and to a page, by phrases that can be met."""

import re
from collections.abc import Iterator

from ..guide import Guide
from ..pages import Pages
from ..problem import Problem, did_you_mean

FILE = "danger.yml"
WORD = re.compile(r"[^\s/…]+")
Listed = tuple[tuple[str | int, ...], str]


def dangers_lead_to_a_person(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Where something may be typed in danger, a notice is offered that can be called, and the page that comes next exists."""
    docs = guide.root / "docs"
    dangers = guide.settings.danger.dangers
    if dangers and not any(link.url for notice in guide.settings.notices if notice.offered for link in notice.links):
        text = "no notice with offered: true has a telephone link, so nobody in danger could be led to a person. Add one to notices.yml."
        yield guide.settings.place(FILE).problem(text, "dangers")
    for index, danger in enumerate(dangers):
        page = danger.page.partition("#")[0]
        if not (docs / page).is_file():
            known = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
            text = f"“{danger.name}” leads to the page “{page}”, which does not exist.{did_you_mean(page, known)}"
            yield guide.settings.place(FILE).problem(text, "dangers", index, "page")


def phrases_of_danger_stand_once(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No phrase stands twice, in one list or in both: as harmless it would never be met as one of danger."""
    place = guide.settings.place(FILE)
    taken: dict[str, int] = {}
    for inside, phrase in [*_typed(guide), *_harmless(guide)]:
        if phrase in taken:
            yield place.problem(f"“{phrase}” is listed twice, first on line {taken[phrase]}. Keep one.", *inside)
        taken.setdefault(phrase, place.line(*inside))


def groups_of_words_are_known(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every name in capitals is a group of words, and every group is used."""
    place, groups = guide.settings.place(FILE), guide.settings.danger.words
    used = set()
    for inside, phrase in [*_typed(guide), *_harmless(guide)]:
        for name in filter(str.isupper, WORD.findall(phrase)):
            used.add(name)
            if name not in groups:
                yield place.problem(f"no group of `words` is called {name}.{did_you_mean(name, groups)}", *inside)
    for name in groups:
        if name not in used:
            yield place.problem(f"no phrase names {name}. Use it, or remove it.", "words", name)


def harmless_phrases_take_something_out(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every harmless phrase has a word that a phrase of danger has too: else there is nothing it could take out."""
    groups = guide.settings.danger.words
    telling = {word for _, phrase in _typed(guide) for word in _words(phrase, groups)}
    starts = tuple(word.removesuffix("*") for word in telling if word.endswith("*"))
    for inside, phrase in _harmless(guide):
        if not any(_is_met(word, telling, starts) for word in _words(phrase, groups)):
            text = f"no phrase of danger has a word of “{phrase}”, so there is nothing it takes out. Remove it."
            yield guide.settings.place(FILE).problem(text, *inside)


def _is_met(word: str, telling: set[str], starts: tuple[str, ...]) -> bool:
    """Whether a typed word may be this one and one of `telling`, as “attack*” and “attacked”."""
    begin = word.removesuffix("*")
    return word in telling or begin.startswith(starts) or (begin != word and any(other.startswith(begin) for other in telling))


def _words(phrase: str, groups: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for word in WORD.findall(phrase):
        yield from groups.get(word, (word,))


def _typed(guide: Guide) -> list[Listed]:
    return [
        (("dangers", i, "typed", j, "phrases", n), phrase)
        for i, danger in enumerate(guide.settings.danger.dangers)
        for j, typed in enumerate(danger.typed)
        for n, phrase in enumerate(typed.phrases)
    ]


def _harmless(guide: Guide) -> list[Listed]:
    listed = enumerate(guide.settings.danger.harmless)
    return [(("harmless", i, "phrases", n), phrase) for i, harmless in listed for n, phrase in enumerate(harmless.phrases)]
