"""Turns what the schema refuses into sentences for a person who has never programmed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .place import Place
from .problem import Problem, a, did_you_mean
from .schema.fields import ASKED, MONTH
from .yaml_lines import Where

# Fields whose value YAML may read as a day.
MONTHS = {"read", "checked"}


@dataclass(frozen=True)
class Subject:
    """What a message is about: the id of a record, and its kind."""

    name: str
    kind: str = "file"


def refusals(error: ValidationError, model: type[BaseModel], subject: Subject, item: Any, place: Place) -> Iterator[Problem]:
    """A problem for each thing that `model` refused in `item`, which stands at `place`."""
    for refused in error.errors(include_url=False):
        loc = tuple(part for part in refused["loc"] if part != "[key]")
        if refused["type"] == "missing":
            if not place.is_empty(*loc):  # else said already, as an empty value
                yield Problem(place.path, _gap(model, item, loc, place), _missing(model, subject, loc))
        elif refused["type"] != "too_short" or len(refused["input"]) < refused["ctx"]["min_length"]:  # else its entries have been refused
            said = _refused(refused, model, subject, loc, place.as_written(*loc))
            yield place.problem(said + _meant_as_text(refused, place, loc), *loc)


def _gap(model: type[BaseModel], item: Any, loc: Where, place: Place) -> int:
    """The line where a missing field belongs: the end of the field before it, or the start of the record."""
    owner, value = _model_at(model, loc[:-1]), item
    for part in loc[:-1]:
        value = value[part]
    names = list(owner.model_fields)
    earlier = [n for n in names[: names.index(str(loc[-1]))] if n in value]
    return place.last_line(*loc[:-1], earlier[-1]) if earlier else place.line(*loc[:-1])


def _missing(model: type[BaseModel], subject: Subject, loc: Where) -> str:
    field = _model_at(model, loc[:-1]).model_fields[str(loc[-1])]
    about = f" It says: {field.description}" if field.description else ""
    return f"{subject.name}: “{_name(loc)}” is missing.{about}"


def _refused(refused: ErrorDetails, model: type[BaseModel], subject: Subject, loc: Where, raw: str) -> str:
    name, given, kind = _name(loc), refused["input"], refused["type"]
    start = f"{subject.name}: “{name}”"
    if kind == "extra_forbidden":
        owner = _model_at(model, loc[:-1])
        whose = a(subject.kind) if len(loc) == 1 and subject.kind != "file" else f"“{_name(loc[:-1])}”" if loc[:-1] else subject.name
        return f"“{name}” is not a field of {whose}.{did_you_mean(name, owner.model_fields) or ' Remove it.'}"
    if kind == "string_type" and isinstance(given, date) and name in MONTHS:
        return f"{start} was read as {read_as(given)}. {ASKED[MONTH]}"
    allowed = _allowed(refused)
    if not isinstance(given, str) and ((kind == "string_type" and isinstance(given, (bool, int, float, date))) or raw in allowed):
        return f'{start} was read as {read_as(given)}. Put it in quotes: {_key(loc)}"{raw}"'
    if kind == "literal_error":
        what = read_as(given) if isinstance(given, (tuple, dict)) else f"“{raw}”"
        return f"{start} is {what}. It must be one of: {', '.join(allowed)}.{did_you_mean(raw, allowed)}"
    if kind == "string_too_short" or (kind == "string_pattern_mismatch" and not given.strip()):
        return f"{start} {_blank(model, loc)}"
    if kind == "string_pattern_mismatch":
        return (
            f"{start} is “{_short(given)}”, which does not fit. {ASKED.get(refused['ctx']['pattern'], 'Compare it with another record.')}"
        )
    if kind == "string_too_long":
        return f"{start} has {len(given):,} characters; {refused['ctx']['max_length']:,} is the most. Shorten it, or split it."
    if kind == "too_short":
        least = refused["ctx"]["min_length"]
        return f"{start} needs at least {least} {'entry' if least == 1 else 'entries'}."
    return f"{start if loc else subject.name} should be {_wanted(kind)}, but is {read_as(given)}."


def _meant_as_text(refused: ErrorDetails, place: Place, loc: Where) -> str:
    """Why a text was read as a list or a group, where it begins on the line of its name, else nothing: “[”, “{” or “: ” without quotes."""
    if refused["type"] != "string_type" or not isinstance(refused["input"], (tuple, dict)):
        return ""
    line = place.lines.source[place.line(*loc) - 1]
    if found := re.match(r"\s*(?:- +)*(?:[\w-]+: +)?([\[{])", line):
        return f" A text that begins with “{found[1]}” needs quotes."
    return " A text that holds “: ” needs quotes." if isinstance(refused["input"], dict) and re.match(r"\s*- .*\S: ", line) else ""


def _allowed(refused: ErrorDetails) -> list[str]:
    """The values of a closed list that refused a value; none where it was no such list."""
    expected = refused["ctx"]["expected"] if refused["type"] == "literal_error" else ""
    return re.findall(r"'([^']*)'", expected)


def _blank(model: type[BaseModel], loc: Where) -> str:
    """What to do about a blank field: one that is needed cannot be left out."""
    field = _model_at(model, loc[:-1]).model_fields.get(loc[-1]) if loc and isinstance(loc[-1], str) else None
    return "is blank. Fill it in." if field is not None and field.is_required() else "is blank. Fill it in, or leave the line out."


def _wanted(kind: str) -> str:
    return {
        "string_type": "text",
        "tuple_type": "a list, one entry a line with a hyphen",
        "int_type": "a whole number",
        "bool_type": "true or false",
        "date_type": "a day of the calendar without quotes, as 2027-11-30",
        "model_type": "a group of fields",
        "dict_type": "a group of fields",
        "greater_than_equal": "a larger number",
        "less_than_equal": "a smaller number",
    }.get(kind, "something else")


def read_as(given: Any) -> str:
    """What YAML made of a value, in words: “yes or no”, “the number 1.1”."""
    if given is None:
        return "empty"
    if isinstance(given, bool):
        return "yes or no"
    if isinstance(given, (int, float)):
        return f"the number {given}"
    if isinstance(given, date):
        return f"the date {given}"
    if isinstance(given, tuple):
        return "a list"
    if isinstance(given, dict):
        return "a group of fields"
    return f"“{_short(given)}”"


def _short(given: Any) -> str:
    words = str(given)
    return words if len(words) <= 60 else words[:57] + "…"


def _name(loc: Where) -> str:
    """The nearest field name of a place: “looks_like” for its third entry."""
    return next((str(part) for part in reversed(loc) if isinstance(part, str)), "entry")


def _key(loc: Where) -> str:
    return f"{loc[-1]}: " if loc and isinstance(loc[-1], str) else "- "


def _model_at(model: type[BaseModel], loc: Where) -> type[BaseModel]:
    """The class of the value at `loc` inside `model`."""
    for part in loc:
        if isinstance(part, str) and part in model.model_fields:
            model = _inner(model.model_fields[part].annotation) or model
    return model


def _inner(annotation: Any) -> type[BaseModel] | None:
    """The class of fields inside an annotation, as Rule in tuple[Rule, ...]."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, dict, Union, UnionType, Annotated):
        return next(filter(None, map(_inner, get_args(annotation))), None)
    return None
