"""An author's mistake is caught before a reader sees it: three hundred small mistakes are made in the real data."""

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
# So many mistakes are judged together.
TOGETHER = 12
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


def judged(copy: Copy, mistakes: list[tuple[str, Edit]]) -> list[Outcome]:
    """Makes some mistakes, each in files of its own, and notes what is said about each.

    Made together they are judged in the time of one. Which problem comes of which mistake nobody can say then, so a mistake that is not
    told where it was made is judged once more, alone.
    """
    try:
        problems = copy.problems_with({path: content for _, edit in mistakes for path, content in edit.files.items()})
    except Exception as error:
        if len(mistakes) == 1:
            return [Outcome(*mistakes[0], [], f"raised {error!r}")]
        return [outcome for mistake in mistakes for outcome in judged(copy, [mistake])]
    outcomes = [Outcome(*mistake, problems) for mistake in mistakes]
    if len(mistakes) == 1:
        return outcomes
    return [outcome if outcome.placed else judged(copy, [(outcome.kind, outcome.edit)])[0] for outcome in outcomes]


def in_files_of_their_own(mistakes: list[tuple[str, Edit]]) -> list[list[tuple[str, Edit]]]:
    """Each mistake in the first group that touches none of its files, as long as that is not full."""
    groups: list[list[tuple[str, Edit]]] = []
    for mistake in mistakes:
        files = mistake[1].files.keys()
        fits = (group for group in groups if len(group) < TOGETHER and all(files.isdisjoint(edit.files) for _, edit in group))
        if (group := next(fits, None)) is None:
            groups.append(group := [])
        group.append(mistake)
    return groups


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


def test_a_mistake_is_caught_where_it_was_made(copy: Copy, mistakes: list[tuple[str, Edit]], subtests: pytest.Subtests):
    """Each time all is judged; what the edits do not touch is not judged again."""
    groups = in_files_of_their_own(mistakes)
    outcomes = [outcome for group in groups for outcome in judged(copy, group)]
    assert len(outcomes) == MISTAKES
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
        # The last were judged after all others; here they are judged as in a new process, with every file read anew.
        last = {path: content for _, edit in groups[-1] for path, content in edit.files.items()}
        before = copy.problems_with(last)
        contents_of.cache_clear()
        assert copy.problems_with(last) == before


def test_a_harmless_edit_raises_no_problem(copy: Copy):
    """One in each file, each of them in several files: what a file is read as hangs on no other (scripts/contents.py)."""
    files = [file for file in copy.files if not file.is_page]
    assert len(files) > 2 * len(HARMLESS)
    edited = {file.path: edit(file.raw) for file, edit in zip(files, cycle(HARMLESS.values()), strict=False)}
    assert copy.problems_with(edited) == []
