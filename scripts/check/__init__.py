"""Judges a guide. Every rule is one function; its name is its name everywhere and its docstring is the rule in plain English.

A rule takes the guide and its pages and yields problems. It never prints, never stops, never hides another.
One that asks for settings which cannot be read has nothing to tell: that has been told.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress

from ..guide import Guide
from ..pages import Pages, pages_at
from ..problem import Problem
from ..settings import Unread
from . import (
    cards,
    classes,
    danger,
    duties,
    exam,
    links,
    names,
    plan,
    posting,
    promises,
    questions,
    readiness,
    recipes,
    search,
    shown,
    standing,
    talks,
    tasks,
    text,
    voice,
    widgets,
    words,
)

Rule = Callable[[Guide, Pages], Iterator[Problem]]

CHECKS: tuple[Rule, ...] = (
    links.every_link_names_a_record,
    links.no_record_names_itself,
    links.numbers_belong_to_their_domain,
    links.one_record_a_number,
    links.sources_are_cited,
    exam.profile_says_what_is_known,
    exam.rehearsals_follow_the_time_limit,
    standing.inferred_says_how,
    standing.unconfirmed_is_never_guessed,
    standing.standing_speaks_for_the_source,
    standing.competencies_are_explained,
    standing.critical_facts_expire,
    text.text_is_plain,
    text.sentences_end,
    text.tabs_are_neutral,
    text.acronyms_are_explained,
    text.other_words_differ,
    search.synonyms_mean_words_of_the_guide,
    search.words_are_asked_once,
    danger.dangers_lead_to_a_person,
    danger.phrases_of_danger_stand_once,
    danger.groups_of_words_are_known,
    danger.harmless_phrases_take_something_out,
    words.closed_lists_have_names,
    words.templates_can_be_read,
    words.icons_have_pictures,
    words.kinds_have_a_purpose,
    words.templates_find_their_words,
    voice.goals_of_voice_fit_pages,
    questions.questions_are_sound,
    questions.warnings_are_mended_or_waived,
    tasks.answers_say_what_decides,
    tasks.answers_say_whose_work_it_is,
    tasks.a_yes_needs_no_other_wording,
    tasks.what_is_not_settled_rests_on_a_principle,
    tasks.reasons_of_answers_are_short,
    tasks.duties_of_ads_lead_to_one_task,
    tasks.not_too_many_answers_depend,
    plan.plan_steps_lead_somewhere,
    plan.study_domains_take_turns,
    plan.calendars_are_neutral,
    duties.core_duties_say_why,
    duties.core_functions_stay_core,
    duties.functions_have_a_duty,
    duties.short_lines_are_short,
    classes.agendas_add_up,
    classes.steps_have_what_they_need,
    classes.cards_fit_into_their_step,
    classes.sessions_show_each_record_once,
    classes.what_is_hard_is_said_first,
    posting.documents_name_what_is_there,
    posting.parts_have_what_they_need,
    posting.words_of_documents_are_filled,
    posting.each_place_of_work_has_one_entry,
    posting.names_of_documents_differ,
    readiness.next_steps_lead_somewhere,
    talks.talks_have_names_of_their_own,
    promises.published_ids_answer,
    promises.moved_ids_lead_somewhere,
    promises.published_pages_answer,
    promises.moved_pages_lead_somewhere,
    cards.cards_keep_their_key,
    names.ids_are_names_anywhere,
    names.addresses_are_plain,
    names.files_are_named_for_any_computer,
    shown.pages_name_what_exists,
    shown.records_are_shown,
    recipes.kinds_have_a_template,
    recipes.classes_have_a_file,
    recipes.pages_stand_in_the_menu,
    recipes.exports_stand_in_their_list,
    recipes.exports_are_offered,
    widgets.templates_name_scripts_that_exist,
    widgets.scripts_are_loaded,
    widgets.styles_have_their_parts,
    widgets.styles_close_what_they_open,
)


past_their_day = standing.past_their_day
near_their_day = standing.near_their_day
being_checked = questions.being_checked
cards_to_record = cards.cards_to_record


def check(guide: Guide, pages: Pages | None = None) -> list[Problem]:
    """Every problem of a guide, in the order of files and lines; none is reported twice."""
    pages = pages or pages_at(guide.root)
    problems = set(guide.problems)
    for rule in CHECKS:
        problems |= set(told(rule, guide, pages))
    return sorted(problems)


def told(rule: Rule, guide: Guide, pages: Pages) -> Iterator[Problem]:
    """What a rule tells, as far as what it asks for could be read."""
    with suppress(Unread):
        yield from rule(guide, pages)
