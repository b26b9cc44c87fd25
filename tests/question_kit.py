"""Banks of practice questions and cases for tests: the toy guide's own with some values changed, or questions in any number, made up."""

import shutil
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from scripts.reference import reread
from tests.data_kit import TOY, read

QUESTIONS, CASES, SETTINGS = "data/questions/listening.yml", "data/cases.yml", "data/item_writing.yml"
AGAINST = "data/written-against.txt"
# Where there is one, that of C, which writes the same in a fifth of the time.
Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
MISCONCEPTIONS = ("fixing", "advising", "doing-for", "over-sharing", "pressuring", "avoiding", "judging", "abandoning", "assuming")
CLAUSES = ("hear-whole-story", "ask-before-advice", "keep-trust", "sit-with-people", "go-along", "quiet-hours", "not-a-judge")
# Stems are made of these words, and options of others, so that none echoes.
SAID = (
    "a walk to the harbor ends where boats come in while gulls call over gray stones and somebody carries a lantern under one arm "
    "for people on benches beside lamps near what was once a school with tall windows facing hills full of sheep "
    "until rain turns each narrow street into another brook then cooks set pots on long planks by our cellar door or hang dry leaves"
)
OF_FIVE_LETTERS = (
    "apple bread chair dance early field grape house ivory jolly knock lemon maple motor ocean paint quilt river spoon table "
    "uncle vigor wagon yield angle brick cloud daisy eagle frost glove honey jelly knife light mango night olive piano quiet"
)

Bank = list[dict[str, Any]]
Change = dict[str, Any]


def toy_bank() -> Bank:
    """The toy guide's own questions, as they stand in YAML."""
    return _toy(QUESTIONS)["questions"]


def toy_settings() -> dict[str, Any]:
    """What the toy guide's questions are judged by."""
    return _toy(SETTINGS)


def _toy(name: str) -> dict[str, Any]:
    return deepcopy(_read_toy(name))


@cache
def _read_toy(name: str) -> dict[str, Any]:
    return yaml.safe_load((TOY / name).read_text(encoding="utf-8"))


def made(
    number: int,
    best: int | None = None,
    longest: bool = False,
    who: str = "",
    says: tuple[str, str] = ("", ""),
    acts: tuple[str, str] | None = None,
) -> dict[str, Any]:
    """A made-up question without a fault: the position of its best option, whether that is the longest, and who shouts in the stem.

    `says` are words at the end of the best option and of the others, `acts` the kinds of act of both.
    """
    rng, best = Random(number), number % 3 if best is None else best
    said = " ".join(rng.sample(SAID.split(), 12))
    stem = f"{said[0].upper()}{said[1:]}{f', and then {who} shouts' if who else ''}. What do you do?"
    options = []
    for index in range(3):
        text = " ".join(rng.sample(OF_FIVE_LETTERS.split(), 5)).capitalize()
        option = {
            "text": f"{text}{' now' if longest and index == best else ''}{says[index != best]}.",
            "why": "This is what follows from it on such a day.",
            "because": [CLAUSES[number % len(CLAUSES)]],
        }
        option |= {"act": acts[index != best]} if acts else {}
        options.append(option | ({"best": True} if index == best else {"misconception": MISCONCEPTIONS[(number + index) % 9]}))
    domain = ("study-listening", "study-walking")[number % 2]
    return {"id": f"q-{number:04}", "domain": domain, "level": "apply", "title": f"Case {number}", "stem": stem, "options": options}


def made_bank(count: int, given: Change) -> Bank:
    """`count` made-up questions; “3-7” → what questions 3 to 7 are made with, “every” → what all are."""
    bank = []
    for number in range(1, count + 1):
        own: dict[str, Any] = {}
        for numbers, values in given.items():
            first, _, last = (f"1-{count}" if numbers == "every" else numbers).partition("-")
            own |= values if int(first) <= number <= int(last) else {}
        bank.append(made(number, **own))
    return bank


def spoiled(folder: Path, change: Change, recorded: bool = True) -> Path:
    """A guide in `folder`: the toy's data, with its questions, cases and their settings changed as tests/question_rules.yml says.

    The clauses the questions rest on are recorded as they are, unless `recorded` is false: then as they are in the toy.
    """
    change = dict(change)
    settings, count = toy_settings(), change.pop("bank", None)
    settings["goals"] |= {"boundaries": 0, "twins": 0, "apart": 100, "apart_domain": 100} if count else {}
    settings["goals"] |= change.pop("goals", {})
    settings |= change.pop("settings", {})
    bank = made_bank(count, change) if count else toy_bank()
    cases = _toy(CASES)["cases"]
    for item in () if count else (*bank, *cases):
        for path, value in change.pop(item["id"], {}).items():
            _put(item, path.split("."), value)
    for question in bank:
        question["options"] = [option for option in question["options"] if option is not None]
    assert count or not change, f"no question and no case is named {', '.join(change)}"
    return written(folder, bank, settings, recorded, cases)


def written(folder: Path, bank: Bank, settings: dict[str, Any], recorded: bool = True, cases: Bank | None = None) -> Path:
    """A guide in `folder` with the toy's data and these questions, settings and cases; with None, the toy's own cases."""
    shutil.copytree(TOY / "data", folder / "data", ignore=shutil.ignore_patterns("questions"))
    (folder / QUESTIONS).parent.mkdir()
    (folder / AGAINST).write_bytes((TOY / AGAINST).read_bytes())
    _dump(folder / QUESTIONS, {"questions": bank})
    _dump(folder / CASES, {"cases": cases or _toy(CASES)["cases"]})
    _dump(folder / SETTINGS, settings)
    if recorded:
        # Of all that is made beside the data this is the one file that a rule about questions reads.
        (folder / AGAINST).write_bytes(reread(read(folder), ())[AGAINST])
    return folder


def _put(value: Any, path: list[str], new: Any) -> None:
    """Sets, adds or (with None) removes the value at “options.0.text”. An option that is removed keeps its place until all are done."""
    *way, last = path
    for part in way:
        value = value[int(part)] if isinstance(value, list) else value[part]
    if isinstance(value, list) and int(last) == len(value):
        value.append(new)
    elif isinstance(value, list):
        value[int(last)] = new
    elif new is None:
        value.pop(last, None)
    else:
        value[last] = new


def _dump(path: Path, value: Any) -> None:
    text = yaml.dump(value, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=100_000)
    path.write_text(text, encoding="utf-8", newline="\n")
