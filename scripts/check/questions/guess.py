"""How often the best option can be guessed from the options alone, without the stem and without a record: a bank is meant to teach the
documents, and not what a kind answer sounds like.

The guesser is a bag of words: word and character n-grams, weighed by logistic regression (scikit-learn). It learns from nine tenths of the
bank which wording goes with the best option, and guesses in the rest. A set of twins is never parted, or it would have seen the options.
scikit-learn is a library of development: without it nothing is measured, and only that is said.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.util import find_spec
from typing import Any, NamedTuple

from ...guide import Guide
from ...schema import Question
from .bank import ENOUGH, percent
from .findings import Finding

FOLDS = 10


class Guessed(NamedTuple):
    """How many of so many questions were guessed."""

    right: int
    whole: int

    @property
    def share(self) -> float:
        """In percent; 0 where there were none."""
        return percent(self.right, self.whole)


class Guesses(NamedTuple):
    """What was guessed of the whole bank, and of the questions in it that have no twin."""

    all: Guessed
    alone: Guessed


def can_guess() -> bool:
    """Whether the library it takes is there."""
    return find_spec("sklearn") is not None


def guesses(bank: Sequence[Question]) -> Guesses | None:
    """What a bag of words guesses of a bank, each question once; the same bank gives the same.

    None where there are too few questions to learn from.
    """
    asked = [(q, q.best) for q in bank if q.best]
    if len({q.unit for q, _ in asked}) < ENOUGH:
        return None
    found = _found(tuple((q.unit, tuple(o.text for o in q.options), q.options.index(best)) for q, best in asked))
    alone = [right for right, (question, _) in zip(found, asked, strict=True) if not question.twins]
    return Guesses(Guessed(sum(found), len(found)), Guessed(sum(alone), len(alone)))


# Kept until an option changes: it takes seconds.
@lru_cache(maxsize=4)
def _found(bank: tuple[tuple[str, tuple[str, ...], int], ...]) -> tuple[bool, ...]:
    """For each question, its set, its options and the index of the best: whether it was guessed."""
    sets = sorted({name for name, _, _ in bank}, key=lambda name: sha256(name.encode()).digest())
    fold_of = {name: number % FOLDS for number, name in enumerate(sets)}
    right = [False] * len(bank)
    for fold in range(FOLDS):
        learned = [(text, index == best) for name, texts, best in bank if fold_of[name] != fold for index, text in enumerate(texts)]
        guesser = _guesser()
        guesser.fit([text for text, _ in learned], [best for _, best in learned])
        for number, (name, texts, best) in enumerate(bank):
            if fold_of[name] == fold:
                likely = guesser.decision_function(list(texts))
                right[number] = int(likely.argmax()) == best
    return tuple(right)


def wording_does_not_tell(guide: Guide) -> Iterator[tuple[Question | None, Finding]]:
    """The best option can't be guessed from the wording of the options much more often than by chance.

    It takes seconds, and a library of development: so `make test` asks this rule and `make report` prints the figures, and no check does.
    """
    goals, found = guide.settings.item_writing.goals, guesses(guide.every(Question))
    parts = (("questions", found.all, "guessed"), ("questions without a twin", found.alone, "guessed_alone")) if found else ()
    for what, guessed, field in parts:
        most = getattr(goals, field)
        if guessed.whole >= ENOUGH and guessed.share > most:
            text = f"{guessed.share:.0f} percent of the {what} can be guessed from the options alone; {most} is the most. Even them out."
            yield None, Finding(("goals", field), text)


def _guesser() -> Any:
    # Imported where it is used: it takes over a second, and need not be there.
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline, make_union

    words = TfidfVectorizer(ngram_range=(1, 3), sublinear_tf=True, token_pattern=r"[\w’']+|[^\w\s]")
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    return make_pipeline(make_union(words, letters), LogisticRegression(C=3.0, class_weight="balanced", max_iter=1000))
