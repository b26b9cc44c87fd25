"""The class view: one thing at a time on a shared window. It fits, never reveals by itself, keeps its place, needs no script."""

import re
from collections.abc import Callable

import pytest
import zxingcpp
from lxml import html
from PIL import Image
from playwright.sync_api import Page, expect

from scripts.guide import Guide
from scripts.render import Renderer
from scripts.schema import Entry, kinds
from scripts.screens import MOST, pieces, screens_in

from .built_site import Site
from .harmful import FRAGMENTS, there
from .reader import CONTRAST, LAYOUTS, Mishaps, Reader, location_of

QUESTION, TWINS = "q-0511", ("q-0512", "q-0513")
VIEW = f"go/{QUESTION}/show/"
SET = "class/show/"
# A shared window, half of one beside a meeting, a projector, the phone of somebody who takes part.
WINDOWS = ((1280, 720), (640, 720), (1920, 1080), (360, 640))
# What does not fit into the window while it is shown: how far one would have to scroll, down or aside.
OVER = """() => {
    const main = document.querySelector("main"), screens = [...main.querySelectorAll(".screen")], over = [];
    for (const screen of screens) screen.remove();
    for (const one of screens) {
        one.hidden = false;
        main.append(one);
        const [down, aside] = [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth];
        if (down > 1 || aside > 1) over.push(`${one.dataset.page} ${one.id}: ${down} down, ${aside} aside`);
        one.hidden = true;
        one.remove();
    }
    main.append(...screens);
    screens[0].hidden = false;
    const page = document.documentElement;
    if (page.scrollWidth > innerWidth || page.scrollHeight > innerHeight) over.push("the page");
    return over;
}"""
# Puts the screens of other class views beside those of the first, as its script has them: with answers open.
GATHER = """async ([first, ...others]) => {
    const main = document.querySelector("main"), here = [...main.querySelectorAll(".screen")];
    for (const screen of here) screen.dataset.page = first;
    for (const id of others) {
        const page = new DOMParser().parseFromString(await (await fetch(`/go/${id}/show/`)).text(), "text/html");
        for (const screen of page.querySelectorAll("main .screen")) {
            for (const answer of screen.querySelectorAll(".screen__answer")) answer.open = true;
            screen.dataset.page = id;
            screen.hidden = true;
            main.append(screen);
        }
    }
}"""
# While the first screen of each page is shown, the size in px of every text in sight: {page: {size: some of the text}}.
SIZES = """() => Object.fromEntries([...new Set([...document.querySelectorAll(".screen")].map((one) => one.dataset.page))].map((id) => {
    const sizes = {}, first = document.querySelector(`.screen[data-page="${id}"]`);
    for (const screen of document.querySelectorAll(".screen")) screen.hidden = screen !== first;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const { parentElement: of, textContent } = texts.currentNode;
        if (!textContent.trim() || of.closest(".unseen, script, style") || !of.checkVisibility()) continue;
        sizes[parseFloat(getComputedStyle(of).fontSize)] = textContent.trim();
    }
    return [id, sizes];
}))"""
# What a set shows of addresses: the records whose screens it has, by what its script reads and fetches.
FETCHED = """async (fragments) => {
    const { fetchShown, readSession } = await import("/assets/javascripts/class/view/set.js");
    const fetched = [];
    for (const fragment of fragments) {
        const { screens } = await fetchShown("/", readSession(`#${fragment}`), (name) => name);
        fetched.push([...new Set(screens.map((one) => one.dataset.record).filter(Boolean))]);
    }
    return fetched;
}"""
# Those of which the page itself is opened: nothing, all that could run or lead elsewhere, what cannot be read, and each that says where.
OPENED = [
    one
    for one in FRAGMENTS
    if one in ("", "show=__proto__", "show=%E0%A4%A", "show=nothing-here", "show=competency-1-2", "show=javascript:alert(1)")
    or any(piece in one for piece in ("<img", "<script>", "%3Cimg", "//example", "&at=<b>", "&at=q-0511-best"))
]


def shown(page: Page) -> str:
    """The id of the screen in sight, of which there is one."""
    (found,) = page.locator(".screen").evaluate_all("(all) => all.filter((one) => one.checkVisibility()).map((one) => one.id)")
    return found


def key(page: Page, words: dict, name: str):
    return page.locator(f"[data-target='{name}']")


