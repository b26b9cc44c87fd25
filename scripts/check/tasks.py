"""Rules about tasks: every answer to “may a peer specialist do this?” says what belongs to it, and not too many depend on something."""

import re
from collections.abc import Iterator

from ..guide import Guide
from ..inline import plain
from ..pages import Pages
from ..problem import Problem
from ..schema import Task

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
PART = re.compile(r"[^\W_]+")


def answers_say_what_decides(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A task names the fact that decides where its answer depends on one, and only there."""
    yield from _only_with(guide, "depends", "decides", "Say on which fact it depends.")


def answers_say_whose_work_it_is(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A task says whose work it is where it is another role's, and only there."""
    yield from _only_with(guide, "another-role", "whose", "Say whose work it is.")


def _only_with(guide: Guide, verdict: str, field: str, ask: str) -> Iterator[Problem]:
    for task in guide.every(Task):
        place, given = guide.places[task.id], getattr(task, field)
        if task.verdict == verdict and given is None:
            yield place.problem(f"{task.id} has the answer {verdict}, but “{field}” is missing. {ask}", "verdict")
        elif task.verdict != verdict and given is not None:
            yield place.problem(f"{task.id} has the answer {task.verdict}, so “{field}” does not belong. Remove it.", field)


def a_yes_needs_no_other_wording(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A task that is peer support as it stands has no wording that would keep it so."""
    for task in guide.every(Task):
        if task.verdict == "yes" and task.instead is not None:
            text = f"{task.id} has the answer yes: the task itself keeps it peer support. Remove “instead”."
            yield guide.places[task.id].problem(text, "instead")


def what_is_not_settled_rests_on_a_principle(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A task that no record decides rests on the nearest principle, and no other task does."""
    for task in guide.every(Task):
        place = guide.places[task.id]
        if task.verdict == "not-settled" and task.basis != "principle":
            text = f"{task.id} is not settled, but its basis is {task.basis}. Where that decides, give the answer; else write principle."
            yield place.problem(text, "basis")
        elif task.verdict != "not-settled" and task.basis == "principle":
            text = f"{task.id} rests on a principle alone, so nothing settles it. Make the answer not-settled, or say what decides it."
            yield place.problem(text, "basis")


def reasons_of_answers_are_short(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """The reason of an answer has no more words than data/matching.yml allows."""
    most = guide.settings.matching.goals.why
    for task in guide.every(Task):
        count = len(WORD.findall(plain(task.why)))
        if count > most:
            yield guide.places[task.id].problem(f"the reason of {task.id} has {count} words; {most} is the most. Say it shorter.", "why")


def duties_of_ads_lead_to_one_task(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No wording of a job ad stands with two tasks, so that a pasted duty leads to one."""
    taken: dict[str, str] = {}
    for task in guide.every(Task):
        for index, ad in enumerate(task.ads):
            said = " ".join(PART.findall(ad.casefold()))
            if said in taken:
                where = guide.places[taken[said]]
                text = f"{task.id} has “{ad}” among its ads, which {taken[said]} has too ({where.path}:{where.line()}). Keep it with one."
                yield guide.places[task.id].problem(text, "ads", index)
            taken.setdefault(said, task.id)


def not_too_many_answers_depend(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Of all tasks, no more depend on a fact than data/matching.yml allows."""
    tasks, most = guide.every(Task), guide.settings.matching.goals.depends
    depending = [task for task in tasks if task.verdict == "depends"]
    if len(depending) * 100 > most * len(tasks) and not guide.unsure_of(Task.kind):
        text = f"{len(depending)} of {len(tasks)} tasks depend on a fact; {most} % is the most. Split some, so that each half is clear."
        yield guide.settings.place("matching.yml").problem(text, "goals", "depends")
