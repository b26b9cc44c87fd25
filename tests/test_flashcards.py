"""Flashcards: the page itself is the deck. One card at a time is turned and answered; what was hard comes back; nothing is lost."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from scripts.cards import LOOKED_UP, Card, flashcards
from scripts.guide import Guide

from .reader import Mishaps, Reader, follow, location_of

PAGE = "study/flashcards/"
MEMORY = "guide-study"
# A set whose cards are named, so that a test knows what comes when.
IDS = ["informed-choice", "own-recovery", "primary-responsibility", "principle-hope", "many-paths"]
AGAIN, GOT = "1", "2"
# What is learned first, and chosen until somebody chooses.
CORE = ("competency", "scope-statement", "ethics-principle")
TODAY = datetime(2026, 11, 30, 9, tzinfo=UTC)
# What asks for cards but names none that there are.
NO_CARDS = (
    "cards=",
    "cards=nothing",
    "cards=%00%ff",
    "cards=constructor.toString",
    "cards=<img src=x onerror=alert(1)>",
    "cards=all&only=",
    "cards=all&only=none.such",
)
# Each makes another set, even of the same cards.
SEEDS = (f"n{number}" for number in count())
# How far down the page one is, once it has come to rest.
STANDS = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(scrollY))))"
# The cards of which a back is seen.
# A card is known by where its link leads.
ID = '(card) => card.querySelector("a").pathname.split("/").at(-2)'
PRINTED = f"""looking.all(".card").filter((card) => [...card.querySelectorAll("p")].every(looking.seen)).map({ID})"""


def _set(ids: list[str] = IDS, **more: str) -> str:
    """The address of a set of these cards."""
    parts = {"cards": "all", "count": "10", "seed": "k7x2p", "only": ".".join(ids), **more}
    return f"{PAGE}#" + "&".join(f"{name}={text}" for name, text in parts.items())


def _deal(reader: Reader, ids: list[str] = IDS, *, look: dict | None = None, **more: str) -> Page:
    """A set of these cards that nobody has begun. Where the page stands open since another set, it only goes to another place of it."""
    page, address = reader.page, _set(ids, **{"seed": next(SEEDS), **more})
    if page.url.partition("#")[0] != reader.site.url + PAGE or page.evaluate("!window.isDealtAt"):
        _open(reader, address, **(look or {}))
        page.evaluate("window.isDealtAt = true")
    else:
        reader.look(**(look or {}))
        page.evaluate("scrollTo(0, 0)")
        follow(page, address.removeprefix(PAGE))
        _ready(page)
    return page


def _open(reader: Reader, address: str, **look) -> Page:
    """The page at an address in a tab that has kept no set, once the choice of a set or the set it asks for is there."""
    if reader.page.url.startswith(reader.site.url):
        reader.page.evaluate("for (const name of ['guide-places-flashcards', 'guide-waiting']) sessionStorage.removeItem(name)")
    page = reader.open(address, **look)
    _ready(page)
    return page


def _reload(page: Page) -> None:
    page.reload()
    _ready(page)


def _ready(page: Page) -> None:
    # Whether an address asks for something, its script says.
    state = "settled" if "=" in location_of(page).partition("#")[2] else "runs"
    expect(page.locator(f"[data-tool='study/flashcards'][data-{state}]")).to_have_count(1)


@pytest.fixture(scope="session")
def cards(guide: Guide) -> dict[str, Card]:
    return {card.record.id: card for cards in flashcards(guide).values() for card in cards}


@pytest.fixture
def fresh(reader: Reader) -> Iterator[Reader]:
    """A reader of whom nothing is remembered yet, nor afterwards."""
    reader.forget()
    yield reader
    reader.forget()


def _front(guide: Guide, card: Card) -> str:
    """The front of a card as a reader sees it, without its line breaks."""
    number = card.label or guide.settings.interface.kinds[card.record.kind].one
    return f"{number} {card.title} ({card.beside})" if card.beside else f"{number} {card.title}"


def _part(guide: Guide, words: dict, name: str) -> str:
    """What the page calls a part of the cards: its kind, or the abbreviations and sources of law."""
    return words["cards_looked_up"] if name == LOOKED_UP else guide.settings.interface.kinds[name].many


def _said(card: Card) -> str:
    return (card.text or f"Our note: {card.ours}").replace("*", "")


def _known(guide: Guide, card: Card) -> str:
    return f"{guide.standing(card.record).word}."


def _card(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("group").filter(has=page.locator("#flashcard-front"))


def _text(locator: Locator) -> str:
    return " ".join(locator.inner_text().split())


def _button(page: Page, words: dict, name: str) -> Locator:
    return page.get_by_role("button", name=words[name], exact=True)


def _expect_card(page: Page, guide: Guide, card: Card) -> None:
    expect(page.locator("#flashcard-front")).to_have_text(_front(guide, card))


def _heading(page: Page) -> Locator:
    """The heading of the set: where one is in it, or its end."""
    return page.get_by_role("main").get_by_role("heading", level=2)


def _expect_progress(page: Page, words: dict, number: int, every: int, name: str = "progress", back: str = "") -> None:
    said = words[f"flashcards_{name}"].replace("{number}", str(number)).replace("{all}", str(every))
    expect(_heading(page)).to_have_text(said)
    expect(page.locator("#flashcard-back")).to_have_text(back)


def _give(page: Page, words: dict, answers: str) -> None:
    """Turns the cards and answers them one after the other."""
    for answer in answers:
        _button(page, words, "flashcards_turn").click()
        _button(page, words, "flashcards_again" if answer == AGAIN else "flashcards_got").click()


def _turned(reader: Reader) -> Page:
    """A set whose card is turned."""
    page = _deal(reader)
    page.keyboard.press("Space")
    return page


def _stop(page: Page, words: dict) -> None:
    _button(page, words, "practice_stop").click()
    expect(page.locator(".study__results h2")).to_be_focused()


def _said_number(words: dict, name: str, number: int, every: int) -> str:
    return words[f"flashcards_{name}"].replace("{number}", str(number)).replace("{all}", str(every))


def _ids_shown(page: Page) -> list[str]:
    """The cards of the set at hand, as the page keeps them for paper."""
    return page.locator(".deck .card:not([data-out])").evaluate_all(f"(all) => all.map({ID})")


def _order(page: Page, words: dict, count: int) -> list[str]:
    """The address of each card in the order they come, every one got."""
    met = []
    for _ in range(count):
        _button(page, words, "flashcards_turn").click()
        met.append(_card(page).get_by_role("link").get_attribute("href").split("/")[-2])
        _button(page, words, "flashcards_got").click()
    return met


# ---- which records are cards


def test_every_item_with_known_wording_is_a_card(guide: Guide, cards: dict[str, Card]):
    kinds = ("competency", "scope-statement", "ethics-principle", "term", "frame")
    wanted = [r.id for kind in kinds for r in guide.by_kind[kind] if r.standing != "unconfirmed"]
    assert sorted(cards) == sorted(wanted)
    assert len(wanted) > 200
    assert all(card.title and (card.text or card.ours) for card in cards.values())


def test_a_front_tells_cards_apart(guide: Guide, cards: dict[str, Card]):
    """“Peer support” is a principle of two frames, and “Stages of change” is both a term and a frame."""
    fronts = [_front(guide, card) for card in cards.values()]
    assert len(set(fronts)) == len(fronts)


# ---- the page itself


def test_without_scripts_the_page_is_the_deck(reader_without_scripts: Reader, guide: Guide, words: dict):
    page = reader_without_scripts.open(PAGE)
    for kind, cards in flashcards(guide).items():
        part = page.get_by_role("region", name=_part(guide, words, kind), exact=True)
        summaries = part.locator("summary").evaluate_all("(all) => all.map((e) => e.textContent.trim())")
        assert summaries == [_front(guide, card) for card in cards]
        backs = part.locator("details").evaluate_all("(all) => all.map((e) => [...e.querySelectorAll('p')].map((p) => p.textContent))")
        # The word for how well it is known comes before our note, which it does not speak for.
        notes = [[f"Our note: {card.ours}".replace("*", "")] if card.text and card.ours else [] for card in cards]
        known = [f"{_known(guide, card)} {words['card_item']}" for card in cards]
        assert backs == [[_said(card), word, *note] for card, word, note in zip(cards, known, notes, strict=True)]
        links = part.locator("details a").evaluate_all("(all) => all.map((e) => e.pathname)")
        assert links == [f"/go/{card.record.id}/" for card in cards]
    expect(_button(page, words, "practice_begin")).to_have_count(0)


def test_without_scripts_a_card_opens(reader_without_scripts: Reader, cards: dict[str, Card]):
    page = reader_without_scripts.open(PAGE)
    back = page.get_by_text(_said(cards["informed-choice"]), exact=True)
    expect(back).to_be_hidden()
    page.locator("summary", has_text=cards["informed-choice"].title).first.click()
    expect(back).to_be_visible()


def test_a_link_leads_to_the_cards_of_a_kind(reader: Reader, guide: Guide, words: dict):
    page = _open(reader, PAGE)
    many = guide.settings.interface.kinds["frame"].many
    page.get_by_role("navigation", name=words["flashcards_kinds"]).get_by_role("link", name=many, exact=True).click()
    expect(page.get_by_role("heading", name=many, exact=True)).to_be_in_viewport()
    expect(_button(page, words, "practice_begin")).to_have_count(1)


# ---- choosing


def test_competencies_scope_and_ethics_are_chosen_at_first(reader: Reader, guide: Guide, words: dict, cards: dict[str, Card]):
    page = _open(reader, PAGE)
    choices = page.get_by_role("group", name=words["flashcards_which"])
    decks = flashcards(guide)
    assert choices.locator("label").all_inner_texts() == [f"{_part(guide, words, k)} ({len(c)})" for k, c in decks.items()]
    assert tuple(decks)[:3] == CORE and list(decks)[-1] == LOOKED_UP
    assert choices.get_by_role("checkbox", checked=True).evaluate_all("(all) => all.map((e) => e.value)") == list(CORE)
    expect(page.get_by_role("radio", name="10", exact=True)).to_be_checked()
    expect(page.get_by_role("radio", name=words["flashcards_title_first"], exact=True)).to_be_checked()
    _button(page, words, "practice_begin").click()
    _expect_progress(page, words, 1, 10)
    assert {cards[i].record.kind for i in _ids_shown(page)} <= set(CORE)


def test_a_set_holds_as_many_cards_of_the_chosen_kinds_as_asked_for(reader: Reader, words: dict, cards: dict[str, Card]):
    page = _open(reader, PAGE)
    for kind in CORE:
        page.locator(f"[name=kind][value={kind}]").uncheck()
    page.locator("[name=kind][value=term]").check()
    page.get_by_role("radio", name="20", exact=True).check()
    _button(page, words, "practice_begin").click()
    _expect_progress(page, words, 1, 20)
    drawn = _ids_shown(page)
    assert len(drawn) == 20
    assert {cards[i].record.kind for i in drawn} == {"term"}


def test_all_means_all(reader: Reader, guide: Guide, words: dict):
    page = _open(reader, PAGE)
    page.get_by_role("radio", name=words["flashcards_all"], exact=True).check()
    _button(page, words, "practice_begin").click()
    _expect_progress(page, words, 1, sum(len(flashcards(guide)[kind]) for kind in CORE))


def test_a_set_of_no_kind_asks_for_one(reader: Reader, words: dict):
    page = _open(reader, PAGE)
    boxes = page.get_by_role("group", name=words["flashcards_which"]).get_by_role("checkbox")
    for box in boxes.all():
        box.uncheck()
    _button(page, words, "practice_begin").click()
    expect(page.get_by_role("main").get_by_role("alert")).to_have_text(words["flashcards_none"])
    expect(boxes.first).to_be_focused()
    boxes.first.check()
    _button(page, words, "practice_begin").click()
    _expect_progress(page, words, 1, 10)


# ---- turning


def _by_button(page: Page, words: dict) -> None:
    _button(page, words, "flashcards_turn").click()


def _by_tap(page: Page, words: dict) -> None:
    _card(page).click()


def _by_space(page: Page, words: dict) -> None:
    page.keyboard.press("Space")


def _by_enter(page: Page, words: dict) -> None:
    page.keyboard.press("Enter")


@pytest.mark.parametrize("turn", [_by_button, _by_tap, _by_space, _by_enter])
def test_a_card_shows_its_back_when_it_is_turned(reader: Reader, guide: Guide, words: dict, cards: dict[str, Card], turn: Callable):
    card = cards["informed-choice"]
    page = _deal(reader)
    expect(_card(page)).to_be_focused()
    assert _text(_card(page)) == _front(guide, card)
    expect(_button(page, words, "flashcards_got")).to_be_hidden()
    turn(page, words)
    assert _text(_card(page)) == f"{_front(guide, card)} {_said(card)} {_known(guide, card)} {words['card_item']}"
    expect(_card(page)).to_be_focused()
    expect(page.locator("[data-tool='study/flashcards'] .unseen[role=status]")).to_have_text(f"{_said(card)} {_known(guide, card)}")
    expect(_button(page, words, "flashcards_turn")).to_be_hidden()


@pytest.mark.parametrize("turn", [_by_tap, _by_space, lambda page, words: _button(page, words, "flashcards_turn_back").click()])
def test_a_card_is_turned_back(reader: Reader, guide: Guide, words: dict, cards: dict[str, Card], turn: Callable):
    page = _turned(reader)
    expect(_button(page, words, "flashcards_got")).to_be_visible()
    turn(page, words)
    assert _text(_card(page)) == _front(guide, cards["informed-choice"])
    expect(_button(page, words, "flashcards_got")).to_be_hidden()
    expect(page.locator("[data-tool='study/flashcards'] .unseen[role=status]")).to_have_text("")


def test_a_key_held_down_turns_the_card_once_and_moves_nothing(reader: Reader, words: dict):
    page = _deal(reader, look={"height": 500})
    expect(_card(page)).to_be_in_viewport()
    before = page.evaluate(STANDS)
    for key, side in (("Space", "got"), ("Enter", "turn")):
        for _ in range(2):
            page.keyboard.down(key)
        page.keyboard.up(key)
        expect(_button(page, words, f"flashcards_{side}")).to_be_visible()
        assert page.evaluate(STANDS) == before


def test_the_words_can_come_first(reader: Reader, guide: Guide, words: dict, cards: dict[str, Card]):
    card = cards["informed-choice"]
    page = _deal(reader, first="words")
    assert _text(_card(page)) == _said(card)
    _by_space(page, words)
    assert _text(_card(page)) == f"{_said(card)} {_front(guide, card)} {_known(guide, card)} {words['card_item']}"
    expect(page.locator("[data-tool='study/flashcards'] .unseen[role=status]")).to_have_text(f"{_front(guide, card)} {_known(guide, card)}")


def test_the_choice_of_words_first_is_taken(reader: Reader, words: dict, cards: dict[str, Card]):
    page = _open(reader, PAGE)
    page.get_by_role("radio", name=words["flashcards_words_first"], exact=True).check()
    _button(page, words, "practice_begin").click()
    assert _text(_card(page)) in {_said(card) for card in cards.values()}


def test_the_card_is_named_by_where_one_is_and_its_front(reader: Reader, guide: Guide, words: dict, cards: dict[str, Card]):
    page = _deal(reader)
    _give(page, words, AGAIN)
    progress = words["flashcards_progress"].replace("{number}", "2").replace("{all}", "5")
    name = f"{progress} {words['flashcards_one_back']} {_front(guide, cards['own-recovery'])}"
    expect(_card(page)).to_have_accessible_name(name)


def test_the_link_on_a_card_leads_to_its_item_and_does_not_turn_it(reader: Reader, words: dict, cards: dict[str, Card]):
    page = _turned(reader)
    link = _card(page).get_by_role("link")
    link.focus()
    page.keyboard.press("Space")
    expect(_button(page, words, "flashcards_got")).to_be_visible()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(cards["informed-choice"].title)
    page.go_back()
    expect(_button(page, words, "flashcards_got")).to_be_visible()


def test_choosing_words_to_copy_does_not_turn_the_card(reader: Reader, words: dict):
    page = _turned(reader)
    box = page.locator(".flashcard__words").bounding_box()
    page.mouse.move(box["x"] + 4, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 12, steps=4)
    page.mouse.up()
    assert page.evaluate("String(getSelection())")
    expect(_button(page, words, "flashcards_got")).to_be_visible()


# ---- drawing


def test_of_a_small_set_what_comes_first_is_chosen_before_chance(reader: Reader):
    """Drawn by the page's own code: the only two hard ones of fifty stand in every set of three, before the third."""
    drawn = _open(reader, PAGE).evaluate("""async () => {
        const { draw } = await import("../../assets/javascripts/study/flashcards/deck.js");
        const cards = Array.from({ length: 50 }, (_, i) => ({ id: `card-${i}`, kind: i < 40 ? "term" : "frame" }));
        const rank = (id) => (["card-7", "card-33", "card-45"].includes(id) ? 0 : 2);
        return [..."abcdefgh"].map((seed) => draw(cards, { kinds: ["term"], count: 3, seed }, rank));
    }""")
    assert all(set(ids[:2]) == {"card-7", "card-33"} for ids in drawn)
    assert len({tuple(ids) for ids in drawn}) > 2


