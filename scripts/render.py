"""Turns records into HTML with the templates of overrides/records/ and overrides/widgets/."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args
from unicodedata import combining, normalize

from markupsafe import Markup

from .address import SHEET, address_of_page
from .cards import flashcards
from .day import in_words, month_in_words
from .guide import Guide, guide_at
from .icons import icon_of
from .inline import inline, plain
from .pages import Pages, pages_at, shown_on, stands_on
from .questions import (
    changed_under,
    new_words,
    parted,
    records_of,
    sentences,
    sets_of_twins,
    settled_questions,
    short_questions,
    turn_of,
    twins_of,
)
from .schema import Entry, Fact, Sourced, Verdict, kinds
from .screens import pieces
from .templates import environment

Pieces = Mapping[str, Callable[..., str]]
# A list of more records than this has a filter over it, and letters where it stands in their order.
LONG_LIST = 30
# What titles that begin with a figure stand under.
DIGITS = "0–9"
BLANK_LINES = re.compile(r"\n\s*\n+")


class Renderer:
    """Renders records and widgets of one guide."""

    def __init__(self, guide: Guide, pages: Pages | None = None):
        self.guide = guide
        self.hubs = shown_on(guide, pages) if pages else {}
        self._environment = environment()
        self._environment.filters["md"] = inline
        self._environment.filters["plain"] = plain
        self._environment.filters["in_words"] = in_words
        self._environment.filters["month_in_words"] = month_in_words
        self._environment.filters["address_of_page"] = address_of_page
        self._environment.filters["sentences"] = sentences
        self._environment.filters["of_guide"] = guide.__getitem__
        own = set(self._environment.list_templates(filter_func=lambda name: name.startswith("screens/")))
        self._screens_of = {kind: name if (name := f"screens/{kind}.html") in own else "screens/_record.html" for kind in kinds()}
        interface = guide.settings.interface
        self._environment.globals.update(
            guide=guide,
            words=interface.words,
            names=interface.names,
            kind_words=interface.kinds,
            purposes=interface.purposes,
            standings=interface.standings,
            verdicts=get_args(Verdict),
            places=defaultdict(str, stands_on(pages) if pages else {}),
            hubs=self.hubs,
            flashcards=flashcards,
            records_of=records_of,
            changed_under=changed_under,
            new_words=new_words,
            parted=parted,
            sets_of_twins=sets_of_twins,
            settled_questions=settled_questions,
            short_questions=short_questions,
            turn_of=turn_of,
            twins_of=twins_of,
            icon=icon_of(interface.icons),
            pieces=pieces,
            sheet=SHEET,
            screens_of=self.screens,
            long_list=LONG_LIST,
            worded=self.worded,
            as_shown=self.as_shown,
            by_letter=self.by_letter,
            by_group=self.by_group,
            letter_id=letter_id,
        )

    def worded(self, records: Sequence[Entry]) -> list[Entry]:
        """Of these records, those that a list shows as cards: more is known of them than their place."""
        return [record for record in records if not self.guide.unworded(record)]

    def as_shown(self, records: Sequence[Entry]) -> list[Entry]:
        """The same records in the order in which the pages show them."""
        places = {record_id: place for place, record_id in enumerate(self.hubs)}
        return sorted(records, key=lambda record: places.get(record.id, len(places)))

    def by_letter(self, records: Sequence[Entry]) -> dict[str, list[Entry]]:
        """Records that are shown as cards under the first letters of their titles; none where the list is short or in another order."""
        listed = self.worded(records)
        titles = [self.guide.title(record) for record in listed]
        if len(listed) <= LONG_LIST or titles != sorted(titles, key=lambda title: without_marks(title).casefold()):
            return {}
        letters: dict[str, list[Entry]] = defaultdict(list)
        for title, record in zip(titles, listed, strict=True):
            letters[DIGITS if title[0].isdigit() else without_marks(title[0]).upper()].append(record)
        return dict(letters)

    def by_group(self, records: Sequence[Entry]) -> dict[str, list[Entry]]:
        """Records of a kind that is shown in groups, by what these are; none where there is one group only, or none."""
        field = records[0].grouped if records else None
        if field is None:
            return {}
        values = get_args(type(records[0]).model_fields[field].annotation)
        groups = {value: some for value in values if (some := [r for r in records if getattr(r, field) == value])}
        return groups if len(groups) > 1 else {}

    def card(self, record: Entry, base: str, level: int = 3, *, listed: bool = False) -> str:
        """A record as a card; `level` is the level of its heading. One that is `listed` among others of its kind does not name the kind."""
        return self._fill(f"records/{record.kind}.html", r=record, base=base, level=level, full=False, listed=listed)

    def cards(self, records: Sequence[Entry], base: str, level: int = 3) -> str:
        """Records as a list: a card for each, then one row of those that have no wording, by the places to look them up.

        A long list in the order of its titles stands under their first letters, and one of a kind in groups under what these are: they are
        then the headings of this level.
        """
        unworded: dict[str, list[Entry]] = defaultdict(list)
        for record in records:
            if self.guide.unworded(record):
                unworded[where_to_look(record)].append(record)
        if letters := self.by_letter(records):
            under = {letter: (found, Markup("\n".join(self._listed(found, base, level + 1)))) for letter, found in letters.items()}
            cards = [self.widget("_by_letter", base, letters=under, level=level)]
        elif groups := self.by_group(records):
            under = {value: (found, Markup("\n".join(self._listed(found, base, level + 1)))) for value, found in groups.items()}
            cards = [self.widget("_by_group", base, groups=under, level=level)]
        else:
            cards = self._listed(self.worded(records), base, level)
        row = [self.widget("_unworded", base, unworded=unworded)] if unworded else []
        return "\n\n".join(cards + row)

    def _listed(self, records: Sequence[Entry], base: str, level: int) -> list[str]:
        return [self.card(record, base, level, listed=True) for record in records]

    def page(self, record: Entry, base: str) -> str:
        """A record as the body of its own page."""
        return self._fill(f"records/{record.kind}.html", r=record, base=base, level=1, full=True)

    def screens(self, record: Entry, *, alone: bool = False, after: Entry | None = None, within: Entry | None = None) -> Markup:
        """A record as screens of the class view: `alone` on its own page, where its twins follow; `after` a twin that was shown before it;
        `within` a session, a step of which has minutes for the most important only."""
        return Markup(self._fill(self._screens_of[record.kind], r=record, alone=alone, after=after, within=within))

    def widget(self, name: str, base: str, **given: Any) -> str:
        """The template overrides/widgets/<name>.html, filled."""
        return self._fill(f"widgets/{name}.html", base=base, **given)

    def document(self, name: str, base: str, **given: Any) -> str:
        """The template overrides/documents/<name>.html, filled: a page of its own."""
        return self._fill(f"documents/{name}.html", base=base, **given)

    def pieces(self, name: str) -> Pieces:
        """The macros of overrides/documents/<name> by their names, for a file put together from many: HTML, or the plain text of a .txt."""
        return vars(self._environment.get_template(f"documents/{name}").module)

    def _fill(self, template: str, **given: Any) -> str:
        html = self._environment.get_template(template).render(**given)
        return BLANK_LINES.sub("\n", html).strip()


def letter_id(letter: str) -> str:
    """The anchor of a letter that records stand under: “letter-a”."""
    return f"letter-{letter.partition('–')[0].lower()}"


def without_marks(text: str) -> str:
    """A text without the marks over its letters: “É” → “E”."""
    return "".join(letter for letter in normalize("NFD", text) if not combining(letter))


def where_to_look(record: Entry) -> str:
    """The id of the source that has what a record without a wording leaves open."""
    if isinstance(record, Fact):
        return record.check_with
    return record.sources[0].id if isinstance(record, Sourced) else record.id


def cut(text: str, longest: int, mark: str) -> str:
    """The words of a text that fit into `longest` letters, then the mark that more follows; a text that fits as it is.

    A mark that stands close to the last word takes the place of what stood behind it: “whole, …” but “whole…”.
    """
    if len(text) <= longest:
        return text
    words = text[:longest].rsplit(" ", 1)[0]
    return (words if mark.startswith(" ") else words.rstrip(",;:.")) + mark


def renderer_at(root: Path) -> Renderer:
    """The renderer of the guide in `root`, made anew only when its data or its pages have changed."""
    return _renderer_of(guide_at(root), pages_at(root))


@lru_cache(maxsize=1)
def _renderer_of(guide: Guide, pages: Pages) -> Renderer:
    return Renderer(guide, pages)
