"""The permanent address of every record as a QR code, for a screen that is shared and for paper."""

from collections.abc import Sequence

from ..guide import Guide
from ..qr import svg
from ..render import Renderer
from .export import Files, Page


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """go/<id>/qr.svg for every record; none while the guide does not know its own address (SITE_URL): a browser draws them then."""
    if guide.site_url is None:
        return {}
    addresses = [guide.address(record) for record in guide.records.values()]
    return {f"{address}qr.svg": svg(guide.site_url + address).encode() for address in addresses}
