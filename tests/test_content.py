"""What the guide must hold about Wisconsin, as a reader would notice it missing. The numbers are typed here a second time on purpose:
the course topics and their competencies are printed in the participant guide, and a slip in either list shows.
"""

import json
import re
from itertools import takewhile
from pathlib import PurePosixPath
from urllib.parse import parse_qs, urljoin

import pytest
from lxml import etree

from scripts.address import slug
from scripts.guide import Guide
from scripts.render import Renderer

from .kinds_of_page import standing_in_words

# Page of the participant guide → the competency numbers printed with the topic that starts there.
PRINTED = {
    11: "1.2 1.6 1.7 2.5 3.5 3.7 4.2 4.6 4.15 4.17",
    25: "1.1 1.5 1.11 2.5 2.6 2.9 2.10 3.7 4.6 4.11",
    27: "1.3 1.5 1.6 1.11 2.6 2.9 2.10 3.5 3.7 4.6 4.18",
    34: "1.10 1.11 2.6 2.9 3.3 4.6",
    48: "1.11 3.2 3.5 4.3 4.7 4.13 4.14 4.15 4.19",
    51: "1.5 1.6 2.2 2.3 2.9 3.5 3.7 4.6 4.10",
    63: "1.4 2.7 2.8 4.1 4.4 4.6 4.7 4.8 4.9",
    95: "1.1 1.3 1.7 1.8 1.9 1.10 1.11 2.5 2.7 2.8 2.10 3.3 4.1 4.9 4.10",
    97: "1.3 1.4 1.9 1.10 2.6 2.7 2.8 2.10 3.5 4.12 4.16",
    109: "2.5 2.7 4.8",
    111: "1.2 2.10 3.5 3.6 4.3 4.4 4.8",
    114: "1.5 2.5 2.7 4.6 4.19",
    115: "1.1 1.4 1.11 4.6",
    119: "1.5 2.5 2.9 3.7 4.19",
    133: "1.4 1.10 2.6 2.7 3.4 3.5 3.6 4.2 4.4 4.10 4.16",
    135: "1.4 1.10 2.7 2.8 3.5 3.6 4.2 4.4 4.9 4.10 4.16",
    139: "1.10 2.7 3.2 3.3 3.5 3.6 4.1 4.2 4.10 4.16 4.17",
    143: "1.2 1.3 1.4 1.6 2.6 2.7 3.2 3.5 3.7 4.2 4.10 4.14 4.15 4.17",
    179: "1.1 1.7 1.9 2.2 2.4 3.3 4.4 4.8 4.10",
    191: "1.2 1.4 1.6 2.9 3.3 3.4 3.7 4.5 4.6 4.7 4.15 4.16 4.17",
    192: "1.2 1.4 1.6 2.5 2.6 2.7 3.3 3.5 3.7 4.4 4.5 4.6 4.11 4.12 4.14",
    244: "1.6 1.9 1.11 2.2 2.5 2.6 2.7 2.9 2.10 3.1 3.3 3.4 3.5 3.7 4.3 4.4 4.7 4.11 4.18 4.19",
}
DOMAINS = {"1": 11, "2": 10, "3": 7, "4": 19}
STATED = ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9", "1.11", "2.5"]
UNCONFIRMED = ["1.10", "2.3", "3.2", "3.6", "4.1", "4.2", "4.3", "4.9", "4.10", "4.13"]
# Frame → how many parts it has.
FRAMES = {
    "recovery-principles": 10,
    "recovery-dimensions": 4,
    "trauma-principles": 6,
    "practice-values": 12,
    "stages-of-change": 5,
    "oars": 4,
    "four-processes": 4,
}
UNKNOWN_ABOUT_THE_EXAM = {
    "exam-question-count",
    "exam-section-weights",
    "exam-retakes",
    "exam-languages",
    "exam-pass-rates",
    "exam-official-domains",
}
# Page → the list whose minutes are promised, by the words of the heading or paragraph before it, and their sum.
AGENDAS = [
    ("study/index.html", "A plan for an hour", 60),
    ("study/index.html", "Study together in 45 minutes", 45),
    ("study/cases/index.html", "In class, 15 minutes.", 15),
]
# What no page may promise or press with, in any capitals.
NEVER_SAID = re.compile(
    r"you(?: will|[’']ll) pass\b(?! on\b)|(?:sure|certain|guaranteed) to pass|pass guarantee|your streak|day streak|don[’']t fall behind",
    re.I,
)
# One of these stands in whatever it finds. To look for them first is a tenth of the work.
PART_OF_IT = (b"ll pass", b"to pass", b"pass guarantee", b"y streak", b"r streak", b"fall behind")
# A set as the class page spells it out, and as a link names it.
SET = re.compile(r"#(set=\S+)")
# The same in any link, and the record whose page leads to practice.
TO_PRACTICE = re.compile(r'href="[^"#]*#(record|set)=([^"&]*)')


