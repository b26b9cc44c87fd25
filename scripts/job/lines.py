"""The lines of a job: the duties somebody has chosen, in their order and wording, and what was added. Of `data`, see documents.py."""

import re
from collections.abc import Mapping
from typing import Any

Block = dict[str, Any]
Data = Mapping[str, Any]

# What a text has in braces, and what makes a text an empty one.
NAME = re.compile(r"\{([a-z][a-z0-9-]*)\}")
BLANKS = " \t\r\n\u00a0"
# Whatever place of work has no entry.
OTHER = "other"


def fill(text: str, values: Mapping[str, str]) -> str:
    """A text with what its names in braces stand for. What was typed is never looked at for names again."""
    return NAME.sub(lambda found: values.get(found[1], found[0]), text)


def blank(text: str) -> bool:
    """Whether nobody has written anything there."""
    return not text.strip(BLANKS)


def chosen_lines(data: Data, choices: Mapping[str, Any]) -> list[Block]:
    """The duties in their order, with the wording of the program or of whoever chose; then what was added."""
    program = program_of(data, choices)
    left, added = choices.get("left_out", ()), choices.get("added", ())
    lines = [
        _line(data, duty, program, choices)
        for duty in data["duties"]
        if duty.get("core") or (duty["id"] not in left and (_ticked(duty, program) or duty["id"] in added))
    ]
    lines += [_own_line(data, own) for own in choices.get("own", ()) if not blank(own["text"])]
    order = list(choices.get("order", ()))
    return sorted(lines, key=lambda line: order.index(line["id"]) if line["id"] in order else len(order))


def program_of(data: Data, choices: Mapping[str, Any]) -> Data:
    """The program that was chosen; the entry for other places where none was, or none that is there."""
    programs: dict[str, Data] = {p["id"]: p for p in data["programs"]}
    return programs.get(choices.get("program", OTHER)) or programs[OTHER]


def _ticked(duty: Data, program: Data) -> bool:
    """Whether a duty is in the draft of a program from the start."""
    return not duty.get("programs") or program["id"] in duty["programs"]


def _line(data: Data, duty: Data, program: Data, choices: Mapping[str, Any]) -> Block:
    usual = duty.get("wordings", {}).get(program["id"], duty["text"])
    typed = choices.get("texts", {}).get(duty["id"], "")
    reworded = not blank(typed) and typed != usual
    line = {**duty, "text": typed if reworded else usual, "reworded": reworded, "own": False}
    if reworded:
        line |= {"short": typed, "title": typed, "code": fill(data["words"]["code_reworded"], {"code": duty["code"]})}
    return line


def _own_line(data: Data, own: Data) -> Block:
    return {
        "id": own["id"],
        "section": own.get("section", "support"),
        "share": own.get("share", "other"),
        **dict.fromkeys(("title", "text", "short"), own["text"]),
        "behavior": [],
        "code": data["words"]["code_own"],
        "cites": [],
        "own": True,
    }
