"""Finds the LibreOffice that reads the Word files of the guide, or installs one: `python -m tests.libreoffice`."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from . import installing

NAMES = ("soffice", "libreoffice")
MAC_APP = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
# Writer without windows, and a font as wide as Word's own, by which lines and pages end where Word ends them.
PACKAGES = ("libreoffice-writer-nogui", "fonts-crosextra-carlito")
# The first start on a slow disk makes a profile; a file takes some hundredths of a second.
SECONDS_TO_START, SECONDS_A_FILE = 120, 5
NEEDED = "The tests of Word files need LibreOffice"
CURE = (
    f"Install it with `apt install {' '.join(PACKAGES)}` or from libreoffice.org, or set SOFFICE to the path of its soffice, "
    "then run the tests again."
)


class NoLibreOffice(installing.Missing):
    """There is no LibreOffice that runs; the message says what to do."""


def find() -> str:
    """The path of a LibreOffice that runs and has a font as wide as Calibri: $SOFFICE, then the PATH, then where a Mac has it.

    Raises NoLibreOffice with a sentence that says how to get one.
    """
    if named := os.environ.get("SOFFICE"):
        if installing.runs(named, SECONDS_TO_START):
            return named
        raise NoLibreOffice(f"SOFFICE is set to “{named}”, which does not run. Set it to the path of LibreOffice’s soffice, or unset it.")
    for path in _candidates():
        if installing.runs(path, SECONDS_TO_START):
            if _has_font():
                return path
            raise NoLibreOffice(f"{NEEDED} with a font as wide as Calibri, and none was found. {CURE}")
    raise NoLibreOffice(f"{NEEDED}, and none was found. {CURE}")


def convert(files: Sequence[Path], form: str, folder: Path) -> dict[str, Path]:
    """Lets LibreOffice read these files and write into `folder` what it understood, as “pdf” or “fodt”: {name without ending: path}.

    It is started once for all of them, with a profile of its own, so that two of them never meet. Raises AssertionError with what it said
    where a file is missing after that.
    """
    profile = folder / "profile"
    command = [find(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", form, "--outdir", str(folder)]
    limit = SECONDS_TO_START + SECONDS_A_FILE * len(files)
    said = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, encoding="utf-8", timeout=limit, check=False)
    shutil.rmtree(profile, ignore_errors=True)
    written = {path.stem: folder / f"{path.stem}.{form}" for path in files}
    lost = [name for name, path in written.items() if not path.is_file()]
    assert not lost, f"LibreOffice could not read {', '.join(lost)}:\n{said.stdout}{said.stderr}"
    return written


def pages_of(pdf: Path) -> int:
    """How many pages a PDF of LibreOffice has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    if Path(MAC_APP).exists():
        yield MAC_APP


def _has_font() -> bool:
    """Where nothing can be asked for fonts, LibreOffice comes with its own."""
    asker = shutil.which("fc-match")
    if not asker:
        return True
    answer = subprocess.run([asker, "Calibri"], capture_output=True, text=True, encoding="utf-8", check=False).stdout
    return "Carlito" in answer or "Calibri" in answer


# ---- installing


def main() -> int:
    """Finds LibreOffice, and says nothing; else installs it. Returns the exit code: 1 when neither works."""
    try:
        find()
        return 0
    except NoLibreOffice as missing:
        apt = installing.apt()
        if os.environ.get("SOFFICE") or not apt:
            print(missing)
            return 1
    return installing.install("LibreOffice", find, [[[apt, "update"], [*installing.apt_install(apt), *PACKAGES]]], NEEDED, CURE)


if __name__ == "__main__":
    sys.exit(main())
