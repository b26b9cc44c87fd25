"""Measures the guide: the search, first visits, the study tools, the matching, the build. Compare the ratios of a run, not seconds of two.

Run as `make bench`, or as `python -m tests.bench` with the names of the parts wanted (search, visit, study, matching, builds) and, for
a build without the largest guide, --quick.
"""

import argparse
import os
import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.bench import builds, matching, search, study, visit
from tests.built_site import build, served

IN_A_BROWSER = {"search": search, "visit": visit, "study": study, "matching": matching}
PARTS = (*IN_A_BROWSER, "builds")


def lines(wanted: list[str], quick: bool) -> Iterator[str]:
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    yield f"{datetime.now(UTC):%Y-%m-%d}, {machine}"
    seen = [name for name in IN_A_BROWSER if name in wanted]
    if seen:
        with TemporaryDirectory() as folder, served(build(Path(folder))) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.find())
            for name in seen:
                yield f"\n## {name.capitalize()}\n"
                yield from IN_A_BROWSER[name].report(browser, site)
            browser.close()
    if "builds" in wanted:
        yield "\n## Builds\n"
        yield from builds.report(quick)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="what to measure; everything where nothing is named")
    parser.add_argument("--quick", action="store_true", help=f"leave out the guide of {builds.LARGEST:,} records")
    given = parser.parse_args()
    if not builds.MEASURABLE and "builds" in (given.parts or PARTS):
        parser.error(f"a build cannot be measured on this system, only on Linux and macOS. Name the other parts: {' '.join(IN_A_BROWSER)}.")
    for line in lines(given.parts or list(PARTS), given.quick):
        print(line, flush=True)


if __name__ == "__main__":
    main()
