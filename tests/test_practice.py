"""Practice: from the home page to a question in one tap, every reason after each answer, and what to look at again at the end."""

import json
import re
from collections.abc import Callable
from itertools import pairwise
from urllib.parse import parse_qs, urldefrag

import pytest
from playwright.sync_api import Page, Route, expect

from scripts.exports.question_bank import FOLDER
from scripts.guide import Guide
from scripts.schema import Question

from .built_site import Site
from .line import Line
from .practice_set import PracticeSet
from .reader import Mishaps, Reader, follow, location_of

PAGE = "study/practice/"
SEED = "#set=mixed&count=10&seed=k7x2p"
# Addresses that somebody mistyped, cut off or made up, and what becomes of each. Each is of a set of its own.
ODD_SETS = {
    "a question that is no number": ("#set=study-values&count=5&seed=aaa&question=two", 1, 5),
    "further than the answers go": ("#set=study-values&count=5&seed=aab&question=4", 1, 5),
    "an end before anything was answered": ("#set=study-values&count=5&seed=aac&end=yes", 1, 5),
    "a count that is none": ("#set=study-values&count=ten&seed=aad", 1, 10),
    "a count below": ("#set=study-values&count=0&seed=aae", 1, 1),
    "in capitals": ("#set=STUDY-VALUES&count=5&seed=AAF", 1, 5),
    "markup as a seed": ("#set=study-values&count=5&seed=<img src=x onerror=alert(1)>", 1, 5),
    "no seed": ("#set=study-values&count=5", 1, 5),
    "one question twice": ("#set=q-0054.q-0054&seed=aag", 1, 1),
    "a question that is none beside one that is": ("#set=q-0054.q-9999&seed=aah", 1, 1),
}
UNKNOWN_SETS = ["#set=nowhere", "#set=", "#set=q-9999", "#set=constructor", "#set=__proto__", "#set=%E0%A4%A", "#set=<b>"]


@pytest.fixture
def practice(reader: Reader, guide: Guide) -> PracticeSet:
    """Before the choice of a set, on a page that was not here before."""
    return PracticeSet(reader.open(PAGE), guide)


def at(reader: Reader, guide: Guide, address: str) -> PracticeSet:
    return PracticeSet(reader.open(PAGE + address), guide)


def _turn_to(practice: PracticeSet, address: str) -> None:
    """Goes to another set on the page that is open, until its address says which questions it has."""
    follow(practice.page, address)
    expect(practice.page).to_have_url(re.compile("&only="))


def _named(practice: PracticeSet) -> list[str]:
    """The questions of the set at hand, by their ids in its address."""
    expect(practice.form).to_be_visible()
    return parse_qs(urldefrag(location_of(practice.page)).fragment)["only"][0].split(".")


def _results(reader: Reader, guide: Guide, given: list[tuple[Question, int, bool]]) -> PracticeSet:
    """At the end of a set of these questions: in each, the option at that place in the data was chosen, perhaps as a guess."""
    practice = at(reader, guide, f"#set={'.'.join(q.id for q, *_ in given)}&seed=abc")
    for question, place, guessed in given:
        practice.answer(question.options[place].text, "practice_guess" if guessed else "practice_check")
        practice.go_on()
    expect(practice.results).to_be_visible()
    return practice


def _best(question: Question) -> int:
    """The place of the best option in the data."""
    return next(place for place, option in enumerate(question.options) if option.best)


