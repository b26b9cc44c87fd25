"""Finds the Chromium the browser tests drive, or installs one: `python -m tests.chromium`."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from . import installing

# The headless shell comes first: the same engine without windows, in which a new profile costs a quarter.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Where Playwright keeps what it downloads, newest revision last.
IN_CACHE = (
    "chromium_headless_shell-*/*/chrome-headless-shell",
    "chromium_headless_shell-*/*/headless_shell",
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)
# A browser on a slow disk, started for the first time, needs its time.
SECONDS_TO_START = 60
NEEDED = "The browser tests need Chromium"
CURE = (
    "Install it with `apt install chromium-headless-shell` or `playwright install chromium`, or set CHROMIUM to its path, "
    "then run the tests again."
)


class NoChromium(installing.Missing):
    """There is no Chromium that runs; the message says what to do."""


def find() -> str:
    """The path of a Chromium that runs: $CHROMIUM, then the PATH, then Playwright's cache.

    Raises NoChromium with a sentence that says how to get one.
    """
    if named := os.environ.get("CHROMIUM"):
        if installing.runs(named, SECONDS_TO_START):
            return named
        raise NoChromium(f"CHROMIUM is set to “{named}”, which does not run. Set it to the path of a Chromium, or unset it.")
    for path in _candidates():
        if installing.runs(path, SECONDS_TO_START):
            return path
    raise NoChromium(f"{NEEDED}, and none was found. {CURE}")


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    if platform.system() == "Darwin":
        yield from filter(os.path.exists, MAC_APPS)
    for pattern in IN_CACHE:
        yield from map(str, sorted(_cache().glob(pattern), key=_revision, reverse=True))


def _cache() -> Path:
    if named := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(named)
    return Path.home() / ("Library/Caches" if platform.system() == "Darwin" else ".cache") / "ms-playwright"


def _revision(path: Path) -> int:
    """1228 for …/chromium-1228/chrome-linux/chrome."""
    folder = path.relative_to(_cache()).parts[0]
    number = folder.rpartition("-")[2]
    return int(number) if number.isdigit() else 0


# ---- installing


def main() -> int:
    """Finds Chromium, and says nothing; else installs it. Returns the exit code: 1 when neither works."""
    try:
        find()
        return 0
    except NoChromium as missing:
        if os.environ.get("CHROMIUM"):
            print(missing)
            return 1
    return installing.install("Chromium", find, _ways(), NEEDED, CURE)


def _ways() -> Iterator[list[list[str]]]:
    """Each way to install it: the commands in order. The next way is tried when one of them fails."""
    apt = installing.apt()
    if apt and installing.is_debian():
        fonts = [] if _has_fonts() else ["fonts-liberation"]
        install = installing.apt_install(apt)
        yield [[apt, "update"], [*install, "chromium-headless-shell", *fonts]]
        # An older Debian has no shell by itself.
        yield [[*install, "chromium", *fonts]]
    yield [[sys.executable, "-m", "playwright", "install", *(["--with-deps"] if apt else []), "--only-shell", "chromium"]]


def _has_fonts() -> bool:
    lister = shutil.which("fc-list")
    return bool(lister and subprocess.run([lister], capture_output=True, check=False).stdout.strip())


if __name__ == "__main__":
    sys.exit(main())
