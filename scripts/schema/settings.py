"""What the files of data/ hold beside records: the exam profile, ids that moved, notices, the words of the interface."""

from typing import Annotated

from pydantic import Field

from .fields import Id, Line, Shape, Text, Url, link

Word = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class ExamProfile(Shape):
    """What is known and not known about the exam, as facts."""

    known: tuple[link("fact"), ...] = Field(min_length=1, description="Facts known about the exam.")
    unknown: tuple[link("fact"), ...] = Field(min_length=1, description="Facts that are not confirmed here.")


class Moved(Shape):
    """An id that is no longer a record of its own."""

    id: Id = Field(description="The old id.")
    to: tuple[Id, ...] = Field(default=(), description="Where it went: one id forwards, several or none are explained.")
    why: Text = Field(description="Why, in one sentence a reader of an old link can use.")


class NoticeLink(Shape):
    """A link of a notice: to a source, or to a telephone number."""

    label: Line = Field(description="The words of the link.")
    source: link("source") | None = Field(default=None, description="A source to link.")
    url: Url | None = Field(default=None, description="A telephone or text-message address, as tel:988.")


class Notice(Shape):
    """A short text that stands at the foot of every page."""

    name: Id = Field(description="Its name.")
    title: Line = Field(description="Its heading.")
    text: Text = Field(description="What it says.")
    links: tuple[NoticeLink, ...] = Field(default=(), description="Where it leads.")


class StandingWords(Shape):
    word: Line = Field(description="One or two words.")
    sentence: Text = Field(description="One sentence that says what it means.")


class KindWords(Shape):
    one: Line = Field(description="The name of one.")
    many: Line = Field(description="The name of several.")
    linked: Line = Field(description="The heading over a list of them on another record's page.")
    numbered: Line | None = Field(default=None, description="How its number is said, with fields in single braces: “Competency {code}”.")