def counted(last: int) -> list[str]:
    return [str(number) for number in range(1, last + 1)]


def codes(guide: Guide, kind: str, **wanted) -> list[str]:
    return [record.code for record in guide.select(kind, **wanted)]


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())


def leads_to(page: str, address: str) -> str:
    """Where a link on a page of the site leads, from the root: “go/oars/”."""
    return urljoin(f"http://site/{page}", address).removeprefix("http://site/").partition("#")[0]


def item_page(site, record_id: str):
    return site.tree(f"go/{record_id}/index.html")


# ---- competencies


def test_there_are_four_domains_with_47_competencies(guide: Guide):
    assert codes(guide, "competency-domain") == list(DOMAINS)
    for domain in guide.by_kind["competency-domain"]:
        expected = [f"{domain.code}.{number}" for number in counted(DOMAINS[domain.code])]
        assert codes(guide, "competency", domain=domain.id) == expected
    assert len(guide.by_kind["competency"]) == 47


def test_every_competency_says_how_well_it_is_known(guide: Guide):
    expected = dict.fromkeys(codes(guide, "competency"), "inferred")
    for standing, group in (("stated", STATED), ("unconfirmed", UNCONFIRMED)):
        expected |= dict.fromkeys(group, standing)
    assert {r.code: r.standing for r in guide.by_kind["competency"]} == expected


def test_an_inferred_competency_says_how_and_how_sure(guide: Guide):
    for record in guide.select("competency", standing="inferred"):
        assert record.how.startswith(("Close to certain", "Probable", "Only likely")), record.code


@pytest.mark.parametrize("code", UNCONFIRMED)
def test_an_unconfirmed_competency_lists_its_topics_and_where_to_look(guide: Guide, site, code: str):
    """Its page guesses nothing; it shows which course topics cite the number and links the official list."""
    record = guide[guide.numbers[slug(f"competency {code}")]]
    page = f"go/{record.id}/index.html"
    article = item_page(site, record.id).find(".//article")
    assert guide.text(record) is None and guide.settings.interface.standings["unconfirmed"].sentence in words(article)
    heading = next(h for h in article.iter("h2") if words(h) == guide.settings.interface.words["topics_citing"])
    listed = [leads_to(page, a.get("href")) for a in heading.getnext().iter("a")]
    assert listed == [f"go/{t.id}/" for t in guide.by_kind["topic"] if code in PRINTED[t.page].split()]
    links = [a.get("href") for a in article.iter("a")]
    assert "../../go/competencies-official/" in links and guide["competencies-official"].url in links


# ---- the course


def test_there_are_22_topics_with_the_numbers_printed_beside_them(guide: Guide):
    assert [topic.page for topic in guide.by_kind["topic"]] == list(PRINTED)
    for topic in guide.by_kind["topic"]:
        assert [guide[c].code for c in topic.competencies] == PRINTED[topic.page].split(), f"page {topic.page}"


# ---- scope of practice and the 2012 job description


def test_scope_items_one_to_eleven_are_stated(guide: Guide):
    numbered = [s for s in guide.by_kind["scope-statement"] if s.code]
    assert [(s.section, s.code, s.standing, s.reach) for s in numbered] == [("support", code, "stated", "within") for code in counted(11)]


def test_the_rest_of_the_scope_is_shown_as_not_confirmed(guide: Guide):
    unconfirmed = {s.section for s in guide.select("scope-statement", standing="unconfirmed")}
    assert unconfirmed == {"support", "staff", "confidentiality"}