def test_a_card_that_is_named_twice_comes_once(reader: Reader, words: dict):
    page = _deal(reader, [*IDS[:2], IDS[0]])
    _expect_progress(page, words, 1, 2)
    _give(page, words, GOT + GOT)
    expect(_heading(page)).to_have_text(words["practice_done"])


# ---- answering


def test_a_card_to_see_again_comes_back_after_three_others(reader: Reader, guide: Guide, words: dict, cards: dict[str, Card]):
    page = _deal(reader)
    one_back, two_back = words["flashcards_one_back"], words["flashcards_come_back"].replace("{count}", "2")
    # Where one is before each answer: the card, its number, what comes back; then the answer.
    steps = [
        (0, "progress", "", AGAIN),
        (1, "progress", one_back, AGAIN),
        (2, "progress", two_back, GOT),
        (3, "progress", two_back, GOT),
        (0, "once_more", one_back, AGAIN),
        (1, "once_more", one_back, GOT),
        (4, "progress", one_back, GOT),
        (0, "once_more", "", GOT),
    ]
    for place, name, back, answer in steps:
        _expect_card(page, guide, cards[IDS[place]])
        _expect_progress(page, words, place + 1, 5, name, back)
        expect(_card(page)).to_be_focused()
        _give(page, words, answer)
    expect(_heading(page)).to_have_text(words["practice_done"])


