"""The rooms of the code: imports point one way, MkDocs is spoken to in one place, and nothing in the package knows a state.

The rooms of the package, and those of the scripts for a browser, are drawn in the README, from where the tests read them.
"""

import ast
import re
from pathlib import Path

import pytest

from scripts import templates
from scripts.assets import SCRIPTS as FOLDER
from scripts.assets import scripts_at
from scripts.pages import read_pages, stands_on

PACKAGE = Path(__file__).parent.parent / "scripts"

README = (PACKAGE.parent / "README.md").read_text(encoding="utf-8")


def drawn(after: str) -> list[list[str]]:
    """The floors that the README draws behind these words, from the ground up."""
    return [re.findall(r"[\w/]+", floor) for floor in README.split(f"{after}\n\n```\n")[1].split("```")[0].split("←")]


# A module imports from its own room or from a lower floor.
FLOORS = drawn("Imports in `scripts/` point one way:")
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = scripts_at(PACKAGE.parent)
ROOMS = {room: height for height, rooms in enumerate(drawn("ground up:")) for room in rooms}
# What the scripts of every folder may import; of the others only their own. So the study tools never hang on the search.
ROOMS_OF_ALL = ("shared", "vendor")
# And what the README lets one tool import beside that: {"class/links": "search"}.
AS_WELL = dict(re.findall(r"`([\w/]+)` imports from `(\w+)` as well", README))
MOST_IN_A_LINE = 140
INCLUDED = re.compile(r'include "widgets/(\w+)\.html"')


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> list[str]:
    """The rooms of the package, and the foreign packages, that a module imports."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            inside = node.level > len(path.relative_to(PACKAGE).parts) - 1
            name = f"scripts.{node.module or ''}" if inside else "" if node.level else node.module
            if name == "scripts." or name == "scripts":
                found += [f"scripts.{alias.name}" for alias in node.names]
            else:
                found.append(name)
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
    return [name for name in found if name]


def test_every_room_has_its_floor_and_its_line_in_the_readme():
    rooms = {room_of(path) for path in MODULES} - {"__init__"}
    assert sorted(room for floor in FLOORS for room in floor) == sorted(rooms), "the README draws which room imports which"
    table = README.split("| If the line … |")[1].split("\n\n")[0]
    assert [room for room in sorted(rooms) if f"`scripts/{room}.py`" not in table and f"`scripts/{room}/`" not in table] == []


@pytest.mark.parametrize(
    "path", [m for m in MODULES if m.name != "__init__.py" or m.parent != PACKAGE], ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_imports_point_one_way(path):
    room = room_of(path)
    for name in imports(path):
        if name.startswith("scripts."):
            other = name.split(".")[1]
            assert other == room or FLOOR[other] < FLOOR[room], f"{room} imports {other}, which stands beside or above it"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_the_hook_speaks_to_mkdocs(path):
    speaks = any(name.split(".")[0] == "mkdocs" for name in imports(path))
    assert speaks == (room_of(path) == "hook")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_nothing_in_the_package_knows_a_state(path):
    assert not re.search(r"wisconsin|milwaukee|wipsei", path.read_text(encoding="utf-8"), re.I)


# ---- widgets


def test_every_widget_stands_on_a_page_or_in_another_template():
    included = {name for path, *_ in templates.templates() for name in INCLUDED.findall(path.read_text(encoding="utf-8"))}
    shown = included | stands_on(read_pages(PACKAGE.parent)).keys()
    assert sorted(templates.widgets() - shown) == [], "show it on a page of docs/, as {{ its_name() }}"


# ---- the scripts for a browser


def test_every_room_of_scripts_is_drawn_in_the_readme():
    assert sorted({name.rpartition("/")[0] for name in SCRIPTS}) == sorted(ROOMS), "the README draws which room imports which"


def test_imports_of_scripts_point_one_way():
    against = []
    for name, imported in SCRIPTS.items():
        room = name.rpartition("/")[0]
        for other in imported:
            assert other in SCRIPTS, f"{name} imports {other}, which is not there"
            home = other.rpartition("/")[0]
            allowed = (*ROOMS_OF_ALL, room.split("/")[0], AS_WELL.get(room))
            if home != room and (ROOMS[home] >= ROOMS[room] or home.split("/")[0] not in allowed):
                against.append(f"{name} imports {other}")
    assert against == []


def test_no_line_of_a_script_is_too_wide_to_read():
    paths = [PACKAGE.parent / FOLDER / f"{name}.js" for name in SCRIPTS if not name.startswith("vendor/")]
    lines = [(path.name, i, line) for path in paths for i, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)]
    assert [f"{name}:{number}" for name, number, line in lines if len(line) > MOST_IN_A_LINE] == []


def test_what_somebody_types_is_never_read_as_html():
    markup = re.compile(r"innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function")
    paths = [PACKAGE.parent / FOLDER / f"{name}.js" for name in SCRIPTS if not name.startswith("vendor/")]
    assert [path.name for path in paths if markup.search(path.read_text(encoding="utf-8"))] == []
