"""Rules about what could give the best options of a bank away, without a record and without the stem: how they are worded, and what kind
of act they are. What one looks for is data, under `signs` in data/item_writing.yml."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain

from ...guide import Guide
from ...schema import Question
from ...schema.questions import Option
from ...schema.settings import Sign
from .bank import ENOUGH, percent
from .findings import Finding
from .wording import words

# A first word is a sign of its own where at least this share of all options begins with it, in percent.
COMMON = 5

# Whether an option has a sign, under the name of the sign.
Signs = dict[str, Callable[[str], bool]]


def signs_do_not_tell(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """Each sign is about as common in the best options as in the others: in the bank, in the questions without a twin, in each domain."""
    goals = guide.settings.item_writing.goals
    for where, questions, most in parts(guide):
        for sign, best, others in shares(guide, questions):
            if abs(best - others) > most:
                text = f"{where}: “{sign}” holds of {best:.0f} percent of the best options and of {others:.0f} of the others; "
                field = "apart" if most == goals.apart else "apart_domain"
                yield None, Finding(("goals", field), f"{text}{most} points apart is the most. Change some of either.")


def parts(guide: Guide) -> Iterator[tuple[str, Sequence[Question], int]]:
    """The parts of the bank that are looked at: what each is called, its questions, and how many points apart a sign may be there.

    Parts with too few questions to say anything are left out.
    """
    goals, bank = guide.settings.item_writing.goals, guide.every(Question)
    domains = [(domain.id, guide.every(Question, domain=domain.id), goals.apart_domain) for domain in guide.by_kind["exam-domain"]]
    alone = [question for question in bank if not question.twins]
    every = [("the bank", bank, goals.apart), ("questions without a twin", alone, goals.apart), *domains]
    yield from ((where, questions, most) for where, questions, most in every if len(questions) >= ENOUGH)


def shares(guide: Guide, questions: Sequence[Question]) -> Iterator[tuple[str, float, float]]:
    """Each sign with the percent of best options that have it, and of the others."""
    best = [option.text for q in questions for option in q.options if option.best]
    others = [option.text for q in questions for option in q.options if not option.best]
    for name, has in _signs(guide).items():
        yield name, percent(sum(map(has, best)), len(best)), percent(sum(map(has, others)), len(others))


def _signs(guide: Guide) -> Signs:
    """The signs of data/item_writing.yml, and beginning with a word with which many options begin."""
    listed: Signs = {sign.sign: _test(sign) for sign in guide.settings.item_writing.signs}
    every = [words(option.text)[:1] for question in guide.every(Question) for option in question.options]
    begun = Counter(chain.from_iterable(every))
    return listed | {f"{word} in front": _beginning(word) for word, count in begun.items() if percent(count, len(every)) >= COMMON}


def _beginning(word: str) -> Callable[[str], bool]:
    return lambda text: words(text)[:1] == (word,)


@cache
def _test(sign: Sign) -> Callable[[str], bool]:
    """Whether a text holds one of the words of a sign, begins with one, or is longer than so many words."""
    either = "|".join(rf"{'(?<![a-z])' * w[0].isalpha()}{re.escape(w)}{'(?![a-z])' * w[-1].isalpha()}" for w in sign.words)
    held = re.compile(either) if either else None

    @cache
    def has(text: str) -> bool:
        return bool(held and held.search(text.lower().replace("’", "'"))) or bool(sign.over and len(words(text)) > sign.over)

    return has


# ---- kinds of act


def firm_answers_are_common(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """Enough of the best options say no, are firm, report, act at once or follow a rule: what is best is not always what is soft."""
    goal, share = guide.settings.item_writing.goals.firm, firm_share(guide)
    if share is not None and share < goal:
        text = f"{share:.0f} percent of the best options are firm; {goal} is the goal. Write more of these."
        yield None, Finding(("goals", "firm"), text)


def kind_distractors_are_common(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """Enough of the other options ask, wait, go together or turn to the team: what sounds kind is not always what is best."""
    goal, share = guide.settings.item_writing.goals.kind, kind_share(guide)
    if share is not None and share < goal:
        text = f"{share:.0f} percent of the options that are not best ask, wait or go together; {goal} is the goal. Write more of these."
        yield None, Finding(("goals", "kind"), text)


def firm_share(guide: Guide) -> float | None:
    """Percent of the best options whose act is firm; None where too few name one."""
    return _share(guide.settings.item_writing.firm_acts, _options(guide, best=True))


def kind_share(guide: Guide) -> float | None:
    """Percent of the other options whose act is a kind one; None where too few name one."""
    return _share(guide.settings.item_writing.kind_acts, _options(guide, best=False))


def _options(guide: Guide, best: bool) -> list[Option]:
    return [option for question in guide.every(Question) for option in question.options if option.best == best and option.act]


def _share(acts: Sequence[str], options: Sequence[Option]) -> float | None:
    return percent(sum(option.act in acts for option in options), len(options)) if len(options) >= ENOUGH else None