def test_the_last_card_comes_back_at_once(reader: Reader, guide: Guide, words: dict, cards: dict[str, Card]):
    page = _deal(reader, IDS[:1])
    _give(page, words, AGAIN)
    _expect_card(page, guide, cards[IDS[0]])
    _expect_progress(page, words, 1, 1, "once_more")


def test_a_set_is_gone_through_by_keys_alone(reader: Reader, guide: Guide, words: dict, cards: dict[str, Card]):
    page = _open(reader, PAGE)
    page.get_by_role("group", name=words["flashcards_which"]).get_by_role("checkbox").first.focus()
    page.keyboard.press("Enter")
    expect(_card(page)).to_be_focused()
    for number in range(1, 11):
        _expect_progress(page, words, number, 10)
        page.keyboard.press("Space")
        page.keyboard.press(GOT)
    expect(page.get_by_role("heading", name=words["practice_done"])).to_be_focused()


def test_the_keys_1_and_2_answer_a_turned_card(reader: Reader, words: dict):
    page = _deal(reader)
    page.keyboard.press("Space")
    page.keyboard.press("1")
    _expect_progress(page, words, 2, 5, back=words["flashcards_one_back"])
    page.keyboard.press("Space")
    page.keyboard.press("2")
    _expect_progress(page, words, 3, 5, back=words["flashcards_one_back"])


