"""Rules about how well we know what a record says."""

from collections.abc import Iterator
from datetime import timedelta

from ..guide import Guide
from ..pages import Pages
from ..problem import Problem, a
from ..schema import Entry, Fact, Prose, Sourced
from ..schema.records import Competency

# How long before a critical fact expires an author is warned.
WARN_BEFORE = timedelta(days=30)


def inferred_says_how(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """An inferred record says how it was worked out; no other does."""
    for record in guide.records.values():
        place = guide.places[record.id]
        if record.standing == "inferred" and record.how is None:
            yield place.problem(f"{record.id} is inferred. Say in “how” what it was worked out from.", "standing")
        if record.standing != "inferred" and record.how is not None:
            yield place.problem(f"{record.id} is {record.standing}, so “how” does not belong. Remove it, or make it inferred.", "how")


def unconfirmed_is_never_guessed(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """An unconfirmed record has no wording of its own, and every other record has one, unless its sources give no more than its name."""
    for record in guide.records.values():
        place, fields = guide.places[record.id], type(record).model_fields
        needed = record.known_by or record.worded
        if record.standing == "unconfirmed":
            for name in dict.fromkeys((record.worded, needed)):
                if not fields[name].is_required() and getattr(record, name) is not None:
                    yield place.problem(f"{record.id} is unconfirmed, so “{name}” must be left out until somebody has seen it.", name)
        elif getattr(record, needed) is None and not is_only_named(record):
            text = f"{record.id} is {record.standing}, but “{needed}” is missing. It says: {fields[needed].description}"
            yield place.problem(text, "standing")


def standing_speaks_for_the_source(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A standing covers what the source says and no sentence of ours: what is ours has a field of its own, or the record is guidance."""
    for record in guide.records.values():
        place, text = guide.places[record.id], record.worded
        if record.standing == "guidance":
            if guide.ours(record) is not None:
                yield place.problem(f"{record.id} is guidance, so all of it is ours. Join “ours” to “{text}”.", "ours")
            continue
        for name in dict.fromkeys((text, record.known_by or text)):
            if getattr(record, name) is None:
                continue
            if is_only_named(record):
                said = f"the sources of {record.id} give only its name, so its standing may not cover “{name}”. Move that to “ours”."
                yield place.problem(said, name)
            elif is_ours(record, name):
                said = f"“{name}” of {a(record.kind)} is ours, so {record.id} may not be {record.standing}. Make it guidance."
                yield place.problem(said, "standing")
        if record.standing != "unconfirmed" and is_only_named(record) and guide.said(record) is None:
            said = f"the sources of {record.id} give only its name, and nothing more is said of it. Say in “ours” what helps a reader."
            yield place.problem(said, "sources")


def is_only_named(record: Entry) -> bool:
    """Whether the sources of a record give no more than its name."""
    return isinstance(record, Sourced) and record.only_named


def is_ours(record: Entry, name: str) -> bool:
    """Whether a field of a record holds what we say, and no source."""
    return any(isinstance(mark, Prose) and mark.ours for mark in type(record).model_fields[name].metadata)


def competencies_are_explained(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A competency whose wording is known has why, two or more looks_like, and one or more not_like."""
    for record in guide.every(Competency):
        if record.standing == "unconfirmed":
            continue
        for name, least in (("why", 1), ("looks_like", 2), ("not_like", 1)):
            given = getattr(record, name)
            if not given or (isinstance(given, tuple) and len(given) < least):
                how_many = f" with at least {least} entries" if least > 1 else ""
                yield guide.places[record.id].problem(f"{record.id} needs “{name}”{how_many}.", "text")


def critical_facts_expire(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A critical fact has a day after which its value is withheld."""
    for fact in guide.every(Fact):
        if fact.critical and fact.standing != "unconfirmed" and fact.expires is None:
            text = f"{fact.id} is critical, so it needs “expires”: the day after which readers are told to check."
            yield guide.places[fact.id].problem(text, "critical")


def past_their_day(guide: Guide) -> Iterator[Problem]:
    """Facts whose value is withheld today. They never fail an ordinary build; a release refuses."""
    for fact in guide.every(Fact):
        if guide.figures.expired(fact):
            text = f"{fact.id} expired on {fact.expires}. Readers are told to check with {fact.check_with}."
            yield guide.places[fact.id].problem(text, "expires")


def near_their_day(guide: Guide) -> Iterator[Problem]:
    """Critical facts that expire within 30 days. Every build mentions them; none fails."""
    for fact in guide.every(Fact):
        if fact.critical and fact.expires and guide.figures.today <= fact.expires <= guide.figures.today + WARN_BEFORE:
            yield guide.places[fact.id].problem(f"{fact.id} is critical and expires on {fact.expires}. Look it up again.", "expires")
