"""The guide is set up, built and tested on anyone's computer; where something cannot be had there, a sentence says so."""

import shutil
from pathlib import Path

from .project import PROJECT, files
from .repository import committed, git


def test_the_project_holds_no_link():
    """Windows and a ZIP file turn a link into a text file that holds its way."""
    assert [path.relative_to(PROJECT).as_posix() for path in files() if path.is_symlink()] == []


def test_a_checkout_holds_the_same_bytes_on_windows(tmp_path: Path):
    written = {"page.md": b"One line.\nAnother.\n", "run": b"#!/usr/bin/env bash\n", "picture.png": b"\x89PNG\r\n", "deck.apkg": b"PK\r\n"}
    there, here = tmp_path / "there", tmp_path / "here"
    there.mkdir()
    shutil.copy(PROJECT / ".gitattributes", there)
    for name, content in written.items():
        (there / name).write_bytes(content)
    git(tmp_path, "clone", "--quiet", "--config", "core.autocrlf=true", str(committed(there)), str(here))
    assert {name: (here / name).read_bytes() for name in written} == written


def test_every_line_of_the_project_ends_in_one_way():
    content = {path.relative_to(PROJECT).as_posix(): path.read_bytes() for path in files() if path.is_file()}
    assert [name for name, read in content.items() if b"\r" in read and b"\0" not in read] == []