def test_no_key_answers_a_card_that_was_not_turned(reader: Reader, words: dict):
    page = _deal(reader)
    for keys in ("1", "2", "x", "Control+2", "Alt+1"):
        page.keyboard.press(keys)
        expect(_button(page, words, "flashcards_turn"), keys).to_be_visible()
        _expect_progress(page, words, 1, 5)


def test_keys_of_one_letter_count_only_on_the_card(reader: Reader, words: dict):
    """WCAG 2.1.4: whoever speaks to the computer, or slips, answers nothing from anywhere else."""
    page = _deal(reader)
    _give(page, words, GOT)
    page.keyboard.press("Space")
    for elsewhere in ("flashcards_again", "flashcards_previous", "practice_stop"):
        _button(page, words, elsewhere).focus()
        for key in ("1", "2"):
            page.keyboard.press(key)
            _expect_progress(page, words, 2, 5)
            expect(_button(page, words, "flashcards_got"), f"{key} on {elsewhere}").to_be_visible()


def test_keys_of_the_browser_answer_nothing(reader: Reader, words: dict):
    page = _turned(reader)
    for keys in ("Control+1", "Alt+2", "Meta+1"):
        page.keyboard.press(keys)
        _expect_progress(page, words, 1, 5)
        expect(_button(page, words, "flashcards_got"), keys).to_be_visible()


def test_a_double_tap_turns_a_card_and_answers_nothing(new_reader: Callable[..., Reader], words: dict):
    """The keys to answer stand where the one to turn stood."""
    page = _open(new_reader(taps_at_once=False), _set(), width=360, height=640)
    _button(page, words, "flashcards_turn").click()
    box = _button(page, words, "flashcards_got").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    _expect_progress(page, words, 1, 5)
    expect(_button(page, words, "flashcards_got")).to_be_visible()


# ---- going back


def test_back_and_forward_go_from_card_to_card_and_answers_stay(reader: Reader, guide: Guide, words: dict, cards: dict[str, Card]):
    page = _deal(reader)
    expect(_button(page, words, "flashcards_previous")).to_be_hidden()
    _give(page, words, GOT + AGAIN)
    page.go_back()
    # The card that was answered here, turned, with what one said.
    _expect_card(page, guide, cards[IDS[1]])
    _expect_progress(page, words, 2, 5, back=words["flashcards_said_again"])
    expect(_button(page, words, "flashcards_got")).to_be_visible()
    expect(_card(page)).to_be_focused()
    page.go_back()
    _expect_progress(page, words, 1, 5, back=words["flashcards_said_got"])
    page.go_forward()
    page.go_forward()
    _expect_card(page, guide, cards[IDS[2]])
    _expect_progress(page, words, 3, 5, back=words["flashcards_one_back"])
    expect(_button(page, words, "flashcards_turn")).to_be_visible()
    _button(page, words, "flashcards_previous").click()
    _expect_progress(page, words, 2, 5, back=words["flashcards_said_again"])
    _reload(page)
    _expect_progress(page, words, 2, 5, back=words["flashcards_said_again"])
    assert "answers" not in location_of(page)


@pytest.mark.parametrize("answer", [AGAIN, GOT])
def test_another_answer_takes_the_place_of_the_first_and_later_ones_stay(reader: Reader, words: dict, answer: str):
    page = _deal(reader, IDS[:3])
    _give(page, words, answer + GOT)
    for _ in range(2):
        _button(page, words, "flashcards_previous").click()
    _expect_progress(page, words, 1, 3, back=words["flashcards_said_got" if answer == GOT else "flashcards_said_again"])
    _button(page, words, "flashcards_again" if answer == GOT else "flashcards_got").click()
    one_back = words["flashcards_one_back"] if answer == GOT else ""
    _expect_progress(page, words, 2, 3, back=words["flashcards_said_got"])
    page.keyboard.press(GOT)
    _expect_progress(page, words, 3, 3, back=one_back)