@pytest.fixture(scope="module")
def longest(guide: Guide) -> list[Entry]:
    """Of each kind the record with the longest single screen, and what that holds most of."""
    renderer = Renderer(guide)

    def fullest(record: Entry) -> int:
        return max(sum(len(line.text) for line in screen.lines) for screen in screens_in(renderer.screens(record, alone=True)))

    return [max(sorted(guide.by_kind[kind], key=lambda record: -len(record.model_dump_json()))[:12], key=fullest) for kind in kinds()]


def gather(reader: Reader, records: list[Entry]) -> Page:
    """The class view of the record with the longest address, with the screens of the others beside its own: one window for all."""
    ids = sorted((record.id for record in records), key=lambda one: (-len(one), one))
    page = reader.open(f"go/{ids[0]}/show/", width=1280, height=720)
    expect(page.locator("main[data-runs]")).to_be_visible()
    page.evaluate(GATHER, ids)
    renderer = Renderer(reader.guide)
    assert page.locator(".screen").count() == sum(len(screens_in(renderer.screens(record, alone=True))) for record in records)
    return page


def test_the_longest_of_each_kind_fits_into_every_window_in_letters_that_can_be_read(reader: Reader, longest: list[Entry]):
    """At 1280 × 720 the main text is 44 px and nothing is under 32: on a phone that watches, a window is shown at .28 of its size."""
    page = gather(reader, longest)
    for width, least, most in ((1280, 32, 44), (1920, 48, 48)):
        reader.look(width=width, height=width * 9 // 16)
        for record, sizes in page.evaluate(SIZES).items():
            assert min(map(float, sizes)) >= least, (record, sizes)
            assert max(map(float, sizes)) >= most, (record, sizes)
    for width, height in WINDOWS:
        reader.look(width=width, height=height)
        assert page.evaluate(OVER) == [], width


@pytest.mark.parametrize("address", [VIEW, "go/session-boundaries/class/"])
def test_everyone_can_use_it(reader: Reader, address: str):
    """The shared window, and the sheet of those who take part: neither has the frame of the other pages, so that they are asked here."""
    for width in LAYOUTS:
        page = reader.open(address, width=width, height=720)
        page.wait_for_load_state()
        assert reader.see("moved") == [], width
        assert reader.see("pastTheEdge") == [], width
        assert reader.see("smallTargets") == [], width
        assert reader.broken_rules() == "", width
    # Other colors change the contrast alone. All text stands out by 7 to 1, but for keys that do nothing now.
    enhanced = {"runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced"]}}
    for scheme, rules in (("light", enhanced), ("dark", enhanced), ("forced", CONTRAST)):
        reader.look(width=1280, height=720, scheme=scheme)
        assert reader.broken_rules(rules) == "", scheme
    reader.look(width=320, height=640)
    reader.see("spaceOut")
    assert reader.see("pastTheEdge") == []


def test_every_session_fits_into_a_shared_window(reader: Reader, guide: Guide):
    page = gather(reader, guide.by_kind["class-session"])
    assert page.evaluate(OVER) == []


def test_going_on_never_reveals_and_revealing_is_done_on_purpose(reader: Reader, words: dict):
    page = reader.open(VIEW, width=1280, height=720)
    assert shown(page) == f"{QUESTION}-stem"
    # Nor before the options were seen.
    page.keyboard.press("r")
    assert shown(page) == f"{QUESTION}-stem"
    expect(page.locator("[data-target='said']")).to_have_text(words["view_no_answer"])
    passed = []
    for _ in range(9):
        page.keyboard.press("Space")
        passed.append(shown(page))
    # The options, the pause, then each twin as far as its pause; the last press says how to go on.
    assert passed[:3] == [f"{QUESTION}-options", f"{QUESTION}-pause", f"{TWINS[0]}-changes"]
    assert passed[-1] == f"{TWINS[1]}-pause"
    assert not any(name in one for one in passed for name in ("best", "why", "fits"))
    expect(page.locator("[data-target='said']")).to_have_text(words["view_more_to_reveal"])
    expect(page.locator("[data-target='at']")).to_have_text(words["view_at"].replace("{at}", "9").replace("{all}", "9"))
    page.keyboard.press("r")
    assert shown(page) == f"{TWINS[1]}-best"
    page.keyboard.press("Home")
    # What another question answers stays closed.
    page.keyboard.press("ArrowRight")
    page.keyboard.press("PageDown")
    assert shown(page) == f"{QUESTION}-pause"
    key(page, words, "reveal").click()
    assert shown(page) == f"{QUESTION}-best"
    page.keyboard.press("ArrowRight")
    assert shown(page) == f"{QUESTION}-why-b"
    # A reload keeps the place, and what was revealed; the address is that of the screen.
    assert location_of(page).endswith(f"#{QUESTION}-why-b")
    page.reload()
    assert shown(page) == f"{QUESTION}-why-b"
    page.keyboard.press("ArrowLeft")
    assert shown(page) == f"{QUESTION}-best"


