"""The permanent address of every record as a QR code, and the one for those who take part in a class: for a shared screen and for paper."""

from collections.abc import Sequence

from ..address import SHEET
from ..guide import Guide
from ..qr import svg
from ..render import Renderer
from ..schema import ClassSession
from .export import Files, Page


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """qr.svg at each of these addresses; none while the guide does not know its own address (SITE_URL): a browser draws them then."""
    if guide.site_url is None:
        return {}
    addresses = [guide.address(record) for record in guide.records.values()]
    addresses += [guide.address_in_class(record) for record in guide.records.values() if record.tells]
    addresses += [f"{guide.address(session)}{SHEET}" for session in guide.every(ClassSession)]
    return {f"{address}qr.svg": svg(guide.site_url + address).encode() for address in addresses}
