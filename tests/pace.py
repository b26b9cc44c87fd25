"""How the tests are run: on how many workers, which of them in a hurry, and which take long. A plugin of pytest."""

import os
from pathlib import Path

import pytest
import yaml

# The fixture of a whole site: whoever asks for it waits for one.
SITE = "site"
# A test that takes longer, in seconds, has its reason in tests/slow.yml.
LONG = 10
REASONS = Path(__file__).with_name("slow.yml")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="leave out every test that needs a browser or a whole site: for after each edit")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "builds: builds a whole site, so that a quick run leaves it out")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One worker a core; and one more where there are browsers, since a test with one waits a quarter of its time."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores if config.getoption("--quick") else cores + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In a quick run, what waits for a site is left out. Else it comes last, unless the order is by chance: so one worker has something to
    do while another builds the site."""
    if config.getoption("--quick"):
        left_out = [item for item in items if SITE in item.fixturenames or item.get_closest_marker("builds")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]
    elif not config.getoption("random_order_enabled", False):
        items.sort(key=lambda item: SITE in item.fixturenames)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names every test that took long, with its reason; none fails by the clock."""
    reasons = yaml.safe_load(REASONS.read_text(encoding="utf-8"))
    reports = [report for group in terminalreporter.stats.values() for report in group if isinstance(report, pytest.TestReport)]
    for report in (report for report in reports if report.duration > LONG):
        reason = reasons.get(report.nodeid.partition("::")[0].removeprefix("tests/"), "No reason is known: make it cheaper.")
        terminalreporter.write_line(f"{report.duration:.0f} s for the {report.when} of {report.nodeid}. {reason}")
