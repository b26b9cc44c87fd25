"""What posting.yml may contain: what a job description and the documents around it say beside the duties, and how each is put together."""

from typing import Annotated, Literal

from pydantic import Field

from .fields import ID, OCCUPATION, Cite, Id, Line, OurLine, OurText, Prose, Shape, Text, Url, link
from .questions import Clause

# The name of a field, as a text has it in braces: {agency}.
FieldName = Annotated[str, Field(pattern=ID, max_length=40)]
# A text that may hold names in braces: {title}, {program}, {agency}.
Filled = Annotated[str, Field(min_length=1, max_length=600), Prose(sentences=False, ours=True)]
# A name that others have given, in their letters.
Coded = Annotated[str, Field(min_length=1, max_length=40)]
By = Literal["week-1", "month-1", "day-90"]


class PostingField(Shape):
    """Something to fill in, as the pay."""

    id: FieldName = Field(description="Its name, which a text may hold in braces.")
    label: OurLine = Field(description="What stands before it.")
    hint: OurLine = Field(description="What to write there.")
    usual: OurLine | None = Field(default=None, description="What stands there until somebody writes something else.")
    long: bool = Field(default=False, description="true where it may be several sentences.")
    by_hand: bool = Field(default=False, description="true where it is left empty in every document, to be filled in by hand, as a date.")


class Passage(Shape):
    """A piece of a document: what a source says, or where none is cited, our words."""

    text: Text = Field(description="One or two sentences.")
    sources: tuple[Cite, ...] = Field(default=(), description="Where it stands. Left out where no rule was read.")


class DatedPassage(Passage):
    """A piece of the first 90 days."""

    by: By = Field(description="By when.")


class PostingProgram(Shape):
    """What the documents say of a program or a place of work."""

    program: Annotated[Id, link("program")] | None = Field(
        default=None, description="The program. Left out in one entry, which is for every other place."
    )
    name: OurLine = Field(description="Its name, as a posting has it.")
    place: tuple[Passage, ...] = Field(min_length=1, description="What the work is like there, to the person who applies.")
    supervision: tuple[Passage, ...] = Field(min_length=1, description="Who supervises, and how often, as the document says it.")
    ask: tuple[Passage, ...] = Field(
        default=(), description="What whoever writes the document still has to find out. Stands in no posting."
    )
    first_days: tuple[DatedPassage, ...] = Field(default=(), description="What the program’s rule asks for in the first 90 days.")

    @property
    def id(self) -> str:
        """The id of the program, or “other”."""
        return self.program or OTHER


# Stands in an address and a file name for whatever place has no entry.
OTHER = "other"


class DoNotAsk(Shape):
    """What an interview leaves alone."""

    text: OurLine = Field(description="What not to ask, as one would ask it, without quotation marks.")
    why: OurText = Field(description="Why.")
    instead: OurLine = Field(description="What to ask in its place, as one would ask it.")
    because: tuple[Clause, ...] = Field(default=(), description="The records the reason rests on. Left out where it is ours alone.")
    sources: tuple[Cite, ...] = Field(default=(), description="Where a rule says something of it.")


class Part(Shape):
    """A step of a recipe: what comes next in a document."""

    put: Literal["heading", "paragraph", "fields", "program", "duties", "shares", "do_not_ask", "table", "rests_on"] = Field(
        description="What is put there: a heading, a paragraph, fields to fill in, what posting.yml says of the program, duties, the hours "
        "of the week, what not to ask, an empty table, or what the document rests on."
    )
    text: Filled | None = Field(
        default=None, description="For a heading or a paragraph. Names of fields may stand in braces, as {title}; {program} is the program."
    )
    level: Literal[1, 2] = Field(default=1, description="For a heading: its level. One with nothing under it is left out.")
    quiet: bool = Field(default=False, description="For a paragraph: true where it stands in small print.")
    because: tuple[Clause, ...] = Field(default=(), description="For a paragraph: the records it rests on.")
    fields: tuple[FieldName, ...] = Field(default=(), description="For fields: which.")
    of: Literal["place", "supervision", "first_days", "ask"] | None = Field(
        default=None, description="For the program: which part of its entry."
    )
    section: Literal["support", "staff", "confidentiality", "preferred"] | None = Field(
        default=None, description="For duties: of which section. Left out for all but what is preferred."
    )
    core: bool | None = Field(default=None, description="For duties: true for the core alone, false for the others. Left out for both.")
    own: bool | None = Field(default=None, description="For duties: true for those that somebody has added alone, false for all but these.")
    show: Literal["text", "short", "ask", "supervision", "behavior", "first_days"] | None = Field(
        default=None, description="For duties: which of their texts."
    )
    by: By | None = Field(default=None, description="For the first 90 days: by when.")
    numbered: bool = Field(default=False, description="For duties: true where the list has numbers.")
    head: tuple[OurLine, ...] = Field(
        default=(), description="For a table: the heads of its columns. Duties with a head are shown as a table."
    )
    rows: int = Field(default=0, ge=0, le=20, description="For an empty table: how many rows.")


