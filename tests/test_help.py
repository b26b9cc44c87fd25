"""Someone in danger finds the way to a person on the first screen, wherever they are: Help now stands in the head of every page."""

import pytest
from playwright.sync_api import Page, expect

from scripts.guide import Guide

from .built_site import Site
from .kinds_of_page import printed_pages
from .reader import Reader

# A page of each frame: the home page, an item, a list, a tool that is fetched, the search, and one that isn't there.
PAGES = ("", "go/own-recovery/", "reference/glossary/", "study/practice/#set=mixed&count=5", "find/#q=crisis", "no/such/page/")
# The screen of the smallest phones that are still in use, and of a large one.
PHONES = ((320, 568), (360, 740))


def _help(page: Page, words: dict):
    return page.get_by_role("banner").get_by_role("link", name=words["help_now"], exact=True)


def test_every_page_leads_to_help_from_its_head(site: Site, guide: Guide, words: dict):
    printed = printed_pages(guide)
    without = []
    for path in set(site.html) - printed:
        tree = site.tree(path)
        links = tree.xpath("//header//a[normalize-space(.)=$words]/@href", words=words["help_now"])
        called = [bool(tree.xpath("//section[h2[@id=$id]]//a[@href=$tel]", id=link.removeprefix("#"), tel="tel:988")) for link in links]
        # A page that only leads on, or is made for a class, has no foot: it leads to that of the home page.
        if not tree.xpath("//footer[@class='foot']"):
            called = [link == f"{'../' * path.count('/')}#notice-help" for link in links]
        if called != [True]:
            without.append(path)
    assert without == []


@pytest.mark.parametrize("address", PAGES)
def test_help_is_one_tap_away_on_the_first_screen_of_a_phone(reader: Reader, words: dict, address: str):
    page = reader.open(address, width=320)
    for width, height in PHONES:
        reader.look(width=width, height=height)
        page.evaluate("scrollTo(0, 0)")
        name, link = page.get_by_role("banner").get_by_role("link").first, _help(page, words)
        expect(link).to_be_in_viewport(ratio=1)
        # Beside the name, in the first row.
        assert link.bounding_box()["y"] < name.bounding_box()["y"] + name.bounding_box()["height"]
        assert link.bounding_box()["height"] >= 24
    link.click()
    expect(page.get_by_role("heading", name=words["help_now"], exact=True)).to_be_in_viewport()
    expect(page.get_by_role("link", name="Call 988", exact=True)).to_be_in_viewport()


def test_help_is_reached_by_keys_and_without_scripts(reader: Reader, reader_without_scripts: Reader, words: dict):
    page = reader.open("go/own-recovery/")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(_help(page, words)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Call 988", exact=True)).to_be_focused()
    page = reader_without_scripts.open("reference/glossary/", width=360)
    _help(page, words).click()
    expect(page.get_by_role("link", name="Call 988", exact=True)).to_be_in_viewport()


def test_who_reads_of_the_line_can_call_it_right_there(reader: Reader, guide: Guide):
    notice = next(notice for notice in guide.settings.notices if notice.offered)
    assert notice.about
    for record in notice.about:
        page = reader.open(guide.address(guide[record]), width=360, height=740)
        for name, number in (("Call 988", "tel:988"), ("Text 988", "sms:988")):
            link = page.get_by_role("main").get_by_role("link", name=name, exact=True)
            expect(link).to_be_in_viewport()
            expect(link).to_have_attribute("href", number)
            assert link.bounding_box()["height"] >= 44
