"""Rules about the lines of a job description: the core stays the core, nothing of the sample is forgotten, a short line is short."""

from collections.abc import Iterator

from ..guide import Guide
from ..pages import Pages
from ..problem import Problem
from ..schema import Duty
from ..schema.records import JobFunction


def core_duties_say_why(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A duty of the core says why it stays, and no other does."""
    for duty in guide.every(Duty):
        if duty.core and not duty.why_core:
            yield guide.places[duty.id].problem(f"{duty.id} stays in every description. Say why, in “why_core”.", "core")
        if duty.why_core and not duty.core:
            text = f"{duty.id} says why it stays, but may be left out. Add core: true, or remove “why_core”."
            yield guide.places[duty.id].problem(text, "why_core")


def core_functions_stay_core(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A duty that is brought up from a function of the core is of the core as well."""
    for duty in guide.every(Duty):
        core = [name for name in duty.functions if getattr(guide.get(name), "core", False)]
        if core and not duty.core:
            text = f"{duty.id} is brought up from {core[0]}, which makes the work peer support. Add core: true, and “why_core”."
            yield guide.places[duty.id].problem(text, "functions")


def functions_have_a_duty(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Where there are duties, each numbered function of the sample is brought up to date by one of them."""
    if guide.unsure_of("duty") or not guide.every(Duty):
        return
    brought_up = {name for duty in guide.every(Duty) for name in duty.functions}
    for function in guide.every(JobFunction):
        if function.section != "heading" and function.id not in brought_up:
            text = f"{function.id} is brought up to date by no duty, so a description would lose it. Name it under “functions” of one."
            yield guide.places[function.id].problem(text)


def short_lines_are_short(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """The short line of a duty has no more words than data/matching.yml allows."""
    most = guide.settings.matching.goals.short
    for duty in guide.every(Duty):
        if (words := len(duty.short.split())) > most:
            text = f"{duty.id}: “short” has {words} words. A line of a short posting has at most {most}."
            yield guide.places[duty.id].problem(text, "short")
