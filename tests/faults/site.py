"""Makes the site the tests look at: `python -m tests.faults.site` prints its folder.

With the folder of a site, it makes the next one from that, in which only assets have changed: the same site with their files in place
of the others.
"""

import os
import shutil
import sys
from pathlib import Path

from scripts.delivery import deliver
from tests.built_site import KEPT, ROOT, kept, stamp


def main(site: str = "") -> None:
    if site:
        folder = KEPT / stamp()
        shutil.copytree(site, folder, copy_function=os.link)
        for assets in ("javascripts", "stylesheets"):
            shutil.rmtree(folder / "assets" / assets)
            shutil.copytree(ROOT / "docs/assets" / assets, folder / "assets" / assets)
        deliver(ROOT, folder)
    print(kept().folder)


if __name__ == "__main__":
    main(*map(str, map(Path, sys.argv[1:])))
