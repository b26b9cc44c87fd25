"""The documents around a job: each line says where it comes from, the core stays, and the browser puts together what the build does."""

import io
import json
from typing import Any

import pytest
from docx import Document
from lxml import etree

from scripts.exports.job_data import LANGUAGE, PATH, job_data
from scripts.guide import Guide
from scripts.job import chosen_lines, job_document
from scripts.schema import Duty

from .built_site import Site
from .data_kit import TOY, read
from .reader import Reader

Block = dict[str, Any]

# Everything somebody may choose and type, and what would do harm where it is taken for more than text.
RICH = {
    "program": "ccs-program",
    "fields": {
        "title": "Peer “Recovery” Lead {agency} & more",
        "agency": "<script>alert(1)</script>",
        "place": " \t\u00a0",
        "about": "First line.\r\n\r\nSecond {{ line }} &#0; with \U0001f33b and \u05e9\u05dc\u05d5\u05dd.\nThird.",
        "date": "never shown",
    },
    "left_out": ["duty-listening", "duty-culture", "duty-computer"],
    "added": ["duty-groups"],
    "order": ["own-2", "duty-listening", "duty-privacy-limits", "nobody"],
    "texts": {"duty-trauma": "Listen {program}, in our own words", "duty-hope": "  ", "duty-power": "x" * 5000},
    "own": [
        {"id": "own-1", "text": "Drive the van \x07", "section": "staff", "share": "other"},
        {"id": "own-2", "text": "Walk with people", "share": "peer-support"},
        {"id": "own-3", "text": "\n"},
        {"id": "own-4", "text": "Speaks Hmong", "section": "preferred"},
    ],
    "hours": {"duty-listening": 12.5, "own-1": 3, "own-2": 1 / 3, "duty-notes": 0, "duty-culture": 9},
    "week": 40,
}
CHOICES: list[dict[str, Any]] = [
    {},
    {"program": "no-such-program", "codes": False},
    RICH,
    RICH | {"codes": False, "week": 2},
    {"hours": {"duty-listening": 1, "duty-notes": 1, "duty-hope": 1}},
]
ASK = """async (asked) => {
    const { jobDocument } = await import("/assets/javascripts/agency/job_description/documents.js");
    const data = await (await fetch("/assets/agency/job-description.json")).json();
    return asked.map(([recipe, choices, given]) => jobDocument(data, recipe, choices, given));
}"""


@pytest.fixture(scope="module")
def data(guide: Guide) -> Block:
    return json.loads(json.dumps(job_data(guide)))


@pytest.fixture(scope="module")
def toy() -> Block:
    return job_data(read(TOY))


def lists(document: Block) -> list[str]:
    return [item["text"] for block in document["blocks"] if block["is"] == "list" for item in block["items"]]


def headings(document: Block) -> list[str]:
    return [block["text"] for block in document["blocks"] if block["is"] == "heading"]


def tables(document: Block) -> list[Block]:
    return [block for block in document["blocks"] if block["is"] == "table"]


def box(document: Block) -> list[str]:
    """The texts of the box at its end."""
    last = document["blocks"][-1]
    assert last["is"] == "box"
    return [text for block in last["blocks"] for text in ([block["text"]] if "text" in block else [i["text"] for i in block["items"]])]


# ---- the browser and the build


def test_the_browser_puts_together_what_the_build_does(reader: Reader, data: Block):
    choices = CHOICES + [{"program": program["id"]} for program in data["programs"]]
    asked = [
        (recipe["id"], chosen, given)
        for recipe in data["documents"]
        for chosen in choices
        for given in ({}, {"base": "https://guide.example.org/", "made": "December 1, 2026"})
    ]
    made = reader.open("").evaluate(ASK, asked)
    for (recipe, chosen, given), found in zip(asked, made, strict=True):
        assert found == job_document(data, recipe, chosen, **given), f"{recipe} with {chosen}"


def test_the_file_for_the_browser_is_that_of_the_build(site: Site, data: Block):
    assert json.loads((site.folder / PATH).read_text(encoding="utf-8")) == data


# ---- the lines


