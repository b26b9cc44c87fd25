"""Plants each seeded fault in a copy of the project, runs the tests that must notice it, and tells which faults survive.

Run as `make faults`, or as `python -m tests.faults` with the names of the rooms or faults wanted.
"""

import argparse
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from tests.faults.fault import Fault, faults
from tests.project import NOT_OURS, PROJECT

# How pytest ends when every test passed.
PASSED = 0
# A fault may send a test round in circles.
SECONDS = 900
# What the build gives on by itself. For a fault there the site need not be built again.
ASSETS = "docs/assets/"


class Copy:
    """A copy of the project, as it stands in the work tree, in which one fault after the other is planted."""

    def __init__(self, folder: Path):
        self.folder = folder
        shutil.copytree(PROJECT, folder, ignore=NOT_OURS)

    def said_of(self, fault: Fault) -> str:
        """Plants a fault, runs its tests and takes it out: “noticed”, “survives”, or what is wrong with the list."""
        path = self.folder / fault.file
        before = path.read_text(encoding="utf-8")
        try:
            site = self.site
            path.write_text(fault.planted(before), encoding="utf-8", newline="\n")
            if fault.file.startswith(ASSETS):
                self.run("tests.faults.site", site)
            return self._outcome(fault.noticed_by)
        except ValueError as error:
            return str(error)
        finally:
            path.write_text(before, encoding="utf-8", newline="\n")

    @cached_property
    def site(self) -> str:
        """The folder of the site without a fault, kept apart from those that come and go."""
        apart = self.folder.with_name(f"{self.folder.name}-site")
        return shutil.copytree(self.run("tests.faults.site").stdout.strip(), apart, copy_function=os.link).as_posix()

    def run(self, module: str, *words: str) -> subprocess.CompletedProcess:
        """Runs `python -m MODULE WORDS` in the copy and waits for it."""
        command = [sys.executable, "-m", module, *words]
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=SECONDS, check=False
        )

    def _outcome(self, tests: tuple[str, ...]) -> str:
        try:
            done = self.run("pytest", "-x", "-p", "no:xdist", "-p", "no:cacheprovider", *tests)
        except subprocess.TimeoutExpired:
            return "noticed"
        # Without a fault they were seen to pass: where they cannot even start, the fault keeps them from it.
        return "survives" if done.returncode == PASSED else "noticed"


class Copies:
    """Several copies, of which each is lent to one fault at a time."""

    def __init__(self, folder: Path, count: int):
        self._free: SimpleQueue[Copy] = SimpleQueue()
        for number in range(count):
            self._free.put(Copy(folder / str(number)))

    def said_of(self, fault: Fault) -> str:
        """As a copy says it, once one is free."""
        copy = self._free.get()
        try:
            return copy.said_of(fault)
        finally:
            self._free.put(copy)


def main() -> int:
    """Returns the exit code: 1 where a fault survives, or could not be tried."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__.partition("\n")[0])
    parser.add_argument("wanted", nargs="*", help="rooms or faults to try; all where nothing is named")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="how many copies to work in at once (default: one a core)")
    given = parser.parse_args()
    wanted, listed = set(given.wanted), faults()
    for name in sorted(wanted - {name for fault in listed for name in (fault.room, fault.id)}):
        parser.error(f"there is no room and no fault “{name}”.")
    tried = [fault for fault in listed if not wanted or {fault.room, fault.id} & wanted]
    with TemporaryDirectory(prefix="faults-") as folder:
        tests = sorted({test for fault in tried for test in fault.noticed_by})
        if said := _amiss_without_a_fault(Path(folder), tests):
            print(f"Without a fault some of these tests fail as well, so that they show nothing:\n{said}")
            return 1
        amiss = _tried(tried, Copies(Path(folder), given.workers), given.workers)
    _report(len(tried), amiss)
    return 1 if amiss else 0


def _tried(faults: list[Fault], copies: Copies, at_once: int) -> list[tuple[Fault, str]]:
    """Tries each fault and tells how that went. Returns those that did not go as expected, with what was said."""
    amiss: list[tuple[Fault, str]] = []
    with ThreadPoolExecutor(at_once) as workers:
        for number, (fault, said) in enumerate(zip(faults, workers.map(copies.said_of, faults), strict=True), 1):
            print(f"{number}/{len(faults)} {fault.room} {fault.id}: {said}", flush=True)
            if said != "noticed" and not (said == "survives" and fault.survives):
                amiss.append((fault, said))
    return amiss


def _amiss_without_a_fault(folder: Path, tests: list[str]) -> str:
    """What the tests say where no fault is planted; empty where all pass."""
    done = Copy(folder / "sound").run("pytest", "-n", "auto", "--dist", "worksteal", "-p", "no:cacheprovider", *tests)
    return "" if done.returncode == PASSED else done.stdout[-2000:]


def _report(tried: int, amiss: list[tuple[Fault, str]]) -> None:
    print(f"\n{tried} faults tried, {tried - len(amiss)} as expected.")
    for fault, said in amiss:
        print(f"- {fault.id} ({fault.file}): {said}. {fault.says}")


if __name__ == "__main__":
    sys.exit(main())
