"""Rules that keep a learner safe who meets something hard in a question or a case."""

import re
from collections.abc import Iterable, Iterator

from ...schema import Question
from ...schema.settings import Touches
from .findings import Finding, Grounds, Judged
from .wording import QUOTED, holding, texts

SECOND_PERSON = re.compile(
    r"\byou (?:(?:have|had|just|almost|nearly|may|might|could|are|were|feel|felt|start|started|to) ){0,2}"
    r"(?:relaps|overdos|self-harm|suicid|(?:want|wish|try|tried|wanted) to die|(?:hurt|harm|kill|cut) yourself|attempt(?:ed)? suicide"
    r"|abused\b|raped\b)\w*"
    r"|\byour (?:own )?(?:relapse|overdose|suicid|self-harm)\w*",
    re.I,
)
# A word that says no to what follows it within four words: “you cannot keep this secret”.
SAYS_NO = re.compile(r"\b(?:not|no|never|cannot|rather than|instead of|\w+n[’']t)\b(?: [\w’']+){0,4} ?$", re.I)


def hard_subjects_are_noted(grounds: Grounds, item: Judged) -> Iterator[Finding]:
    """What touches something hard says so before it is opened: its note names what is gravest in it."""
    if not _touched(item, grounds.item_writing.touches):
        return
    for touches in grounds.item_writing.touches:
        if item.note == touches.note:
            return
        for where, text in texts(item):
            if hits := holding(text, touches.words, beginnings=True):
                say = "Change the note to" if item.note else "Add"
                yield Finding(where, f"{item.id} speaks of “{hits[0]}”. {say} “note: {touches.note}”, so that a reader is told first.")
                return


def _in_danger(grounds: Grounds, item: Judged) -> bool:
    """Whether a life is in danger in a question or a case: it carries a note that says so, or holds words that ask for one."""
    notes = grounds.item_writing.crisis.notes
    return item.note in notes or _touched(item, [t for t in grounds.item_writing.touches if t.note in notes])


def _touched(item: Judged, subjects: Iterable[Touches]) -> bool:
    """Whether a question or a case speaks of any of these subjects."""
    listed = [word for subject in subjects for word in subject.words]
    return bool(holding("\n".join(text for _, text in texts(item)), listed, beginnings=True))


def no_way_to_do_harm(grounds: Grounds, item: Judged) -> Iterator[Finding]:
    """Where a life is in danger, nothing describes a way to do harm."""
    for where, text in texts(item) if _in_danger(grounds, item) else ():
        if hits := holding(text, grounds.item_writing.methods, beginnings=True):
            yield Finding(where, f"{item.id}: “{hits[0]}” describes a way to do harm. Leave it out.")


def danger_rests_on_the_clause(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """A question about a danger to life cites the clause, points to the policy, and does not make secrecy the best option."""
    rule = grounds.item_writing.crisis
    best = question.best
    if question.note not in rule.notes or best is None:
        return
    at = question.options.index(best)
    if not set(best.because) & set(rule.clauses):
        text = f"{question.id} is about a danger to life. Rest its best reason on {' or '.join(rule.clauses)}."
        yield Finding(("options", at, "because"), text)
    if not any(holding(option.why, rule.points_to, beginnings=True) for option in question.options):
        text = f"{question.id} is about a danger to life. Let a reason name the agency’s policy or the supervisor."
        yield Finding(("options", at, "why"), text)
    if promised := _promised(best.text, rule.secrecy):
        text = f"{question.id}: with a danger to life, “{promised}” must not be in the best option. Secrecy is not safety."
        yield Finding(("options", at, "text"), text)


def _promised(text: str, secrecy: Iterable[str]) -> str | None:
    """The first words of secrecy in a text that it does not say no to."""
    before = 0
    for word in holding(text, secrecy):
        at = text.replace("’", "'").index(word, before)
        if not SAYS_NO.search(text[:at]):
            return word
        before = at + len(word)
    return None


def no_harm_in_the_second_person(grounds: Grounds, item: Judged) -> Iterator[Finding]:
    """Harm does not happen to “you”."""
    for where, text in texts(item):
        if match := SECOND_PERSON.search(QUOTED.sub(" ", text)):
            yield Finding(where, f"{item.id}: “{match[0]}” puts the harm on the reader. Let it happen to someone else.")