def test_every_line_says_where_it_comes_from(data: Block):
    codes = {duty["id"]: (duty["code"], duty["confirmed"]) for duty in data["duties"]}
    assert codes["duty-peer-support"] == ("Scope, summary", True)
    assert codes["duty-relationships"] == ("Scope 3", True)
    assert codes["duty-use-and-recovery"] == ("Scope 10", True)
    assert codes["duty-crisis"] == ("2012 sample, support 12", False)
    assert codes["duty-privacy-limits"] == ("2012 sample, confidentiality 3", False)
    # All that is known of the scope, and of the sample all that the scope is not known to have.
    numbers = [code for code, _ in codes.values()]
    assert [c for c in numbers if c.startswith("Scope ")] == [f"Scope {n}" for n in range(1, 12)]
    assert len([c for c in numbers if c.startswith("2012 sample")]) == 18 - 10 + 6 + 3 + 5
    assert len(set(numbers)) == len(numbers)


def test_the_lines_speak_of_people_and_of_substance_use_too(guide: Guide):
    duties = guide.every(Duty)
    assert len(duties) == 34
    assert len([duty for duty in duties if "substance use" in duty.text]) >= 3
    for duty in duties:
        said = json.dumps(duty.model_dump(mode="json"), ensure_ascii=False).casefold()
        assert not [word for word in ("client", "patient", "consumer", "the mentally ill", "addict") if word in said], duty.id


def test_what_is_the_core_of_the_sample_stays_and_nothing_else_has_to(data: Block):
    every = [duty["id"] for duty in data["duties"]]
    left = [line["id"] for line in chosen_lines(data, {"left_out": every})]
    assert left == [duty["id"] for duty in data["duties"] if duty.get("core")]
    assert len(left) == 12
    assert all(duty["why_core"] for duty in data["duties"] if duty["id"] in left)


def test_choices_are_followed(data: Block):
    document = job_document(data, "description", RICH)
    lines = lists(document)
    assert document["title"] == "Peer “Recovery” Lead {agency} & more"
    assert lines[0] == "Walk with people"
    assert "Listen {program}, in our own words" in lines
    assert not [line for line in lines if "culture" in line]
    assert "Has led or co-led a group." in lines
    assert "Drive the van \x07" in lines and "Speaks Hmong" in lines
    codes = {item["text"]: item["code"] for b in document["blocks"] if b["is"] == "list" for item in b["items"]}
    assert codes["Walk with people"] == "added by the agency"
    assert codes["Listen {program}, in our own words"] == "Scope 9, reworded"
    # A wording of the program where it has one.
    assert any("sign only for services that you gave yourself" in line for line in lines)
    assert not any("sign only" in line for line in lists(job_document(data, "description", {"program": "csp-program"})))
    assert [b["text"] for b in document["blocks"] if b["is"] == "paragraph"][3:6] == [
        "First line.",
        "Second {{ line }} &#0; with \U0001f33b and \u05e9\u05dc\u05d5\u05dd.",
        "Third.",
    ]
    assert {b["label"]: b["value"] for b in document["blocks"] if b["is"] == "field"} == {
        "Agency": "<script>alert(1)</script>",
        "Place of work": "",
        "Hours": "",
        "Pay": "",
        "Supervisor": "",
        "Certificate": "Certified as a Wisconsin Certified Peer Specialist",
        "How to apply": "",
    }


def test_the_hours_add_up_to_the_whole_week(data: Block):
    def rows(**choices: Any) -> list[list[str]]:
        return [row for table in tables(job_document(data, "description", {"codes": False} | choices)) for row in table["rows"]]

    thirds = {"duty-listening": 1, "duty-notes": 1, "duty-hope": 1}
    assert rows(hours=thirds) == [
        ["Bring hope", "1", "34 %"],
        ["Active listening", "1", "33 %"],
        ["Notes, well and on time", "1", "33 %"],
        ["Peer support, all together", "2", "67 %"],
        ["Other duties, all together", "1", "33 %"],
    ]
    assert rows(hours={"duty-listening": 12.5}, week=40)[:2] == [
        ["Active listening", "12.5", "31 %"],
        ["Not shared out yet", "27.5", "69 %"],
    ]
    # What is shared out is more than the week: then it is the whole.
    assert [row[2] for row in rows(hours={"duty-listening": 30, "duty-notes": 30}, week=40)][:2] == ["50 %", "50 %"]
    assert rows() == []


