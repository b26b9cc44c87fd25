"""Rules about the study plan: its steps lead somewhere, every study domain has its turn, and a calendar tells nothing about a person."""

from collections.abc import Iterator

from ..guide import Guide
from ..pages import Pages
from ..problem import Problem
from ..schema.settings import PlanStep
from .links import no_such_page
from .text import private_words

FILE, INTERFACE = "plan.yml", "interface.yml"
# The words that study/plan puts into a calendar, and the name of its file.
CALENDAR_WORDS = ("plan_event", "plan_event_exam", "plan_event_line", "plan_file")


def plan_steps_lead_somewhere(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every step of the plan opens one page that exists, or one record, or nothing at all."""
    for index, step in _steps(guide):
        if step.page and step.record:
            yield _problem(guide, index, "record", f"the step “{step.title}” has both a page and a record. Keep one.")
        if missing := no_such_page(guide, step.page):
            yield _problem(guide, index, "page", f"the step “{step.title}” leads to the page {missing}")


def study_domains_take_turns(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every study domain is met early in the plan and comes back in the middle."""
    turns = {(step.domain, step.when) for _, step in _steps(guide)}
    for domain in guide.by_kind["exam-domain"]:
        for when in ("early", "middle"):
            if (domain.id, when) not in turns:
                text = f"the plan has no step for {domain.id} with when: {when}, so that domain would be left out. Add one."
                yield guide.settings.place(FILE).problem(text, "steps")


def calendars_are_neutral(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No step and no word of the guide puts into a calendar, which others may see, what somebody studies or a word about their health."""
    interface = guide.settings.interface
    private = private_words(guide, *interface.not_in_calendars)
    would = "would put “{}” into a calendar, which others may see. Choose other words."
    for index, step in _steps(guide):
        if word := private.search(step.calendar):
            yield _problem(guide, index, "calendar", f"the step “{step.title}” {would.format(word[0])}")
    for name in CALENDAR_WORDS:
        if word := private.search(interface.words.get(name, "")):
            yield guide.settings.place(INTERFACE).problem(f"“{name}” {would.format(word[0])}", "words", name)


def _steps(guide: Guide) -> list[tuple[int, PlanStep]]:
    return list(enumerate(guide.settings.plan.steps))


def _problem(guide: Guide, index: int, field: str, text: str) -> Problem:
    return guide.settings.place(FILE).problem(text, "steps", index, field)
