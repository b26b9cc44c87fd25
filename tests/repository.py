"""Repositories that tests make with the git of the computer, as little as possible of whose settings has a say."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PERSON = {"NAME": "A person", "EMAIL": "person@example.org", "DATE": "2024-02-29T23:30:00+00:00"}
NO_GIT = "This test needs git, and none was found. Install it (https://git-scm.com), then run the test again."


def program() -> str:
    """The path of git; where there is none, the test fails with a sentence."""
    return shutil.which("git") or pytest.fail(NO_GIT, pytrace=False)


def git(folder: Path, *words: str, **environment: str) -> str:
    """Runs `git WORDS` in a folder and returns what it printed. Raises AssertionError with what is amiss where it fails."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own |= {f"GIT_{role}_{name}": value for role in ("AUTHOR", "COMMITTER") for name, value in PERSON.items()}
    own |= {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull} | environment
    done = subprocess.run([program(), *words], cwd=folder, env=own, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def committed(folder: Path) -> Path:
    """Makes a folder a repository, and all that is in it its first commit, on February 29, 2024, at Greenwich. Returns the folder."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--no-verify", "--message", "A change")
    return folder
