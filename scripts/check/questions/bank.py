"""Rules about the bank as a whole: how large it is, and that nothing in it tells or leans."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, pairwise
from statistics import mean

from ...guide import Guide
from ...problem import several
from ...reading import grade
from ...schema import Entry, Question, kinds_with
from .findings import Finding
from .wording import alike, runs, texts, words

# The best option may be the longest in its fair share of questions and a little more, in percent, by the number of options.
BEST_LONGEST = {3: 45, 4: 35}
# The chi-square value that chance passes once in twenty, by degrees of freedom: one less than there are positions.
CHANCE = {2: 5.991, 3: 7.815}
# How far, in points, a position's share of the best options may be from even.
OFF_EVEN = 10
# Fewer than this many questions say nothing about evenness.
ENOUGH = 30
NEARLY_THE_SAME = 0.6
GIVES_AWAY = 6


def about(question: Question) -> tuple[str, ...]:
    """The records a question rests on by the reason of its best option, the weightiest first."""
    return question.best.because if question.best else ()


def asked_about(guide: Guide) -> list[Entry]:
    """The records that questions are meant to rest on: those of some kinds whose wording is known."""
    return [r for kind in kinds_with("asked_about") for r in guide.by_kind[kind] if r.standing != "unconfirmed"]


def percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def bank_is_large_enough(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """There are as many questions, in all, in each domain, in sets of twins and on boundaries, as the goals say."""
    goals, bank = guide.settings.item_writing.goals, guide.every(Question)
    if len(bank) < goals.questions:
        text = f"the bank has {several(len(bank), 'question')}; the goal is {goals.questions}. Write more."
        yield None, Finding(("goals", "questions"), text)
    for domain in guide.by_kind["exam-domain"]:
        if (count := len(guide.every(Question, domain=domain.id))) < goals.a_domain:
            text = f"{domain.id} has {several(count, 'question')}; the goal is {goals.a_domain}. Write more."
            yield None, Finding(("goals", "a_domain"), text)
    if (count := sum(bool(q.twins) for q in bank)) < goals.twins:
        text = f"{several(count, 'question')} in sets of twins; the goal is {goals.twins}. Write more."
        yield None, Finding(("goals", "twins"), text)
    if (count := sum(bool(q.between) for q in bank)) < goals.boundaries:
        text = f"{several(count, 'question')} on a boundary between two clauses; the goal is {goals.boundaries}. Write more."
        yield None, Finding(("goals", "boundaries"), text)


def bank_asks_to_think(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """Most questions ask to apply or to judge."""
    goal, bank = guide.settings.item_writing.goals.beyond_recall, guide.every(Question)
    share = percent(sum(q.level != "recall" for q in bank), len(bank))
    if bank and share < goal:
        text = f"{share:.0f} percent of the questions ask to apply or to judge; the goal is {goal}. Turn recall into cases."
        yield None, Finding(("goals", "beyond_recall"), text)


def every_record_is_asked_about(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """Enough questions rest on every record that is to be asked about: a confirmed competency, ethics principle or scope statement."""
    goal, counts = guide.settings.item_writing.goals.a_record, Counter(i for q in guide.every(Question) for i in set(about(q)))
    for record in asked_about(guide):
        if counts[record.id] < goal:
            text = f"{several(counts[record.id], 'question')} on {record.id}; the goal is {goal}. Write more."
            yield None, Finding(("goals", "a_record"), text)


def no_record_takes_over(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """No record is what too large a part of the bank is about."""
    goal, bank = guide.settings.item_writing.goals.one_record, guide.every(Question)
    # A set of twins counts as one: that it stays with a clause is what it is for.
    alone = {(about(q)[0], q.unit) for q in bank if about(q)}
    whole = len({q.unit for q in bank})
    for record_id, count in Counter(record_id for record_id, _ in alone).items():
        if percent(count, whole) > goal:
            text = f"{several(count, 'question')} about {record_id}, over {goal} percent of the bank. Ask about something else."
            yield None, Finding(("goals", "one_record"), text)


def no_misconception_takes_over(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """No misconception stands behind too large a part of the distractors."""
    goal = guide.settings.item_writing.goals.one_misconception
    counts = misconceptions(guide)
    for name, count in counts.items():
        if percent(count, counts.total()) > goal:
            text = f"“{name}” stands behind {percent(count, counts.total()):.0f} percent of the distractors; {goal} is the most. Vary them."
            yield None, Finding(("goals", "one_misconception"), text)


def misconceptions(guide: Guide) -> Counter[str]:
    """How many distractors have each misconception."""
    return Counter(o.misconception for q in guide.every(Question) for o in q.options if o.misconception)


def best_positions(guide: Guide, count: int) -> Counter[int]:
    """How often the best option stands at each position, in questions with `count` options."""
    bank = [q for q in guide.every(Question) if len(q.options) == count]
    return Counter(index for q in bank for index, option in enumerate(q.options) if option.best)


def positions_are_even(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """The best option stands at each position about equally often (chi-square, p < 0.05; within 10 points)."""
    for count in (3, 4):
        counts = best_positions(guide, count)
        if (whole := counts.total()) < ENOUGH:
            continue
        even = whole / count
        chi_square = sum((counts[i] - even) ** 2 / even for i in range(count))
        shares = [percent(counts[i], whole) for i in range(count)]
        if chi_square > CHANCE[count - 1] or max(abs(share - 100 / count) for share in shares) > OFF_EVEN:
            said = ", ".join(f"{share:.0f}" for share in shares)
            text = f"with {count} options the best stands at the positions in {said} percent. Move options until they are even."
            yield None, Finding(("goals",), text)


def best_longest(guide: Guide, count: int) -> tuple[int, int]:
    """In how many questions with `count` options the best is the longest, and how many there are."""
    bank = [q for q in guide.every(Question) if len(q.options) == count]
    return sum(map(_best_is_longest, bank)), len(bank)


def _best_is_longest(question: Question) -> bool:
    best = question.best
    return best is not None and all(len(best.text) > len(option.text) for option in question.options if option is not best)


def best_is_seldom_the_longest(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """The best option is the longest no more often than in 45 % of questions with three options, 35 % with four."""
    for count, goal in BEST_LONGEST.items():
        longest, whole = best_longest(guide, count)
        if whole >= ENOUGH and percent(longest, whole) > goal:
            text = (
                f"with {count} options the best is the longest in {percent(longest, whole):.0f} percent; {goal} is the most. Shorten some."
            )
            yield None, Finding(("goals",), text)


def stems_differ(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """No two stems are nearly the same, but those of twins."""
    bank = guide.every(Question)
    for one, other in _nearly_the_same(tuple(question.stem for question in bank)):
        if bank[one].unit == bank[other].unit:
            continue
        text = f"the stem of {bank[other].id} is nearly that of {bank[one].id}. Change the case, or drop one."
        yield bank[other], Finding(("stem",), text)


# Every two of hundreds are compared, so the outcome is kept until a stem changes.
@lru_cache(maxsize=4)
def _nearly_the_same(stems: tuple[str, ...]) -> list[tuple[int, int]]:
    said = [frozenset(words(stem)) for stem in stems]
    return [(one, other) for one, other in combinations(range(len(stems)), 2) if alike(said[one], said[other]) > NEARLY_THE_SAME]


def no_stem_gives_an_answer_away(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """No stem holds six words in a row of the best option of another question that is no twin of it."""
    bank = guide.every(Question)
    best = tuple(tuple(option.text for option in question.options if option.best) for question in bank)
    for teller, told, run in _given_away(tuple(question.stem for question in bank), best):
        if bank[teller].unit == bank[told].unit:
            continue
        text = f"the stem of {bank[teller].id} gives away the answer to {bank[told].id} (“{' '.join(run)}”). Change one."
        yield bank[teller], Finding(("stem",), text)


# Kept, as above, until a stem or a best option changes.
@lru_cache(maxsize=4)
def _given_away(stems: tuple[str, ...], best: tuple[tuple[str, ...], ...]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Each question whose stem tells, the one whose best option it tells, and the first words that do."""
    tellers: dict[tuple[str, ...], list[int]] = {}
    for teller, stem in enumerate(stems):
        for run in runs(stem, GIVES_AWAY):
            tellers.setdefault(run, []).append(teller)
    given_away: dict[tuple[int, int], tuple[str, ...]] = {}
    for told, options in enumerate(best):
        for run in (run for option in options for run in runs(option, GIVES_AWAY)):
            for teller in tellers.get(run, ()):
                if teller != told:
                    given_away.setdefault((teller, told), run)
    return [(teller, told, run) for (teller, told), run in given_away.items()]


