"""What a learner has in Anki stays: a later deck brings what has changed and nothing else, and no guide takes the cards of another.

Anki itself is asked, with decks/2026-11-30.apkg among others: the deck as it was given out before any card had a moment of its own.
"""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import genanki
import pytest
from anki.collection import Collection
from mkdocs.exceptions import Abort

from scripts import hook
from scripts.__main__ import cards_as_published, main
from scripts.cards import LOOKED_UP, MAIN, decks
from scripts.check.cards import cards_keep_their_key
from scripts.day import RELEASE
from scripts.exports import anki_cards
from scripts.exports.anki_cards import FLASHCARDS as OF_FLASHCARDS
from scripts.exports.anki_cards import QUESTIONS as OF_QUESTIONS
from scripts.exports.anki_published import published, unrecorded
from scripts.guide import Guide
from scripts.pages import read_pages
from scripts.render import Renderer, plain
from tests.anki_kit import (
    FLASHCARDS,
    QUESTIONS,
    Deck,
    answer_first,
    bring_in,
    changed,
    counted,
    decks_of,
    ids,
    learner,
    note_of,
    reps,
    shown,
)
from tests.data_kit import TODAY, TOY, add, change, copy_of_toy, line_of, read
from tests.project import PROJECT

GIVEN_OUT = (PROJECT / "tests/decks/2026-11-30.apkg").read_bytes()
LEDGER = "data/published-cards.txt"
LISTENING = "data/questions/listening.yml"


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with learner(tmp_path) as collection:
        yield collection


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the toy guide, to be changed and recorded, always at the same moment."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    return copy_of_toy(tmp_path)


def bless(root: Path) -> None:
    for path, content in cards_as_published(read(root)).items():
        (root / path).write_bytes(content)


# ---- a guide and its earlier decks


def test_the_deck_given_out_before_becomes_the_one_of_today_and_what_was_learned_stays(
    collection: Collection, guide: Guide, tmp_path: Path
):
    bring_in(collection, GIVEN_OUT, tmp_path)
    learned = [answer_first(collection, "Peer Specialist Guide") for _ in range(2)]
    before, now = Deck(GIVEN_OUT, tmp_path), Deck(decks_of(guide)[QUESTIONS], tmp_path)
    differ = {i for i in before.notes.keys() & now.notes.keys() if before.notes[i][1:3] != now.notes[i][1:3]}
    # Of two that have left the guide since a learner has worded one anew and given the other a tag.
    worded, tagged = sorted(before.notes.keys() - now.notes.keys())[:2]
    edited = note_of(collection, worded)
    edited["Answer"] = "As I remember it."
    collection.update_note(edited)
    collection.tags.bulk_add([note_of(collection, tagged).id], "mine")
    # The site has another name since, and a study domain another title.
    domain = guide.by_kind["exam-domain"][0]
    renamed = changed(guide, domain.model_copy(update={"title": "What we hold dear"}), name="Another name")
    log = bring_in(collection, decks_of(renamed)[QUESTIONS], tmp_path)
    assert counted(log).get("conflicting", 0) == 0
    assert ids(log.new) == now.notes.keys() - before.notes.keys()
    # What has changed since came, though that deck was from noon of its day and may have been recorded before it.
    assert ids(log.updated) == differ
    assert [reps(collection, i) for i in learned] == [1, 1]
    assert note_of(collection, worded)["Answer"] == "As I remember it."
    assert "mine" in note_of(collection, tagged).tags
    assert collection.card_count() == len(before.notes.keys() | now.notes.keys())
    assert sorted(deck.name for deck in collection.decks.all_names_and_ids()) == sorted(before.decks.values())
    assert len([kind for kind in collection.models.all_names_and_ids() if kind.name.startswith(("Peer", "Another"))]) == 1


