"""The guide as one model: links both ways, the ladder, addresses and numbers, what day it is, and what has expired."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from scripts import hook
from scripts.address import slug
from scripts.cards import LOOKED_UP, MAIN, decks, flashcards
from scripts.check import near_their_day, past_their_day
from scripts.check.questions.bank import asked_about
from scripts.day import why_undated
from scripts.guide import Guide, guide_at
from scripts.numbers import number_field, number_id
from scripts.questions import changed_under, fingerprint
from scripts.render import renderer_at
from scripts.schema import kinds, kinds_with, link_fields
from tests.data_kit import TODAY, TOY, add, change, copy_of_toy, line_of, read
from tests.repository import committed, git, program


@pytest.fixture
def toy():
    """The toy guide, read anew, for a day each test may choose."""
    return read(TOY)


@pytest.fixture
def copy(tmp_path):
    """A copy of the toy guide, to be changed."""
    return copy_of_toy(tmp_path)


@pytest.fixture
def by_git(monkeypatch, tmp_path):
    """Nothing but git says when the guide was changed, and no repository that the folder of all tests may lie in."""
    program()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for name in ("SOURCE_DATE_EPOCH", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)


def stamp(day: str) -> str:
    """SOURCE_DATE_EPOCH at noon of a day."""
    return str(int(datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp()))


# ---- where a kind is used


def test_flashcards_come_in_the_order_that_the_classes_say(toy):
    assert list(flashcards(toy)) == ["competency", "scope-statement", "ethics-principle", "term", "frame", LOOKED_UP]


def test_abbreviations_and_sources_of_law_are_a_deck_of_their_own(toy):
    deck = decks(toy)
    assert [*deck[MAIN], *deck[LOOKED_UP]] == list(flashcards(toy))
    assert [card.record.id for card in deck[LOOKED_UP][LOOKED_UP]] == ["office-of-recovery"]
    term, office = toy["peer-supporter"], toy["office-of-recovery"]
    said = {term.id: term.model_copy(update={"looked_up": True}), office.id: office.model_copy(update={"looked_up": False})}
    other = decks(Guide(replace(toy.loaded, records=toy.records | said)))
    assert [card.record.id for card in other[LOOKED_UP][LOOKED_UP]] == ["peer-supporter"]
    assert [card.record.id for card in other[MAIN]["term"]] == ["office-of-recovery"]
    alone = decks(Guide(replace(toy.loaded, records=toy.records | {term.id: said[term.id]})))
    assert list(alone[MAIN]) == ["competency", "scope-statement", "ethics-principle", "frame"]


def test_a_kind_is_used_where_its_class_says_so(toy):
    assert kinds_with("asked_about") == ("ethics-principle", "competency", "scope-statement")
    assert {record.kind for record in asked_about(toy)} == {"ethics-principle", "competency", "scope-statement"}
    assert kinds_with("clause") == tuple(kind for kind in kinds() if kinds()[kind].clause)


# ---- links


def test_links_are_kept_by_field(toy):
    assert toy.links["tell-advice-apart"] == {
        "domain": ["study-listening"],
        "competencies": ["ask-before-advice"],
        "ethics": ["keep-trust"],
        "scope": ["go-along"],
    }


def test_a_link_deep_in_a_record_is_kept_by_its_outer_field(toy):
    assert toy.links["job-errands"]["now"] == ["go-along"]


def test_the_way_back_is_computed_by_kind(toy):
    assert toy.backlinks["hear-whole-story"] == {
        "topic": ["topic-questions"],
        "scope-statement": ["sit-with-people"],
        "job-function": ["job-company"],
        "question": ["q-0001"],
        "case": ["case-small-harbor"],
        "duty": ["duty-company"],
        "class-session": ["session-at-the-lake"],
    }


def test_a_source_knows_what_cites_it_also_inside_a_rule_or_an_earlier_value(toy):
    assert toy.backlinks["harbor-sample"] == {
        "fact": ["course-length"],
        "program": ["harbor-house"],
        "job-function": ["job-company", "job-errands"],
    }


def test_every_link_has_a_way_back_and_every_way_back_a_link(toy, guide):
    for model in (toy, guide):
        forward = {(r.id, target) for r in model.records.values() for _, target, _ in model.named_by(r)}
        back = {(other, r) for r, by_kind in model.backlinks.items() for others in by_kind.values() for other in others}
        assert forward == back


def test_what_is_linked_with_a_record_comes_both_ways_in_the_order_of_the_ladder(toy):
    linked = toy.linked(toy["ask-before-advice"])
    assert {kind: [r.id for r in records] for kind, records in linked.items()} == {
        "competency-domain": ["listening-domain"],
        "topic": ["topic-questions"],
        "scope-statement": ["go-along"],
        "objective": ["tell-advice-apart"],
        "turn": ["what-was-asked"],
        "question": ["q-0001", "q-0002", "q-0005", "q-0006"],
        "class-session": ["session-at-the-lake"],
    }
    assert list(linked) == [kind for kind in kinds() if kind in linked]


def test_a_kind_links_only_to_itself_or_to_kinds_above():
    rank = {kind: place for place, kind in enumerate(kinds())}
    down = {
        (kind, ".".join(path), target)
        for kind, model in kinds().items()
        for path, mark in link_fields(model)
        for target in mark.kinds
        if rank[target] > rank[kind]
    }
    assert down == set()


def test_every_kind_below_the_sources_has_a_way_to_them():
    """By itself, or as questions and cases have it: through the records they rest on."""
    sourced = {"source"}
    for kind, model in kinds().items():
        if any(set(mark.kinds) & sourced for _, mark in link_fields(model)):
            sourced.add(kind)
    assert sourced == set(kinds())


# ---- questions and the clauses they rest on


def test_a_question_rests_on_every_record_its_reasons_name(toy):
    assert toy["q-0001"].rests_on == {"hear-whole-story", "ask-before-advice", "sit-with-people"}


def test_a_question_is_being_checked_once_a_clause_it_rests_on_has_changed(copy):
    assert [q.id for q in read(copy).by_kind["question"] if changed_under(read(copy), q)] == []
    change(copy, "data/scope.yml", "text: A peer supporter rests too.", "text: A peer supporter rests at noon too.")
    changed = read(copy)
    assert {q.id: changed_under(changed, q) for q in changed.by_kind["question"]} == {
        "q-0001": [],
        "q-0002": ["quiet-hours"],
        "q-0003": ["quiet-hours"],
        "q-0004": [],
        "q-0005": [],
        "q-0006": [],
    }


def test_a_clause_has_changed_where_its_value_has(copy):
    before = {name: fingerprint(read(copy), name) for name in ("course-length", "first-course")}
    change(copy, "data/facts.yml", "value: 40 hours over five weeks", "value: 60 hours over five weeks")
    change(copy, "data/facts.yml", "era: undated poster", "era: undated leaflet")
    assert {name for name, was in before.items() if fingerprint(read(copy), name) != was} == before.keys()


@pytest.mark.parametrize(
    ("old", "new", "being_checked"),
    [
        ("standing: reported", "standing: stated", True),
        ("title: Go along to the office", "title: Come along to the office", False),
        ("reach: depends", "reach: within", False),
        ("reach: depends", "reach: depends\n  ours: Ask at the office first.", True),
    ],
)
def test_a_clause_has_changed_where_its_text_or_its_standing_has(old, new, being_checked, copy):
    change(copy, "data/scope.yml", old, new)
    guide = read(copy)
    assert changed_under(guide, guide["q-0002"]) == (["go-along"] if being_checked else [])


# ---- order


def test_records_stand_in_the_order_of_the_ladder(toy):
    found = [record.kind for record in toy.records.values()]
    assert found == sorted(found, key=list(kinds()).index)


def test_neighbors_are_those_of_the_same_document(toy):
    before, after = toy.neighbors(toy["go-along"])
    assert (before.id, after.id) == ("sit-with-people", "quiet-hours")
    assert toy.neighbors(toy["sit-with-people"])[0] is None
    assert toy.neighbors(toy["not-a-judge"])[1] is None


def test_records_are_selected_by_kind_and_fields_in_order(toy):
    assert [r.id for r in toy.select("scope-statement", section="support", reach="within")] == ["sit-with-people", "quiet-hours"]
    assert [r.id for r in toy.select("frame", part_of=None)] == ["lake-values"]


def test_the_share_of_a_domain_is_counted_from_the_competencies(toy):
    assert toy.figures.share(toy["study-listening"]) == (2, 3)
    assert toy.figures.share(toy["study-walking"]) == (1, 3)


# ---- addresses and numbers


def test_every_official_number_leads_to_the_record_that_carries_it(toy):
    assert toy.numbers == {
        "value-1": "value-calm",
        "value-3": "value-company",
        "rule-1": "keep-trust",
        "rule-2": "second-rule",
        "competency-domain-1": "listening-domain",
        "competency-domain-2": "walking-domain",
        "competency-1-1": "hear-whole-story",
        "competency-1-10": "ask-before-advice",
        "competency-2-1": "walk-beside",
        "topic-9": "topic-questions",
        "topic-12": "topic-shore-walk",
        "scope-1": "sit-with-people",
        "scope-2": "go-along",
        "scope-3": "quiet-hours",
        "job-support-1": "job-company",
        "job-support-2": "job-errands",
    }


def test_a_record_without_a_number_has_no_number_address(toy):
    assert [number_id(toy[i]) for i in ("not-a-judge", "lake-values", "exam-fee", "harbor-house")] == [None] * 4


def test_a_number_stands_in_one_field_of_each_kind(toy):
    assert {record.kind: number_field(record) for record in toy.records.values() if number_id(record)} == {
        "frame": "code",
        "ethics-principle": "code",
        "competency-domain": "code",
        "competency": "code",
        "topic": "page",
        "scope-statement": "code",
        "job-function": "code",
        "question": "id",
    }


def test_numbers_are_said_as_a_reader_says_them(toy):
    said = [toy.label(toy[i]) for i in ("ask-before-advice", "walking-domain", "keep-trust", "go-along", "not-a-judge", "exam-fee")]
    assert said == ["Competency 1.10", "Domain 2", "Rule 1", "Scope 2", None, None]


def test_an_address_is_the_id(toy):
    assert toy.address(toy["quiet-hours"]) == "go/quiet-hours/"


def test_records_numbers_and_moved_ids_all_answer(toy):
    assert toy.addresses == {*toy.records, *toy.numbers, "hear-the-story", "company-and-rest", "ferry-tickets"}


def test_words_become_an_address():
    assert slug("Conduct 1.2") == "conduct-1-2"
    assert slug(" Value: “Calm” ") == "value-calm"


def test_moved_ids_say_where_and_why(toy):
    assert [(m.id, m.to) for m in toy.moved] == [
        ("hear-the-story", ("hear-whole-story",)),
        ("company-and-rest", ("sit-with-people", "quiet-hours")),
        ("ferry-tickets", ()),
    ]
    assert toy.moved[2].why == "The ferry stopped running, so nobody needs tickets."
    assert [(m.address, m.to) for m in toy.moved_pages[:2]] == [
        ("study/exam/", ("exam/#known-and-not-known",)),
        ("reference/", ("everything/", "crosswalk/")),
    ]


# ---- what day it is


def test_the_day_comes_from_source_date_epoch(toy, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    assert (toy.figures.today, toy.figures.built) == (date(2025, 6, 15), date(2025, 6, 15))


@pytest.fixture(params=["<+14>-14", "<-11>11"], ids=["far east", "far west"])
def far_away(request) -> Iterator[None]:
    """A machine whose clock shows another hour than that of Greenwich, and often another day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        # Only now does the clock of this process follow.
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize("clock", ["00:00:01", "23:59:59"])
@pytest.mark.usefixtures("far_away")
def test_the_day_of_source_date_epoch_is_counted_at_greenwich(clock, toy, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.fromisoformat(f"2025-06-15T{clock}+00:00").timestamp())))
    assert toy.figures.today == date(2025, 6, 15)


