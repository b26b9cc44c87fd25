"""Judges practice questions and gray-area cases. Each rule is one function; its docstring is the rule, its name the rule's name.

The rules follow the NBME item-writing guide and Haladyna, Downing & Rodriguez (2002). An error stops the build. A warning does
too, until it is mended or waived with a reason: `waive: [{rule: stem-does-not-echo, why: …}]` on the question or case, or in
item_writing.yml for a warning about the bank as a whole.
"""

from collections.abc import Callable, Iterator
from functools import partial

from ...guide import Guide
from ...kept import Kept
from ...pages import Pages
from ...problem import Problem, did_you_mean
from ...questions import changed_under, read_beside
from ...schema import Case, Question
from ...schema.questions import Waiver
from ..text import explained_by
from . import bank, language, options, people, reasons, safety, signs, stem, structure, twins
from .findings import Finding, Grounds, Judged

Rule = Callable[[Grounds, Question], Iterator[Finding]]
# A rule that holds for a case as well.
RuleOfBoth = Callable[[Grounds, Judged], Iterator[Finding]]
BankRule = Callable[[Guide], Iterator[tuple[Question | None, Finding]]]

ERRORS: tuple[Rule, ...] = (
    structure.one_best,
    structure.three_or_four_options,
    structure.options_differ,
    structure.no_combined_options,
    structure.stands_alone,
    structure.distractors_name_their_misconception,
    structure.boundary_is_argued,
    twins.twins_name_their_turn,
    twins.distractors_say_when_they_fit,
    twins.acts_are_named,
    stem.stem_asks,
    stem.lead_in_is_positive,
    stem.no_double_negative,
    reasons.reasons_are_given,
    reasons.reasons_rest_on_what_is_known,
    reasons.recall_rests_on_a_source,
    reasons.reasons_are_recorded,
    language.no_stigmatizing_terms,
    language.options_use_known_acronyms,
    safety.hard_subjects_are_noted,
    safety.no_way_to_do_harm,
    safety.danger_rests_on_the_clause,
)

WARNINGS: tuple[Rule, ...] = (
    stem.answerable_with_options_covered,
    stem.stem_is_short,
    stem.one_deciding_word,
    stem.options_do_not_share_their_start,
    options.options_do_not_overlap,
    options.best_is_not_the_longest_by_far,
    options.options_are_of_a_length,
    options.absolute_words_do_not_tell,
    options.vague_words_do_not_tell,
    options.stem_does_not_echo,
    options.options_are_parallel,
    options.asking_does_not_tell,
    options.numbers_ascend,
    options.no_straw_options,
    reasons.reasons_argue,
    reasons.reasons_do_not_rest_on_an_agency,
    reasons.reasons_do_not_blame,
    reasons.reasons_speak_of_the_act,
    language.plain_words,
    language.no_idioms,
    safety.no_harm_in_the_second_person,
)

# Of these rules, those that hold for a case as well: they look at what is told and how, not at what is asked.
OF_CASES: frozenset[RuleOfBoth] = frozenset(
    (
        language.no_stigmatizing_terms,
        language.plain_words,
        language.no_idioms,
        safety.hard_subjects_are_noted,
        safety.no_way_to_do_harm,
        safety.no_harm_in_the_second_person,
    )
)

# Of these rules, those about how the best option is made beside the others. In a set of twins each option is the best in turn, so that
# what sets one apart tells nothing.
NOT_OF_TWINS: frozenset[Rule] = frozenset(
    (
        options.options_do_not_overlap,
        options.best_is_not_the_longest_by_far,
        options.absolute_words_do_not_tell,
        options.vague_words_do_not_tell,
        options.asking_does_not_tell,
    )
)

# Rules about a set of twins, which stop the build.
SET_ERRORS: tuple[BankRule, ...] = (
    twins.sets_are_whole,
    twins.twins_share_their_options,
    twins.twins_turn_the_answer,
    twins.twins_differ_in_one_fact,
)

BANK_WARNINGS: tuple[BankRule, ...] = (
    bank.bank_is_large_enough,
    bank.bank_asks_to_think,
    bank.every_record_is_asked_about,
    bank.no_record_takes_over,
    bank.no_misconception_takes_over,
    bank.positions_are_even,
    bank.best_is_seldom_the_longest,
    bank.stems_differ,
    bank.no_stem_gives_an_answer_away,
    bank.domains_read_easily,
    people.people_are_evenly_drawn,
    bank.few_carry_a_note,
    signs.signs_do_not_tell,
    signs.firm_answers_are_common,
    signs.kind_distractors_are_common,
)

SETTINGS = "item_writing.yml"


def name_of(rule: Rule | BankRule) -> str:
    """The name of a rule as a waiver gives it: “stem-does-not-echo”."""
    return rule.__name__.replace("_", "-")


