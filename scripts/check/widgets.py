"""Rules about what a template needs of the browser: what it names is there, and what is there is named."""

import re
from collections.abc import Iterator

from ..assets import SCRIPTS, STYLES, Need, needs, scripts_at, styles_at
from ..delivery import parts_named
from ..guide import Guide
from ..pages import Pages
from ..problem import Problem, did_you_mean
from ..templates import ENCODING

# What of a style is no rule: a comment, a text in quotes.
NO_RULE = re.compile(r"/\*.*?\*/|\"[^\"\n]*\"|'[^'\n]*'", re.S)
BRACE = re.compile(r"[{}]")
# The script that opens every tool.
TOOLS = "shared/tool"


def templates_name_scripts_that_exist(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every script, style and tool that a template names exists, and a tool has the script that opens it."""
    scripts, styles = scripts_at(guide.root), styles_at(guide.root)
    if not scripts:
        # A guide in parts, as those of the tests are written: whoever puts it together brings the scripts.
        return
    openers = {need.path for need in needs() if need.script == TOOLS}
    for need in needs():
        known, folder, ending = (styles, STYLES, "css") if need.style else (scripts, SCRIPTS, "js")
        name = need.style or need.script
        if name not in known:
            near = did_you_mean(need.value, _values(need, scripts, styles))
            yield Problem(need.path, need.line, f"{need.said} needs {folder}/{name}.{ending}, which is not there.{near}")
        elif need.attribute == "data-tool" and need.path not in openers:
            yield Problem(need.path, need.line, f'{need.said} is never opened. Say data-script="{TOOLS}" on the same element.')


def _values(need: Need, scripts: dict[str, frozenset[str]], styles: set[str]) -> list[str]:
    """What may stand in the attribute."""
    tools = sorted(tool for name in scripts if (tool := _tool(name)))
    return {"data-style": sorted(styles), "data-tool": tools}.get(need.attribute, sorted(scripts))


def scripts_are_loaded(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every script is named by a template or imported by another script: else no page loads it."""
    scripts = scripts_at(guide.root)
    reached = {need.script for need in needs() if need.script}.union(*scripts.values())
    for name in sorted(scripts.keys() - reached):
        need = f'data-tool="{tool}"' if (tool := _tool(name)) else f'data-script="{name}"'
        mend = f"Say {need} on the element it works on, or remove it."
        yield Problem(f"{SCRIPTS}/{name}.js", 1, f"no template names this script and no script imports it, so no page loads it. {mend}")


def styles_have_their_parts(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every part that a style names is there, and every file in a folder of styles is a part of one."""
    folder = guide.root / STYLES
    parts = {path.relative_to(folder).as_posix() for path in folder.rglob("*.css") if path.parent != folder}
    named = set()
    for style in sorted(folder.rglob("*.css")):
        for part, line in parts_named(style):
            name = part.relative_to(folder).as_posix()
            named.add(name)
            if name not in parts:
                where = f"{STYLES}/{style.relative_to(folder).as_posix()}"
                yield Problem(where, line, f"there is no {STYLES}/{name}.{did_you_mean(name, parts)}")
    for name in sorted(parts - named):
        yield Problem(f"{STYLES}/{name}", 1, f'no style has this as its part. Say @import "{name}"; in one, or remove it.')


def styles_close_what_they_open(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every brace that a style opens is closed: else all that follows holds only where that rule does, and no browser says so."""
    folder = guide.root / STYLES
    for style in sorted(folder.rglob("*.css")):
        where = f"{STYLES}/{style.relative_to(folder).as_posix()}"
        # A comment or a text may hold any brace; their lines still count.
        text = NO_RULE.sub(lambda found: re.sub(r"[{}]", " ", found[0]), style.read_text(encoding=ENCODING))
        opened: list[int] = []
        for brace in BRACE.finditer(text):
            line = text.count("\n", 0, brace.start()) + 1
            if brace[0] == "{":
                opened.append(line)
            elif opened:
                opened.pop()
            else:
                yield Problem(where, line, "this } closes nothing. Take it away, or open its rule with {.")
        for line in opened:
            yield Problem(where, line, "the { of this line is never closed. Close it with } where its rules end.")


def _tool(script: str) -> str | None:
    """The tool a script is, “study/plan” for “study/plan/plan”; None where it is none."""
    folder, _, name = script.rpartition("/")
    return folder if folder.rpartition("/")[2] == name else None
