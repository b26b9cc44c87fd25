"""A record's address, alone or with its text, is copied by a button, which says what it did."""

import re

from playwright.sync_api import Page, expect

from scripts.guide import Guide
from scripts.render import plain
from scripts.schema import Entry, Question
from scripts.schema.records import ScopeStatement

from .built_site import Site
from .kinds_of_page import standing_in_words
from .reader import Reader, copied, copied_by, listen_to

# What a browser does that refuses, and what it lacks where the address is not a secure one.
REFUSALS = {
    "the reader said no": """() => {
        const refused = () => Promise.reject(new DOMException('', 'NotAllowedError'));
        Object.assign(navigator.clipboard, { write: refused, writeText: refused });
    }""",
    "the browser cannot": "() => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); }",
}


def test_copy_link_gives_the_permanent_address(item_page: tuple[Page, Entry], site: Site, words: dict):
    page, record = item_page
    assert copied_by(page.get_by_role("button", name=words["copy_link"])) == f"{site.url}go/{record.id}/"
    expect(page.locator(".copy-link").get_by_role("status")).to_have_text(words["link_copied"])


def _text_and_link(page: Page, words: dict) -> list[str]:
    """The lines that the key gives for “Copy text and link”, with the answer of what asks something."""
    if (answer := page.get_by_label(words["copy_answer"])).count():
        answer.check()
    lines = copied_by(page.get_by_role("button", name=words["copy_text"])).split("\n")
    expect(page.locator(".copy-link").get_by_role("status")).to_have_text(words["text_copied"])
    return lines


def _foot(guide: Guide, words: dict) -> str:
    return f"{guide.name}. {words['unofficial']}. {words['edition_of']} {guide.figures.built}."


def test_copy_text_and_link_gives_all_one_must_know_who_does_not_open_the_link(
    item_page: tuple[Page, Entry], site: Site, guide: Guide, words: dict
):
    """Its number and title, what it says, how well that is known and by which sources, what is ours, and whose words these are."""
    page, record = item_page
    names, ours = guide.settings.interface.names, guide.ours(record)
    first, *lines, foot, address = _text_and_link(page, words)
    assert first == f"{guide.label(record) or guide.settings.interface.kinds[record.kind].one}: {guide.title(record)}"
    assert (foot, address) == (_foot(guide, words), f"{site.url}go/{record.id}/")
    cited = [f"{guide[c.id].title}, {c.at}{f' ({names[c.gives]})' if c.gives == 'name' else ''}" for c in getattr(record, "sources", ())]
    if cited:
        cited[0] = f"{words['sources' if len(cited) > 1 else 'source']}: {cited[0]}"
    must_be_said = [
        guide.value(record),
        guide.text(record),
        names[record.reach] if isinstance(record, ScopeStatement) else None,
        *cited,
        ours and f"{words['our_note']}. {ours}",
    ]
    assert [line for line in must_be_said if line and plain(line) not in lines] == []
    known = f": {standing_in_words(record, guide)}{plain(f' {record.how}') if record.how else ''}"
    assert len([line for line in lines if line.endswith(known)]) == 1


def test_a_question_is_copied_with_its_lettered_options_and_without_its_answer(reader: Reader, guide: Guide, words: dict):
    """Also by hand, from its note to its last option, and by the key with an option open to its reason."""
    question = next(q for q in guide.every(Question) if q.note)
    page = reader.open(guide.address(question))
    options = [f"{letter}. {plain(option.text)}" for letter, option in zip("ABCD", question.options, strict=False)]
    stem = [f"{words['content_note']} {guide.settings.interface.names[question.note]}.", plain(question.stem)]
    standing = f"{words['our_question']}: {standing_in_words(question, guide)}"
    begins = f"{guide.settings.interface.kinds['question'].one}: {question.title}"
    whole = [begins, *stem, *options, standing, _foot(guide, words), f"{reader.site.url}go/{question.id}/"]
    page.evaluate("""() => {
        const [first, last] = document.querySelectorAll(".note, .options");
        getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length);
    }""")
    page.keyboard.press("ControlOrMeta+c")
    assert [line for line in copied(page).splitlines() if line] == [*stem, *options]
    page.locator(".option > summary").first.click()
    assert _text_and_link(page, words) == whole


def test_what_is_copied_is_plain_text_without_marks_of_emphasis(reader: Reader, guide: Guide, words: dict):
    record = max(guide.records.values(), key=lambda r: (guide.text(r) or "").count("*"))
    assert plain(guide.text(record) or "") in _text_and_link(reader.open(guide.address(record)), words)


def test_a_card_in_a_list_copies_its_own_address_and_answers_in_its_own_place(reader: Reader, guide: Guide, words: dict):
    first, second = guide.by_kind["ethics-principle"][:2]
    page = reader.open("reference/ethics/")
    card = page.locator(f"#{second.id}")
    card.locator("details.known > summary").click()
    card.get_by_role("button", name=words["copy_link"]).click()
    expect(card.get_by_role("status")).to_have_text(words["link_copied"])
    expect(page.locator(f"#{first.id} [role=status]")).to_have_text("")
    assert copied(page) == f"{reader.site.url}go/{second.id}/"


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


def test_a_reader_is_told_when_copying_is_not_allowed(reader: Reader, words: dict):
    page = reader.open("go/informed-choice/")
    status = page.locator(".copy-link").get_by_role("status")
    for refusal in REFUSALS.values():
        page.evaluate(refusal)
        for button in ("copy_link", "copy_text"):
            status.evaluate("(region) => { region.textContent = ''; }")
            page.get_by_role("button", name=words[button]).click()
            expect(status).to_have_text(words["copy_failed"])


def test_the_message_is_said_again_when_copying_again(reader: Reader, words: dict):
    """A screen reader speaks only when the text changes."""
    page = reader.open("go/informed-choice/")
    listen_to(page.locator(".copy-link").get_by_role("status"))
    message = words["link_copied"]
    for said in (message, f"{message}||{message}"):
        page.get_by_role("button", name=words["copy_link"]).click()
        expect(page.locator("html")).to_have_attribute("data-said", said)
