"""Is this peer support? Every task with its answer, what finds one, a pasted list of duties, and the page that is handed on."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.exports import tables
from scripts.guide import Guide
from scripts.schema import Task

from .built_site import Site
from .duties import FIRST, IN_THREE, matched, shares
from .line import Line
from .reader import CONTRAST, Reader, follow, listen_to, location_of

PAGE = "agency/tasks/"
TOOL = "[data-tool='agency/tasks']"
PHONE = {"width": 360, "height": 740}
# What a tab refuses to keep, and a browser that takes no note of a page any more.
REFUSES = """const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (name, text) {
        if (text.includes("long ".repeat(9))) throw new DOMException("full", "QuotaExceededError");
        set.call(this, name, text);
    };"""
TAKES_NO_NOTE = """() => {
    history.pushState = history.replaceState = () => { throw new DOMException("too many", "SecurityError"); };
}"""
# Asks the module itself which duties it reads in texts.
READ = """async (texts) => {
    const { readDuties } = await import(new URL("../../assets/javascripts/agency/tasks/duties.js", location.href))
    return texts.map((text) => readDuties(text).duties)
}"""
# The same of a table, and of the matching of a task that has a name without any word.
WRITE = """async (texts) => {
    const { csv } = await import(new URL("../../assets/javascripts/agency/tasks/table.js", location.href))
    return csv([texts])
}"""
WORDLESS = """async () => {
    const { makeMatcher } = await import(new URL("../../assets/javascripts/agency/matching/match.js", location.href))
    const tasks = [{ id: "ride", title: "Give a ride", also: ["—"] }, { id: "dash", title: "…" }]
    return makeMatcher(tasks).match("Give a ride").map(({ task, isSure }) => [task.id, isSure])
}"""
CELLS = (
    *(f"{start}SUM(1)" for start in tables.FORMULA),
    "1.10",
    "46,90",
    "007",
    "1-2",
    "1e5",
    "(5)",
    "2027-03-14",
    "2027-03",
    "2027-13",
    'a "b", c',
    "٣.٥",
)
# What is pasted → the duties that are read of it.
PASTED = {
    "one\r\ntwo\rthree\u2028four\x0bfive": ["one", "two", "three", "four", "five"],
    "•\tDrive the van\n·  Cook\n– Clean\n—Sweep\n* Mop\n- Wash": ["Drive the van", "Cook", "Clean", "Sweep", "Mop", "Wash"],
    "\uf0b7\tFile\no\tCount\n☐ Sort\nold papers\nOr other work": ["File", "Count", "Sort", "old papers", "Or other work"],
    "1. Call\n2) Write\n(3) Visit\n1.2.\tSit\n1.1\tEat\n1.2\tPay": ["Call", "Write", "Visit", "Sit", "Eat", "Pay"],
    "a) Wait\n(b) Walk\niii. Stand\niv. Run\nC.\tSleep\n§  Read\n\u200e• Help": [
        "Wait",
        "Walk",
        "Stand",
        "Run",
        "Sleep",
        "Read",
        "\u200eHelp",
    ],
    # What belongs to the duty stays: no other line goes on counting.
    **{
        text: [text]
        for text in (
            "24 hour coverage",
            "2.5 hours of notes",
            "1.5 FTE caseload",
            "-5 degrees",
            "§ 94.03 rights",
            "C. difficile precautions",
            "A. Smith meets weekly",
            "(2) references",
        )
    },
    "\u00a0\u00a0non\u00adbreaking\u00a0space\x00\x07 \ufeffand\u200b more\u2060": ["nonbreaking space and more"],
    "\n \n\t\n———\n•\n1.\n...\n": [],
    "دعم الأقران في الاجتماعات\n\u200fجلسة": ["دعم الأقران في الاجتماعات", "\u200fجلسة"],
    "👩\u200d👧 watch children 🚗": ["👩\u200d👧 watch children 🚗"],
    "<script>alert(1)</script> {{ x }} &#0; ${y}": ["<script>alert(1)</script> {{ x }} &#0; ${y}"],
    "x" * 5000: ["x" * 5000],
}
DUTIES = (
    """Essential functions
