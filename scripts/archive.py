"""Puts files into a ZIP that does not tell when, or on which system, it was made: two builds of one commit give the same bytes."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date

# As Unix says it: a file that its owner may write and everybody may read.
_UNIX, _MODE = 3, 0o644 << 16


def archive(files: Mapping[str, bytes], day: date) -> bytes:
    """The files, {path: content}, in the order given, each dated noon of `day`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=(day.year, day.month, day.day, 12, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _MODE
            package.writestr(entry, content)
    return out.getvalue()
