"""Reading data/: every value with its line, whatever program saved the file, and as much of it as can be read."""

import codecs
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.load import load, published
from tests.data_kit import TOY, add, change, copy_of_toy, line_of, mend, problems, read


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_toy(tmp_path_factory.mktemp("toy"))


@pytest.fixture
def toy(copied: Path) -> Iterator[Path]:
    """A copy of the toy guide, to be spoiled: one for all tests of this file, mended after each."""
    yield copied
    mend(copied)


def data_files(root):
    return sorted((root / "data").rglob("*.yml"))


def everything(root):
    """All that is read from a folder: records and settings by name, and where each record stands."""
    loaded = load(root)
    places = {record_id: (place.path, place.line()) for record_id, place in loaded.places.items()}
    return loaded.records, loaded.settings, places, loaded.problems


def test_a_record_stands_at_the_line_of_its_id():
    place = load(TOY).places["ask-before-advice"]
    assert (place.path, place.line()) == ("data/competencies.yml", line_of(TOY, "data/competencies.yml", "id: ask-before-advice"))


@pytest.mark.parametrize(
    ("inside", "piece"),
    [
        (("standing",), "standing: stated"),
        (("sources", 0, "at"), "p. 6, 1.1"),
        (("text",), "text: Listen to the end"),
        (("looks_like",), "looks_like:"),
        (("looks_like", 1), "- You ask whether there is more."),
        (("ethics", 0), "ethics: [keep-trust]"),
    ],
)
def test_a_value_stands_at_its_line(inside, piece):
    place = load(TOY).places["hear-whole-story"]
    assert place.line(*inside) == line_of(TOY, place.path, piece, after="id: hear-whole-story")


def test_a_value_inside_a_group_stands_at_its_line():
    place = load(TOY).places["job-errands"]
    assert place.line("now", 1, "change") == line_of(TOY, place.path, "change: widened")
    assert place.line("now", 1, "scope") == line_of(TOY, place.path, "- scope: go-along")


def test_a_value_that_is_not_there_stands_at_what_is_around_it():
    place = load(TOY).places["hear-whole-story"]
    assert place.line("tab") == place.line()
    assert place.line("looks_like", 7) == place.line("looks_like")


def test_a_setting_stands_at_its_line():
    place = load(TOY).settings_places["moved.yml"]
    assert place.line("moved", 1, "to", 1) == line_of(TOY, "data/moved.yml", "to: [sit-with-people, quiet-hours]")


def test_records_come_in_the_order_of_their_file():
    scope = [record.id for record in load(TOY).records.values() if record.kind == "scope-statement"]
    assert scope == ["sit-with-people", "go-along", "quiet-hours", "not-a-judge"]


def test_a_number_in_quotes_keeps_its_zero():
    assert load(TOY).records["ask-before-advice"].code == "1.10"


def test_a_folded_text_is_read_as_one_line():
    text = load(TOY).records["lakeland-handbook"].text
    assert text == "The book of the Lakeland course. The guide takes from it the competencies and the topics."


def test_a_file_with_a_byte_order_mark_is_read_as_any_other(toy):
    before = everything(toy)
    for path in data_files(toy):
        path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
    assert everything(toy) == before
    assert problems(toy) == []


def test_a_file_saved_on_windows_is_read_as_any_other(toy):
    before = everything(toy)
    for path in data_files(toy):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert everything(toy) == before
    assert problems(toy) == []


def test_a_problem_in_a_file_saved_on_windows_stands_at_its_line(toy):
    change(toy, "data/scope.yml", "reach: depends", "reach: depend")
    line = line_of(toy, "data/scope.yml", "reach: depend")
    path = toy / "data" / "scope.yml"
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes().replace(b"\n", b"\r\n"))
    said = "go-along: “reach” is “depend”. It must be one of: within, depends, outside. Did you mean “depends”?"
    assert problems(toy) == [f"data/scope.yml:{line}: {said}"]


def test_letters_of_any_script_are_kept(toy):
    change(toy, "data/programs.yml", "name: Lake Line", "name: Línea del lago, Pas dej, 湖")
    assert load(toy).records["lake-line"].name == "Línea del lago, Pas dej, 湖"
    assert problems(toy) == []


def test_one_bad_record_hides_no_other(toy):
    change(toy, "data/scope.yml", "reach: depends", "reach: perhaps")
    assert load(TOY).records.keys() - load(toy).records.keys() == {"go-along"}


def test_a_link_to_a_bad_record_is_not_called_broken(toy):
    change(toy, "data/scope.yml", "reach: depends", "reach: perhaps")
    line = line_of(toy, "data/scope.yml", "reach: perhaps")
    assert problems(toy) == [f"data/scope.yml:{line}: go-along: “reach” is “perhaps”. It must be one of: within, depends, outside."]


