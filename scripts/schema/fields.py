"""The kinds of value a field may hold: an id, a piece of text, a link, a citation, a standing."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

# Longest a piece of text may be. The longest real one is under half of it; more is a paste gone wrong.
LONGEST_TEXT = 1500
LONGEST_LINE = 160
# Longest an id may be and still be read out in a class.
LONGEST_ID = 40

Standing = Literal["stated", "reported", "inferred", "unconfirmed", "guidance"]
# What is ours is never said to stand in a document.
Ours = Literal["guidance"]


@dataclass(frozen=True)
class Prose:
    """Marks a field a reader reads; `sentences` where it holds whole sentences, `ours` where no source says them.

    Only where it is `stressed` may a word stand in *emphasis*: whole sentences, and what is said or done. A title or a label stands in
    places that show no emphasis, as the tab of a browser.
    """

    sentences: bool
    ours: bool = False
    stressed: bool = False


ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
# A question's number has no meaning but to be the next one free.
NUMBER = r"^q-[0-9]{4}$"
CODE = r"^[A-Za-z0-9][A-Za-z0-9 .]*$"
# The code of an occupation in a public list, as 21-1094.00.
OCCUPATION = r"^[0-9]+(-[0-9]+)*(\.[0-9]+)?$"
URL = r"^https?://[A-Za-z0-9.-]+\.[a-z]{2,}(/[^\s<>\"']*)?$|^(tel|sms):[0-9]+$"
# A month is enough for "when was this read"; a day where it is known.
MONTH = r"^20\d\d-(0[1-9]|1[0-2])$"
TYPED = r"^[^A-Z,]+$"
# The same, where a comma may be part of it.
SMALL_LETTERS = r"^[^A-Z]+$"
# Words; a / between those of which any will do, a * for any ending, … for some words between.
PHRASE = r"^[a-z0-9’'-]+\*?(/[a-z0-9’'-]+\*?)*( …)?( [a-z0-9’'-]+\*?(/[a-z0-9’'-]+\*?)*( …)?)*$"
# The same, where words in capitals are the name of a group of words; and without words between.
_TYPED = r"([a-z0-9’'-]+\*?|[A-Z]+)(/([a-z0-9’'-]+\*?|[A-Z]+))*"
DANGER = rf"^{_TYPED}( …)?( {_TYPED}( …)?)*$"
GROUP = r"^[A-Z]+$"
HARMLESS = rf"^{_TYPED}( {_TYPED})*$"
PAGES = r"^[a-z0-9*/.-]+$"
PAGE = r"^[a-z0-9/-]+\.md(#[A-Za-z0-9.=&-]+)?$"
ADDRESS = r"^([a-z0-9]+(-[a-z0-9]+)*/)+$"
WAY = r"^([a-z0-9]+(-[a-z0-9]+)*/)+(#[A-Za-z0-9.=&-]+)?$"
# What each pattern asks for, said where a value does not fit.
ASKED = {
    ID: "Ids are lower-case words joined by hyphens, as “informed-choice”.",
    NUMBER: "The number of a question is q, a hyphen and four digits, as q-0147.",
    CODE: 'A code is a number or words and a number, in quotes, as "2.10".',
    OCCUPATION: "The code of an occupation is digits with hyphens and a point between them, as 21-1094.00.",
    URL: "An address begins with https:// and holds no spaces.",
    MONTH: 'Write the year and month in quotes, as "2026-11".',
    TYPED: "Write it in lower case, without commas, in up to 40 letters.",
    SMALL_LETTERS: "Write it in lower case, in up to 40 letters.",
    PHRASE: "Write words in lower case: / between words of which any will do, * for any ending, … for some words between two.",
    DANGER: "Write words in lower case: / between words of which any will do, * for any ending, … for some words between two, "
    "capitals for the name of a group of words.",
    GROUP: "Write the name of a group of words in capitals, as SELF.",
    HARMLESS: "Write words in lower case: / between words of which any will do, * for any ending, capitals for the name of a group of "
    "words. There is no … here: what stands in it might be a cry for help.",
    PAGES: "Write pages of docs/ with their folder, and * for any name, as reference/*.",
    PAGE: "Write a page of docs/ with its folder, as study/values.md or study/index.md#space-it.",
    ADDRESS: "Write an address in lower case, without a slash before it and with one at its end, as study/values/.",
    WAY: "Write an address in lower case, without a slash before it and with one at its end, as study/values/ or study/#space-it.",
}

Id = Annotated[str, Field(pattern=ID, max_length=LONGEST_ID)]
Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT), Prose(sentences=True, stressed=True)]
Line = Annotated[str, Field(min_length=1, max_length=LONGEST_LINE), Prose(sentences=False)]
# What one could say or do, in part of a sentence.
StressedLine = Annotated[str, Field(min_length=1, max_length=LONGEST_LINE), Prose(sentences=False, stressed=True)]
# What we say beside a source: an explanation, an example, a piece of advice. A standing never speaks for it.
OurText = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT), Prose(sentences=True, ours=True, stressed=True)]
OurLine = Annotated[str, Field(min_length=1, max_length=LONGEST_LINE), Prose(sentences=False, ours=True)]
QuestionId = Annotated[str, Field(pattern=NUMBER)]
Code = Annotated[str, Field(pattern=CODE, max_length=40)]
Url = Annotated[str, Field(pattern=URL)]
Month = Annotated[str, Field(pattern=MONTH)]


@dataclass(frozen=True)
class LinkTo:
    """Marks a field whose value is the id of a record; `kinds` are the kinds it may name."""

    kinds: tuple[str, ...]

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Carries the mark into the JSON Schema, where reference.py puts the real ids."""
        return {**handler(core_schema), "x-link": list(self.kinds)}


