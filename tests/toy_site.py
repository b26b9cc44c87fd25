"""The toy guide as a visitor finds it: built by whoever asks first, and there at once for whoever asks after, in this run and the next."""

import shutil
from hashlib import sha256
from pathlib import Path

from filelock import FileLock

from .built_site import ROOT, stamp
from .data_kit import TOY, TOY_AS_WRITTEN, build

# The newest is kept here, under the stamp of what it was made from.
KEPT = ROOT / ".cache" / "toys"
# What a toy is made from beside what the site of the project is made from.
AS_WELL = (TOY_AS_WRITTEN, ROOT / "tests/small_guides.py", ROOT / "tests/data_kit.py")


def kept_toy() -> Path:
    """The folder of the site, which all workers share. Raises AssertionError with what MkDocs said when it does not build."""
    folder = KEPT / _stamp()
    KEPT.mkdir(parents=True, exist_ok=True)
    with FileLock(KEPT / "lock"):
        if not folder.is_dir():
            for old in (path for path in KEPT.iterdir() if path.is_dir()):
                shutil.rmtree(old)
            built = build(TOY, KEPT / "unfinished")
            assert built.returncode == 0, built.stderr
            (KEPT / "unfinished").rename(folder)
    return folder


def _stamp() -> str:
    read = sha256(stamp().encode())
    found = {inner for path in AS_WELL for inner in (path, *path.rglob("*")) if inner.is_file()}
    for path in sorted(found):
        content = path.read_bytes()
        read.update(f"{path.relative_to(ROOT).as_posix()} {len(content)}\n".encode() + content)
    return read.hexdigest()[:16]
