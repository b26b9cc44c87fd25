"""My plan: from the day of the exam and the days one can study to a list of what to do on which day, kept in the address, and after a yes
on the device."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.guide import Guide

from . import calendar_file
from .built_site import Site
from .calendar_file import Event
from .practice_set import PracticeSet
from .reader import Mishaps, Reader, follow, listen_to, location_of

PAGE = "study/plan/"
# A Monday; the tests are lived on it, at noon.
TODAY = date(2026, 11, 30)
EVERY_DAY = "1234567"
MOST_WEEKS = 26
# Days from today to the exam.
LENGTHS = [1, 2, 3, 5, 7, 8, 14, 30, 60, 100, 7 * MOST_WEEKS]
# What comes once, in its order.
ONCE = ["early", "last", "eve"]
HOME = "America/Chicago"
ZONES = [HOME, "Pacific/Auckland", "UTC"]
# Where a plan is kept after a yes.
KEPT = "guide-study-plan"
# The name of a plan, at the end of its address.
NAMED = re.compile(r"&id=[a-z0-9]{8}$")


def noon(day: date, zone: str = "UTC") -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone))


def address(exam: date, days: str = "135", minutes: int = 20, begun: date | None = None, name: str = "") -> str:
    return f"#exam={exam}&days={days}&minutes={minutes}" + (f"&from={begun}" if begun else "") + (f"&id={name}" if name else "")


def plan_in(page: Page) -> str:
    """The plan in the address, without its name, which it has."""
    plan = "#" + location_of(page).partition("#")[2]
    assert NAMED.search(plan), plan
    return NAMED.sub("", plan)


class Plan:
    """The plan on a page, as a reader meets it."""

    def __init__(self, page: Page, guide: Guide):
        self.page, self.words = page, guide.settings.interface.words
        self.box = page.locator("[data-tool='study/plan']")
        self.own = self.box.locator("[data-part='own']")

    def button(self, word: str) -> Locator:
        return self.box.get_by_role("button", name=self.words[word], exact=True)

    def choose(self, exam: str, days: tuple[str, ...] | None = None, minutes: int | None = None) -> None:
        """Fills in the form and asks for the plan."""
        self.box.get_by_label(self.words["plan_when"]).fill(exam)
        if days is not None:
            for box in self.box.get_by_role("checkbox").all():
                box.uncheck()
            for day in days:
                self.box.get_by_role("checkbox", name=day, exact=True).check()
        if minutes:
            self.box.get_by_role("radio", name=str(minutes), exact=True).check()
        self.button("plan_make").click()

    def go(self, address: str, exam: date) -> None:
        """To another plan, without reading the page anew."""
        self.page.evaluate("(address) => { location.hash = address; }", address)
        expect(self.own.locator("[data-target='exam-is']")).to_contain_text(in_words(exam))

    @property
    def title(self) -> Locator:
        return self.own.get_by_role("heading", name=self.words["plan_own"], exact=True)

    @property
    def told(self) -> Locator:
        return self.box.get_by_role("alert")

    def days(self) -> list[dict]:
        """Every day of the plan, also in weeks that are folded: {date, marks, steps: [{title, minutes, domain, when, href}]}."""
        expect(self.title).to_be_visible()
        return self.own.locator(".plan__day").evaluate_all(
            """(days) => days.map((day) => ({
                date: day.querySelector(".plan__date > span").textContent,
                marks: [...day.querySelectorAll(".plan__date > :not(:first-child):not([hidden])")].map((e) => e.textContent),
                steps: [...day.querySelectorAll(".step")].map((step) => ({
                    title: step.querySelector("[data-title]").textContent,
                    href: step.querySelector("a")?.href ?? "",
                    minutes: Number(step.dataset.minutes), domain: step.dataset.domain, when: step.dataset.when,
                })),
            }))"""
        )

    def dates(self) -> list[date]:
        """The dates in their order; the year, which is not said, follows from it."""
        found, before = [], TODAY - timedelta(days=400)
        for day in self.days():
            found.append(_first_after(before, day["date"]) if found else _nearest(day["date"]))
            before = found[-1]
        return found

    def weeks(self) -> list[str]:
        return self.own.locator(".week h3").all_text_contents()


def _nearest(said: str) -> date:
    """The day nearest to the day of the tests that is said as “Mon, Nov 30”."""
    return min((d for d in (TODAY + timedelta(days=n) for n in range(-180, 400)) if in_short(d) == said), key=lambda d: abs(d - TODAY))


def _first_after(before: date, said: str) -> date:
    return next(d for d in (before + timedelta(days=n) for n in range(1, 400)) if in_short(d) == said)


def in_short(day: date) -> str:
    return f"{day:%a}, {day:%b} {day.day}"


def in_words(day: date) -> str:
    return f"{day:%A}, {day:%B} {day.day}, {day.year}"


def steps_of(days: list[dict], when: str) -> list[str]:
    return [step["title"] for day in days for step in day["steps"] if step["when"] == when]


def titles(guide: Guide, *when: str) -> list[str]:
    return [step.title for step in guide.settings.plan.steps if step.when in when]


@pytest.fixture(scope="module")
def residents(chrome: Browser, site: Site, guide: Guide) -> Iterator[dict[str, Reader]]:
    """Readers by the time zone they live in, who stay for the tests of this file: a new browser profile for each would be slow."""
    living: dict[str, Reader] = {}
    yield living
    for reader in living.values():
        reader.leave()


@pytest.fixture
def resident(residents: dict[str, Reader], chrome: Browser, site: Site, guide: Guide) -> Iterator[Callable[[str], Reader]]:
    """The reader of a time zone, who has kept nothing. Whoever says yes to that, or cuts the line, is a new reader instead."""
    with ExitStack() as present:

        def come(zone: str) -> Reader:
            if zone not in residents:
                residents[zone] = Reader(chrome, site, guide, timezone_id=zone)
            return present.enter_context(residents[zone].taking_part())

        yield come
    for reader in residents.values():
        mishaps, reader.mishaps = reader.mishaps, Mishaps()
        assert mishaps == Mishaps()


def on_the_day(reader: Reader) -> Reader:
    """The same reader, on the day of the tests."""
    reader.page.clock.set_fixed_time(noon(TODAY, HOME))
    return reader


@pytest.fixture
def planner(resident: Callable[[str], Reader]) -> Reader:
    """A reader on the day of the tests, who has kept nothing."""
    return on_the_day(resident(HOME))


@pytest.fixture
def new_planner(new_reader: Callable[..., Reader]) -> Iterator[Reader]:
    """The same with a browser profile that is new: nothing was fetched yet, and what is kept ends with the test."""
    reader = on_the_day(new_reader(timezone_id=HOME))
    yield reader
    assert reader.mishaps == Mishaps()


@pytest.fixture
def plan(planner: Reader, guide: Guide) -> Plan:
    """Before the questions for a plan."""
    return Plan(planner.open(PAGE), guide)


@pytest.fixture
def planned(planner: Reader, guide: Guide) -> Callable[..., Plan]:
    """The plan at an address."""
    return lambda *given, **named: Plan(planner.open(PAGE + address(*given, **named)), guide)


# ---- from the questions to the plan


def test_an_exam_and_some_days_make_a_plan(plan: Plan, words: dict):
    plan.choose("2027-01-11", ("Monday", "Thursday"), 30)
    expect(plan.title).to_be_focused()
    assert plan.own.locator("[data-target='exam-is']").inner_text() == words["plan_exam_is"].replace("{exam}", "Monday, January 11, 2027")
    assert plan.own.locator("[data-target='amount']").inner_text() == words["plan_amount"].replace("{days}", "12").replace(
        "{minutes}", "30"
    )
    assert plan_in(plan.page) == "#exam=2027-01-11&days=14&minutes=30&from=2026-11-30"
    *studied, eve = plan.dates()
    assert studied[0] == TODAY
    assert {day.isoweekday() for day in studied} == {1, 4}
    assert eve == date(2027, 1, 10)


def test_the_weeks_are_counted_back_from_the_exam(planned: Callable[..., Plan], words: dict):
    plan = planned(date(2026, 12, 18))
    expect(plan.title).to_be_visible()
    first, second = "November 30 – December 3", "December 4 – 10"
    assert [re.sub(r"\s", " ", week) for week in plan.weeks()] == [
        words["plan_week"].replace("{number}", "1").replace("{days}", first),
        words["plan_week"].replace("{number}", "2").replace("{days}", second),
        words["plan_last_week"].replace("{days}", "December 11 – 17"),
    ]


def test_of_a_long_plan_only_the_week_at_hand_stands_open(planned: Callable[..., Plan]):
    plan = planned(TODAY + timedelta(weeks=9))
    now = plan.own.locator(".week[open]")
    # Weeks are counted back from the exam: today is the first day of one, then in its middle, then its last.
    for days in (0, 3, 1):
        exam = TODAY + timedelta(weeks=9, days=days)
        plan.go(address(exam, begun=exam - timedelta(weeks=11)), exam)
        expect(now).to_have_count(1)
        expect(now.locator(".plan__day", has_text=in_short(TODAY))).to_be_visible()
        assert plan.own.locator(".week").count() == 11


# The module itself, and the steps it spreads as the page holds them.
GIVEN = """
    const { makePlan } = await import(new URL("../../assets/javascripts/study/plan/weeks.js", location.href))
    const box = document.querySelector("[data-tool='study/plan']")
    const steps = [...box.querySelectorAll("[data-step]")].map((step) => ({
        index: Number(step.dataset.step), when: step.dataset.when, domain: step.dataset.domain, minutes: Number(step.dataset.minutes),
        every: Number(step.dataset.every), shortOfTime: "shortOfTime" in step.dataset, address: step.querySelector("a")?.href,
        title: step.querySelector("[data-title]").textContent })).sort((a, b) => a.index - b.index)
    const domains = box.dataset.domains.split(" ").map((one) => one.split(":")).map(([id, share]) => ({ id, share: Number(share) }))
    const given = { steps, domains, gaps: box.dataset.gaps.split(" ").map(Number) }
