"""What a practice question, a turn of its answer and a gray-area case may contain. They end the ladder: they rest on kinds above them.

Twins are questions that tell one situation with one fact changed, and with it the best of the same options. A set of them has no record
of its own: each twin stands alone, with its address, its card and its line, and says which set it is of (`twins`) and which kind of fact
changes (`turn`). What a set shares is compared by the checks, and what changes is found in the stems (scripts/questions.py).
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from . import records  # noqa: F401  Its kinds come first: they are what a reason may rest on.
from .fields import Entry, Id, Line, Ours, OurText, QuestionId, Shape, StressedLine, Text, kinds_with, link

# What a reason may rest on: every kind of record whose class says that it is a clause.
CLAUSE = link(*kinds_with("clause"))
Clause = Annotated[Id, CLAUSE]

# Ways of thinking that lead a caring, half-trained person to a weaker answer. Closed, so that a learner's review can name them.
Misconception = Literal[
    "fixing",
    "advising",
    "clinical-role",
    "doing-for",
    "over-sharing",
    "under-sharing",
    "breaking-confidence",
    "false-secrecy",
    "pressuring",
    "avoiding",
    "rule-only",
    "dual-relationship",
    "judging",
    "abandoning",
    "ignoring-self-care",
    "speaking-for",
    "assuming",
    # A good act on the wrong day: what turns the answer today was missed.
    "too-soon",
    "too-late",
    "wrong-person",
    "old-yes",
    "past-the-ask",
    "short-of-the-ask",
    "rule-bent",
    "own-need",
    "missed-fact",
]

# What kind of act an option is, whether or not it is the best today: so that no kind gives an answer away.
Act = Literal[
    "asks",
    "waits",
    "joins",
    "tells",
    "declines",
    "reports",
    "acts",
    "follows",
    "does",
    "informs",
    "shares",
    "says",
    "leaves",
    "reflects",
]

ContentNote = Literal["medication", "self-harm", "suicide", "overdose", "abuse", "restraint", "death", "coercion"]


class Option(Shape):
    """One answer to choose, with its reason."""

    text: StressedLine = Field(description="What one could say or do: at most 22 words.")
    best: bool = Field(default=False, description="true on the one best option.")
    why: OurText = Field(description="The reason, to a colleague who may argue: 8 to 60 words.")
    because: tuple[Clause, ...] = Field(min_length=1, description="The records the reason rests on, the weightiest first.")
    misconception: Misconception | None = Field(
        default=None, description="The way of thinking that leads here; on every option but the best."
    )
    act: Act | None = Field(default=None, description="What kind of act it is, whoever does it; left out where options are no acts.")
    fits: OurText | None = Field(
        default=None,
        description="When this would be right, in one sentence, or that nothing makes it right; on options that are not the best today.",
    )


class Waiver(Shape):
    """Why a warning of the checks does not hold here."""

    rule: Line = Field(description="The name of the rule, as the warning gives it.")
    why: Text = Field(description="Why it does not hold here.")


class Turn(Entry):
    kind: ClassVar[str] = "turn"
    titled: ClassVar[str] = "title"
    worded: ClassVar[str] = "text"
    numbered: ClassVar[str | None] = None
    tells = True

    standing: Ours = Field(default="guidance", description="Always guidance: how an answer turns is our reading. Leave it out.")
    title: Line = Field(description="The kind of fact, in two to six words: “Who agreed to what”.")
    text: OurText = Field(description="What to look for, and why an answer turns on it, in one to three sentences.")
    ask: OurText = Field(description="A question to put to oneself, which brings the fact to light.")
    because: tuple[Clause, ...] = Field(min_length=1, description="The records that make it count, the weightiest first.")


class Question(Entry):
    kind: ClassVar[str] = "question"
    titled: ClassVar[str] = "title"
    worded: ClassVar[str] = "stem"
    # Its number is its id.
    numbered: ClassVar[str | None] = "{id}"

    id: QuestionId = Field(description="The next free number, as q-0147. Gaps are fine; a number is never used again.")
    standing: Ours = Field(default="guidance", description="Always guidance: the question is ours. Leave it out.")
    domain: Annotated[Id, link("exam-domain")] = Field(description="The study domain.")
    level: Literal["recall", "apply", "judge"] = Field(
        description="recall (what a clause says), apply (what it asks for here), judge (which of two goods weighs more here)."
    )
    title: Line = Field(description="The situation in two to five words, for lists and tabs. It does not give the answer away.")
    stem: OurText = Field(description="The situation and the question: at most 70 words.")
    options: tuple[Option, ...] = Field(min_length=2, description="Three or four options, one of them best.")
    note: ContentNote | None = Field(default=None, description="A content note, where the text touches something hard.")
    twins: Id | None = Field(
        default=None,
        description="The name of its set of twins: two to four questions with the same situation and the same options, in which one fact "
        "changes, and the best option with it.",
    )
    turn: Annotated[Id, link("turn")] | None = Field(default=None, description="The kind of fact that changes in it; with “twins”.")
    between: tuple[Clause, ...] = Field(default=(), description="The two records it lies between, where both bear on it.")
    reviewed: tuple[Line, ...] = Field(default=(), description="People who have reviewed it. Empty until a person has.")
    waive: tuple[Waiver, ...] = Field(default=(), description="Warnings of the checks that do not hold here, each with the reason.")

    @property
    def unit(self) -> str:
        """What it counts as where the bank is counted: its set of twins, or itself."""
        return self.twins or self.id

    @property
    def best(self) -> Option | None:
        """The best option, the first where several are marked; None where none is, which the checks tell."""
        return next((option for option in self.options if option.best), None)

    @property
    def rests_on(self) -> set[str]:
        """Ids of every record a reason rests on."""
        return {record_id for option in self.options for record_id in option.because}


class Case(Entry):
    kind: ClassVar[str] = "case"
    titled: ClassVar[str] = "title"
    worded: ClassVar[str] = "situation"
    numbered: ClassVar[str | None] = None
    planned = True
    tells = True

    standing: Ours = Field(default="guidance", description="Always guidance: the case is ours. Leave it out.")
    title: Line = Field(description="The situation in two to six words.")
    situation: OurText = Field(description="What happens, in a few sentences. There is no single answer.")
    note: ContentNote | None = Field(default=None, description="A content note, where the text touches something hard.")
    pulls: tuple[OurText, ...] = Field(min_length=2, description="The values in tension: what speaks for one way, what speaks for another.")
    ask_yourself: tuple[OurText, ...] = Field(min_length=2, description="What to ask oneself.")
    bring_to_supervision: tuple[OurText, ...] = Field(min_length=1, description="What to bring to supervision.")
    ethics: tuple[Annotated[Id, link("ethics-principle")], ...] = Field(default=(), description="Ethics principles it touches.")
    scope: tuple[Annotated[Id, link("scope-statement")], ...] = Field(default=(), description="Scope statements it touches.")
    competencies: tuple[Annotated[Id, link("competency")], ...] = Field(default=(), description="Competencies it calls for.")
    waive: tuple[Waiver, ...] = Field(default=(), description="Warnings of the checks that do not hold here, each with the reason.")
