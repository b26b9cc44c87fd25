"""Rules about twins: questions with the same situation and options, in which one fact changes, and the best option with it.

Contrasting cases are learned from by comparing them (Schwartz & Bransford 1998): all that a set shares has to be the same, so that the
one fact stands out. Within a set, the rules about stems that are alike, names and notes do not hold; bank.py and people.py say where.
"""

from collections.abc import Iterator

from ...guide import Guide
from ...problem import several
from ...questions import parted, sentences, sets_of_twins
from ...schema import Question, Where
from .findings import Finding, Grounds

FEWEST, MOST = 2, 4
# How many sentences the fact may take that changes.
LONGEST_FACT = 2


# ---- about one question


def twins_name_their_turn(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """A twin says which kind of fact changes in it, and no other question does."""
    if question.twins and not question.turn:
        yield Finding(("twins",), f"{question.id} is a twin without a “turn”. Name the kind of fact that changes in it.")
    if question.turn and not question.twins:
        yield Finding(("turn",), f"{question.id} has a “turn” and no “twins”. Name its set, or remove the line.")


def distractors_say_when_they_fit(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """Every option of a twin but the best says when it would be right; the best is right today and says nothing."""
    for index, option in enumerate(question.options):
        if question.twins and not option.best and not option.fits:
            yield Finding(
                ("options", index), f"{question.id}: the option “{option.text}” needs a “fits”: when would it be right? If never, say so."
            )
        if option.best and option.fits:
            yield Finding(("options", index, "fits"), f"{question.id}: the best option is right today and has no “fits”. Remove the line.")


def acts_are_named(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """Every option of a twin says what kind of act it is."""
    for index, option in enumerate(question.options):
        if question.twins and not option.act:
            text = f"{question.id}: the option “{option.text}” needs an “act”: what kind of act is it? The list is in the README of data/."
            yield Finding(("options", index), text)


# ---- about a set


def sets_are_whole(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """A set has two to four twins, all in one study domain."""
    for name, twins in sets_of_twins(guide).items():
        first, *others = twins
        if not FEWEST <= len(twins) <= MOST:
            yield first, Finding(("twins",), f"the set “{name}” has {several(len(twins), 'question')}. Give it {FEWEST} to {MOST}.")
        for other in others:
            if other.domain != first.domain:
                text = f"{other.id} is in {other.domain}, its twin {first.id} in {first.domain}. Put both into one."
                yield other, Finding(("domain",), text)


def twins_share_their_options(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """The options of twins are the same, word for word and in the same order, and so are their acts."""
    for first, other in _with_the_first(guide):
        for where, said, wanted in _options_apart(first, other):
            if said is None or wanted is None:
                text = f"{other.id} has {len(other.options)} options, its twin {first.id} has {len(first.options)}. Give both the same."
            else:
                text = f"{other.id} has “{said}” where its twin {first.id} has “{wanted}”. Make them the same."
            yield other, Finding(where, text)


def _options_apart(one: Question, other: Question) -> Iterator[tuple[Where, str | None, str | None]]:
    """Where the options of two twins differ: the place in the other, what stands there and what stands in the first."""
    if len(one.options) != len(other.options):
        yield ("options",), None, None
        return
    for index, (mine, its) in enumerate(zip(one.options, other.options, strict=True)):
        if mine.text != its.text:
            yield ("options", index, "text"), its.text, mine.text
        elif mine.act and its.act and mine.act != its.act:
            yield ("options", index, "act"), its.act, mine.act


def twins_turn_the_answer(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """No option is the best in all of a set."""
    for name, twins in sets_of_twins(guide).items():
        best = {twin.best.text for twin in twins if twin.best}
        if len(twins) > 1 and len(best) == 1:
            text = f"“{best.pop()}” is the best in all of “{name}”. Change the fact in one, so that another is."
            yield twins[-1], Finding(("options",), text)


def twins_differ_in_one_fact(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """The stems of twins are the same but for one fact, told in one or two sentences of each."""
    for name, twins in sets_of_twins(guide).items():
        for twin in twins if len(twins) > 1 else ():
            pieces = parted(guide, twin)
            changed = [piece for piece in pieces if piece.changed]
            if not changed:
                text = f"{twin.id} tells nothing that its twins do not tell too. Change one fact in it."
            elif len(changed) == len(pieces):
                text = f"{twin.id} shares no sentence with its twins in “{name}”. Tell the same situation, and change one fact."
            elif len(changed) > 1 or len(sentences(changed[0].text)) > LONGEST_FACT:
                text = f"{twin.id} differs from its twins in more than one place. Keep the changed fact together, in one or two sentences."
            else:
                continue
            yield twin, Finding(("stem",), text)


def _with_the_first(guide: Guide) -> Iterator[tuple[Question, Question]]:
    """Every twin but the first of its set, with that first one before it."""
    for first, *others in sets_of_twins(guide).values():
        for other in others:
            yield first, other
