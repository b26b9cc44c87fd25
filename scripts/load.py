"""Opens data/: files → records, settings and problems. Only this module opens a data file; contents.py reads what is in one.

Nothing here stops at the first mistake: each file, and each record in it, is read as far as it can be,
and every mistake becomes a Problem.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from .contents import Contents, Item, contents_of
from .place import Place
from .problem import Problem, did_you_mean
from .schema import FILES, Entry, Shape, entry_of, holds_only_records
from .text_lines import lines_of
from .yaml_lines import Loader

PUBLISHED = "published-ids.txt"
PUBLISHED_PAGES = "published-pages.txt"
PUBLISHED_CARDS = "published-cards.txt"
WRITTEN_AGAINST = "written-against.txt"
NOT_RECORDS = {"README.md", PUBLISHED, PUBLISHED_PAGES, PUBLISHED_CARDS, WRITTEN_AGAINST, "schemas"}
# How published-cards.txt says when a card changed, and that cards carry no key.
CARD_CHANGED = "%Y-%m-%dT%H:%M:%SZ"
NO_KEY = "none"
# Folders of data/ that hold a collection in several files.
FOLDERS = tuple(sorted({name.split("/")[0] for name in FILES if "/" in name}))


@dataclass
class Loaded:
    """All of data/, as far as it could be read.

    `known` holds the kind of every id met, also of records that were refused. `lost` names the files that could not be
    read at all, `partial` those of which something was refused: what seems absent there may only be hidden.
    """

    root: Path
    records: dict[str, Entry] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    settings: dict[str, Shape] = field(default_factory=dict)
    settings_places: dict[str, Place] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    partial: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def parts(self) -> Iterator[tuple[str, Shape, Place]]:
        """Everything that was read, with its place: each record by its id, and what is beside the records of a file by the file's name."""
        for record_id, record in self.records.items():
            yield record_id, record, self.places[record_id]
        for name, settings in self.settings.items():
            yield name, settings, self.settings_places[name]


def load(root: Path) -> Loaded:
    """Reads every file of root/data/ that schema/files.py names. A file of records none of which was ever published may be missing.

    Returns the records by id in the order of the files, the settings (moved, notices, interface, exam profile)
    by file name, and every problem met. Raises nothing for bad data.
    """
    loaded = Loaded(root)
    folder = root / "data"
    loaded.problems += _strangers(folder)
    known = {entry_of(file) for file, _ in published(root).values()}
    for name in FILES:
        paths = sorted(p for p in folder.glob(name) if p.is_file() and entry_of(p.relative_to(folder).as_posix()))
        if not paths and (name in known or not holds_only_records(name)):
            loaded.problems.append(Problem(f"data/{name}", 1, f"data/{name} is missing. The guide needs it; bring it back."))
            loaded.lost.add(name)
        for path in paths:
            inside = path.relative_to(root).as_posix()
            _take(loaded, name, inside, contents_of(name, inside, path.read_bytes()))
    return loaded


def data_files(root: Path) -> list[Path]:
    """Every file that may hold data, to see whether one has changed."""
    return [path for folder in (root / "data", *(root / "data" / name for name in FOLDERS)) for path in folder.glob("*.*")]


def site_name(root: Path) -> str:
    """What the site is called, as mkdocs.yml says it. The file is not loaded: it holds tags that only MkDocs knows."""
    return str(_value_in(yaml.compose(_text(root / "mkdocs.yml")), "site_name").value)


def key_of(root: Path) -> tuple[str | None, int]:
    """The key under `extra` in mkdocs.yml that tells the cards of a guide from those of others, and its line.

    None without one: then the line is that of the site's name. Raises yaml.MarkedYAMLError where the file cannot be read.
    """
    path = root / "mkdocs.yml"
    settings = yaml.compose(_text(path)) if path.is_file() else None
    key = _value_in(_value_in(settings, "extra"), "key")
    stands = key or _value_in(settings, "site_name")
    return str(key.value) if key else None, stands.start_mark.line + 1 if stands else 1