•\tTransport clients to appointments
2.\tDeliver medications to clients’ homes daily
–\t<script>document.title = "got"</script>{{ 7 * 7 }}&#0;
=HYPERLINK("http://example.org")
o\tCollect urine samples
"""
    + "long " * 1000
)
# What stands behind a # that somebody meant to harm, or that was cut or mixed up on its way.
HOSTILE = (
    "=",
    "=&=&&&===",
    "theme",
    "theme=",
    "theme=money",
    "theme=Money-and-gifts",
    "theme=money-and-gifts&theme=__proto__",
    "theme=__proto__",
    "theme=constructor&verdict=toString",
    "theme=hasOwnProperty",
    "theme=%00%ff%c0",
    "theme=%E0%A4%A",
    "theme=%ED%A0%80",
    "theme=%",
    "theme=" + "a" * 20_000,
    "theme=" + "%F0%9F%9A%B2" * 300,
    "theme=<b>rides</b>",
    "theme=[object Object]",
    "theme=%20money-and-gifts%20",
    "theme=null&verdict=undefined",
    "verdict=",
    "verdict=yes&verdict=no-role",
    "verdict=YES",
    "verdict=0",
    "verdict=-1",
    "verdict=1e309",
    "verdict=../../../etc",
    "verdict=javascript:alert(1)",
    "verdict={{7*7}}",
    "verdict=yes;theme=money-and-gifts",
    "verdict[]=yes",
    "&".join(f"verdict{i}=yes" for i in range(2000)),
    "duties=",
    "duties=sheet",
    "duties=sheet&duties=paste",
    "duties=__proto__&order=list",
    "duties=<script>alert(1)</script>",
    "duties=sheet&order=%7B%7B7*7%7D%7D",
    "duties=paste&theme=money-and-gifts&verdict=yes&order=",
    "q='\"><img src=x onerror=alert(1)>=",
    "?duties=sheet",
    "#theme=money-and-gifts",
)


class Tasks:
    """The tool on its page, as a reader meets it."""

    def __init__(self, page: Page, guide: Guide):
        self.page, self.words = page, guide.settings.interface.words
        self.box = page.locator(TOOL)
        self.field = self.box.get_by_label(self.words["tasks_find"], exact=True)
        self.found = self.box.locator("[data-target='rows'] .record--task")

    def target(self, name: str):
        return self.box.locator(f"[data-target='{name}']")

    def button(self, word: str):
        return self.box.get_by_role("button", name=self.words[word], exact=True).locator("visible=true")

    def titles(self) -> list[str]:
        return self.found.locator(".record__title").all_inner_texts()

    def check(self, text: str) -> None:
        self.button("tasks_paste").click()
        self.target("list").fill(text)
        self.button("tasks_compare").click()
        expect(self.box.get_by_role("heading", name=self.words["tasks_sheet_title"])).to_be_focused()

    def duty(self, text: str):
        return self.box.locator(".duty").filter(has=self.page.get_by_text(text, exact=True))


def test_every_task_stands_under_its_theme_with_its_answer_first(site: Site, guide: Guide):
    page = site.tree(f"{PAGE}index.html")
    names = guide.settings.interface.names
    shown: dict[str, list[str]] = {}
    for section in page.xpath("//main//section[@data-group]"):
        rows = section.xpath(".//article")
        shown[section.get("data-group")] = [row.get("id") for row in rows]
        assert section.xpath("string(.//summary/h3)") == names[section.get("data-group")]
        for row in rows:
            task = guide[row.get("id")]
            verdict, title, why = ("".join(part.itertext()).strip() for part in row)
            assert (verdict, title) == (names[task.verdict], task.title)
            assert why
            assert row.xpath(".//h4/a/@href") == [f"../../go/{task.id}/"]
            # A mark stands beside the word.
            assert len(row.xpath("./p[1]/svg")) == 1
    tasks = guide.every(Task)
    assert shown == {theme: [t.id for t in tasks if t.theme == theme] for theme in shown}
    assert sum(map(len, shown.values())) == len(tasks)
    assert len(page.xpath("//*[@id='five-questions']/following-sibling::ol[1]/li")) == 5


def test_without_scripts_a_theme_opens_to_its_tasks(reader_without_scripts: Reader, guide: Guide):
    page = reader_without_scripts.open(PAGE, **PHONE)
    task = guide["deliver-medication-daily"]
    link = page.get_by_role("link", name=task.title, exact=True)
    expect(link).to_be_hidden()
    page.locator("summary", has_text=guide.settings.interface.names[task.theme]).click()
    expect(link).to_be_visible()
    expect(page.locator(TOOL)).to_be_hidden()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(task.title)


def test_the_answer_is_one_sheet_with_what_it_rests_on_and_the_day(reader: Reader, guide: Guide, words: dict):
    longest = sorted(guide.every(Task), key=lambda t: len(t.model_dump_json()), reverse=True)[:3]
    for task in longest:
        page = reader.open(guide.address(task), media="print")
        pdf = page.pdf(format="Letter", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type /Page\n", pdf)) == 1, task.id
        said = " ".join(page.locator("main").inner_text().split())
        assert said.index(guide.settings.interface.names[task.verdict]) < said.index(words["task_changes"])
        assert words["task_day"] in said
        assert re.search(rf"{words['task_day']} \w+day, \w+ \d", said)
        for source in guide.sources_behind(task):
            assert source.title in said and source.edition in said
        assert reader.see("controls") == []


def test_a_task_is_found_as_one_types_with_a_slip_and_in_the_words_of_a_job_ad(reader: Reader, guide: Guide, words: dict):
    tasks = Tasks(reader.open(PAGE), guide)
    listen_to(tasks.target("heard"))
    deliver = guide["deliver-medication-daily"]
    for typed in ("deliver medication", "delver medicaton daily", "med drops", "daily medication deliveries", "deliver medication ev"):
        tasks.field.fill(typed)
        expect(tasks.found.first.locator(".record__title")).to_have_text(deliver.title)
        expect(tasks.found.first.locator(".fit")).to_have_text(guide.settings.interface.names[deliver.verdict])
    expect(tasks.page.locator("#all-tasks")).to_be_hidden()
    expect(tasks.page.locator("html")).to_have_attribute("data-said", re.compile(re.escape(tasks.target("count").inner_text())))
    # Enter leads to what was found; nothing typed stands in the address.
    tasks.field.press("Enter")
    expect(tasks.box.get_by_role("heading", name=words["tasks_results"])).to_be_focused()
    assert location_of(tasks.page).endswith(PAGE)
    # A word of one theme brings tasks of it. Escape clears, and the list of all is back.
    tasks.field.fill("medication")
    expect(tasks.found.nth(3)).to_be_visible()
    tasks.field.press("Escape")
    expect(tasks.field).to_have_value("")
    expect(tasks.found).to_have_count(0)
    expect(tasks.page.locator("#all-tasks")).to_be_visible()


def test_theme_and_answer_leave_what_they_name_and_stand_in_the_address(reader: Reader, guide: Guide, words: dict):
    tasks = Tasks(reader.open(PAGE), guide)
    theme = "medication-and-health"
    tasks.target("theme").select_option(theme)
    of_theme = [t.title for t in guide.every(Task) if t.theme == theme]
    expect(tasks.found).to_have_count(len(of_theme))
    assert tasks.titles() == of_theme
    tasks.target("verdict").select_option("yes")
    fitting = [t.title for t in guide.every(Task) if t.theme == theme and t.verdict == "yes"]
    expect(tasks.found).to_have_count(len(fitting))
    expect(tasks.target("count")).to_have_text(words["tasks_found"].replace("{count}", str(len(fitting))))
    expect(tasks.page).to_have_url(re.compile(rf"#theme={theme}&verdict=yes$"))
    tasks.page.reload()
    expect(tasks.found).to_have_count(len(fitting))
    tasks.button("filter_clear").click()
    expect(tasks.found).to_have_count(0)
    expect(tasks.field).to_be_focused()


def test_duties_in_the_words_of_job_ads_find_their_tasks(reader: Reader):
    """Of the half to mend by; `make bench` shows the half that is kept apart."""
    found, _ = matched(reader.open(PAGE), "work")
    first, in_three = shares(found, "work")
    assert first >= FIRST and in_three >= IN_THREE, (first, in_three)
    assert all(len(tasks) <= 3 for tasks in found)


def test_where_no_task_is_near_there_is_no_answer_but_questions(reader: Reader, guide: Guide, words: dict):
    tasks = Tasks(reader.open(PAGE, **PHONE), guide)
    for typed, near in (("zumba choreography qqxyz", False), ("teach zumba choreography by telephone qqxyz zzyx vwxq", True)):
        tasks.field.fill(typed)
        expect(tasks.target("count")).to_have_text(words["tasks_none_near" if near else "tasks_none"])
        expect(tasks.target("questions").get_by_role("listitem")).to_have_count(5)
        assert tasks.target("near").get_by_role("link").count() == (3 if near else 0)
        expect(tasks.target("found").locator(".fit")).to_have_count(0)


@pytest.fixture
def manager(held_up: Reader, guide: Guide) -> Tasks:
    """Somebody with a list of duties."""
    return Tasks(held_up.open(PAGE), guide)


def test_a_pasted_list_is_read_as_it_was_typed_without_the_marks_of_a_list(reader: Reader):
    page = reader.open(PAGE)
    assert dict(zip(PASTED, page.evaluate(READ, list(PASTED)), strict=True)) == PASTED
    assert len(page.evaluate(READ, ["\n".join(f"duty {n}" for n in range(300))])[0]) == 200
    # A table of it is written as the tables of the guide are.
    assert page.evaluate(WRITE, CELLS).encode() == tables.written([CELLS])
    assert page.evaluate(WORDLESS) == [["ride", True]]


def test_a_list_becomes_a_sheet_by_answer_that_a_reload_does_not_lose(manager: Tasks, guide: Guide, words: dict, tmp_path: Path):
    page, names = manager.page, guide.settings.interface.names
    manager.button("tasks_paste").click()
    expect(manager.target("list")).to_be_focused()
    manager.button("tasks_compare").click()
    expect(manager.target("missing")).to_have_text(words["tasks_list_missing"])
    manager.button("tasks_leave").click()
    manager.check(DUTIES)
    texts = manager.box.locator(".duty__text")
    expect(texts).to_have_count(7)
    # Everything is as it was typed, and harms nothing.
    assert '<script>document.title = "got"</script>{{ 7 * 7 }}&#0;' in texts.all_inner_texts()
    assert page.title() != "got"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # Sorted by answer; each with the words that matched.
    headings = manager.box.locator("h3.fit strong").all_inner_texts()
    in_order = [names[verdict] for verdict in ("yes", "depends", "not-settled", "another-role", "no-role")]
    assert headings == [*(name for name in in_order if name in headings), words["tasks_sheet_none"]]
    ride = manager.duty("Transport clients to appointments")
    expect(ride).to_contain_text(guide["drive-to-appointments"].title)
    expect(ride).to_contain_text(words["tasks_sheet_words"].replace("{words}", "transport, appointments"))
    # Another task is chosen, or none.
    ride.get_by_text(words["tasks_sheet_other"]).click()
    ride.get_by_role("radio", name=words["tasks_sheet_none_of_these"]).check()
    chosen = manager.duty("Transport clients to appointments").get_by_role("radio", name=words["tasks_sheet_none_of_these"])
    expect(chosen).to_be_focused()
    manager.box.get_by_role("radio", name=words["tasks_order_list"]).check()
    assert texts.first.inner_text() == "Essential functions"
    assert location_of(page).endswith("#duties=sheet&order=list")
    page.reload()
    expect(texts).to_have_count(7)
    expect(manager.duty("Transport clients to appointments").locator(".fit")).to_have_count(0)
    expect(manager.box.get_by_role("radio", name=words["tasks_order_list"])).to_be_checked()
    # As a table nothing is run.
    with page.expect_download() as saved:
        manager.button("tasks_csv").click()
    rows = list(csv.reader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig"))))
    assert rows[0] == [words[f"tasks_column_{name}"] for name in ("duty", "answer", "task", "why", "address")]
    assert [row[0] for row in rows[1:]] == [
        f"'{text}" if text.startswith("=") else text for text in (" ".join(t.split()) for t in texts.all_text_contents())
    ]
    urine = next(row for row in rows if row[0] == "Collect urine samples")
    assert urine[1] == names[guide["collect-urine-sample"].verdict] and urine[4].endswith("/go/collect-urine-sample/")
    # Copied, it is a table with its heads for Word, and text for whatever takes no more.
    manager.button("tasks_copy").click()
    expect(manager.target("copied")).to_have_text(words["tasks_sheet_copied"])
    copied = page.evaluate("""async () => {
        const [item] = await navigator.clipboard.read();
        return Promise.all(["text/html", "text/plain"].map(async (type) => (await item.getType(type)).text()));
    }""")
    assert "<th" in copied[0] and "Collect urine samples" in copied[0] and "Collect urine samples" in copied[1]
    with page.expect_download() as saved:
        manager.button("tasks_word").click()
    assert Path(saved.value.path()).read_bytes()[:2] == b"PK"
    # The list is there to change, and Back leads to the sheet.
    manager.button("tasks_change").click()
    expect(manager.target("list")).to_have_value(DUTIES.replace("\r\n", "\n"))
    page.go_back()
    expect(texts.first).to_be_visible()
    assert "Transport" not in location_of(page)


def test_a_sheet_whose_list_is_in_another_tab_asks_for_it(reader: Reader, guide: Guide, words: dict):
    tasks = Tasks(reader.open(f"{PAGE}#duties=sheet"), guide)
    expect(tasks.target("missing")).to_have_text(words["tasks_list_elsewhere"])
    expect(tasks.target("list")).to_be_visible()
    assert location_of(tasks.page).endswith("#duties=paste")


def test_a_list_is_there_whatever_the_browser_refuses(new_reader: Callable[..., Reader], guide: Guide, words: dict):
    reader = new_reader()
    reader.context.add_init_script(REFUSES)
    page = reader.open(f"{PAGE}#duties=sheet")
    tasks = Tasks(page, guide)
    expect(tasks.target("missing")).to_have_text(words["tasks_list_elsewhere"])
    tasks.button("tasks_leave").click()
    tasks.field.fill("ride")
    tasks.check("Collect urine samples")
    # The longer list is kept by the page alone, and no older one comes in its place.
    tasks.button("tasks_change").click()
    expect(tasks.target("missing")).to_have_text("")
    tasks.target("list").fill(DUTIES)
    tasks.button("tasks_leave").click()
    tasks.field.fill("medication")
    tasks.button("tasks_paste").click()
    expect(tasks.target("list")).to_have_value(DUTIES)
    page.reload()
    expect(tasks.target("list")).to_have_value(DUTIES)
    tasks.button("tasks_compare").click()
    expect(tasks.box.locator(".duty")).to_have_count(7)
    # Back leads to what had been typed then.
    for typed in ("medication", "ride"):
        page.go_back()
        while tasks.field.is_hidden():
            page.go_back()
        expect(tasks.field).to_have_value(typed)
    page.evaluate(TAKES_NO_NOTE)
    tasks.check("Collect urine samples\nDeliver medications")
    expect(tasks.box.locator(".duty")).to_have_count(2)


def test_only_what_somebody_still_waits_for_is_shown(manager: Tasks, words: dict):
    page = manager.page
    sheet = manager.box.locator("[data-part='sheet']")
    line = Line(page, "**/sheet.js")
    manager.button("tasks_paste").click()
    manager.target("list").fill(DUTIES)
    for _ in range(2):
        manager.button("tasks_compare").click()
    expect(page).to_have_url(re.compile("#duties=sheet$"))
    page.go_back()
    expect(page).to_have_url(re.compile("#duties=paste$"))
    line.open()
    page.evaluate("import(document.querySelector('[data-tool]').dataset.root + 'assets/javascripts/agency/tasks/sheet.js')")
    expect(manager.target("list")).to_be_visible()
    expect(sheet).to_be_hidden()
    manager.button("tasks_compare").click()
    expect(sheet).to_be_visible()
    downloads: list = []
    page.on("download", lambda download: downloads.append(download))
    with page.expect_download():
        manager.button("tasks_csv").click()
    expect(manager.target("copied")).to_have_text(words["tasks_sheet_saved"])
    assert len(downloads) == 1
    # What cannot be fetched leads to the first form, and the address says so.
    page.route("**/tasks.json", lambda route: route.abort())
    page.reload()
    expect(manager.target("said")).to_have_text(words["tasks_failed"])
    expect(manager.field).to_be_visible()
    assert location_of(page).endswith(PAGE)
    page.unroute("**/tasks.json")
    manager.button("tasks_paste").click()
    expect(manager.target("list")).to_have_value(DUTIES)
    manager.button("tasks_compare").click()
    expect(sheet).to_be_visible()


def test_everyone_can_use_what_is_found_and_the_sheet(reader: Reader, guide: Guide, words: dict):
    tasks = Tasks(reader.open(PAGE, width=320, height=640), guide)
    tasks.field.fill("deliver medication")
    expect(tasks.found.first).to_be_visible()
    assert reader.broken_rules(inside="main") == ""
    reader.look(width=320, height=640, scheme="dark")
    assert reader.broken_rules(CONTRAST, inside="main") == ""
    tasks.check(DUTIES)
    assert reader.broken_rules(inside="main") == ""
    assert tasks.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    reader.look(width=1280, scheme="light")
    assert reader.broken_rules(inside="main") == ""
    # On paper the sheet has no keys, and the answers stand as they were chosen.
    reader.look(media="print")
    assert reader.see("controls") == []
    expect(tasks.duty("Collect urine samples")).to_be_visible()


def test_whatever_stands_behind_the_hash_harms_nothing(reader: Reader, guide: Guide):
    # An address that somebody follows, and one that is opened.
    tasks = Tasks(reader.open(PAGE), guide)
    expect(tasks.box).to_have_attribute("data-settled", "")
    steps = tasks.box.locator("[data-part]:not([hidden])")
    for fragment in HOSTILE:
        follow(tasks.page, f"#{fragment}")
        assert steps.count() == 1, fragment[:80]
    for fragment in HOSTILE[::8]:
        tasks = Tasks(reader.open(f"{PAGE}#{fragment}"), guide)
        expect(steps).to_have_count(1)
        expect(tasks.box).to_have_attribute("data-settled", "")
    assert tasks.page.locator("main img, main script:not([data-words])").count() == 0
    assert tasks.page.evaluate("({}).yes === undefined && Object.keys(Object.prototype).length === 0")
    # The tool is as it was.
    follow(tasks.page, "#theme=")
    tasks.field.fill("lend money")
    expect(tasks.found.filter(has_text=guide["lend-money"].title)).to_be_visible()
