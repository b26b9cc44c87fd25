"""When a test fails in which a browser took part, what the browser saw is kept, and the message says where. A plugin of pytest."""

import re
import shutil
from collections.abc import Generator

import pytest
from playwright.sync_api import Error

from .built_site import ROOT
from .reader import Reader

RESULTS = ROOT / "test-results"
# A folder's name may not be much longer.
LONGEST_NAME = 120


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--snapshots", action="store_true", help="let a trace hold the page at every step (a third slower)")


def pytest_configure(config: pytest.Config) -> None:
    Reader.snapshots = config.getoption("--snapshots")


def pytest_sessionstart(session: pytest.Session) -> None:
    """What failed last time is gone when the next run begins; a worker leaves that to whoever started it."""
    if not hasattr(session.config, "workerinput"):
        shutil.rmtree(RESULTS, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed:
        report.sections += [("What the browser saw", _kept(item, number, reader)) for number, reader in enumerate(Reader.present, 1)]
    return report


def _kept(item: pytest.Item, number: int, reader: Reader) -> str:
    """Keeps what one reader saw, and says where. A browser that broke down tells nothing, and hides no other message."""
    folder = RESULTS / re.sub(r"[^\w.-]+", "-", item.nodeid).strip("-")[-LONGEST_NAME:] / str(number)
    try:
        reader.tell(folder)
    except Error as error:
        return f"nothing more: {error}"
    where = folder.relative_to(ROOT).as_posix()
    step = "" if Reader.snapshots else " With --snapshots it holds the page at every step."
    return f"{where}/ holds page.png, console.txt and trace.zip. Step through it with: playwright show-trace {where}/trace.zip{step}"