class SiteUrl(NamedTuple):
    """What mkdocs.yml says of the address of the site: variables of the environment that may hold it, and what holds without them."""

    variables: tuple[str, ...] = ()
    otherwise: str = ""

    def now(self) -> str:
        """The address, as MkDocs finds it; “” where there is none. The environment is asked each time: a test or a server changes it."""
        return next((os.environ[name] for name in self.variables if name in os.environ), self.otherwise)


def site_url(root: Path) -> SiteUrl:
    """The `site_url` of mkdocs.yml: an address, or `!ENV [NAME, …, otherwise]`. Raises yaml.MarkedYAMLError where it cannot be read."""
    path = root / "mkdocs.yml"
    value = _value_in(yaml.compose(_text(path)) if path.is_file() else None, "site_url")
    if value is None or value.tag != "!ENV":
        return SiteUrl(otherwise=str(value.value) if value and value.tag != "tag:yaml.org,2002:null" else "")
    parts = [str(part.value) for part in value.value] if isinstance(value, yaml.SequenceNode) else [str(value.value), ""]
    return SiteUrl(tuple(parts[:-1]), parts[-1]) if len(parts) > 1 else SiteUrl(tuple(parts))


def _value_in(settings: yaml.Node | None, name: str) -> Any:
    pairs = settings.value if isinstance(settings, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == name), None)


def menu(root: Path) -> dict[str, int] | None:
    """Each page that the nav of mkdocs.yml names, with its line; None without a nav, as MkDocs takes every page then.

    Raises yaml.MarkedYAMLError where the file cannot be read.
    """
    path = root / "mkdocs.yml"
    settings = yaml.compose(path.read_text(encoding="utf-8"), Loader=Loader) if path.is_file() else None
    nav = next((value for key, value in settings.value if key.value == "nav"), None) if settings else None
    return nav and {page: line for page, line in _named_in(nav) if "://" not in page}


def _named_in(nav: yaml.Node) -> Iterator[tuple[str, int]]:
    """Each page in a part of the nav: a page, a title and what it holds, or a list of these."""
    if isinstance(nav, yaml.ScalarNode):
        yield nav.value, nav.start_mark.line + 1
    for part in nav.value if isinstance(nav, yaml.SequenceNode) else ():
        yield from _named_in(part)
    for _, part in nav.value if isinstance(nav, yaml.MappingNode) else ():
        yield from _named_in(part)


def published(root: Path) -> dict[str, tuple[str, int]]:
    """Every address ever published: id → (the file its record came from, its line in published-ids.txt)."""
    path = root / "data" / PUBLISHED
    if not path.is_file():
        return {}
    found, origin = {}, ""
    for number, line in enumerate(lines_of(_text(path)), 1):
        if line.startswith("# ") and line.endswith(".yml"):
            origin = line[2:]
        elif line and not line.startswith("#"):
            found[line.strip()] = (origin, number)
    return found


def published_pages(root: Path) -> dict[str, int]:
    """Every address of a page ever published, with its line in published-pages.txt."""
    path = root / "data" / PUBLISHED_PAGES
    lines = lines_of(_text(path)) if path.is_file() else []
    return {line.strip(): number for number, line in enumerate(lines, 1) if line and not line.startswith("#")}


class PublishedCards(NamedTuple):
    """What learners have in Anki, as published-cards.txt remembers it."""

    # The key their cards carry, None where they carry none; and the line that says so, 0 where no card was published.
    key: str | None = None
    line: int = 0
    # When the last deck was given out whose cards were all from one moment; None for a guide that never gave out such a deck.
    whole: datetime | None = None
    # A deck, as “questions/study-values” → the name it has for good.
    decks: Mapping[str, str] = {}
    # A card, or a file for the look of its cards → when it last changed, and a mark of what it says.
    cards: Mapping[str, tuple[datetime, str]] = {}


