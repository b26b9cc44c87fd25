"""What `make report` says of the bank of questions: how large, how even, on what it rests, what is waived and what is being checked."""

from scripts.check.questions.report import bank_report
from tests.data_kit import TOY, change, copy_of_toy, line_of, read, run
from tests.question_kit import CASES, QUESTIONS, SETTINGS, spoiled

TOY_REPORT = """\
The bank: 6 questions; the goal is 4, and 2 in each domain.
  questions recall  apply  judge  grade
          2      0      1      1    2.6  study-listening
          4      1      3      0    2.2  study-walking
  83 % ask to apply or to judge; the goal is 60 %. The highest grade is 8.
Twins: 2 questions in 1 set; the goal is 2.
     2  what-was-asked
Guessed from the options alone: not measured, since there are too few questions to learn from.
Kinds of act, in percent:
  none  of the best options are firm; the goal is 25
  none  of the others ask, wait or go together; the goal is 25
Questions that rest on each confirmed record, the fewest first; the goal is 1:
     1  keep-trust (Rule 1)
     1  hear-whole-story (Competency 1.1)
     1  quiet-hours (Scope 3)
     1  not-a-judge
     2  sit-with-people (Scope 1)
     3  ask-before-advice (Competency 1.10)
     3  go-along (Scope 2)
Misconceptions, in percent of 13 distractors; 25 is the most:
    15  too-late
     8  abandoning
     8  advising
     8  avoiding
     8  doing-for
     8  false-secrecy
     8  fixing
     8  ignoring-self-care
     8  judging
     8  over-sharing
     8  past-the-ask
     8  short-of-the-ask
Where the best option stands, in percent; each within 10 points of even:
  A 20  B 40  C 40  of 5 questions with 3 options
  A 100  B 0  C 0  D 0  of 1 question with 4 options
Where the best option is the longest, in percent:
    40  of 5 questions with 3 options; 45 is the most
   100  of 1 question with 4 options; 35 is the most
Content notes: 1 (17 % of the bank; 25 % is the most).
     1  suicide
Boundaries between two records: 1; the goal is 1.
  q-0002  go-along and ask-before-advice
Waivers: none.
Being checked, since a clause has changed: none.
"""


def test_the_report_shows_the_bank():
    assert "\n".join(bank_report(read(TOY))) + "\n" == TOY_REPORT


def test_the_report_is_the_same_whatever_order_python_keeps_words_in():
    reports = [run(TOY, "check", "--report", PYTHONHASHSEED=seed) for seed in ("1", "2")]
    assert reports[0].stdout == reports[1].stdout
    assert f"\n\n{TOY_REPORT}\n" in reports[0].stdout


def test_the_report_names_first_what_stands_behind_most_distractors(tmp_path):
    root = spoiled(tmp_path, {"q-0001": {"options.2.misconception": "pressuring"}, "q-0002": {"options.1.misconception": "pressuring"}})
    report = bank_report(read(root))
    start = next(number for number, line in enumerate(report) if line.startswith("Misconceptions"))
    assert report[start + 1].split()[1] == "pressuring"
    assert [line.split()[1] for line in report[start + 2 : start + 4]] == ["too-late", "abandoning"]


def test_the_report_lists_every_waiver_with_its_place_and_reason(tmp_path):
    waive = [{"rule": "stem-does-not-echo", "why": "The lake is what she looks at."}]
    of_the_bank = [{"rule": "bank-is-large-enough", "why": "The bank is young."}]
    of_a_case = [{"rule": "no-idioms", "why": "There is a real boat."}]
    change = {"q-0001": {"waive": waive}, "case-small-harbor": {"waive": of_a_case}, "settings": {"waive": of_the_bank}}
    root = spoiled(tmp_path, change)
    report = bank_report(read(root))
    start = report.index("Waivers: 3.")
    assert report[start + 1 : start + 4] == [
        f"  {SETTINGS}:{line_of(root, SETTINGS, 'rule: bank')}: the bank waives bank-is-large-enough: The bank is young.",
        f"  {QUESTIONS}:{line_of(root, QUESTIONS, 'rule: stem')}: q-0001 waives stem-does-not-echo: The lake is what she looks at.",
        f"  {CASES}:{line_of(root, CASES, 'rule: no-idioms')}: case-small-harbor waives no-idioms: There is a real boat.",
    ]


def test_the_report_names_the_questions_that_are_being_checked(tmp_path):
    root = copy_of_toy(tmp_path)
    change(root, "data/scope.yml", "text: A peer supporter rests too.", "text: A peer supporter rests at noon too.")
    assert bank_report(read(root))[-1] == "Being checked, since a clause has changed: q-0002, q-0003."


def test_a_record_nothing_rests_on_stands_first(tmp_path):
    root = spoiled(tmp_path, {"q-0003": {"options.2.because": ["quiet-hours"]}})
    report = bank_report(read(root))
    assert (
        report[report.index("Questions that rest on each confirmed record, the fewest first; the goal is 1:") + 1] == "     0  not-a-judge"
    )


def test_a_guide_without_questions_has_nothing_to_report(tmp_path):
    root = copy_of_toy(tmp_path)
    (root / QUESTIONS).write_text("questions: []\n", encoding="utf-8", newline="\n")
    assert bank_report(read(root)) == ["The bank: there are no questions that can be judged."]
