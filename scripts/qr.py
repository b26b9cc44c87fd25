"""Draws the QR code of an address as a small SVG. In a browser docs/assets/javascripts/shared/qr.js does the same."""

from itertools import groupby

import segno

# Light modules around the code, on each side: scanners ask for four, and on a dark page they need all of them.
QUIET = 4
# How much of a code may be unreadable: M is 15 %, for a photo of a screen; more would make the modules smaller.
CORRECTION = "m"


def svg(address: str) -> str:
    """The QR code of an address, black on white with its quiet zone, one unit for a module. The same address gives the same text.

    Raises segno.DataOverflowError for what fits into none: more than 2,331 bytes.
    """
    rows = segno.make(address, error=CORRECTION, micro=False, boost_error=False).matrix
    size = len(rows) + 2 * QUIET
    runs = "".join(f"M{x} {y}h{width}v1h-{width}z" for y, row in enumerate(rows, QUIET) for x, width in _dark(row))
    # Without crisp edges, light would show between two rows of dark modules.
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{runs}"/></svg>\n'
    )


def _dark(row: bytearray) -> list[tuple[int, int]]:
    """The dark modules of a row that stand side by side, as (where they begin, how many they are)."""
    found, x = [], QUIET
    for is_dark, modules in groupby(row):
        width = len(list(modules))
        if is_dark:
            found.append((x, width))
        x += width
    return found