def test_one_tap_leads_from_home_to_the_first_question_on_a_phone(new_reader: Callable[..., Reader], guide: Guide):
    reader = new_reader(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page = reader.open("", width=360, height=740)
    page.get_by_role("main").get_by_role("link", name=re.compile("^Practice")).first.tap()
    practice = PracticeSet(page, guide)
    expect(practice.heading).to_have_text(practice.said(1, 10))
    expect(practice.heading).to_be_focused()
    # The question is on the first screen, and nothing stands to the side.
    assert practice.form.locator("legend").first.bounding_box()["y"] < 740
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert reader.mishaps == Mishaps()


def test_in_forced_colors_the_way_from_a_question_to_its_practice_has_the_edge_of_a_key(reader: Reader, words: dict):
    page = reader.open("go/q-0803/", scheme="forced")
    key = page.get_by_role("link", name=words["practice_this"], exact=True)
    edges = key.evaluate("(e) => ['Top', 'Right', 'Bottom', 'Left'].map((side) => getComputedStyle(e)[`border${side}Style`])")
    assert edges == ["solid"] * 4


def test_a_set_is_ten_mixed_questions_unless_one_chooses(practice: PracticeSet):
    """Its address names them, in their order."""
    practice.begin()
    named = _named(practice)
    asked = practice.sit([True] * 10)
    assert named == [q.id for q in asked]
    assert len(set(named)) == 10
    assert len({q.domain for q in asked}) > 1


def test_a_set_may_come_from_one_domain_and_fetches_only_that(practice: PracticeSet, guide: Guide):
    """Of one after the other, on a visit."""
    fetched: list[str] = []
    practice.page.on("request", lambda request: fetched.append(request.url) if FOLDER in request.url else None)
    of_all = ["index.json", "clauses.json"]
    for domain in ("study-values", "study-recovery", "study-role", "study-skills"):
        fetched.clear()
        practice.box.get_by_role("radio", name=guide[domain].title).check()
        practice.box.get_by_role("radio", name="5", exact=True).check()
        practice.begin()
        named = _named(practice)
        assert len(named) == 5 and {guide[name].domain for name in named} == {domain}
        assert practice.question.id == named[0]
        with practice.page.expect_response(f"**/after-{domain}.json"):
            practice.answer(practice.best())
        practice.go_on()
        assert practice.question.id == named[1]
        assert [url.rpartition("/")[2] for url in fetched] == [*of_all, f"{domain}.json", f"after-{domain}.json"]
        of_all = []
        practice.button("practice_stop").click()
        practice.button("practice_choose").click()


def test_the_page_of_an_item_leads_to_questions_that_rest_on_it(reader: Reader, guide: Guide):
    page = reader.open("go/informed-choice/")
    page.get_by_role("link", name=guide.settings.interface.words["practice_record"]).click()
    practice = PracticeSet(page, guide)
    expect(practice.box.get_by_role("radio", name="Competency 1.2 Informed choice")).to_be_checked()
    practice.begin()
    for _ in range(3):
        assert "informed-choice" in practice.question.rests_on
        practice.answer(practice.best())
        practice.go_on()


def test_a_record_leads_to_every_question_that_rests_on_it(reader: Reader, guide: Guide):
    """Also where it only stands behind other clauses. Drawn by the page's own code."""
    found = reader.open(PAGE).evaluate("""async () => {
        const { Bank } = await import("../../assets/javascripts/study/questions/bank.js");
        const bank = await Bank.open("../../");
        return Object.fromEntries([...bank.records.keys()].map((record) => [record, bank.among(record).map(({ id }) => id)]));
    }""")
    resting: dict[str, list[str]] = {}
    for question in guide.by_kind["question"]:
        for record_id in question.rests_on:
            resting.setdefault(record_id, []).append(question.id)
    assert found == resting


def test_after_an_answer_ones_own_and_the_best_come_first_and_every_reason_is_there(reader: Reader, guide: Guide):
    practice = at(reader, guide, "#set=q-0803&seed=abc")
    question = practice.question
    expect(practice.form.get_by_text(question.options[0].why)).to_be_hidden()
    before, own, best = practice.order(), practice.other(), practice.best()
    letters = {text: "ABCD"[place] for place, text in enumerate(before)}
    practice.answer(own)
    # The letters stay; the others are folded behind one line.
    shown = practice.form.locator("[data-target='shown'] .choice > span")
    expect(shown).to_have_text([letters[own], own, letters[best], best])
    others = practice.form.locator(".others > summary")
    expect(others).to_have_text(practice.words["practice_other_one"])
    others.click()
    for option in question.options:
        box = practice.form.locator(".answer").filter(has=practice.option(option.text))
        expect(box.get_by_text(option.why)).to_be_visible()
        for record_id in option.because:
            expect(box.get_by_role("link", name=guide.title(guide[record_id])).first).to_have_attribute("href", f"../../go/{record_id}/")
    clause = guide[next(o for o in question.options if o.best).because[0]]
    expect(practice.form.locator(".answer--best blockquote")).to_contain_text(guide.text(clause))
    expect(practice.form.locator(".answer--best blockquote")).to_contain_text(guide.label(clause))


# Which of the marks of an element are drawn, and in which color.
MARKS = "(e) => [[...e.querySelectorAll('.icon')].map((one) => getComputedStyle(one).display !== 'none'), getComputedStyle(e).color]"
EDGES = "(e) => [getComputedStyle(e).borderTopColor, getComputedStyle(e).backgroundColor]"


def test_the_verdict_has_a_mark_a_word_and_a_color_of_its_own(reader: Reader, guide: Guide):
    practice = at(reader, guide, "#set=q-0803.q-0805&seed=abc")
    practice.answer(practice.best())
    expect(practice.verdict).to_have_text(practice.words["practice_is_best"])
    expect(practice.form.locator(".answer--best .answer__mark")).to_have_text(practice.words["practice_best_yours"])
    marks, color = practice.verdict.evaluate(MARKS)
    assert marks == [True, False]
    practice.go_on()
    practice.answer(practice.other())
    expect(practice.verdict).to_have_text(practice.words["practice_other"])
    expect(practice.form.locator(".answer--best .answer__mark")).to_have_text(practice.words["best"])
    expect(practice.form.locator(".answer--other .answer__mark")).to_have_text(practice.words["practice_yours"])
    marks, other_color = practice.verdict.evaluate(MARKS)
    assert marks == [False, True]
    assert color != other_color
    # One's own wrong choice has nothing of the green of the best.
    best, other = (practice.form.locator(f".answer--{which} > .choice").evaluate(EDGES) for which in ("best", "other"))
    assert not set(best) & set(other)


def test_checking_without_a_choice_says_so_and_loses_nothing(practice: PracticeSet):
    practice.begin()
    asked = practice.question.id
    practice.button("practice_check").click()
    expect(practice.form.get_by_role("alert")).to_have_text(practice.words["practice_choose_first"])
    assert practice.question.id == asked
    practice.answer(practice.best())
    expect(practice.form.get_by_role("alert")).to_be_hidden()


def test_that_there_is_no_choice_yet_is_told_where_one_pressed_on_a_small_phone(reader: Reader, guide: Guide):
    practice = PracticeSet(reader.open(f"{PAGE}#set=mixed&count=5&seed=abc", width=360, height=640), guide)
    check = practice.button("practice_check")
    # As on a phone where one has scrolled just far enough to press it.
    check.evaluate("(key) => key.scrollIntoView({ block: 'end' })")
    check.press("Enter")
    expect(practice.form.get_by_role("alert")).to_be_in_viewport(ratio=1)
    expect(check).to_be_in_viewport(ratio=1)
    expect(check).to_be_focused()


def test_the_clause_may_be_read_first(reader: Reader, guide: Guide):
    """The one that weighs most, where there are several; at the next question one chooses anew."""
    several = next(q for q in guide.by_kind["question"] if len(q.options[_best(q)].because) > 1)
    practice = at(reader, guide, f"#set={several.id}.q-0803&seed=abc")
    hint = practice.form.locator(".hint")
    clause = guide[several.options[_best(several)].because[0]]
    expect(hint.locator("blockquote")).to_be_hidden()
    practice.form.get_by_text(practice.words["practice_hint"]).click()
    expect(hint.get_by_text(guide.text(clause))).to_be_visible()
    practice.answer(practice.best())
    practice.go_on()
    expect(practice.heading).to_have_text(practice.said(2, 2))
    expect(practice.form.get_by_text(practice.words["practice_hint"])).to_be_visible()
    expect(hint.locator("blockquote")).to_be_hidden()


def test_the_key_after_an_answer_says_whether_a_question_or_the_end_comes(reader: Reader, guide: Guide):
    practice = at(reader, guide, "#set=q-0803.q-0805&seed=abc")
    for word in ("practice_next", "practice_finish"):
        practice.answer(practice.best())
        expect(practice.form.locator("[data-target='next']")).to_have_text(practice.words[word])
        practice.go_on()
    expect(practice.results).to_be_visible()


def test_what_can_be_pressed_has_room_for_a_finger(reader: Reader, guide: Guide):
    practice = PracticeSet(reader.open(PAGE + SEED, width=320), guide)
    expect(practice.form).to_be_visible()
    heights = practice.form.locator("button:visible, label.choice:visible").evaluate_all("(all) => all.map((e) => e.offsetHeight)")
    # Three options, two keys to check, one to stop and one to copy.
    assert len(heights) == 7
    assert min(heights) >= 44


def test_options_are_shuffled_by_the_seed_and_a_reload_keeps_them(reader: Reader, guide: Guide):
    practice = at(reader, guide, "")

    def orders() -> list[list[str]]:
        found = []
        for seed in "abcdefgh":
            _turn_to(practice, f"#set=q-0803&seed={seed}")
            assert practice.question.id == "q-0803"
            found.append(practice.order())
        return found

    before = orders()
    practice.page.reload()
    assert practice.question.id == "q-0803"
    assert practice.order() == before[-1]
    assert orders() == before
    assert len({tuple(order) for order in before}) > 2


def test_a_seed_gives_a_class_the_same_set(reader: Reader, guide: Guide):
    first, again = (_named(at(reader, guide, SEED)) for _ in range(2))
    assert first == again and len(first) == 10
    practice = at(reader, guide, SEED.replace("k7x2p", "other"))
    assert _named(practice) != first
    assert practice.question.id == _named(practice)[0]


def test_a_reload_in_the_middle_loses_nothing(reader: Reader, guide: Guide):
    practice = at(reader, guide, SEED)
    practice.answer(practice.best())
    practice.go_on()
    other = practice.other()
    practice.answer(other)
    practice.page.reload()
    # The second answer stands, with its reasons open.
    expect(practice.heading).to_have_text(practice.said(2, 10))
    expect(practice.choice(other)).to_be_checked()
    expect(practice.form.locator(".answer--best")).to_be_visible()
    practice.go_on()
    expect(practice.heading).to_have_text(practice.said(3, 10))
    practice.page.reload()
    expect(practice.heading).to_have_text(practice.said(3, 10))


def test_what_is_picked_but_not_checked_is_there_after_a_reload_and_for_that_question_only(reader: Reader, guide: Guide):
    practice = at(reader, guide, SEED)
    other = practice.other()
    practice.choice(other).check()
    practice.page.reload()
    expect(practice.choice(other)).to_be_checked()
    expect(practice.form.locator(".answer--best")).to_have_count(0)
    practice.button("practice_check").click()
    expect(practice.form.locator(".answer--best")).to_be_visible()
    practice.go_on()
    practice.page.reload()
    expect(practice.heading).to_have_text(practice.said(2, 10))
    expect(practice.form.get_by_role("radio", checked=True)).to_have_count(0)


def test_the_link_to_a_set_holds_its_questions_and_nothing_of_what_one_answered(
    reader: Reader, new_reader: Callable[..., Reader], guide: Guide
):
    """Neither copied by its key nor from the address bar."""
    practice = at(reader, guide, SEED)
    expect(practice.form).to_be_visible()
    plain = location_of(practice.page)
    practice.answer(practice.other(), "practice_guess")
    assert location_of(practice.page) == plain
    practice.go_on()
    practice.choice(practice.other()).check()
    assert location_of(practice.page) == plain.replace("question=1", "question=2")
    practice.button("copy_set").click()
    expect(practice.form.locator(".study__copied")).to_have_text(practice.words["set_copied"])
    copied = practice.page.evaluate("navigator.clipboard.readText()")
    ids = plain.partition("only=")[2].partition("&")[0]
    assert copied == f"{reader.site.url}{PAGE}#set={ids}&seed=k7x2p"
    second, order = practice.question, practice.order()
    # Somebody else has the same questions in the same order, with the same letters, and nothing is answered.
    other = PracticeSet(new_reader().open(copied.removeprefix(reader.site.url)), guide)
    expect(other.heading).to_have_text(other.said(1, 10))
    other.answer(other.best())
    other.go_on()
    assert other.question == second and other.order() == order
    expect(other.form.get_by_role("radio", checked=True)).to_have_count(0)


# Puts answers in the place of a set like the one at hand under another seed, and goes to its end as Back does. Each answer is an option
# by its place in the data. All it needs is there already, so it is drawn after a frame or two.
ENDED = """async ([seed, answers]) => {
    const { markOfOption } = await import("../../assets/javascripts/study/questions/answers.js");
    const { Bank } = await import("../../assets/javascripts/study/questions/bank.js");
    const bank = await Bank.open("../../");
    const parts = new URLSearchParams(location.hash.slice(1));
    const ids = parts.get("only").split(".");
    const place = { ...history.state };
    place.given = Object.fromEntries(ids.map((id, i) => [id, [markOfOption(bank.questions.get(id), answers[i]), 0, 1]]));
    for (const part of ["key", "address"]) place[part] = place[part].replace(`seed=${parts.get("seed")}`, `seed=${seed}`);
    history.pushState(place, "", `${place.key}&question=5&end=yes`);
    history.pushState(null, "", location.pathname);
    await new Promise((there) => {
        addEventListener("popstate", there, { once: true });
        history.back();
    });
    for (let i = 0; i < 3; i += 1) await new Promise(requestAnimationFrame);
}"""


def test_the_end_says_it_in_words_then_in_numbers(reader: Reader, guide: Guide):
    """Of one set the questions are answered one by one, of others their answers are put in place."""
    practice = at(reader, guide, "#set=study-skills&count=5&seed=abc")
    asked = practice.sit([True, True, True, True, False])
    _ends_with(practice, "results_most", 4)
    for best, words in {5: "results_all", 2: "results_some", 1: "results_few", 0: "results_none"}.items():
        places = [_best(question) if at < best else (_best(question) + 1) % len(question.options) for at, question in enumerate(asked)]
        practice.page.evaluate(ENDED, [f"abc{best}", places])
        _ends_with(practice, words, best)


def _ends_with(practice: PracticeSet, words: str, best: int) -> None:
    """A set of five ends with these words, so many of its answers being the best."""
    numbers = practice.words["results_numbers"].replace("{best}", str(best)).replace("{all}", "5")
    expect(practice.results.locator("[data-target='numbers']")).to_have_text(numbers)
    expect(practice.results.locator("[data-target='verdict']"), numbers).to_have_text(practice.words[words])
    expect(practice.results.get_by_role("heading", level=2)).to_be_focused()


def test_the_end_lists_by_record_what_to_look_at_again_with_ones_own_answer_and_the_reasons(reader: Reader, guide: Guide):
    practice = at(reader, guide, "#set=study-role&count=5&seed=abc")
    given: dict[str, str] = {}
    for right in (False, True, False, True, True):
        text = practice.best() if right else practice.other()
        given |= {} if right else {practice.question.id: text}
        practice.answer(text)
        practice.go_on()
    listed = practice.results.locator("[data-target='first'] > ul > li")
    records = {name: next(o for o in guide[name].options if o.best).because[0] for name in given}
    expect(listed).to_have_count(len(set(records.values())))
    for name, text in given.items():
        question = guide[name]
        item = listed.filter(has=practice.page.locator(f'.review__record a[href="../../go/{records[name]}/"]'))
        line = item.locator("details").filter(has_text=question.title).first
        expect(line.locator("summary").first).to_have_text(f"{question.title} {practice.words['review_own'].replace('{answer}', text)}")
        line.locator("summary").first.click()
        expect(line.get_by_text(next(o.why for o in question.options if o.text == text))).to_be_visible()
        expect(line.locator(".answer--best")).to_contain_text(next(o.why for o in question.options if o.best))
        expect(line.get_by_role("link", name=name)).to_have_attribute("href", f"../../go/{name}/")


def test_what_was_wrong_and_no_guess_is_looked_at_first(reader: Reader, guide: Guide):
    questions = [guide[name] for name in ("q-0054", "q-0803", "q-0832")]
    assert len({q.options[_best(q)].because[0] for q in questions}) == 3
    wrong = [(q, next(place for place in range(len(q.options)) if place != _best(q))) for q in questions]
    practice = _results(reader, guide, [(*one, guessed) for one, guessed in zip(wrong, (True, False, True), strict=True)])
    for box, places in (("first", [1]), ("review", [0, 2])):
        lines = practice.results.locator(f"[data-target='{box}'] details > summary")
        expect(lines).to_have_text([re.compile(re.escape(questions[place].title)) for place in places])


def test_what_pulled_away_more_than_once_comes_first_and_is_counted(reader: Reader, guide: Guide):
    pulls = {
        pull: [(q, place, False) for q in guide.by_kind["question"] for place, o in enumerate(q.options) if o.misconception == pull]
        for pull in ("assuming", "rule-only")
    }
    once = next(one for one in pulls["assuming"] if not one[0].twins)
    twice = {q.id: (q, place, guessed) for q, place, guessed in pulls["rule-only"] if q != once[0]}
    practice = _results(reader, guide, [once, *list(twice.values())[:2]])
    practice.results.get_by_text(practice.words["review_pulls"]).click()
    names = guide.settings.interface.names
    expect(practice.results.locator("[data-target='pulls'] li")).to_have_text([f"{names['rule-only']} (2)", names["assuming"]])


def test_a_guess_that_was_right_is_told_and_looked_at_again(reader: Reader, guide: Guide):
    practice = at(reader, guide, "#set=q-0803&seed=abc")
    practice.answer(practice.best(), "practice_guess")
    practice.go_on()
    expect(practice.results.locator("[data-target='verdict']")).to_have_text(practice.words["results_all"])
    numbers = practice.words["results_numbers"].replace("{best}", "1").replace("{all}", "1")
    expect(practice.results.locator("[data-target='numbers']")).to_have_text(f"{numbers} {practice.words['results_guessed_one']}")
    expect(practice.results.locator("[data-target='review'] summary").first).to_contain_text(guide["q-0803"].title)


def test_with_nothing_to_look_at_again_the_page_says_so(reader: Reader, guide: Guide):
    practice = at(reader, guide, "#set=q-0803&seed=abc")
    practice.sit([True])
    expect(practice.results.get_by_text(practice.words["review_nothing"])).to_be_visible()
    expect(practice.button("practice_missed")).to_be_hidden()


def test_what_was_missed_can_be_practiced_again(reader: Reader, guide: Guide):
    practice = at(reader, guide, "#set=study-role&count=3&seed=abc")
    asked = practice.sit([False, True, False])
    practice.button("practice_missed").click()
    again = practice.sit([False, True])
    assert {q.id for q in again} == {asked[0].id, asked[2].id}
    # One alone can be, too.
    practice.button("practice_missed").click()
    assert practice.sit([True]) == [again[0]]


def test_another_set_draws_others_and_choosing_leads_back(practice: PracticeSet):
    practice.box.get_by_role("radio", name="5", exact=True).check()
    practice.begin()
    first = [question.id for question in practice.sit([True] * 5)]
    practice.button("practice_another").click()
    second = _named(practice)
    assert len(second) == 5 and second != first
    assert practice.question.id == second[0]
    practice.button("practice_stop").click()
    practice.button("practice_choose").click()
    expect(practice.button("practice_begin")).to_be_visible()
    assert "#" not in location_of(practice.page)


def test_every_other_set_of_a_visit_is_drawn_anew_from_what_was_chosen(reader: Reader, guide: Guide):
    """Also after some were practiced again, and after a reload of the results."""
    practice = at(reader, guide, "#set=study-values&count=2")
    asked = practice.sit([True, True])
    practice.button("practice_another").click()
    asked += practice.sit([True, False])
    practice.button("practice_missed").click()
    assert practice.sit([True]) == asked[-1:]
    practice.button("practice_another").click()
    asked += practice.sit([True, True])
    # What was had today comes last, so nothing comes twice.
    assert len({q.id for q in asked}) == 6
    practice.page.reload()
    practice.button("practice_another").click()
    last = [guide[name] for name in _named(practice)]
    assert len(last) == 2 and practice.question == last[0]
    assert not {q.id for q in last} & {q.id for q in asked[-2:]}
    assert {q.domain for q in [*asked, *last]} == {"study-values"}


def test_back_and_forward_are_the_steps_of_a_set_and_lose_no_answer(practice: PracticeSet):
    practice.begin()
    page = practice.page
    first = practice.other()
    practice.answer(first)
    practice.go_on()
    second = practice.best()
    practice.answer(second)
    practice.go_on()
    third = practice.other()
    practice.choice(third).check()
    page.go_back()
    expect(practice.heading).to_have_text(practice.said(2, 10))
    expect(practice.choice(second)).to_be_checked()
    expect(practice.verdict).to_have_text(practice.words["practice_is_best"])
    practice.button("practice_previous").click()
    expect(practice.choice(first)).to_be_checked()
    expect(practice.verdict).to_have_text(practice.words["practice_other"])
    # Also after a reload in between.
    page.reload()
    for number in (2, 3):
        practice.go_on()
        expect(practice.heading).to_have_text(practice.said(number, 10))
    expect(practice.choice(third)).to_be_checked()
    expect(practice.button("practice_check")).to_be_visible()
    for number in (2, 1, 2, 1):
        page.go_back()
        expect(practice.heading).to_have_text(practice.said(number, 10))
    page.go_back()
    expect(practice.button("practice_begin")).to_be_visible()
    page.go_forward()
    expect(practice.choice(first)).to_be_checked()


def test_to_stop_opens_the_same_ending_and_one_may_go_on(practice: PracticeSet):
    practice.begin()
    practice.answer(practice.best())
    practice.go_on()
    practice.answer(practice.other())
    practice.go_on()
    third, picked = practice.question, practice.best()
    practice.choice(picked).check()
    practice.button("practice_stop").click()
    heading = practice.results.get_by_role("heading", level=2)
    expect(heading).to_have_text("You stopped at question 3 of 10")
    expect(heading).to_be_focused()
    expect(practice.results.locator("[data-target='numbers']")).to_have_text("Best answers: 1 of 2.")
    expect(practice.results.locator("[data-target='first'] details.review__question")).to_have_count(1)
    expect(practice.results.get_by_text(practice.words["remember_ask"])).to_be_visible()
    practice.page.reload()
    practice.results.get_by_role("button", name="Continue question 3 of 10").click()
    assert practice.question == third
    expect(practice.choice(picked)).to_be_checked()
    # Where nothing is answered yet, nothing is judged.
    practice.page.go_back()
    practice.button("practice_another").click()
    practice.button("practice_stop").click()
    expect(practice.results.locator("[data-target='verdict']")).to_have_text(practice.words["practice_stopped_none"])
    expect(practice.button("practice_missed")).to_be_hidden()


def test_whoever_left_a_set_by_the_menu_goes_on_where_they_were_in_that_tab_only(new_reader: Callable[..., Reader], guide: Guide):
    reader = new_reader()
    practice = at(reader, guide, "")
    expect(practice.button("practice_begin")).to_be_visible()
    expect(practice.box.locator(".going-on p:visible")).to_have_count(0)
    practice.begin()
    practice.answer(practice.best())
    practice.go_on()
    second = practice.question
    reader.open("role/")
    practice = at(reader, guide, "")
    practice.box.get_by_role("button", name="Continue question 2 of 10").click()
    assert practice.question == second
    practice.button("practice_previous").click()
    expect(practice.verdict).to_have_text(practice.words["practice_is_best"])
    # Nobody said yes, so another tab knows nothing of it, and nothing is on the device.
    other = reader.context.new_page()
    other.goto(f"{reader.site.url}{PAGE}")
    expect(other.get_by_role("button", name=practice.words["practice_begin"])).to_be_visible()
    expect(other.get_by_role("button", name=re.compile("^Continue"))).to_have_count(0)
    assert other.evaluate("Object.keys(localStorage)") == []


def test_where_the_browser_keeps_nothing_a_reload_loses_nothing_all_the_same(new_reader: Callable[..., Reader], guide: Guide):
    reader = new_reader()
    reader.context.add_init_script("""for (const storage of ["sessionStorage", "localStorage"])
        Object.defineProperty(window, storage, { get() { throw new DOMException("no", "SecurityError"); } });""")
    practice = at(reader, guide, SEED)
    own = practice.other()
    practice.answer(own)
    practice.go_on()
    practice.page.reload()
    practice.button("practice_previous").click()
    expect(practice.choice(own)).to_be_checked()
    expect(practice.verdict).to_have_text(practice.words["practice_other"])


def test_a_new_edition_turns_no_answer_into_another(new_reader: Callable[..., Reader], guide: Guide):
    """A question that is gone takes nothing with it; one whose option was changed is asked again; the order of options may change."""
    reader = new_reader()
    practice = at(reader, guide, "#set=study-values&count=5&seed=abcde")
    asked = []
    for _ in range(4):
        asked.append(practice.question)
        practice.answer(practice.best())
        practice.go_on()
    gone, changed, *_ = asked

    def edit(route: Route) -> None:
        answer = route.fetch()
        held = answer.json()
        if "questions" in held:
            held["questions"] = [row for row in held["questions"] if row[0] != gone.id]
        else:
            held.pop(gone.id, None)
            for question in held.values():
                question["options"].reverse()
            next(o for o in held[changed.id]["options"] if o.get("best"))["text"] = "Changed."
        route.fulfill(response=answer, json=held)

    for file in ("index", "study-values"):
        reader.page.route(f"**/{FOLDER}/{file}.json", edit)
    reader.open("role/")
    practice = at(reader, guide, "")
    practice.box.get_by_role("button", name="Continue question 5 of 5").click()
    expect(practice.box.locator(".study__said")).to_have_text(practice.words["practice_changed"])
    expect(practice.heading).to_have_text(practice.said(1, 4))
    assert practice.question == changed
    expect(practice.form.get_by_role("radio", checked=True)).to_have_count(0)
    practice.answer("Changed.")
    for question in asked[2:]:
        practice.go_on()
        assert practice.question == question
        expect(practice.choice(practice.best())).to_be_checked()
        expect(practice.verdict).to_have_text(practice.words["practice_is_best"])


def test_what_of_an_address_no_longer_holds_is_told(reader: Reader, guide: Guide):
    practice = at(reader, guide, "")
    for address, word, every in (
        # Answers by their places, as they stood in addresses once: nobody can tell any more what they were given to.
        ("#set=study-values&count=5&seed=abcde&at=2&answers=2000", "practice_older", 5),
        ("#set=q-0054.q-9999&seed=abc", "practice_gone", 1),
    ):
        _turn_to(practice, address)
        expect(practice.heading).to_have_text(practice.said(1, every))
        expect(practice.box.locator(".study__said")).to_have_text(practice.words[word])
        assert "answers" not in location_of(practice.page)


def test_a_study_domain_named_like_an_item_is_chosen(reader: Reader, guide: Guide):
    """As the page of a domain linked it until now."""
    practice = at(reader, guide, "#record=study-values")
    expect(practice.box.get_by_role("radio", name=guide["study-values"].title)).to_be_checked()
    expect(practice.box.locator(".study__said")).to_have_text("")
    practice.begin()
    assert practice.question.domain == "study-values"


def test_an_item_without_questions_is_told_and_one_may_choose(reader: Reader, guide: Guide):
    practice = at(reader, guide, "#record=no-such-item")
    expect(practice.box.locator(".study__said")).to_have_text(practice.words["practice_record_none"])
    expect(practice.button("practice_begin")).to_be_visible()


def test_a_letter_chooses_its_option_unless_such_keys_are_switched_off(new_reader: Callable[..., Reader], guide: Guide):
    practice = at(new_reader(), guide, "#set=q-0803.q-0805&seed=abc")
    expect(practice.heading).to_be_focused()
    order, keyboard = practice.order(), practice.page.keyboard
    for key in ("b", "Control+c", "z"):
        keyboard.press(key)
        expect(practice.choice(order[1])).to_be_checked()
    keyboard.press("Enter")
    expect(practice.verdict).to_be_focused()
    keyboard.press("a")
    expect(practice.choice(order[1])).to_be_checked()
    practice.page.evaluate("localStorage.setItem('guide-shortcut', 'off')")
    practice.page.reload()
    practice.go_on()
    keyboard.press("b")
    expect(practice.form.get_by_role("radio", checked=True)).to_have_count(0)


# The questions of which something stands below the first screen of a phone, drawn one after the other by the page's own code.
FIRST_SCREEN = """async () => {
    const { Bank } = await import("../../assets/javascripts/study/questions/bank.js");
    const { QuestionView } = await import("../../assets/javascripts/study/questions/view.js");
    const bank = await Bank.open("../../");
    await bank.load([...bank.rows.keys()]);
    const element = document.querySelector("[data-tool]");
    const form = element.querySelector(".study__question");
    const words = Object.assign({}, ...[...element.querySelectorAll("[data-words]")].map((one) => JSON.parse(one.textContent)));
    const view = new QuestionView(form, { element, root: "../../", word: (name) => words[name] }, bank);
    return [...bank.questions.values()].filter((question) => {
        view.draw(question, "abc");
        const last = form.querySelector(".choices .answer:last-child").getBoundingClientRect().bottom;
        return last > form.querySelector(".study__bar").getBoundingClientRect().top;
    }).map(({ id }) => id);
}"""
# Of a hundred questions, so many may be too long for it.
LONG = 3


def test_a_usual_question_stands_on_the_first_screen_of_a_phone_with_its_key_and_the_way_to_help(reader: Reader, guide: Guide):
    practice = PracticeSet(reader.open(f"{PAGE}#set=q-0803&seed=abc", width=360, height=640), guide)
    expect(practice.form).to_be_visible()
    for part in (practice.heading, practice.button("practice_check"), practice.page.get_by_role("link", name=practice.words["help_now"])):
        expect(part).to_be_in_viewport(ratio=1)
    for away in (".top .find", ".crumbs", ".aside", ".foot .notice:not(.notice--help)"):
        expect(practice.page.locator(f"{away}:visible")).to_have_count(0)
    too_long = practice.page.evaluate(FIRST_SCREEN)
    assert len(too_long) <= len(guide.by_kind["question"]) * LONG / 100, (len(too_long), too_long)


def test_skipping_to_the_content_loses_nothing_of_a_set(reader: Reader, guide: Guide):
    practice = at(reader, guide, SEED)
    practice.answer(practice.best())
    practice.go_on()
    here = location_of(practice.page)
    practice.page.get_by_role("link", name=practice.words["skip"]).focus()
    practice.page.keyboard.press("Enter")
    expect(practice.page).to_have_url(here)
    expect(practice.heading).to_have_text(practice.said(2, 10))


def test_an_odd_address_is_read_as_far_as_it_goes(reader: Reader, guide: Guide):
    practice = at(reader, guide, "")
    for name, (address, number, every) in ODD_SETS.items():
        _turn_to(practice, address)
        expect(practice.heading, name).to_have_text(practice.said(number, every))
        practice.answer(practice.best())
        assert practice.page.locator("main img").count() == 0


def test_a_set_nobody_knows_gives_a_fresh_start_and_says_so(reader: Reader, guide: Guide):
    practice = at(reader, guide, UNKNOWN_SETS[0])
    for address in UNKNOWN_SETS:
        follow(practice.page, address)
        expect(practice.box.locator(".study__said"), address).to_have_text(practice.words["practice_unread"])
        practice.begin()
        expect(practice.heading).to_have_text(practice.said(1, 10))
        # What was told no longer holds.
        expect(practice.box.locator(".study__said")).to_have_text("")


def test_when_the_questions_cannot_be_fetched_the_page_says_so_and_one_may_try_again(new_reader: Callable[..., Reader], guide: Guide):
    reader = new_reader()
    practice = PracticeSet(reader.open(PAGE), guide)
    away: list[bool] = [True]

    def line(route: Route) -> None:
        route.abort() if away else route.continue_()

    reader.page.route(f"**/{FOLDER}/**", line)
    practice.button("practice_begin").click()
    expect(practice.box.locator(".study__said")).to_have_text(practice.words["practice_failed"])
    away.clear()
    practice.begin()
    expect(practice.heading).to_have_text(practice.said(1, 10))


def test_a_file_of_questions_that_could_not_be_fetched_is_asked_for_again(reader: Reader):
    """As the page's own code fetches it: the network is gone, and comes back."""
    found = reader.open(PAGE).evaluate("""async () => {
        const { Bank } = await import("../../assets/javascripts/study/questions/bank.js");
        const bank = await Bank.open("../../");
        const { fetch } = window;
        window.fetch = async () => { throw new TypeError("no network"); };
        const failed = await bank.load(["q-0803"]).then(() => "", ({ message }) => message);
        window.fetch = fetch;
        await bank.load(["q-0803"]);
        return [failed, [...bank.questions.keys()].includes("q-0803"), bank.clauses.size > 0];
    }""")
    assert found == ["no network", True, True]


def test_pressing_begin_twice_while_the_questions_load_begins_one_set(new_reader: Callable[..., Reader], guide: Guide):
    reader = new_reader()
    practice = PracticeSet(reader.open(PAGE), guide)
    line = Line(reader.page, f"**/{FOLDER}/index.json")
    before = reader.page.evaluate("history.length")
    for _ in range(2):
        practice.button("practice_begin").click()
        expect(practice.box.locator(".study__said")).to_have_text(practice.words["practice_loading"])
    line.open()
    expect(practice.heading).to_be_focused()
    assert line.asked == 1
    assert reader.page.evaluate("history.length") == before + 1


# In milliseconds: long enough to read an answer, and while a browser still glides.
WAIT = "(milliseconds) => new Promise((done) => setTimeout(done, milliseconds))"
READ, GLIDE = 700, 50


def test_whoever_goes_on_at_once_has_the_next_question_in_view(reader: Reader, guide: Guide):
    """Also where the browser glides to what has the focus."""
    practice = PracticeSet(reader.open(f"{PAGE}#set=mixed&count=5&seed=monday", width=1280, height=720), guide)
    page = practice.page
    page.emulate_media(reduced_motion="no-preference")
    for number in (1, 2, 3):
        expect(practice.heading).to_have_text(practice.said(number, 5))
        practice.choice(practice.best()).check()
        practice.button("practice_check").press("Enter")
        page.evaluate(WAIT, READ)
        practice.form.locator("[data-target='next']").focus()
        page.evaluate(WAIT, GLIDE)
        page.keyboard.press("Enter")
        expect(practice.heading).to_be_in_viewport(ratio=1)
    page.emulate_media(reduced_motion="reduce")


# What holds back a second tap stands still, so that it is seen on any machine. A second tap may come so many milliseconds after the first,
# and there it is over only when the test says so.
SLOW_TAP = 300
SLOWLY = """(milliseconds) => {
  const { animate } = Element.prototype;
  Element.prototype.animate = function (...given) {
    const animation = animate.call(this, ...given);
    animation.pause();
    animation.currentTime = milliseconds;
    return animation;
  };
}"""
LATER = "() => { for (const one of document.body.getAnimations()) one.finish(); }"
# What each tap has met; the root where it met nothing on the page.
NOTE_TAPS = "() => { window.met = []; addEventListener('click', ({ target }) => met.push(target.tagName), true); }"


def test_the_second_tap_of_a_double_tap_does_nothing(new_reader: Callable[..., Reader], guide: Guide):
    """What has moved under the finger meanwhile was not meant."""
    reader = new_reader(taps_at_once=False)
    practice = PracticeSet(reader.open(f"{PAGE}#set=mixed&count=5&seed=abc", width=360, height=780), guide)
    page = practice.page
    expect(practice.form).to_be_visible()
    page.evaluate(LATER)
    page.evaluate(SLOWLY, SLOW_TAP)
    page.evaluate(NOTE_TAPS)
    for key in ("practice_check", "practice_next"):
        if key == "practice_check":
            practice.choice(practice.best()).check()
            page.evaluate("met.length = 0")
        button = practice.button(key)
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.evaluate(LATER)
    assert page.evaluate("met") == ["BUTTON", "HTML"] * 2
    expect(practice.heading).to_have_text(practice.said(2, 5))
    assert practice.form.locator("details[open]").count() == 0
    assert practice.form.locator(":checked").count() == 0
    assert location_of(page).partition("#")[0] == reader.site.url + PAGE


def test_a_content_note_stands_before_the_question(reader: Reader, guide: Guide):
    noted = next(q for q in guide.by_kind["question"] if q.note)
    practice = at(reader, guide, f"#set={noted.id}&seed=abc")
    note = practice.form.locator(".note")
    expect(note).to_have_text(f"{practice.words['content_note']} {guide.settings.interface.names[noted.note]}.")
    assert note.bounding_box()["y"] < practice.form.locator("legend").first.bounding_box()["y"]


def test_few_questions_of_a_set_carry_a_note_and_no_two_follow_each_other(reader: Reader, guide: Guide):
    """Drawn by the page's own code: sets of 10, 20 and 100 by many seeds."""
    page = reader.open(PAGE)
    drawn = page.evaluate(
        """async ([counts, seeds]) => {
            const { Bank } = await import("../../assets/javascripts/study/questions/bank.js");
            const bank = await Bank.open("../../");
            return counts.flatMap((count) => seeds.map((seed) => [count, bank.draw("mixed", count, seed)]));
        }""",
        [[10, 20, 100], [f"{one}{other}" for one in "abcdef" for other in "abcdef"]],
    )
    for count, ids in drawn:
        noted = [bool(guide[q].note) for q in ids]
        assert len(set(ids)) == count and sum(noted) <= count / 10, ids
        assert not any(one and other for one, other in pairwise(noted)), ids


def test_a_question_is_about_the_record_its_best_reason_rests_on_first(site: Site, guide: Guide):
    """That record is named at the end of a set, and a set about a record holds the question."""
    index = json.loads((site.folder / "assets/questions/index.json").read_bytes())
    first = {row[0]: index["records"][row[3][0]][0] for row in index["questions"]}
    best = {q.id: next(option for option in q.options if option.best) for q in guide.by_kind["question"]}
    assert first == {q: option.because[0] for q, option in best.items()}


def test_practice_without_scripts_leads_to_every_question(reader_without_scripts: Reader, guide: Guide, site: Site):
    page: Page = reader_without_scripts.open(PAGE)
    expect(page.locator("[data-tool='study/practice']")).to_be_hidden()
    lists = page.get_by_role("main").locator("a[href*='questions-']")
    found: set[str] = set()
    for address in lists.evaluate_all("(all) => all.map((link) => link.pathname.slice(1))"):
        found |= set(site.tree(f"{address}index.html").xpath("//article[contains(@class, 'record--question')]/@id"))
    assert found == {q.id for q in guide.by_kind["question"]}


def test_an_answer_opens_to_its_reason_without_scripts(reader_without_scripts: Reader, guide: Guide):
    page = reader_without_scripts.open("go/q-0803/")
    for option in guide["q-0803"].options:
        expect(page.get_by_text(option.why)).to_be_hidden()
        page.locator("summary", has_text=option.text).click()
        expect(page.get_by_text(option.why)).to_be_visible()
    expect(page.get_by_text(guide.settings.interface.words["best"], exact=True)).to_have_count(1)


def test_no_room_is_kept_in_the_head_for_a_search_that_is_gone(reader: Reader):
    """Where the search stands in a line of its own; both layouts had meant the width of a tablet held upright."""
    page = reader.open("study/practice/#set=mixed&count=5&seed=abc")
    for width in (360, 767, 768):
        reader.look(width=width)
        expect(page.locator(".study__question")).to_be_visible()
        head, name = (page.locator(place).bounding_box() for place in (".top", ".top__name"))
        assert head["height"] < 2 * name["height"], f"At {width} px"
