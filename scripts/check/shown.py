"""Rules about pages: what they name exists, and everything there is stands on some page."""

from collections.abc import Iterator
from typing import Any

from ..guide import Guide
from ..pages import Call, Pages, shown_on
from ..problem import Problem, a, did_you_mean
from ..schema import kinds
from ..templates import widgets

# Macros that name a record, and the kind it must be (None: any). Its id is their first word; a widget takes nothing but ids.
NAMES_A_RECORD = {
    "show": None,
    "link": None,
    "fact": "fact",
    "cite": "source",
    "source_row": "source",
    "one_question": "question",
    "scene": "case",
    "sorting": "task",
    "answers": "task",
}
# How each is written, for a message.
WRITTEN = {
    "show": '{{ show("the-id") }}',
    "link": '{{ link("the-id") }} or {{ link("the-id", "other words") }}',
    "fact": '{{ fact("the-id") }}',
    "cite": '{{ cite("the-id", "p. 3") }}',
    "source_row": '{{ source_row("the-id", "what was seen") }} or {{ source_row("the-id", "what was seen", "what is missing") }}',
    "one_question": '{{ one_question("the-id", "another-id") }}',
    "scene": '{{ scene("the-id") }}',
    "sorting": '{{ sorting("the-id", "another-id") }}',
    "answers": '{{ answers("the-id", "another-id") }}',
}
# How many words each takes: the fewest and the most.
WORDS = {
    "show": (1, 2),
    "link": (1, 2),
    "fact": (1, 1),
    "cite": (2, 2),
    "source_row": (2, 3),
    "one_question": (2, 9),
    "scene": (1, 1),
    "sorting": (2, 10),
    "answers": (1, 12),
}


def pages_name_what_exists(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every macro in a page exists, and names records, kinds and fields that exist."""
    yield from pages.problems
    for call in pages.calls:
        if call.macro in NAMES_A_RECORD:
            text = _wrong_records(guide, call)
        elif call.macro == "records":
            text = _wrong_selection(guide, call)
        else:
            text = _wrong_macro(guide, call)
        if text:
            yield Problem(call.path, call.line, f"{call.said}: {text}")


def _wrong_records(guide: Guide, call: Call) -> str | None:
    fewest, most = WORDS[call.macro]
    if not fewest <= len(call.args) + len(call.named) <= most or not call.args:
        return f"write it as {WRITTEN[call.macro]}."
    ids = call.args if call.macro in widgets() else call.args[:1]
    return next(filter(None, (_wrong_record(guide, target, NAMES_A_RECORD[call.macro]) for target in ids)), None)


def _wrong_record(guide: Guide, target: Any, wanted: str | None) -> str | None:
    kind = guide.known.get(target)
    if kind is None and guide.blind_to(*([wanted] if wanted else kinds())):
        return None
    if kind is None:
        moved = next((m for m in guide.moved if m.id == target), None)
        if moved:
            return f"“{target}” has moved. {moved.why}"
        near = [i for i, k in guide.known.items() if wanted in (None, k)]
        return f"there is no record “{target}”.{did_you_mean(str(target), near)}"
    if wanted and kind != wanted:
        return f"“{target}” is {a(kind)}, not {a(wanted)}."
    return None


def _wrong_selection(guide: Guide, call: Call) -> str | None:
    kind = (call.args or ("",))[0]
    if text := _no_kind(kind):
        return text
    for name in call.wanted:
        if name not in kinds()[kind].model_fields:
            return f"{a(kind)} has no field “{name}”.{did_you_mean(name, kinds()[kind].model_fields)}"
    if not guide.select(kind, **call.wanted) and not guide.unsure_of(kind):
        return "no record fits, so nothing would be shown."
    return None


def _wrong_macro(guide: Guide, call: Call) -> str | None:
    known = widgets() | {*NAMES_A_RECORD, "records"}
    if call.macro not in known:
        return f"there is no such macro.{did_you_mean(call.macro, known)}"
    if call.args:
        return 'it takes no ids. Say by its name what it is to show, as kind="fact".'
    return _no_kind(call.named["kind"]) if "kind" in call.named else None


def _no_kind(kind: Any) -> str | None:
    return None if kind in kinds() else f"there is no kind of record “{kind}”.{did_you_mean(str(kind), kinds())}"


def records_are_shown(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every record stands on some page, where a reader can come across it."""
    if pages.problems:
        return
    shown = shown_on(guide, pages)
    for record in guide.records.values():
        if record.id not in shown:
            advice = f"Add {{{{ records('{record.kind}') }}}} to a page, or {{{{ show('{record.id}') }}}}."
            yield guide.places[record.id].problem(f"no page shows {record.id}. {advice}")
