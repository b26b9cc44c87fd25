"""What a browser is given of the scripts and styles in docs/assets/: a style in one piece, and neither with its comments.

The comments are a third of what a script weighs, and a reader on a phone pays for each of them at the first visit.
"""

import re
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from .assets import SCRIPTS, STYLES
from .templates import ENCODING

# “@import "guide/frame.css";”, alone on its line.
PART = re.compile(r'^@import "([^"]+)";$', re.M)
# A value of a style that is empty on purpose. Chrome before 2024 passes over one that lacks its space, and all colors would be gone.
EMPTY = re.compile(r"(--[\w-]+:)(?=[;}])")
# Scripts of others stay as they came, with their licenses.
VENDOR = "vendor"


def deliver(root: Path, site: Path) -> None:
    """Puts every script and style of the guide in `root` into the built site in its place, made light; parts of a style go.

    Done again, it makes the same. Raises FileNotFoundError where a style names a part that is not there.
    """
    styles = sorted((root / STYLES).rglob("*.css"))
    parts = {part for style in styles for part, _ in parts_named(style)}
    for style in styles:
        put = _place(root, site, style)
        if style in parts:
            put.unlink(missing_ok=True)
            if put.parent.is_dir() and not any(put.parent.iterdir()):
                put.parent.rmdir()
        else:
            _write(put, EMPTY.sub(r"\1 ", cssmin(whole(style))))
    for script in sorted((root / SCRIPTS).rglob("*.js")):
        if VENDOR not in script.relative_to(root / SCRIPTS).parts:
            _write(_place(root, site, script), jsmin(script.read_text(encoding=ENCODING)))


def parts_named(style: Path) -> list[tuple[Path, int]]:
    """The files that a style names as its parts, in order, each with the line that names it."""
    text = style.read_text(encoding=ENCODING)
    return [(style.parent / named[1], text.count("\n", 0, named.start()) + 1) for named in PART.finditer(text)]


def whole(style: Path) -> str:
    """A style with its parts in the places where it names them."""
    return PART.sub(lambda named: whole(style.parent / named[1]), style.read_text(encoding=ENCODING))


def _place(root: Path, site: Path, path: Path) -> Path:
    return site / path.relative_to(root / "docs")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.strip() + "\n", encoding="utf-8", newline="\n")