"""
# The days of each plan that is wanted. It is handed over as text, since that is fast.
SPREAD = (
    "async (wanted) => {"
    + GIVEN
    + """
    const told = ({ title, address, minutes, domain, when }) => ({ title, href: address ?? "", minutes, domain, when })
    const days = (one) => makePlan(given, one).weeks.flatMap(({ days }) => days)
    return JSON.stringify(wanted.map((one) => days(one).map(({ day, steps, isEve = false }) => ({ day, isEve, steps: steps.map(told) }))))
}"""
)
# Asks for plans of every length up to so many days, and tells of each day that is longer than its minutes or empty.
HONEST = (
    "async (most) => {"
    + GIVEN
    + """
    const wrong = []
    let count = 0
    for (const minutes of [10, 20, 30, 45]) for (const weekdays of [[2], [7], [1, 3, 5], [6, 7], [1, 2, 3, 4, 5, 6, 7]]) {
        for (let length = 1; length <= most; length += length < 40 ? 1 : 13) {
            count += 1
            const from = 20_787
            const { weeks } = makePlan(given, { exam: from + length, weekdays, minutes, from })
            for (const { day, steps } of weeks.flatMap(({ days }) => days)) {
                const sum = steps.reduce((all, step) => all + step.minutes, 0)
                if (sum <= minutes && steps.length) continue
                wrong.push(`${minutes} minutes on ${weekdays}, exam in ${length} days: ${sum} on day ${day - from}`)
            }
        }
    }
    return { count, wrong }
}"""
)
# The number of a day, as the module has it.
FIRST_DAY = date(1970, 1, 1)


def spread(page: Page, *wanted: tuple[date, str, int]) -> list[list[dict]]:
    """The days of plans from today to an exam, on days of the week and with minutes, as the module spreads them: {day, isEve, steps}.

    The steps are as those of Plan.days(). To draw so many plans, and read them off the page, would take minutes.
    """
    number = {day: (day - FIRST_DAY).days for day in (TODAY, *(exam for exam, _, _ in wanted))}
    asked = [
        {"exam": number[exam], "weekdays": [int(day) for day in days], "minutes": minutes, "from": number[TODAY]}
        for exam, days, minutes in wanted
    ]
    plans = json.loads(page.evaluate(SPREAD, asked))
    return [[day | {"day": FIRST_DAY + timedelta(days=day["day"])} for day in plan] for plan in plans]


def test_a_plan_stands_on_the_page_as_it_was_spread(plan: Plan):
    """Each choice of days and number of minutes, and plans of any length; what else holds of all plans is asked of the module alone."""
    wanted = [
        (TODAY + timedelta(days=length), days, minutes)
        for length, days, minutes in (
            (1, "2", 10),
            (3, "135", 30),
            (8, EVERY_DAY, 20),
            (30, "135", 45),
            (60, EVERY_DAY, 10),
            (100, "2", 20),
        )
    ]
    for (exam, days, minutes), made in zip(wanted, spread(plan.page, *wanted), strict=True):
        plan.go(address(exam, days, minutes), exam)
        marks = {TODAY: [plan.words["plan_today"]]}
        assert plan.days() == [
            {
                "date": in_short(day["day"]),
                "marks": [plan.words["plan_eve"]] * day["isEve"] + marks.get(day["day"], []),
                "steps": day["steps"],
            }
            for day in made
        ]


def test_a_plan_works_for_any_time_there_is(plan: Plan, guide: Guide):
    wanted = [
        (TODAY + timedelta(days=length), days, minutes)
        for minutes in (10, 20, 30, 45)
        for days in ("2", "135", EVERY_DAY)
        for length in LENGTHS
    ]
    for (exam, days, minutes), found in zip(wanted, spread(plan.page, *wanted), strict=True):
        case, dates = f"{minutes} minutes on {days} until {exam}", [day["day"] for day in found]
        # In order, from today to the day before.
        assert dates == sorted(set(dates)), case
        assert dates[0] >= TODAY, case
        assert dates[-1] == exam - timedelta(days=1), case
        assert [day["day"] for day in found if day["isEve"]] == dates[-1:], case
        assert steps_of(found[-1:], "eve") == titles(guide, "eve"), case
        # It stays light: nothing comes back on it.
        assert steps_of(found[-1:], "middle") == [], case
        for day in found:
            _fits(day, minutes)
        # What comes once is there once at most, and what is last after what is early.
        once = [step for day in found for step in day["steps"] if step["when"] in ONCE]
        longest = {step.title: -(-step.minutes // minutes) for step in guide.settings.plan.steps}
        assert all(times <= max(1, longest[title]) for title, times in Counter(step["title"] for step in once).items()), case
        assert [step["when"] for step in once] == sorted((step["when"] for step in once), key=ONCE.index), case


def _fits(day: dict, minutes: int) -> None:
    """A day holds no more than its minutes, no step twice, and something to do."""
    steps = day["steps"]
    assert sum(step["minutes"] for step in steps) <= minutes, day
    assert len({step["title"] for step in steps}) == len(steps), day
    assert steps, day


def test_no_day_of_any_plan_is_longer_than_the_minutes_chosen(plan: Plan):
    asked = plan.page.evaluate(HONEST, 200)
    assert asked["count"] > 900
    assert asked["wrong"] == []


def test_a_step_that_is_longer_than_a_day_comes_in_parts(planned: Callable[..., Plan], words: dict):
    plan = planned(TODAY + timedelta(days=30), EVERY_DAY, 20)
    expect(plan.title).to_be_visible()
    parts = [words["plan_part"].format(minutes=minutes, part=part, parts=2) for part, minutes in ((1, 20), (2, 10))]
    assert plan.own.locator(".step", has_text="A practice test, in one sitting or in parts").locator(".quiet").all_text_contents() == parts


def test_a_day_before_the_exam_the_plan_says_what_matters_most(planned: Callable[..., Plan], guide: Guide, words: dict):
    plan = planned(TODAY + timedelta(days=1))
    expect(plan.own.get_by_text(words["plan_short"], exact=True)).to_be_visible()
    [day] = plan.days()
    # What fits into one evening of twenty minutes: one step, and what the day before asks for.
    kept = [step.title for step in guide.settings.plan.steps if step.short_of_time]
    assert [step["title"] for step in day["steps"]] == [*kept[:1], *titles(guide, "eve")]


def test_with_enough_time_nothing_is_left_out_and_nothing_is_said_about_little_time(
    planned: Callable[..., Plan], guide: Guide, words: dict
):
    plan = planned(TODAY + timedelta(days=42))
    expect(plan.title).to_be_visible()
    expect(plan.own.get_by_text(words["plan_short"], exact=True)).to_be_hidden()
    found = plan.days()
    assert steps_of(found, "early") == titles(guide, "early")
    # The practice test is longer than a day, and comes in two parts.
    assert list(dict.fromkeys(steps_of(found, "last"))) == titles(guide, "last")


def test_when_none_of_the_days_comes_before_the_exam_the_first_day_is_taken(planned: Callable[..., Plan], words: dict):
    plan = planned(TODAY + timedelta(days=2), "6")
    expect(plan.own.get_by_text(words["plan_moved"], exact=True)).to_be_visible()
    assert plan.dates() == [TODAY, TODAY + timedelta(days=1)]


def test_with_more_than_26_weeks_the_plan_begins_later(planned: Callable[..., Plan], words: dict):
    exam = TODAY + timedelta(days=300)
    start = exam - timedelta(weeks=MOST_WEEKS)
    plan = planned(exam, str(start.isoweekday()))
    expect(
        plan.own.get_by_text(words["plan_far"].replace("{start}", in_words(start)).replace("{weeks}", str(MOST_WEEKS)), exact=True)
    ).to_be_visible()
    assert len(plan.weeks()) == MOST_WEEKS
    assert plan.days()[0]["date"] == in_short(start)


# ---- what comes when


def visits(days: list[dict]) -> dict[str, list[date]]:
    """The days each study domain is there."""
    found: dict[str, list[date]] = {}
    for day in days:
        for step in day["steps"]:
            if step["domain"]:
                found.setdefault(step["domain"], []).append(day["day"])
    return found


def test_domains_come_back_the_next_day_after_about_three_days_and_about_every_week(plan: Plan):
    [days] = spread(plan.page, (TODAY + timedelta(days=84), EVERY_DAY, 20))
    for domain, dates in visits(days).items():
        gaps = [(after - before).days for before, after in pairwise(dates)]
        assert gaps[0] == 1, domain
        assert 2 <= gaps[1] <= 4, domain
        # The smallest domain comes back last.
        assert max(gaps) <= 11, domain


def test_domains_have_their_share(plan: Plan, guide: Guide):
    times = ((EVERY_DAY, 10), (EVERY_DAY, 20), ("135", 20), ("135", 30), ("246", 10), ("67", 45))
    exam = TODAY + timedelta(weeks=MOST_WEEKS)
    for time, made in zip(times, spread(plan.page, *((exam, *time) for time in times)), strict=True):
        count = {domain: len(dates) for domain, dates in visits(made).items()}
        for domain in guide.by_kind["exam-domain"]:
            inside, every = guide.figures.share(domain)
            assert count[domain.id] / sum(count.values()) == pytest.approx(inside / every, abs=0.09), (time, domain.id)
        # The larger, the more often.
        assert max(count, key=count.get) == max(guide.by_kind["exam-domain"], key=guide.figures.share).id, time


def test_no_domain_fills_day_after_day(plan: Plan):
    [days] = spread(plan.page, (TODAY + timedelta(days=60), EVERY_DAY, 20))
    domains = [{step["domain"] for step in day["steps"]} - {""} for day in days]
    # A domain that is met comes back the next day; a third day in a row would be no mixing.
    assert [d for before, here, after in zip(domains, domains[1:], domains[2:], strict=False) for d in before & here & after] == []


def test_every_step_leads_to_a_page_that_is_there(plan: Plan, planner: Reader):
    [days] = spread(plan.page, (TODAY + timedelta(weeks=20), EVERY_DAY, 45))
    leads = {step["href"] for day in days for step in day["steps"]} - {""}
    assert len(leads) > 20
    for href in leads:
        path = href.removeprefix(planner.site.url).partition("#")[0]
        assert (planner.site.folder / path / "index.html").is_file(), href


def test_a_step_of_practice_opens_a_fresh_set_of_its_domain(plan: Plan, guide: Guide):
    page, practice = plan.page, PracticeSet(plan.page, guide)
    steps = [plan.box.locator(f'a[href$="study/practice/#set={domain.id}&count=10"]') for domain in guide.by_kind["exam-domain"]]
    for step in steps:
        expect(step).to_have_count(1)
    fragments = [step.get_attribute("href").partition("#")[2] for step in steps]
    steps[0].click()
    for domain, fragment in zip(guide.by_kind["exam-domain"], fragments, strict=True):
        # The other links lead to the page that is open now.
        if domain is not guide.by_kind["exam-domain"][0]:
            follow(page, f"#{fragment}")
        page.wait_for_url(f"**set={domain.id}&*seed=*")
        expect(practice.heading).to_have_text(practice.said(1, 10))
        assert practice.question.domain == domain.id


def test_a_link_to_practice_without_a_seed_draws_another_set_each_time_and_the_same_on_a_reload(planner: Reader, guide: Guide):
    practice = PracticeSet(planner.open("study/practice/#set=study-skills&count=10"), guide)
    planner.page.wait_for_url("**seed=*")
    first, url = practice.question, location_of(planner.page)
    planner.page.reload()
    assert practice.question == first
    assert location_of(planner.page) == url
    planner.open("study/practice/#set=study-skills&count=10")
    planner.page.wait_for_url("**seed=*")
    assert location_of(planner.page) != url


# ---- a bookmark is the plan


def test_a_plan_stays_the_same_from_day_to_day_and_says_which_day_it_is(plan: Plan, planner: Reader, guide: Guide, words: dict):
    plan.choose("2027-01-11")
    before, bookmark = plan.days(), location_of(planner.page)
    assert [day["date"] for day in before if words["plan_today"] in day["marks"]] == ["Mon, Nov 30"]
    planner.page.clock.set_fixed_time(noon(date(2026, 12, 9), HOME))
    planner.page.goto("about:blank")
    planner.page.goto(bookmark)
    after = plan.days()
    assert [(day["date"], day["steps"]) for day in after] == [(day["date"], day["steps"]) for day in before]
    assert [day["date"] for day in after if words["plan_today"] in day["marks"]] == ["Wed, Dec 9"]
    assert location_of(planner.page) == bookmark
    # The days that are over, and only they, look like it.
    colors = plan.own.locator(".plan__day").evaluate_all("(days) => days.map((day) => getComputedStyle(day).color)")
    over = sum(day < date(2026, 12, 9) for day in plan.dates())
    assert 0 < over < len(colors)
    assert len(set(colors[:over])) == len(set(colors[over:])) == 1
    assert colors[0] != colors[-1]


def test_one_may_begin_again_from_today(planned: Callable[..., Plan], guide: Guide):
    plan = planned(date(2027, 1, 11), begun=date(2026, 11, 16))
    assert plan.days()[0]["date"] == "Mon, Nov 16"
    plan.button("plan_anew").click()
    expect(plan.title).to_be_focused()
    assert plan.days()[0]["date"] == "Mon, Nov 30"
    expect(plan.button("plan_anew")).to_be_hidden()
    plan.page.go_back()
    expect(plan.own.locator(".plan__day").first).to_contain_text("Mon, Nov 16")


def test_a_plan_can_be_changed_and_back_leads_to_the_one_before(plan: Plan):
    plan.choose("2027-01-11")
    plan.button("plan_change").click()
    expect(plan.box.get_by_label(plan.words["plan_when"])).to_be_focused()
    expect(plan.box.get_by_label(plan.words["plan_when"])).to_have_value("2027-01-11")
    plan.choose("2027-02-01", ("Sunday",), 45)
    expect(plan.own).to_contain_text("Monday, February 1, 2027")
    plan.page.go_back()
    expect(plan.own).to_contain_text("Monday, January 11, 2027")
    plan.page.go_back()
    expect(plan.button("plan_make")).to_be_visible()


def test_who_begins_to_change_a_plan_comes_back_to_it_and_a_reload_keeps_the_form(plan: Plan):
    plan.choose("2027-01-11", ("Sunday",), 45)
    when = plan.box.get_by_label(plan.words["plan_when"])
    plan.button("plan_change").click()
    expect(when).to_be_focused()
    plan.page.reload()
    expect(when).to_have_value("2027-01-11")
    expect(plan.own).to_be_hidden()
    plan.page.go_back()
    expect(plan.own).to_contain_text("Monday, January 11, 2027")
    plan.page.go_forward()
    expect(when).to_have_value("2027-01-11")
    plan.button("plan_make").click()
    expect(plan.own).to_contain_text("Monday, January 11, 2027")


def test_who_changes_a_plan_from_a_bookmark_finds_in_the_form_what_it_holds(planned: Callable[..., Plan]):
    plan = planned(date(2027, 1, 11), "27", 45)
    plan.button("plan_change").click()
    expect(plan.box.get_by_label(plan.words["plan_when"])).to_have_value("2027-01-11")
    expect(plan.box.locator("label:has(:checked)")).to_have_text(["Tuesday", "Sunday", "45"])


def test_the_link_to_the_content_does_not_lose_the_plan(planned: Callable[..., Plan], words: dict):
    plan = planned(date(2027, 1, 11))
    expect(plan.title).to_be_visible()
    bookmark = location_of(plan.page)
    plan.page.get_by_role("link", name=words["skip"]).focus()
    plan.page.keyboard.press("Enter")
    expect(plan.page).to_have_url(bookmark)
    expect(plan.title).to_be_visible()


def test_the_address_of_the_plan_can_be_copied(planned: Callable[..., Plan], words: dict):
    plan = planned(date(2027, 1, 11))
    listen_to(plan.own.locator("[data-target='copied']"))
    message = words["plan_copied"]
    # Copied again, it is said again.
    for said in (message, f"{message}||{message}"):
        plan.button("plan_copy").click()
        expect(plan.page.locator("html")).to_have_attribute("data-said", said)
    # Whoever follows it has a plan of their own in their calendar.
    assert plan.page.evaluate("navigator.clipboard.readText()") == NAMED.sub("", location_of(plan.page))


def test_where_nothing_can_be_copied_the_page_says_so(planned: Callable[..., Plan], words: dict):
    plan = planned(date(2027, 1, 11))
    plan.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError')); }")
    plan.button("plan_copy").click()
    expect(plan.own.locator("[data-target='copied']")).to_have_text(words["copy_failed"])


def test_nothing_is_stored_and_nothing_is_sent(new_planner: Reader, guide: Guide):
    planner, plan = new_planner, Plan(new_planner.open(PAGE), guide)
    asked = len(planner.site.asked)
    plan.choose("2027-01-11")
    expect(plan.title).to_be_visible()
    assert plan.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    # What makes a plan is fetched when somebody wants one; the day goes nowhere.
    scripts = ("shared/address", "shared/days", "shared/say", "study/memory", "study/plan/address", "study/plan/plan", "study/plan/weeks")
    scripts += ("study/remember",)
    fetched = sorted(path for path in planner.site.asked[asked:] if not path.endswith(".svg"))
    assert fetched == [f"/assets/javascripts/{name}.js" for name in scripts]


# ---- what cannot be planned


WRONG = {
    "no date": ("", None, "plan_no_date"),
    "a day that is over": ("2026-11-29", None, "plan_is_past"),
    "a year that is over": ("1999-01-01", None, "plan_is_past"),
    "today": ("2026-11-30", None, "plan_is_today"),
    "no day of the week": ("2027-01-11", (), "plan_no_days"),
}


def test_what_is_told_is_seen_also_where_the_field_stands_at_the_edge_of_the_screen(plan: Plan, planner: Reader):
    planner.look(width=360, height=780)
    plan.box.get_by_label(plan.words["plan_when"]).fill("2027-01-11")
    for box in plan.box.get_by_role("checkbox").all():
        box.uncheck()
    plan.page.evaluate("scrollBy(0, document.querySelector('[name=day]').getBoundingClientRect().top - 60)")
    plan.page.evaluate("document.querySelector('.study form').requestSubmit()")
    expect(plan.told).to_have_text(plan.words["plan_no_days"])
    expect(plan.told).to_be_in_viewport(ratio=1)
    expect(plan.page.locator(":focus")).to_be_in_viewport(ratio=1)


def test_what_cannot_be_planned_is_told_kindly_and_stands_on_the_screen_beside_the_field(plan: Plan, planner: Reader, words: dict):
    planner.look(width=360, height=780)
    for exam, days, told in WRONG.values():
        plan.choose(exam, days)
        expect(plan.told).to_have_text(words[told])
        expect(plan.told).to_be_in_viewport(ratio=1)
        expect(plan.page.locator(":focus")).to_be_in_viewport(ratio=1)
        expect(plan.own).to_be_hidden()
        assert plan.page.evaluate("document.activeElement.name") == ("day" if told == "plan_no_days" else "exam"), told
        plan.choose("2027-01-11", ("Monday",))
        expect(plan.title).to_be_visible()
        # The form again, for the next, as somebody sees it who has just come.
        plan.button("plan_change").click()
        expect(plan.told).to_have_count(0)
        plan.page.evaluate("scrollTo(0, 0)")


def test_a_date_that_is_half_typed_is_told_by_the_page_itself(plan: Plan, words: dict):
    """The browser would say so in a bubble of its own, in other words and other colors, and for a moment only."""
    plan.box.get_by_label(words["plan_when"]).focus()
    plan.page.keyboard.type("0111")
    plan.button("plan_make").click()
    expect(plan.told).to_have_text(words["plan_no_date"])


# Addresses that somebody mistyped, cut off or made up, and what is told.
ODD = {
    "#exam=": "plan_no_date",
    "#exam=banana": "plan_no_date",
    "#exam=2027-02-30": "plan_no_date",
    "#exam=2027-02-29&days=135": "plan_no_date",
    "#exam=2027-13-01": "plan_no_date",
    "#exam=2027-1-1": "plan_no_date",
    "#exam=0000-01-01": "plan_no_date",
    "#exam=99999-01-01": "plan_no_date",
    "#exam=%E0%A4%A": "plan_no_date",
    "#exam=<img src=x onerror=alert(1)>": "plan_no_date",
    "#exam=2026-11-30&days=135": "plan_is_today",
    "#exam=2026-11-29&days=135": "plan_is_past",
    "#exam=2027-01-11&days=": "plan_no_days",
    "#exam=2027-01-11&days=890": "plan_no_days",
    "#exam=2027-01-11&days=monday": "plan_no_days",
}
# Of these one of each sort.
OPENED = ("#exam=banana", "#exam=%E0%A4%A", "#exam=2026-11-29&days=135", "#exam=2027-01-11&days=")


def test_an_address_that_holds_no_plan_is_told_kindly(planner: Reader, guide: Guide, words: dict):
    """Whether the page is opened with it, or somebody follows it there."""
    for opened in OPENED:
        plan = Plan(planner.open(PAGE + opened), guide)
        expect(plan.told, opened).to_have_text(words[ODD[opened]])
    for odd, told in ODD.items():
        # An address that asks for nothing, so that the sentence is not the one of the address before.
        follow(plan.page, "#days=135")
        expect(plan.told).to_have_count(0)
        follow(plan.page, odd)
        expect(plan.told, odd).to_have_text(words[told])
        expect(plan.button("plan_make"), odd).to_be_visible()
        expect(plan.box.locator("[data-target='general']"), odd).to_be_visible()


# What can be read is kept; the rest takes its usual value.
MENDED = {
    "#exam=2027-01-11": "#exam=2027-01-11&days=135&minutes=20&from=2026-11-30",
    "#exam=2027-01-11&days=5315": "#exam=2027-01-11&days=135&minutes=20&from=2026-11-30",
    "#exam=2027-01-11&days=0189": "#exam=2027-01-11&days=1&minutes=20&from=2026-11-30",
    "#exam=2027-01-11&minutes=9999": "#exam=2027-01-11&days=135&minutes=20&from=2026-11-30",
    "#exam=2027-01-11&minutes=45&from=2027-01-01": "#exam=2027-01-11&days=135&minutes=45&from=2026-11-30",
    "#exam=2027-01-11&from=never": "#exam=2027-01-11&days=135&minutes=20&from=2026-11-30",
    "#exam=+2027-01-11+": "#exam=2027-01-11&days=135&minutes=20&from=2026-11-30",
}


def test_what_can_be_read_of_an_address_is_kept(planner: Reader, guide: Guide):
    first, *others = MENDED
    plan = Plan(planner.open(PAGE + first), guide)
    expect(plan.title).to_be_visible()
    assert plan_in(planner.page) == MENDED[first]
    for odd in others:
        follow(planner.page, odd)
        expect(planner.page).to_have_url(re.compile(re.escape(PAGE + MENDED[odd]) + NAMED.pattern))
        expect(plan.title).to_be_visible()


def test_another_address_shows_the_questions(planner: Reader, guide: Guide):
    """The last asks for the tool, without naming an exam."""
    plan = Plan(planner.open(f"{PAGE}#content"), guide)
    for fragment in ("#content", "#", "#plan", "#days=135"):
        follow(plan.page, fragment)
        expect(plan.button("plan_make")).to_be_visible()
        expect(plan.box.locator(".study__missing")).to_be_hidden()


def test_on_the_day_itself_there_is_rest_and_what_to_bring(plan: Plan, guide: Guide):
    plan.choose("2026-11-30")
    expect(plan.told).to_have_text(plan.words["plan_is_today"])
    bring = plan.box.locator("[data-target='bring']")
    [step] = [step for step in guide.settings.plan.steps if step.when == "eve" and step.page]
    expect(bring.get_by_role("link", name=step.title)).to_be_visible()
    plan.choose("2027-01-11")
    expect(bring).to_be_hidden()


def test_a_plan_whose_script_is_late_keeps_what_was_typed_and_sends_nothing(new_planner: Reader, guide: Guide):
    planner, plan = new_planner, Plan(new_planner.open(PAGE), guide)
    plan.page.route("**/study/plan/plan.js", lambda route: route.abort())
    plan.choose("2027-01-11", ("Sunday",), 45)
    expect(plan.box.locator(".study__said")).to_have_text(plan.words["plan_failed"])
    assert location_of(plan.page) == f"{planner.site.url}{PAGE}"
    assert [path for path in planner.site.asked if "2027" in path] == []
    plan.page.unroute("**/study/plan/plan.js")
    plan.button("plan_make").click()
    expect(plan.own).to_contain_text("Monday, January 11, 2027")


# ---- kept on the device, after a yes


def test_after_a_yes_the_plan_is_there_again_from_the_menu(new_planner: Reader, guide: Guide, words: dict):
    planner, plan = new_planner, Plan(new_planner.open(PAGE), guide)
    page = plan.page
    plan.choose("2027-01-11", ("Sunday",), 45)
    kept = plan.own.locator("[data-target='kept']")
    expect(kept).to_have_text(words["plan_kept"])
    assert page.evaluate("localStorage.length") == 0
    plan.button("remember_yes").click()
    expect(kept).to_have_text(words["plan_kept_here"])
    mine = location_of(page)
    # The next day, by the menu.
    planner.page.clock.set_fixed_time(noon(date(2026, 12, 1), HOME))
    plan = Plan(planner.open(PAGE), guide)
    expect(plan.own).to_contain_text("Monday, January 11, 2027")
    expect(plan.own.locator("[data-target='remember']")).to_be_hidden()
    assert location_of(page) == mine
    # A plan that is changed is the one that is kept; a link to somebody else's is not.
    plan.button("plan_change").click()
    plan.choose("2027-02-01")
    expect(plan.own).to_contain_text("Monday, February 1, 2027")
    others = Plan(planner.open(PAGE + address(date(2027, 3, 14))), guide)
    expect(others.own).to_contain_text("Sunday, March 14, 2027")
    expect(others.own.locator("[data-target='kept']")).to_have_text(words["plan_kept"])
    plan = Plan(planner.open(PAGE), guide)
    expect(plan.own).to_contain_text("Monday, February 1, 2027")
    # Once it is over, it is told once.
    planner.page.clock.set_fixed_time(noon(date(2027, 2, 2), HOME))
    plan = Plan(planner.open(PAGE), guide)
    expect(plan.told).to_have_text(words["plan_is_past"])
    assert page.evaluate("(key) => localStorage.getItem(key)", KEPT) is None


# ---- the day it is


# Days on which the clocks change somewhere, and others.
NIGHTS = [date(2026, 11, 30), date(2026, 12, 31), date(2027, 3, 13), date(2027, 3, 14), date(2027, 4, 3), date(2027, 4, 4)]
# After these the clocks have changed in Chicago and in Auckland.
CHANGES = [date(2027, 3, 14), date(2027, 4, 4)]
AROUND_MIDNIGHT = [(0, 0), (0, 30), (23, 30), (23, 59)]


# Which day it is at moments, by the module itself.
DAY_AT = """async (moments) => {
    const { today, writeDay } = await import(new URL("../../assets/javascripts/shared/days.js", location.href))
    return moments.map((moment) => writeDay(today(new Date(moment))))
}"""


@pytest.mark.parametrize("zone", ZONES)
def test_today_is_the_day_of_the_reader_and_none_is_lost_or_doubled_where_the_clocks_change(
    resident: Callable[[str], Reader], guide: Guide, zone: str
):
    """The module is asked at every moment of these nights; the page, which takes its day from there, at the first and last of two days."""
    reader, tzinfo = resident(zone), ZoneInfo(zone)
    plan = Plan(reader.open(PAGE), guide)
    moments = [datetime(night.year, night.month, night.day, *time, tzinfo=tzinfo) for night in NIGHTS for time in AROUND_MIDNIGHT]
    days = plan.page.evaluate(DAY_AT, [now.timestamp() * 1000 for now in moments])
    assert days == [now.date().isoformat() for now in moments]
    for now in moments:
        if now.date() not in CHANGES or (now.hour, now.minute) not in (AROUND_MIDNIGHT[0], AROUND_MIDNIGHT[-1]):
            continue
        night, tomorrow = now.date(), now.date() + timedelta(days=1)
        reader.page.clock.set_fixed_time(now.astimezone(UTC))
        plan.go(address(tomorrow, EVERY_DAY), tomorrow)
        marks = [plan.words["plan_eve"], plan.words["plan_today"]]
        assert [(day["date"], day["marks"]) for day in plan.days()] == [(in_short(night), marks)], now
        follow(plan.page, address(night, EVERY_DAY))
        expect(plan.told).to_have_text(plan.words["plan_is_today"])
    start, exam = date(2027, 3, 1), date(2027, 4, 12)
    reader.page.clock.set_fixed_time(noon(start, zone).astimezone(UTC))
    plan.go(address(exam, EVERY_DAY), exam)
    assert [day["date"] for day in plan.days()] == [in_short(start + timedelta(days=n)) for n in range((exam - start).days)]


# ---- the calendar file


def saved(plan: Plan, folder: Path) -> tuple[str, list[Event]]:
    """The name of the calendar file that the page gives, and its events."""
    with plan.page.expect_download() as download:
        plan.button("plan_calendar").click()
    path = folder / "plan.ics"
    download.value.save_as(path)
    return download.value.suggested_filename, calendar_file.read(path.read_bytes())


def test_the_calendar_file_holds_every_day_of_the_plan_and_the_exam(planned: Callable[..., Plan], tmp_path: Path, words: dict):
    plan = planned(date(2027, 3, 30), "1357", 30)
    name, events = saved(plan, tmp_path)
    expect(plan.own.locator("[data-target='copied']")).to_have_text(words["plan_saved"])
    assert name == words["plan_file"]
    assert [event.day for event in events] == [*plan.dates(), date(2027, 3, 30)]
    assert events[-1].title == words["plan_event_exam"]
    for event, day in zip(events, plan.days(), strict=False):
        assert len(event.text.split("\n")) == len(day["steps"])


def test_a_calendar_says_nothing_of_what_one_studies(planned: Callable[..., Plan], guide: Guide, tmp_path: Path, words: dict):
    """Neither in a title nor in a text, nor by a link: others may see the calendar."""
    _, events = saved(planned(date(2027, 5, 30), EVERY_DAY, 45), tmp_path)
    calendar = {step.calendar for step in guide.settings.plan.steps}
    start = words["plan_event"].replace("{what}", "")
    for event in events[:-1]:
        assert event.title.startswith(start)
        assert set(event.title.removeprefix(start).split(", ")) <= calendar
    interface = guide.settings.interface
    private = [*interface.not_on_tabs, *interface.not_in_calendars, "http", "study-"]
    assert [event for event in events if any(word in f"{event.title} {event.text}".lower() for word in private)] == []
    raw = (tmp_path / "plan.ics").read_text(encoding="utf-8").lower()
    assert [word for word in private if word in raw.replace("@study-plan", "")] == []


def test_an_exam_that_moves_takes_its_day_along_and_no_two_readers_share_one(planned: Callable[..., Plan], planner: Reader, tmp_path: Path):
    _, first = saved(planned(date(2027, 1, 11), name="mine2345"), tmp_path)
    planner.page.clock.set_fixed_time(noon(TODAY + timedelta(days=1), HOME))
    _, again = saved(planned(date(2027, 1, 11), "135", 30, begun=TODAY, name="mine2345"), tmp_path)
    # The same plan, with other minutes: each day is changed where it stands.
    assert [event.uid for event in again] == [event.uid for event in first]
    assert {event.stamp for event in first} == {"20261130T180000Z"}
    assert {event.stamp for event in again} == {"20261201T180000Z"}
    assert {event.sequence for event in again} == {first[0].sequence + 24 * 60}
    # Another day for the exam: it and the day before move, and no day stands for two.
    plan = planned(date(2027, 1, 11), begun=TODAY, name="mine2345")
    plan.button("plan_change").click()
    plan.choose("2027-01-12")
    _, moved = saved(plan, tmp_path)
    days = {event.uid: event.day for event in first} | {event.uid: event.day for event in moved}
    assert days["mine2345-day@study-plan"] == date(2027, 1, 12)
    assert days["mine2345-eve@study-plan"] == date(2027, 1, 11)
    # Somebody else's plan of the same days, by a link that was copied.
    _, other = saved(planned(date(2027, 1, 12), begun=TODAY), tmp_path)
    assert {event.uid for event in other} & set(days) == set()


@pytest.mark.parametrize("zone", ZONES)
def test_the_days_of_the_calendar_are_those_of_the_page_in_every_time_zone(
    resident: Callable[[str], Reader], guide: Guide, tmp_path: Path, zone: str
):
    reader = resident(zone)
    reader.page.clock.set_fixed_time(datetime(2026, 11, 30, 23, 45, tzinfo=ZoneInfo(zone)).astimezone(UTC))
    plan = Plan(reader.open(PAGE + address(date(2026, 12, 3), EVERY_DAY)), guide)
    _, events = saved(plan, tmp_path)
    assert [str(event.day) for event in events] == ["2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03"]


def test_any_text_is_escaped_and_folded(reader: Reader):
    """What no step of the plan holds today: signs with a meaning of their own, many lines, letters of several octets."""
    page = reader.open(PAGE)
    given = ["a, b; c \\ d\ne", "ü" * 200, "🙂" * 100, "x" * 500, "日本語のとても長い題名" * 20, "a\r\nb", "\\n", ""]
    made = page.evaluate(
        """async (texts) => {
            const { calendarFile } = await import(new URL("../../assets/javascripts/shared/calendar_file.js", location.href));
            return calendarFile("Test", texts.map((text, i) => ({ day: 20000 + i, id: `${i}@x`, title: text, text })));
        }""",
        given,
    )
    events = calendar_file.read(made.encode())
    meant = [text.replace("\r\n", "\n") for text in given]
    assert [event.title for event in events] == meant
    assert [event.text for event in events] == meant


# ---- the module that spreads the steps, asked by itself

# A plan of one domain: met once, then three steps that take turns, for a reader who has time for one step every day.
SMALL_PLAN = """async ([exam, from]) => {
    const { makePlan } = await import("../../assets/javascripts/study/plan/weeks.js")
    const step = (title, when) => ({ title, when, domain: "one", minutes: 10 })
    const steps = [step("met", "early"), ...["first", "second", "third"].map((title) => step(title, "middle"))]
    const given = { steps, domains: [{ id: "one", share: 1 }], gaps: [1] }
    const { weeks } = makePlan(given, { exam, weekdays: [1, 2, 3, 4, 5, 6, 7], minutes: 10, from })
    const titled = ({ day, steps }) => [day, steps.map(({ title }) => title)]
    return weeks.map(({ first, last, days }) => ({ first, last, days: days.map(titled) }))
}"""


def test_every_day_stands_in_its_own_week_and_the_steps_of_a_domain_take_turns(reader: Reader):
    exam, begun = 20_822, 20_800
    weeks = reader.open(PAGE).evaluate(SMALL_PLAN, [exam, begun])
    assert [(week["first"], week["last"]) for week in weeks] == [(begun, 20_800), (20_801, 20_807), (20_808, 20_814), (20_815, 20_821)]
    assert [[day for day, _ in week["days"]] for week in weeks] == [list(range(week["first"], week["last"] + 1)) for week in weeks]
    titles = [title for week in weeks for _, steps in week["days"] for title in steps]
    assert titles[:8] == ["met", "first", "second", "third", "first", "second", "third", "first"]


# ---- without scripts, on paper, for everyone


def test_without_scripts_there_is_a_plan_by_week_with_every_step_once(reader_without_scripts: Reader, guide: Guide, words: dict):
    page = reader_without_scripts.open(PAGE)
    general = page.locator("[data-target='general']")
    expect(general.get_by_role("heading", name=words["plan_general_week"].replace("{number}", "1"), exact=True)).to_be_visible()
    expect(general.get_by_role("heading", name=words["plan_general_last"], exact=True)).to_be_visible()
    shown = general.locator(".step [data-title]").all_inner_texts()
    assert sorted(shown) == sorted(step.title for step in guide.settings.plan.steps)
    linked = general.locator(".step a").count()
    assert linked == len([step for step in guide.settings.plan.steps if step.page or step.record])
    assert page.locator("[data-tool='study/plan'] :is(button, input):visible").count() == 0


def test_without_scripts_each_domain_is_there_once_a_week_in_the_weeks_between(reader_without_scripts: Reader, guide: Guide):
    page = reader_without_scripts.open(PAGE)
    lists = page.locator("[data-target='general'] ul").evaluate_all(
        """(lists) => lists.map((list) =>
            [...list.querySelectorAll("[data-when=middle]")].map((step) => step.dataset.domain).filter(Boolean))"""
    )
    between = [domains for domains in lists if domains]
    assert between
    assert all(domains == [domain.id for domain in guide.by_kind["exam-domain"]] for domains in between)


def test_on_paper_every_week_is_there_with_boxes_to_tick_and_no_buttons(planner: Reader, guide: Guide):
    plan = Plan(planner.open(PAGE + address(date(2027, 2, 1)), media="print"), guide)
    expect(plan.own.locator(".step").nth(40)).to_be_visible()
    every = plan.own.locator(".step").count()
    assert planner.see("controls") == []
    assert planner.page.evaluate("looking.all('[data-part=own] .step').filter(looking.seen).length") == every
    boxes = plan.own.locator(".step").evaluate_all(
        "(steps) => steps.map((step) => getComputedStyle(step, '::before'))"
        """.filter((box) => box.content === '""' && parseFloat(box.width) > 5).length"""
    )
    assert boxes == every


def test_a_browser_that_prints_nothing_of_what_is_folded_prints_every_week(planner: Reader, guide: Guide):
    plan = Plan(planner.open(PAGE + address(date(2027, 3, 14))), guide)
    expect(plan.title).to_be_visible()
    folded = plan.own.locator(".week:not([open])").count()
    assert folded > 10
    planner.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(plan.own.locator(".week:not([open])")).to_have_count(0)
    planner.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(plan.own.locator(".week:not([open])")).to_have_count(folded)


def test_on_the_screen_there_are_no_boxes_since_nothing_is_counted(planned: Callable[..., Plan]):
    plan = planned(date(2026, 12, 14))
    assert plan.own.locator(".step").first.evaluate("(step) => getComputedStyle(step, '::before').content") == "none"


def test_on_a_small_phone_nothing_stands_to_the_side(planner: Reader, guide: Guide):
    plan = Plan(planner.open(PAGE, width=320), guide)
    for fragment, seen in (("", plan.button("plan_make")), (address(date(2027, 1, 11)), plan.title), ("#exam=banana", plan.told)):
        follow(plan.page, fragment)
        expect(seen).to_be_visible()
        assert plan.page.evaluate("document.documentElement.scrollWidth") == 320, fragment


def test_a_plan_is_made_by_keyboard_alone(plan: Plan):
    page = plan.page
    page.get_by_role("main").get_by_label(plan.words["plan_when"]).focus()
    page.keyboard.type("01112027")
    while page.evaluate("document.activeElement.name") != "day":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(7):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(plan.title).to_be_focused()
    assert plan_in(page) == "#exam=2027-01-11&days=35&minutes=30&from=2026-11-30"
