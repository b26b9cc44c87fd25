"""Finds the Chromium the browser tests drive, or installs one: `python -m tests.chromium`."""

import os
import platform
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

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
# How long another program may be at work with apt before this gives up, and how often it looks.
SECONDS_TO_WAIT, PAUSE = 300, 10
LOCKED = "Could not get lock"
# As many of the last lines of a command as hold its reason.
REASON = 3
CURE = (
    "Install it with `apt install chromium-headless-shell` or `playwright install chromium`, or set CHROMIUM to its path, "
    "then run the tests again."
)


class NoChromium(RuntimeError):
    """There is no Chromium that runs; the message says what to do."""


def find() -> str:
    """The path of a Chromium that runs: $CHROMIUM, then the PATH, then Playwright's cache.

    Raises NoChromium with a sentence that says how to get one.
    """
    if named := os.environ.get("CHROMIUM"):
        if _runs(named):
            return named
        raise NoChromium(f"CHROMIUM is set to “{named}”, which does not run. Set it to the path of a Chromium, or unset it.")
    for path in _candidates():
        if _runs(path):
            return path
    raise NoChromium(f"The browser tests need Chromium, and none was found. {CURE}")


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


def _runs(path: str) -> bool:
    """Whether it starts: a placeholder that only names a store to install from does not."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=SECONDS_TO_START, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


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
    failed = []
    for commands in _ways():
        reason = next(filter(None, map(_failure, commands)), None)
        if reason is None:
            break
        failed.append(reason)
    return _report(failed)


def _report(failed: list[str]) -> int:
    """Says how it went: `failed` holds what each way that failed gave as its reason."""
    try:
        print(f"Chromium was installed at {find()}")
        return 0
    except NoChromium as missing:
        print("\n".join(["The browser tests need Chromium, and it could not be installed.", *failed, CURE]) if failed else missing)
        return 1


def _ways() -> Iterator[list[list[str]]]:
    """Each way to install it: the commands in order. The next way is tried when one of them fails."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    apt = shutil.which("apt-get") if root else None
    if apt and _is_debian():
        fonts = [] if _has_fonts() else ["fonts-liberation"]
        install = [apt, "-o", f"DPkg::Lock::Timeout={SECONDS_TO_WAIT}", "install", "-y", "--no-install-recommends"]
        yield [[apt, "update"], [*install, "chromium-headless-shell", *fonts]]
        # An older Debian has no shell by itself.
        yield [[*install, "chromium", *fonts]]
    yield [[sys.executable, "-m", "playwright", "install", *(["--with-deps"] if apt else []), "--only-shell", "chromium"]]


def _is_debian() -> bool:
    """Only Debian's own: elsewhere the package of that name is a placeholder for a store."""
    try:
        return platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:
        return False


def _has_fonts() -> bool:
    lister = shutil.which("fc-list")
    return bool(lister and subprocess.run([lister], capture_output=True, check=False).stdout.strip())


def _failure(command: list[str]) -> str | None:
    """Runs a command, again while another program has apt locked. Returns what it gave as its reason where it failed, else None."""
    print(f"Chromium is missing, so: {' '.join(command)}", flush=True)
    until = time.monotonic() + SECONDS_TO_WAIT
    while (said := _said(command)) and any(LOCKED in line for line in said) and time.monotonic() < until:
        # Apt itself waits for the lock of dpkg, and for no other.
        print("Another program is at work with apt: waiting until it has finished.", flush=True)
        time.sleep(PAUSE)
    return "\n".join([f"`{' '.join(command)}` said:", *(f"  {line}" for line in said)]) if said else None


def _said(command: list[str]) -> list[str]:
    """Runs a command and shows what it says. Returns its last lines where it failed, else nothing."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    said = deque(maxlen=REASON)
    try:
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace"
        ) as running:
            for line in running.stdout:
                print(line, end="", flush=True)
                said.extend([line.strip()] if line.strip() else [])
    except OSError as error:
        return [str(error)]
    return list(said) or ["nothing"] if running.returncode else []


if __name__ == "__main__":
    sys.exit(main())
