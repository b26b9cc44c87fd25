"""A record's address, alone or with its text, is copied by a button, which says what it did."""

import re

import pytest
from playwright.sync_api import Page, expect

from scripts.guide import Guide
from scripts.schema import Entry

from .built_site import Site
from .reader import Reader, listen_to

# What a browser does that refuses, and what it lacks where the address is not a secure one.
REFUSALS = {
    "the reader said no": "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError')); }",
    "the browser cannot": "() => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); }",
}


def _copied(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def test_copy_link_gives_the_permanent_address(item_page: tuple[Page, Entry], site: Site, words: dict):
    page, record = item_page
    page.get_by_role("button", name=words["copy_link"]).click()
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(words["link_copied"])
    assert _copied(page) == f"{site.url}go/{record.id}/"


def test_copy_text_and_link_gives_number_title_text_and_address(item_page: tuple[Page, Entry], site: Site, guide: Guide, words: dict):
    page, record = item_page
    page.get_by_role("button", name=words["copy_text"]).click()
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(words["text_copied"])
    label, title = guide.label(record), guide.title(record)
    text = guide.said(record) or guide.standing(record).sentence
    assert _copied(page) == f"{label + ': ' if label else ''}{title}\n{text}\n{site.url}go/{record.id}/"


def test_what_is_copied_is_plain_text_without_marks_of_emphasis(reader: Reader, guide: Guide, words: dict):
    record = next(r for r in guide.records.values() if "*" in (guide.text(r) or ""))
    page = reader.open(guide.address(record))
    page.get_by_role("button", name=words["copy_text"]).click()
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(words["text_copied"])
    assert "*" not in _copied(page)


def test_a_card_in_a_list_copies_its_own_address_and_answers_in_its_own_place(reader: Reader, guide: Guide, words: dict):
    first, second = guide.by_kind["ethics-principle"][:2]
    page = reader.open("reference/ethics/")
    card = page.locator(f"#{second.id}")
    card.locator("details.known > summary").click()
    card.get_by_role("button", name=words["copy_link"]).click()
    expect(card.get_by_role("status")).to_have_text(words["link_copied"])
    expect(page.locator(f"#{first.id} [role=status]")).to_have_text("")
    assert _copied(page) == f"{reader.site.url}go/{second.id}/"


def test_each_button_in_a_list_says_what_it_copies(reader: Reader, guide: Guide, words: dict):
    page = reader.open("reference/ethics/")
    page.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })")
    for record in guide.by_kind["ethics-principle"]:
        if guide.unworded(record):
            continue
        button = page.locator(f"#{record.id}").get_by_role("button")
        expect(button).to_have_accessible_name(re.compile(f"^{words['copy_link']} ?: {re.escape(record.title)}$"))
        # And each fold what it is about.
        folds = page.locator(f"#{record.id} > details > summary").all_inner_texts()
        assert folds and all(fold.endswith(f": {record.title}") for fold in folds)


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize("button", ["copy_link", "copy_text"])
def test_a_reader_is_told_when_copying_is_not_allowed(reader: Reader, words: dict, button: str, refusal: str):
    page = reader.open("go/informed-choice/")
    page.evaluate(REFUSALS[refusal])
    page.get_by_role("button", name=words[button]).click()
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(words["copy_failed"])


def test_the_message_is_said_again_when_copying_again(reader: Reader, words: dict):
    """A screen reader speaks only when the text changes."""
    page = reader.open("go/informed-choice/")
    listen_to(page.get_by_role("main").get_by_role("status"))
    message = words["link_copied"]
    for said in (message, f"{message}||{message}"):
        page.get_by_role("button", name=words["copy_link"]).click()
        expect(page.locator("html")).to_have_attribute("data-said", said)
