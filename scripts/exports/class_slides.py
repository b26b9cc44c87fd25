"""Ready class sessions as slides to present and to change: downloads/<session>.pptx. They are the screens of the class view."""

from collections.abc import Iterator, Sequence

from ..address import SHEET
from ..guide import Guide
from ..qr import png
from ..render import Renderer
from ..schema import ClassSession, ClassStep
from ..screens import Line, Screen, screens_in
from ..slides import Picture, Slide, slides
from .export import LANGUAGE, Files, Page

# A screen of the session itself by which a step begins.
STEP = "step-"
# Letters of a line on a slide, and the lines beyond which it has small letters.
WIDE, MANY = 50, 7


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """A file for each session; nothing where there are none."""
    return {f"downloads/{session.id}.pptx": _file(guide, renderer, session) for session in guide.every(ClassSession)}


def _file(guide: Guide, renderer: Renderer, session: ClassSession) -> bytes:
    """The first slide says what it is for, with what to have ready in its notes; then each screen, in its order."""
    opening, *following = screens_in(renderer.screens(session))
    notes = str(renderer.pieces("class_notes.txt")["opening"](session)).strip()
    made = list(_following(guide, renderer, session, following))
    under = [line.text for line in opening.lines]
    return slides(session.title, under, notes, made, LANGUAGE, guide.figures.built, _corner(guide, session))


def _corner(guide: Guide, session: ClassSession) -> Picture | None:
    """The QR code of the sheet for those who take part; None where the guide does not know its own address."""
    if guide.site_url is None:
        return None
    address = f"{guide.site_url}{guide.address(session)}{SHEET}"
    name = guide.settings.interface.words["qr_name"].replace("{address}", address.partition("://")[2])
    return Picture(png(address), name)


def _following(guide: Guide, renderer: Renderer, session: ClassSession, screens: Sequence[Screen]) -> Iterator[Slide]:
    """A slide for each screen: the first of a step has the notes of that, each of another record has its address."""
    say = renderer.pieces("class_notes.txt")
    step: ClassStep | None = None
    for screen in screens:
        title, points = _title(guide, session, screen), [_point(line) for line in screen.lines]
        if screen.record == session.id and screen.name.startswith(STEP):
            step = session.steps[int(screen.name.removeprefix(STEP)) - 1]
            title, points[0] = step.title, screen.head
            notes = say["step"](step)
        else:
            notes = say["shown"](guide[screen.record], step)
        small = sum(-(-len(point) // WIDE) for point in points) > MANY
        yield Slide(title, points, str(notes).strip(), marked=False, small=small)


def _title(guide: Guide, session: ClassSession, screen: Screen) -> str:
    """The heading of a screen; with the record before it, where it is of another and does not say so itself."""
    record = guide[screen.record]
    if record == session:
        return screen.head
    return f"{screen.label}: {screen.head}" if screen.head == guide.title(record) else f"{guide.title(record)}: {screen.head}"


def _point(line: Line) -> str:
    return f"{line.letter}. {line.text}" if line.letter else line.text