@pytest.mark.parametrize(("section", "count"), [("support", 18), ("staff", 6), ("confidentiality", 3), ("preferred", 5)])
def test_the_2012_job_description_is_whole(guide: Guide, section: str, count: int):
    jobs = guide.select("job-function", section=section)
    assert [job.code for job in jobs] == counted(count)
    assert {(job.edition, job.standing) for job in jobs} == {("2012", "stated")}


def test_every_line_of_2012_says_what_became_of_it(guide: Guide, site):
    rows = then_and_now(site)
    shown = {name for name, _, _ in rows}
    for job in guide.by_kind["job-function"]:
        assert job.now and f"{guide.label(job)} {job.title}" in shown, job.id


def test_scope_item_ten_is_new_since_2012(guide: Guide, site):
    item = guide[guide.numbers["scope-10"]]
    assert "job-function" not in guide.backlinks[item.id]
    interface = guide.settings.interface.words
    new = [row for row in then_and_now(site) if row[1].startswith(f"{interface['new_item']}.")]
    assert new == [(interface["nothing"], f"{interface['new_item']}. {interface['new_since']}", f"Scope 10 {item.title}")]


def test_every_other_scope_item_is_compared_with_2012(guide: Guide):
    compared = {change.scope for job in guide.by_kind["job-function"] for change in job.now}
    assert {guide.numbers[f"scope-{code}"] for code in counted(11) if code != "10"} <= compared


def then_and_now(site) -> list[tuple[str, str, str]]:
    """The rows of the table: what 2012 said, what became of it, where it stands now."""
    table = site.tree("reference/then-and-now/index.html").find(".//table")
    return [tuple(words(cell) for cell in row) for row in table.find("tbody").iter("tr")]


# ---- ethics, frames, facts, terms


def test_the_older_code_of_conduct_has_its_seven_items(guide: Guide):
    conduct = [e for e in guide.by_kind["ethics-principle"] if e.code]
    assert [(e.code, e.standing) for e in conduct] == [(f"Conduct {number}", "stated") for number in counted(7)]


def test_the_current_code_of_ethics_is_shown_as_not_confirmed(guide: Guide):
    assert [(e.id, guide.text(e)) for e in guide.select("ethics-principle", standing="unconfirmed")] == [("current-ethics-code", None)]


@pytest.mark.parametrize(("frame", "parts"), FRAMES.items())
def test_a_national_frame_has_all_its_parts(guide: Guide, frame: str, parts: int):
    found = guide.select("frame", part_of=frame)
    assert len(found) == parts
    numbers = [part.code.rpartition(" ")[2] for part in found if part.code]
    assert numbers in ([], counted(parts))


def test_there_are_35_facts_and_each_says_when_it_was_seen_and_checked(guide: Guide):
    assert len(guide.by_kind["fact"]) >= 35
    assert [fact.id for fact in guide.by_kind["fact"] if not (fact.as_of and fact.checked)] == []


def test_a_fact_that_could_cost_a_reader_has_a_day_it_expires(guide: Guide):
    critical = [fact for fact in guide.by_kind["fact"] if fact.critical]
    assert {"exam-fee", "exam-pass-mark", "training-cost"} <= {fact.id for fact in critical}
    assert [fact.id for fact in critical if not fact.expires and fact.standing != "unconfirmed"] == []


def test_the_glossary_has_80_terms(guide: Guide):
    assert len(guide.by_kind["term"]) >= 80


# ---- the exam


def test_what_is_not_known_about_the_exam_is_listed_as_not_known(guide: Guide, site):
    assert set(guide.settings.exam_profile.unknown) == UNKNOWN_ABOUT_THE_EXAM
    assert {guide[fact].standing for fact in guide.settings.exam_profile.unknown} == {"unconfirmed"}
    shown = [leads_to("study/exam/index.html", row.find("th/a").get("href")) for row in _not_known(guide, site)]
    assert shown == [f"go/{fact}/" for fact in guide.settings.exam_profile.unknown]


