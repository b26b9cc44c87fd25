"""Rules about interface.yml: a word for everything the templates and the closed lists ask for, and none that nothing asks for."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from ..guide import Guide
from ..icons import pictures
from ..pages import Pages
from ..problem import Problem, a, did_you_mean
from ..schema import kinds
from ..templates import fields_with_icons, icons_used, unreadable, words_used


def closed_lists_have_names(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every kind, every standing and every value of a closed list has words for the reader."""
    place = guide.settings.place("interface.yml")
    standings, closed = _closed_lists()
    for group, wanted in (("kinds", {kind: [] for kind in kinds()}), ("standings", standings), ("names", closed)):
        given = set(getattr(guide.settings.interface, group))
        for name in sorted(wanted.keys() - given):
            whose = f", a value of {' and of '.join(wanted[name])}" if group == "names" else ""
            yield place.problem(f"“{group}” has no words for “{name}”{whose}. Add them.", group)
        for name in sorted(given - wanted.keys()):
            text = f"“{group}” has words for “{name}”, which does not exist.{did_you_mean(name, wanted)}"
            yield place.problem(text, group, name)


def templates_can_be_read(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every template can be read: what is opened in it is closed."""
    for path, line, why in unreadable():
        yield Problem(path, line, f"this template cannot be read from here on: {why}. Look for a brace or a tag that is not closed.")


def templates_find_their_words(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every word a template asks for is in interface.yml, and every word there is asked for."""
    place, given, used = guide.settings.place("interface.yml"), guide.settings.interface.words, set()
    for name, path, line in words_used():
        used.add(name)
        if name not in given:
            yield Problem(path, line, f"words.{name} is not in data/interface.yml.{did_you_mean(name, given)}")
    # What an unreadable template asks for is not known.
    for name in sorted(set(given) - used) if not unreadable() else ():
        mend = f"{near} If not, use" if (near := did_you_mean(name, used)) else " Use"
        yield place.problem(f"no template uses the word “{name}”.{mend} it in a template, or remove it.", "words", name)


def icons_have_pictures(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every icon a template asks for has a picture, as “help” or as each value of “standing”, and each is a file that is there."""
    place, given = guide.settings.place("interface.yml"), guide.settings.interface.icons
    for name, path, line in icons_used():
        if name not in given:
            yield Problem(path, line, f"the icon “{name}” is not in data/interface.yml.{did_you_mean(name, given)}")
    with_icons = fields_with_icons()
    values = {value for model in kinds().values() for name, value in _values_in(model) if name in with_icons}
    for name in sorted(values - given.keys()):
        yield place.problem(f"“icons” has no picture for “{name}”. Add one.", "icons")
    for name, picture in given.items():
        if picture not in pictures():
            yield place.problem(f"the picture “{picture}” does not exist.{did_you_mean(picture, pictures())}", "icons", name)
    used = {name for name, *_ in icons_used()} | values
    for name in sorted(given.keys() - used) if not unreadable() else ():
        yield place.problem(f"no template uses the icon “{name}”. Use it in a template, or remove it.", "icons", name)


def kinds_have_a_purpose(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every kind says what links to it are for, by a name under “purposes”, and every name there is that of some kind."""
    place, purposes, used = guide.settings.place("interface.yml"), guide.settings.interface.purposes, set()
    for kind, words in guide.settings.interface.kinds.items():
        used.add(words.purpose)
        if words.purpose not in purposes:
            yield place.problem(f"“purposes” has no heading for “{words.purpose}”.{did_you_mean(words.purpose, purposes)}", "kinds", kind)
    for name in sorted(purposes.keys() - used):
        yield place.problem(f"no kind has the purpose “{name}”. Give it to a kind, or remove it.", "purposes", name)


@cache
def _closed_lists() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The values of “standing”, and those of all other closed lists: each with the fields that take it, as “reach” of a scope statement."""
    standings: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for kind, model in kinds().items():
        for name, value in _values_in(model):
            fields = (standings if name == "standing" else others).setdefault(value, [])
            if (field := f"“{name}” of {a(kind)}") not in fields:
                fields.append(field)
    return standings, others


def _values_in(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Every value of a closed list in a kind or a group of fields, after the name of its field."""
    for name, field in model.model_fields.items():
        yield from _values_of(name, field.annotation)


def _values_of(name: str, annotation: Any) -> Iterator[tuple[str, str]]:
    if get_origin(annotation) is Literal:
        yield from ((name, value) for value in get_args(annotation))
    for part in get_args(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield from _values_in(part)
        elif get_origin(part) is not None:
            yield from _values_of(name, part)
