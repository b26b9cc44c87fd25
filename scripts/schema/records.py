"""What each kind of record may contain; questions and cases, at the end of the ladder, are in questions.py.
The order of FILES, in files.py, is the ladder: a record links only to its own kind or to kinds above.

A class says four things about its kind beside its fields:
  kind      its name in the open data and the name of its template in overrides/records/
  titled    the field that is its title
  worded    the field that is its text: what the source says, in our words
  numbered  the address its official number forwards from, with fields in braces; None where it has no number

one more where it is known by another field than its text:
  known_by  the field that only a record with an unconfirmed wording leaves out, as the value of a fact

and where its kind is used beside its own pages, each left out where it is not:
  flashcard    the place of its cards in a deck, counted from 1: a record with a known wording makes one
  clause       True where the reasons of a question may rest on it
  asked_about  True where the bank has questions on each record with a known wording
  planned      True where a step of the study plan may open it
  nearest      True where the search may show it as what comes nearest to something that no record settles
  tells        True where its page begins with what a class is asked first: those who take part are led to its class view, which waits
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .fields import Cite, Code, Date, Entry, Id, Line, Month, OurLine, OurText, Shape, Sourced, Text, Url, link


class Source(Entry):
    kind: ClassVar[str] = "source"
    titled: ClassVar[str] = "title"
    worded: ClassVar[str] = "text"
    numbered: ClassVar[str | None] = None
    planned = True

    title: Line = Field(description="The title of the document or page.")
    short: Line = Field(description="A name of one to four words for brackets in a sentence: “Participant guide”.")
    publisher: Line = Field(description="Who publishes it.")
    number: Line | None = Field(default=None, description="Its publication number, where it has one.")
    edition: Line = Field(description="The version seen, or “not seen”.")
    url: Url | None = Field(default=None, description="Where to read it. Left out where we chose not to link; say why in text.")
    read: Month | None = Field(default=None, description='The month its text was read, as "2026-11". Left out where it was not seen.')
    status: Literal["current", "historical", "unknown"] = Field(description="Whether it is in force today, as far as is known.")
    rights: Line = Field(description="Who may reuse it, as far as is known.")
    text: Text = Field(description="What it is and what the guide takes from it, in one or two sentences.")


class Figure(Shape):
    """An earlier or a disagreeing value of a fact."""

    value: Line = Field(description="The value, in words a reader can use.")
    when: Line = Field(description="The date or version it was seen on.")
    sources: tuple[Cite, ...] = Field(min_length=1, description="Where it was seen.")


class Fact(Sourced):
    kind: ClassVar[str] = "fact"
    titled: ClassVar[str] = "about"
    worded: ClassVar[str] = "text"
    known_by: ClassVar[str | None] = "value"
    numbered: ClassVar[str | None] = None
    clause = True
    nearest = True

    about: Line = Field(description="What the figure is about: its title.")
    topic: Literal["training", "exam", "certificate", "role", "history", "programs", "rights", "national"] = Field(
        description="The part of the guide it belongs to."
    )
    value: Line | None = Field(default=None, description="The value with its unit. Left out only when unconfirmed.")
    era: Line | None = Field(
        default=None, description="Said in brackets beside the value, where it is of an earlier time or its page has no date: early 2010s."
    )
    text: Text | None = Field(default=None, description="What else the source says about it, without repeating the value.")
    as_of: Line = Field(description="The date or version of the page it was seen on.")
    checked: Month = Field(description='The month it was last looked up, as "2026-11".')
    expires: Date | None = Field(default=None, description="The day after which the value is withheld. Left out for history.")
    critical: bool = Field(default=False, description="true where a wrong value could cost a reader money, a seat or a certificate.")
    check_with: Annotated[Id, link("source")] = Field(
        description="The source to check with, shown when the fact has expired or is unconfirmed."
    )
    history: tuple[Figure, ...] = Field(default=(), description="Earlier values.")
    disagreements: tuple[Figure, ...] = Field(default=(), description="Other values seen for the same thing.")


class Term(Sourced):
    kind: ClassVar[str] = "term"
    titled: ClassVar[str] = "term"
    worded: ClassVar[str] = "meaning"
    numbered: ClassVar[str | None] = None
    flashcard = 4
    clause = True
    planned = True
    nearest = True

    term: Line = Field(description="The term, spelled out.")
    abbreviation: Line | None = Field(default=None, description="Its acronym.")
    at_hand: bool | None = Field(
        default=None,
        description="Whether a page that says its short form, or else the term itself, shows the meaning there. Left out: where it has "
        "a short form. false where that is also a common word.",
    )
    looked_up: bool | None = Field(
        default=None,
        description="Whether its flashcard is among the abbreviations and sources of law, which are a deck of their own: a name to look up "
        "and no idea to learn. Left out: where it has a short form.",
    )
    meaning: Text = Field(description="What it means here, in one or two plain sentences.")
    see: tuple[Annotated[Id, link("term")], ...] = Field(default=(), description="Related terms.")


class Frame(Sourced):
    kind: ClassVar[str] = "frame"
    titled: ClassVar[str] = "title"
    worded: ClassVar[str] = "text"
    numbered: ClassVar[str | None] = "{code}"
    flashcard = 5
    clause = True
    planned = True
    nearest = True

    part_of: Annotated[Id, link("frame")] | None = Field(
        default=None, description="The frame this is a part of; left out for a frame itself."
    )
    code: Code | None = Field(default=None, description="Its number with a word, in quotes: “Principle 3”.")
    title: Line = Field(description="Its name.")
    text: Text | None = Field(default=None, description="What it says, in our words. Left out where the sources give only its name.")


class EthicsPrinciple(Sourced):
    kind: ClassVar[str] = "ethics-principle"
    titled: ClassVar[str] = "title"
    worded: ClassVar[str] = "text"
    numbered: ClassVar[str | None] = "{code}"
    flashcard = 3
    clause = True
    asked_about = True
    planned = True
    nearest = True

    code: Code | None = Field(default=None, description='The official number with its document, in quotes: "Conduct 1".')
    title: Line = Field(description="A short name.")
    text: Text | None = Field(default=None, description="What it asks, in our words. Left out only when unconfirmed.")
    looks_like: tuple[OurText, ...] = Field(default=(), description="What keeping it looks like, in everyday work.")
    not_like: tuple[OurText, ...] = Field(default=(), description="What would not keep it.")
    gray: OurText | None = Field(default=None, description="The hard part, where good people may differ.")
    frames: tuple[Annotated[Id, link("frame")], ...] = Field(default=(), description="National frames it belongs with.")


class CompetencyDomain(Sourced):
    kind: ClassVar[str] = "competency-domain"
    titled: ClassVar[str] = "title"
    worded: ClassVar[str] = "text"
    numbered: ClassVar[str | None] = "competency-domain-{code}"

    code: Code = Field(description="Its number, in quotes.")
    title: Line = Field(description="Its title; a working title of ours is guidance.")
    text: Text | None = Field(default=None, description="What a source says of it. Left out where the sources give only its name.")


class Competency(Sourced):
    kind: ClassVar[str] = "competency"
    titled: ClassVar[str] = "title"
    worded: ClassVar[str] = "text"
    numbered: ClassVar[str | None] = "competency-{code}"
    flashcard = 1
    clause = True
    asked_about = True
    planned = True
    nearest = True

    code: Code = Field(description='The official number, in quotes: "2.10".')
    domain: Annotated[Id, link("competency-domain")] = Field(description="The domain it belongs to.")
    title: Line = Field(description="A short name.")
    text: Text | None = Field(default=None, description="What it asks, in our words. Left out only when unconfirmed.")
    why: OurText | None = Field(default=None, description="Why it matters to the person supported.")
    looks_like: tuple[OurText, ...] = Field(default=(), description="What it looks like at work: two or more.")
    not_like: tuple[OurText, ...] = Field(default=(), description="What it does not look like: one or more.")
    ethics: tuple[Annotated[Id, link("ethics-principle")], ...] = Field(default=(), description="Ethics principles it carries out.")
    frames: tuple[Annotated[Id, link("frame")], ...] = Field(default=(), description="National frames it belongs with.")


class Topic(Sourced):
    kind: ClassVar[str] = "topic"
    titled: ClassVar[str] = "title"
    worded: ClassVar[str] = "teaches"
    numbered: ClassVar[str | None] = "topic-{page}"
    clause = True
    planned = True

    page: int = Field(ge=1, le=999, description="The page of the participant guide it starts on.")
    title: Line = Field(description="Its title in the course.")
    teaches: Text = Field(description="What it teaches, in our words.")
    competencies: tuple[Annotated[Id, link("competency")], ...] = Field(min_length=1, description="The competencies printed with it.")
    frames: tuple[Annotated[Id, link("frame")], ...] = Field(default=(), description="National frames it uses.")


class ScopeStatement(Sourced):
    kind: ClassVar[str] = "scope-statement"
    titled: ClassVar[str] = "title"
    worded: ClassVar[str] = "text"
    numbered: ClassVar[str | None] = "scope-{code}"
    flashcard = 2
    clause = True
    asked_about = True
    planned = True
    nearest = True

    code: Code | None = Field(default=None, description="The official number, in quotes. Left out where there is none.")
    section: Literal["summary", "support", "staff", "confidentiality", "not-the-role"] = Field(
        description="The section of the document; not-the-role holds what the role is not."
    )
    # “kind” is the kind of record in the open data, so the three answers have a word of their own.
    reach: Literal["within", "depends", "outside"] = Field(description="Whether the role includes it, may include it, or does not.")
    title: Line = Field(description="A short name.")
    text: Text | None = Field(default=None, description="What it says, in our words. Left out only when unconfirmed.")
    looks_like: tuple[OurText, ...] = Field(default=(), description="What it looks like at work.")
    competencies: tuple[Annotated[Id, link("competency")], ...] = Field(default=(), description="Competencies it calls for.")
    ethics: tuple[Annotated[Id, link("ethics-principle")], ...] = Field(default=(), description="Ethics principles it rests on.")


class Rule(Shape):
    """What a source says, with the place."""

    text: Text = Field(description="The rule or fact, in our words.")
    sources: tuple[Cite, ...] = Field(min_length=1, description="Where it stands.")


class DayAtWork(Shape):
    """One example of what a peer specialist does in a program."""

    text: OurText = Field(description="What the two do, in one sentence.")
    sources: tuple[Cite, ...] = Field(default=(), description="Where the example is from. Left out where it is ours.")


class Colleague(Shape):
    """Somebody a peer specialist works with in a program."""

    name: Line = Field(description="What the person is called there: “Service facilitator”.")
    text: Text = Field(description="What the person does, as the source has it.")
    sources: tuple[Cite, ...] = Field(min_length=1, description="Where it stands.")


class Program(Sourced):
    kind: ClassVar[str] = "program"
    titled: ClassVar[str] = "name"
    worded: ClassVar[str] = "what"
    numbered: ClassVar[str | None] = None
    clause = True
    nearest = True

    name: Line = Field(description="The name of the program or place of work.")
    abbreviation: Line | None = Field(default=None, description="Its acronym.")
    what: Text = Field(description="What it is, in one or two sentences.")
    does: tuple[DayAtWork, ...] = Field(default=(), description="Examples of what a peer specialist does there on an ordinary day.")
    rules: tuple[Rule, ...] = Field(default=(), description="What rules or pages say about it, each with its source.")
    who: tuple[Colleague, ...] = Field(default=(), description="Who is who there, each with its source.")
    notes: tuple[OurText, ...] = Field(default=(), description="What is not known, or what to ask.")
    see: tuple[Annotated[Id, link("term")], ...] = Field(default=(), description="Glossary terms.")


class Change(Shape):
    """What became of a 2012 statement in the integrated scope of practice."""

    scope: Annotated[Id, link("scope-statement")] | None = Field(default=None, description="Its counterpart today, where one is known.")
    change: Literal["same", "reworded", "widened", "dropped", "unconfirmed"] = Field(
        description="What became of it; unconfirmed where the later text was not readable."
    )
    note: OurText = Field(description="The difference, in one sentence.")


class JobFunction(Sourced):
    kind: ClassVar[str] = "job-function"
    titled: ClassVar[str] = "title"
    worded: ClassVar[str] = "text"
    numbered: ClassVar[str | None] = "job-{section}-{code}"
    clause = True

    code: Code = Field(description="Its number in its section, in quotes; “title” and “summary” for those parts.")
    section: Literal["heading", "support", "staff", "confidentiality", "preferred"] = Field(description="The section it stands in.")
    edition: Line = Field(description='The edition of the job description, in quotes: "2012".')
    title: Line = Field(description="A short name.")
    text: Text = Field(description="What it says, in our words.")
    core: bool = Field(default=False, description="true where it is what makes the work peer support.")
    now: tuple[Change, ...] = Field(min_length=1, description="Then and now.")
    scope: tuple[Annotated[Id, link("scope-statement")], ...] = Field(default=(), description="Other scope statements it belongs with.")
    competencies: tuple[Annotated[Id, link("competency")], ...] = Field(default=(), description="Competencies it calls for.")
    ethics: tuple[Annotated[Id, link("ethics-principle")], ...] = Field(default=(), description="Ethics principles it rests on.")
    programs: tuple[Annotated[Id, link("program")], ...] = Field(default=(), description="Programs where it matters most.")


class ExamDomain(Sourced):
    kind: ClassVar[str] = "exam-domain"
    titled: ClassVar[str] = "title"
    worded: ClassVar[str] = "text"
    numbered: ClassVar[str | None] = None
    planned = True

    title: OurLine = Field(description="Its title.")
    text: OurText = Field(description="What to study in it.")
    covers: Annotated[Id, link("competency-domain")] = Field(description="The competency domain it covers.")
    weight_basis: OurLine = Field(description="Whose weight it is; the share itself is counted from the competencies.")


class Objective(Sourced):
    kind: ClassVar[str] = "objective"
    titled: ClassVar[str] = "title"
    worded: ClassVar[str] = "text"
    numbered: ClassVar[str | None] = None

    domain: Annotated[Id, link("exam-domain")] = Field(description="The study domain.")
    title: OurLine = Field(description="What a learner can do, beginning with a verb.")
    text: OurText = Field(description="What that takes, in one or two sentences.")
    competencies: tuple[Annotated[Id, link("competency")], ...] = Field(min_length=1, description="Competencies it covers.")
    ethics: tuple[Annotated[Id, link("ethics-principle")], ...] = Field(default=(), description="Ethics principles it covers.")
    scope: tuple[Annotated[Id, link("scope-statement")], ...] = Field(default=(), description="Scope statements it covers.")
