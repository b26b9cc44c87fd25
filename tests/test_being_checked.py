"""A question whose clause changes is being checked until somebody has read it again; what it was written against is recorded."""

import json
from pathlib import Path

import pytest

from scripts import questions
from scripts.__main__ import cards_as_published
from scripts.check import being_checked
from scripts.questions import changed_under, fingerprint, read_beside
from scripts.reference import reference
from tests.data_kit import add, change, copy_of_toy, line_of, mkdocs_here, problems, read, run

QUESTIONS, AGAINST = "data/questions/listening.yml", "data/written-against.txt"
OLD, NEW = "text: A peer supporter rests too.", "text: A peer supporter rests at noon too."
TWINS = (("q-0005", 0), ("q-0006", 0))
NEW_QUESTION = """
- id: q-0007
  domain: study-walking
  level: apply
  title: A rainy path
  stem: Rain starts on the hill path, and Tom wants to turn back. What do you do?
  options:
  - {text: "Go on, as the two of you had planned.", why: "A plan is kept for two people, and Tom has just changed his half.", \
because: [go-along], misconception: rule-only}
  - {text: "Go home with him, at his side.", best: true, why: "Going along is what he asks, and today he asks for the way home.", \
because: [go-along]}
  - {text: "Call a cab and send him home dry.", why: "It is kind, and he asked to walk back and not for a ride.", \
because: [quiet-hours], misconception: doing-for}
"""


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy guide, to be changed."""
    return copy_of_toy(tmp_path)


@pytest.fixture
def changed(toy: Path) -> Path:
    """A copy of the toy guide in which the text of quiet-hours has changed; two questions rest on it."""
    change(toy, "data/scope.yml", OLD, NEW)
    # Its flashcard is another one now, of which these tests do not speak.
    for path, content in cards_as_published(read(toy)).items():
        (toy / path).write_bytes(content)
    return toy


def recorded(root: Path) -> dict[str, dict[str, str]]:
    return read_beside(read(root))


def told(root: Path, question: str) -> str:
    said = f"{question}: the text of quiet-hours has changed since it was read beside it. Read it again, then"
    return f"Due: {QUESTIONS}:{line_of(root, QUESTIONS, f'- id: {question}')}: {said} `python -m scripts reread {question}`.\n"


# ---- told, and no mistake


def test_a_check_mentions_the_questions_and_succeeds(call, changed):
    done = call(changed, "check")
    said = told(changed, "q-0002") + told(changed, "q-0003") + f"{len(read(changed).records)} records, no problem.\n"
    assert (done.returncode, done.stdout) == (0, said)


def test_a_check_that_fails_mentions_them_too(call, changed):
    change(changed, "data/scope.yml", "reach: depends", "reach: perhaps")
    done = call(changed, "check")
    assert done.returncode == 1
    assert told(changed, "q-0003") in done.stdout


def test_two_clauses_that_changed_are_named_together(changed):
    change(changed, "data/scope.yml", "text: This is not the role.", "text: It is not the role.")
    said = [problem.text for problem in being_checked(read(changed)) if problem.text.startswith("q-0003")]
    assert said == [
        "q-0003: the text of not-a-judge and quiet-hours has changed since it was read beside it. "
        "Read it again, then `python -m scripts reread q-0003`."
    ]


def test_clauses_that_changed_are_named_in_one_order(toy, monkeypatch):
    """So many that Python keeps them in that order by chance no more."""
    guide = read(toy)
    clauses = [
        record.id for kind in ("scope-statement", "competency", "ethics-principle", "frame", "term") for record in guide.by_kind[kind]
    ]
    question = guide["q-0003"]
    options = [option.model_copy(update={"because": tuple(clauses)}) for option in question.options]
    monkeypatch.setattr(questions, "read_beside", lambda guide: {"q-0003": dict.fromkeys(clauses, "an older text")})
    assert changed_under(guide, question.model_copy(update={"options": tuple(options)})) == sorted(clauses)
    assert len(clauses) > 10


def test_nothing_is_mentioned_while_nothing_has_changed(toy):
    assert list(being_checked(read(toy))) == []


@pytest.mark.builds
def test_a_build_mentions_them_marks_them_and_leaves_them_where_they_are(changed, tmp_path):
    site = tmp_path / "site"
    done = mkdocs_here("build", "--strict", "--config-file", str(changed / "mkdocs.yml"), "--site-dir", str(site))
    assert done.exit_code == 0, done.stderr
    assert told(changed, "q-0002") in done.stderr and told(changed, "q-0003") in done.stderr
    words = read(changed).settings.interface.words["being_checked"]
    pages = {i: (site / f"go/q-000{i}/index.html").read_text(encoding="utf-8") for i in range(1, 5)}
    assert [i for i, page in pages.items() if words in page] == [2, 3]
    index = json.loads((site / "assets/questions/index.json").read_text(encoding="utf-8"))
    # The third entry of a question: 1 for a content note, 2 while it is being checked.
    alone = [("q-0001", 0), ("q-0002", 2), ("q-0003", 2), ("q-0004", 1)]
    assert [(question[0], question[2]) for question in index["questions"]] == [*alone, *TWINS]
    domain = json.loads((site / "assets/questions/study-walking.json").read_text(encoding="utf-8"))
    assert list(domain) == ["q-0003", "q-0004", "q-0005", "q-0006"]
    data = json.loads((site / "downloads/guide.json").read_text(encoding="utf-8"))["records"]
    assert {"q-0002", "q-0003"} <= data.keys()


# ---- reread


def test_rereading_a_question_records_its_clauses_as_they_are_and_no_other(call, changed):
    before = recorded(changed)
    done = run(changed, "reread", "q-0003")
    assert (done.returncode, done.stdout) == (0, "1 question recorded with the clauses as they are today.\n")
    after = recorded(changed)
    assert after["q-0003"] == before["q-0003"] | {"quiet-hours": fingerprint(read(changed), "quiet-hours")}
    assert {i: after[i] for i in ("q-0001", "q-0002", "q-0004")} == {i: before[i] for i in ("q-0001", "q-0002", "q-0004")}
    assert call(changed, "check").stdout.startswith(told(changed, "q-0002") + f"{len(read(changed).records)} records")


def test_several_questions_are_reread_at_once(call, changed):
    done = call(changed, "reread", "q-0002", "q-0003")
    assert (done.returncode, done.stdout) == (0, "2 questions recorded with the clauses as they are today.\n")
    assert list(being_checked(read(changed))) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("q-0033", "There is no question “q-0033”. Did you mean “q-0003”?\n"),
        ("quiet-hours", "There is no question “quiet-hours”.\n"),
    ],
)
def test_what_is_no_question_is_not_reread_and_nothing_is_written(call, wrong, said, changed):
    before = (changed / AGAINST).read_bytes()
    done = call(changed, "reread", "q-0002", wrong)
    assert (done.returncode, done.stdout) == (1, said)
    assert (changed / AGAINST).read_bytes() == before


# ---- bless


def test_bless_records_new_questions_and_renews_no_other(call, changed):
    before = recorded(changed)
    add(changed, QUESTIONS, NEW_QUESTION)
    line = line_of(changed, QUESTIONS, "- id: q-0007")
    assert problems(changed) == [
        f"{QUESTIONS}:{line}: q-0007 is not recorded with the text of go-along it was written against. Run `make bless`."
    ]
    assert "wrote data/written-against.txt\n" in call(changed, "bless").stdout
    guide = read(changed)
    now = {record_id: fingerprint(guide, record_id) for record_id in ("go-along", "quiet-hours")}
    assert recorded(changed) == before | {"q-0007": now}
    assert problems(changed) == []
    assert [problem.text[:6] for problem in being_checked(guide)] == ["q-0002", "q-0003"]


def test_bless_records_a_clause_that_a_question_is_newly_rested_on(changed):
    before = recorded(changed)
    change(changed, QUESTIONS, "because: [not-a-judge]", "because: [not-a-judge, keep-trust]")
    (changed / AGAINST).write_bytes(reference(read(changed))[AGAINST])
    assert recorded(changed) == before | {"q-0003": before["q-0003"] | {"keep-trust": fingerprint(read(changed), "keep-trust")}}


def test_a_question_that_is_gone_is_no_longer_recorded(toy):
    text = (toy / QUESTIONS).read_text(encoding="utf-8")
    (toy / QUESTIONS).write_text(text.split("- id: q-0004")[0], encoding="utf-8", newline="\n")
    lines = reference(read(toy))[AGAINST].decode().splitlines()
    assert [line.split()[0] for line in lines if not line.startswith("#")] == ["q-0001", "q-0002", "q-0003"]
