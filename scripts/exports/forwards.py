"""Addresses that lead on: official numbers (/go/competency-1-2/), ids and pages that have moved; and the class view of each of them."""

from collections.abc import Sequence

from ..address import SHOW, address_of
from ..guide import Guide
from ..render import Renderer
from .export import Files, Page


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """A small page of its own for each old or official address; it forwards without a script, or explains.

    None for pages while no page is read: what they lead to has no name then.
    """
    ways: dict[str, tuple[tuple[str, ...], str | None]] = {
        address_of(number): ((address_of(record_id),), None) for number, record_id in guide.numbers.items()
    }
    ways |= {address_of(moved.id): (tuple(map(address_of, moved.to)), moved.why) for moved in guide.moved}
    ways |= {f"{old}{SHOW}": (tuple(f"{way}{SHOW}" for way in to), why) for old, (to, why) in ways.items()}
    if pages:
        ways |= {moved.address: (moved.to, moved.why) for moved in guide.moved_pages}
    names = {guide.address(record): guide.name_of(record) for record in guide.records.values()}
    names |= {f"{address}{SHOW}": name for address, name in names.items()}
    names |= {page.address: page.title for page in pages}
    return {
        f"{old}index.html": renderer.document("forward", base="../" * old.count("/"), to=to, why=why, names=names).encode()
        for old, (to, why) in ways.items()
    }
