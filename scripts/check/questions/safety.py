"""Rules that keep a learner safe who meets something hard in a question."""

import re
from collections.abc import Iterator

from ...guide import Guide
from ...schema import Question
from .findings import Finding
from .wording import QUOTED, holding, texts

SECOND_PERSON = re.compile(
    r"\byou (?:relapse|overdose|self-harm|want to die|hurt yourself|harm yourself|kill yourself|try to die|attempt)", re.I
)


def hard_subjects_are_noted(guide: Guide, question: Question) -> Iterator[Finding]:
    """A question that touches something hard says so before it is opened."""
    if question.note:
        return
    for touches in guide.item_writing.touches:
        for where, text in texts(question):
            if found := holding(text, touches.words, beginnings=True):
                yield Finding(where, f"{question.id} speaks of “{found[0]}”. Add “note: {touches.note}”, so that a reader is told first.")
                return


def no_way_to_do_harm(guide: Guide, question: Question) -> Iterator[Finding]:
    """No question describes a way to do harm."""
    for where, text in texts(question):
        if found := holding(text, guide.item_writing.methods, beginnings=True):
            yield Finding(where, f"{question.id}: “{found[0]}” describes a way to do harm. Leave it out.")


def danger_rests_on_the_clause(guide: Guide, question: Question) -> Iterator[Finding]:
    """A question about a danger to life cites the clause, points to the policy, and does not make secrecy the best option."""
    rule = guide.item_writing.crisis
    best = next((option for option in question.options if option.best), None)
    if question.note not in rule.notes or best is None:
        return
    at = question.options.index(best)
    if not set(best.because) & set(rule.clauses):
        text = f"{question.id} is about a danger to life. Rest its best reason on {' or '.join(rule.clauses)}."
        yield Finding(("options", at, "because"), text)
    if not any(holding(f"{o.text} {o.why}", rule.points_to, beginnings=True) for o in question.options):
        text = f"{question.id} is about a danger to life. Let a reason name the agency’s policy or the supervisor."
        yield Finding(("options", at, "why"), text)
    if found := holding(best.text, rule.secrecy):
        text = f"{question.id}: with a danger to life, “{found[0]}” must not be in the best option. Secrecy is not safety."
        yield Finding(("options", at, "text"), text)


def no_harm_in_the_second_person(guide: Guide, question: Question) -> Iterator[Finding]:
    """Harm does not happen to “you”."""
    for where, text in texts(question):
        if found := SECOND_PERSON.search(QUOTED.sub(" ", text)):
            yield Finding(where, f"{question.id}: “{found[0]}” puts the harm on the reader. Let it happen to someone else.")
