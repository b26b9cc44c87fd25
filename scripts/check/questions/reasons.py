"""Rules about reasons: each is there, argues, and rests on something known."""

import re
from collections.abc import Iterator

from ...schema import Question
from .findings import Finding, Grounds
from .wording import QUOTED, holding, words

SHORTEST, LONGEST = 8, 60
# How much of a reason may be the option again.
REPEATS = 0.8
OPENS_WITH_A_VERDICT = re.compile(r"^(that is |this is |that’s )?(wrong|incorrect|false|not correct|not right)\b", re.I)
AGENCY_RULE = re.compile(r"\b(agency|employer|company|program|office)([’']s)? (rules?|handbook|manual)\b|\bhandbook\b", re.I)


def reasons_are_given(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """Every option has a reason of 8 to 60 words."""
    for index, option in enumerate(question.options):
        count = len(words(option.why))
        if count < SHORTEST:
            yield Finding(("options", index, "why"), f"{question.id}: a reason has {count} words. Argue it in {SHORTEST} to {LONGEST}.")
        if count > LONGEST:
            yield Finding(("options", index, "why"), f"{question.id}: a reason has {count} words; {LONGEST} is the most. Shorten it.")


def reasons_rest_on_what_is_known(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """No reason rests on a record whose wording is not confirmed. Guidance of ours it may rest on: the schema has that name its source."""
    for index, option in enumerate(question.options):
        for number, record_id in enumerate(option.because):
            record = grounds.clauses.get(record_id)
            if record is not None and record.standing == "unconfirmed":
                text = (
                    f"{question.id} rests on {record_id}, whose wording is not confirmed. Rest it on what is known, or drop the question."
                )
                yield Finding(("options", index, "because", number), text)


def recall_rests_on_a_source(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """What a question asks to recall is what a source says: the weightiest record of its best answer is not ours alone."""
    best = question.best
    record = grounds.clauses.get(best.because[0]) if best else None
    if best and record and question.level == "recall" and record.standing == "guidance":
        text = f"{question.id} asks to recall {record.id}, which is our own note. Ask what a source says, or ask to apply it."
        yield Finding(("options", question.options.index(best), "because", 0), text)


def reasons_are_recorded(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """Of every clause a reason rests on, the text it was written against is recorded."""
    if missing := sorted(grounds.clauses.keys() - grounds.recorded):
        text = f"{question.id} is not recorded with the text of {missing[0]} it was written against. Run `make bless`."
        yield Finding((), text)


def reasons_argue(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """A reason argues: it does not open with a verdict, does not repeat the option."""
    for index, option in enumerate(question.options):
        if match := OPENS_WITH_A_VERDICT.match(option.why):
            text = f"{question.id}: a reason begins with “{match[0]}”. Say what the option would do to the person instead."
            yield Finding(("options", index, "why"), text)
        said, reason = set(words(option.text)), set(words(option.why))
        if reason and len(reason & said) / len(reason) > REPEATS:
            yield Finding(("options", index, "why"), f"{question.id}: a reason repeats its option. Say why.")


def reasons_do_not_rest_on_an_agency(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """A reason rests on the state's documents, not on the rules of one agency."""
    for index, option in enumerate(question.options):
        if match := AGENCY_RULE.search(option.why):
            text = f"{question.id}: a reason rests on an “{match[0]}”. Rest it on the state’s documents."
            yield Finding(("options", index, "why"), text)


def reasons_do_not_blame(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """A reason does not blame whoever chose the option."""
    for index, option in enumerate(question.options):
        if hits := holding(option.why, grounds.item_writing.blame):
            yield Finding(("options", index, "why"), f"{question.id}: “{hits[0]}” blames. Say what the option would lead to.")


def reasons_speak_of_the_act(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """A reason speaks of the act, not at the reader, who may have chosen otherwise. What somebody says in quotation marks may."""
    for index, option in enumerate(question.options):
        if hits := holding(QUOTED.sub(" ", option.why), grounds.item_writing.second_person):
            text = f"{question.id}: a reason says “{hits[0]}” to the reader. Say what the act does: “This promises …”, not “You promise …”."
            yield Finding(("options", index, "why"), text)
