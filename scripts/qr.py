"""Draws the QR code of an address as a small SVG. In a browser docs/assets/javascripts/shared/qr.js does the same."""

import io
from itertools import groupby

import segno

# Light modules around the code, on each side: scanners ask for four, and on a dark page they need all of them.
QUIET = 4
# How much of a code may be unreadable: M is 15 %, for a photo of a screen; more would make the modules smaller.
CORRECTION = "m"


def png(address: str, scale: int = 8) -> bytes:
    """The QR code of an address as a picture for a document, `scale` dots for a module. The same address gives the same bytes."""
    out = io.BytesIO()
    segno.make(address, error=CORRECTION, micro=False, boost_error=False).save(out, kind="png", scale=scale, border=QUIET)
    return out.getvalue()


def svg(address: str) -> str:
    """The QR code of an address, black on white with its quiet zone, one unit for a module. The same address gives the same text.

    Raises segno.DataOverflowError for what fits into none: more than 2,331 bytes.
    """
    rows = segno.make(address, error=CORRECTION, micro=False, boost_error=False).matrix
    size = len(rows) + 2 * QUIET
    path = "".join(_line(row, y) for y, row in enumerate(rows, QUIET))
    # Without crisp edges, light would show between two rows of dark modules.
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path stroke="#000" d="{path}"/></svg>\n'
    )


def _line(row: bytearray, y: int) -> str:
    """The dark modules of a row as strokes through their middle: “M4 4.5h7m2 0h1”. No row is without any."""
    line, x, at = "", QUIET, 0
    for is_dark, modules in groupby(row):
        width = len(list(modules))
        if is_dark:
            line += f"m{x - at} 0h{width}" if at else f"M{x} {y}.5h{width}"
            at = x + width
        x += width
    return line