def test_the_answer_that_ended_a_set_can_be_given_anew(reader: Reader, guide: Guide, words: dict, cards: dict[str, Card]):
    page = _deal(reader, IDS[:2])
    _give(page, words, GOT + GOT)
    expect(_heading(page)).to_have_text(words["practice_done"])
    _button(page, words, "flashcards_previous").click()
    _expect_card(page, guide, cards[IDS[1]])
    _button(page, words, "flashcards_again").click()
    _expect_progress(page, words, 2, 2, "once_more")


# ---- stopping, and going on


def test_stop_opens_the_end_and_loses_nothing(reader: Reader, guide: Guide, words: dict, cards: dict[str, Card]):
    page = _deal(reader)
    _give(page, words, AGAIN + GOT)
    _stop(page, words)
    expect(_heading(page)).to_have_text(_said_number(words, "stopped", 3, 5))
    main = page.get_by_role("main")
    expect(main.get_by_text(words["flashcards_so_far"].replace("{met}", "2").replace("{all}", "5"), exact=True)).to_be_visible()
    expect(main.get_by_text(words["flashcards_numbers"].replace("{once}", "1").replace("{all}", "2"), exact=True)).to_be_visible()
    expect(page.locator("[data-target='came'] summary")).to_have_text([_front(guide, cards[IDS[0]])])
    on = page.get_by_role("button", name=_said_number(words, "continue", 3, 5))
    on.click()
    _expect_progress(page, words, 3, 5, back=words["flashcards_one_back"])
    # Nor does leaving for something else, or for another page.
    _stop(page, words)
    _button(page, words, "practice_choose").click()
    expect(page.get_by_role("group", name=words["flashcards_which"]).get_by_role("checkbox").first).to_be_focused()
    expect(page.get_by_role("heading", name=words["flashcards_deck"])).to_be_visible()
    assert page.url == reader.site.url + PAGE
    on.click()
    _expect_progress(page, words, 3, 5, back=words["flashcards_one_back"])
    page.goto(reader.site.url)
    page.goto(reader.site.url + PAGE)
    on.click()
    _expect_progress(page, words, 3, 5, back=words["flashcards_one_back"])
    page.go_back()
    expect(on).to_be_visible()


def test_whoever_stops_before_the_first_answer_may_go_on(reader: Reader, words: dict):
    page = _deal(reader)
    _stop(page, words)
    expect(page.get_by_role("main").get_by_text(words["flashcards_stopped_none"], exact=True)).to_be_visible()
    page.get_by_role("button", name=_said_number(words, "continue", 1, 5)).click()
    _expect_progress(page, words, 1, 5)


def test_another_day_a_set_goes_on_only_after_a_yes(new_reader: Callable[..., Reader], words: dict):
    reader = new_reader()
    page = reader.page
    page.clock.install(time=TODAY)
    _open(reader, _set())
    _give(page, words, GOT)
    on = page.get_by_role("button", name=_said_number(words, "continue", 2, 5))
    other = reader.context.new_page()
    other.goto(reader.site.url + PAGE)
    expect(other.get_by_role("button", name=words["practice_begin"], exact=True)).to_be_visible()
    expect(other.locator(".going-on__place")).to_be_hidden()
    other.close()
    _stop(page, words)
    _button(page, words, "remember_yes").click()
    expect(page.get_by_text(words["remember_kept"])).to_be_visible()
    page.close()
    reader.page = page = reader.context.new_page()
    page.clock.install(time=TODAY + timedelta(days=1))
    page.goto(reader.site.url + PAGE)
    expect(page.locator("[data-target='due'] span")).to_have_text(words["due_one"])
    on = page.get_by_role("button", name=_said_number(words, "continue", 2, 5))
    on.click()
    _expect_progress(page, words, 2, 5)
    _give(page, words, GOT * 4)
    expect(_heading(page)).to_have_text(words["practice_done"])
    page.goto(reader.site.url + PAGE)
    expect(page.locator("[data-target='due']")).to_be_visible()
    expect(on).to_be_hidden()


def test_a_card_that_is_gone_shifts_no_answer(new_reader: Callable[..., Reader], guide: Guide, words: dict, cards: dict[str, Card]):
    """A new edition between two visits: each answer stays with its card, and a word says what has changed."""
    reader = new_reader()
    page = _open(reader, _set())
    _give(page, words, AGAIN + GOT + GOT)

    def without(route: Route) -> None:
        html = re.sub(
            rf'<details class="?card"?>(?:(?!</details>).)*?/go/{IDS[1]}/.*?</details>', "", (response := route.fetch()).text(), flags=re.S
        )
        route.fulfill(response=response, body=html)

    reader.context.route(f"**/{PAGE}", without)
    _reload(page)
    expect(page.locator(".study__said")).to_have_text(words["flashcards_gone"])
    assert set(_ids_shown(page)) == {*IDS} - {IDS[1]}
    _expect_card(page, guide, cards[IDS[3]])
    _expect_progress(page, words, 3, 4, back=words["flashcards_one_back"])
    _stop(page, words)
    expect(page.locator("[data-target='came'] summary")).to_have_text([_front(guide, cards[IDS[0]])])
    expect(page.locator("[data-target='numbers']")).to_have_text(words["flashcards_numbers"].replace("{once}", "1").replace("{all}", "2"))


# ---- the end