def test_what_anki_knows_the_decks_of_this_guide_by_is_as_it_was_given_out(guide: Guide, tmp_path: Path):
    files, before = decks_of(guide), Deck(GIVEN_OUT, tmp_path)
    questions, cards = (Deck(files[name], tmp_path) for name in (QUESTIONS, FLASHCARDS))
    assert (OF_QUESTIONS.model, OF_QUESTIONS.deck, OF_FLASHCARDS.model, OF_FLASHCARDS.deck) == (
        *(1_763_801_947, 1_763_802_611),
        *(1_796_014_283, 1_796_015_639),
    )
    assert questions.decks == before.decks
    for deck in (before, questions, cards):
        assert {i: note[0] for i, note in deck.notes.items()} == {i: genanki.guid_for(i) for i in deck.notes}
    then, now = (deck.models[str(OF_QUESTIONS.model)] for deck in (before, questions))
    assert (now["name"], [t["name"] for t in now["tmpls"]], [f["name"] for f in now["flds"]]) == (
        then["name"],
        [t["name"] for t in then["tmpls"]],
        [f["name"] for f in then["flds"]],
    )
    kind = cards.models[str(OF_FLASHCARDS.model)]
    assert (kind["name"], kind["tmpls"][0]["name"]) == ("Peer Specialist Guide: Flashcards",) * 2
    assert [field["name"] for field in kind["flds"]] == ["Id", "Title", "Words", "Source"]


def test_two_guides_in_one_collection_leave_each_other_alone(collection: Collection, guide: Guide, tmp_path: Path):
    ours, theirs = decks_of(guide), decks_of(read(TOY))
    assert "q-0001" in Deck(theirs[QUESTIONS], tmp_path).notes
    bring_in(collection, ours[QUESTIONS], tmp_path)
    learned = answer_first(collection, "Peer Specialist Guide")
    logs = [bring_in(collection, deck, tmp_path) for deck in (theirs[QUESTIONS], ours[FLASHCARDS], theirs[FLASHCARDS])]
    every = [len(Deck(deck, tmp_path).notes) for deck in (*ours.values(), *theirs.values())]
    assert [set(counted(log)) for log in logs] == [{"new"}] * 3
    assert collection.card_count() == collection.note_count() == sum(every)
    again = bring_in(collection, ours[QUESTIONS], tmp_path)
    assert (set(counted(again)), reps(collection, learned)) == ({"duplicate"}, 1)
    assert collection.fix_integrity()[1]


# ---- what a change brings


def test_a_change_brings_its_card_again_on_the_same_day_and_no_other(collection: Collection, toy: Path, tmp_path: Path):
    bring_in(collection, decks_of(read(toy))[QUESTIONS], tmp_path)
    mine = note_of(collection, "q-0001")
    mine["Question"] = "As I say it."
    collection.update_note(mine)
    for before, after in (("Which reply do you give?", "Which reply fits him?"), ("Which reply fits him?", "What do you say?")):
        change(toy, LISTENING, before, after)
        # Nobody has blessed it yet, and it comes all the same.
        assert unrecorded(read(toy), Renderer(read(toy))) == ["q-0002"]
        log = bring_in(collection, decks_of(read(toy))[QUESTIONS], tmp_path)
        assert (counted(log), ids(log.updated)) == ({"updated": 1, "duplicate": 5}, {"q-0002"})
        assert after in note_of(collection, "q-0002")["Question"]
        bless(toy)
    assert counted(bring_in(collection, decks_of(read(toy))[QUESTIONS], tmp_path)) == {"duplicate": 6}
    assert note_of(collection, "q-0001")["Question"] == "As I say it."