def link(*kinds: str) -> LinkTo:
    """The mark of a field that names one record of one of `kinds`: Annotated[Id, link("term")]."""
    return LinkTo(kinds)


class Shape(BaseModel):
    """A fixed set of fields: frozen, strictly typed, with unknown fields refused."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


# Every class of records, in the order of the ladder: each puts itself here.
RECORDS: list[type["Entry"]] = []


def kinds_with(mark: str) -> tuple[str, ...]:
    """The kinds defined so far that say yes to a mark, as “clause”, in the order of the ladder."""
    return tuple(model.kind for model in RECORDS if getattr(model, mark))


class Cite(Shape):
    """Where a record rests: a source and the place in it."""

    id: Annotated[Id, link("source"), Field(description="The source, by its id in sources.yml.")]
    at: Line = Field(description="The place in the source: a page, an item, a section, or the version seen.")
    gives: Literal["wording", "name"] = Field(
        default="wording", description="What was seen there: its wording, or no more than its name. Left out for the wording."
    )


class Entry(Shape):
    """What every record has, and what the guide makes of its kind: a class in records.py says where its kind is used."""

    kind: ClassVar[str]
    titled: ClassVar[str]
    worded: ClassVar[str]
    known_by: ClassVar[str | None] = None
    numbered: ClassVar[str | None]
    flashcard: ClassVar[int | None] = None
    clause: ClassVar[bool] = False
    asked_about: ClassVar[bool] = False
    planned: ClassVar[bool] = False
    nearest: ClassVar[bool] = False
    tells: ClassVar[bool] = False
    grouped: ClassVar[str | None] = None

    def __init_subclass__(cls, **given: Any) -> None:
        super().__init_subclass__(**given)
        if "kind" in vars(cls):
            RECORDS.append(cls)

    id: Id = Field(
        description="The permanent name, used in /go/<id>/: two or three plain words joined by hyphens, without a number. "
        "Unique in the whole guide; never changed without a line in moved.yml."
    )
    tab: Line | None = Field(default=None, description="A neutral title for browser tabs and previews, where the title names a condition.")
    also: tuple[Line, ...] = Field(default=(), description="Other words people search with.")
    standing: Standing = Field(
        description="How we know it: stated (the source says it, we saw the text), reported (another source says so), "
        "inferred (worked out; say how), unconfirmed (the place is known, the wording is not), guidance (ours)."
    )
    how: Text | None = Field(
        default=None, description="How an inferred record was worked out, in one or two sentences. Required when standing is inferred."
    )


class Sourced(Entry):
    """A record that rests on sources: every one but the sources themselves, and the questions and cases, which are ours."""

    sources: tuple[Cite, ...] = Field(min_length=1, description="The sources it rests on, each with the place.")
    ours: OurText | None = Field(
        default=None,
        description="Our own note beside what the source says: an explanation, a piece of advice. It is shown under a label of its own, "
        "and the standing does not speak for it.",
    )

    @property
    def only_named(self) -> bool:
        """Whether no source of it gives more than its name."""
        return all(cite.gives == "name" for cite in self.sources)


Date = date
