"""The rooms of the code: imports point one way, MkDocs is spoken to in one place, and nothing in the package knows a state."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "scripts"

README = (PACKAGE.parent / "README.md").read_text(encoding="utf-8")
# From the ground up, as the README draws them. A module imports from its own room or from a lower floor.
FLOORS = [re.findall(r"\w+", floor) for floor in README.split("point one way:\n\n```\n")[1].split("```")[0].split("←")]
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
MODULES = sorted(PACKAGE.rglob("*.py"))


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
