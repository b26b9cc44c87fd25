"""The guide is whole in every browser of the last two years: tests/browsers.yml names them, and what is newer and used all the same.

What Chromium has and an older browser lacks is taken away from it here.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.assets import SCRIPTS, STYLES

from .browsers import GIVEN, MADE_FOR
from .built_site import ROOT
from .reader import Reader

NEWER, USED, OTHERWISE = GIVEN["newer"], GIVEN["used"], GIVEN["written_otherwise"]
COMMENTS = {".css": re.compile(r"/\*.*?\*/", re.S), ".js": re.compile(r"(?m)^\s*//.*$")}
# How a name of each kind stands in a style or a script.
STANDS = {"properties": r"[{{;]\s*{}\s*:", "selectors": r"::?{}(?![\w-])", "at_rules": r"@{}(?![\w-])", "script": r"\b{}\b"}
KINDS = {".css": ("properties", "selectors", "at_rules"), ".js": ("script",)}
# What a script of ours calls so itself.
OWN = re.compile(r"^\s*(?:export )?(?:async )?(?:const |get )?(\w+)(?: = |\()", re.M)


def read(path: Path) -> str:
    return COMMENTS[path.suffix].sub("", path.read_text(encoding="utf-8"))


FILES = {
    path.relative_to(ROOT / "docs/assets").as_posix(): read(path)
    for folder in (SCRIPTS, STYLES)
    for path in sorted((ROOT / folder).rglob("*.[cj]s*"))
    if "vendor" not in path.parts
}
OURS = {name for text in FILES.values() for name in OWN.findall(text)}


def met(files: dict[str, str]) -> list[str]:
    """What is newer than a browser of the list, as “study.css: field-sizing”."""
    found: list[str] = []
    for name, text in files.items():
        kinds = KINDS[Path(name).suffix]
        # Most names stand nowhere, and to look for the name alone is a hundred times as fast.
        near = [(kind, one) for kind in kinds for one in NEWER[kind] if one in text and (kind != "script" or one not in OURS)]
        found += [f"{name}: {one}" for kind, one in near if re.search(STANDS[kind].format(re.escape(one)), text)]
        found += [f"{name}: {pattern}" for pattern in OTHERWISE if re.search(pattern, text)]
    return found


def test_nothing_is_newer_than_the_browsers_the_guide_is_made_for():
    unknown = [one for one in met(FILES) if one.partition(": ")[2] not in USED]
    assert unknown == [], "do without it, or say in tests/browsers.yml what a browser without it does"


def test_what_is_newer_and_used_is_still_used():
    assert sorted({one.partition(": ")[2] for one in met(FILES)}) == sorted(USED)


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("a.css", "p { field-sizing: content; }", "field-sizing"),
        ("a.css", "details:open { color: red; }", "open"),
        ("a.css", "@scope (main) {}", "scope"),
        ("a.css", ".term { text-decoration: underline dotted red .1em; }", next(iter(OTHERWISE))),
        ("a.js", "const given = new URLPattern(text);", "URLPattern"),
        ("a.js", "button.commandForElement = menu;", "commandForElement"),
        ("a.js", "const last = list.at(-1);", None),
        ("a.css", "main:has(> .home) { inset: 0; }", None),
    ],
)
def test_what_is_newer_is_told(file: str, text: str, told: str | None):
    assert met({file: text}) == ([f"{file}: {told}"] if told else [])


def test_the_readme_names_the_browsers():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = {"chrome": "Chrome", "edge": "Edge", "firefox": "Firefox", "safari": "Safari", "safari_ios": "Safari"}
    assert [browser for browser, version in MADE_FOR.items() if f"{names[browser]} {version:g}" not in readme] == []


# ---- print without ::details-content

WITHOUT_DETAILS_CONTENT = """
    const { supports } = CSS;
    CSS.supports = (...asked) => !asked.join("").includes("details-content") && supports.apply(CSS, asked);
"""
# Takes the rules away that such a browser passes over.
PASSED_OVER = """() => {
    const passOver = (rules) => {
        for (let at = rules.cssRules.length - 1; at >= 0; at -= 1) {
            const rule = rules.cssRules[at];
            if (rule.selectorText?.includes("::details-content") || rule.conditionText?.includes("details-content")) rules.deleteRule(at);
            else if (rule.cssRules?.length) passOver(rule);
        }
    };
    for (const sheet of document.styleSheets) passOver(sheet);
}"""
FOLDED = "(which) => [...document.querySelectorAll(`main details${which}`)].filter((one) => one.checkVisibility() && !one.open).length"
OPTIONS, OTHERS = ".option", ":not(.option)"


# The plan of a learner, a tool that has its cards folded, and a page of questions with their options.
FOLDING = ("study/plan/#exam=2090-06-01&days=135&minutes=20", "study/flashcards/", "study/questions-values/")


def test_a_browser_that_opens_nothing_for_paper_by_itself_prints_all_of_it(new_reader: Callable[..., Reader]):
    reader = new_reader()
    reader.context.add_init_script(WITHOUT_DETAILS_CONTENT)
    for address in FOLDING:
        page = reader.open(address)
        page.locator("main details:visible").first.wait_for()
        page.evaluate(PASSED_OVER)
        reader.look(media="print")
        before = {which: page.evaluate(FOLDED, which) for which in (OPTIONS, OTHERS)}
        assert sum(before.values()) > 5, address
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        # An answer is printed where one asks for it.
        assert {which: page.evaluate(FOLDED, which) for which in before} == {OPTIONS: before[OPTIONS], OTHERS: 0}, address
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert {which: page.evaluate(FOLDED, which) for which in before} == before, address
        if before[OPTIONS]:
            page.evaluate("document.querySelector('.with-answers input').checked = true")
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
            assert page.evaluate(FOLDED, OPTIONS) == 0, address