def test_the_key_that_reveals_hides_again(reader: Reader, words: dict):
    """What was pressed by mistake on a shared window is undone at once, wherever in the answer one is, and it is said."""
    page = reader.open(f"{VIEW}#{QUESTION}-pause", width=1280, height=720)
    reveal, said = key(page, words, "reveal"), page.locator("[data-target='said']")
    height = page.locator("[data-target='bar']").bounding_box()["height"]
    expect(reveal).to_have_accessible_name(f"{words['view_reveal']} R")
    for way, steps in ((lambda: page.keyboard.press("R"), 0), (reveal.click, 2)):
        way()
        assert shown(page) == f"{QUESTION}-best"
        expect(reveal).to_have_accessible_name(f"{words['view_hide']} R")
        expect(reveal).to_have_attribute("aria-disabled", "false")
        # What is shown stands where it did: the keys are still one row.
        assert page.locator("[data-target='bar']").bounding_box()["height"] == height
        for _ in range(steps):
            page.keyboard.press("ArrowRight")
        here = shown(page)
        way()
        assert shown(page) == f"{QUESTION}-pause"
        expect(said).to_contain_text(words["view_hidden"])
        expect(said).to_contain_text(words["view_pause"])
        # Pressed by mistake far behind, the same key leads back there.
        page.keyboard.press("r")
        assert shown(page) == here
        page.keyboard.press("r")
        assert shown(page) == f"{QUESTION}-pause"
        # It is closed as before, on the way on and after a reload.
        page.keyboard.press("ArrowRight")
        assert shown(page) == f"{TWINS[0]}-changes"
        page.keyboard.press("ArrowLeft")
        page.reload()
        assert shown(page) == f"{QUESTION}-pause"
    # A key that is held down does it once.
    for _ in range(3):
        page.keyboard.down("r")
    page.keyboard.up("r")
    assert shown(page) == f"{QUESTION}-best"


def test_one_key_skips_to_the_next_step_and_never_to_an_answer(reader: Reader, words: dict):
    page = reader.open("go/session-boundaries/show/", width=1280, height=720)
    skip, said = key(page, words, "skip"), page.locator("[data-target='said']")
    page.keyboard.press("n")
    assert shown(page) == "session-boundaries-step-1"
    page.keyboard.press("ArrowRight")
    skip.click()
    assert shown(page) == "session-boundaries-step-2"
    # Back to where the step at hand begins, then to the one before.
    page.keyboard.press("ArrowRight")
    for step in (2, 1):
        page.keyboard.press("p")
        assert shown(page) == f"session-boundaries-step-{step}"
    for _ in range(2):
        page.keyboard.press("P")
    expect(said).to_have_text(words["view_start"])
    for _ in range(20):
        page.keyboard.press("N")
    assert shown(page) == "session-boundaries-step-10"
    expect(said).to_have_text(words["view_last_part"])
    expect(skip).to_have_attribute("aria-disabled", "true")
    # Where there are no steps, from record to record, also past answers that were shown.
    page = reader.open(f"{VIEW}#{QUESTION}-pause")
    page.keyboard.press("r")
    page.keyboard.press("n")
    assert shown(page) == f"{TWINS[0]}-changes"
    page = reader.open(f"{SET}#show=informed-choice.{QUESTION}")
    expect(page.locator("main[data-runs]")).to_be_visible()
    skip.click()
    assert shown(page) == f"{QUESTION}-stem"
    # Whoever has switched single keys off has the button.
    page.evaluate("document.documentElement.dataset.shortcut = 'off'")
    page.keyboard.press("p")
    assert shown(page) == f"{QUESTION}-stem"
    page = reader.open("go/informed-choice/show/")
    expect(page.locator("main[data-runs]")).to_be_visible()
    expect(skip).to_be_hidden()


