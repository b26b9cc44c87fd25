"""What is remembered of practice: asked once, kept on this device only, shown in words, saved, loaded, erased, and no reason to break."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.guide import Guide

from .built_site import Site
from .practice_set import PracticeSet
from .reader import ALL, BARE, Mishaps, Reader, follow

KEY, DAMAGED = "guide-study", "guide-study-damaged"
PRACTICE, MEMORY = "study/practice/#set=study-values&count=3&seed=abc", "study/memory/"
ONE_QUESTION = "study/practice/#set=q-0803&seed=abc"
NOON = "2026-11-22T12:00:00"
GOOD = {"step": 1, "due": "2026-11-23", "last": "2026-11-22"}


def _kept(items: dict, **others) -> str:
    return json.dumps({"version": 1, "items": items, **others})


# What other pages, older versions, broken disks or curious readers may have left in the storage, and how much of it can be kept.
DAMAGED_VALUES: dict[str, tuple[str, int]] = {
    "nothing": ("", 0),
    "a space": (" ", 0),
    "a word": ("yes", 0),
    "null": ("null", 0),
    "true": ("true", 0),
    "a number": ("7", 0),
    "not a number": ("NaN", 0),
    "a text": ('"guide"', 0),
    "a list": ("[]", 0),
    "an empty object": ("{}", 0),
    "no version": (json.dumps({"items": {"q-0054": GOOD}}), 0),
    "a later version": (_kept({"q-0054": GOOD}, version=2), 0),
    "a version in quotes": (_kept({"q-0054": GOOD}, version="1"), 0),
    "no items": (json.dumps({"version": 1}), 0),
    "items null": (json.dumps({"version": 1, "items": None}), 0),
    "items a text": (json.dumps({"version": 1, "items": "q-0054"}), 0),
    "cut off": (_kept({"q-0054": GOOD})[:-9], 0),
    "two of them": (_kept({"q-0054": GOOD}) * 2, 0),
    "markup": ("<img src=x onerror=alert(1)>", 0),
    "a megabyte": ("x" * 1_000_000, 0),
    "odd letters": ("\ud83d\ude00\u202e\u0000", 0),
    "an item null": (_kept({"q-0054": None, "q-0024": GOOD}), 1),
    "an item a text": (_kept({"q-0054": "best", "q-0024": GOOD}), 1),
    "an item without a day": (_kept({"q-0054": {"step": 1}, "q-0024": GOOD}), 1),
    "a step below": (_kept({"q-0054": {**GOOD, "step": -1}, "q-0024": GOOD}), 1),
    "half a step": (_kept({"q-0054": {**GOOD, "step": 1.5}, "q-0024": GOOD}), 1),
    "a step in quotes": (_kept({"q-0054": {**GOOD, "step": "1"}, "q-0024": GOOD}), 1),
    "a huge step": (_kept({"q-0054": {**GOOD, "step": 1e300}, "q-0024": GOOD}), 1),
    "a day that is none": (_kept({"q-0054": {**GOOD, "due": "2026-13-45"}, "q-0024": GOOD}), 1),
    "a day no calendar has": (_kept({"q-0054": {**GOOD, "due": "2026-02-30"}, "q-0024": GOOD}), 1),
    "a day as a number": (_kept({"q-0054": {**GOOD, "due": 20261123}, "q-0024": GOOD}), 1),
    "a day of another century": (_kept({"q-0054": {**GOOD, "last": "1970-01-01"}, "q-0024": GOOD}), 1),
    "an id that is markup": (_kept({"<img src=x onerror=alert(1)>": GOOD, "q-0024": GOOD}), 1),
    "an id of the code": (_kept({"constructor": "x", "q-0024": GOOD}), 1),
    "a very long id": (_kept({"q" * 500: GOOD, "q-0024": GOOD}), 1),
}
COLORS_AND_TARGETS = {"runOnly": {"type": "rule", "values": ["color-contrast", "target-size"]}}
# Storage may refuse each call, only what is written, or already its name.
BLOCKED = {
    "each call": """for (const call of ["getItem", "setItem", "removeItem"]) {
        Storage.prototype[call] = () => { throw new DOMException("", "SecurityError"); };
    }""",
    "what is written": """Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };""",
    "its name": """for (const name of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(window, name, { get() { throw new DOMException("", "SecurityError"); } });
    }""",
}


# Leaves in the storage what may be found there, each in turn, while the page of what is remembered is open; then a question is answered.
# Tells what the page says, whether all that was found is kept beside, and what is remembered in the end.
FIND_EACH = """async ([key, damaged, found]) => {
    const { openMemory } = await import("../../assets/javascripts/study/memory.js");
    const page = document.querySelector("[data-tool='study/memory_page']");
    const told = page.querySelector("[data-target='damaged']");
    return found.map((text) => {
        localStorage.clear();
        localStorage.setItem(key, text);
        const before = localStorage.getItem(key);
        dispatchEvent(new StorageEvent("storage", { key }));
        const seen = { says: page.querySelector("[data-target='state']").textContent, told: looking.seen(told) };
        const beside = [localStorage.getItem(damaged) === before];
        openMemory().note("q-0803", true);
        beside.push(localStorage.getItem(damaged) === before);
        const kept = Object.keys(JSON.parse(localStorage.getItem(key)).items).sort();
        return { ...seen, beside, kept, images: document.querySelectorAll("main img").length };
    });
}"""
# Of each kind of damage one: no JSON at all, something else than a memory, and a memory of which a part can be kept.
DAMAGE_OF_EACH_KIND = ("cut off", "a later version", "an id that is markup")


@pytest.fixture(scope="module")
def _regular_in_chicago(chrome: Browser, site: Site, guide: Guide) -> Iterator[Reader]:
    reader = Reader(chrome, site, guide, timezone_id="America/Chicago")
    yield reader
    reader.leave()


@pytest.fixture
def fresh(_regular_in_chicago: Reader) -> Iterator[Reader]:
    """A reader of whom nothing is remembered, at noon of a known day."""
    reader = _regular_in_chicago
    with reader.taking_part():
        reader.forget()
        yield from _from_noon(reader)
        reader.page.unroute_all()
    reader.mishaps = Mishaps()


@pytest.fixture
def stranger(new_reader: Callable[..., Reader]) -> Iterator[Reader]:
    """Another one, for a test after which the browser is not as it was."""
    yield from _from_noon(new_reader(timezone_id="America/Chicago"))


def _from_noon(reader: Reader) -> Iterator[Reader]:
    reader.page.clock.set_fixed_time(f"{NOON}-06:00")
    yield reader
    assert reader.mishaps == Mishaps()


def _storage(page: Page) -> dict[str, str]:
    return page.evaluate("({ ...localStorage })")


def _items(page: Page) -> dict[str, dict]:
    return json.loads(_storage(page)[KEY])["items"]


def _put(reader: Reader, text: str) -> None:
    """Leaves a text in the storage, as an earlier visit would have."""
    if not reader.page.url.startswith(reader.site.url):
        reader.open(BARE)
    reader.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def _says(page: Page, sentence: str) -> None:
    expect(page.locator("[data-tool='study/memory_page'] [data-target='state']")).to_have_text(sentence)


def _load(page: Page, words: dict, file: Path) -> None:
    """Loads a file, as soon as the page offers to."""
    expect(page.locator("label", has_text=words["memory_load"])).to_be_visible()
    page.get_by_label(words["memory_load"]).set_input_files(file)


def _sit_anew(practice: PracticeSet, seed: str, right: bool, question: str = "q-0803") -> None:
    """Takes one more set, of one question; each seed makes another set."""
    follow(practice.page, f"#set={question}&seed={seed}")
    practice.sit([right])


def _say_yes(practice: PracticeSet) -> None:
    practice.button("remember_yes").click()
    said = practice.box.locator("[data-target='remember'] [role=status]")
    expect(said).to_have_text(practice.words["remember_kept"])
    # The keys are gone, and what was said has the focus.
    expect(said).to_be_focused()


def test_nothing_is_kept_before_somebody_says_yes_and_then_what_was_just_practiced_is(fresh: Reader, guide: Guide):
    practice = PracticeSet(fresh.open(PRACTICE), guide)
    asked = practice.sit([True, False, True])
    expect(practice.results.get_by_text(practice.words["remember_ask"])).to_be_visible()
    assert _storage(fresh.page) == {}
    assert fresh.context.cookies() == []
    _say_yes(practice)
    kept = _items(fresh.page)
    assert set(kept) == {q.id for q in asked}
    assert kept[asked[0].id] == {"step": 1, "due": "2026-11-23", "last": "2026-11-22"}
    assert kept[asked[1].id] == {"step": 0, "due": "2026-11-22", "last": "2026-11-22"}


def test_a_yes_after_a_reload_remembers_what_the_address_knows(fresh: Reader, guide: Guide):
    practice = PracticeSet(fresh.open(PRACTICE), guide)
    asked = practice.sit([True, False, True])
    fresh.page.reload()
    expect(practice.results).to_be_visible()
    _say_yes(practice)
    assert {name: item["step"] for name, item in _items(fresh.page).items()} == {q.id: int(q != asked[1]) for q in asked}
    # Another look at the results counts nothing twice.
    fresh.page.reload()
    expect(practice.results).to_be_visible()
    assert {item["step"] for item in _items(fresh.page).values()} == {0, 1}


def test_not_here_keeps_nothing_and_is_not_asked_again(fresh: Reader, guide: Guide):
    practice = PracticeSet(fresh.open(ONE_QUESTION), guide)
    practice.sit([True])
    practice.button("remember_no").click()
    expect(practice.box.locator("[data-target='remember'] [role=status]")).to_have_text(practice.words["remember_not_kept"])
    assert _storage(fresh.page) == {}
    practice = PracticeSet(fresh.open(ONE_QUESTION.replace("abc", "other")), guide)
    practice.sit([True])
    expect(practice.results.locator("[data-target='remember']")).to_be_hidden()


def test_once_it_is_remembered_nobody_is_asked_again(fresh: Reader, guide: Guide):
    _put(fresh, _kept({}))
    practice = PracticeSet(fresh.open(PRACTICE), guide)
    practice.sit([True] * 3)
    expect(practice.results.locator("[data-target='remember']")).to_be_hidden()
    assert len(_items(fresh.page)) == 3


def test_what_is_had_again_and_again_comes_back_after_equal_gaps(fresh: Reader, guide: Guide):
    """The next day, then three days, then seven, then seven each time; a miss begins again."""
    _put(fresh, _kept({}))
    practice = PracticeSet(fresh.open("study/practice/"), guide)
    due = ["2026-11-22"]
    for number, right in enumerate((True, True, True, True, True, False, True)):
        fresh.page.clock.set_fixed_time(f"{due[-1]}T12:00:00-06:00")
        _sit_anew(practice, f"set{number}", right)
        due.append(_items(fresh.page)["q-0803"]["due"])
    assert due[1:] == ["2026-11-23", "2026-11-26", "2026-12-03", "2026-12-10", "2026-12-17", "2026-12-17", "2026-12-18"]


def test_what_was_hard_and_is_had_twice_on_one_day_does_not_come_back_after_what_was_easy(fresh: Reader, guide: Guide):
    _put(fresh, _kept({}))
    practice = PracticeSet(fresh.open("study/practice/"), guide)
    for number, right in enumerate((False, True, True, True)):
        _sit_anew(practice, f"set{number}", right)
    assert _items(fresh.page)["q-0803"] == {"step": 1, "due": "2026-11-23", "last": "2026-11-22"}


def test_a_guess_that_was_right_comes_back_like_a_miss(fresh: Reader, guide: Guide):
    _put(fresh, _kept({"q-0803": GOOD}))
    practice = PracticeSet(fresh.open("study/practice/#set=q-0803&seed=abc"), guide)
    practice.answer(practice.best(), "practice_guess")
    assert _items(fresh.page)["q-0803"] == {"step": 0, "due": "2026-11-22", "last": "2026-11-22"}


@pytest.mark.parametrize(
    ("zone", "days"),
    [
        (
            "America/Chicago",
            {
                "2026-11-22T23:59:00-06:00": "2026-11-23",
                "2026-11-23T00:01:00-06:00": "2026-11-24",
                # The night the clocks go back, and the end of a year.
                "2026-10-31T23:30:00-05:00": "2026-11-01",
                "2026-12-31T22:00:00-06:00": "2027-01-01",
            },
        ),
        ("Pacific/Auckland", {"2026-11-22T00:30:00+13:00": "2026-11-23"}),
    ],
)
def test_the_next_day_is_the_next_day_of_the_readers_own_calendar(
    new_reader: Callable[..., Reader], guide: Guide, zone: str, days: dict[str, str]
):
    reader = new_reader(timezone_id=zone)
    reader.page.clock.set_fixed_time(NOON)
    _put(reader, _kept({}))
    practice = PracticeSet(reader.open("study/practice/"), guide)
    # Each time for the first time: another question.
    asked = dict(zip(("q-0803", "q-0805", "q-0808", "q-0809"), days, strict=False))
    for question, time in asked.items():
        reader.page.clock.set_fixed_time(time)
        _sit_anew(practice, "abc", True, question)
    assert [item["due"] for _, item in sorted(_items(reader.page).items())] == list(days.values())


def test_misses_come_first_then_what_is_due_then_what_is_new(fresh: Reader, guide: Guide):
    # One of each set of twins: of these one is drawn.
    bank = list({q.twins or q.id: q.id for q in guide.select("question", domain="study-values") if not q.note}.values())
    misses, due, later = bank[:2], bank[2:4], bank[4:]
    items = {i: {**GOOD, "step": 0, "due": "2026-11-22"} for i in misses} | {i: {**GOOD, "due": "2026-11-21"} for i in due}
    new = later[-1]
    items |= {i: {**GOOD, "due": "2026-12-01"} for i in later[:-1]}
    _put(fresh, _kept(items))
    practice = PracticeSet(fresh.open("study/practice/"), guide)
    practice.box.get_by_role("radio", name=guide["study-values"].title).check()
    practice.box.get_by_role("radio", name="5", exact=True).check()
    practice.begin()
    asked = {q.id for q in practice.sit([True] * 5)}
    assert {*misses, *due} <= asked
    # The fifth is new: the one of these that was never seen, or one with a content note.
    never_seen = {q.id for q in guide.select("question", domain="study-values")} - items.keys()
    assert asked - {*misses, *due} <= {new} | never_seen


def test_a_reload_asks_the_same_questions_where_what_is_remembered_has_chosen_them(fresh: Reader, guide: Guide):
    hard = sorted({q.twins or q.id: q.id for q in guide.by_kind["question"] if not q.note}.values())[:3]
    _put(fresh, _kept({name: {**GOOD, "step": 0, "due": "2026-11-22"} for name in hard}))
    practice = PracticeSet(fresh.open("study/practice/#set=mixed&count=3"), guide)
    asked = []
    for number in range(1, 4):
        expect(practice.heading).to_have_text(practice.said(number, 3))
        fresh.page.reload()
        expect(practice.heading).to_have_text(practice.said(number, 3))
        asked.append(practice.question.id)
        practice.answer(practice.best())
        practice.go_on()
    expect(practice.results).to_be_visible()
    assert sorted(asked) == hard


def test_the_page_says_all_that_is_kept_in_words(fresh: Reader, guide: Guide, words: dict):
    _put(
        fresh,
        _kept(
            {
                "q-0803": {"step": 2, "due": "2026-11-25", "last": "2026-11-20"},
                "q-0805": GOOD,
                "informed-choice": {**GOOD, "step": 0, "due": "2026-11-22"},
                # Overdue since days.
                "q-0809": {"step": 1, "due": "2026-11-19", "last": "2026-11-18"},
                "q-0808": {"step": 0, "due": "2026-11-18", "last": "2026-11-18"},
            }
        ),
    )
    page = fresh.open(MEMORY)
    _says(page, words["memory_many"].replace("{count}", "5"))
    now, later = page.locator("section[data-target='now']"), page.locator("section[data-target='later']")
    again = words["memory_again"].replace("{last}", "Sunday, November 22, 2026")
    # The hardest first, and no other day beside what comes back today.
    waiting = words["memory_due"].replace("{times}", "1").replace("{last}", "Wednesday, November 18, 2026")
    hard = words["memory_again"].replace("{last}", "Wednesday, November 18, 2026")
    lines = [f"{guide['q-0808'].title} {hard}", f"Informed choice {again}", f"{guide['q-0809'].title} {waiting}"]
    expect(now.get_by_role("listitem")).to_have_text(lines)
    # One may begin with them, or only with what was missed.
    begin = page.get_by_role("link", name=words["due_begin"], exact=True)
    assert [link.get_attribute("href") for link in begin.all()] == ["../../study/practice/#set=due", "../../study/flashcards/#cards=due"]
    missed = page.get_by_role("link", name=words["due_missed"].replace("{count}", "1"))
    expect(missed).to_have_attribute("href", "../../study/practice/#set=missed")
    # What comes first stands first.
    lines = [
        ("q-0805", "1", "Monday, November 23, 2026", "Sunday, November 22, 2026"),
        ("q-0803", "2", "Wednesday, November 25, 2026", "Friday, November 20, 2026"),
    ]
    expect(later.get_by_role("listitem")).to_have_text(
        [
            f"{guide[name].title} {words['memory_line'].replace('{times}', times).replace('{due}', comes).replace('{last}', came)}"
            for name, times, comes, came in lines
        ]
    )
    for link, (name, *_) in zip(later.get_by_role("link").all(), lines, strict=True):
        expect(link).to_have_attribute("href", f"../../go/{name}/")


def test_the_page_says_when_nothing_is_kept(fresh: Reader, words: dict):
    page = fresh.open(MEMORY)
    _says(page, words["memory_nothing"])
    expect(page.get_by_role("button", name=words["memory_erase"])).to_be_hidden()
    expect(page.get_by_role("button", name=words["memory_save"], exact=True)).to_be_hidden()


def test_whatever_is_kept_the_page_breaks_no_rule(fresh: Reader, words: dict):
    """With nothing, and with all there can be: lists, what is damaged, and every key."""
    page = fresh.open(MEMORY)
    _says(page, words["memory_nothing"])
    _breaks_no_rule(fresh, "nothing")
    _put(fresh, _kept({"q-0803": GOOD, "q-0805": {**GOOD, "step": 0, "due": "2026-11-22"}, "q-0054": None}))
    fresh.open(MEMORY)
    expect(page.locator(".study [data-target='items']")).to_be_visible()
    expect(page.get_by_role("button", name=words["memory_save_damaged"])).to_be_visible()
    _breaks_no_rule(fresh, "something")


def _breaks_no_rule(reader: Reader, kept: str) -> None:
    """Rules about names and roles are asked in each layout, those about colors and targets at every width and in all colors."""
    for width, scheme, rules in ((320, "light", ALL), (768, "forced", COLORS_AND_TARGETS), (1280, "dark", ALL)):
        reader.look(width=width, scheme=scheme)
        assert reader.broken_rules(rules, inside="main") == "", f"With {kept}, at {width} px"
        for amiss in ("pastTheEdge", "smallTargets", "tooSmall"):
            assert reader.see(amiss) == [], f"{amiss} with {kept}, at {width} px"


def test_erasing_leaves_nothing_and_can_be_taken_back(fresh: Reader, words: dict):
    _put(fresh, _kept({"q-0803": GOOD, "q-0805": None}))
    # Where somebody stopped, here and in this tab, and a plan.
    others = {"guide-study-plan": "#exam=2027-03-14", "guide-study-places-practice": "[1]", "guide-study-waiting": "practice"}
    fresh.page.evaluate("(all) => Object.assign(localStorage, all)", others)
    fresh.page.evaluate("sessionStorage.setItem('guide-places-practice', '[2]')")
    page = fresh.open(MEMORY)
    also = page.locator("[data-target='others'] li:visible")
    expect(also).to_have_text([words["memory_place_practice"], words["memory_place_plan"]])
    page.get_by_role("button", name=words["memory_erase"]).click()
    expect(page.locator(".study__said")).to_have_text(words["memory_erased"])
    expect(page.locator(".study__said")).to_be_focused()
    assert _storage(page) == {}
    assert page.evaluate("sessionStorage.length") == 0
    _says(page, words["memory_nothing"])
    page.get_by_role("button", name=words["memory_undo"]).click()
    expect(page.locator(".study__said")).to_have_text(words["memory_undone"])
    assert _items(page) == {"q-0803": GOOD}
    assert others.items() <= _storage(page).items()
    assert page.evaluate("sessionStorage.getItem('guide-places-practice')") == "[2]"


def test_what_is_saved_to_a_file_can_be_loaded_on_another_device(
    fresh: Reader, new_reader: Callable[..., Reader], tmp_path: Path, words: dict
):
    _put(fresh, _kept({"q-0803": GOOD, "q-0805": {**GOOD, "step": 0}}))
    page = fresh.open(MEMORY)
    with page.expect_download() as download:
        page.get_by_role("button", name=words["memory_save"], exact=True).click()
    assert download.value.suggested_filename == words["memory_file"]
    download.value.save_as(file := tmp_path / "mine.json")
    other = new_reader()
    page = other.open(MEMORY)
    _load(page, words, file)
    expect(page.locator(".study__said")).to_have_text(words["memory_loaded"])
    assert _items(page) == {"q-0803": GOOD, "q-0805": {**GOOD, "step": 0}}
    assert other.mishaps == Mishaps()


def test_a_file_can_be_loaded_once_more_after_erasing(fresh: Reader, tmp_path: Path, words: dict):
    """A browser tells of no file that stands in the field already, so the field is emptied."""
    (file := tmp_path / "mine.json").write_text(_kept({"q-0803": GOOD}), encoding="utf-8", newline="\n")
    page = fresh.open(MEMORY)
    field = page.get_by_label(words["memory_load"])
    for _ in range(2):
        field.set_input_files(file)
        expect(page.locator(".study__said")).to_have_text(words["memory_loaded"])
        expect(field).to_have_value("")
        assert _items(page) == {"q-0803": GOOD}
        page.get_by_role("button", name=words["memory_erase"]).click()
        expect(page.locator(".study__said")).to_have_text(words["memory_erased"])


def test_a_file_that_cannot_be_made_is_told_and_nothing_is_lost(fresh: Reader, words: dict):
    _put(fresh, _kept({"q-0803": GOOD}))
    page = fresh.open(MEMORY)
    page.route("**/download.js", lambda route: route.abort())
    page.get_by_role("button", name=words["memory_save"], exact=True).click()
    expect(page.locator(".study__said")).to_have_text(words["file_failed"])
    expect(page.locator(".study__said")).to_be_focused()
    assert _items(page) == {"q-0803": GOOD}


def test_a_file_adds_to_what_is_there_and_the_newer_note_stays(fresh: Reader, tmp_path: Path, words: dict):
    newer, older = {"step": 3, "due": "2026-11-29", "last": "2026-11-22"}, {"step": 1, "due": "2026-11-02", "last": "2026-11-01"}
    _put(fresh, _kept({"q-0803": newer, "q-0805": older}))
    (file := tmp_path / "mine.json").write_text(_kept({"q-0803": older, "q-0805": newer, "q-0809": older}), encoding="utf-8", newline="\n")
    page = fresh.open(MEMORY)
    _load(page, words, file)
    expect(page.locator(".study__said")).to_have_text(words["memory_loaded"])
    assert _items(page) == {"q-0803": newer, "q-0805": newer, "q-0809": older}


def test_a_file_that_holds_no_practice_changes_nothing(fresh: Reader, tmp_path: Path, words: dict):
    _put(fresh, _kept({"q-0803": GOOD}))
    (fine := tmp_path / "mine.json").write_text(_kept({"q-0803": GOOD}), encoding="utf-8", newline="\n")
    page = fresh.open(MEMORY)
    said = page.locator(".study__said")
    file = tmp_path / "other.json"
    for name, text in ((name, text) for name, (text, good) in DAMAGED_VALUES.items() if not good):
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        _load(page, words, file)
        expect(said, name).to_have_text(words["memory_unread"])
        assert _items(page) == {"q-0803": GOOD}, name
        # A file that is fine is taken, so what is said of the next one is said anew.
        _load(page, words, fine)
        expect(said).to_have_text(words["memory_loaded"])


def test_damaged_storage_is_survived_and_nothing_of_it_is_lost(fresh: Reader, words: dict):
    """Whatever another page has left there: what can be kept of it is kept, and all of it stays beside."""
    _put(fresh, _kept({"q-0803": GOOD}))
    page = fresh.open(MEMORY)
    _says(page, words["memory_one"])
    found = page.evaluate(FIND_EACH, [KEY, DAMAGED, [text for text, _ in DAMAGED_VALUES.values()]])
    survived = {"told": True, "beside": [True, True], "images": 0}
    wanted = {
        name: survived | {"says": words["memory_one" if good else "memory_empty"], "kept": ["q-0024"] * good + ["q-0803"]}
        for name, (_, good) in DAMAGED_VALUES.items()
    }
    assert dict(zip(DAMAGED_VALUES, found, strict=True)) == wanted


def test_where_a_visit_begins_with_damaged_storage_it_is_told_and_practice_goes_on(fresh: Reader, guide: Guide, words: dict):
    for text, good in (DAMAGED_VALUES[name] for name in DAMAGE_OF_EACH_KIND):
        fresh.page.evaluate("localStorage.clear()")
        _put(fresh, text)
        page = fresh.open(MEMORY)
        _says(page, words["memory_one"] if good else words["memory_empty"])
        expect(page.locator("[data-target='damaged']")).to_be_visible()
        assert page.locator("main img").count() == 0
        assert _storage(page)[DAMAGED] == _storage(page)[KEY] == text
        PracticeSet(fresh.open(ONE_QUESTION), guide).sit([True])
        assert set(_items(page)) == ({"q-0024", "q-0803"} if good else {"q-0803"})
        assert _storage(page)[DAMAGED] == text
        # Where one was in the set ends with the tab.
        page.evaluate("sessionStorage.clear()")


def test_what_could_not_be_read_can_be_saved_and_erased(fresh: Reader, tmp_path: Path, words: dict):
    _put(fresh, "half a memory")
    page = fresh.open(MEMORY)
    with page.expect_download() as download:
        page.get_by_role("button", name=words["memory_save_damaged"]).click()
    download.value.save_as(file := tmp_path / "damaged.json")
    assert file.read_text(encoding="utf-8") == "half a memory"
    page.get_by_role("button", name=words["memory_erase"]).click()
    assert _storage(page) == {}


@pytest.mark.parametrize("how", BLOCKED)
def test_where_the_browser_keeps_nothing_practice_works_and_says_so(stranger: Reader, guide: Guide, words: dict, how: str):
    stranger.page.add_init_script(BLOCKED[how])
    practice = PracticeSet(stranger.open(PRACTICE), guide)
    practice.sit([True, False, True])
    practice.button("remember_yes").click()
    expect(practice.box.locator("[data-target='remember'] [role=status]")).to_have_text(words["remember_refused"])
    page = stranger.open(MEMORY)
    _says(page, words["memory_nothing"])
    page.get_by_role("button", name=words["memory_begin"]).click()
    expect(page.locator(".study__said")).to_have_text(words["remember_refused"])


def test_what_is_erased_in_one_tab_is_not_written_again_by_another(fresh: Reader, guide: Guide, words: dict):
    _put(fresh, _kept({"q-0054": GOOD}))
    practice = PracticeSet(fresh.open("study/practice/#set=q-0803&seed=abc"), guide)
    expect(practice.heading).to_be_visible()
    other = fresh.context.new_page()
    other.goto(f"{fresh.site.url}{MEMORY}")
    other.get_by_role("button", name=words["memory_erase"]).click()
    expect(other.locator(".study__said")).to_have_text(words["memory_erased"])
    practice.answer(practice.best())
    assert KEY not in _storage(fresh.page)
    other.close()


def test_a_yes_in_one_tab_keeps_what_was_answered_in_another(fresh: Reader, guide: Guide, words: dict):
    practice = PracticeSet(fresh.open("study/practice/#set=q-0803.q-0805&seed=abc"), guide)
    first = practice.question.id
    practice.answer(practice.best())
    other = fresh.context.new_page()
    other.goto(f"{fresh.site.url}{MEMORY}")
    other.get_by_role("button", name=words["memory_begin"]).click()
    _says(other, words["memory_one"])
    practice.go_on()
    practice.answer(practice.best())
    assert set(_items(fresh.page)) == {"q-0803", "q-0805"}
    assert first in _items(fresh.page)
    # The page that shows what is kept goes along.
    _says(other, words["memory_many"].replace("{count}", "2"))
    other.close()


FULL = """(name) => { Object.getPrototypeOf(localStorage)[name] = function () {
    if (this === localStorage) throw new DOMException("", "QuotaExceededError");
    return Reflect.apply(window.spared[name], this, arguments);
}; }"""
SPARE = "window.spared = { setItem: Storage.prototype.setItem, removeItem: Storage.prototype.removeItem };"


def test_a_store_that_is_full_after_a_yes_is_told_once_and_a_file_holds_everything(
    stranger: Reader, guide: Guide, tmp_path: Path, words: dict
):
    _put(stranger, _kept({"q-0054": GOOD}))
    # From here on each page finds the device full; the tab still takes a little.
    stranger.page.add_init_script(f"{SPARE} ({FULL})('setItem');")
    practice = PracticeSet(stranger.open("study/practice/#set=q-0803.q-0805&seed=abc"), guide)
    told = practice.box.locator(".study__said")
    practice.answer(practice.best())
    expect(told).to_have_text(words["memory_full"])
    practice.go_on()
    practice.answer(practice.best())
    practice.go_on()
    # At the end there is a file that holds what the device does not.
    expect(practice.results.get_by_role("heading", name=words["memory_full_title"])).to_be_visible()
    with stranger.page.expect_download() as download:
        practice.button("memory_save").click()
    download.value.save_as(file := tmp_path / "mine.json")
    assert set(json.loads(file.read_text(encoding="utf-8"))["items"]) == {"q-0054", "q-0803", "q-0805"}
    assert set(_items(stranger.page)) == {"q-0054"}
    # The page of what is remembered, in this tab, knows and says it too; the next set does not say it again.
    page = stranger.open(MEMORY)
    _says(page, words["memory_many"].replace("{count}", "3"))
    expect(page.get_by_text(words["memory_full_page"])).to_be_visible()
    expect(page.get_by_text(words["memory_file_why"])).to_be_visible()
    practice = PracticeSet(stranger.open("study/practice/#set=q-0809&seed=abc"), guide)
    practice.answer(practice.best())
    expect(told).to_have_text("")


def test_what_the_browser_does_not_erase_is_not_called_erased(fresh: Reader, words: dict):
    _put(fresh, _kept({"q-0803": GOOD}))
    page = fresh.open(MEMORY)
    page.evaluate(f"() => {{ {SPARE} ({FULL})('removeItem'); }}")
    page.get_by_role("button", name=words["memory_erase"]).click()
    expect(page.locator(".study__said")).to_have_text(words["memory_not_erased"])
    _says(page, words["memory_one"])


def test_a_page_that_comes_back_as_it_was_does_not_bring_back_what_was_erased(fresh: Reader, guide: Guide):
    """A browser may keep a whole page for the way back; it hears nothing of what happens meanwhile."""
    _put(fresh, _kept({"q-0054": GOOD}))
    practice = PracticeSet(fresh.open("study/practice/#set=q-0803&seed=abc"), guide)
    expect(practice.heading).to_be_visible()
    fresh.page.evaluate("localStorage.clear(); dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));")
    practice.answer(practice.best())
    assert _storage(fresh.page) == {}


# ---- two days


def test_what_was_missed_one_day_is_offered_the_next_and_one_tap_begins_exactly_that(fresh: Reader, guide: Guide, words: dict):
    fresh.look(width=360, height=640)
    page = fresh.page
    # Without a yes, nothing is said and no room is taken.
    today = fresh.open("").locator(".today")
    expect(today).to_be_hidden()
    # Day one: three questions, two of them missed, and a yes. A second set is left after its first question.
    practice = PracticeSet(fresh.open(PRACTICE), guide)
    asked = practice.sit([False, True, False])
    _say_yes(practice)
    missed = [asked[0].id, asked[2].id]
    practice = PracticeSet(fresh.open("study/practice/#set=study-skills&count=5&seed=abc"), guide)
    practice.answer(practice.best())
    practice.go_on()
    expect(practice.heading).to_have_text(practice.said(2, 5))
    expect(fresh.open("").locator(".today")).to_contain_text(words["due_many"].replace("{count}", "2"))
    # Day two, in a new tab: what was right comes back too, and what was missed comes first.
    page.evaluate("sessionStorage.clear()")
    page.clock.set_fixed_time("2026-11-23T08:00:00-06:00")
    for where in ("", "study/"):
        today = fresh.open(where).locator(".today")
        expect(today).to_contain_text(words["due_many"].replace("{count}", "4"))
    page.goto(f"{fresh.site.url}{MEMORY}")
    now = page.locator("section[data-target='now']").get_by_role("listitem")
    expect(now).to_have_count(4)
    lines = now.all_inner_texts()
    assert sorted(line.partition("\n")[0].split(" To look")[0] for line in lines[:2]) == sorted(guide[name].title for name in missed)
    assert [line for line in lines if "Comes back on" in line] == []
    # What was left on day one is offered on this device.
    practice = PracticeSet(fresh.open("study/practice/"), guide)
    expect(practice.box.get_by_role("button", name=words["practice_continue"].format(number=2, all=5))).to_be_visible()
    fresh.open("").locator(".today").get_by_role("link", name=words["due_go"]).click()
    expect(practice.heading).to_have_text(practice.said(1, 4))
    first = practice.question.id
    practice.answer(practice.best())
    practice.go_on()
    assert {first, practice.question.id} == set(missed)


def test_where_only_cards_come_back_today_leads_to_them_and_where_nothing_does_says_so(fresh: Reader, words: dict):
    _put(fresh, _kept({"informed-choice": {**GOOD, "due": "2026-11-20"}, "q-0803": GOOD}))
    today = fresh.open("study/").locator(".today")
    expect(today).to_contain_text(words["due_card"])
    expect(today.get_by_role("link")).to_have_attribute("href", "../study/flashcards/#cards=due")
    # Erased in another tab, or answered meanwhile: it follows.
    fresh.page.evaluate("(text) => { localStorage.setItem('guide-study', text); dispatchEvent(new Event('pageshow')); }", _kept({}))
    expect(today).to_contain_text(words["due_none"])
    expect(today.get_by_role("link")).to_have_count(0)
    fresh.page.evaluate("localStorage.clear(); dispatchEvent(new Event('storage'));")
    expect(today).to_be_hidden()
    # An id that is gone from the guide counts for nothing.
    _put(fresh, _kept({"not-own-growth": {**GOOD, "due": "2026-11-20"}}))
    expect(fresh.open("").locator(".today")).to_contain_text(words["due_none"])
