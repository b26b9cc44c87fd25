"""Practice questions: the clauses they rest on, whether one has changed, what may be handed on, and what changes between twins."""

import re
from difflib import SequenceMatcher
from functools import cache
from hashlib import sha256
from itertools import groupby
from typing import Any, NamedTuple

from .guide import Guide
from .inline import plain
from .kept import kept
from .load import written_against
from .schema import Entry, Question

# A sentence ends where no small letter follows (“Why?” she asks) and no short title stands before (Dr. Lee).
SENTENCE = re.compile(r"(?<!\b[DM]r\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bSt\.)(?<=[.?!…])([”’)]*)\s+(?=[^a-z])")
# Words that stay the same are told apart from those that change where at least so many stand together, and where no greater share changes.
FEWEST_SAME, MOST_CHANGED = 3, 3 / 4
# What a quiz against the clock takes, as Kahoot: letters of a question, letters of an option, options.
LONGEST_SHORT_STEM, LONGEST_SHORT_OPTION, MOST_SHORT_OPTIONS = 120, 75, 4


def records_of(guide: Guide, question: Question) -> list[Entry]:
    """The records its reasons rest on, those of the best option first."""
    ordered = sorted(question.options, key=lambda option: not option.best)
    return [guide[i] for i in dict.fromkeys(record_id for option in ordered for record_id in option.because)]


def question_tags(guide: Guide, question: Question) -> list[str]:
    """Tags without spaces, to study one part: “domain::study-values”, “level::apply”, “record::informed-choice”.

    Twins also have the name of their set and the kind of fact that changes: “twins::the-team-lead-asks”, “turn::who-agreed”.
    """
    of_twins = [f"twins::{question.twins}", f"turn::{question.turn}"] if question.twins else []
    of_records = [f"record::{record.id}" for record in records_of(guide, question)]
    return [f"domain::{question.domain}", f"level::{question.level}", *of_twins, *of_records]


@kept
def read_beside(guide: Guide) -> dict[str, dict[str, str]]:
    """For each question the fingerprints of the clauses it was last read beside: id → {record id: fingerprint}."""
    return written_against(guide.root)


def fingerprint(guide: Guide, record_id: str) -> str:
    """What the text of a record comes down to: eight letters that change with its wording, its value, our note or its standing."""
    record = guide[record_id]
    beside = (getattr(record, record.known_by) if record.known_by else None, getattr(record, "era", None), guide.ours(record))
    said = "\n".join([f"{record.standing}\n{guide.text(record)}", *(piece for piece in beside if piece)])
    return sha256(said.encode()).hexdigest()[:8]


def changed_under(guide: Guide, question: Question) -> list[str]:
    """Ids of the clauses whose text has changed since the question was last read beside them: it is being checked."""
    seen = read_beside(guide).get(question.id, {})
    return sorted(i for i in question.rests_on if i in seen and i in guide.records and seen[i] != fingerprint(guide, i))


def settled_questions(guide: Guide, **wanted: Any) -> list[Question]:
    """Questions that may be handed on: a file on somebody's device cannot be called back, so one being checked waits."""
    return [question for question in guide.every(Question, **wanted) if not changed_under(guide, question)]


def short_questions(guide: Guide) -> list[Question]:
    """Questions that may be handed on and fit a quiz against the clock; none with a content note, since nobody can step aside there."""
    return [question for question in settled_questions(guide) if not question.note and _short(question)]


def _short(question: Question) -> bool:
    options = [len(plain(option.text)) <= LONGEST_SHORT_OPTION for option in question.options]
    return len(plain(question.stem)) <= LONGEST_SHORT_STEM and len(options) <= MOST_SHORT_OPTIONS and all(options)


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order."""
    return list(_sentences(text))


@cache
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(s for s in SENTENCE.sub(r"\1\n", text.strip()).split("\n") if s)


class Piece(NamedTuple):
    """A part of a stem: `changed` where it is the fact that its twins tell otherwise."""

    text: str
    changed: bool


def twins_of(guide: Guide, question: Question) -> list[Question]:
    """The whole set of twins a question is of, itself among them, in their order; nothing where it stands alone."""
    return guide.every(Question, twins=question.twins) if question.twins else []


def sets_of_twins(guide: Guide) -> dict[str, list[Question]]:
    """Every set of twins by its name, in the order of the bank."""
    named = dict.fromkeys(question.twins for question in guide.every(Question) if question.twins)
    return {name: guide.every(Question, twins=name) for name in named}


def turn_of(guide: Guide, twins: list[Question]) -> str | None:
    """The kind of fact a set is an example of: of those that change in it, the one that changes in the fewest questions of the guide."""
    return min((twin.turn for twin in twins), key=lambda turn: len(guide.every(Question, turn=turn)), default=None)


def parted(guide: Guide, question: Question, beside: Question | None = None) -> list[Piece]:
    """The stem of a question in pieces: what its twins tell too, and the fact that changes. Nothing changes where it stands alone.

    With one of the twins `beside` it, what changes is what that one does not tell.
    """
    told = [set(sentences(twin.stem)) for twin in ([beside] if beside else twins_of(guide, question))]
    pieces: list[Piece] = []
    for sentence in sentences(question.stem):
        changed = not all(sentence in stem for stem in told)
        if pieces and pieces[-1].changed == changed:
            pieces[-1] = Piece(f"{pieces[-1].text} {sentence}", changed)
        else:
            pieces.append(Piece(sentence, changed))
    return pieces


def new_words(text: str, before: str) -> list[Piece]:
    """A changed part of a stem in pieces: the words that the stem `before` tells otherwise, and those around them.

    All of it where nearly every word is another, or where one is only left out.
    """
    words, same = text.split(), set(sentences(text))
    others = " ".join(sentence for sentence in sentences(before) if sentence not in same).split()
    matcher = SequenceMatcher(None, [_bare(word) for word in others], [_bare(word) for word in words], autojunk=False)
    changed = [True] * len(words)
    for _, start, size in matcher.get_matching_blocks():
        if size >= FEWEST_SAME:
            changed[start : start + size] = [False] * size
    pieces = [Piece(" ".join(word for word, _ in run), new) for new, run in groupby(zip(words, changed, strict=True), lambda one: one[1])]
    # Neither a mark around every word nor one through an emphasis.
    is_clear = 0 < sum(changed) <= MOST_CHANGED * len(words) and all(piece.text.count("*") % 2 == 0 for piece in pieces)
    return pieces if is_clear else [Piece(text, True)]


def _bare(word: str) -> str:
    """A word as it is compared, without what stands around it; a lone sign stays."""
    return word.strip("“”‘’.,;:?!()*").casefold() or word