def test_a_heading_with_nothing_under_it_is_left_out(data: Block):
    document = job_document(data, "description", {})
    assert "How the week is shared out" not in headings(document)
    assert "How the week is shared out" in headings(job_document(data, "description", {"hours": {"duty-hope": 1}}))
    assert "Also part of this job" not in headings(job_document(data, "posting", {}))
    posting = job_document(data, "posting", {"own": [{"id": "own-1", "text": "Keep the garden"}]})
    assert "Also part of this job" in headings(posting) and "Keep the garden" in lists(posting)


# ---- what the documents say


@pytest.mark.parametrize("recipe", ["description", "posting", "interview", "first-90-days", "supervision", "performance"])
def test_every_document_says_its_edition_and_what_it_rests_on(data: Block, recipe: str):
    document = job_document(data, recipe, {"program": "ccs-program"}, made="December 1, 2026")
    assert document["foot"] == f"{data['guide']}, edition of {data['edition']} · made on December 1, 2026"
    assert document["language"] == LANGUAGE
    said = box(document)
    assert any(line.startswith("Lines marked “Scope”") for line in said)
    assert any(line.startswith("Lines marked “2012 sample”") for line in said)
    assert any(line.startswith("Wisconsin Certified Peer Specialist Scope of Practice") for line in said)
    assert "isn’t legal advice" in said[-1]
    assert not any("added or reworded" in line for line in said)
    assert any("added or reworded" in line for line in box(job_document(data, recipe, RICH)))


def test_in_ccs_the_description_says_who_must_supervise(data: Block):
    items = [i for b in job_document(data, "description", {"program": "ccs-program"})["blocks"] if b["is"] == "list" for i in b["items"]]
    rule = next(item for item in items if "groups 9 to 22" in item["text"])
    assert "supervised by staff from groups 1 to 8" in rule["text"]
    assert rule["code"] == "DHS 36, 36.11 (2)"
    assert rule["url"].startswith("https://docs.legis.wisconsin.gov/")


def test_where_no_rule_was_read_the_reader_is_sent_to_the_program(data: Block):
    for program in data["programs"]:
        cited = [passage for passage in program["supervision"] if passage["cites"]]
        assert program["id"] in ("csp-program", "ccs-program", "crisis-services", "peer-run-respite") or not cited, program["id"]
        assert program["ask"], program["id"]
    # What the manager has to find out stands in no posting.
    asked = [passage["text"] for program in data["programs"] for passage in program["ask"]]
    for program in data["programs"]:
        for recipe in ("description", "posting"):
            assert not set(lists(job_document(data, recipe, {"program": program["id"]}))) & set(asked)


def test_an_interview_asks_listens_and_leaves_alone(data: Block):
    document = job_document(data, "interview", {})
    assert [table["head"] for table in tables(document)] == [["Ask", "Listen for", "Notes"]] * 2
    assert len(tables(document)[0]["rows"]) == 12
    assert all(row[1] and row[2] == "" for table in tables(document) for row in table["rows"])
    left_alone = [item for b in document["blocks"] if b["is"] == "list" for item in b["items"]]
    assert len(left_alone) == len(data["do_not_ask"])
    assert {item["code"] for item in left_alone} >= {"our advice", "Scope 1; Share with a purpose"}


def test_a_conversation_about_the_work_has_no_tick_and_no_score(data: Block):
    document = job_document(data, "performance", {})
    shown = [row[0] for table in tables(document)[:-1] for row in table["rows"]]
    assert len(shown) == len([duty for duty in data["duties"] if duty["section"] != "preferred"])
    assert {len(table["head"]) for table in tables(document)} == {3}
    assert not any(word in json.dumps(document) for word in ("☐", "rating", "points", "1 to 5"))


