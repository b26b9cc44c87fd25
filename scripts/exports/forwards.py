"""Addresses that lead on: official numbers (/go/competency-1-2/) and ids that have moved."""

from collections.abc import Sequence

from ..address import address_of
from ..guide import Guide
from ..render import Renderer
from ..templates import environment
from .export import Files, Page


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """A small page of its own for each old or official address; it forwards without a script, or explains."""
    template = environment().get_template("documents/forward.html")
    ways: dict[str, tuple[tuple[str, ...], str | None]] = {number: ((record_id,), None) for number, record_id in guide.numbers.items()}
    ways |= {moved.id: (moved.to, moved.why) for moved in guide.moved}
    return {
        f"{address_of(old)}index.html": template.render(
            old=old, to=[guide[i] for i in to], why=why, guide=guide, words=guide.settings.interface.words, base="../../"
        ).encode()
        for old, (to, why) in ways.items()
    }
