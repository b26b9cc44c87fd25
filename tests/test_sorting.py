"""Ten tasks to sort, a class exercise: first alone, then beside the guide; the same cards for everyone who follows the link."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from scripts.guide import Guide

from .built_site import Site
from .reader import Mishaps, Reader, location_of

PAGE = "class/sorting/"
TOOL = "[data-tool='class/sorting']"
HOSTILE = ("#cards=", "#cards=<b>", "#cards=__proto__", "#cards=" + "a." * 3000, "#cards=%00", "#seed=abc", "#cards=..%2F..%2Fx")
# The three answers of the exercise, by those of the guide.
SIDES = {
    "yes": "sorting_peer_support",
    "depends": "sorting_depends",
    "not-settled": "sorting_depends",
    "another-role": "sorting_another_role",
    "no-role": "sorting_another_role",
}


def cards(page: Page) -> list[str]:
    return page.locator(f"{TOOL} .sorting__card legend").all_text_contents()


def test_without_scripts_the_ten_stand_in_a_list_whose_answers_fold(site: Site, guide: Guide):
    page = site.tree(f"{PAGE}index.html")
    items = page.xpath("//ol[contains(@class, 'sorting__list')]/li")
    ids = page.xpath("//@data-cards")[0].split()
    assert len(items) == len(ids) == 10
    for item, task in zip(items, map(guide.__getitem__, ids), strict=True):
        assert item.xpath("string(.//summary)") == task.title
        assert guide.settings.interface.names[task.verdict] in item.xpath("string(./details)")
        assert item.xpath("./details/@open") == []


def test_ten_are_sorted_by_keyboard_and_then_compared(new_reader: Callable[..., Reader], guide: Guide, words: dict):
    reader = new_reader()
    page = reader.open(PAGE, width=360, height=740)
    box = page.locator(TOOL)
    tasks = [guide[task] for task in box.get_attribute("data-cards").split()]
    box.get_by_role("button", name=words["sorting_begin"]).press("Enter")
    expect(box.get_by_role("heading", name=words["sorting_title"])).to_be_focused()
    assert cards(page) == [f"{at}. {task.title}" for at, task in enumerate(tasks, 1)]
    # By keyboard: the first is answered as the guide does, the second otherwise, the rest are left.
    first, second = box.locator(".sorting__card").nth(0), box.locator(".sorting__card").nth(1)
    first.get_by_role("radio", name=words[SIDES[tasks[0].verdict]]).press("Space")
    other = next(word for word in SIDES.values() if word != SIDES[tasks[1].verdict])
    second.get_by_role("radio", name=words[other]).press("Space")
    expect(box.locator("[data-target='left']")).to_have_text(words["sorting_left"].replace("{left}", "8"))
    expect(box.locator(".sorting__guide")).to_have_count(0)
    # A reload loses nothing, and no answer stands in the address.
    asked = location_of(page)
    assert asked.endswith("#cards=" + ".".join(task.id for task in tasks))
    page.reload()
    expect(first.get_by_role("radio", name=words[SIDES[tasks[0].verdict]])).to_be_checked()
    box.get_by_role("button", name=words["sorting_compare"]).press("Enter")
    expect(box.get_by_role("heading", name=words["sorting_compared"])).to_be_focused()
    for card, word in ((first, "sorting_same"), (second, "sorting_other"), (box.locator(".sorting__card").last, "sorting_blank")):
        expect(card).to_contain_text(words[word])
    expect(first.locator(".fit")).to_have_text(guide.settings.interface.names[tasks[0].verdict])
    expect(second).to_contain_text(tasks[1].why)
    assert location_of(page) == asked
    box.get_by_role("button", name=words["copy_set"]).click()
    expect(box.locator("[data-target='copied']")).to_have_text(words["set_copied"])
    assert page.evaluate("navigator.clipboard.readText()") == asked
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert reader.mishaps == Mishaps()


def test_a_word_draws_the_same_cards_for_all_and_of_every_answer_some(new_reader: Callable[..., Reader], guide: Guide):
    drawn = []
    for _ in range(2):
        page = new_reader().open(f"{PAGE}#cards=monday")
        expect(page.locator(f"{TOOL} .sorting__card")).to_have_count(10)
        drawn.append(cards(page))
    assert drawn[0] == drawn[1]
    by_title = {task.title: SIDES[task.verdict] for task in guide.by_kind["task"]}
    sides = [by_title[title.partition(". ")[2]] for title in drawn[0]]
    assert {side: sides.count(side) for side in set(SIDES.values())} == {
        "sorting_peer_support": 4,
        "sorting_another_role": 3,
        "sorting_depends": 3,
    }


def test_a_link_to_no_cards_offers_those_of_the_page(new_reader: Callable[..., Reader], words: dict):
    reader = new_reader()
    for fragment in HOSTILE:
        page = reader.open(PAGE + fragment)
        expect(page.locator(f"{TOOL} [data-part]:not([hidden])")).to_have_count(1)
    assert reader.mishaps == Mishaps()
