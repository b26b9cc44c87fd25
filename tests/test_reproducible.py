"""Same input, same bytes: who builds the guide, where and when, leaves no trace in it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built_site import DAY, ROOT

FAR_AWAY = "a folder with a long name"
LEFT_BEHIND = shutil.ignore_patterns(".*", "site", "tests", "__pycache__", "node_modules")


def start_build(folder: Path, umask: int, **environment: str) -> subprocess.Popen:
    """Copies the project into `folder` and begins to build it there, with nothing but its files and an environment of its own."""
    shutil.copytree(ROOT, folder, ignore=LEFT_BEHIND)
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": DAY, **environment},
        umask=umask,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a built site by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def two_builds(tmp_path_factory) -> list[dict[str, bytes]]:
    """The same guide, built at the same time by two people who have nothing in common."""
    here, there = tmp_path_factory.mktemp("a") / "a", tmp_path_factory.mktemp("b") / FAR_AWAY / "b"
    builds = [
        (here, start_build(here, 0o022, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0", USER="ana", HOME=str(here))),
        (there, start_build(there, 0o077, TZ="Pacific/Kiritimati", LC_ALL="POSIX", PYTHONHASHSEED="4242", USER="ben", HOME="/")),
    ]
    for _, process in builds:
        said, _ = process.communicate()
        assert process.returncode == 0, said
    return [contents(folder / "site") for folder, _ in builds]


def test_two_builds_have_the_same_files(two_builds):
    first, second = two_builds
    assert first.keys() ^ second.keys() == set()
    assert "index.html" in first and "downloads/guide.json" in first


def test_two_builds_have_the_same_bytes(two_builds):
    first, second = two_builds
    assert [path for path in first if first[path] != second[path]] == []


def test_a_build_holds_no_trace_of_the_folder_it_was_made_in(two_builds):
    assert [path for path, content in two_builds[1].items() if FAR_AWAY.encode() in content] == []
