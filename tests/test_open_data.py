"""The guide as open data: what somebody finds who downloads it and builds on it."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from scripts.exports import open_data, tables
from scripts.guide import Guide
from scripts.inline import plain
from scripts.render import Renderer
from scripts.schema import Sourced, kinds
from tests.data_kit import copy_of_toy, read

SHARED = {"kind", "code", "label", "title", "text", "ours", "standing", "sources", "also", "address", "links", "backlinks"}
STANDINGS = {"stated", "reported", "inferred", "unconfirmed", "guidance"}
# Tables to study from, which tests/test_takeaway.py reads.
TO_STUDY = {"study-questions", "flashcards"}
# A spreadsheet program runs a cell that begins with one of these.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@pytest.fixture(scope="module")
def schema(site) -> dict[str, Any]:
    return json.loads((site.folder / "downloads/guide.schema.json").read_bytes())


@pytest.fixture(scope="module")
def data(site) -> dict[str, Any]:
    return json.loads((site.folder / "downloads/guide.json").read_bytes())


@pytest.fixture(scope="module")
def records(data) -> dict[str, dict[str, Any]]:
    return data["records"]


@pytest.fixture(scope="module")
def csv_rows(site, records) -> dict[str, list[dict[str, str]]]:
    """Kind → the rows of its table, as a spreadsheet program reads them."""
    found = {}
    for kind in {r["kind"] for r in records.values()}:
        with (site.folder / f"downloads/{kind}.csv").open(encoding="utf-8-sig", newline="") as file:
            found[kind] = list(csv.DictReader(file, strict=True))
    return found


def faults(schema: dict[str, Any], data: dict[str, Any]) -> list[str]:
    return [error.message for error in Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(data)]


def changed(data: dict[str, Any], record_id: str, **fields: Any) -> dict[str, Any]:
    """The data with one record alone, some of its fields given anew."""
    return {**data, "records": {record_id: {**data["records"][record_id], **fields}}}


def cited(value: Any) -> Iterator[str]:
    """Every source named under “sources”, at any depth."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from (cite["id"] for cite in inner) if name == "sources" else cited(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from cited(inner)


def named(record: dict[str, Any]) -> set[str]:
    """Every id a record names, by link or as a source."""
    return {target for targets in record["links"].values() for target in targets} | set(cited(record))


# ---- the schema


def test_the_schema_is_valid_json_schema(schema):
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_data_fits_its_schema(schema, data, records):
    """One record of each kind is asked whether it fits one kind and no other; the others only whether they fit their own.

    A record of one kind never fits another, as each kind requires its name. To ask every record of every kind takes twenty times as long.
    """
    defined = schema["$defs"]
    every_kind = {"oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in defined]}
    shape = schema["properties"]["records"]
    assert shape == {"type": "object", "propertyNames": shape["propertyNames"], "additionalProperties": every_kind}
    assert [kind for kind, of_kind in defined.items() if of_kind["properties"]["kind"] != {"const": kind}] == []
    assert [kind for kind, of_kind in defined.items() if "kind" not in of_kind["required"]] == []
    sample = {r["kind"]: record_id for record_id, r in records.items()}
    assert faults(schema, {**data, "records": {record_id: records[record_id] for record_id in sample.values()}}) == []
    assert faults({"propertyNames": shape["propertyNames"]}, records) == []
    for kind in defined:
        of_kind = {record_id: r for record_id, r in records.items() if r["kind"] == kind}
        assert faults({"additionalProperties": {"$ref": f"#/$defs/{kind}"}, "$defs": defined}, of_kind) == [], kind


def test_the_data_holds_exactly_the_kinds_of_the_schema(schema, records):
    assert {r["kind"] for r in records.values()} == set(schema["$defs"])


def test_the_schema_says_what_every_field_means(schema):
    unexplained = [
        f"{kind}.{name}"
        for kind, shape in schema["$defs"].items()
        for name, field in shape["properties"].items()
        if not {"description", "const"} & field.keys()
    ]
    assert unexplained == []


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "opinion"},
        {"standing": "certain"},
        {"title": None},
        {"remark": "ask someone"},
        {"address": "https://example.org/"},
        {"sources": ["a book"]},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_the_schema_refuses_what_it_does_not_describe(schema, data, fields):
    assert faults(schema, changed(data, "informed-choice")) == []
    assert faults(schema, changed(data, "informed-choice", **fields)) != []