def test_the_mistakes_of_all_files_are_told_in_one_run(toy):
    for path in ("data/topics.yml", "data/frames.yml", "data/programs.yml"):
        add(toy, path, "  color: blue\n")
    assert [problem.split(":")[0] for problem in problems(toy)] == ["data/frames.yml", "data/programs.yml", "data/topics.yml"]


def test_problems_come_in_the_order_of_files_and_lines(toy):
    for number in range(1, 13):
        add(toy, "data/notices.yml", f"- name: notice-{number}\n  title: A notice\n  text: It ends nowhere\n")
    lines = [int(problem.split(":")[1]) for problem in problems(toy)]
    assert len(lines) == 12
    assert lines == sorted(lines)


def test_a_field_given_twice_keeps_the_first(toy):
    change(toy, "data/programs.yml", "  name: Lake Line\n", "  name: Lake Line\n  name: Sea Line\n")
    first, second = line_of(toy, "data/programs.yml", "Lake Line"), line_of(toy, "data/programs.yml", "Sea Line")
    assert problems(toy) == [f"data/programs.yml:{second}: “name” is given twice (also on line {first}). Keep one."]
    assert load(toy).records["lake-line"].name == "Lake Line"


def test_a_collection_is_read_from_every_file_of_its_folder(toy):
    text = (toy / "data/questions/listening.yml").read_text(encoding="utf-8")
    first, second = text.split("- id: q-0003")
    (toy / "data/questions/listening.yml").write_text(first, encoding="utf-8", newline="\n")
    add(toy, "data/questions/walking.yml", f"questions:\n- id: q-0003{second}")
    assert problems(toy) == []
    places = {i: place.path for i, place in load(toy).places.items() if i.startswith("q-")}
    assert places == {f"q-000{n}": f"data/questions/{'listening' if n < 3 else 'walking'}.yml" for n in range(1, 7)}
    assert load(toy).records.keys() == load(TOY).records.keys()


def test_a_file_of_a_collection_that_cannot_be_read_hides_only_what_is_in_it(toy):
    add(toy, "data/questions/walking.yml", "questions:\n- id: q-0300\n\ttitle: A tab\n")
    said = "this line holds a tab. YAML needs spaces: replace the tab with two spaces."
    assert problems(toy) == [f"data/questions/walking.yml:3: {said}"]
    assert load(toy).known["q-0300"] == "question"


def test_a_copy_of_a_file_in_a_folder_is_a_stranger_and_repeats_no_id(toy):
    text = (toy / "data/questions/listening.yml").read_text(encoding="utf-8")
    add(toy, "data/questions/listening copy.yml", text)
    said = (
        "data/questions/listening copy.yml is not a file of the guide, so nothing in it would be shown. "
        "A file here is named in lower-case words joined by hyphens and ends with .yml. Rename it, or remove it."
    )
    assert problems(toy) == [f"data/questions/listening copy.yml:1: {said}"]


def test_a_folder_without_data_is_told_which_files_a_guide_cannot_do_without(tmp_path):
    needed = [
        "exam.yml",
        "posting.yml",
        "matching.yml",
        "item_writing.yml",
        "plan.yml",
        "readiness.yml",
        "moved.yml",
        "notices.yml",
        "talks.yml",
        "danger.yml",
        "synonyms.yml",
        "voice.yml",
        "interface.yml",
    ]
    assert [str(problem) for problem in load(tmp_path).problems] == [
        f"data/{name}:1: data/{name} is missing. The guide needs it; bring it back." for name in needed
    ]


def test_a_kind_of_which_nothing_was_published_needs_no_file(toy):
    """So that a guide goes on working when the package learns a new kind."""
    recorded = (toy / "data/published-ids.txt").read_text(encoding="utf-8")
    (toy / "data/published-ids.txt").write_text(recorded.partition("# cases.yml")[0], encoding="utf-8", newline="\n")
    (toy / "data/cases.yml").unlink()
    change(toy, "docs/study/questions.md", '{{ records("case") }}', "None.")
    change(toy, "docs/index.md", '{{ scene("case-small-harbor") }}', "None.")
    assert problems(toy) == []
    assert read(toy).by_kind["case"] == []


def test_generated_and_hidden_files_are_no_strangers(toy):
    (toy / "data" / "schemas").mkdir(exist_ok=True)
    for name in ("README.md", ".sources.yml.swp", "schemas/sources.schema.json"):
        add(toy, f"data/{name}", "{}\n")
    assert problems(toy) == []


def test_published_ids_are_read_with_their_file_and_line():
    found = published(TOY)
    path = "data/published-ids.txt"
    assert found["ferry-tickets"] == ("programs.yml", line_of(TOY, path, "ferry-tickets"))
    assert found["competency-1-10"] == ("competencies.yml", line_of(TOY, path, "competency-1-10"))
    assert set(found) == read(TOY).addresses


def test_the_real_data_is_read_without_a_problem(guide):
    assert guide.loaded.problems == []
    assert len(guide.records) > 300
