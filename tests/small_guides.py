"""The small guides of the tests, put together: toy_guide/ and those in bad_data/.

Each folder holds what is its own. The words on buttons, the styles and the scripts are the project's, so that one of them
changes in one place. No link leads to them: where links are not known, as in a ZIP file or on Windows, they become text.
"""

import shutil
from pathlib import Path

from .project import PROJECT

SHARED = ("data/interface.yml", "data/matching.yml", "docs/assets")
# How the mkdocs.yml of a small guide says where the project is.
WAY_TO_THE_PROJECT = "../../"


def put_together(guide: Path, folder: Path) -> Path:
    """Writes the small guide of a folder into `folder`, which is not there yet, whole and ready to be built. Returns `folder`."""
    shutil.copytree(guide, folder, ignore=shutil.ignore_patterns("expected", "site"))
    for name in SHARED:
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copyfile
        copy(PROJECT / name, folder / name)
    settings = folder / "mkdocs.yml"
    if settings.is_file():
        text = settings.read_text(encoding="utf-8").replace(WAY_TO_THE_PROJECT, f"{PROJECT.as_posix()}/")
        settings.write_text(text, encoding="utf-8", newline="\n")
    return folder
