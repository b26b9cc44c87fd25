"""Rules about what names what."""

from collections.abc import Iterator

from ..guide import Guide, links_in
from ..numbers import number_field, number_id
from ..pages import Pages
from ..problem import Problem, a, did_you_mean
from ..schema import Moved
from ..schema.records import Competency, CompetencyDomain, Frame

# More kinds than this make no sentence to read: a field that takes them says what it does not take.
FEW = 3


def no_such_page(guide: Guide, page: str | None) -> str | None:
    """What to say of a page of docs/ that does not exist, and of the nearest there is. None where there is nothing to say."""
    docs, path = guide.root / "docs", (page or "").partition("#")[0]
    if not path or (docs / path).is_file():
        return None
    known = [file.relative_to(docs).as_posix() for file in docs.rglob("*.md")]
    return f"“{path}”, which does not exist.{did_you_mean(path, known)}"


def every_link_names_a_record(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every link names a record that exists, of a kind its field takes."""
    moved = {m.id: m for m in guide.moved}
    for subject, value, place in guide.parts():
        for target, where, kinds in links_in(value):
            if text := _wrong(guide, moved, target, kinds):
                yield place.problem(f"{subject} names {text}", *where)


def _wrong(guide: Guide, moved: dict[str, Moved], target: str, wanted: tuple[str, ...]) -> str | None:
    kind = guide.known.get(target)
    if kind in wanted or guide.blind_to(*wanted):
        return None
    few = len(wanted) <= FEW
    kind_words = " or ".join(w.replace("-", " ") for w in wanted) if few else "record"
    if kind and not few:
        return f"“{target}”, which is {a(kind)}; this field takes no {kind.replace('-', ' ')}. data/README.md lists the kinds it takes."
    if kind:
        return f"“{target}”, which is {a(kind)}; this field takes {' or '.join(map(a, wanted))}."
    if target in moved:
        return f"“{target}”, which has moved: {moved[target].why} Name {' or '.join(f'“{t}”' for t in moved[target].to) or 'another'}."
    near = [i for i, k in guide.known.items() if k in wanted]
    return f"the {kind_words} “{target}”, which does not exist.{did_you_mean(target, near)}"


def no_record_names_itself(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No record names itself, straight or in a circle of parts."""
    for record in guide.records.values():
        for field, target, where in guide.named_by(record):
            if target == record.id:
                yield guide.places[record.id].problem(f"{record.id} names itself in “{field}”. Remove it.", *where)
    for frame in guide.every(Frame):
        whole = guide.get(frame.part_of) if frame.part_of else None
        if isinstance(whole, Frame) and whole.part_of and whole is not frame:
            text = f"{frame.id} is a part of {whole.id}, which is itself a part. Name {whole.part_of}."
            yield guide.places[frame.id].problem(text, "part_of")


def numbers_belong_to_their_domain(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """A competency's number begins with the number of its domain."""
    for record in guide.every(Competency):
        domain = guide.get(record.domain)
        if isinstance(domain, CompetencyDomain) and record.code.split(".")[0] != domain.code:
            text = f"{record.id} has the number {record.code}, but its domain {domain.id} has the number {domain.code}."
            yield guide.places[record.id].problem(text, "code")


def one_record_a_number(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No two records claim one official number, and no number is the id of a record."""
    taken: dict[str, str] = {}
    for record in guide.records.values():
        number = number_id(record)
        if number is None:
            continue
        place, field = guide.places[record.id], number_field(record)
        if number in guide.records and number != record.id:
            text = f"{record.id} would answer at /go/{number}/, which is the id of another record. Change one."
            yield place.problem(text, field)
        if number in taken:
            other = guide.places[taken[number]]
            whose = f"which {taken[number]} already has ({other.path}:{other.line()})"
            yield place.problem(f"{record.id} claims the number /go/{number}/, {whose}. One of them is wrong.", field)
        taken.setdefault(number, record.id)


def sources_are_cited(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every source is cited by a record, a page or a notice."""
    if pages.problems or guide.hidden:
        return
    cited = {call.args[0] for call in pages.calls if call.macro == "cite" and call.args}
    cited |= {link.source for notice in guide.settings.notices for link in notice.links if link.source}
    for source in guide.by_kind["source"]:
        if not guide.backlinks[source.id] and source.id not in cited:
            yield guide.places[source.id].problem(f"Nothing cites {source.id}. Cite it or remove it.")