def test_what_is_not_known_about_the_exam_leads_to_where_one_can_check(guide: Guide, site):
    asked = [row.find("td/a") for row in _not_known(guide, site)]
    where = [guide[guide[fact].check_with] for fact in guide.settings.exam_profile.unknown]
    found = [(leads_to("study/exam/index.html", a.get("href")), words(a)) for a in asked]
    assert found == [(f"go/{source.id}/", source.short) for source in where]


def _not_known(guide: Guide, site):
    """The rows of the exam page under the heading of what is not known."""
    group = site.tree("study/exam/index.html").find(".//tbody[@id='exam-unknown']")
    assert words(group[0]) == guide.settings.interface.words["unknown"]
    return group[1:]


def test_each_study_domain_has_6_to_12_objectives(guide: Guide):
    domains = guide.by_kind["exam-domain"]
    assert [guide[domain.covers].code for domain in domains] == list(DOMAINS)
    for domain in domains:
        assert 6 <= len(guide.select("objective", domain=domain.id)) <= 12, domain.id


def test_the_weights_are_ours_and_add_up_to_one(guide: Guide, site):
    """In the open data they are rounded to four places."""
    data = json.loads((site.folder / "downloads/guide.json").read_bytes())["records"]
    weights = [data[domain.id]["weight"] for domain in guide.by_kind["exam-domain"]]
    assert sum(weights) == pytest.approx(1, abs=0.0002) and min(weights) > 0
    assert {domain.weight_basis for domain in guide.by_kind["exam-domain"]} == {"by number of competencies"}


# ---- how to study


def test_what_research_says_is_shown_as_reported_by_others(guide: Guide, site):
    """Nobody here read these papers, so none is shown as read, and each is said to be known through others."""
    page = "study/index.html"
    cited = {leads_to(page, a.get("href")) for span in site.tree(page).iter("span") if span.get("class") == "cited" for a in span.iter("a")}
    papers = [s for s in guide.by_kind["source"] if s.url and s.url.startswith("https://doi.org/")]
    assert len(papers) == 8 and {f"go/{paper.id}/" for paper in papers} <= cited
    for paper in papers:
        assert (paper.standing, paper.read) == ("reported", None), paper.id
        assert "not seen" in paper.edition, paper.id
        assert guide.settings.interface.words["source_reported"] in words(item_page(site, paper.id).find(".//article")), paper.id


def test_every_part_on_learning_cites_a_source_and_gives_our_tip(site):
    """From “What helps you learn” to the next heading of its rank, each part rests on something and says what is only ours."""
    heading = site.tree("study/index.html").find(".//h2[@id='what-helps-you-learn']")
    parts: list[tuple[str, list]] = []
    for element in takewhile(lambda e: e.tag != "h2", heading.itersiblings()):
        if element.tag == "h3":
            parts.append((words(element), []))
        elif parts:
            parts[-1][1].append(element)
    assert len(parts) == 6
    for title, elements in parts:
        assert any(element.find(".//span[@class='cited']") is not None for element in elements), title
        assert any(words(strong) == "Tip:" for element in elements for strong in element.iter("strong")), title


@pytest.mark.parametrize(("page", "before", "minutes"), AGENDAS)
def test_the_minutes_of_an_agenda_add_up(site, page: str, before: str, minutes: int):
    tree = site.tree(page)
    start = next(e for e in tree.iter("h2", "p") if words(e).startswith(before))
    steps = next(e for e in start.itersiblings() if e.tag == "ol")
    assert sum(int(re.match(r"(\d+) minutes", words(step))[1]) for step in steps.iter("li")) == minutes


def test_a_reader_with_ten_minutes_sees_at_once_what_to_do(site):
    """One key stands before every heading, and begins a set."""
    main = site.tree("study/index.html").find(".//main")
    key = main.find(".//a")
    assert (words(key), key.get("class")) == ("Answer ten questions", "button")
    assert leads_to("study/index.html", key.get("href")) == "study/practice/"
    assert main.xpath("count(.//h2[following::a[@class='button']])") == 0


