"""What the tests of the data share: the guide in miniature, copies of it that may be spoiled, and the problems of a folder."""

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from stat import S_ISREG
from tempfile import TemporaryDirectory
from unittest.mock import patch

import mkdocs.__main__
from click.testing import CliRunner, Result

from scripts.check import check
from scripts.guide import Guide
from scripts.load import load

from .project import PROJECT
from .small_guides import put_together

# Each small guide as it is written, and, put together, as it is read: once for all tests of a process, and gone with it.
TOY_AS_WRITTEN, BAD_AS_WRITTEN = PROJECT / "tests" / "toy_guide", PROJECT / "tests" / "bad_data"
_TOGETHER = TemporaryDirectory(prefix="small-guides-")
TOY = put_together(TOY_AS_WRITTEN, Path(_TOGETHER.name) / "toy_guide")
BAD_GUIDES = [
    put_together(guide, Path(_TOGETHER.name) / "bad_data" / guide.name) for guide in sorted(BAD_AS_WRITTEN.iterdir()) if guide.is_dir()
]
# June 15, 2025, 15:06:40 UTC: the day every build of the toy guide takes for today.
TODAY = "1750000000"
# A record that may be added to the end of frames.yml.
NEW_FRAME = """
- id: value-slow
  standing: stated
  sources:
  - {id: lakeland-handbook, at: "p. 2"}
  part_of: lake-values
  code: "Value 2"
  title: Slow
  text: Take even more time.
"""


def copy_of_toy(folder: Path) -> Path:
    """A copy of the toy guide that may be changed and built."""
    return Path(shutil.copytree(TOY, folder / "toy_guide"))


def mend(root: Path) -> None:
    """Makes a copy of the toy guide that was spoiled as it was: that takes a tenth of the time of a new copy, and what is kept holds."""
    there, wanted = _files(root), _files(TOY)
    for path in there.keys() - wanted.keys():
        (root / path).unlink(missing_ok=True)
        if not (TOY / path).parent.exists():
            shutil.rmtree((root / path).parent, ignore_errors=True)
    for path in sorted(path for path, state in wanted.items() if there.get(path) != state):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(TOY / path, root / path)


def _files(root: Path) -> dict[str, tuple[int, int]]:
    """Every file of a folder, with its size and when it was written, which a copy has from what it is a copy of."""
    found = {}
    for path in root.rglob("*"):
        state = path.stat()
        if S_ISREG(state.st_mode):
            found[path.relative_to(root).as_posix()] = (state.st_size, state.st_mtime_ns)
    return found


def data_paths(entry: str, root: Path = TOY) -> list[str]:
    """The files that an entry of FILES stands for in a folder: “questions/*.yml” → “data/questions/listening.yml”, in order."""
    return [path.relative_to(root).as_posix() for path in sorted((root / "data").glob(entry))]


def change(root: Path, path: str, old: str, new: str) -> None:
    """Replaces the one place in a file that holds `old`. Anything else than one such place is a mistake in the test."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path} holds {old!r} {text.count(old)} times"
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def add(root: Path, path: str, text: str) -> None:
    """Writes `text` at the end of a file, which is made where it is not there."""
    with (root / path).open("a", encoding="utf-8", newline="\n") as file:
        file.write(text)


def line_of(root: Path, path: str, piece: str, after: str = "") -> int:
    """The line of a file that holds `piece`, the first one from the line that holds `after`."""
    lines = (root / path).read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if after in line)
    return next(number for number, line in enumerate(lines, 1) if number > start and piece in line)


def read(root: Path) -> Guide:
    """The guide of a folder, read anew."""
    return Guide(load(root))


def problems(root: Path) -> list[str]:
    """Every problem of a folder as it is printed."""
    return [str(problem) for problem in check(read(root))]


def run(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess:
    """Runs `python -m scripts WORDS --root ROOT` from the project and waits for it."""
    command, *rest = words
    return _run("scripts", command, "--root", str(root), *rest, **environment)


def build(root: Path, site: Path, **environment: str) -> subprocess.CompletedProcess:
    """Builds the guide of a folder into `site` with MkDocs alone, every warning an error."""
    return _run("mkdocs", "build", "--strict", "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(site), **environment)


# Runs a command as `run` does: the fixture `call` does it in this process.
Call = Callable[..., subprocess.CompletedProcess]


def mkdocs_here(*words: str, **environment: str) -> Result:
    """Runs MkDocs as `python -m mkdocs WORDS` does, but in this process: nothing has to be imported and no template read anew.

    Unlike `build` it begins with what the process has of other guides, as a build does while serving.
    """
    log = logging.getLogger("mkdocs")
    before = log.level, log.propagate
    try:
        with patch.dict(os.environ, {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": TODAY, **environment}):
            return CliRunner(catch_exceptions=False).invoke(mkdocs.__main__.cli, words)
    finally:
        log.setLevel(before[0])
        log.propagate = before[1]


def _run(module: str, *words: str, **environment: str) -> subprocess.CompletedProcess:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": TODAY, **environment}
    return subprocess.run(
        [sys.executable, "-m", module, *words], cwd=PROJECT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