def test_the_end_says_how_many_were_got_at_once_and_lists_the_others(reader: Reader, guide: Guide, words: dict, cards: dict[str, Card]):
    page = _deal(reader)
    _give(page, words, AGAIN + AGAIN + GOT + GOT + AGAIN + GOT + GOT + GOT)
    main = page.get_by_role("main")
    expect(page.get_by_role("heading", name=words["practice_done"])).to_be_focused()
    expect(main.get_by_text(words["flashcards_through"], exact=True)).to_be_visible()
    expect(main.get_by_text(words["flashcards_numbers"].replace("{once}", "3").replace("{all}", "5"), exact=True)).to_be_visible()
    # Each opens to its back again, and leads to its item.
    came = page.locator("[data-target='came'] li")
    expect(came.locator("summary")).to_have_text([_front(guide, cards[i]) for i in IDS[:2]])
    for line, name in zip(came.all(), IDS[:2], strict=True):
        line.locator("summary").click()
        expect(line.get_by_text(_said(cards[name]), exact=True)).to_be_visible()
        expect(line.get_by_role("link")).to_be_visible()
        assert line.get_by_role("link").evaluate("(e) => e.pathname") == f"/go/{name}/"


def test_an_end_at_which_nothing_came_again(reader: Reader, words: dict):
    page = _deal(reader, IDS[:2])
    _give(page, words, GOT + GOT)
    expect(page.get_by_role("main").get_by_text(words["flashcards_at_once"], exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name=words["flashcards_came"])).to_be_hidden()
    expect(_button(page, words, "flashcards_only")).to_be_hidden()


def test_only_those_that_came_again_can_be_taken_again(reader: Reader, words: dict):
    page = _deal(reader, IDS[:4])
    _give(page, words, AGAIN + GOT + AGAIN + GOT + GOT + GOT)
    _button(page, words, "flashcards_only").click()
    _expect_progress(page, words, 1, 2)
    assert set(_ids_shown(page)) == {IDS[0], IDS[2]}
    _reload(page)
    assert set(_ids_shown(page)) == {IDS[0], IDS[2]}


def test_another_set_is_drawn_from_the_same_kinds(reader: Reader, words: dict, cards: dict[str, Card]):
    page = _open(reader, f"{PAGE}#cards=term&count=3&seed=abc&first=words")
    before = _ids_shown(page)
    _give(page, words, GOT * 3)
    _button(page, words, "practice_another").click()
    _expect_progress(page, words, 1, 3)
    after = _ids_shown(page)
    assert {cards[i].record.kind for i in after} == {"term"}
    assert after != before
    assert _text(_card(page)) in {_said(cards[i]) for i in after}


# ---- the address


def test_a_reload_loses_nothing(reader: Reader, words: dict):
    """At the first card, after each answer and where a card comes once more, with the card turned or not."""
    page = _open(reader, PAGE)
    page.get_by_role("radio", name=words["flashcards_words_first"], exact=True).check()
    _button(page, words, "practice_begin").click()
    for answers in ("", GOT, AGAIN, GOT + GOT, GOT):
        _give(page, words, answers)
        _expect_the_same_after_a_reload(page)
        if answers in ("", GOT + GOT):
            _by_button(page, words)
            _expect_the_same_after_a_reload(page)
            _button(page, words, "flashcards_turn_back").click()


def _expect_the_same_after_a_reload(page: Page) -> None:
    expect(_card(page)).to_be_focused()
    before = _text(page.get_by_role("main"))
    _reload(page)
    expect(_card(page)).to_be_focused()
    assert _text(page.get_by_role("main")) == before


def test_a_reload_at_the_end_shows_the_end(reader: Reader, words: dict):
    page = _deal(reader, IDS[:2])
    _give(page, words, AGAIN + GOT + GOT)
    before = _text(page.locator(".study__results"))
    _reload(page)
    expect(page.get_by_role("heading", name=words["practice_done"])).to_be_focused()
    assert _text(page.locator(".study__results")) == before


def test_a_copied_link_holds_the_cards_and_no_answers(reader: Reader, new_reader: Callable[..., Reader], words: dict):
    page = _open(reader, PAGE)
    _button(page, words, "practice_begin").click()
    _expect_progress(page, words, 1, 10)
    drawn = _ids_shown(page)
    _give(page, words, AGAIN + GOT)
    # What the tab knows by then is one's own.
    _reload(page)
    here = location_of(page)
    page.locator("[data-target='copy-set']:visible").click()
    expect(page.locator("[data-target='copied']:visible")).to_have_text(words["set_copied"])
    link = page.evaluate("navigator.clipboard.readText()")
    for address in (here, link):
        assert not re.search("answers|turned|given", address) and all(name in address for name in drawn)
    assert "step" not in link
    other = new_reader()
    there = _open(other, link.removeprefix(reader.site.url))
    _expect_progress(there, words, 1, 10)
    assert _ids_shown(there) == drawn
    assert _order(there, words, 1)[0] in drawn
    # Whoever is sent the address of the place one was at begins at the beginning.
    there = _open(other, here.removeprefix(reader.site.url))
    _expect_progress(there, words, 1, 10)
    assert other.mishaps == Mishaps()


def test_an_address_from_before_answers_left_it_still_opens(reader: Reader, words: dict):
    for more, number, name, back in (
        ({"answers": "12"}, 3, "progress", "one_back"),
        ({"answers": "1222"}, 1, "once_more", None),
        ({"answers": "21", "turned": "1"}, 3, "progress", "one_back"),
    ):
        page = _deal(reader, **more)
        _expect_progress(page, words, number, 5, name, words[f"flashcards_{back}"] if back else "")


def test_where_an_old_address_names_no_cards_it_says_why_its_answers_are_gone(reader: Reader, words: dict):
    page = _open(reader, f"{PAGE}#cards=all&count=10&seed=abc&answers=22&turned=1")
    expect(page.locator(".study__said")).to_have_text(words["flashcards_older"])
    _expect_progress(page, words, 1, 10)
    _give(page, words, GOT)
    expect(page.locator(".study__said")).to_have_text("")


def test_another_seed_is_another_set(reader: Reader):
    page = _open(reader, PAGE)
    drawn = []
    for seed in ("abcde", "abcdf", "k7x2p"):
        follow(page, f"#cards=all&count=10&seed={seed}")
        drawn.append(_ids_shown(page))
    assert {len(ids) for ids in drawn} == {10}
    assert len({tuple(ids) for ids in drawn}) == 3


