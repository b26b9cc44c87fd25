"""The page of one item: what it says, how well we know it, where it comes from, what it belongs with, and its addresses."""

import re
from urllib.parse import urljoin

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from scripts.exports.item_pages import BASE, description
from scripts.guide import Guide
from scripts.render import Renderer, plain
from scripts.schema import Entry

from .built_site import Site
from .kinds_of_page import UNCONFIRMED, record_of, standing_in_words
from .reader import Reader

# Official numbers as a class says them, and the kind and number they lead to.
NUMBERS = {
    "competency-1-2": ("competency", {"code": "1.2"}),
    "scope-9": ("scope-statement", {"code": "9", "section": "support"}),
    "job-support-6": ("job-function", {"code": "6", "section": "support"}),
    "conduct-1": ("ethics-principle", {"code": "Conduct 1"}),
}
# Kinds with lists of lines, each under a heading of the field's name.
LINES = {
    "competency": ("looks_like", "not_like"),
    "scope-statement": ("looks_like",),
    "case": ("pulls", "ask_yourself", "bring_to_supervision"),
}


@pytest.fixture(scope="module")
def renderer(guide: Guide) -> Renderer:
    return Renderer(guide)


@pytest.fixture(scope="module")
def trees(site: Site, guide: Guide) -> dict[str, etree._Element]:
    """The built page of each record, by its id, read once for all tests."""
    return {record_id: site.tree(f"go/{record_id}/index.html") for record_id in guide.records}


def _page_and_card(renderer: Renderer, record: Entry) -> list[etree._Element]:
    """A record on its own page and as it stands in a list."""
    return [etree.HTML(html) for html in (renderer.page(record, BASE), renderer.card(record, "../"))]


def _paragraphs(shown: etree._Element) -> list[str]:
    return [" ".join(p.xpath("string()").split()) for p in shown.iter("p")]


def test_it_begins_with_its_number_and_title(item_page: tuple[Page, Entry], guide: Guide):
    page, record = item_page
    begins = page.locator("main").inner_text().split("\n")
    assert [line for line in begins if line][:2] == [
        guide.label(record) or guide.settings.interface.kinds[record.kind].one,
        guide.title(record),
    ]
    expect(page.get_by_role("heading", level=1)).to_have_text(guide.title(record))


def test_it_says_how_well_we_know_it_and_our_words_or_that_the_wording_is_open(item_page: tuple[Page, Entry], guide: Guide, words: dict):
    page, record = item_page
    how = f" {record.how}" if record.how else ""
    expect(page.locator("details.known > .standing")).to_have_text(standing_in_words(record, guide) + how)
    for said in (guide.text(record) or (words["wording_open"] if record.standing == "unconfirmed" else ""), guide.ours(record) or ""):
        expect(page.get_by_role("article")).to_contain_text(said.replace("*", ""))


@pytest.mark.parametrize("kind", LINES)
def test_its_lines_stand_under_their_own_heading(renderer: Renderer, guide: Guide, words: dict, kind: str):
    for record in guide.by_kind[kind]:
        said = {words[field]: [plain(line) for line in lines] for field in LINES[kind] if (lines := getattr(record, field))}
        for shown in _page_and_card(renderer, record):
            headed = [(heading.text, heading.getnext()) for heading in shown.xpath("//*[@class='record__lines']/*[1]")]
            found = [(title, [li.xpath("string()") for li in under.iter("li")]) for title, under in headed if title in said]
            assert found == list(said.items()), record.id


def test_a_scope_statement_says_in_words_how_far_it_reaches(renderer: Renderer, guide: Guide):
    for record in guide.by_kind["scope-statement"]:
        for shown in _page_and_card(renderer, record):
            assert guide.settings.interface.names[record.reach] in _paragraphs(shown), record.id


def test_a_content_note_stands_before_what_it_warns_of(renderer: Renderer, guide: Guide, words: dict):
    noted = {kind: [record for record in guide.by_kind[kind] if record.note] for kind in ("question", "case")}
    assert all(noted.values())
    for record in (record for records in noted.values() for record in records):
        note, text = f"{words['content_note']} {guide.settings.interface.names[record.note]}.", plain(guide.text(record))
        for shown in _page_and_card(renderer, record):
            assert [said for said in _paragraphs(shown) if said in (note, text)] == [note, text], record.id


def test_each_source_is_named_with_its_place_and_linked_to_its_record_and_its_publisher(item_page: tuple[Page, Entry], guide: Guide):
    page, record = item_page
    # Where it is from folds behind its row.
    page.locator("details.known").evaluate("(fold) => { fold.open = true; }")
    for cite in getattr(record, "sources", ()):
        source = guide[cite.id]
        row = page.locator(".record__sources").get_by_role("listitem").filter(has_text=f"{source.title}, {cite.at}")
        expect(row.get_by_role("link", name=source.title, exact=True)).to_have_attribute("href", f"../../go/{source.id}/")
        if source.url:
            expect(row.locator(f"a[href='{source.url}']")).to_be_visible()


