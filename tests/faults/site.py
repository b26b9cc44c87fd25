"""Makes the site the tests look at: `python -m tests.faults.site` prints its folder.

With the folder of a site and the path of an asset, as “assets/stylesheets/guide.css”, it makes the next one from that: the build only
copies assets, so a site in which one has changed is the same site with that file in place of the other.
"""

import os
import shutil
import sys
from pathlib import Path

from tests.built_site import KEPT, ROOT, kept, stamp


def main(site: str = "", asset: str = "") -> None:
    if site:
        folder = KEPT / stamp()
        shutil.copytree(site, folder, copy_function=os.link)
        (folder / asset).unlink()
        shutil.copy(ROOT / "docs" / asset, folder / asset)
    print(kept().folder)


if __name__ == "__main__":
    main(*map(str, map(Path, sys.argv[1:])))
