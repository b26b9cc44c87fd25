"""What was found out is kept while nothing it rests on changes, and never a moment longer."""

import gc
from pathlib import Path

import pytest

from scripts.kept import Kept
from tests.data_kit import TOY, change, copy_of_toy, problems, read

# Edits of the toy guide, each of another thing a question is judged beside: the file, what stands there, what it becomes, what is told.
EDITS = {
    "the question itself": ("data/questions/listening.yml", "A pause is not the end.", "A pause is no junkie.", "“junkie” wounds."),
    "how a clause is known": (
        "data/scope.yml",
        "- id: quiet-hours\n  standing: stated",
        "- id: quiet-hours\n  standing: unconfirmed",
        "rests on quiet-hours, whose wording is not confirmed.",
    ),
    "the words that are looked for": ("data/item_writing.yml", "stigma: [", "stigma: [sighs, ", "“sighs” wounds."),
    "what it was written against": ("data/written-against.txt", "q-0001 ", "q-9001 ", "q-0001 is not recorded with the text of"),
    "what the glossary explains": ("data/glossary.yml", "abbreviation: LOR", "abbreviation: LRO", "q-0002 uses “LOR”"),
}


@pytest.mark.parametrize("what", EDITS)
def test_a_question_is_judged_again_when_something_changes_that_it_is_judged_beside(tmp_path: Path, what: str):
    toy, (path, old, new, said) = copy_of_toy(tmp_path), EDITS[what]
    change(toy, "data/questions/listening.yml", "“Here is what I would tell them.”", "“Here is what I would tell LOR.”")
    before = (toy / path).read_bytes()
    assert problems(toy) == []
    change(toy, path, old, new)
    assert [told for told in problems(toy) if said in told] != []
    (toy / path).write_bytes(before)
    assert problems(toy) == []


def test_a_file_that_has_not_changed_is_not_read_again(tmp_path: Path):
    toy = copy_of_toy(tmp_path)
    before = read(toy)
    change(toy, "data/scope.yml", "reach: depends", "reach: within")
    after = read(toy)
    assert after["go-along"].reach == "within" and before["go-along"].reach == "depends"
    assert [kind for kind, records in after.by_kind.items() if any(r is not before[r.id] for r in records)] == ["scope-statement"]


def test_what_is_kept_of_a_thing_goes_with_it():
    kept, records, asked = Kept(), read(TOY), []

    def find(name: str) -> str:
        asked.append(name)
        return name

    one = records["go-along"].model_copy()
    assert [kept.of(one, lambda: find("first")), kept.of(one, lambda: find("second"))] == ["first", "first"]
    assert kept.of(one, lambda: find("third"), beside=1) == kept.of(one, lambda: find("fourth"), beside=1) == "third"
    assert kept.of(one.model_copy(), lambda: find("another")) == "another"
    assert asked == ["first", "third", "another"]
    del one
    gc.collect()
    assert vars(kept) == {"_known": {}}