def test_every_link_between_two_records_can_be_followed_both_ways(trees: dict[str, etree._Element], guide: Guide):
    leads = {record_id: _leads_to(tree) for record_id, tree in trees.items()}
    ties = {
        (record.id, target)
        for record in guide.records.values()
        for field, target, where in guide.named_by(record)
        if "sources" not in where and guide[target].kind != "source"
    }
    assert ties
    assert {(one, other) for one, other in ties if other not in leads[one]} == set()
    assert {(one, other) for one, other in ties if one not in leads[other]} == set()


def _leads_to(tree: etree._Element) -> set[str]:
    """Ids of the records the main part of a page links to."""
    links = tree.xpath("//main//a/@href")
    return {link.split("/")[-2] for link in links if link.startswith("../../go/")}


def _linked_by_purpose(shown: etree._Element) -> dict[str, list[str]]:
    """What a page shows as linked: heading → ids, in order."""
    groups = shown.xpath("//section[@class='linked']/div")
    return {group.findtext("h3"): [link.split("/")[-2] for link in group.xpath(".//li/a/@href")] for group in groups}


def test_links_stand_under_what_they_are_for(trees: dict[str, etree._Element], guide: Guide):
    interface = guide.settings.interface
    for record in guide.records.values():
        wanted: dict[str, list[str]] = {name: [] for name in interface.purposes.values()}
        for kind, words in interface.kinds.items():
            wanted[interface.purposes[words.purpose]] += [other.id for other in guide.linked(record).get(kind, ())]
        shown = _linked_by_purpose(trees[record.id])
        assert list(shown.items()) == [(name, ids) for name, ids in wanted.items() if ids], record.id


def test_over_the_links_to_sessions_it_says_that_they_are_for_the_facilitator(site: Site, guide: Guide):
    record = next(one for one in guide.by_kind["competency"] if "class-session" in guide.linked(one))
    sessions = [one.id for one in guide.linked(record)["class-session"]]
    groups = _linked_by_purpose(site.tree(f"go/{record.id}/index.html"))
    assert next(heading for heading, ids in groups.items() if ids == sessions).endswith("notes for the facilitator")


def test_of_a_long_list_five_links_are_in_view_and_the_rest_folds_under_its_count(
    trees: dict[str, etree._Element], guide: Guide, words: dict
):
    folded = 0
    for record in guide.records.values():
        shown = trees[record.id]
        lists = {kind: others for kind, others in guide.linked(record).items() if len(others) > 5}
        names = {guide.settings.interface.kinds[kind].many: len(others) for kind, others in lists.items()}
        folds = shown.xpath("//section[@class='linked']//details[not(@open)]")
        said = {f"{words['show_all'].replace('{count}', str(count))}: {kind}": count for kind, count in names.items()}
        assert sorted(fold.findtext("summary").strip() for fold in folds) == sorted(said), record.id
        for fold in folds:
            assert len(fold.getprevious().findall("li")) == 5
            assert 5 + len(fold.findall("ul/li")) == said[fold.findtext("summary").strip()]
        folded += len(folds)
    assert folded


def test_a_link_without_a_number_stands_under_the_name_of_its_kind(site: Site, guide: Guide):
    for record in guide.by_kind["competency"]:
        bare = [kind for kind, others in guide.linked(record).items() if not all(map(guide.label, others))]
        shown = site.tree(f"go/{record.id}/index.html").xpath("//section[@class='linked']//h4/text()")
        assert sorted(shown) == sorted(guide.settings.interface.kinds[kind].many for kind in bare), record.id


# Beside one another, where they stand, and how the number of a link looks beside its title: [left edges, number, title].
LOOKS = """() => {
  const groups = [...document.querySelectorAll(".linked__group")];
  const look = (element) => {
    const { fontSize, color, display } = getComputedStyle(element);
    return [parseFloat(fontSize), color, display];
  };
  const tag = document.querySelector(".linked a > .tag");
  return [groups.map((group) => Math.round(group.getBoundingClientRect().left)), look(tag), look(tag.parentElement)];
}"""


def test_links_stand_in_two_columns_where_there_is_room_and_their_numbers_are_quiet(reader: Reader):
    page = reader.open("go/own-balance/", width=1280)
    left, (size, color, display), (title_size, title_color, _) = page.evaluate(LOOKS)
    assert len(set(left)) == 2
    # What underlines a link does not reach into a box within it.
    assert (display, color != title_color, size < title_size) == ("inline-block", True, True)
    reader.look(width=360)
    left, *_ = page.evaluate(LOOKS)
    assert len(set(left)) == 1
    expect(page.locator(".linked .tag").first).to_have_text(re.compile(r"^Domain 4 $"))


