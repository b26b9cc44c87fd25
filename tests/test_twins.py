"""Twins: after an answer the same situation with one fact changed, what was missed at the end, and never two of a set in one form."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import pairwise

import pytest
from playwright.sync_api import Route, expect
from threadpoolctl import threadpool_limits

from scripts.check.questions import guess
from scripts.exports.question_bank import FOLDER
from scripts.guide import Guide
from scripts.questions import new_words, parted, sets_of_twins, turn_of, twins_of
from scripts.schema import Question

from .built_site import Site
from .data_kit import read
from .practice_set import PracticeSet
from .question_kit import spoiled
from .reader import Reader

PAGE = "study/practice/"
PHONE = {"width": 360, "height": 740}
# What was asked of the bank, by the page's own code, for a hundred seeds: the sets that have more than one of a question's twins.
DOUBLES = """async ([counts, every]) => {
    const { Bank } = await import("../../assets/javascripts/study/questions/bank.js");
    const bank = await Bank.open("../../");
    const doubles = (ids) => {
        const sets = ids.map((id) => bank.rows.get(id).set).filter((set) => set !== null);
        return sets.length - new Set(sets).size;
    };
    const seeds = [...Array(100).keys()].map(String);
    return {
        forms: seeds.map((seed) => bank.drawByShares(counts, seed)).map((ids) => [ids.length, doubles(ids)]),
        sets: seeds.map((seed) => bank.draw("mixed", 20, seed)).map((ids) => [ids.length, doubles(ids)]),
        domains: every.map((domain) => bank.draw(domain, 20, "abc")).map((ids) => [ids.length, doubles(ids)]),
    };
}"""


def three(guide: Guide) -> list[Question]:
    """A set of three twins without a content note."""
    return next(twins for twins in sets_of_twins(guide).values() if len(twins) == 3 and not twins[0].note)


def fact_of(guide: Guide, question: Question) -> str:
    return " ".join(piece.text for piece in parted(guide, question) if piece.changed)


def at(reader: Reader, guide: Guide, address: str, **look) -> PracticeSet:
    return PracticeSet(reader.open(PAGE + address, **look), guide)


def offer(practice: PracticeSet):
    return practice.form.locator("[data-target='twin']")


# ---- in practice


def test_after_an_answer_the_next_twin_is_offered_and_what_changes_is_marked(reader: Reader, guide: Guide):
    """On a phone; what is offered is looked at on a dark screen too."""
    first, second, third = three(guide)
    practice = at(reader, guide, f"#set={first.id}&seed=abc", **PHONE)
    order = practice.order()
    expect(offer(practice)).to_be_hidden()
    expect(practice.form.locator("mark")).to_have_count(0)
    practice.answer(practice.best())
    expect(offer(practice).get_by_role("heading", name=practice.words["twins"])).to_be_visible()
    expect(offer(practice).locator("mark")).to_have_text(fact_of(guide, second))
    assert reader.broken_rules(inside="main") == ""
    reader.look(width=1280, scheme="dark")
    assert reader.broken_rules(inside="main") == ""
    reader.look(**PHONE)

    # It comes next, by keyboard too, with the same letters, and one question more in the set.
    practice.button("twin_next").focus()
    practice.page.keyboard.press("Enter")
    expect(practice.heading).to_have_text(practice.said(2, 2))
    expect(practice.heading).to_be_focused()
    assert practice.question == second and practice.order() == order
    expect(practice.form.locator("legend mark")).to_have_text(fact_of(guide, second))
    expect(practice.form.locator("[data-target='changes']")).to_have_text(practice.words["twins"])
    expect(offer(practice)).to_be_hidden()
    practice.answer(practice.other())
    expect(offer(practice).locator("mark")).to_have_text(fact_of(guide, third))
    practice.button("twin_next").click()
    expect(practice.heading).to_have_text(practice.said(3, 3))
    practice.answer(practice.best())
    # After the last there is nothing more to offer.
    expect(practice.form.locator("[data-target='fits']:not([hidden])")).to_have_count(2)
    expect(offer(practice)).to_be_hidden()


def test_a_twin_that_was_taken_stays_in_the_set_through_back_and_reload(reader: Reader, guide: Guide):
    first, second, _ = three(guide)
    practice = at(reader, guide, f"#set={first.id}&seed=abc")
    practice.answer(practice.best())
    practice.button("twin_next").click()
    expect(practice.heading).to_have_text(practice.said(2, 2))
    practice.answer(practice.best())
    practice.page.reload()
    expect(practice.heading).to_have_text(practice.said(2, 2))
    expect(practice.verdict).to_have_text(practice.words["practice_is_best"])
    expect(practice.form.locator("legend mark")).to_have_text(fact_of(guide, second))
    practice.page.go_back()
    expect(practice.heading).to_have_text(practice.said(1, 2))
    assert practice.question == first
    expect(practice.verdict).to_have_text(practice.words["practice_is_best"])
    expect(practice.form.locator("legend mark")).to_have_count(0)


def test_each_reason_says_when_its_answer_would_be_right(reader: Reader, guide: Guide):
    question = three(guide)[0]
    practice = at(reader, guide, f"#set={question.id}&seed=abc")
    practice.answer(practice.other())
    practice.form.locator(".others > summary").click()
    for option in question.options:
        box = practice.form.locator(".answer").filter(has=practice.option(option.text))
        if option.fits:
            expect(box.locator("[data-target='fits']")).to_have_text(option.fits)
        else:
            expect(box.locator("[data-target='fits']")).to_be_hidden()


def test_what_is_said_after_an_answer_is_fetched_after_it(new_reader: Callable[..., Reader], guide: Guide, site: Site):
    reader, question = new_reader(), three(guide)[0]
    start = len(site.asked)
    practice = at(reader, guide, f"#set={question.id}&seed=abc")
    expect(practice.form).to_be_visible()
    reader.page.wait_for_load_state("networkidle")
    after = f"/{FOLDER}/after-{question.domain}.json"
    assert after not in site.asked[start:]
    practice.answer(practice.best())
    expect(offer(practice)).to_be_visible()
    assert site.asked[start:].count(after) == 1


def test_where_it_cannot_be_fetched_the_reasons_stand_and_one_goes_on(new_reader: Callable[..., Reader], guide: Guide):
    reader, (question, *_) = new_reader(), three(guide)
    away: list[Route] = []

    def gone(route: Route) -> None:
        away.append(route)
        route.abort()

    reader.page.route(f"**/{FOLDER}/after-*", gone)
    practice = at(reader, guide, f"#set={question.id}.q-0054&seed=abc")
    practice.answer(practice.best())
    expect(practice.form.get_by_text(next(option.why for option in question.options if option.best))).to_be_visible()
    reader.page.wait_for_load_state("networkidle")
    assert away
    expect(offer(practice)).to_be_hidden()
    practice.go_on()
    expect(practice.heading).to_have_text(practice.said(2, 2))


def test_the_end_names_the_facts_that_were_missed(reader: Reader, guide: Guide):
    every = [twins for twins in sets_of_twins(guide).values() if len({twin.turn for twin in twins}) == 1 and not twins[0].note]
    twins = every[0]
    practice = at(reader, guide, f"#set={'.'.join(twin.id for twin in twins)}.q-0054&seed=abc")
    for right in (False, False, *(True for _ in twins[2:]), False):
        practice.answer(practice.best() if right else practice.other())
        practice.go_on()
    turns = practice.results.locator("[data-target='turns']")
    expect(turns.get_by_role("listitem")).to_have_text([f"{guide.title(guide[twins[0].turn])} (2)"])
    expect(turns.get_by_role("link")).to_have_attribute("href", f"../../go/{twins[0].turn}/")
    practice = at(reader, guide, "#set=q-0054&seed=abc")
    practice.answer(practice.other())
    practice.go_on()
    expect(practice.results.locator("[data-target='turns']")).to_be_hidden()


# ---- in a form


def test_no_form_and_no_set_that_is_drawn_has_two_of_one_set(reader: Reader, guide: Guide):
    weights = {domain.id: guide.figures.share(domain)[0] for domain in guide.by_kind["exam-domain"]}
    counts = {name: round(100 * weight / sum(weights.values())) for name, weight in weights.items()}
    found = reader.open(PAGE).evaluate(DOUBLES, [counts, list(weights)])
    assert {tuple(one) for one in found["forms"]} == {(sum(counts.values()), 0)}
    assert {tuple(one) for one in (*found["sets"], *found["domains"])} == {(20, 0)}


# ---- without scripts


def test_on_its_page_a_question_has_its_twins_beside_it_without_scripts(reader_without_scripts: Reader, guide: Guide):
    first, *others = three(guide)
    page = reader_without_scripts.open(f"go/{first.id}/", width=320)
    rows = page.locator(".twins .twin")
    expect(rows.locator("summary")).to_have_text([fact_of(guide, other) for other in others])
    for row, other in zip(rows.all(), others, strict=True):
        expect(row.locator("p").first).to_be_hidden()
        row.locator("summary").click()
        best = next(option for option in other.options if option.best)
        expect(row.locator("p").first).to_contain_text(best.text)
        expect(row.get_by_text(best.why)).to_be_visible()
    alone = next(question for question in guide.by_kind["question"] if not question.twins)
    expect(reader_without_scripts.open(f"go/{alone.id}/").locator(".twins")).to_have_count(0)


def test_the_page_of_what_changes_an_answer_has_every_set_once_under_its_turn(reader_without_scripts: Reader, guide: Guide):
    page = reader_without_scripts.open("study/what-changes/", width=360)
    expect(page.locator(".record--turn")).to_have_count(len(guide.by_kind["turn"]))
    sets = sets_of_twins(guide)
    expect(page.locator(".twin-set")).to_have_count(len(sets))
    for turn in guide.by_kind["turn"]:
        expect(page.locator(f"#{turn.id}").get_by_text(turn.ask)).to_be_visible()
        titles = [twins[0].title for twins in sets.values() if turn_of(guide, twins) == turn.id]
        assert page.locator(f"#{turn.id} .twin-set > summary").all_inner_texts() == titles
        # No kind of fact without an example.
        assert page.request.get(f"{reader_without_scripts.site.url}go/{turn.id}/").text().count("twin-set") > 0
    twins = three(guide)
    box = page.locator(".twin-set").filter(has=page.locator("summary", has_text=re.compile(f"^{re.escape(twins[0].title)}$"))).first
    box.locator("summary").first.click()
    for row, twin in zip(box.locator(".twin").all(), twins, strict=True):
        row.locator("summary").click()
        expect(row.get_by_role("link")).to_have_attribute("href", f"../../go/{twin.id}/")
        expect(row.get_by_role("link")).to_have_text(next(option.text for option in twin.options if option.best))


# ---- the bank


@pytest.fixture
def in_one_thread() -> Iterator[None]:
    """The arithmetic of the guesser in one thread: several wait for one another longer than they work."""
    # It can be told of what is loaded by now.
    import_module("sklearn.linear_model")
    with threadpool_limits(limits=1):
        yield


def test_the_fact_that_changes_is_found_in_each_stem(guide: Guide):
    for question in guide.by_kind["question"]:
        pieces = parted(guide, question)
        assert " ".join(piece.text for piece in pieces) == " ".join(question.stem.split())
        assert sum(piece.changed for piece in pieces) == bool(question.twins)
    assert twins_of(guide, guide["q-0054"]) == []


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        # What stands around a word is not part of it, and a few words that are the same by chance are not told apart.
        (
            "He has a home, a cat, family and faith.",
            "He has a home, a cat; purpose and community.",
            "He has a home, a cat; [purpose and community.]",
        ),
        (
            "One form names their mother, for both of them.",
            "One form names Yusuf, for both of them.",
            "One form names [Yusuf,] for both of them.",
        ),
        ("“Is it my plan?” she asks.", "“My plan is yours,” she writes.", "[“My plan is yours,” she writes.]"),
        # Where words are only left out, where nearly all are other ones, and where a mark would go through an emphasis.
        ("It goes to the team, by policy.", "It goes to the team.", "[It goes to the team.]"),
        (
            "She left on a bus.",
            "Her aunt came by with some hot soup and good bread on a bus.",
            "[Her aunt came by with some hot soup and good bread on a bus.]",
        ),
        ("You read *all of it* with him today.", "You read *some of it* with him today.", "[You read *some of it* with him today.]"),
        # A sentence of the stem that both tell is no part of it.
        ("It rains. He waits for the bus.", "He waits for the train.", "He waits for the [train.]"),
    ],
)
def test_of_a_changed_sentence_the_words_are_told_that_are_other_ones(before: str, text: str, told: str):
    assert " ".join(f"[{piece.text}]" if piece.changed else piece.text for piece in new_words(text, before)) == told


def test_beside_another_twin_each_tells_what_that_one_does_not(guide: Guide):
    for twins in sets_of_twins(guide).values():
        for before, twin in pairwise(twins):
            pieces = [piece for piece in parted(guide, twin, before) if piece.changed]
            assert pieces, twin.id
            for piece in pieces:
                words = new_words(piece.text, before.stem)
                assert " ".join(one.text for one in words) == piece.text
                assert any(one.changed for one in words)


def test_the_page_of_a_question_marks_what_is_other_in_its_twins(site: Site):
    twins = site.tree("go/q-0528/index.html").xpath("//summary[ancestor::*[contains(@class, 'twins')]]")
    first = next(one for one in twins if "their mother" in "".join(one.itertext()))
    assert first.xpath("mark/text()") == ["their mother,"]
    assert "".join(first.itertext()) == "The one sharing form that Abdi signed names their mother, for attendance and progress."


@pytest.mark.usefixtures("in_one_thread")
def test_a_bag_of_words_does_not_guess_the_best_options_of_the_bank(guide: Guide):
    assert [finding.text for _, finding in guess.wording_does_not_tell(guide)] == []


@pytest.mark.usefixtures("in_one_thread")
def test_options_that_give_themselves_away_are_guessed_and_told(tmp_path):
    told = partial(spoiled, change={"bank": 40, "every": {"says": (" because", " besides")}})
    found = [str(finding.text) for _, finding in guess.wording_does_not_tell(read(told(tmp_path / "told")))]
    assert found == [
        f"100 percent of the {what} can be guessed from the options alone; {most} is the most. Even them out."
        for what, most in (("questions", 42), ("questions without a twin", 45))
    ]
    few = spoiled(tmp_path / "few", {"bank": 24, "every": {"says": (" because", " besides")}})
    assert guess.guesses(read(few).by_kind["question"]) is None


@pytest.mark.usefixtures("in_one_thread")
def test_a_set_is_never_parted_between_what_is_learned_from_and_what_is_guessed(guide: Guide):
    """Else a twin whose options were seen with another best one would be guessed less than by chance."""
    twins = [question for question in guide.by_kind["question"] if question.twins and len(question.options) == 3]
    found = guess.guesses(twins)
    assert 28 <= found.all.share <= 39 and found.alone.whole == 0


def test_a_page_for_twins_keeps_inside_its_edges(reader: Reader):
    page = reader.open("study/what-changes/")
    page.locator(".twin-set, .twin").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    for width in (320, 768):
        reader.look(width=width)
        for amiss in ("pastTheEdge", "smallTargets"):
            assert reader.see(amiss) == [], f"{amiss} at {width} px"
