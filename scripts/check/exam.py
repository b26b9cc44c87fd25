"""Rules about what exam.yml says beside its records: what is known about the exam, and how long a rehearsal is."""

from collections.abc import Iterator

from ..guide import Guide
from ..pages import Pages
from ..problem import Problem
from ..schema import Fact


def profile_says_what_is_known(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """The exam profile lists confirmed facts as known, those of an earlier time as older, and unconfirmed ones as unknown."""
    profile = guide.settings.exam_profile
    place = guide.settings.place("exam.yml")
    for side, wanted in (("known", False), ("older", False), ("unknown", True)):
        for index, fact_id in enumerate(getattr(profile, side)):
            fact = guide.get(fact_id)
            if fact is not None and (fact.standing == "unconfirmed") != wanted:
                text = f"the exam profile lists {fact_id} as {side}, but its standing is {fact.standing}."
                yield place.problem(text, "profile", side, index)
            elif side == "older" and isinstance(fact, Fact) and fact.era is None:
                text = f"the exam profile lists {fact_id} as older. Say in its “era” of what time it is, as: early 2010s"
                yield place.problem(text, "profile", side, index)


def rehearsals_follow_the_time_limit(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """The minutes of a rehearsal were read from the time limit as its fact says it now, and its usual length can be chosen."""
    if (rehearsal := guide.settings.rehearsal) is None:
        return
    place = guide.settings.place("exam.yml")
    if rehearsal.usual not in rehearsal.counts:
        yield place.problem(f"nobody can choose {rehearsal.usual} questions. Name one of `counts`.", "rehearsal", "usual")
    time = rehearsal.time
    fact = guide.get(time.limit) if time else None
    if time and isinstance(fact, Fact) and (fact.value or "") != time.says:
        given = f"the rehearsal has {time.minutes} minutes for “{time.says}”"
        yield place.problem(f"{given}, but {fact.id} now says “{fact.value}”. Change both.", "rehearsal", "time", "says")