# What stands on the page of a record, from above: the parts of it by their classes.
PARTS = ("record__title", "record__text", "reach", "known", "ours", "record__lines", "copy-link", "linked", "around")


def test_the_answer_comes_first_then_how_far_it_reaches_where_it_is_from_and_our_part(site: Site, guide: Guide):
    with_all = guide["not-clinical"]
    parts = site.tree(f"go/{with_all.id}/index.html").xpath("//article/*/@class")
    met = [name for name in (part.split()[0] for part in parts) if name in PARTS]
    assert met == list(PARTS)


def test_the_value_of_a_fact_comes_before_the_day_it_is_of(site: Site, guide: Guide, words: dict):
    record = guide["exam-pass-mark"]
    value, dated, *_ = (
        " ".join(p.xpath("string()").split())
        for p in site.tree(f"go/{record.id}/index.html").xpath("//article/p[not(@class='record__code')]")
    )
    assert value == f"{record.value} ({record.era})"
    assert dated.startswith(f"{words['as_of']} {record.as_of}.")


def test_a_source_offers_first_of_all_to_read_it(site: Site, guide: Guide, words: dict):
    for record in guide.by_kind["source"]:
        first = site.tree(f"go/{record.id}/index.html").xpath("//article/h1/following-sibling::*[1]")[0]
        offered = [(link.get("href"), link.text) for link in first.iter("a")]
        assert offered == ([(record.url, words["read_it"])] if record.url else []), record.id


def test_address_and_keys_stand_in_two_rows(reader: Reader):
    page = reader.open("go/own-balance/", width=1280)
    row = page.locator("article > .copy-link > :is(a, button)")
    middles = row.evaluate_all(
        "(all) => all.map((e) => e.getBoundingClientRect()).map(({ top, bottom }) => Math.round((top + bottom) / 2))"
    )
    assert len(middles) == 6
    assert len(set(middles)) == 2


def test_a_picture_stands_beside_each_word_that_judges_and_repeats_it_for_the_eye_only(site: Site, guide: Guide, words: dict):
    def beside(record_id: str, where: str) -> list[str]:
        """The words that follow a picture."""
        pictures = site.tree(f"go/{record_id}/index.html").xpath(
            f"//article//{where}/*[name()='svg' and @class='icon' and @aria-hidden='true'][1]"
        )
        return [" ".join(picture.getparent().xpath("string()").split()) for picture in pictures]

    names, best = guide.settings.interface.names, next(question for question in guide.by_kind["question"] if question.note)
    for reach in ("within", "depends", "outside"):
        assert beside(guide.select("scope-statement", reach=reach)[0].id, "p")[0] == names[reach]
    verdicts = beside(best.id, "details[@class='option']/p")
    assert verdicts == [words["best"] if option.best else words["other_fits"] for option in best.options]
    assert beside(best.id, "p[@class='note']") == [f"{words['content_note']} {names[best.note]}."]
    for standing in ("stated", "reported", "inferred", "unconfirmed"):
        record = next(record for record in guide.by_kind["competency"] + guide.by_kind["term"] if record.standing == standing)
        assert beside(record.id, "details/summary")[0].startswith(guide.standing(record).word), standing


def test_before_and_after_lead_through_the_document_in_order(trees: dict[str, etree._Element], guide: Guide):
    for group in guide.by_kind.values():
        for place, record in enumerate(group):
            for rel, other in (("prev", place - 1), ("next", place + 1)):
                wanted = [f"../../go/{group[other].id}/"] if 0 <= other < len(group) else []
                assert trees[record.id].xpath("//main//a[@rel=$rel]/@href", rel=rel) == wanted, record.id


def test_next_leads_from_the_first_competency_to_the_last(site: Site, guide: Guide):
    group = guide.by_kind["competency"]
    met = [group[0].id]
    while ahead := site.tree(f"go/{met[-1]}/index.html").xpath("string(//main//a[@rel='next']/@href)"):
        met.append(ahead.split("/")[-2])
    assert met == [record.id for record in group]


def test_its_short_address_can_be_read_on_the_page(item_page: tuple[Page, Entry], site: Site, words: dict):
    page, record = item_page
    address = f"{site.url.removeprefix('http://')}go/{record.id}/"
    expect(page.get_by_role("article").get_by_role("link", name=f"{words['short_address']} {address}", exact=True)).to_be_visible()


