"""Rules about ready class sessions: the minutes add up, each step has what its way of taking part needs, and what is hard is said first."""

from collections.abc import Iterator

from ..guide import Guide
from ..pages import Pages
from ..problem import Problem
from ..schema import POLLS, ClassSession, ClassStep

BREAK, ROOMS = "on-a-break", "in-breakouts"


def _steps(guide: Guide) -> Iterator[tuple[ClassSession, int, ClassStep]]:
    for session in guide.every(ClassSession):
        for index, step in enumerate(session.steps):
            yield session, index, step


def agendas_add_up(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """The steps of a session take as long as the session."""
    for session in guide.every(ClassSession):
        if (added := sum(step.minutes for step in session.steps)) != session.minutes:
            text = f"{session.id} takes {session.minutes} minutes, and its steps add up to {added}. Change a step, or “minutes”."
            yield guide.places[session.id].problem(text, "minutes")


def steps_have_what_they_need(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A step in breakout rooms has a card, a poll has two choices or more, and no other step has them; each but a break has something."""
    for session, index, step in _steps(guide):
        where = ("steps", index)
        if (step.how == ROOMS) != (step.card is not None):
            cure = "It has no “card” that says what to do there." if step.how == ROOMS else "A card belongs to how: in-breakouts."
            yield guide.places[session.id].problem(f"{session.id}, “{step.title}”: how is {step.how}. {cure}", *where, "how")
        if (step.how in POLLS) != (len(step.choices) > 1):
            cure = "Give it two “choices” or more." if step.how in POLLS else "Choices belong to how: by-fingers or by-letters."
            yield guide.places[session.id].problem(f"{session.id}, “{step.title}”: how is {step.how}. {cure}", *where, "how")
        if step.how != BREAK and not (step.show or step.prompt or step.card):
            text = f"{session.id}, “{step.title}”: nothing is shown, asked or handed out. Add “show” or “prompt”."
            yield guide.places[session.id].problem(text, *where)


def cards_fit_into_their_step(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Rooms are open for fewer minutes than their step has: people go there and come back."""
    for session, index, step in _steps(guide):
        if step.card and step.card.minutes >= step.minutes:
            text = (
                f"{session.id}, “{step.title}”: the rooms are open for {step.card.minutes} minutes of {step.minutes}. "
                "Leave some to go and come back."
            )
            yield guide.places[session.id].problem(text, "steps", index, "card", "minutes")


def sessions_show_each_record_once(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A session shows a record once, and none of which only its place is known."""
    for session in guide.every(ClassSession):
        met: set[str] = set()
        for index, step in enumerate(session.steps):
            for at, record_id in enumerate(step.show):
                where, record = ("steps", index, "show", at), guide.get(record_id)
                if record_id in met:
                    yield guide.places[session.id].problem(f"{session.id} shows {record_id} twice. Show it once.", *where)
                if record and guide.unworded(record):
                    text = f"{session.id} shows {record_id}, whose wording isn’t known. Show another record."
                    yield guide.places[session.id].problem(text, *where)
                met.add(record_id)


def what_is_hard_is_said_first(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A session that shows something with a content note has one itself, which comes before all else."""
    for session, index, step in _steps(guide):
        for at, record_id in enumerate(step.show):
            note = getattr(guide.get(record_id), "note", None)
            if note and not session.note:
                text = f"{session.id} shows {record_id}, which has the note “{note}”, and has none itself. Add note: {note}"
                yield guide.places[session.id].problem(text, "steps", index, "show", at)
