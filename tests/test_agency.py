"""The pages for agencies: three doors on the first screen, sheets that are one page, a plan made of levels, and addresses that go on."""

import re

from playwright.sync_api import Page, expect

from scripts.guide import Guide
from scripts.schema.records import Program

from .reader import Reader, location_of

PHONE = {"width": 360, "height": 740}
# The places of the page that all of this once stood on: others may have kept links to them.
OLD_PLACES = (
    "for-agencies-hiring-and-supervising-peer-specialists",
    "may-a-peer-specialist-do-this",
    "when-your-task-isnt-in-the-table",
    "before-the-first-day",
    "supervision",
    "a-supervision-talk-that-helps",
    "what-the-role-is-for",
    "use-the-sample-job-description",
    "what-makes-it-peer-support",
    "notes-and-records",
    "privacy-and-safety",
    "moral-injury",
    "questions-to-ask",
    "go-on-from-here",
)
OLD_LINES = ("title-and-summary", "support-for-peers", "work-with-supervisors-and-staff", "keeping-confidence", "what-this-text-is")
# Where a peer specialist may work, as a manager would ask.
DESCRIBED = (
    "csp-program",
    "ccs-program",
    "crs-program",
    "crisis-services",
    "peer-run-respite",
    "peer-recovery-center",
    "hospitals-and-others",
    "corrections",
)
SHEETS = ("agency/supervision-agenda/", "agency/role-in-five-minutes/")


def test_a_manager_finds_the_three_things_on_the_first_screen_of_a_phone(reader: Reader):
    page = reader.open("agency/", **PHONE)
    doors = page.locator(".door").get_by_role("heading").get_by_role("link")
    expect(doors).to_have_text(["Get the job description", "May a peer specialist do this?", "Supervise well"])
    assert all(door.bounding_box()["y"] + door.bounding_box()["height"] < PHONE["height"] for door in doors.all())
    assert [page.locator(f"[id='{place}']").count() for place in OLD_PLACES] == [1] * len(OLD_PLACES)
    for door, there in zip(range(3), ("agency/job-description/", "agency/tasks/", "agency/supervising/"), strict=True):
        assert doors.nth(door).evaluate("(link) => link.href") == reader.site.url + there


def test_the_sample_of_2012_is_short_and_each_of_its_lines_opens_by_its_address(reader: Reader, guide: Guide):
    page = reader.open("reference/job-description/#job-privacy-limits", **PHONE)
    expect(page.locator("#job-privacy-limits .record__text")).to_be_in_viewport()
    assert [page.locator(f"[id='{place}']").count() for place in OLD_LINES] == [1] * len(OLD_LINES)
    assert page.locator(".record--job-function").count() == len(guide.by_kind["job-function"])
    reader.open("reference/job-description/", **PHONE)
    assert page.evaluate("document.documentElement.scrollHeight") < 6000
    expect(page.get_by_text("This one is history.")).to_be_in_viewport()


def test_a_sheet_is_one_page_with_room_to_write(reader: Reader):
    for address in SHEETS:
        pdf = reader.open(address, media="print").pdf(format="Letter", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type /Page\n", pdf)) == 1, address
    page = reader.open(SHEETS[0], media="print")
    heights = page.locator("td").evaluate_all("(cells) => cells.map((cell) => cell.getBoundingClientRect().height)")
    assert len(heights) == 10
    assert min(heights[1:]) > 70


def test_the_rules_say_whom_to_ask_where_none_was_read(reader: Reader):
    page = reader.open("agency/supervising/")
    rows = page.locator("h2#rules-by-program ~ table").first.get_by_role("row")
    assert "at least one hour a week" in rows.filter(has_text="CCS").first.inner_text()
    assert rows.filter(has_text="CRS").inner_text().count("ask the program") == 2
    expect(page.get_by_text("not legal advice")).to_be_visible()


def test_a_program_begins_with_a_days_work_and_says_who_is_who(reader: Reader, guide: Guide, words: dict):
    for program in map(guide.__getitem__, DESCRIBED):
        assert isinstance(program, Program)
        assert (bool(program.does), bool(program.who)) == (True, True), program.id
    page = reader.open("go/csp-program/")
    titles = page.locator(".record__lines h2").all_inner_texts()
    assert titles == [words["does"], words["rules"], words["who_is_who"], words["notes"]]
    # What comes from a source says so; what is ours does not.
    days = page.locator(".record__lines").first.get_by_role("listitem")
    assert [day.locator(".cited").count() for day in days.all()] == [len(day.sources) for day in guide["csp-program"].does]


def _levels(page: Page) -> list[str]:
    return page.locator(".ready input:checked").evaluate_all("(all) => all.map((radio) => `${radio.name} ${radio.value}`)")


def test_levels_make_a_plan_by_keyboard_that_stays_in_the_link_and_prints_alone(reader: Reader, words: dict):
    page = reader.open("agency/readiness/")
    first, second, *others = reader.guide.settings.readiness
    plan = page.get_by_role("region", name=words["ready_plan"])
    expect(plan).to_be_hidden()
    expect(page.get_by_text(first.not_yet.next)).to_be_hidden()
    page.get_by_role("radio").first.focus()
    for key in ("Space", "Tab", "ArrowDown"):
        page.keyboard.press(key)
    assert _levels(page) == [f"{first.id} 1", f"{second.id} 2"]
    expect(plan.get_by_role("status")).to_have_text(f"2 of {len(others) + 2} answered.")
    expect(plan.get_by_role("heading", level=3)).to_have_text([words["ready_first"], words["ready_then"]])
    expect(plan.get_by_role("listitem").first).to_contain_text(f"{first.title} {first.not_yet.next}")
    expect(plan.get_by_role("link", name=second.on_the_way.label)).to_be_visible()
    # A reload loses nothing, and nothing is stored.
    address = location_of(page)
    page.reload()
    assert (_levels(page), location_of(page)) == ([f"{first.id} 1", f"{second.id} 2"], address)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    reader.look(media="print")
    expect(plan.get_by_text(words["ready_who"])).to_have_count(2)
    expect(page.get_by_text(others[0].title)).to_be_hidden()
    assert reader.see("controls") == []
    reader.look()
    page.get_by_role("button", name=words["ready_clear"]).press("Enter")
    expect(plan).to_be_hidden()
    expect(page.get_by_role("radio").first).to_be_focused()
    assert (_levels(page), location_of(page)) == ([], f"{reader.site.url}agency/readiness/")
    # What somebody wrote behind the # chooses nothing that is not there.
    reader.open("agency/readiness/#ready=9x<2>0000000000000000000001")
    assert _levels(page) == [f"{others[1].id} 2"]


def test_without_scripts_every_level_has_its_next_step_in_sight(reader_without_scripts: Reader, words: dict):
    page = reader_without_scripts.open("agency/readiness/", **PHONE)
    for question in reader_without_scripts.guide.settings.readiness:
        for level in question.levels:
            expect(page.locator(".ready__next", has_text=level.next).first).to_be_visible()
    expect(page.get_by_role("heading", name=words["ready_plan"])).to_be_hidden()