def test_its_preview_carries_its_title_and_its_text(trees: dict[str, etree._Element], guide: Guide):
    for record_id, tree in trees.items():
        record = guide[record_id]
        text = (guide.said(record) or guide.standing(record).sentence).replace("*", "")
        said = tree.xpath("string(//meta[@property='og:description']/@content)")
        title = tree.xpath("string(//meta[@property='og:title']/@content)")
        assert said == text or (said.endswith("…") and text.startswith(said[:-1]) and len(said) > 200), record_id
        assert title.startswith(record.tab or guide.title(record)), record_id
        assert (guide.label(record) or "") in title, record_id
        assert tree.findtext(".//title").startswith(title), record_id


def test_a_preview_of_a_fact_begins_with_its_value_and_the_time_it_is_of(guide: Guide):
    assert description(guide, guide["exam-pass-mark"]).startswith("85 percent (early 2010s). Our note: ")
    assert description(guide, guide["initiative-phone"])[0].isdigit()


def test_a_preview_of_what_is_ours_says_so(guide: Guide):
    ours = guide.select("term", standing="guidance")
    assert ours and all(description(guide, record).startswith("Our note: ") for record in ours)


def test_a_preview_that_is_cut_ends_with_a_whole_word(guide: Guide):
    said = {record.id: (description(guide, record), plain(guide.said(record) or "")) for record in guide.records.values()}
    cut = {record_id: text[len(preview) - 1 :] for record_id, (preview, text) in said.items() if preview.endswith("…") and preview != text}
    assert cut
    assert {record_id: rest for record_id, rest in cut.items() if not re.match(r"[\s,;:.]", rest)} == {}


def test_the_breadcrumbs_lead_back_to_the_item_in_its_list(trees: dict[str, etree._Element], site: Site, guide: Guide, words: dict):
    lists: dict[str, dict[str, etree._Element]] = {}
    for record_id, tree in trees.items():
        back = urljoin(f"go/{record_id}/", tree.xpath("(//nav[@aria-label=$here]//a)[last()]/@href", here=words["here"])[0])
        address, _, place = back.partition("#")
        assert place == record_id
        if address not in lists:
            lists[address] = {part.get("id"): part for part in site.tree(f"{address}index.html").xpath("//main//*[@id]")}
        links = [" ".join(link.xpath("string()").split()) for link in lists[address][place].iter("a")]
        assert _name_in_list(guide, guide[record_id]) in links, record_id


def _name_in_list(guide: Guide, record: Entry) -> str:
    """What has no wording has its place in a row at the end of the list, by its number."""
    return (guide.label(record) if guide.unworded(record) else None) or guide.title(record)


@pytest.mark.parametrize("item", [UNCONFIRMED, "term", "job-function", "task", "case"])
def test_the_item_one_comes_back_to_is_in_sight_also_where_its_list_folds(reader: Reader, guide: Guide, words: dict, item: str):
    """One in a row without wording, three within a fold, and one in the plain list that all others are in too."""
    record = record_of(item, guide)
    page = reader.open(guide.address(record))
    page.get_by_role("navigation", name=words["here"]).get_by_role("link").last.click()
    expect(page).to_have_url(re.compile(f"#{record.id}$"))
    name = _name_in_list(guide, record)
    expect(page.locator(f"[id='{record.id}']").get_by_role("link", name=name, exact=True).first).to_be_in_viewport()


@pytest.mark.parametrize(("number", "scripts"), [(number, at % 2 == 0) for at, number in enumerate(NUMBERS)])
def test_an_official_number_leads_to_the_record_that_carries_it(request: pytest.FixtureRequest, guide: Guide, number: str, scripts: bool):
    """With scripts and without; that all of them forward in the same way is read from them below."""
    reader: Reader = request.getfixturevalue("reader" if scripts else "reader_without_scripts")
    kind, fields = NUMBERS[number]
    record = guide.select(kind, **fields)[0]
    page = reader.open(f"go/{number}/")
    expect(page).to_have_url(f"{reader.site.url}go/{record.id}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(guide.title(record))


def test_every_official_number_forwards_and_offers_a_link_where_a_browser_does_not(site: Site, guide: Guide, words: dict):
    astray, help_now = {}, ("../../#notice-help", words["help_now"])
    for number, record_id in guide.numbers.items():
        tree = site.tree(f"go/{number}/index.html")
        ways = (tree.xpath("string(//meta[@http-equiv='refresh']/@content)"), tree.xpath("string(//main//li/a/@href)"))
        if ways != (f"0; url=../../go/{record_id}/", f"../../go/{record_id}/"):
            astray[number] = ways
        links = [(link.get("href"), "".join(link.itertext())) for link in tree.iterfind(".//header//a")]
        assert links[1:] == [help_now], number
    assert astray == {}