def test_a_new_look_of_the_cards_comes_and_one_that_a_learner_made_stays(
    collection: Collection, toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    bring_in(collection, decks_of(read(toy))[QUESTIONS], tmp_path)
    other = OF_QUESTIONS._replace(back=f"{OF_QUESTIONS.back}<p>{{{{Id}}}}</p>")
    monkeypatch.setattr(anki_cards, "QUESTIONS", other)
    assert unrecorded(read(toy), Renderer(read(toy))) == [QUESTIONS]
    bless(toy)
    assert counted(bring_in(collection, decks_of(read(toy))[QUESTIONS], tmp_path)) == {"duplicate": 6}
    kind = collection.models.by_name("Lakeland Peer Guide")
    assert kind["tmpls"][0]["afmt"] == other.back
    kind["css"] = ".card { font-size: 3em }"
    collection.models.update_dict(kind)
    bring_in(collection, decks_of(read(toy))[QUESTIONS], tmp_path)
    assert collection.models.by_name("Lakeland Peer Guide")["css"] == ".card { font-size: 3em }"


# ---- what is recorded


def recorded(root: Path) -> dict[str, str]:
    """What each line of the record says, by what it begins with."""
    lines = (root / LEDGER).read_text(encoding="utf-8").splitlines()
    return {
        name.removesuffix(":"): said for name, _, said in (line.removeprefix("deck ").partition(" ") for line in lines if line[0] != "#")
    }


def test_bless_dates_what_changed_and_keeps_every_other_line(toy: Path):
    before = recorded(toy)
    bless(toy)
    assert recorded(toy) == before
    change(toy, LISTENING, "Which reply do you give?", "Which reply fits him?")
    change(toy, "data/glossary.yml", "- id: peer-supporter", "- id: peer-companion")
    bless(toy)
    after = recorded(toy)
    assert {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} == {
        *("q-0002", "peer-supporter", "peer-companion")
    }
    assert "peer-supporter" not in after
    # The mark of a card does not go by its id, and two changes of one second are told apart.
    assert [after[name].split()[0] for name in ("peer-companion", "q-0002")] == ["2025-06-15T15:06:40Z", "2025-06-15T15:06:42Z"]


def test_a_card_that_waits_keeps_its_line_and_a_deck_the_name_it_was_published_with(toy: Path, tmp_path: Path):
    before = recorded(toy)
    change(toy, "mkdocs.yml", "site_name: Lakeland Peer Guide", "site_name: The Lakes")
    change(toy, "data/exam.yml", 'title: "Listening: the first part"', "title: Hearing")
    # The clause q-0002 rests on.
    change(toy, "data/scope.yml", "goes along depends on what the person asks.", "goes along depends on the person.")
    bless(toy)
    after = recorded(toy)
    assert {name for name in before if before[name] != after[name]} == {"go-along"}
    guide = read(toy)
    deck = Deck(decks_of(guide)[QUESTIONS], tmp_path)
    assert "q-0002" not in deck.notes and "q-0002" in after
    clauses = (guide[i] for question in guide.by_kind["question"] for i in question.rests_on)
    every = changed(guide, *(clause.model_copy(update={clause.worded: "Worded anew."}) for clause in clauses))
    assert Deck(decks_of(every)[QUESTIONS], tmp_path).notes == {}
    assert {name for name in deck.decks.values() if name != "Default"} == {
        "Lakeland Peer Guide",
        "Lakeland Peer Guide::Listening: the first part",
        "Lakeland Peer Guide::Walking: the second part",
    }


def test_of_two_lines_on_one_card_the_later_holds(toy: Path):
    """As they stand where two branches met."""
    add(toy, LEDGER, "<<<<<<< ours\nq-0001 2025-07-01T08:00:00Z 12345678\n=======\nq-0001 2025-06-20T08:00:00Z 87654321\n>>>>>>> theirs\n")
    bless(toy)
    assert recorded(toy)["q-0001"].startswith("2025-07-01T08:00:01Z ")
    assert len((toy / LEDGER).read_text(encoding="utf-8").splitlines()) == len((TOY / LEDGER).read_text(encoding="utf-8").splitlines())


def test_every_card_of_the_guide_is_recorded_as_it_is(guide: Guide):
    assert unrecorded(guide, Renderer(guide)) == [], "run `make bless` and commit"
    assert published(guide).key is None


def test_a_forgotten_bless_is_told_with_its_cure_and_a_release_waits_for_it(
    toy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture, caplog: pytest.LogCaptureFixture
):
    def told(*command: str) -> str:
        assert main([command[0], "--root", str(toy), *command[1:]]) == 0
        return capsys.readouterr().out

    fine = f"{len(read(toy).records)} records, no problem.\n"
    change(toy, "data/facts.yml", "expires: 2001-01-01", "expires: 2999-12-31")
    change(toy, LISTENING, "Which reply do you give?", "Which reply fits him?")
    cure = "Run `make bless` and commit, so that learners get what changed and no more."
    said = f"{LEDGER}:1: 1 change in the cards for Anki is not recorded: q-0002. {cure}"
    assert told("check") == f"Due: {said}\n{fine}"
    monkeypatch.setattr(hook, "state", hook.State())
    monkeypatch.setenv(RELEASE, "1")
    with pytest.raises(Abort, match="1 problem"), caplog.at_level("ERROR", "mkdocs"):
        hook.on_files([], config=SimpleNamespace(docs_dir=str(toy / "docs"), site_url="https://example.org/"))
    assert caplog.messages == [f"guide: {said}"]
    (toy / LEDGER).write_text("key: lakeland\n", encoding="utf-8", newline="\n")
    assert f"26 changes in the cards for Anki are not recorded: ask-before-advice, {FLASHCARDS}, go-along and 23 more." in told("check")
    assert f"wrote {LEDGER}\n" in told("bless")
    assert told("check") == fine
    # Anki puts decks in the order of the alphabet.
    assert [recorded(toy)[f"flashcards/{deck}"].split()[:2] for deck in (MAIN, LOOKED_UP)] == [
        ["1", "Competencies,"],
        ["2", "Abbreviations"],
    ]


KEPT = "with another, learners would get every card a second time and begin anew."
OTHER = f"the cards for Anki were published with the key “lakeland” (published-cards.txt:4). Bring back key: lakeland under “extra”: {KEPT}"


@pytest.mark.parametrize(
    ("key", "published", "said"),
    [
        ("key: lakes", "lakeland", OTHER),
        ("other: lakes", "lakeland", OTHER),
        (
            "key: lakeland",
            "none",
            f"the cards for Anki were published without a key (published-cards.txt:4). Take the key out again: {KEPT}",
        ),
        ("key: Lake Land", "lakeland", "the key “Lake Land” is not made of lower-case words joined by hyphens, as lake-land."),
        (
            "other: lakes",
            "",
            "the guide has no key yet, which tells its cards in Anki from those of other guides. "
            "Give it one under “extra”, as key: lakeland-peer-guide, and never change it.",
        ),
    ],
)
def test_the_key_of_a_guide_stays(toy: Path, key: str, published: str, said: str):
    change(toy, "mkdocs.yml", "  key: lakeland\n", f"  {key}\n")
    change(toy, LEDGER, "key: lakeland\n", f"key: {published}\n" if published else "")
    line = line_of(toy, "mkdocs.yml", key if "key:" in key else "site_name")
    assert list(map(str, cards_keep_their_key(read(toy), read_pages(toy)))) == [f"mkdocs.yml:{line}: {said}"]


# ---- the flashcards


def test_the_flashcards_are_two_decks_and_the_competencies_come_first(collection: Collection, guide: Guide, words: dict, tmp_path: Path):
    log = bring_in(collection, decks_of(guide)[FLASHCARDS], tmp_path)
    of = {name: [card.record.id for cards in parts.values() for card in cards] for name, parts in decks(guide).items()}
    assert ids(log.new) == {*of[MAIN], *of[LOOKED_UP]} and counted(log) == {"new": len(of[MAIN]) + len(of[LOOKED_UP])}
    whole = "Peer Specialist Guide: Flashcards"
    for number, (name, title) in enumerate(((MAIN, words["cards_main"]), (LOOKED_UP, words["cards_looked_up"])), 1):
        found = collection.find_cards(f'"deck:{whole}::{number} {title}"')
        by_place = sorted((collection.get_card(card) for card in found), key=lambda card: card.due)
        assert [card.note()["Id"] for card in by_place] == of[name]
    assert answer_first(collection, whole) == guide.by_kind["competency"][0].id


def test_a_flashcard_in_anki_says_what_the_page_says(guide: Guide, words: dict, tmp_path: Path):
    deck = Deck(decks_of(guide)[FLASHCARDS], tmp_path)
    every = [card for parts in decks(guide).values() for cards in parts.values() for card in cards]
    for card in every:
        _, title, said, source = map(shown, deck.fields(card.record.id))
        first = card.label or guide.settings.interface.kinds[card.record.kind].one
        assert title == f"{first} {card.title} ({card.beside})" if card.beside else f"{first} {card.title}"
        note = f"{words['our_note']}: {plain(card.ours)}"
        assert said == (plain(card.text) if card.text else note)
        where = "; ".join(f"{guide[cite.id].short}, {cite.at}" for cite in card.record.sources)
        known = f"{guide.standing(card.record).word}. {where}. /go/{card.record.id}/"
        assert source == (f"{known} {note}" if card.text and card.ours else known)
    kind = deck.models[str(OF_FLASHCARDS.model)]
    assert (kind["tmpls"][0]["qfmt"], kind["tmpls"][0]["afmt"]) == ("{{Title}}", '{{Title}}<hr id="answer">{{Words}}{{Source}}')
    assert "<script" not in str(kind) + "".join(note[1] for note in deck.notes.values())
