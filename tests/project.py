"""The project's own files: all but what was built or set up. Git is not asked, as a computer may do without it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
# What .gitignore names by itself, in a form that is taken anywhere: “/site/” → “site”.
_named = (line.strip("/") for line in (PROJECT / ".gitignore").read_text(encoding="utf-8").splitlines())
NOT_OURS = shutil.ignore_patterns(".git", *filter(None, _named))


def files(folder: Path = PROJECT) -> Iterator[Path]:
    """Every file of the project, and every link."""
    names = sorted(path.name for path in folder.iterdir())
    for path in (folder / name for name in names if name not in NOT_OURS(str(folder), names)):
        if path.is_dir() and not path.is_symlink():
            yield from files(path)
        else:
            yield path
