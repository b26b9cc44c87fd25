"""What holds of the cards learners have in Anki: a later file knows them again, and brings what has changed and nothing else."""

import re
from collections.abc import Iterator

from yaml import MarkedYAMLError

from ..address import slug
from ..exports.anki_published import published, unrecorded
from ..guide import Guide
from ..load import PUBLISHED_CARDS, key_of
from ..pages import Pages
from ..problem import Problem, several
from ..render import Renderer
from ..schema.fields import ID

SETTINGS = "mkdocs.yml"
CURE = "Run `make bless` and commit, so that learners get what changed and no more."
WHY = "with another, learners would get every card a second time and begin anew"


def cards_keep_their_key(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """The key of a guide's cards is the one they were published with; a guide whose cards nobody has yet gives itself one."""
    if not (guide.root / SETTINGS).is_file():
        return
    try:
        key, line = key_of(guide.root)
    except MarkedYAMLError:
        # The rule of the menu tells it.
        return
    known = published(guide)
    if key is not None and not re.match(ID, key):
        yield Problem(SETTINGS, line, f"the key “{key}” is not made of lower-case words joined by hyphens, as {slug(key) or 'my-guide'}.")
    elif not known.line and key is None:
        mend = f"Give it one under “extra”, as key: {slug(guide.name)}, and never change it."
        yield Problem(SETTINGS, line, f"the guide has no key yet, which tells its cards in Anki from those of other guides. {mend}")
    elif known.line and key != known.key:
        before = f"with the key “{known.key}”" if known.key else "without a key"
        cure = f"Bring back key: {known.key} under “extra”" if known.key else "Take the key out again"
        yield Problem(SETTINGS, line, f"the cards for Anki were published {before} ({PUBLISHED_CARDS}:{known.line}). {cure}: {WHY}.")


def cards_to_record(guide: Guide, renderer: Renderer) -> Iterator[Problem]:
    """Every card for Anki is recorded as it is today. Told and not refused: a page under work is built with cards that are not final."""
    if changed := unrecorded(guide, renderer):
        said = f"{several(len(changed), 'change')} in the cards for Anki {'is' if len(changed) == 1 else 'are'} not recorded"
        yield Problem(f"data/{PUBLISHED_CARDS}", 1, f"{said}: {_some(changed)}. {CURE}")


def _some(changed: list[str]) -> str:
    """The first three, and how many more."""
    more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
    return f"{', '.join(changed[:3])}{more}"
