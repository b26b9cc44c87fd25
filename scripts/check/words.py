"""Rules about interface.yml: a word for everything the templates and the closed lists ask for, and none that nothing asks for."""

from collections.abc import Iterator
from typing import Literal, get_args, get_origin

from ..guide import Guide
from ..pages import Pages
from ..problem import Problem, did_you_mean
from ..schema import kinds
from ..templates import words_used


def closed_lists_have_names(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every kind, every standing and every value of a closed list has words for the reader."""
    if "interface.yml" not in guide.loaded.settings:
        return
    place = guide.loaded.settings_places["interface.yml"]
    fields = {name for model in kinds().values() for name in model.model_fields}
    closed = set().union(*(_values(name) for name in fields - {"standing"}))
    for group, wanted in (("kinds", set(kinds())), ("standings", _values("standing")), ("names", closed)):
        given = set(getattr(guide.interface, group))
        for name in sorted(wanted - given):
            yield Problem(place.path, place.line(group), f"“{group}” has no words for “{name}”. Add them.")
        for name in sorted(given - wanted):
            yield Problem(
                place.path, place.line(group, name), f"“{group}” has words for “{name}”, which does not exist.{did_you_mean(name, wanted)}"
            )


def templates_find_their_words(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every word a template asks for is in interface.yml, and every word there is asked for."""
    if "interface.yml" not in guide.loaded.settings:
        return
    place, given, used = guide.loaded.settings_places["interface.yml"], guide.interface.words, set()
    for name, path, line in words_used():
        used.add(name)
        if name not in given:
            yield Problem(path, line, f"words.{name} is not in data/interface.yml.{did_you_mean(name, given)}")
    for name in sorted(set(given) - used):
        yield Problem(place.path, place.line("words", name), f"no template uses the word “{name}”.{did_you_mean(name, used)} Remove it.")


def _values(name: str) -> set[str]:
    """The values a field of that name may take in any kind, where its list is closed."""
    found: set[str] = set()
    for model in kinds().values():
        if name in model.model_fields:
            found |= set(_literals(model.model_fields[name].annotation))
    return found


def _literals(annotation) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    for part in get_args(annotation):
        if isinstance(part, type) and hasattr(part, "model_fields"):
            for field in part.model_fields.values():
                yield from _literals(field.annotation)
        elif get_origin(part) is not None:
            yield from _literals(part)
