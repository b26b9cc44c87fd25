"""How Chromium comes to a computer without one: what is run, what is waited for, and what is said where it cannot be had."""

import os
import sys
from pathlib import Path

import pytest

from . import chromium, installing

# Stands in for apt-get: another program has apt locked the first few times, then it installs Chromium, or fails.
APT = """
import pathlib, sys
calls, locked, outcome = pathlib.Path(__file__).with_name("calls"), int(sys.argv[1]), sys.argv[2]
calls.open("ab").write(b"x")
if calls.stat().st_size <= locked:
    sys.exit("E: Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt-get)\\nE: Unable to lock directory")
print("Reading package lists...\\n\\nBuilding dependency tree...\\nReading state information...", flush=True)
if outcome == "fails":
    sys.exit("E: Unable to locate package chromium")
pathlib.Path(__file__).with_name("chromium").touch()
"""
WAITING = "Another program is at work with apt: waiting until it has finished."
IS_LOCKED = ["E: Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt-get)", "E: Unable to lock directory"]
READS = ["Reading package lists...", "", "Building dependency tree...", "Reading state information..."]
NOT_INSTALLED = "The browser tests need Chromium, and it could not be installed."


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The program that stands in for apt-get, on a computer without Chromium until it has installed one."""
    (tmp_path / "apt-get").write_text(APT, encoding="utf-8", newline="\n")
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "_candidates", lambda: filter(os.path.exists, [str(tmp_path / "chromium")]))
    monkeypatch.setattr(chromium.installing, "runs", lambda path, seconds: Path(path).exists())
    monkeypatch.setattr(installing, "PAUSE", 0)
    return [sys.executable, str(tmp_path / "apt-get")]


def said(capsys: pytest.CaptureFixture) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_while_another_program_is_at_work_with_apt_it_is_waited_for(apt, monkeypatch, capsys, tmp_path):
    command = [*apt, "2", "installs"]
    monkeypatch.setattr(chromium, "_ways", lambda: [[command]])
    assert chromium.main() == 0
    assert said(capsys) == [
        f"Chromium is missing, so: {' '.join(command)}",
        *[*IS_LOCKED, WAITING] * 2,
        *READS,
        f"Chromium was installed at {tmp_path / 'chromium'}",
    ]


def test_where_there_is_one_nothing_is_said(apt, capsys, tmp_path):
    (tmp_path / "chromium").touch()
    assert (chromium.main(), said(capsys)) == (0, [])


def test_what_stays_locked_is_told_in_the_words_of_apt(apt, monkeypatch, capsys):
    command = [*apt, "9", "installs"]
    monkeypatch.setattr(chromium, "_ways", lambda: [[command]])
    monkeypatch.setattr(installing, "SECONDS_TO_WAIT", 0)
    assert chromium.main() == 1
    assert said(capsys)[3:] == [NOT_INSTALLED, f"`{' '.join(command)}` said:", *(f"  {line}" for line in IS_LOCKED), chromium.CURE]


def test_each_way_that_fails_is_told_with_its_last_lines(apt, monkeypatch, capsys):
    failing, missing = [*apt, "0", "fails"], [f"{apt[1]}-that-is-not-there"]
    monkeypatch.setattr(chromium, "_ways", lambda: [[failing, [*apt, "0", "installs"]], [missing]])
    assert chromium.main() == 1
    lines = said(capsys)
    told = lines[lines.index(NOT_INSTALLED) :]
    assert told[:5] == [
        NOT_INSTALLED,
        f"`{' '.join(failing)}` said:",
        "  Building dependency tree...",
        "  Reading state information...",
        "  E: Unable to locate package chromium",
    ]
    assert told[5] == f"`{missing[0]}` said:" and missing[0] in told[6] and told[7:] == [chromium.CURE]


def test_on_debian_apt_itself_waits_while_another_program_is_at_work_with_dpkg(monkeypatch):
    monkeypatch.setattr(installing.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(installing.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(installing, "is_debian", lambda: True)
    monkeypatch.setattr(chromium, "_has_fonts", lambda: True)
    install = ["/usr/bin/apt-get", "-o", "DPkg::Lock::Timeout=300", "install", "-y", "--no-install-recommends"]
    assert list(chromium._ways()) == [
        [["/usr/bin/apt-get", "update"], [*install, "chromium-headless-shell"]],
        [[*install, "chromium"]],
        [[sys.executable, "-m", "playwright", "install", "--with-deps", "--only-shell", "chromium"]],
    ]
