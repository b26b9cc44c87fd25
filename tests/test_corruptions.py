"""An author's mistake is caught before a reader sees it: three hundred small mistakes are made in the real data, one at a time."""

import shutil
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import pytest

from scripts.check import check
from scripts.contents import contents_of
from scripts.guide import Guide
from scripts.load import load
from scripts.pages import Pages, read_pages
from scripts.problem import Problem
from scripts.reference import reference
from tests.corruptions import HARMLESS, planned
from tests.data_file import DataFile, Edit

ROOT = Path(__file__).parent.parent
MISTAKES, SEED = 300, 20261121
# Each share is judged by itself, so that several workers can have some.
SHARES = 3
# Of the mistakes, this share is caught; of the caught ones, this share is reported in the right file within two lines of the mistake.
CAUGHT, PLACED, NEAR = 0.98, 0.95, 2


@dataclass(frozen=True)
class Outcome:
    """What the checks said about one mistake. `raised` is the error where they broke down instead."""

    kind: str
    edit: Edit
    problems: list[Problem]
    raised: str = ""

    @property
    def placed(self) -> bool:
        """Whether a problem names the file of the mistake and, where it has a line, one near it."""
        lines = [p.line for p in self.problems if p.path == self.edit.path]
        return any(self.edit.line is None or abs(line - self.edit.line) <= NEAR for line in lines)

    def __str__(self) -> str:
        said = self.raised or "\n    ".join(map(str, self.problems[:3])) or "nothing"
        return f"{self.kind}, {self.edit.path}:{self.edit.line}\n    {said}"


class Copy:
    """A copy of the guide's data and pages, published once, in which files are changed and put back."""

    def __init__(self, root: Path):
        self.root = root
        for room in ("data", "docs"):
            shutil.copytree(ROOT / room, root / room)
        for path, content in reference(Guide(load(root))).items():
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_bytes(content)
        self.pages = read_pages(root)

    @property
    def files(self) -> list[DataFile]:
        paths = sorted([*self.root.glob("data/**/*.yml"), *self.root.glob("docs/*/*.md")])
        return [DataFile(path.relative_to(self.root).as_posix(), path.read_bytes()) for path in paths]

    def problems_with(self, files: dict[str, bytes | None]) -> list[Problem]:
        """What the checks say while `files` are as given; None is a file that is gone."""
        before = {path: _content(self.root / path) for path in files}
        self._write(files)
        try:
            return check(Guide(load(self.root)), self._pages(files))
        finally:
            self._write(before)

    def _pages(self, files: dict[str, bytes | None]) -> Pages:
        return read_pages(self.root) if any(path.startswith("docs/") for path in files) else self.pages

    def _write(self, files: dict[str, bytes | None]) -> None:
        for path, content in files.items():
            if content is None:
                (self.root / path).unlink(missing_ok=True)
            else:
                (self.root / path).write_bytes(content)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def judged(copy: Copy, kind: str, edit: Edit) -> Outcome:
    """Makes one mistake and notes what is said about it."""
    try:
        return Outcome(kind, edit, copy.problems_with(edit.files))
    except Exception as error:
        return Outcome(kind, edit, [], f"raised {error!r}")


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Copy:
    return Copy(tmp_path_factory.mktemp("copy"))


@pytest.fixture(scope="module")
def mistakes(copy: Copy) -> list[tuple[str, Edit]]:
    return planned(copy.files, MISTAKES, SEED)


def _listed(misses: list[Outcome]) -> str:
    text = "\n".join(map(str, misses))
    print(text)
    return text


def test_the_guide_itself_has_no_problem(copy: Copy):
    assert copy.problems_with({}) == []


@pytest.mark.parametrize("share", range(SHARES), ids=lambda share: f"share {share + 1}")
def test_a_mistake_is_caught_where_it_was_made(copy: Copy, mistakes: list[tuple[str, Edit]], subtests: pytest.Subtests, share: int):
    """Each time all is judged; what the edit does not touch is not judged again.

    The four questions are asked in one test, since no two workers shall have to judge the same mistakes.
    """
    outcomes = [judged(copy, kind, edit) for kind, edit in mistakes[share::SHARES]]
    with subtests.test("no mistake breaks the checks"):
        assert _listed([o for o in outcomes if o.raised]) == ""

    with subtests.test("nearly every mistake is caught"):
        missed = [o for o in outcomes if not o.problems]
        assert 1 - len(missed) / len(outcomes) >= CAUGHT, _listed(missed)

    with subtests.test("the right file is named, and a line within two of the mistake, unless it is a whole file"):
        caught = [o for o in outcomes if o.problems]
        astray = [o for o in caught if not o.placed]
        assert 1 - len(astray) / len(caught) >= PLACED, _listed(astray)

    with subtests.test("what was kept from before changes nothing that is said"):
        # The last was judged after all others; here it is judged as in a new process, with every file read anew.
        contents_of.cache_clear()
        assert copy.problems_with(outcomes[-1].edit.files) == outcomes[-1].problems, outcomes[-1]


def test_a_harmless_edit_raises_no_problem(copy: Copy):
    """One in each file, each of them in several files: what a file is read as hangs on no other (scripts/contents.py)."""
    files = [file for file in copy.files if not file.is_page]
    assert len(files) > 2 * len(HARMLESS)
    edited = {file.path: edit(file.raw) for file, edit in zip(files, cycle(HARMLESS.values()), strict=False)}
    assert copy.problems_with(edited) == []
