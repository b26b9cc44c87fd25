"""Puts the parts of a Word file together, so that the same parts give the same bytes."""

import io
import zipfile
from collections.abc import Mapping

# The first moment a ZIP can name. A file does not tell when or on which system it was made.
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def packed(parts: Mapping[str, str]) -> bytes:
    """The parts, {path: XML}, as one file, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for path, xml in parts.items():
            entry = zipfile.ZipInfo(path, date_time=LONG_AGO)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            package.writestr(entry, xml.encode())
    return out.getvalue()