def questions_are_sound(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """No question and no case breaks a rule that stops the build."""
    for item, _, finding in _findings(guide, ERRORS):
        yield _at(guide, item, finding)
    # A twin that could not be read is missing from its set.
    for rule in SET_ERRORS if not guide.unsure_of("question") else ():
        for question, finding in rule(guide):
            yield _at(guide, question, finding)


def warnings_are_mended_or_waived(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every warning about a question, a case or the bank is mended, or waived with a reason; and every waiver waives something."""
    used: set[tuple[str | None, str]] = set()
    findings: list[tuple[Judged | None, str, Finding]] = [*_findings(guide, WARNINGS)]
    whole = bool(guide.every(Question) and not guide.unsure_of("question"))
    findings += [(q, name_of(rule), f) for rule in BANK_WARNINGS for q, f in rule(guide)] if whole else []
    for item, rule, finding in findings:
        if rule in {waiver.rule for waiver in _waivers(guide, item)}:
            used.add((item.id if item else None, rule))
        else:
            advice = f" If it does not hold here, waive it with the reason: {{rule: {rule}, why: …}}"
            yield _at(guide, item, finding._replace(text=finding.text + advice))
    yield from _idle_waivers(guide, used, whole)


def being_checked(guide: Guide) -> Iterator[Problem]:
    """Questions that rest on a clause whose text has changed since they were read beside it. Every build mentions them; none fails."""
    for question in guide.every(Question):
        if changed := changed_under(guide, question):
            text = (
                f"{question.id}: the text of {' and '.join(changed)} has changed since it was read beside it. "
                f"Read it again, then `python -m scripts reread {question.id}`."
            )
            yield guide.places[question.id].problem(text)


def _judged(guide: Guide) -> list[Judged]:
    """What can be judged: the questions and cases that could be read."""
    return [*guide.every(Question), *guide.every(Case)]


# The findings of every rule about a question or a case, while its grounds are the same.
_kept = Kept()


def _findings(guide: Guide, rules: tuple[Rule, ...]) -> Iterator[tuple[Judged, str, Finding]]:
    """What these rules find, each with the question or case and the name of the rule."""
    explained = explained_by(guide)
    for item in _judged(guide):
        grounds = _grounds(guide, item, explained)
        for rule, finding in _kept.of(item, partial(_findings_in, item, grounds), beside=grounds):
            if rule in rules:
                yield item, name_of(rule), finding


def _grounds(guide: Guide, item: Judged, explained: frozenset[str] | None) -> Grounds:
    rests_on = sorted(item.rests_on) if isinstance(item, Question) else []
    clauses = {record_id: record for record_id in rests_on if (record := guide.get(record_id))}
    return Grounds(guide.settings.item_writing, explained, clauses, frozenset(read_beside(guide).get(item.id, ())))


def _findings_in(item: Judged, grounds: Grounds) -> list[tuple[Rule, Finding]]:
    """What each rule that holds for the item finds in it."""
    if isinstance(item, Question):
        rules = [rule for rule in (*ERRORS, *WARNINGS) if not (item.twins and rule in NOT_OF_TWINS)]
        return [(rule, finding) for rule in rules for finding in rule(grounds, item)]
    return [(rule, finding) for rule in OF_CASES for finding in rule(grounds, item)]


def _waivers(guide: Guide, item: Judged | None) -> tuple[Waiver, ...]:
    return item.waive if item else guide.settings.item_writing.waive


def _idle_waivers(guide: Guide, used: set[tuple[str | None, str]], whole: bool) -> Iterator[Problem]:
    """Waivers of rules that do not exist, or that find nothing here any more."""
    known = {*map(name_of, WARNINGS), *map(name_of, BANK_WARNINGS)}
    for owner in (*_judged(guide), *([None] if whole else [])):
        for index, waiver in enumerate(_waivers(guide, owner)):
            who = owner.id if owner else "item_writing.yml"
            if waiver.rule not in known:
                text = f"{who} waives “{waiver.rule}”, which is no warning.{did_you_mean(waiver.rule, known)}"
            elif (owner.id if owner else None, waiver.rule) not in used:
                text = f"{who} waives “{waiver.rule}”, but that rule finds nothing here. Remove the waiver."
            else:
                continue
            yield _at(guide, owner, Finding(("waive", index, "rule"), text))


def _at(guide: Guide, item: Judged | None, finding: Finding) -> Problem:
    place = guide.places[item.id] if item else guide.settings.place(SETTINGS)
    lines = " and ".join(str(place.line(*where)) for where in finding.lines)
    return place.problem(finding.text.replace("{lines}", lines) if lines else finding.text, *finding.where)