def test_a_link_without_a_seed_draws_a_fresh_set_and_keeps_it(reader: Reader, words: dict):
    page = _open(reader, f"{PAGE}#cards=term&count=20")
    _expect_progress(page, words, 1, 20)
    drawn = _ids_shown(page)
    _reload(page)
    assert _ids_shown(page) == drawn
    assert _ids_shown(_open(reader, f"{PAGE}#cards=term&count=20")) != drawn


def test_an_address_that_names_no_cards_is_a_fresh_start(reader: Reader, words: dict):
    page = _open(reader, f"{PAGE}#{NO_CARDS[0]}")
    for hash_ in NO_CARDS:
        follow(page, f"#{hash_}")
        expect(page.locator(".study__said"), hash_).to_have_text(words["practice_unread"])
        expect(_button(page, words, "practice_begin")).to_be_visible()
        _button(page, words, "practice_begin").click()
        _expect_progress(page, words, 1, 10)
        expect(page.locator(".study__said"), hash_).to_have_text("")


# What is damaged in the address of a set, and which card of how many it leads to all the same. Each has a seed of its own, so none goes on
# with the set of another.
DAMAGED = {
    "cards=all&count=lots&seed=a1": (1, 10),
    "cards=all&count=0&seed=a2": (1, 10),
    "cards=all&count=-5&seed=a3": (1, 10),
    "cards=all&count=99999&seed=a4": (1, "all"),
    "cards=all&count=10&seed=a5)": (1, 10),
    "cards=all&count=10&seed=%F0%9F%8C%B1": (1, 10),
    "cards=all&count=10&seed=a6&step=x": (1, 10),
    "cards=all&count=10&seed=a7&step=0": (1, 10),
    f"cards=all&count=10&seed=a8&only={IDS[0]}.{IDS[1]}&answers=2x2": (2, 2),
    "cards=all&count=10&seed=a9&first=picture": (1, 10),
    "cards=term.nothing&count=10&seed=a10": (1, 10),
}


def test_what_can_be_read_of_a_damaged_address_is_taken(reader: Reader, words: dict, cards: dict):
    page = _open(reader, PAGE)
    for hash_, (number, every) in DAMAGED.items():
        follow(page, f"#{hash_}")
        expect(page.locator(".study__said"), hash_).to_have_text(words["flashcards_partly"])
        _expect_progress(page, words, number, len(cards) if every == "all" else every)
        _give(page, words, GOT)
        expect(page.locator(".study__said"), hash_).to_have_text("")


@pytest.mark.parametrize("first", ["%", "count=10&seed=abc"])
def test_an_address_that_asks_for_no_cards_is_the_choice_without_a_word(reader: Reader, words: dict, first: str):
    """Also after one that asks for cards there are not, of which a word is said."""
    page = _open(reader, f"{PAGE}#{first}")
    for hash_ in (first, "", "x", "%", "set=mixed", "count=10&seed=abc"):
        expect(_button(page, words, "practice_begin"), hash_).to_be_visible()
        expect(page.locator(".study__said"), hash_).to_have_text("")
        follow(page, f"#{NO_CARDS[1]}")
        expect(page.locator(".study__said")).to_have_text(words["practice_unread"])
        follow(page, f"#{hash_}")
        expect(_button(page, words, "practice_begin"), hash_).to_be_visible()
        expect(page.locator(".study__said"), hash_).to_have_text("")


def test_more_answers_than_there_are_cards_are_the_end(reader: Reader, words: dict):
    page = _deal(reader, IDS[:2], answers="2" * 3000)
    expect(page.get_by_role("heading", name=words["practice_done"])).to_be_focused()
    assert location_of(page).endswith("&step=3&end=yes")


def test_an_address_in_capitals_is_read(reader: Reader, words: dict):
    page = _open(reader, f"{PAGE}#cards=ALL&count=10&seed=K7X2P")
    _expect_progress(page, words, 1, 10)
    drawn = _ids_shown(page)
    follow(page, "#cards=all&count=10&seed=other")
    assert _ids_shown(page) != drawn
    follow(page, "#cards=all&count=10&seed=k7x2p")
    assert _ids_shown(page) == drawn


# ---- what is remembered


# As an earlier visit has left it.
KEEP = f"(items) => localStorage.setItem('{MEMORY}', JSON.stringify({{ version: 1, items }}))"


def _stored(page: Page) -> dict:
    return page.evaluate("({ ...localStorage })")


def _steps(page: Page) -> dict[str, int]:
    return {name: item["step"] for name, item in json.loads(_stored(page)[MEMORY])["items"].items()}


def test_nothing_is_kept_before_a_yes_and_the_question_is_asked_once(fresh: Reader, words: dict):
    page = _open(fresh, _set(IDS[:2]))
    _give(page, words, AGAIN + GOT + GOT)
    expect(page.get_by_role("heading", name=words["remember_ask"])).to_be_visible()
    assert _stored(page) == {}
    _button(page, words, "remember_no").click()
    page = _open(fresh, _set(IDS[:2]))
    _give(page, words, GOT + GOT)
    expect(page.get_by_role("heading", name=words["practice_done"])).to_be_focused()
    expect(page.get_by_role("heading", name=words["remember_ask"])).to_be_hidden()
    assert _stored(page) == {}


def test_after_a_yes_what_was_hard_comes_first(fresh: Reader, words: dict):
    hard = ["primary-responsibility", "own-recovery"]
    page = _open(fresh, _set(IDS[:1]))
    _give(page, words, GOT)
    _button(page, words, "remember_yes").click()
    assert _steps(page) == {IDS[0]: 1}
    # Missed, and not got since.
    page = _open(fresh, _set(hard))
    _give(page, words, AGAIN + AGAIN)
    page = _open(fresh, PAGE)
    page.get_by_role("radio", name=words["flashcards_all"], exact=True).check()
    _button(page, words, "practice_begin").click()
    met = _order(page, words, 3)
    assert set(met[:2]) == set(hard)
    # What was got comes last, so the third is new.
    assert met[2] not in {*hard, IDS[0]}
    # The order depends on what this device remembers, so the address names the cards: it is the same for everybody.
    _reload(page)
    _expect_progress(page, words, 4, len(_ids_shown(page)))
    assert "&only=" in location_of(page)


