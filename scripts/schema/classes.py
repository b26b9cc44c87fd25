"""What a ready class session may contain. It ends the ladder: a step of it may show a record of any kind above."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from . import agency  # noqa: F401  Its kinds come first: a step may show them too.
from .fields import RECORDS, Entry, Id, Line, OurLine, Ours, OurText, Shape, link
from .questions import Clause, ContentNote

# Longest each may be that stands alone on a shared screen, in large letters.
LONGEST_PROMPT, LONGEST_CHOICE, LONGEST_TITLE = 240, 60, 60

How = Literal["all-together", "alone", "in-the-chat", "by-fingers", "by-letters", "in-a-round", "in-breakouts", "on-a-break"]
# The ways of a step in which people choose between a few answers, without any tool.
POLLS = ("by-fingers", "by-letters")

Prompt = Annotated[OurText, Field(max_length=LONGEST_PROMPT)]


class BreakoutCard(Shape):
    """What a small group is to do, on a card that one person can copy into the chat of a room."""

    task: Prompt = Field(description="The task, in one sentence.")
    minutes: int = Field(ge=2, le=20, description="How many minutes the rooms are open: fewer than the step takes.")
    people: int = Field(ge=2, le=6, description="How many people to a room.")
    roles: tuple[Annotated[OurLine, Field(max_length=100)], ...] = Field(
        default=(), description="Who does what, a line each, as “One tells, for two minutes”. Left out where all do the same."
    )
    done: Prompt = Field(description="What done looks like, in one sentence.")
    signal: Annotated[OurLine, Field(max_length=100)] = Field(description="How a group says that it is done, or wants help.")
    visited: bool = Field(description="Whether the facilitator comes by. Said on the card, so that nobody is taken by surprise.")


class ClassStep(Shape):
    """One step of a session: a line of its agenda."""

    title: Annotated[OurLine, Field(max_length=LONGEST_TITLE)] = Field(description="What it is, in two to seven words.")
    minutes: int = Field(ge=1, le=25, description="How many minutes it takes.")
    how: How = Field(description="How people take part.")
    show: tuple[Annotated[Id, link(*(model.kind for model in RECORDS))], ...] = Field(
        default=(), description="Records that are shown before the prompt, one after the other."
    )
    prompt: Prompt | None = Field(default=None, description="What people are asked or told, on the screen and in the chat.")
    choices: tuple[Annotated[OurLine, Field(max_length=LONGEST_CHOICE)], ...] = Field(
        default=(), max_length=5, description="What the fingers 1 to 5, or the letters A to E, stand for."
    )
    card: BreakoutCard | None = Field(default=None, description="The card of a step in breakout rooms, and of no other.")
    told_in_class: bool = Field(
        default=False,
        description="Whether the sheet of those who take part leaves out what the step shows, asks and hands out, but for its questions: "
        "true where it would give away what an earlier part asks.",
    )
    notes: tuple[OurText, ...] = Field(
        default=(), description="What the facilitator may say or watch for. It never stands on a shared screen."
    )


class MixUp(Shape):
    """Something people often mix up, and what helps."""

    said: Annotated[OurText, Field(max_length=LONGEST_PROMPT)] = Field(description="What somebody may say, in one sentence.")
    helps: OurText = Field(description="What helps then, in one to three sentences.")
    because: tuple[Clause, ...] = Field(min_length=1, description="The records it rests on.")


class ClassSession(Entry):
    kind: ClassVar[str] = "class-session"
    titled: ClassVar[str] = "title"
    worded: ClassVar[str] = "goal"
    numbered: ClassVar[str | None] = None

    standing: Ours = Field(default="guidance", description="Always guidance: the session is ours. Leave it out.")
    title: Annotated[Line, Field(max_length=LONGEST_TITLE)] = Field(description="Its name, in two to seven words.")
    goal: Annotated[OurText, Field(max_length=LONGEST_PROMPT)] = Field(description="What people can do after it, in one sentence.")
    minutes: int = Field(ge=30, le=60, description="How long it takes: what its steps add up to.")
    note: ContentNote | None = Field(default=None, description="A content note, where it touches something hard. It comes before all else.")
    topics: tuple[Annotated[Id, link("topic")], ...] = Field(default=(), description="Topics of the training course that it goes with.")
    ready: tuple[OurText, ...] = Field(min_length=1, description="What the facilitator has ready before it begins.")
    steps: tuple[ClassStep, ...] = Field(min_length=4, description="Its steps, in order.")
    mix_ups: tuple[MixUp, ...] = Field(min_length=2, description="What people often mix up.")
    if_upset: tuple[OurText, ...] = Field(min_length=2, description="What to do if somebody is upset.")
