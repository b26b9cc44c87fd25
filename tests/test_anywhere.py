"""The guide is set up, built and tested on anyone's computer; where something cannot be had there, a sentence says so."""

import ast
import shutil
from pathlib import Path

import pytest

from .bench import __main__ as bench
from .bench import builds
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


# ---- Windows has an encoding and an end of a line of its own, and Python takes them where none is named

WRITES = ("w", "a", "x", "wt", "at", "xt")


def needed(call: ast.Call) -> set[str]:
    """What a call that reads or writes text must name."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    values = [word.value for word in call.keywords if word.arg in ("mode", "text")] + call.args
    given = {value.value for value in values if isinstance(value, ast.Constant)}
    if name == "write_text" or (name == "open" and given.intersection(WRITES)):
        return {"encoding", "newline"}
    return {"encoding"} if name == "read_text" or (name in ("run", "Popen") and True in given) else set()


def lacking(path: Path) -> list[str]:
    """“scripts/load.py:78: encoding” for each call that lacks what it must name."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    found = [(call.lineno, needed(call) - {word.arg for word in call.keywords}) for call in calls]
    return [f"{path.relative_to(PROJECT).as_posix()}:{line}: {' and '.join(sorted(names))}" for line, names in found if names]


def test_text_is_read_and_written_alike_on_every_computer():
    modules = [path for path in files() if path.suffix == ".py"]
    assert len(modules) > 100
    assert [told for path in modules for told in lacking(path)] == []


def test_a_call_that_leaves_it_to_the_computer_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setattr(f"{__name__}.PROJECT", tmp_path)
    calls = ["p.read_text()", "p.write_text(t, encoding='utf-8')", "open(p, 'w')", "p.open('a', encoding='utf-8')", "run(c, text=True)"]
    told = ["encoding", "newline", "encoding and newline", "newline", "encoding"]
    passed = ["p.read_text(encoding='utf-8')", "reader.open('find/')", "p.read_bytes()", "p.open('ab')", "run(c, check=True, text=False)"]
    (tmp_path / "module.py").write_text("\n".join([*calls, *passed]), encoding="utf-8", newline="\n")
    assert lacking(tmp_path / "module.py") == [f"module.py:{line}: {what}" for line, what in enumerate(told, 1)]


def test_where_a_build_cannot_be_measured_a_sentence_says_so(monkeypatch, capsys):
    monkeypatch.setattr(builds, "MEASURABLE", False)
    monkeypatch.setattr("sys.argv", ["bench"])
    with pytest.raises(SystemExit, match="2"):
        bench.main()
    said = "a build cannot be measured on this system, only on Linux and macOS. Name the other parts: search visit study matching."
    assert capsys.readouterr().err.endswith(f"error: {said}\n")