# ---- the whole


def test_the_data_says_when_the_guide_was_last_changed_and_not_what_day_it_is(tmp_path, monkeypatch):
    """Outside a repository that is the newest month of the data."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert open_data.guide_data(read(copy_of_toy(tmp_path)))["built"] == "2025-03-01"


# ---- the records


def test_every_record_has_what_all_kinds_share(records):
    assert {record_id: SHARED - r.keys() for record_id, r in records.items() if not r.keys() >= SHARED} == {}


def test_every_record_has_a_title_and_a_known_standing(records):
    assert [i for i, r in records.items() if not r["title"].strip() or r["standing"] not in STANDINGS] == []


def test_a_text_is_missing_only_where_its_wording_is_not_known(records):
    """Nothing but a name is known of it, or a figure says all there is; elsewhere its wording is not confirmed."""
    without = [
        r for r in records.values() if r["text"] is None and "value" not in r and not all(c["gives"] == "name" for c in r["sources"])
    ]
    assert {r["standing"] for r in without} == {"unconfirmed"}


def test_a_standing_never_covers_what_is_ours(records):
    """Where no source gives more than a name, no sentence is called the text; where all is ours, it is not said twice."""
    only_named = [r for r in records.values() if r["sources"] and all(c["gives"] == "name" for c in r["sources"])]
    assert [r["address"] for r in only_named if r["text"] is not None and r["standing"] != "guidance"] == []
    assert [r["address"] for r in records.values() if r["ours"] and r["standing"] == "guidance"] == []
    assert [i for i, r in records.items() if r["text"] is not None and not r["text"].strip()] == []


def test_every_record_that_rests_on_sources_cites_one_and_the_place_in_it(records):
    """A source rests on none, and a question or a case rests on other records, which cite theirs."""
    for record_id, record in records.items():
        if issubclass(kinds()[record["kind"]], Sourced):
            assert record["sources"], record_id
        elif record["kind"] != "source":
            assert record["links"], record_id
        for cite in record["sources"]:
            assert records[cite["id"]]["kind"] == "source" and cite["at"].strip(), record_id


def test_an_official_number_comes_with_the_way_it_is_said(records):
    assert records["informed-choice"]["code"] == "1.2"
    assert records["informed-choice"]["label"] == "Competency 1.2"
    assert [i for i, r in records.items() if r["code"] and not r["label"]] == []


def test_a_link_that_is_one_record_stands_as_a_field_too(records):
    assert (records["q-0832"]["domain"], records["q-0832"]["links"]["domain"]) == ("study-recovery", ["study-recovery"])
    assert records["informed-choice"]["domain"] in records
    assert "ethics" not in records["informed-choice"] and records["informed-choice"]["links"]["ethics"]


def test_every_link_is_seen_from_both_ends(records):
    for record_id, record in records.items():
        for target in named(record):
            assert record_id in records[target]["backlinks"].get(record["kind"], []), f"{record_id} names {target}, which does not know it"
        for kind, others in record["backlinks"].items():
            for other in others:
                assert records[other]["kind"] == kind and record_id in named(records[other]), f"{other} does not name {record_id}"


def test_every_address_answers_in_the_built_site(site, records):
    silent = [r["address"] for r in records.values() if not (site.folder / r["address"].strip("/") / "index.html").is_file()]
    assert silent == []
    assert {i for i, r in records.items() if r["address"] != f"/go/{i}/"} == set()


# ---- the tables


def test_there_is_a_table_for_every_kind_and_no_other(site, records):
    tables_there = {path.stem for path in site.folder.glob("downloads/*.csv")}
    assert tables_there - TO_STUDY == {r["kind"] for r in records.values()}


def test_a_table_says_that_it_is_utf8(site):
    """Without the mark at its start, a spreadsheet program shows curly quotes as rubbish."""
    assert [p.name for p in site.folder.glob("downloads/*.csv") if not p.read_bytes().startswith(b"\xef\xbb\xbf")] == []


def test_a_table_has_one_row_a_record_in_the_same_order(csv_rows, records):
    for kind, rows in csv_rows.items():
        assert [row["id"] for row in rows] == [i for i, r in records.items() if r["kind"] == kind]


def test_every_row_has_a_cell_for_every_column(csv_rows):
    # csv.DictReader puts cells too many under None, and None into cells that are missing.
    assert [row["id"] for rows in csv_rows.values() for row in rows if None in row or None in row.values()] == []


def test_the_tables_say_what_the_open_data_says(csv_rows, records):
    for row in (row for rows in csv_rows.values() for row in rows):
        record = records[row["id"]]
        for name in ("label", "title", "text", "ours", "standing", "address"):
            assert row[name].removeprefix("'") == plain(record[name] or "").removeprefix("'"), f"{row['id']}: {name}"
        for cite in record["sources"]:
            assert cite["id"] in row["sources"] and cite["at"] in row["sources"], row["id"]
        for target in (target for targets in record["links"].values() for target in targets):
            assert target in row["links"], row["id"]


def test_the_tables_carry_the_fields_of_a_kind(csv_rows, records):
    """The value of a fact, the page of a topic, the definition of a term: not only what all kinds share."""
    for kind, name in (("fact", "value"), ("topic", "page"), ("source", "url"), ("competency", "why"), ("term", "abbreviation")):
        expected = [str(r.get(name, "")) for r in records.values() if r["kind"] == kind]
        assert [row[name] for row in csv_rows[kind]] == expected and any(expected), f"{kind}.{name}"


def test_no_cell_begins_like_a_formula(csv_rows):
    cells = [(row["id"], name) for rows in csv_rows.values() for row in rows for name, cell in row.items() if cell.startswith(FORMULA)]
    assert cells == []


def test_a_text_that_begins_like_a_formula_is_not_run(guide: Guide):
    titles = {
        record.id: f"{start}HYPERLINK({number})"
        for number, (start, record) in enumerate(zip(FORMULA, guide.by_kind["competency"], strict=False))
    }
    assert len(titles) == len(FORMULA)
    worded = {record_id: guide[record_id].model_copy(update={"title": title}) for record_id, title in titles.items()}
    other = Guide(replace(guide.loaded, records={**guide.loaded.records, **worded}))
    table = tables.export(other, Renderer(other), ())["downloads/competency.csv"].decode("utf-8-sig")
    shown = {row["id"]: row["title"] for row in csv.DictReader(io.StringIO(table, newline=""))}
    assert {record_id: shown[record_id] for record_id in titles} == {record_id: f"'{title}" for record_id, title in titles.items()}


def test_no_number_of_a_text_is_read_as_another(csv_rows, records):
    """Excel and LibreOffice read 1.10 as 1.1 and 46.90 as 46.9, and there is no way back."""
    assert {row["label"] for row in csv_rows["competency"]} >= {"Competency 1.1", "Competency 1.10"}
    assert "code" not in csv_rows["competency"][0] and "code" not in csv_rows["scope-statement"][0]
    shown = {row["number"] for row in csv_rows["source"]}
    assert shown >= {"'46.90", "'51.30", "DHS 34"}
    dotted = [cell for rows in csv_rows.values() for row in rows for cell in row.values() if re.fullmatch(r"[0-9]+[.,/:][0-9]+", cell)]
    assert dotted == []
    assert {"2026-11", ""} == {row["read"] for row in csv_rows["source"]} and "11" in {row["page"] for row in csv_rows["topic"]}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        *((text, f"'{text}") for text in ("1.10", "46.90", "007", "1-2", "1/2", "12:30", "1e5", "(5)", "1,000", "12345678901234567")),
        *((text, text) for text in ("2010", "$55", "85 percent", "2026-11", "2026-11-30", "q-0001", "Scope 1.10", "p. 6, 1.1", "over 14")),
        *((number, str(number)) for number in (9, 0.25)),
        (["1.10"], "'1.10"),
        (["1.10", "=x"], "1.10 | =x"),
        (["=x", "1.10"], "'=x | 1.10"),
        ({"id": "a", "at": "=1"}, "id: a; at: =1"),
        ("It is *one* word.", "It is one word."),
    ],
    ids=str,
)
def test_a_cell_is_what_it_says(value: object, shown: str):
    assert tables.cell(value) == shown
