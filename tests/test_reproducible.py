"""Same input, same bytes: who builds the guide, where and when, leaves no trace in it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from scripts import hook
from scripts.render import Renderer
from tests.built_site import DAY, ROOT, Site
from tests.data_kit import copy_of_toy, read

FAR_AWAY = "a folder with a long name"
LEFT_BEHIND = shutil.ignore_patterns(".*", "site", "tests", "test-results", "__pycache__", "node_modules")


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a built site by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.fixture
def two_builds(site: Site, tmp_path: Path) -> list[dict[str, bytes]]:
    """The same guide, built by two people who have nothing in common: as all tests see it, and from a copy of its files, elsewhere."""
    there = tmp_path / FAR_AWAY / "guide"
    shutil.copytree(ROOT, there, ignore=LEFT_BEHIND)
    own = {"TZ": "Pacific/Kiritimati", "LC_ALL": "POSIX", "PYTHONHASHSEED": "4242", "USER": "ben", "HOME": "/"}
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=there,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": DAY, "SITE_URL": "", **own},
        umask=0o077,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, f"{built.stdout}{built.stderr}"
    return [contents(site.folder), contents(there / "site")]


def test_two_builds_are_the_same(two_builds: list[dict[str, bytes]], subtests: pytest.Subtests):
    """All is asked in one test: no two workers shall have to build the guide once more."""
    first, second = two_builds
    with subtests.test("the same files"):
        assert first.keys() ^ second.keys() == set()
        assert "index.html" in first and "downloads/guide.json" in first

    with subtests.test("the same bytes"):
        assert [path for path in first if first[path] != second.get(path)] == []

    with subtests.test("no trace of the folder it was made in"):
        assert [path for path, content in second.items() if FAR_AWAY.encode() in content] == []


def test_the_sitemap_dates_a_page_by_the_last_change_of_the_guide_and_not_by_the_build(tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(hook, "state", hook.State())
    hook.state.renderer = Renderer(read(copy_of_toy(tmp_path)))
    # MkDocs takes what stands here into the sitemap, and has put the day of the build.
    page = SimpleNamespace(meta={}, update_date="2999-12-31")
    hook.on_page_context({}, page, config=None, nav=SimpleNamespace(pages=[]))
    assert page.update_date == "2025-03-01"
