"""Knows what day it is, and what day a guide was last changed."""

import os
import shutil
import subprocess
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

# Set by `python -m scripts build --release`: refuse while a fact is past its day.
RELEASE = "GUIDE_RELEASE"
# They name a repository whatever folder is asked about: git sets them for its hooks.
ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE")


class NoCommit(Exception):
    """Git knows no commit of a folder; the message says why."""


def today() -> date:
    """SOURCE_DATE_EPOCH where it is set, else the clock."""
    return _epoch() or datetime.now(UTC).date()


def now() -> datetime:
    """The moment of SOURCE_DATE_EPOCH where it is set, else that of the clock, to the second."""
    return _moment(os.environ.get("SOURCE_DATE_EPOCH", "")) or datetime.now(UTC).replace(microsecond=0)


def in_words(day: date) -> str:
    """A day as a reader says it: “November 30, 2026”."""
    return f"{day:%B} {day.day}, {day.year}"


def month_in_words(month: str) -> str:
    """A month, given as “2026-11”, as a reader says it: “November 2026”."""
    return f"{date.fromisoformat(f'{month}-01'):%B %Y}"


def last_change(root: Path) -> date | None:
    """SOURCE_DATE_EPOCH where it is set, else the last commit; None where there is neither. Never the clock."""
    with suppress(NoCommit):
        return _epoch() or _last_commit(root)
    return None


def why_undated(root: Path) -> str | None:
    """Why the day of the last change is not known, as “git is not installed”; None where it is."""
    try:
        _epoch() or _last_commit(root)
    except NoCommit as reason:
        return str(reason)
    return None


def _epoch() -> date | None:
    return _date(os.environ.get("SOURCE_DATE_EPOCH", ""))


def _last_commit(root: Path) -> date:
    """The day of the last commit of the guide's own repository, or of the last one that changed its folder in a larger one.

    Raises NoCommit where there is none: a repository around the folder that does not hold it says nothing about it.
    """
    inside = _git(root, "rev-parse", "--show-prefix")
    stamp = _git(root, "log", "-1", "--format=%ct", *(["--", "."] if inside else []))
    if day := _date(stamp):
        return day
    raise NoCommit("the git repository around this folder does not hold it")


def _git(root: Path, *words: str) -> str:
    """What git says of a folder. Raises NoCommit where it says nothing."""
    if not (program := shutil.which("git")):
        raise NoCommit("git is not installed")
    own = {name: value for name, value in os.environ.items() if name not in ELSEWHERE} | {"LC_ALL": "C"}
    asked = subprocess.run(
        [program, "-C", str(root), *words], env=own, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )
    if asked.returncode == 0:
        return asked.stdout.strip()
    if "not a git repository" in asked.stderr:
        raise NoCommit("this folder is no git repository")
    raise NoCommit(f"git says “{asked.stderr.strip().partition(chr(10))[0]}”")


def _date(stamp: str) -> date | None:
    """The day of a number of seconds since 1970, in UTC; None where it is no such number."""
    moment = _moment(stamp)
    return moment.date() if moment else None


def _moment(stamp: str) -> datetime | None:
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(int(stamp), UTC) if stamp.isdigit() else None
    return None
