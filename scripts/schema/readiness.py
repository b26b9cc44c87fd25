"""What readiness.yml may contain: questions an agency asks itself before it hires, each with three levels and what comes next."""

from pydantic import Field

from .fields import Id, OurLine, OurText, Shape
from .settings import PageLink


class Level(Shape):
    """How things are at one level, and the next step from there."""

    text: OurText = Field(description="What one would see in an agency at this level, in one sentence.")
    next: OurText = Field(description="What to do next, in one or two sentences.")
    page: PageLink | None = Field(default=None, description="A page that helps with it, as agency/supervising.md#rules-by-program.")
    label: OurLine | None = Field(default=None, description="The words of the link to that page. With page, and only there.")


class ReadinessQuestion(Shape):
    """One question, with its three levels from the first to the last."""

    id: Id = Field(description="A name, unique among these questions.")
    title: OurLine = Field(description="The question.")
    not_yet: Level = Field(description="Nothing of it is there.")
    on_the_way: Level = Field(description="Some of it is there.")
    in_place: Level = Field(description="All of it is there.")

    @property
    def levels(self) -> tuple[Level, Level, Level]:
        """The three levels, from the first to the last."""
        return (self.not_yet, self.on_the_way, self.in_place)
