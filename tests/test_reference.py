"""The files beside the data that are made from it: README.md, the schemas for editors, and the memory of published ids."""

import json
from datetime import date

import pytest
import yaml
from jsonschema import Draft202012Validator

from scripts.reference import reference
from scripts.schema import FILES, groups, kinds, record_lists, schema_name
from tests.data_kit import NEW_FRAME, PROJECT, TOY, add, change, copy_of_toy, data_paths, line_of, problems, read


@pytest.fixture(scope="module")
def files():
    """The generated files of the toy guide, by path."""
    return reference(read(TOY))


@pytest.fixture
def copy(tmp_path):
    """A copy of the toy guide, to be changed."""
    return copy_of_toy(tmp_path)


def schema_of(files: dict[str, bytes], name: str) -> dict:
    return json.loads(files[f"data/schemas/{schema_name(name)}"])


def as_json(value):
    """A value of YAML as JSON has it: a day becomes its text."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def data(name: str):
    """The first of the files that a name stands for, as JSON has it."""
    return as_json(yaml.safe_load((TOY / data_paths(name)[0]).read_text(encoding="utf-8")))


def published_ids(root) -> str:
    return reference(read(root))["data/published-ids.txt"].decode()


def test_the_generated_files_of_the_guide_are_fresh(guide):
    stale = [
        path for path, content in reference(guide).items() if not (PROJECT / path).exists() or (PROJECT / path).read_bytes() != content
    ]
    assert stale == [], f"{', '.join(stale)}: made from other data than what stands beside it. Run `make bless` and commit."


def test_no_schema_is_left_of_a_file_that_is_gone():
    left = {path.name for path in (PROJECT / "data" / "schemas").iterdir()}
    assert left == {schema_name(name) for name in FILES}


def test_every_data_file_names_its_schema_for_editors():
    left_out = []
    for name in FILES:
        for path in data_paths(name, PROJECT):
            schema = f"{'../' * name.count('/')}schemas/{schema_name(name)}"
            if f"# yaml-language-server: $schema={schema}" not in (PROJECT / path).read_text(encoding="utf-8").splitlines()[:5]:
                left_out.append(path)
    assert left_out == []


def test_the_reference_is_the_same_twice(files):
    assert reference(read(TOY)) == files


def test_the_page_about_the_data_explains_every_file_kind_and_field(files):
    page = files["data/README.md"].decode()
    rows = {
        f"| `{name}` | {'yes' if field.is_required() else ''} | {field.description.replace('|', '&#124;')}"
        for file in FILES.values()
        for model in (*record_lists(file).values(), *groups(file))
        for name, field in model.model_fields.items()
    }
    assert [f"## {name}" for name in FILES if f"## {name}\n" not in page] == []
    assert sorted(row for row in rows if row not in page) == []


@pytest.mark.parametrize("name", FILES)
def test_a_schema_for_editors_is_valid_and_takes_the_data(name, files):
    schema = schema_of(files, name)
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(data(name))] == []


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("status", "perhaps"), ("title", ""), ("url", "not an address"), ("also", "handbook"), ("color", "blue"), ("edition", 2010)],
)
def test_a_schema_for_editors_refuses_what_the_check_refuses(field, wrong, files):
    given = data("sources.yml")
    given["sources"][0][field] = wrong
    assert not Draft202012Validator(schema_of(files, "sources.yml")).is_valid(given)


def test_a_schema_offers_the_ids_of_today(files):
    offered = schema_of(files, "topics.yml")["$defs"]
    assert offered["id-of-competency"]["enum"] == ["hear-whole-story", "ask-before-advice", "walk-beside"]
    assert offered["id-of-source"]["enum"] == ["lakeland-handbook", "lakeland-notice", "harbor-sample"]


def test_a_schema_says_of_each_field_what_check_and_readme_say(files):
    fields = schema_of(files, "competencies.yml")["$defs"]["Competency"]["properties"]
    assert {name: field["description"] for name, field in fields.items()} == {
        name: field.description for name, field in kinds()["competency"].model_fields.items()
    }


def test_a_new_id_is_recorded_under_its_file(copy):
    add(copy, "data/frames.yml", NEW_FRAME)
    assert "# frames.yml\nlake-values\nvalue-1\nvalue-2\nvalue-3\nvalue-calm\nvalue-company\nvalue-slow\n" in published_ids(copy)


def test_an_id_once_published_is_never_forgotten(copy):
    before = published_ids(copy).splitlines()
    change(copy, "data/programs.yml", "- id: lake-line", "- id: sea-line")
    after = published_ids(copy).splitlines()
    assert set(before) < set(after)
    assert set(after) - set(before) == {"sea-line"}


def test_an_id_that_is_gone_is_told(copy):
    change(copy, "data/programs.yml", "- id: lake-line", "- id: sea-line")
    published = (copy / "data" / "published-ids.txt").read_text(encoding="utf-8").splitlines()
    line = line_of(copy, "data/programs.yml", "- id: sea-line")
    assert problems(copy) == [
        f"data/programs.yml:{line}: “lake-line” was published (published-ids.txt:{published.index('lake-line') + 1}) and is gone. "
        "Bring it back, or say in moved.yml where it went. Did you mean “sea-line”?"
    ]


def test_a_page_once_published_is_never_forgotten(copy):
    (copy / "docs/exam.md").rename(copy / "docs/the-exam.md")
    recorded = reference(read(copy))["data/published-pages.txt"].decode().splitlines()
    assert {"exam/", "the-exam/", "study/exam/", "ferry/"} < set(recorded)
    assert "" not in recorded[2:] and recorded[2:] == sorted(recorded[2:])


def test_a_page_that_is_renamed_needs_a_way_from_its_old_address_and_then_nothing(copy):
    (copy / "docs/then-and-now.md").rename(copy / "docs/study/then-and-now.md")
    change(copy, "mkdocs.yml", "then-and-now.md", "study/then-and-now.md")
    listed = line_of(copy, "data/published-pages.txt", "then-and-now/")
    end = len((copy / "data/moved.yml").read_text(encoding="utf-8").splitlines())
    assert problems(copy) == [
        f"data/moved.yml:{end}: the page “then-and-now/” was published (published-pages.txt:{listed}) and is gone. "
        "Bring it back, or say here where it went. Did you mean “study/then-and-now/”?"
    ]
    add(copy, "data/moved.yml", "- address: then-and-now/\n  to: [study/then-and-now/]\n  why: It is part of the study pages.\n")
    assert problems(copy) == []


def test_an_id_that_moved_goes_on_being_recorded_where_it_was(copy):
    assert "# programs.yml\nferry-tickets\nharbor-house\nlake-line\n" in published_ids(copy)
