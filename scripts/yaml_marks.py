"""Knows what YAML takes for a mark of its own where an author meant a word, and says so: what it would swallow, change or stumble over.

A file of data needs none of these marks, so each that would cost a reader a letter is told, also where YAML reads on without a word.
"""

import re
from collections.abc import Iterator, Sequence

import yaml

from .problem import Problem

# What stands before the value on a line: hyphens of a list, the name of a field.
BEFORE = re.compile(r"\s*(?:- +)*(?:[\w-]+:(?: +|$))?")
# What a value may not begin with unless it is in quotes. A bracket or a quotation mark may, but then its partner ends the value.
NEVER_FIRST = re.compile(r"[@`%*|>!&,\]}]|[?:-](?= |$)")
OPENS = {"[": "]", "{": "}", '"': '"', "'": "'"}
IN_QUOTES = "Put the whole text in quotes."
COMMENT = re.compile(r"\S.*?\s(#.*)")
ESCAPE = re.compile(r"\\(?:\\|\"|(?P<changes>.|$))")
WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")


def at_the_start(path: str, source: Sequence[str], node: yaml.Node) -> Iterator[Problem]:
    """A tag or an anchor before a value, as in “text: !Never share”: YAML takes it off, and nobody would read it."""
    line, column = node.start_mark.line, node.start_mark.column
    word = source[line][column:].split(" ")[0] if line < len(source) else ""
    if word[:1] in ("!", "&"):
        yield Problem(path, line + 1, f"“{word}” is taken for a mark of YAML and would not be shown. {IN_QUOTES}")


def comments_behind(path: str, text: str, source: Sequence[str]) -> Iterator[Problem]:
    """A “#” behind something on a line: what follows is a comment, and nobody would read it. One on a line of its own is seen as one."""
    candidates = [number for number, line in enumerate(source) if COMMENT.match(line.lstrip()) and not line.lstrip().startswith("#")]
    texts = list(_texts(text)) if candidates else []
    for number in candidates:
        line = source[number]
        for found in re.finditer(r"(?<=\s)#", line):
            at = (number, found.start())
            if line[: found.start()].strip() and not any(start < at < end for start, end in texts):
                yield Problem(path, number + 1, _lost(line[found.start() :]))
                break


def _lost(comment: str) -> str:
    lost = f"“{comment.strip()[:30]}” is taken for a comment and would not be shown."
    return f"{lost} Put the text in quotes, or the comment on a line of its own."


def _texts(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """From where to where each text goes in which a “#” is a letter: one in quotes, or the lines below a | or >."""
    for token in yaml.scan(text, Loader=yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):
        if isinstance(token, yaml.ScalarToken) and token.style:
            start, end = token.start_mark, token.end_mark
            below = token.style in "|>"
            yield (start.line + below, -1 if below else start.column), (end.line, end.column)


def escapes(path: str, source: Sequence[str], node: yaml.ScalarNode) -> Iterator[Problem]:
    """A backslash in double quotes with a letter behind it, as in "C:\\new": YAML makes another character of the two."""
    if node.style != '"':
        return
    for number in range(node.start_mark.line, min(node.end_mark.line + 1, len(source))):
        begin = node.start_mark.column + 1 if number == node.start_mark.line else 0
        end = node.end_mark.column - 1 if number == node.end_mark.line else None
        for found in ESCAPE.finditer(source[number][begin:end]):
            if found["changes"] is not None:
                said = (
                    f"“{found[0]}” in double quotes is read as another character. Leave the backslash out; where one is meant, write two."
                )
                yield Problem(path, number + 1, said)


def changed_number(written: str) -> bool:
    """Whether YAML reads a whole number that is written in no usual way: 010 as 8, 12:30 as 750, 1_000 as 1000."""
    return not WHOLE.fullmatch(written)


def cause(source: Sequence[str], error: yaml.MarkedYAMLError) -> tuple[int, str] | None:
    """Why YAML stumbled, where a text of the author's is to blame: its line, counted from 1, and a sentence. Else None."""
    for mark in (error.context_mark, error.problem_mark):
        if mark and mark.line < len(source) and (said := _said(source, mark.line, mark.column)):
            return mark.line + 1, said
    mark = error.problem_mark
    if mark and 0 < mark.line < len(source) and _cut_by_comment(source, mark.line):
        return mark.line, "this comment stands in the middle of a text, and ends it. Move the comment above the record."
    return None


def _said(source: Sequence[str], number: int, column: int) -> str | None:
    """What is wrong with the value of a line on which YAML stumbled in this column; None where it is something before that value."""
    line = source[number]
    before = BEFORE.match(line)
    start = before.end() if before else 0
    value = line[start:]
    if column < start or not value:
        return None
    if NEVER_FIRST.match(value) and not _is_block(value):
        return f"“{value.split(' ')[0]}” begins with “{value[0]}”, which is a mark of YAML. {IN_QUOTES}"
    closing = OPENS.get(value[0])
    if closing in ("]", "}"):
        return _of_brackets(value, column > start)
    if closing and column > start:
        return "the quotation mark that opens this text closes before its end. Inside a text write “ ” and ’ instead."
    if ": " in f"{value} " and column > start:
        return f"this text holds “: ”, which ends the name of a field in YAML. {IN_QUOTES}"
    return None


def _of_brackets(value: str, behind: bool) -> str | None:
    opening = value[0]
    if opening == "{" and value.startswith("{{"):
        return None
    read, _, comment = value.partition(" #")
    if OPENS[opening] not in read and comment:
        return _lost(f"#{comment}")
    if OPENS[opening] not in read:
        return f"“{opening}” is opened on this line and not closed. Close it; a text that begins with it needs quotes."
    if behind and value.rstrip()[-1] != OPENS[opening]:
        return f"a text begins with “{opening}”, which opens a list or a group in YAML. {IN_QUOTES}"
    return None


def _is_block(value: str) -> bool:
    """Whether a value is nothing but the mark of a text on the lines below, as >- is."""
    return bool(re.fullmatch(r"[|>][-+0-9]*\s*", value))


def _cut_by_comment(source: Sequence[str], number: int) -> bool:
    return source[number - 1].lstrip().startswith("#") and not re.match(r"\s*(- |[\w-]+:( |$))", source[number])