def test_the_keys_are_quieter_than_what_is_shown(reader: Reader):
    """No key is filled, and their letters are thinner and less dark than the text."""
    look = "(one) => { const { backgroundColor, color, fontWeight } = getComputedStyle(one); return [backgroundColor, color, fontWeight]; }"
    for scheme in ("light", "dark"):
        page = reader.open(VIEW, width=1280, height=720, scheme=scheme)
        text = page.locator(f"#{QUESTION}-stem p").evaluate(look)
        for one in page.locator(".show__keys button:visible").all():
            fill, color, weight = one.evaluate(look)
            assert (fill, weight) == ("rgba(0, 0, 0, 0)", "400")
            assert color != text[1]


def test_of_twins_the_words_are_marked_that_are_other_ones_than_before(guide: Guide):
    """Than in the twin that was shown last, on its own page and in a session; where nearly all are other ones, the sentence."""

    def marks(record: str, twin: str) -> list[str]:
        screens = html.fragment_fromstring(Renderer(guide).screens(guide[record], alone=True), create_parent=True)
        (found,) = screens.xpath(f".//section[@id='{twin}-changes']//p")
        assert " ".join(found.text_content().split()) in (
            guide[twin].stem,
            *([] if len(guide[twin].stem) < 300 else [found.text_content()]),
        )
        return found.xpath("mark/text()")

    assert marks("session-exam-review", "q-0528") == marks("q-0527", "q-0528") == ["Yusuf,"]
    assert marks("session-exam-review", "q-0723") == ["winter when nothing helped you and no one called."]
    assert marks(QUESTION, TWINS[0]) == [
        "He set a date in May, then crossed it out. His cough scares him, he tells you, and the smokers next door are his friends."
    ]


def test_a_copied_address_of_an_answer_opens_before_it(new_reader: Callable[..., Reader]):
    page = new_reader().open(f"{VIEW}#{QUESTION}-why-a", width=360, height=640)
    assert shown(page) == f"{QUESTION}-pause"


def test_back_leads_to_the_item_and_leave_does_too(reader: Reader, words: dict):
    page = reader.open(f"go/{QUESTION}/", width=1280, height=720)
    page.get_by_role("link", name=words["view_open"]).click()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.go_back()
    expect(page.locator("article.record")).to_be_visible()
    page.go_forward()
    page.get_by_role("link", name=words["view_leave"]).click()
    expect(page.locator("article.record")).to_be_visible()


def test_the_other_keys_and_their_buttons(reader: Reader, words: dict):
    page = reader.open(VIEW, width=1280, height=720)
    blanked = page.locator("[data-target='blanked']")
    for way in (lambda: page.keyboard.press("b"), lambda: key(page, words, "blank").click()):
        way()
        expect(blanked).to_be_visible()
        expect(page.locator("[data-target='unblank']")).to_be_focused()
        # It covers all there is.
        assert page.evaluate("document.elementFromPoint(640, 300).matches('.show__blank')")
        page.keyboard.press("Escape")
        expect(blanked).to_be_hidden()
    size = "() => parseFloat(getComputedStyle(document.querySelector('.screen:not([hidden]) .screen__body p')).fontSize)"
    usual = page.evaluate(size)
    page.keyboard.press("+")
    key(page, words, "larger").click()
    larger = page.evaluate(size)
    assert larger > usual * 1.2
    # What no longer fits is read to its end before one goes on.
    for _ in range(2):
        page.keyboard.press("+")
    page.keyboard.press("Space")
    assert shown(page) == f"{QUESTION}-stem"
    assert page.evaluate("document.querySelector('main').scrollTop") > 0
    for _ in range(2):
        page.keyboard.press("-")
    page.reload()
    assert page.evaluate(size) == larger
    for _ in range(5):
        page.keyboard.press("-")
    assert page.evaluate(size) < usual
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-target='said']")).to_have_text(words["view_start"])
    page.keyboard.press("End")
    assert shown(page) == f"{TWINS[1]}-pause"
    # Space belongs to the button it stands on.
    key(page, words, "previous").focus()
    page.keyboard.press("Space")
    assert shown(page) == f"{TWINS[1]}-options"
    # After a press of the mouse it goes on, and does not press the same key again.
    page.keyboard.press("Home")
    key(page, words, "larger").click()
    page.keyboard.press("Space")
    assert shown(page) == f"{QUESTION}-options"
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    # Whoever has switched single keys off has the buttons, and the keys that are no letters.
    page.evaluate("document.documentElement.dataset.shortcut = 'off'")
    page.keyboard.press("b")
    expect(blanked).to_be_hidden()
    page.keyboard.press("ArrowRight")
    assert shown(page) == f"{TWINS[1]}-pause"


