"""Knows what day it is, and what day a guide was last changed."""

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

# Set by `python -m scripts build --release`: refuse while a fact is past its day.
RELEASE = "GUIDE_RELEASE"


def today() -> date:
    """SOURCE_DATE_EPOCH where it is set, else the clock."""
    return _epoch() or datetime.now(UTC).date()


def last_change(root: Path) -> date | None:
    """SOURCE_DATE_EPOCH where it is set, else the last commit; None where there is neither. Never the clock."""
    return _epoch() or _last_commit(root)


def _epoch() -> date | None:
    return _date(os.environ.get("SOURCE_DATE_EPOCH", ""))


def _last_commit(root: Path) -> date | None:
    asked = subprocess.run(["git", "-C", str(root), "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False)
    return _date(asked.stdout.strip()) if asked.returncode == 0 else None


def _date(stamp: str) -> date | None:
    """The day of a number of seconds since 1970, in UTC."""
    return datetime.fromtimestamp(int(stamp), UTC).date() if stamp.isdigit() else None
