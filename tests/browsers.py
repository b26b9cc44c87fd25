"""The browsers the guide is made for, and what is newer than one of them: `python -m tests.browsers data.json` renews that list.

The file is that of MDN's browser-compat-data (npm pack @mdn/browser-compat-data; CC0), which says for every feature since when it is there.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

LIST = Path(__file__).with_name("browsers.yml")
GIVEN = yaml.safe_load(LIST.read_text(encoding="utf-8"))
MADE_FOR: dict[str, float] = GIVEN["made_for"]
# Of the interfaces of a browser those a page like ours has to do with; of each member the name is looked for.
INTERFACES = re.compile(
    r"Abort|Animation|Blob|CSSStyleSheet|Clipboard|Document|Element|Event|File|Form|HTML|History|Location|Navigator|Node|Range"
    r"|Response|Selection|Storage|URL|Window|crypto"
)
# A name as no other word is written: “share” and “when” stand in many a script and are nobody's invention.
COINED = re.compile(r"(?=.*[A-Z])(?=.*[a-z])\w+")


def newer(data: dict) -> dict[str, list[str]]:
    """By the kind of feature: the names that one of the browsers lacks. A name that an older feature has as well says nothing."""
    features = list(_features({part: data[part] for part in ("css", "javascript", "api")}, ()))
    known = {path[-1].removesuffix("_static") for path, is_old in features if is_old and path[0] != "css"}
    found: dict[str, set[str]] = {kind: set() for kind in ("properties", "selectors", "at_rules", "script")}
    for path, is_old in features:
        *_, name = path
        if is_old or name.startswith("-"):
            continue
        if path[0] == "css" and len(path) == 3 and path[1] in ("properties", "selectors", "at-rules"):
            found[path[1].replace("-", "_")].add(name)
        is_near = path[:2] == ("javascript", "builtins") or (path[0] == "api" and INTERFACES.match(path[1]))
        if is_near and len(path) in (2, 3) and name not in known and COINED.fullmatch(name):
            found["script"].add(name)
    return {kind: sorted(names) for kind, names in found.items()}


def _features(node: dict, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], bool]]:
    for name, inner in node.items():
        if name == "__compat":
            yield path, all(_since(inner["support"].get(browser)) <= version for browser, version in MADE_FOR.items())
        elif isinstance(inner, dict):
            yield from _features(inner, (*path, name))


def _since(support: dict | list | None) -> float:
    """The first version that has all of a feature, by its own name, for everybody."""
    if isinstance(support, list):
        return min(map(_since, support))
    half = ("flags", "partial_implementation", "prefix", "alternative_name", "version_removed")
    version = support and not any(support.get(part) for part in half) and support["version_added"]
    return float(".".join(re.findall(r"\d+", str(version))[:2])) if re.search(r"\d", str(version)) else float("inf")


if __name__ == "__main__":
    data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    head = LIST.read_text(encoding="utf-8").partition("newer:\n")[0]
    listed = {"of": f"browser-compat-data {data['__meta']['version']}", **newer(data)}
    text = yaml.safe_dump({"newer": listed}, width=140, default_flow_style=None, sort_keys=False, allow_unicode=True)
    LIST.write_text(head + text, encoding="utf-8", newline="\n")