def test_a_silent_timer_says_when_to_be_back(reader: Reader, words: dict):
    page = reader.page
    page.clock.install(time="2026-11-30T10:00:00")
    try:
        reader.open("go/session-boundaries/show/#session-boundaries-step-4", width=1280, height=720)
        timer, timing = page.locator("[data-target='left']"), page.locator("dialog")
        page.keyboard.press("t")
        expect(timing).to_contain_text(words["view_step_minutes"].replace("{minutes}", "13"))
        timing.get_by_role("button", name="10", exact=True).click()
        expect(timer).to_have_text(words["view_left"].replace("{minutes}", "10").replace("{time}", "10:10 AM"))
        page.clock.run_for("08:30")
        expect(timer).to_have_text(words["view_left"].replace("{minutes}", "2").replace("{time}", "10:10 AM"))
        page.reload()
        page.clock.run_for("01:00")
        expect(timer).to_have_text(words["view_left_one"].replace("{time}", "10:10 AM"))
        page.clock.run_for("01:00")
        expect(timer).to_have_text(words["view_over"].replace("{time}", "10:10 AM"))
        # What was asked with T goes with T, with nothing chosen, unless single keys are switched off.
        page.keyboard.press("t")
        expect(timing).to_be_visible()
        expect(timer).to_be_hidden()
        page.evaluate("document.documentElement.dataset.shortcut = 'off'")
        page.keyboard.press("t")
        expect(timing).to_be_visible()
        page.evaluate("document.documentElement.dataset.shortcut = 'on'")
        page.keyboard.press("T")
        expect(timing).to_be_hidden()
        expect(timer).to_be_hidden()
        # Nobody has to clear it away: by the second screen on, it is gone.
        page.keyboard.press("t")
        timing.get_by_role("button", name="5", exact=True).click()
        page.keyboard.press("ArrowRight")
        expect(timer).to_have_text(words["view_left"].replace("{minutes}", "5").replace("{time}", "10:15 AM"))
        page.clock.run_for("05:01")
        page.keyboard.press("ArrowRight")
        expect(timer).to_have_text(words["view_over"].replace("{time}", "10:15 AM"))
        page.keyboard.press("ArrowRight")
        expect(timer).to_be_hidden()
        page.reload()
        page.keyboard.press("t")
        timing.get_by_role("button", name="5", exact=True).click()
        expect(timer).to_be_visible()
        page.keyboard.press("t")
        timing.get_by_role("button", name=words["view_timer_stop"]).click()
        expect(timer).to_be_hidden()
    finally:
        page.clock.resume()


def test_a_set_is_what_its_address_names_and_nothing_harmful_runs(new_reader: Callable[..., Reader], guide: Guide, words: dict):
    """Each address is read and its screens are fetched on one page; of the worst the page itself is opened."""
    reader = new_reader()
    page = reader.open(SET, width=1280, height=720)
    wanted = {fragment: there(ids, guide) for fragment, ids in FRAGMENTS.items()}
    assert dict(zip(FRAGMENTS, page.evaluate(FETCHED, list(FRAGMENTS)), strict=True)) == wanted
    for fragment in OPENED:
        page.goto("about:blank")
        page.goto(f"{reader.site.url}{SET}#{fragment}")
        expect(page.locator("main[data-runs]")).to_be_visible()
        records = page.locator(".screen").evaluate_all("(all) => [...new Set(all.map((one) => one.dataset.record).filter(Boolean))]")
        assert records == wanted[fragment], fragment
        if not wanted[fragment]:
            expect(page.locator("[data-target='empty']")).to_have_text(re.compile(f"{words['view_set_none']}|{words['view_gone']}"))
            expect(page.get_by_role("link", name=words["view_find"])).to_be_visible()
        else:
            assert "-best" not in shown(page), fragment
    # What is asked of the server is one of its own addresses, and a record that is not there was not found.
    assert [path for path in reader.site.asked if "example.org" in path or "passwd" in path] == []
    assert reader.mishaps == Mishaps()


