"""Knows whether files have changed, so that what was read from them need not be read again."""

from collections.abc import Iterable
from pathlib import Path

Stamps = tuple[tuple[Path, int, int], ...]


def stamps(paths: Iterable[Path]) -> Stamps:
    """Each file with the time it was changed and its size: equal as long as nothing is edited, added or taken away."""
    return tuple((path, (stat := path.stat()).st_mtime_ns, stat.st_size) for path in sorted(paths))
