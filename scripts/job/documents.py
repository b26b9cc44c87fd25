"""Puts the documents around a job together: a recipe and somebody's choices → blocks, which become a page, a Word file or plain text.

The same is done in the browser by docs/assets/javascripts/agency/job_description/documents.js, function by function; tests compare the two.
Both take what scripts/exports/job_data.py makes: nothing here knows a guide.
"""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .lines import NAME, Block, Data, blank, chosen_lines, fill, program_of

LINE_ENDS = re.compile(r"\r\n|\r|\n")


def job_document(data: Data, recipe_id: str, choices: Mapping[str, Any], base: str = "", made: str = "") -> Block:
    """A document: {"title", "language", "foot", "blocks"}.

    `data` is assets/agency/job-description.json; `choices` as the builder keeps them, where everything may be left out; `base` the
    whole address of the site, without which nothing of the guide is linked; `made` the day, in words, where it is to be named.
    """
    return _Writing(data, choices, base).document(next(r for r in data["documents"] if r["id"] == recipe_id), made)


def _number(value: float) -> str:
    """A number with at most two digits behind the point, and none where it is whole."""
    rounded = math.floor(value * 100 + 0.5) / 100
    return str(int(rounded)) if rounded == int(rounded) else repr(rounded)


def _percents(hours: list[float], base: float) -> list[int]:
    """Whole percents of `base` that add up as the hours do: what rounding takes goes back to where it took most."""
    exact = [100 * value / base for value in hours]
    percents = [math.floor(value) for value in exact]
    missing = math.floor(sum(exact) + 0.5) - sum(percents)
    for index in sorted(range(len(hours)), key=lambda i: percents[i] - exact[i])[:missing]:
        percents[index] += 1
    return percents


