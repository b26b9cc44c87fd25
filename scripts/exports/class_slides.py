"""Ready class sessions as slides to present and to change: downloads/<session>.pptx. They are the screens of the class view."""

from collections.abc import Iterator, Sequence

from ..guide import Guide
from ..render import Renderer
from ..schema import ClassSession, ClassStep
from ..screens import Line, Screen, screens_in
from ..slides import Slide, slides
from .export import LANGUAGE, Files, Page

# A screen of the session itself by which a step begins.
STEP = "step-"
# Lines of a screen beyond which a slide has small letters.
MANY = 6


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """A file for each session; nothing where there are none."""
    return {f"downloads/{session.id}.pptx": _file(guide, renderer, session) for session in guide.every(ClassSession)}


def _file(guide: Guide, renderer: Renderer, session: ClassSession) -> bytes:
    """The first slide says what it is for, with what to have ready in its notes; then each screen, in its order."""
    say = renderer.pieces("class_notes.txt")
    opening, *following = screens_in(renderer.screens(session))
    under = [line.text for line in opening.lines] + [str(say["edition"]()).strip()]
    made = list(_following(guide, renderer, session, following))
    return slides(session.title, under, str(say["opening"](session)).strip(), made, LANGUAGE, guide.figures.built)


def _following(guide: Guide, renderer: Renderer, session: ClassSession, screens: Sequence[Screen]) -> Iterator[Slide]:
    """A slide for each screen: the first of a step has the notes of that, each of another record has its address."""
    say = renderer.pieces("class_notes.txt")
    step: ClassStep | None = None
    for screen in screens:
        if begins := screen.record == session.id and screen.name.startswith(STEP):
            step = session.steps[int(screen.name.removeprefix(STEP)) - 1]
        notes = say["step"](step) if begins else say["shown"](guide[screen.record], step)
        is_own = screen.record == session.id
        title = screen.head if is_own or screen.head == screen.label else f"{screen.label}: {screen.head}"
        small = len(screen.lines) > MANY
        yield Slide(title, [_point(line) for line in screen.lines], str(notes).strip(), marked=small, small=small)


def _point(line: Line) -> str:
    return f"{line.letter}. {line.text}" if line.letter else line.text
