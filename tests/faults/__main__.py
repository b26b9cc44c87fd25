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

from tests.built_site import ROOT
from tests.faults.fault import Fault, faults

# How pytest ends: every test passed, a test failed; anything else is a mistake in the list.
PASSED, FAILED = 0, 1
# A fault may send a test round in circles.
SECONDS = 900
# What the build only copies. For a fault there the site need not be built again.
ASSETS = "docs/assets/"


class Copy:
    """A copy of the project, as it stands in the work tree, in which one fault after the other is planted."""

    def __init__(self, folder: Path):
        self.folder = folder
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        for name in filter(None, listed.stdout.split("\0")):
            if (ROOT / name).is_symlink() or (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                # The toy guide has the assets by a link: without it no site of it is built, and every fault seems noticed.
                shutil.copy(ROOT / name, folder / name, follow_symlinks=False)

    def said_of(self, fault: Fault) -> str:
        """Plants a fault, runs its tests and takes it out: “noticed”, “survives”, or what is wrong with the list."""
        path = self.folder / fault.file
        before = path.read_text(encoding="utf-8")
        try:
            site = self.site
            path.write_text(fault.planted(before), encoding="utf-8")
            if fault.file.startswith(ASSETS):
                self.run("tests.faults.site", site, fault.file.removeprefix("docs/"))
            return self._outcome(fault.noticed_by)
        except ValueError as error:
            return str(error)
        finally:
            path.write_text(before, encoding="utf-8")

    @cached_property
    def site(self) -> str:
        """The folder of the site without a fault, kept apart from those that come and go."""
        apart = self.folder.with_name(f"{self.folder.name}-site")
        return shutil.copytree(self.run("tests.faults.site").stdout.strip(), apart, copy_function=os.link).as_posix()

    def run(self, module: str, *words: str) -> subprocess.CompletedProcess:
        """Runs `python -m MODULE WORDS` in the copy and waits for it."""
        command = [sys.executable, "-m", module, *words]
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)

    def _outcome(self, tests: tuple[str, ...]) -> str:
        try:
            done = self.run("pytest", "-x", "-p", "no:xdist", "-p", "no:cacheprovider", *tests)
        except subprocess.TimeoutExpired:
            return "noticed"
        last = (done.stdout.strip() or done.stderr.strip()).splitlines()[-1:]
        return {FAILED: "noticed", PASSED: "survives"}.get(done.returncode, f"its tests do not run: {' '.join(last)}")


def main() -> int:
    """Returns the exit code: 1 where a fault survives, or could not be tried."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__.partition("\n")[0])
    parser.add_argument("wanted", nargs="*", help="rooms or faults to try; all where nothing is named")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="how many copies to work in at once (default: one a core)")
    given = parser.parse_args()
    tried = [fault for fault in faults() if not given.wanted or {fault.room, fault.id} & set(given.wanted)]
    amiss: list[tuple[Fault, str]] = []
    with TemporaryDirectory(prefix="faults-") as folder, ThreadPoolExecutor(given.workers) as workers:
        copies: SimpleQueue[Copy] = SimpleQueue()
        for number in range(given.workers):
            copies.put(Copy(Path(folder) / str(number)))

        tests = sorted({test for fault in tried for test in fault.noticed_by})
        if said := _amiss_without_a_fault(Path(folder), tests):
            print(f"Without a fault some of these tests fail as well, so that they show nothing:\n{said}")
            return 1

        def said_of(fault: Fault) -> str:
            copy = copies.get()
            try:
                return copy.said_of(fault)
            finally:
                copies.put(copy)

        for number, (fault, said) in enumerate(zip(tried, workers.map(said_of, tried), strict=True), 1):
            print(f"{number}/{len(tried)} {fault.room} {fault.id}: {said}", flush=True)
            if said != "noticed" and not (said == "survives" and fault.survives):
                amiss.append((fault, said))
    _report(len(tried), amiss)
    return 1 if amiss else 0


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
