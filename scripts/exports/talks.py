"""Talks as slides to present and to change: downloads/<talk>.pptx."""

from collections.abc import Sequence

from ..guide import Guide
from ..render import Renderer
from ..schema.settings import Talk
from ..slides import Slide, slides
from .export import LANGUAGE, Files, Page


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """A file for each talk; nothing where there are none."""
    return {f"downloads/{talk.id}.pptx": _file(guide, renderer, talk) for talk in guide.settings.talks}


def _file(guide: Guide, renderer: Renderer, talk: Talk) -> bytes:
    """Its slides; what a slide rests on is named in its notes, by number and address."""
    say = renderer.pieces("talk_notes.txt")
    following = [Slide(one.title, one.points, str(say["notes"](one)).strip()) for one in talk.slides]
    under = [talk.for_whom, str(say["edition"]()).strip()]
    return slides(talk.title, under, str(say["opening"](talk)).strip(), following, LANGUAGE, guide.figures.built)