def published_cards(root: Path) -> PublishedCards:
    """Every card for Anki ever published. Of two lines on one card, as where two branches met, the later one holds."""
    path = root / "data" / PUBLISHED_CARDS
    key, key_line, whole = None, 0, None
    decks: dict[str, str] = {}
    cards: dict[str, tuple[datetime, str]] = {}
    for number, line in enumerate(_text(path).splitlines() if path.is_file() else [], 1):
        match line.split(" "):
            case ["key:", said]:
                key, key_line = None if said == NO_KEY else said, number
            case ["whole:", moment]:
                with suppress(ValueError):
                    whole = _moment(moment)
            case ["deck", deck, *name]:
                decks.setdefault(deck.removesuffix(":"), " ".join(name))
            case [card, moment, mark] if card != "#":
                with suppress(ValueError):
                    changed = _moment(moment), mark
                    cards[card] = max(cards.get(card, changed), changed)
    return PublishedCards(key, key_line, whole, decks, cards)


def _moment(written: str) -> datetime:
    return datetime.strptime(written, CARD_CHANGED).replace(tzinfo=UTC)


def written_against(root: Path) -> dict[str, dict[str, str]]:
    """For each question, the fingerprint of every clause its reasons were written against: id → {record id: fingerprint}."""
    path = root / "data" / WRITTEN_AGAINST
    if not path.is_file():
        return {}
    lines = (line.split() for line in lines_of(_text(path)) if not line.startswith("#"))
    return {parts[0]: dict(part.split("=", 1) for part in parts[1:] if "=" in part) for parts in lines if parts}


def _text(path: Path) -> str:
    """A text beside the data, without the mark that Windows puts before the first letter; what is not UTF-8 is replaced."""
    return path.read_text(encoding="utf-8-sig", errors="replace")


def _strangers(folder: Path) -> Iterator[Problem]:
    """Files in data/ that no kind of record lives in: a copy, a misspelled name, a wrong ending."""
    here = [*folder.iterdir(), *(path for name in FOLDERS for path in folder.glob(f"{name}/*"))] if folder.is_dir() else []
    for path in sorted(here):
        name = path.relative_to(folder).as_posix()
        if name in (*NOT_RECORDS, *FOLDERS) or path.name.startswith(".") or entry_of(name):
            continue
        if path.parent == folder:
            advice = f"{did_you_mean(name, [*FILES, *FOLDERS])} Move its records to the file they belong to, or remove it."
        else:
            advice = " A file here is named in lower-case words joined by hyphens and ends with .yml. Rename it, or remove it."
        yield Problem(f"data/{name}", 1, f"data/{name} is not a file of the guide, so nothing in it would be shown.{advice}")


def _take(loaded: Loaded, name: str, path: str, contents: Contents) -> None:
    """Puts what a file holds beside what the files before it held."""
    loaded.problems += contents.problems
    for guessed, kind in contents.guessed:
        loaded.known.setdefault(guessed, kind)
    if not contents.whole:
        loaded.lost.add(name)
    for item in contents.items:
        _take_item(loaded, name, item)
    if contents.place is None:
        return
    loaded.ends[path] = contents.end
    if contents.settings is None:
        loaded.partial.add(name)
    else:
        loaded.settings[path.removeprefix("data/")] = contents.settings
        loaded.settings_places[path.removeprefix("data/")] = contents.place


def _take_item(loaded: Loaded, name: str, item: Item) -> None:
    loaded.problems += item.problems
    if item.record is None:
        loaded.partial.add(name)
    if item.id in loaded.known and item.id in loaded.places:
        other, place = loaded.places[item.id], item.place
        text = f"the id “{item.id}” is already used at {other.path}:{other.line('id')}. Choose another."
        loaded.problems.append(place.problem(text, "id"))
    elif item.id:
        loaded.known[item.id] = item.kind
        loaded.places[item.id] = item.place
        if item.record is not None:
            loaded.records[item.id] = item.record
