"""What a task and a duty may contain: the agency side. They rest on other kinds; a duty never rests on a task, nor a task on a duty."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .fields import Entry, Id, Line, OurLine, Ours, OurText, Shape, link
from .questions import Clause
from .records import Rule

# The answers to “may a peer specialist do this?”, in the order a sorted list has them.
Verdict = Literal["yes", "depends", "not-settled", "another-role", "no-role"]

Theme = Literal[
    "rides-and-errands",
    "medication-and-health",
    "crisis-and-safety",
    "notes-and-billing",
    "meetings-and-advocacy",
    "sharing-ones-story",
    "contact-and-boundaries",
    "money-and-gifts",
    "groups-and-teaching",
    "on-call-and-phones",
    "home-and-daily-life",
    "tests-and-searches",
    "restraint-and-police",
    "data-and-privacy",
    "hiring-and-other-staff",
]


class Said(Rule):
    """What a source says about a task, everywhere or in one program."""

    program: Annotated[Id, link("program")] | None = Field(
        default=None, description="The program it holds in. Left out where it holds in all."
    )


class Task(Entry):
    kind: ClassVar[str] = "task"
    titled: ClassVar[str] = "title"
    worded: ClassVar[str] = "why"
    numbered: ClassVar[str | None] = None
    grouped = "theme"
    tells = True

    standing: Ours = Field(default="guidance", description="Always guidance: the answer is ours. Leave it out.")
    title: OurLine = Field(description="The task, beginning with a verb, in plain words: “Remind a person about a medication”.")
    theme: Theme = Field(description="What it is about; each theme has a file.")
    verdict: Verdict = Field(
        description="yes, depends (on the fact that decides), another-role (somebody else’s work), no-role (nobody’s work here), "
        "not-settled (no record decides it)."
    )
    basis: Literal["document", "reading", "principle"] = Field(
        description="How we come to the answer: document (a source named under said or because says it), reading (our reading of the "
        "clauses), principle (no record decides; the nearest principle)."
    )
    why: OurText = Field(description="Why, in one short sentence: data/matching.yml says of how many words.")
    decides: OurLine | None = Field(
        default=None,
        description="The fact that decides, as “Who asked for the ride, and what for”. Where the verdict is depends, and only there.",
    )
    whose: OurLine | None = Field(
        default=None,
        description="Whose work it is, as “Nurses and other medical staff”. Where the verdict is another-role, and only there.",
    )
    changes: tuple[OurText, ...] = Field(
        min_length=1, max_length=4, description="What would change the answer, and to what: one sentence each."
    )
    say_this: OurText = Field(description="What one could say to a supervisor, in the first person: one to three sentences.")
    instead: OurLine | None = Field(
        default=None,
        description="A duty that keeps it peer support, a line of a job description. Left out where the answer is yes.",
    )
    because: tuple[Clause, ...] = Field(min_length=1, description="The records it rests on, the weightiest first.")
    said: tuple[Said, ...] = Field(
        default=(), description="What a source says about this very task, or a rule that makes a program differ."
    )
    ads: tuple[Line, ...] = Field(
        min_length=1, description="How job ads and managers put it: words to match a pasted list of duties by. Shown to nobody."
    )


class DutyWording(Shape):
    """How a duty reads in one program."""

    program: Annotated[Id, link("program")] = Field(description="The program.")
    text: OurText = Field(description="The duty as it reads there.")


class FirstDays(Shape):
    """What of a duty belongs to the first 90 days."""

    by: Literal["week-1", "month-1", "day-90"] = Field(description="By when.")
    text: OurText = Field(description="What the agency and the peer specialist do, in one sentence.")


class Duty(Entry):
    kind: ClassVar[str] = "duty"
    titled: ClassVar[str] = "title"
    worded: ClassVar[str] = "text"
    numbered: ClassVar[str | None] = None

    standing: Ours = Field(default="guidance", description="Always guidance: the wording is ours. Leave it out.")
    title: OurLine = Field(description="A short name.")
    section: Literal["support", "staff", "confidentiality", "preferred"] = Field(
        description="The part of the job description it stands in."
    )
    text: OurText = Field(description="The line of the job description, beginning with a verb, ready to post.")
    short: OurLine = Field(description="The same for a short posting: data/matching.yml says of how many words.")
    core: bool = Field(default=False, description="true where it is what makes the work peer support: it stays in every description.")
    why_core: OurText | None = Field(default=None, description="Why it stays, in one sentence. With core, and only there.")
    share: Literal["peer-support", "other"] = Field(description="Which part of the week its hours count toward.")
    functions: tuple[Annotated[Id, link("job-function")], ...] = Field(
        default=(),
        description="The functions of the 2012 sample it is brought up from. Whether its later wording is confirmed follows from them.",
    )
    scope: tuple[Annotated[Id, link("scope-statement")], ...] = Field(default=(), description="The scope statements it carries out.")
    competencies: tuple[Annotated[Id, link("competency")], ...] = Field(default=(), description="Competencies it calls for.")
    ethics: tuple[Annotated[Id, link("ethics-principle")], ...] = Field(default=(), description="Ethics principles it rests on.")
    programs: tuple[Annotated[Id, link("program")], ...] = Field(
        default=(), description="The programs in whose draft it is ticked from the start. Left out where it is in all."
    )
    wordings: tuple[DutyWording, ...] = Field(default=(), description="How it reads in programs where it reads otherwise.")
    ask: OurText = Field(description="A question for an interview, about what somebody did or would do.")
    listen_for: tuple[OurText, ...] = Field(min_length=1, max_length=3, description="What to listen for in the answer.")
    first_days: FirstDays | None = Field(default=None, description="What of it belongs to the first 90 days.")
    supervision: OurText = Field(description="A question for the agenda of supervision.")
    behavior: tuple[OurText, ...] = Field(
        min_length=1, max_length=3, description="What one would see or hear when it goes well, for a conversation about performance."
    )