def test_where_nothing_comes_first_the_address_of_all_stays_short(fresh: Reader, guide: Guide, words: dict):
    page = _open(fresh, PAGE)
    for kind in ("competency", "scope-statement"):
        page.locator(f"[name=kind][value={kind}]").uncheck()
    page.get_by_role("radio", name=words["flashcards_all"], exact=True).check()
    _button(page, words, "practice_begin").click()
    _expect_progress(page, words, 1, len(flashcards(guide)["ethics-principle"]))
    assert "&only=" not in location_of(page)


def test_an_answer_given_anew_is_remembered_in_the_place_of_the_first(fresh: Reader, words: dict):
    page = _open(fresh, _set(IDS[:1]))
    _give(page, words, GOT)
    _button(page, words, "remember_yes").click()
    known = {IDS[1]: {"step": 3, "due": "2026-11-20", "last": "2026-11-19"}}
    page.evaluate(KEEP, known)
    page = _open(fresh, _set(IDS[1:4]))
    _give(page, words, AGAIN + GOT)
    assert _steps(page) == {IDS[1]: 0, IDS[2]: 1}
    for key in ("previous", "again", "previous", "previous", "got"):
        _button(page, words, f"flashcards_{key}").click()
    assert _steps(page) == {IDS[1]: 4, IDS[2]: 0}


def test_what_comes_back_is_offered_and_comes_in_the_memorys_order(fresh: Reader, words: dict):
    """Missed ones first, then what has waited longest; a question that comes back is no card."""
    step = {"missed": 0, "late": 2, "due": 1}
    items = {
        IDS[0]: {"step": step["due"], "due": "2026-11-20", "last": "2026-11-19"},
        IDS[1]: {"step": step["late"], "due": "2026-11-10", "last": "2026-11-01"},
        IDS[2]: {"step": step["missed"], "due": "2026-11-25", "last": "2026-11-25"},
        IDS[3]: {"step": 3, "due": "2099-01-01", "last": "2026-11-25"},
        "q-0054": {"step": 0, "due": "2026-11-25", "last": "2026-11-25"},
    }
    fresh.page.evaluate(KEEP, items)
    page = _open(fresh, PAGE)
    expect(page.locator("[data-target='due'] span")).to_have_text(words["due_many"].replace("{count}", "3"))
    _button(page, words, "due_begin").click()
    _expect_progress(page, words, 1, 3)
    assert _order(page, words, 3) == [IDS[2], IDS[1], IDS[0]]
    page.evaluate(KEEP, items)
    page = _open(fresh, PAGE)
    page.get_by_role("button", name=words["due_missed"].replace("{count}", "1"), exact=True).click()
    _expect_progress(page, words, 1, 1)
    assert _order(page, words, 1) == [IDS[2]]


def test_a_browser_that_keeps_nothing_is_no_hindrance(new_reader: Callable[..., Reader], words: dict):
    reader = new_reader()
    reader.context.add_init_script(
        'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("", "SecurityError"); } });'
    )
    page = _open(reader, _set(IDS[:2]))
    _give(page, words, AGAIN + GOT)
    page.go_back()
    _expect_progress(page, words, 2, 2, back=words["flashcards_said_got"])
    _reload(page)
    _button(page, words, "flashcards_got").click()
    _give(page, words, GOT)
    expect(page.get_by_role("heading", name=words["practice_done"])).to_be_focused()


# ---- on paper


def _printed(page: Page) -> list[str]:
    return page.evaluate(PRINTED)


def test_paper_has_the_cards_with_both_sides(reader: Reader, guide: Guide, cards: dict[str, Card]):
    """All of them, or those of the set at hand."""
    page = _open(reader, PAGE, media="print")
    _expect_on_paper(reader, guide, list(cards))
    in_order = [name for name in cards if name in IDS]
    for more in ({}, {"answers": "22222"}):
        follow(page, _set(seed=next(SEEDS), **more).removeprefix(PAGE))
        _expect_on_paper(reader, guide, in_order)


def _expect_on_paper(reader: Reader, guide: Guide, wanted: list[str]) -> None:
    page = reader.page
    assert _printed(page) == wanted
    assert reader.see("controls") == []
    parts = [part for part, listed in flashcards(guide).items() if {*wanted} & {card.record.id for card in listed}]
    assert page.evaluate("looking.all('[data-kind]').filter(looking.seen).map((part) => part.dataset.kind)") == parts
    expect(page.locator("[data-tool='study/flashcards']")).to_be_hidden()


# ---- on a phone


def test_on_a_phone_the_keys_stand_in_one_place_under_every_card(reader: Reader, guide: Guide, words: dict, cards: dict[str, Card]):
    longest = max(cards, key=lambda name: len(cards[name].text + cards[name].ours))
    page = _deal(reader, [IDS[0], longest, *IDS[1:3]], look={"width": 360, "height": 640})

    def stands(name: str) -> tuple[float, float]:
        box = _button(page, words, f"flashcards_{name}").bounding_box()
        return box["y"], box["height"]

    places = set()
    for _ in range(4):
        expect(_card(page)).to_be_in_viewport()
        places.add(stands("turn"))
        _button(page, words, "flashcards_turn").click()
        places |= {stands("again"), stands("got")}
        page.mouse.wheel(0, 2000)
        _button(page, words, "flashcards_got").click()
    # Back leads to the top of a card too, wherever it had been scrolled to.
    page.go_back()
    page.go_back()
    _expect_progress(page, words, 3, 4, back=words["flashcards_said_got"])
    assert page.evaluate(STANDS) == 0
    places.add(stands("got"))
    ((top, height),) = places
    assert top > 560 and top + height <= 640