def test_practice_is_the_first_link_of_the_door_for_people_who_study(site):
    """After what comes back today, which is a link only where something does."""
    door = site.tree("index.html").find(".//div[@class='door']")
    links = [leads_to("index.html", a.get("href")) for a in door.iter("a") if a.get("href")]
    assert links[:2] == ["study/", "study/practice/"]


def test_every_set_a_page_names_can_be_drawn(guide: Guide, site):
    """In links and spelled out: a mix, what comes back, a domain, a record or a question, and its number of questions is a whole one."""
    known = {"mixed", "due", "missed", *guide.records}
    named: list[str] = []
    for path in site.html:
        if not path.startswith("go/"):
            tree = site.tree(path)
            texts = [*(a.get("href", "") for a in tree.iter("a")), *(words(code) for code in tree.iter("code"))]
            named += [found[1] for text in texts if (found := SET.search(text))]
    assert len(named) >= 14
    for text in named:
        asked = parse_qs(text, strict_parsing=True)
        assert set(asked["set"][0].split(".")) <= known and 1 <= int(asked.get("count", ["1"])[0]) <= 50, text


def test_every_link_to_practice_names_what_the_bank_of_questions_knows(site):
    """A record is offered where reasons rest on it, a domain as its set, and what comes back: for anything else there is no question."""
    bank = json.loads((site.folder / "assets/questions/index.json").read_text(encoding="utf-8"))
    domains, records, questions = ({row[0] for row in bank[part]} for part in ("domains", "records", "questions"))
    known = {"record": records, "set": {"mixed", "due", "missed", *domains, *records, *questions}}
    named = {
        (how, asked, path)
        for path in site.html
        for how, ids in TO_PRACTICE.findall((site.folder / path).read_text(encoding="utf-8"))
        for asked in ids.split(".")
    }
    assert [link for link in sorted(named) if link[1] not in known[link[0]]] == []
    assert {(how, asked) for how, asked, path in named if path == f"go/{asked}/index.html" and asked not in questions} == {
        *(("set", domain) for domain in domains),
        *(("record", record) for record in records),
    }


# ---- every page


def test_no_page_promises_or_presses(site):
    pages = {path: (site.folder / path).read_bytes() for path in site.html}
    small = {path: page.lower() for path, page in pages.items()}
    near = [path for path in pages if any(part in small[path] for part in PART_OF_IT)]
    assert {path: found[0] for path in near if (found := NEVER_SAID.search(pages[path].decode()))} == {}


def test_every_record_has_a_page_with_its_title_and_its_standing(guide: Guide, site):
    for record in guide.records.values():
        article = item_page(site, record.id).find(".//article")
        assert words(article.find("h1")) == " ".join(guide.title(record).split()), record.id
        folds = article.xpath("details[not(contains(@class, 'twin-set') or @class='qr')]/@class")
        assert folds == [f"known known--{record.standing}"], record.id


def test_every_card_in_a_list_says_how_well_its_record_is_known(guide: Guide):
    """Of each kind and standing one: a word with the first source, and folded below it the sentence with all of them."""
    renderer, one_of_each = Renderer(guide), {(r.kind, r.standing, guide.standing(r)): r for r in guide.records.values()}
    for record in one_of_each.values():
        # A task is a row that leads to its page, which says it.
        made = renderer.page(record, "../") if record.kind == "task" else renderer.card(record, "../")
        known = etree.HTML(made).find(".//details[@class='known known--" + record.standing + "']")
        row, *below = (words(part) for part in known)
        assert standing_in_words(record, guide) in " ".join(below), record.id
        if not hasattr(record, "sources"):
            continue
        first = record.sources[0]
        more = ", and more" if len(record.sources) > 1 else ""
        title = " ".join(guide.title(record).split())
        assert row == f"{guide.standing(record).word} · {guide[first.id].short}, {first.at}{more}: {title}", record.id
        assert [title for cite in record.sources if (title := guide[cite.id].short) not in " ".join(below)] == []


def test_every_official_number_is_an_address(guide: Guide, site):
    for number, record_id in guide.numbers.items():
        refresh = site.tree(f"go/{number}/index.html").find(".//meta[@http-equiv='refresh']")
        assert refresh is not None and PurePosixPath(refresh.get("content").partition("url=")[2]).name == record_id, number
