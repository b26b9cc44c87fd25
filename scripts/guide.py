"""The guide as one model: records by id and by kind, links forward and back, addresses."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from .address import SHOW, address_of, address_of_page
from .figures import Figures
from .kept import kept
from .load import Loaded, SiteUrl, data_files, key_of, load, site_name, site_url
from .numbers import Numbers
from .place import Place
from .problem import Problem
from .schema import Entry, Fact, Moved, MovedPage, Shape, Source, Sourced, Where, file_of, kinds, link_fields, values_along
from .schema.settings import PlanStep
from .settings import Settings
from .stamps import Stamps, stamps

Kind = TypeVar("Kind", bound=Entry)


class Known(NamedTuple):
    """How well something is known, put to the reader."""

    word: str
    sentence: str


class Guide:
    """All records of a guide and the ways between them. Built once from data/, never changed."""

    def __init__(self, loaded: Loaded):
        self.root: Path = loaded.root
        self.loaded = loaded
        # What could not be read: every problem met, files of which nothing and files of which something was refused.
        self.problems: list[Problem] = loaded.problems
        self.lost: frozenset[str] = frozenset(loaded.lost)
        self.hidden: frozenset[str] = frozenset(loaded.lost | loaded.partial)
        # The kind of every id met, also of records that were refused.
        self.known: dict[str, str] = loaded.known
        self.records: dict[str, Entry] = _in_ladder_order(loaded.records)
        self.places: dict[str, Place] = loaded.places
        self.settings = Settings(loaded)
        self.figures = Figures(self.root, self.records, self.settings)
        # Number ids → the id of the record that carries the number now.
        self.numbers = Numbers(self.records, self.settings)
        # Records of a kind by the values of some fields, sorted when first asked for: a big guide has a page for each value.
        self._selections: dict[tuple[str, tuple[str, ...]], dict[tuple[Any, ...], list[Entry]]] = {}

    # ---- records

    def __getitem__(self, record_id: str) -> Entry:
        return self.records[record_id]

    def get(self, record_id: str) -> Entry | None:
        return self.records.get(record_id)

    @cached_property
    def by_kind(self) -> dict[str, list[Entry]]:
        """Records of each kind, in the order of their file."""
        records: dict[str, list[Entry]] = {kind: [] for kind in kinds()}
        for record in self.records.values():
            records[record.kind].append(record)
        return records

    def select(self, kind: str, **wanted: Any) -> list[Entry]:
        """Records of `kind` whose fields have the wanted values, in order."""
        fields = tuple(wanted)
        if (kind, fields) not in self._selections:
            by_values = self._selections[kind, fields] = {}
            for record in self.by_kind[kind]:
                by_values.setdefault(tuple(getattr(record, f, None) for f in fields), []).append(record)
        return self._selections[kind, fields].get(tuple(wanted.values()), [])

    def every(self, model: type[Kind], **wanted: Any) -> list[Kind]:
        """Records of the class `model` whose fields have the wanted values, in order."""
        return cast(list[Kind], self.select(model.kind, **wanted))

    def title(self, record: Entry) -> str:
        return cast(str, getattr(record, record.titled))

    def text(self, record: Entry) -> str | None:
        """What the source of a record says, in our words; None where its wording is not confirmed or only its name is known."""
        return cast(str | None, getattr(record, record.worded))

    def ours(self, record: Entry) -> str | None:
        """What we say beside the source of a record, which its standing does not speak for."""
        return cast(str | None, getattr(record, "ours", None))

    def value(self, record: Entry) -> str | None:
        """The value of a fact with the time it is of: “$55 (undated page)”. None where it is withheld, and for other kinds."""
        if not isinstance(record, Fact) or self.figures.withheld(record):
            return None
        return f"{record.value} ({record.era})" if record.era else record.value

    def said(self, record: Entry) -> str | None:
        """What a record says in one piece: a value, then what its source says, or else our note. What is ours has its label before it."""
        value, text, ours = self.value(record), self.text(record), self.ours(record)
        if isinstance(record, Sourced) and record.standing == "guidance":
            text, ours = None, text
        note = f"{self.settings.interface.words['our_note']}: {ours}" if ours else None
        return " ".join(piece for piece in (value and f"{value[0].upper()}{value[1:]}.", text or note) if piece) or None

    def unworded(self, record: Entry) -> bool:
        """Whether nothing but its place is known of a record."""
        return record.standing == "unconfirmed" and self.text(record) is None

    def standing(self, record: Entry) -> Known:
        """How well we know what the source of a record says, in words; of the name alone where it gives no more."""
        words = self.settings.interface.standings[record.standing]
        if isinstance(record, Sourced) and record.only_named:
            return Known(words.named or words.word, words.named_sentence or words.sentence)
        return Known(words.word, words.sentence)

    def label(self, record: Entry) -> str | None:
        """Its official number as a reader says it: “Competency 1.2”. None where it has no number."""
        return self.numbers.label(record)

    def name_of(self, record: Entry) -> str:
        """What a record is called in one line: “Competency 1.2: Informed choice”."""
        label, title = self.label(record), self.title(record)
        return f"{label}: {title}" if label else title

    # ---- what could not be read

    def unsure_of(self, *kinds: str) -> bool:
        """Whether a record of these kinds may be hidden by a mistake, so that its absence says nothing."""
        return any(file_of(kind) in self.hidden for kind in kinds)

    def blind_to(self, *kinds: str) -> bool:
        """Whether a whole file of these kinds could not be read, so that not even its ids are sure."""
        return any(file_of(kind) in self.lost for kind in kinds)

    def end_of(self, path: str) -> int:
        """The last line of a file of data."""
        return self.loaded.ends.get(path, 1)

    def parts(self) -> Iterator[tuple[str, Shape, Place]]:
        """Everything that was read: each record by its id, and what is beside the records of a file by the file's name."""
        return self.loaded.parts()

    # ---- settings

    @cached_property
    def name(self) -> str:
        """What the guide is called, for what leaves the site."""
        return site_name(self.root)

    @property
    def site_url(self) -> str | None:
        """The address where the guide is published, with a slash at its end; None where a build does not know it."""
        url = self._site_url.now()
        return f"{url.rstrip('/')}/" if url else None

    @cached_property
    def _site_url(self) -> SiteUrl:
        return site_url(self.root)

    @cached_property
    def key(self) -> str | None:
        """What tells its cards on a device from those of other guides; None for a guide whose cards learners have without one."""
        return key_of(self.root)[0]

    @property
    def moved(self) -> tuple[Moved, ...]:
        """The ids that moved, as far as they are known: none while moved.yml cannot be read."""
        return self.settings.moved if "moved.yml" in self.settings else ()

    @property
    def moved_pages(self) -> tuple[MovedPage, ...]:
        """The pages that moved, as far as they are known."""
        return self.settings.moved_pages if "moved.yml" in self.settings else ()

    # ---- links

    def named_by(self, record: Entry) -> list[tuple[str, str, Where]]:
        """Every record this one names: (field, id, the way to the id inside the record)."""
        return [(str(where[0]), target, where) for target, where, _ in links_in(record)]

    @cached_property
    def links(self) -> dict[str, dict[str, list[str]]]:
        """For each record, field → ids it names there; sources are left out."""
        links: dict[str, dict[str, list[str]]] = {}
        for record in self.records.values():
            fields: dict[str, list[str]] = {}
            for field, target, where in self.named_by(record):
                if "sources" not in where and target not in fields.setdefault(field, []):
                    fields[field].append(target)
            links[record.id] = fields
        return links

    @cached_property
    def backlinks(self) -> dict[str, dict[str, list[str]]]:
        """For each record, kind → ids of the records that name it. Computed, never typed."""
        links: dict[str, dict[str, list[str]]] = {record_id: {} for record_id in self.records}
        for record in self.records.values():
            for _, target, _ in self.named_by(record):
                if target in links and record.id not in links[target].setdefault(record.kind, []):
                    links[target][record.kind].append(record.id)
        return links

    def linked(self, record: Entry) -> dict[str, list[Entry]]:
        """Everything linked with a record, both ways, by kind in the order of the ladder. Sources are left out."""
        ids = {target for targets in self.links[record.id].values() for target in targets}
        ids |= {target for targets in self.backlinks[record.id].values() for target in targets}
        linked: dict[str, list[Entry]] = {}
        for other in sorted(ids & self.records.keys() - {record.id}, key=self._position.__getitem__):
            if not isinstance(self.records[other], Source):
                linked.setdefault(self.records[other].kind, []).append(self.records[other])
        return {kind: linked[kind] for kind in kinds() if kind in linked}

    def sources_behind(self, record: Entry) -> list[Source]:
        """Every source that a record cites, and then the first of each record it rests on, each once."""
        cited = [target for _, target, where in self.named_by(record) if "sources" in where]
        reasons = [self.records[target] for target in self.links[record.id].get("because", ())]
        cited += [reason.sources[0].id for reason in reasons if isinstance(reason, Sourced)]
        return [source for target in dict.fromkeys(cited) if isinstance(source := self.records[target], Source)]

    @cached_property
    def _position(self) -> dict[str, int]:
        return {record_id: index for index, record_id in enumerate(self.records)}

    def neighbors(self, record: Entry) -> tuple[Entry | None, Entry | None]:
        """The records before and after this one in its document."""
        return self._neighbors[record.id]

    @cached_property
    def _neighbors(self) -> dict[str, tuple[Entry | None, Entry | None]]:
        neighbors: dict[str, tuple[Entry | None, Entry | None]] = {}
        for group in self.by_kind.values():
            for before, record, after in zip([None, *group], group, [*group[1:], None], strict=False):
                neighbors[record.id] = (before, after)
        return neighbors

    # ---- addresses

    def address(self, record: Entry) -> str:
        """The permanent address from the root of the site: “go/informed-choice/”."""
        return address_of(record.id)

    def address_in_class(self, record: Entry) -> str:
        """The address for somebody in a class who has not chosen yet: “go/give-a-ride/show/”, which tells no answer."""
        return self.address(record) + SHOW * record.tells

    def address_of_step(self, step: PlanStep) -> str | None:
        """Where a step of the study plan leads, from the root of the site; None where it leads nowhere."""
        if step.record:
            return self.address(self.records[step.record])
        return address_of_page(step.page) or "./" if step.page else None

    @cached_property
    def addresses(self) -> set[str]:
        """Every id that answers at /go/<id>/: records, official numbers, moved ids."""
        return {*self.records, *self.numbers, *(m.id for m in self.moved)}


@kept
def links_in(value: Shape) -> list[tuple[str, Where, tuple[str, ...]]]:
    """Every record that a record or settings name: its id, the way to where it is named, the kinds that may stand there."""
    return [(target, where, mark.kinds) for path, mark in link_fields(type(value)) for target, where in values_along(value, path)]


def _in_ladder_order(records: dict[str, Entry]) -> dict[str, Entry]:
    """Records by kind in the order of the ladder, and within a kind in the order of their file."""
    rank = {kind: index for index, kind in enumerate(kinds())}
    return dict(sorted(records.items(), key=lambda pair: rank[pair[1].kind]))


# ---- the guide of a folder


def guide_at(root: Path) -> Guide:
    """The guide in `root`, loaded once and again whenever a file in its data/ changes."""
    return _guide_of(root, stamps(data_files(root)))


@lru_cache(maxsize=1)
def _guide_of(root: Path, seen: Stamps) -> Guide:
    return Guide(load(root))
