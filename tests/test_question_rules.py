"""Every rule about practice questions and cases flags what it is meant to flag, in its exact words and at its line, and passes the rest.

tests/question_rules.yml holds, for each rule, changes that are fine and changes that are not; each is made in the questions and
cases of the toy guide.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.check import questions, told
from scripts.check.questions import BANK_WARNINGS, ERRORS, OF_CASES, SET_ERRORS, WARNINGS, name_of
from scripts.check.questions.bank import positions_are_even
from scripts.pages import Pages
from tests.data_kit import read
from tests.question_kit import CASES, QUESTIONS, SETTINGS, spoiled

RULES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "question_rules.yml").read_text(encoding="utf-8"))
WAIVABLE = {name_of(rule) for rule in (*WARNINGS, *BANK_WARNINGS)}
GOOD = [pytest.param(change, id=f"{rule}-{n}") for rule, cases in RULES.items() for n, change in enumerate(cases["good"], 1)]
BAD = [pytest.param(rule, case, id=f"{rule}-{n}") for rule, cases in RULES.items() for n, case in enumerate(cases["bad"], 1)]


def found(root: Path) -> list[str]:
    """What the rules about questions say of a folder."""
    guide = read(root)
    assert guide.loaded.problems == []
    told = {*questions.questions_are_sound(guide, Pages()), *questions.warnings_are_mended_or_waived(guide, Pages())}
    return [str(problem) for problem in sorted(told)]


def advice(rule: str) -> str:
    """What a warning says at its end."""
    return f" If it does not hold here, waive it with the reason: {{rule: {rule}, why: …}}" if rule in WAIVABLE else ""


def place(root: Path, piece: str, nth: int = 1, item: str | None = None) -> str:
    """“path:line” of the nth line that holds a piece: after the id of a question or a case, or else in the settings."""
    path = SETTINGS if not item else QUESTIONS if item.startswith("q-") else CASES
    lines = (root / path).read_text(encoding="utf-8").splitlines()
    start = lines.index(f"- id: {item}") if item else 0
    return f"{path}:{[number for number, line in enumerate(lines, 1) if number > start and piece in line][nth - 1]}"


def expected(root: Path, rule: str, case: dict[str, Any]) -> list[str]:
    """What is told, in order: that of the case, and whatever else it says comes of the same mistake."""
    each = [case, *({"change": case["change"], **more} for more in case.get("also", ()))]
    return sorted(_one_expected(root, rule, one) for one in each)


def _one_expected(root: Path, rule: str, case: dict[str, Any]) -> str:
    named = [item for item in case["change"] if item.startswith(("q-", "case-"))] if "bank" not in case["change"] else []
    spoken_of = case.get("item") or next((item for item in named if case["says"].startswith((item, f"the stem of {item}"))), None)
    in_settings = case["at"] in (root / SETTINGS).read_text(encoding="utf-8") and not spoken_of
    where = place(root, case["at"], case.get("nth", 1), None if in_settings else spoken_of or named[-1])
    return f"{where}: {case['says']}{advice(rule)}"


# ---- the table


def test_every_rule_is_in_the_table():
    assert sorted(RULES) == sorted(name_of(rule) for rule in (*ERRORS, *SET_ERRORS, *WARNINGS, *BANK_WARNINGS))
    assert [rule for rule, cases in RULES.items() if not (cases["good"] and cases["bad"])] == []


def test_every_rule_says_itself_in_plain_english():
    rules = (*ERRORS, *SET_ERRORS, *WARNINGS, *BANK_WARNINGS)
    assert [name_of(rule) for rule in rules if not (rule.__doc__ or "").strip().endswith(".")] == []
    assert len({rule.__doc__ for rule in rules}) == len(rules)


def test_every_rule_that_holds_for_cases_is_tried_on_one():
    tried = {rule for rule, cases in RULES.items() if any("case-small-harbor" in case["change"] for case in cases["bad"])}
    assert tried == {name_of(rule) for rule in OF_CASES}


@pytest.mark.parametrize("change", GOOD)
def test_a_good_question_passes(change, tmp_path):
    assert found(spoiled(tmp_path, change)) == []


@pytest.mark.parametrize(("rule", "case"), BAD)
def test_a_bad_question_is_flagged_by_its_rule_alone(rule, case, tmp_path):
    root = spoiled(tmp_path, case["change"], recorded=not case.get("unrecorded"))
    assert found(root) == expected(root, rule, case)


# ---- waivers

ECHO = {"options.1.text": "Wait, and look at the water."}
WAIVER = {"waive": [{"rule": "stem-does-not-echo", "why": "The lake is what she looks at."}]}
ECHOED = "q-0001: of the options only the best repeats “water” from the stem. Change it, or repeat it in another."


def test_a_warning_says_how_to_waive_it(tmp_path):
    said = "If it does not hold here, waive it with the reason: {rule: stem-does-not-echo, why: …}"
    root = spoiled(tmp_path, {"q-0001": ECHO})
    assert found(root) == [f"{place(root, 'text: Wait', item='q-0001')}: {ECHOED} {said}"]


def test_a_waived_warning_is_not_told(tmp_path):
    assert found(spoiled(tmp_path, {"q-0001": ECHO | WAIVER})) == []


def test_a_waiver_in_a_case_holds_and_one_that_waives_nothing_is_told(tmp_path):
    told = {"pulls.1": "To rock the boat may cost you a friend."}
    waiver = {"waive": [{"rule": "no-idioms", "why": "There is a real boat."}]}
    assert found(spoiled(tmp_path / "told", {"case-small-harbor": told | waiver})) == []
    root = spoiled(tmp_path / "idle", {"case-small-harbor": waiver})
    idle = "case-small-harbor waives “no-idioms”, but that rule finds nothing here. Remove the waiver."
    assert found(root) == [f"{place(root, 'rule: no-idioms', item='case-small-harbor')}: {idle}"]


def test_a_waiver_holds_for_its_own_question_and_rule_only(tmp_path):
    root = spoiled(tmp_path, {"q-0001": ECHO, "q-0002": WAIVER})
    idle = "q-0002 waives “stem-does-not-echo”, but that rule finds nothing here. Remove the waiver."
    assert found(root) == [
        f"{place(root, 'text: Wait', item='q-0001')}: {ECHOED}{advice('stem-does-not-echo')}",
        f"{place(root, 'rule: stem', item='q-0002')}: {idle}",
    ]


def test_a_waiver_of_a_rule_there_is_not_is_told_with_the_nearest(tmp_path):
    root = spoiled(tmp_path, {"q-0001": {"waive": [{"rule": "stem-does-not-ecko", "why": "The lake is what she looks at."}]}})
    said = "q-0001 waives “stem-does-not-ecko”, which is no warning. Did you mean “stem-does-not-echo”?"
    assert found(root) == [f"{place(root, 'rule: stem', item='q-0001')}: {said}"]


def test_an_error_cannot_be_waived(tmp_path):
    root = spoiled(tmp_path, {"q-0001": {"options.0": None, "waive": [{"rule": "three-or-four-options", "why": "Two are enough."}]}})
    assert found(root) == [
        f"{place(root, 'options:', item='q-0001')}: q-0001 has 2 options. Give it three or four.",
        f"{place(root, 'rule: three', item='q-0001')}: q-0001 waives “three-or-four-options”, which is no warning.",
    ]


def test_a_warning_about_the_bank_is_waived_in_its_settings(tmp_path):
    waive = [{"rule": "bank-is-large-enough", "why": "The bank is young."}]
    assert found(spoiled(tmp_path, {"goals": {"questions": 9}, "settings": {"waive": waive}})) == []


def test_a_waiver_of_the_bank_that_waives_nothing_is_told(tmp_path):
    waive = [{"rule": "positions-are-even", "why": "The bank is young."}, {"rule": "positions-are-od", "why": "It is young."}]
    root = spoiled(tmp_path, {"settings": {"waive": waive}})
    assert found(root) == [
        f"{place(root, 'rule: positions-are-even')}: item_writing.yml waives “positions-are-even”, but that rule finds nothing here. "
        "Remove the waiver.",
        f"{place(root, 'rule: positions-are-od')}: item_writing.yml waives “positions-are-od”, which is no warning. "
        "Did you mean “positions-are-even”?",
    ]


# ---- what cannot be read hides what it holds


def test_while_a_question_cannot_be_read_the_bank_is_not_judged(tmp_path):
    root = spoiled(tmp_path, {"q-0003": {"level": "recalls"}, "goals": {"questions": 9, "a_record": 9}}, recorded=False)
    assert [str(problem) for problem in questions.warnings_are_mended_or_waived(read(root), Pages())] == []


def test_while_the_settings_cannot_be_read_no_question_is_judged(tmp_path):
    root = spoiled(tmp_path, {"q-0001": {"options.0": None}, "goals": {"grade": 90}})
    guide = read(root)
    assert [*told(questions.questions_are_sound, guide, Pages()), *told(questions.warnings_are_mended_or_waived, guide, Pages())] == []


@pytest.mark.parametrize("field", ["stem", "title", "options.0.text", "options.1.why", "waive.0.why"])
def test_a_blank_text_breaks_no_rule_down(field, tmp_path):
    """That it is blank is told elsewhere; here it is enough that the rules go on."""
    found(spoiled(tmp_path, {"q-0001": ECHO | WAIVER | {field: "   "}}))


# ---- many questions


@pytest.mark.parametrize(("first", "told"), [(118, 0), (130, 1)])
def test_positions_that_are_uneven_by_chance_pass_and_others_do_not(first, told, tmp_path):
    """Of 300 questions; both shares are within ten points of even, and chi-square parts them: 4.86 and 13.5, where 5.99 is the most."""
    second = first + (300 - first) // 2
    best = {f"1-{first}": {"best": 0}, f"{first + 1}-{second}": {"best": 1}, f"{second + 1}-300": {"best": 2}}
    guide = read(spoiled(tmp_path, {"bank": 300, **best}, recorded=False))
    assert len(list(positions_are_even(guide))) == told


# ---- two runs say the same


def test_the_rules_say_the_same_twice(tmp_path):
    change = {"q-0003": {"stem": "You wait and ask whether there is more. What do the quiet hours ask of you?"}, "goals": {"questions": 9}}
    root = spoiled(tmp_path, change)
    assert found(root) == found(root) != []