def domains_read_easily(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """The questions of a domain read at the grade the goals name (Flesch–Kincaid)."""
    goal = guide.settings.item_writing.goals.grade
    for domain in guide.by_kind["exam-domain"]:
        read_at = domain_grade(guide, domain.id)
        if read_at is not None and read_at > goal:
            text = f"the questions of {domain.id} read at grade {read_at:.1f}; {goal} is the most. Shorten words and sentences."
            yield None, Finding(("goals", "grade"), text)


def domain_grade(guide: Guide, domain_id: str) -> float | None:
    """The mean reading grade of the questions of a domain; None where there is nothing to read."""
    grades = [g for q in guide.every(Question, domain=domain_id) if (g := grade(whole_text(q))) is not None]
    return mean(grades) if grades else None


def whole_text(question: Question) -> str:
    """Everything a learner reads of a question, as running text."""
    return " ".join(text if text.rstrip("”").endswith((".", "?", "!")) else f"{text}." for _, text in texts(question))


def few_carry_a_note(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """Few questions carry a content note, and no two of them follow each other; twins count as one."""
    goal, bank = guide.settings.item_writing.goals.noted, guide.every(Question)
    noted, whole = ({q.unit for q in some} for some in ([q for q in bank if q.note], bank))
    if bank and percent(len(noted), len(whole)) > goal:
        share = f"{percent(len(noted), len(whole)):.0f} percent"
        text = f"{share} of the questions carry a content note; {goal} is the most. Write more that need none."
        yield None, Finding(("goals", "noted"), text)
    for one, other in pairwise(bank):
        if one.note and other.note and one.domain == other.domain and one.unit != other.unit:
            text = f"{one.id} and {other.id} both carry a content note and follow each other. Put another between them."
            yield other, Finding(("note",), text)