class Recipe(Shape):
    """How a document is put together."""

    id: Id = Field(description="Its name.")
    title: OurLine = Field(description="What it is called.")
    heading: Filled = Field(description="What stands at its head. Names of fields may stand in braces, as {title}.")
    file: Id = Field(description="How its file is called, before the name of the program.")
    about: OurText = Field(description="What it is for, in one sentence.")
    parts: tuple[Part, ...] = Field(min_length=1, description="What it is made of, in order.")


class Occupation(Shape):
    """What programs that read job data are told of the job."""

    code: Annotated[str, Field(pattern=OCCUPATION, max_length=40)] = Field(
        description="Its code in the list of occupations, or the nearest."
    )
    title: Line = Field(description="What the list calls that code.")
    taxonomy: Coded = Field(description="The name of the list.")
    url: Url = Field(description="Where the list is explained.")
    note: Passage = Field(description="How well the code fits.")
    region: Line = Field(description="The state it is for.")
    qualifications: OurLine = Field(description="What somebody has to bring.")


class SectionWords(Shape):
    """A word for each section of a description."""

    support: Line = Field(description="The part on giving support.")
    staff: Line = Field(description="The part on supervisors and staff.")
    confidentiality: Line = Field(description="The part on keeping confidences.")
    preferred: Line = Field(description="What somebody may bring.")


class PostingWords(Shape):
    """Small words of the documents. Names in braces are filled in."""

    edition: Filled = Field(description="The foot of a document: {guide} and {edition}.")
    made: Filled = Field(description="What follows there where the day is known: {day}.")
    code_scope: Filled = Field(description="The code of a line that carries out a numbered item of the scope: {number}.")
    code_summary: Filled = Field(description="The code of a line from the summary of the scope.")
    code_sample: Filled = Field(
        description="The code of a line whose later wording is not confirmed: {section} and {number} of the sample."
    )
    code_ours: Filled = Field(description="The code of a line that rests on nothing but our own advice.")
    not_asked: Filled = Field(description="A {question} that is not asked, {why}, and what to ask {instead}.")
    with_code: Filled = Field(description="How {text} and {code} stand together in the cell of a table.")
    code_own: Filled = Field(description="The code of a duty that somebody has added.")
    code_reworded: Filled = Field(description="A {code} whose line somebody has worded anew.")
    sections: SectionWords = Field(description="What each section of a description is called.")
    sample_sections: SectionWords = Field(description="How a code names each section of the sample.")
    shares_head: tuple[Line, Line, Line] = Field(description="The heads of the table of hours: what, hours a week, percent.")
    share_peer: Filled = Field(description="The sum of the hours of peer support.")
    share_other: Filled = Field(description="The sum of the other hours.")
    share_open: Filled = Field(description="The hours that are shared out to nothing.")
    rests_title: Filled = Field(description="The title of the box.")
    rests_confirmed: Filled = Field(description="Said where a line rests on the scope.")
    rests_sample: Filled = Field(description="Said where a line rests on the sample alone.")
    rests_own: Filled = Field(description="Said where a line was added or worded anew.")
    code_source: Filled = Field(description="How a line names where it stands: {source} and {place}.")
    rests_source: Filled = Field(description="How the box names a source: {title} and {place}.")
    rests_record: Filled = Field(description="How the box names a record of the guide: {guide} and {title}.")
    rests_ours: Filled = Field(description="Said of the guide’s own words, in every document.")
