"""The bank of practice questions at a glance, for those who write it: how large, how even, on what it rests, and what is waived."""

from collections import Counter
from collections.abc import Iterator

from ...guide import Guide
from ...problem import several
from ...questions import changed_under, sets_of_twins
from ...schema import Case, Question, Turn
from . import bank, signs
from .bank import BEST_LONGEST, OFF_EVEN, about, misconceptions, percent
from .findings import Judged
from .guess import can_guess, guesses

LEVELS = ("recall", "apply", "judge")
POSITIONS = "ABCD"


def bank_report(guide: Guide) -> list[str]:
    """The lines of the report, under a heading for each thing looked at. Nothing but a sentence where there are no questions."""
    if not guide.every(Question) or "item_writing.yml" not in guide.settings:
        return ["The bank: there are no questions that can be judged."]
    told = (_domains, _twins, _guessed, _signs, _acts, _records, _misconceptions, _positions, _longest)
    parts = (*told, _notes, _boundaries, _waivers, _checked)
    return [line for part in parts for line in part(guide)]


def _domains(guide: Guide) -> Iterator[str]:
    goals, questions = guide.settings.item_writing.goals, guide.every(Question)
    yield f"The bank: {several(len(questions), 'question')}; the goal is {goals.questions}, and {goals.a_domain} in each domain."
    yield f"  {'questions':>9} {' '.join(f'{level:>6}' for level in LEVELS)}  grade"
    for domain in guide.by_kind["exam-domain"]:
        inside = guide.every(Question, domain=domain.id)
        grade = bank.domain_grade(guide, domain.id)
        levels = " ".join(f"{sum(q.level == level for q in inside):>6}" for level in LEVELS)
        yield f"  {len(inside):>9} {levels}  {'' if grade is None else f'{grade:5.1f}':>5}  {domain.id}"
    beyond = percent(sum(q.level != "recall" for q in questions), len(questions))
    yield f"  {beyond:.0f} % ask to apply or to judge; the goal is {goals.beyond_recall} %. The highest grade is {goals.grade}."


def _twins(guide: Guide) -> Iterator[str]:
    sets = sets_of_twins(guide)
    count = sum(map(len, sets.values()))
    yield f"Twins: {several(count, 'question')} in {several(len(sets), 'set')}; the goal is {guide.settings.item_writing.goals.twins}."
    turns = Counter(question.turn for question in guide.every(Question) if question.turn)
    for turn in guide.every(Turn):
        yield f"  {turns[turn.id]:>4}  {turn.id}"


def _guessed(guide: Guide) -> Iterator[str]:
    if not can_guess():
        yield "Guessed from the options alone: not measured, since scikit-learn is not here. `make test` sets it up."
        return
    goals, found = guide.settings.item_writing.goals, guesses(guide.every(Question))
    if not found:
        yield "Guessed from the options alone: not measured, since there are too few questions to learn from."
        return
    yield "Guessed from the options alone by a bag of words, in percent:"
    for what, guessed, most in (("all questions", found.all, goals.guessed), ("without a twin", found.alone, goals.guessed_alone)):
        yield f"  {guessed.share:>4.0f}  {what}: {guessed.right} of {guessed.whole}; {most} is the most"


def _signs(guide: Guide) -> Iterator[str]:
    for where, questions, most in signs.parts(guide):
        yield f"Signs in {where}, in percent of the best options and of the others; {most} points apart is the most:"
        for sign, best, others in signs.shares(guide, questions):
            yield f"  {best:>4.0f} {others:>4.0f}  {sign}"


def _acts(guide: Guide) -> Iterator[str]:
    goals = guide.settings.item_writing.goals
    yield "Kinds of act, in percent:"
    for what, share, goal in (
        ("of the best options are firm", signs.firm_share(guide), goals.firm),
        ("of the others ask, wait or go together", signs.kind_share(guide), goals.kind),
    ):
        yield f"  {'none' if share is None else f'{share:4.0f}'}  {what}; the goal is {goal}"


def _records(guide: Guide) -> Iterator[str]:
    yield f"Questions that rest on each confirmed record, the fewest first; the goal is {guide.settings.item_writing.goals.a_record}:"
    counts = Counter(record_id for question in guide.every(Question) for record_id in set(about(question)))
    for record in sorted(bank.asked_about(guide), key=lambda record: counts[record.id]):
        yield f"  {counts[record.id]:>4}  {record.id}{f' ({label})' if (label := guide.label(record)) else ''}"


def _misconceptions(guide: Guide) -> Iterator[str]:
    most, counts = guide.settings.item_writing.goals.one_misconception, misconceptions(guide)
    yield f"Misconceptions, in percent of {several(counts.total(), 'distractor')}; {most} is the most:"
    for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"  {percent(count, counts.total()):>4.0f}  {name}"


def _positions(guide: Guide) -> Iterator[str]:
    yield f"Where the best option stands, in percent; each within {OFF_EVEN} points of even:"
    for count in BEST_LONGEST:
        counts = bank.best_positions(guide, count)
        shares = "  ".join(f"{POSITIONS[i]} {percent(counts[i], counts.total()):.0f}" for i in range(count))
        yield f"  {shares}  of {several(counts.total(), 'question')} with {count} options"


def _longest(guide: Guide) -> Iterator[str]:
    yield "Where the best option is the longest, in percent:"
    for count, most in BEST_LONGEST.items():
        longest, whole = bank.best_longest(guide, count)
        yield f"  {percent(longest, whole):>4.0f}  of {several(whole, 'question')} with {count} options; {most} is the most"


def _notes(guide: Guide) -> Iterator[str]:
    questions = guide.every(Question)
    counts = Counter(question.note for question in questions if question.note)
    share = percent(counts.total(), len(questions))
    yield f"Content notes: {counts.total()} ({share:.0f} % of the bank; {guide.settings.item_writing.goals.noted} % is the most)."
    for note, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"  {count:>4}  {note}"


def _boundaries(guide: Guide) -> Iterator[str]:
    between = [question for question in guide.every(Question) if question.between]
    yield f"Boundaries between two records: {len(between)}; the goal is {guide.settings.item_writing.goals.boundaries}."
    for question in between:
        yield f"  {question.id}  {' and '.join(question.between)}"


def _waivers(guide: Guide) -> Iterator[str]:
    place = guide.settings.place("item_writing.yml")
    waived = [(place, "the bank", index, waiver) for index, waiver in enumerate(guide.settings.item_writing.waive)]
    items: list[Judged] = [*guide.every(Question), *guide.every(Case)]
    for item in items:
        waived += [(guide.places[item.id], item.id, index, waiver) for index, waiver in enumerate(item.waive)]
    yield f"Waivers: {len(waived) or 'none'}."
    for place, whose, index, waiver in waived:
        yield f"  {place.path}:{place.line('waive', index)}: {whose} waives {waiver.rule}: {waiver.why}"


def _checked(guide: Guide) -> Iterator[str]:
    checked = [question.id for question in guide.every(Question) if changed_under(guide, question)]
    yield f"Being checked, since a clause has changed: {', '.join(checked) or 'none'}."