def test_thirty_things_go_round_and_what_is_gone_is_told(new_reader: Callable[..., Reader], guide: Guide, words: dict):
    reader = new_reader()
    ids = [record.id for kind in ("competency", "question", "case", "task") for record in guide.by_kind[kind][:8]][:30]
    page = reader.open(f"{SET}#show={'.'.join([*ids, 'gone-for-good'])}", width=1280, height=720)
    expect(page.locator("#told")).to_have_text(words["view_gone_some"].replace("{ids}", "gone-for-good"))
    met = page.locator(".screen").evaluate_all("(all) => [...new Set(all.map((one) => one.dataset.record).filter(Boolean))]")
    assert met == ids
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    there = shown(page)
    page.reload()
    expect(page.locator("main[data-runs]")).to_be_visible()
    assert shown(page) == there
    # Too many are cut, and that is said.
    many = [record.id for record in guide.by_kind["term"]][:80]
    page = reader.open(f"{SET}#show={'.'.join(many)}")
    expect(page.locator("#told")).to_have_text(words["view_too_many"].replace("{most}", "60"))


def test_b_is_the_same_for_everyone(reader: Reader, guide: Guide, words: dict):
    """On the shared window, on the page of the question, in what is copied, and in the set of those who take part."""
    question = guide[QUESTION]
    wanted = [f"{letter} {option.text}" for letter, option in zip("ABC", question.options, strict=True)]
    page = reader.open(f"{VIEW}#{QUESTION}-options", width=1280, height=720)
    assert [" ".join(text.split()) for text in page.locator(f"#{QUESTION}-options li").all_inner_texts()] == wanted
    page = reader.open(f"go/{QUESTION}/")
    assert [" ".join(text.replace(".", "", 1).split()) for text in page.locator(".option > summary").all_inner_texts()] == wanted
    page = reader.open(f"study/practice/#set={QUESTION}.{TWINS[0]}&seed=class", width=360, height=740)
    choices = page.locator("[data-target='shown'] .choice")
    expect(choices).to_have_count(3)
    assert [" ".join(text.split()) for text in choices.all_inner_texts()] == wanted
    # No reason is in sight before one has chosen and checked.
    assert page.locator(".answer__why:visible").count() == 0


def test_a_phone_that_watches_reads_the_address_and_a_camera_the_code(reader: Reader, site: Site, tmp_path):
    for address, told in ((VIEW, f"go/{QUESTION}/"), ("go/session-boundaries/show/", "go/session-boundaries/class/")):
        page = reader.open(address, width=1280, height=720)
        expect(page.locator(".show__qr svg")).to_be_visible()
        expect(page.locator("[data-target='address']")).to_have_text(site.url.removeprefix("http://") + told)
        page.screenshot(path=tmp_path / "shared.png")
        (code,) = zxingcpp.read_barcodes(Image.open(tmp_path / "shared.png"))
        assert code.text == site.url + told
    # Who has the page on a phone needs no code, and has room instead.
    reader.look(width=360, height=640)
    expect(page.locator(".show__qr")).to_be_hidden()


def test_without_scripts_each_screen_is_there_and_answers_fold(reader_without_scripts: Reader, words: dict):
    page = reader_without_scripts.open(VIEW, width=360, height=640)
    assert page.locator(".screen").count() > 15
    expect(page.locator(f"#{QUESTION}-pause")).to_be_visible()
    answer = page.locator(f"#{QUESTION}-best")
    expect(answer.locator("p")).to_be_hidden()
    answer.locator("summary").click()
    expect(answer.locator("p")).to_be_visible()
    # No key is there that would do nothing.
    expect(page.locator(".show__bar")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_all_that_a_screen_says_is_heard(reader: Reader, guide: Guide):
    page = reader.open(VIEW, width=1280, height=720)
    page.keyboard.press("ArrowRight")
    said = page.locator("[data-target='said']").inner_text()
    assert all(option.text in said for option in guide[QUESTION].options)


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("", []),
        ("One. Two.", ["One. Two."]),
        ("a" * 200 + ". " + "B" * 200 + ".", ["a" * 200 + ".", "B" * 200 + "."]),
        ("A" * 500 + ".", ["A" * 500 + "."]),
    ],
)
def test_a_text_is_parted_between_sentences(text: str, parted: list[str]):
    assert pieces(text) == parted


def test_no_piece_is_longer_than_a_screen_and_nothing_is_lost(guide: Guide):
    for record in guide.records.values():
        text = guide.text(record) or ""
        parted = pieces(text)
        assert " ".join(parted) == " ".join(text.split()), record.id
        assert all(len(piece) <= MOST or piece.count(". ") == 0 for piece in parted), record.id
