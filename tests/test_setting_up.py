"""What `make` says while it sets up what a command needs: one line before each step, and nothing where there is nothing to do."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .project import PROJECT

# Stands in for Python: makes a .venv that holds itself, and fails where it shall.
PYTHON = """#!/bin/sh
case "$*" in
  *"$FAILING"*) echo "the reason" >&2; exit 1 ;;
  "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
  "-m scripts check") echo "checked" ;;
esac
"""
PLACE = "Making a place for the guide's tools in .venv, once: some seconds."
TOOLS = "Setting up the guide's tools in .venv, once: about a minute."
OF_TESTS = "Setting up the tools of the tests in .venv, once: a minute or two."
NO_PLACE = "The place for the tools could not be made; the reason stands above."
NO_TOOLS = "The tools could not be set up; the reason stands above. They come from the internet: are you connected? Then run make again."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as it is downloaded, with nothing set up."""
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(PROJECT / name, tmp_path)
    return tmp_path


def make(folder: Path, *words: str, failing: str = "nothing", python: str = "./a-python", **environment: str) -> tuple[int, list[str]]:
    """Runs `make WORDS` and returns its exit code and the lines it said but those of make itself."""
    program = shutil.which("make") or pytest.fail("This test needs make, and none was found. Install it, then run the test again.")
    stand_in = folder / "a-python"
    stand_in.write_text(PYTHON, encoding="utf-8", newline="\n")
    stand_in.chmod(0o755)
    own = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "OS")}
    own |= {"FAILING": failing, **environment}
    done = subprocess.run(
        [program, *words, f"PYTHON={python}"],
        cwd=folder,
        env=own,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, [line for line in done.stdout.splitlines() if not line.startswith("make: ")]


def test_each_step_is_told_before_it_and_once(folder):
    assert make(folder, "check") == (0, [PLACE, TOOLS, "checked"])
    assert make(folder, "check") == (0, ["checked"])
    assert make(folder, "browser") == (0, [OF_TESTS])
    assert make(folder, "browser", "check") == (0, ["checked"])


def test_a_step_that_fails_says_so_and_is_done_again(folder):
    assert make(folder, "check", failing="-m venv") == (2, [PLACE, "the reason", NO_PLACE])
    assert make(folder, "check") == (0, [PLACE, TOOLS, "checked"])


def test_tools_that_cannot_be_fetched_say_so_and_are_fetched_again(folder):
    assert make(folder, "check", failing="-m pip") == (2, [PLACE, TOOLS, "the reason", NO_TOOLS])
    assert make(folder, "check") == (0, [TOOLS, "checked"])


def test_without_python_a_sentence_says_what_to_do(folder):
    assert make(folder, "check", python="") == (2, ["The guide needs Python 3.11 or later. Install it, then run make again."])


def test_without_uv_a_sentence_says_what_to_do(folder):
    said = "This needs uv. Install it (https://docs.astral.sh/uv), then run make again."
    assert make(folder, "lock", "SEED=1", PATH="") == (2, [said])


def test_on_windows_the_tools_are_where_python_puts_them_there(folder):
    assert make(folder, "--dry-run", "check", "OS=Windows_NT")[1][-1] == ".venv/Scripts/python -m scripts check"
