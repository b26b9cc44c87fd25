"""Small pictures beside words, from the sets that come with Material for MkDocs: part of the page itself, so that nothing is fetched.

They only repeat what the words beside them say, so a screen reader passes over them.
"""

import os
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

DRAWN = re.compile(r'viewBox="([^"]+)"[^>]*>(.*)</svg>', re.S)


def icon_of(pictures: Mapping[str, str]) -> Callable[[str], Markup]:
    """What a template calls as icon("call"): the picture of that name as HTML. `pictures` says where each name has its picture.

    A name without a picture raises KeyError.
    """

    def icon(name: str) -> Markup:
        box, shape = _drawing(pictures[name])
        return Markup(f'<svg class="icon" viewBox="{box}" aria-hidden="true">{shape}</svg>')

    return icon


@cache
def pictures() -> frozenset[str]:
    """Every picture there is, as “material/phone”."""
    # There are fourteen thousand, and to make a path of each would take four times as long.
    found = (f"{where}/{name}".replace(os.sep, "/") for where, _, names in os.walk(_folder()) for name in names)
    top = f"{_folder().as_posix()}/"
    return frozenset(name.removeprefix(top).removesuffix(".svg") for name in found if name.endswith(".svg"))


@cache
def _drawing(picture: str) -> tuple[str, str]:
    """The box a picture is drawn in, and its shape."""
    found = DRAWN.search((_folder() / f"{picture}.svg").read_text(encoding="utf-8"))
    if not found:
        raise ValueError(f"{picture}.svg is not drawn as an icon is.")
    return found[1], found[2]


@cache
def _folder() -> Path:
    spec = find_spec("material")
    if not spec or not spec.origin:
        raise FileNotFoundError("Material for MkDocs, which brings the icons, is not installed.")
    return Path(spec.origin).parent / "templates/.icons"