@pytest.mark.parametrize("nonsense", ["", "tomorrow", "-5"])
def test_a_source_date_epoch_that_is_no_time_is_not_used(nonsense, copy, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", nonsense)
    guide = read(copy)
    before = datetime.now(UTC).date()
    assert before <= guide.figures.today <= datetime.now(UTC).date()
    assert guide.figures.built == date(2025, 3, 1)


def test_outside_a_repository_the_guide_was_last_changed_in_the_newest_month_of_its_data(copy, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    change(copy, "data/sources.yml", 'read: "2025-02"', 'read: "2025-07"')
    assert read(copy).figures.built == date(2025, 7, 1)


def test_in_a_repository_the_guide_was_last_changed_by_its_last_commit(copy, by_git):
    committed(copy)
    assert read(copy).figures.built == date(2024, 2, 29)
    assert why_undated(copy) is None


def test_in_a_larger_repository_the_guide_was_last_changed_by_the_last_commit_of_its_folder(copy, by_git):
    committed(copy.parent)
    (copy.parent / "other").write_text("Something else", encoding="utf-8", newline="\n")
    git(copy.parent, "add", "other")
    git(copy.parent, "commit", "--quiet", "--message", "About something else", GIT_COMMITTER_DATE="2026-01-01T00:00:00+00:00")
    assert read(copy).figures.built == date(2024, 2, 29)


def no_repository(copy, patch):
    """A download without its history."""
    return "this folder is no git repository"


def no_git(copy, patch):
    committed(copy)
    patch.setenv("PATH", "")
    return "git is not installed"


def another_repository_around(copy, patch):
    """Somebody unpacks the guide in a folder of another project."""
    git(copy.parent, "init", "--quiet")
    git(copy.parent, "commit", "--quiet", "--allow-empty", "--message", "Another project")
    return "the git repository around this folder does not hold it"


def another_repository_at_work(copy, patch):
    """The guide is built by a hook of another repository: git says in the environment where that is."""
    other = copy.parent / "other"
    other.mkdir()
    patch.setenv("GIT_DIR", str(committed(other) / ".git"))
    return "this folder is no git repository"


def no_commit(copy, patch):
    git(copy, "init", "--quiet", "--initial-branch", "main")
    return "git says “fatal: your current branch 'main' does not have any commits yet”"


@pytest.mark.parametrize("lacking", [no_repository, no_git, another_repository_around, another_repository_at_work, no_commit])
def test_where_git_cannot_say_it_the_guide_is_as_old_as_the_newest_month_of_its_data_and_the_build_says_why(
    lacking, copy, by_git, monkeypatch, caplog
):
    why = lacking(copy, monkeypatch)
    assert read(copy).figures.built == date(2025, 3, 1)
    monkeypatch.setattr(hook, "state", hook.State())
    plugins = SimpleNamespace(_current_plugin="guide")
    config = SimpleNamespace(docs_dir=str(copy / "docs"), site_dir=str(copy / "site"), use_directory_urls=True, plugins=plugins)
    with caplog.at_level("INFO", "mkdocs"):
        hook.on_files([], config=config)
    assert [line for line in caplog.messages if "dated" in line] == [
        f"guide: Pages are dated 2025-03, the newest month in the data: {why}."
    ]


def test_whoever_says_the_day_is_not_told_that_git_does_not(copy, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    assert why_undated(copy) is None


# ---- facts that expire


@pytest.mark.parametrize(("day", "withheld"), [("2000-12-31", False), ("2001-01-01", False), ("2001-01-02", True), ("2025-06-15", True)])
def test_a_fact_is_withheld_from_the_day_after_it_expires(day, withheld, toy, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stamp(day))
    assert toy.figures.expired(toy["exam-fee"]) is withheld


def test_a_fact_without_a_day_never_expires(toy, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stamp("2900-01-01"))
    assert not toy.figures.expired(toy["first-course"])


def test_a_fact_that_has_expired_is_told_with_where_to_check(toy, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    line = line_of(TOY, "data/facts.yml", "expires: 2001-01-01")
    said = "exam-fee expired on 2001-01-01. Readers are told to check with lakeland-notice."
    assert [str(problem) for problem in past_their_day(toy)] == [f"data/facts.yml:{line}: {said}"]
    assert list(near_their_day(toy)) == []


@pytest.mark.parametrize(("day", "near"), [("2000-12-01", False), ("2000-12-02", True), ("2001-01-01", True), ("2001-01-02", False)])
def test_a_critical_fact_is_told_thirty_days_before_it_expires(day, near, toy, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stamp(day))
    line = line_of(TOY, "data/facts.yml", "expires: 2001-01-01")
    said = [f"data/facts.yml:{line}: exam-fee is critical and expires on 2001-01-01. Look it up again."]
    assert [str(problem) for problem in near_their_day(toy)] == (said if near else [])


def test_a_fact_that_is_not_critical_is_told_only_once_it_has_expired(copy, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stamp("2000-12-31"))
    change(copy, "data/facts.yml", "expires: 2001-01-01\n  critical: true", "expires: 2001-01-01")
    assert list(near_their_day(read(copy))) == []


# ---- read again when a file changes


def test_a_guide_is_read_once_and_again_when_a_file_has_changed(copy):
    first = guide_at(copy)
    assert guide_at(copy) is first
    change(copy, "data/programs.yml", "name: Lake Line", "name: The Lake Line")
    assert guide_at(copy) is not first
    assert guide_at(copy)["lake-line"].name == "The Lake Line"


def test_an_edit_of_a_file_in_a_folder_is_seen(copy):
    assert guide_at(copy)["q-0001"].title == "A long story"
    change(copy, "data/questions/listening.yml", "title: A long story", "title: A story on the pier")
    assert guide_at(copy)["q-0001"].title == "A story on the pier"


def test_an_edit_that_keeps_the_length_of_a_file_is_seen(copy):
    assert guide_at(copy)["course-length"].value == "40 hours over five weeks"
    change(copy, "data/facts.yml", "value: 40 hours", "value: 14 hours")
    assert guide_at(copy)["course-length"].value == "14 hours over five weeks"


@pytest.mark.parametrize("page", ["aboard.md", "aboard/index.md"])
def test_a_page_written_while_serving_is_known_as_the_place_of_its_records(page, copy):
    assert renderer_at(copy).hubs["lake-line"] == "everything.md"
    (copy / "docs" / page).parent.mkdir(exist_ok=True)
    add(copy, f"docs/{page}", '# Aboard\n\n{{ records("program") }}\n')
    assert renderer_at(copy).hubs["lake-line"] == page