def test_a_toy_document_block_by_block(toy: Block):
    assert job_document(toy, "talk", {"program": "harbor-house"}) == {
        "title": "A talk: Peer supporter",
        "language": "en-US",
        "foot": f"Lakeland Peer Guide, edition of {toy['edition']}",
        "blocks": [
            {"is": "field", "id": "date", "label": "Date", "value": "", "hint": "Write the day"},
            {
                "is": "table",
                "head": ["Ask", "Listen for", "Notes"],
                "rows": [
                    ["When did you last sit with somebody and say little? (Scope 1)", "They waited.", ""],
                    ["What would you do in the waiting room? (Scope 2)", "They leave the talking to the person. They ask first.", ""],
                ],
            },
            {"is": "list", "ordered": False, "items": [{"text": "Ask how often."}]},
            {"is": "list", "ordered": False, "items": [{"text": "Learn the way to the bench."}]},
            {"is": "list", "ordered": False, "items": [{"text": "Find a quiet bench.", "code": "Scope 1", "id": "duty-company"}]},
            {
                "is": "list",
                "ordered": False,
                "items": [
                    {"text": "“Why are you sad?” It is theirs to tell. Rather, “What makes you glad?”", "code": "Rule 1"},
                    {"text": "“Who told you to come?” Nobody has to say. Rather, “Why do you come?”", "code": "ours"},
                ],
            },
            {"is": "paragraph", "text": "Ask the warden.", "quiet": True},
            {"is": "table", "head": ["What", "When"], "rows": [["", ""], ["", ""]]},
            {
                "is": "box",
                "title": "What this rests on",
                "blocks": [
                    {"is": "paragraph", "text": "Some lines rest on the handbook."},
                    {
                        "is": "list",
                        "ordered": False,
                        "items": [
                            {"text": "Lakeland Peer Supporter Handbook, Spring 2024", "url": "https://office.example.org/handbook"},
                            {"text": "Notice on fees and hours, not seen", "url": "https://office.example.org/notice"},
                            {"text": "Lakeland Peer Guide: Rule 1: Keep what you hear"},
                            {"text": "Lakeland Peer Guide: Judge who deserves help"},
                        ],
                    },
                    {"is": "paragraph", "text": "The words are ours.", "quiet": True},
                ],
            },
        ],
    }


# ---- the ready files


def test_each_program_has_its_files(site: Site, guide: Guide, data: Block):
    page = site.tree("agency/job-description/index.html")
    for program in data["programs"]:
        start = f"downloads/job-description-{program['id']}"
        for ending in ("docx", "html", "json"):
            assert page.xpath("//a[@href=$to]", to=f"../../{start}.{ending}"), f"{start}.{ending} is linked"
        document = job_document(data, "description", {"program": program["id"]})
        word = Document(io.BytesIO((site.folder / f"{start}.docx").read_bytes()))
        assert word.core_properties.title == document["title"]
        assert word.core_properties.language == LANGUAGE
        shown = [paragraph.text for paragraph in word.paragraphs]
        for block in document["blocks"]:
            if block["is"] == "heading":
                assert block["text"] in shown
                assert next(p for p in word.paragraphs if p.text == block["text"]).style.name == f"Heading {block['level']}"
            for item in block.get("items", ()):
                assert any(text.startswith(item["text"]) and item.get("code", "") in text for text in shown), item
        assert_prints_all(site.tree(f"{start}.html"), data, program["id"])
        assert_is_an_occupation(json.loads((site.folder / f"{start}.json").read_text(encoding="utf-8")), document, program)


def assert_prints_all(page: etree._Element, data: Block, program: str) -> None:
    """A page to print holds all the documents, each under its name, and says the same."""
    assert page.xpath("//section[contains(@class, 'document')]/h2/@id") == [recipe["id"] for recipe in data["documents"]]
    for recipe, section in zip(data["documents"], page.xpath("//section[contains(@class, 'document')]"), strict=True):
        document = job_document(data, recipe["id"], {"program": program})
        assert section.xpath("string(h2)") == document["title"]
        assert [h.text for h in section.xpath("h3")] == headings(document)
        assert len(section.xpath("ul/li | ol/li")) == len(lists(document))
        assert len(section.xpath(".//tbody/tr")) == sum(len(table["rows"]) for table in tables(document))
        assert section.xpath("string(.//p[contains(@class, 'document__foot')])") == document["foot"]


def assert_is_an_occupation(found: Block, document: Block, program: Block) -> None:
    """A kind of work in the words of schema.org, never an opening."""
    assert (found["@context"], found["@type"]) == ("https://schema.org", "Occupation")
    assert found["name"] == document["title"]
    assert set(found["responsibilities"]) | set(found["skills"]) <= set(lists(document))
    assert program["supervision"][0]["text"] in found["description"]
    assert found["occupationalCategory"]["codeValue"] == "21-1094.00"
    assert found["occupationalCategory"]["inCodeSet"]["name"] == "O*NET-SOC"
    assert "nearest" in found["disambiguatingDescription"]
    assert "JobPosting" not in json.dumps(found)
