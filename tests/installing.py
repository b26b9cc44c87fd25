"""Installs a program the tests drive, where it is missing: by apt on Debian as root, and by whatever else its own module knows."""

import os
import platform
import shutil
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterable

# How long another program may be at work with apt before this gives up, and how often it looks.
SECONDS_TO_WAIT, PAUSE = 300, 10
LOCKED = "Could not get lock"
# As many of the last lines of a command as hold its reason.
REASON = 3


class Missing(RuntimeError):
    """The program is not there, or does not run; the message says what to do."""


def install(name: str, find: Callable[[], str], ways: Iterable[list[list[str]]], needs: str, cure: str) -> int:
    """Tries each way, which is its commands in order; the next where one of them fails. Returns the exit code: 1 when none works.

    `find` raises Missing while the program is not there. `needs` begins the sentence about a failure, `cure` says what to do.
    """
    failed = []
    for commands in ways:
        reason = next(filter(None, (_failure(command, name) for command in commands)), None)
        if reason is None:
            break
        failed.append(reason)
    try:
        print(f"{name} was installed at {find()}")
        return 0
    except Missing as missing:
        print("\n".join([f"{needs}, and it could not be installed.", *failed, cure]) if failed else missing)
        return 1


def runs(path: str, seconds: int) -> bool:
    """Whether a program starts within so many seconds: a placeholder that only names a store to install from does not."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=seconds, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def apt() -> str | None:
    """The path of apt-get, where this may install with it."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return shutil.which("apt-get") if root else None


def apt_install(path: str) -> list[str]:
    """How apt installs; the names of packages come behind. It waits itself while another program is at work with dpkg."""
    return [path, "-o", f"DPkg::Lock::Timeout={SECONDS_TO_WAIT}", "install", "-y", "--no-install-recommends"]


def is_debian() -> bool:
    """Only Debian's own: elsewhere a package may be a placeholder for a store."""
    try:
        return platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:
        return False


def _failure(command: list[str], name: str) -> str | None:
    """Runs a command, again while another program has apt locked. Returns what it gave as its reason where it failed, else None."""
    print(f"{name} is missing, so: {' '.join(command)}", flush=True)
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