class _Writing:
    """One document while it is written: what was chosen, and what the lines so far rest on."""

    def __init__(self, data: Data, choices: Mapping[str, Any], base: str):
        self.data, self.choices, self.base, self.words = data, choices, base, data["words"]
        self.program, self.lines = program_of(data, choices), chosen_lines(data, choices)
        self.values = {"program": self.program["name"]} | {f["id"]: self._value(f) for f in data["fields"]}
        self.cites: list[int] = []
        self.used: list[Block] = []

    def document(self, recipe: Data, made: str) -> Block:
        blocks = [block for part in recipe["parts"] for block in self._part(part)]
        foot = fill(self.words["edition"], {"guide": self.data["guide"], "edition": self.data["edition"]})
        foot += fill(self.words["made"], {"day": made}) if made else ""
        return {
            "title": fill(recipe["heading"], self.values),
            "language": self.data["language"],
            "foot": foot,
            "blocks": _without_empty_headings(blocks),
        }

    def _value(self, field: Data) -> str:
        if field.get("by_hand"):
            return ""
        typed = str(self.choices.get("fields", {}).get(field["id"], ""))
        return str(field.get("usual", "")) if blank(typed) else typed

    # ---- the parts of a recipe

    def _part(self, part: Data) -> Iterator[Block]:
        yield from getattr(self, f"_{part['put']}")(part)

    def _filled(self, part: Data) -> str | None:
        """The text of a part; None where a name in it has nothing to say."""
        names = NAME.findall(part["text"])
        return None if any(self.values.get(name) == "" for name in names) else fill(part["text"], self.values)

    def _heading(self, part: Data) -> Iterator[Block]:
        text = self._filled(part)
        if text is not None:
            yield {"is": "heading", "level": part.get("level", 1), "text": text}

    def _paragraph(self, part: Data) -> Iterator[Block]:
        text = self._filled(part)
        if text is None:
            return
        self._rest(part.get("cites", ()))
        for line in LINE_ENDS.split(text):
            if not blank(line):
                yield {"is": "paragraph", "text": line, **({"quiet": True} if part.get("quiet") else {})}

    def _fields(self, part: Data) -> Iterator[Block]:
        fields = {f["id"]: f for f in self.data["fields"]}
        for field in (fields[name] for name in part["fields"]):
            long = {"long": True} if field.get("long") else {}
            yield {"is": "field", "id": field["id"], "label": field["label"], "value": self._value(field), "hint": field["hint"], **long}

    def _program(self, part: Data) -> Iterator[Block]:
        passages = [p for p in self.program.get(part["of"], ()) if p.get("by") == part.get("by")]
        for passage in passages:
            self._rest(passage["cites"])
        if part["of"] == "place":
            yield from ({"is": "paragraph", "text": passage["text"]} for passage in passages)
        elif passages:
            yield {"is": "list", "ordered": False, "items": [self._cited(p) for p in passages]}

    def _cited(self, passage: Data) -> Block:
        """A passage as an item of a list, with the place of its first source."""
        url = self._url(passage["cites"][0]) if passage["cites"] else ""
        return self._item(passage["text"], passage.get("code", ""), url=url)

    def _duties(self, part: Data) -> Iterator[Block]:
        lines = [line for line in self.lines if _fits(line, part) and _says(line, part)]
        for line in lines:
            self.used.append(line)
            self._rest(line["cites"])
        if not lines:
            return
        if part.get("head"):
            yield {"is": "table", "head": list(part["head"]), "rows": [self._row(line, part) for line in lines]}
        else:
            items = [self._item(_text(line, part["show"]), line["code"], line["id"], self._page(line)) for line in lines]
            yield {"is": "list", "ordered": bool(part.get("numbered")), "items": items}

    def _row(self, line: Block, part: Data) -> list[str]:
        cells = [self._coded(line["title"] if part["show"] == "behavior" else _text(line, part["show"]), line["code"])]
        if part["show"] in ("ask", "behavior"):
            cells.append(" ".join(line["listen_for" if part["show"] == "ask" else "behavior"]))
        return cells + [""] * (len(part["head"]) - len(cells))

    def _shares(self, part: Data) -> Iterator[Block]:
        given = self.choices.get("hours", {})
        lines = [line for line in self.lines if given.get(line["id"], 0) > 0]
        if not lines:
            return
        hours = [float(given[line["id"]]) for line in lines]
        rest = max(float(self.choices.get("week", 0) or 0) - sum(hours), 0.0)
        rest = rest if rest >= 0.005 else 0.0
        names = [self._coded(line["title"], line["code"]) for line in lines] + ([self.words["share_open"]] if rest else [])
        parts = hours + ([rest] if rest else [])
        percents = _percents(parts, sum(parts))
        rows = [[name, _number(h), f"{p} %"] for name, h, p in zip(names, parts, percents, strict=True)]
        for word, share in (("share_peer", "peer-support"), ("share_other", "other")):
            of = [i for i, line in enumerate(lines) if line["share"] == share]
            rows.append([self.words[word], _number(sum(hours[i] for i in of)), f"{sum(percents[i] for i in of)} %"])
        yield {"is": "table", "head": list(self.words["shares_head"]), "rows": rows}

    def _do_not_ask(self, part: Data) -> Iterator[Block]:
        for entry in self.data["do_not_ask"]:
            self._rest(entry["cites"])
        items = [self._item(entry["text"], entry["code"]) for entry in self.data["do_not_ask"]]
        yield {"is": "list", "ordered": False, "items": items}

    def _table(self, part: Data) -> Iterator[Block]:
        yield {"is": "table", "head": list(part["head"]), "rows": [[""] * len(part["head"]) for _ in range(part["rows"])]}

    def _rests_on(self, part: Data) -> Iterator[Block]:
        as_written = [line for line in self.used if not line["own"] and not line["reworded"]]
        said = {
            "rests_confirmed": any(line["confirmed"] for line in as_written),
            "rests_sample": any(not line["confirmed"] for line in as_written),
            "rests_own": len(as_written) < len(self.used),
        }
        blocks: list[Block] = [{"is": "paragraph", "text": self.words[name]} for name, holds in said.items() if holds]
        items = [self._item(self.data["cites"][index]["text"], url=self._url(index)) for index in self.cites]
        if items:
            blocks.append({"is": "list", "ordered": False, "items": items})
        blocks.append({"is": "paragraph", "text": self.words["rests_ours"], "quiet": True})
        yield {"is": "box", "title": self.words["rests_title"], "blocks": blocks}

    # ---- pieces

    def _rest(self, cites: list[int]) -> None:
        self.cites += [index for index in cites if index not in self.cites]

    def _coded(self, text: str, code: str) -> str:
        return fill(self.words["with_code"], {"text": text, "code": code}) if self._with_codes else text

    def _item(self, text: str, code: str = "", item_id: str = "", url: str = "") -> Block:
        given = {"text": text, "code": code if self._with_codes else "", "id": item_id, "url": url}
        return {name: value for name, value in given.items() if value}

    @property
    def _with_codes(self) -> bool:
        return self.choices.get("codes") is not False

    def _page(self, line: Block) -> str:
        return f"{self.base}{line['address']}" if self.base and not line["own"] else ""

    def _url(self, cite: int) -> str:
        """Where a citation leads: to another site, or to a page of the guide where its address is known."""
        given = self.data["cites"][cite]
        if given.get("address"):
            return f"{self.base}{given['address']}" if self.base else ""
        return str(given.get("url", ""))


def _fits(line: Block, part: Data) -> bool:
    """Whether a part asks for this line: by its section, by whether it is of the core or was added, by when it comes."""
    section = part.get("section")
    if line["section"] != section if section else line["section"] == "preferred":
        return False
    if "core" in part and bool(line.get("core")) != part["core"]:
        return False
    if "own" in part and line["own"] != part["own"]:
        return False
    return "by" not in part or line.get("first_days", {}).get("by") == part["by"]


def _says(line: Block, part: Data) -> bool:
    """Whether a line has what is to be shown: what somebody has added has no question."""
    return part["show"] == "behavior" or bool(_text(line, part["show"]))


def _text(line: Block, show: str) -> str:
    return str(line.get("first_days", {}).get("text", "") if show == "first_days" else line.get(show, ""))


def _without_empty_headings(blocks: list[Block]) -> list[Block]:
    """The same without headings that nothing follows before the next one of their level or the box at the end."""
    return [block for block, after in zip(blocks, [*blocks[1:], {"is": "box"}], strict=True) if not _is_empty(block, after)]


def _is_empty(block: Block, after: Block) -> bool:
    if block["is"] != "heading":
        return False
    return bool(after["is"] == "box" or (after["is"] == "heading" and after["level"] <= block["level"]))
