"""Ways a guide gets spoiled: each kind is one small seeded edit of a data file or a page, made where a value stands, so its line is true.

A kind takes a file and a random number generator and returns an Edit, or raises NoPlace where the file has nothing it could spoil.
The list is long because it is a catalogue; each kind stands for itself.
"""

import codecs
import json
import re
from collections.abc import Callable
from pathlib import PurePosixPath
from random import Random

from scripts.schema import LinkTo, Prose
from tests.data_file import DataFile, Edit, NoPlace, Value, pick

CLOSED_LISTS = {"standing", "status", "topic", "section", "reach", "change"}
# Fields that name a source: sources: [{id: …}], check_with, a link in a notice.
NAMES_A_SOURCE = {"id", "check_with", "source"}
Kind = Callable[[DataFile, Random], Edit]
KINDS: dict[str, dict[str, Kind]] = {"syntax": {}, "shape": {}, "value": {}, "file": {}}
HARMLESS: dict[str, Callable[[bytes], bytes]] = {
    "byte order mark": lambda raw: codecs.BOM_UTF8 + raw,
    "Windows line ends": lambda raw: raw.replace(b"\n", b"\r\n"),
    "both, as Notepad saves": lambda raw: codecs.BOM_UTF8 + raw.replace(b"\n", b"\r\n"),
    "a comment at the top": lambda raw: b"# Looked over once more.\n" + raw,
    "a comment at the end": lambda raw: raw + b"# The end.\n",
    "final newline gone": lambda raw: raw.rstrip(b"\n"),
    "blank lines at the end": lambda raw: raw + b"\n\n",
}


def planned(files: list[DataFile], count: int, seed: int) -> list[tuple[str, Edit]]:
    """`count` edits, each kind in turn, each in a file where it finds a place: ("syntax: merge mark", edit)."""
    rng, kinds = Random(seed), [(f"{group}: {name}", edit) for group, named in KINDS.items() for name, edit in named.items()]
    return [(name, _placed(edit, files, rng)) for name, edit in (kinds * (count // len(kinds) + 1))[:count]]


def _placed(edit: Kind, files: list[DataFile], rng: Random) -> Edit:
    for file in rng.sample(files, len(files)):
        try:
            made = edit(file, rng)
        except NoPlace:
            continue
        if made.files.get(file.path) != file.raw:
            return made
    raise NoPlace(edit)


def kind(group: str) -> Callable[[Kind], Kind]:
    def register(edit: Kind) -> Kind:
        KINDS[group][edit.__name__.replace("_", " ")] = edit
        return edit

    return register


def quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


# ---- syntax: the file is no longer YAML, or no longer says what it seems to


def _line_edit(name: str, spoil: Callable[[str], str], values: Callable[[DataFile], list[Value]] = DataFile.own_lines) -> None:
    def edit(file: DataFile, rng: Random) -> Edit:
        at = pick(rng, values(file)).key
        return file.with_lines(at, at + 1, spoil(file.lines[at]))

    KINDS["syntax"][name] = edit


def _plain(file: DataFile) -> list[Value]:
    """Values of one line without quotes."""
    return [v for v in file.own_lines() if isinstance(v.value, str) and file.text[v.start].isalpha() and file.text[v.end] == "\n"]


def _in_quotes(file: DataFile) -> list[Value]:
    return [v for v in file.own_lines() if isinstance(v.value, str) and file.text[v.start] == '"' and file.text[v.end] == "\n"]


def _in_brackets(file: DataFile) -> list[Value]:
    return [v for v in file.lists() if file.text[v.start] == "["]


_line_edit("indented one space less", lambda line: line[1:])
_line_edit("indented one space more", lambda line: " " + line)
_line_edit("indented two spaces more", lambda line: "  " + line)
_line_edit("indented with a tab", lambda line: "\t" + line.lstrip())
_line_edit("colon lost", lambda line: line.replace(":", "", 1))
_line_edit(
    "space after colon lost", lambda line: line.replace(": ", ":", 1), lambda f: [v for v in f.own_lines() if ": " in f.lines[v.key]]
)
_line_edit("second colon", lambda line: line + ": and more", _plain)
_line_edit("text after a hash", lambda line: line + " #1 and more", _plain)
_line_edit("quote opened", lambda line: line.replace(": ", ': "', 1), _plain)
_line_edit("closing quote lost", lambda line: line.rstrip('"'), _in_quotes)
_line_edit("quote inside quotes", lambda line: line[:-1] + '"so" to say"', _in_quotes)
_line_edit("tag before a text", lambda line: line.replace(": ", ": !", 1), _plain)
_line_edit("anchor before a text", lambda line: line.replace(": ", ": &", 1), _plain)
_line_edit("star before a text", lambda line: line.replace(": ", ": *", 1), _plain)
_line_edit("hash after quotes", lambda line: line + " #1 and more", _in_quotes)
_line_edit("backslash in quotes", lambda line: line[:-1] + '\\n"', _in_quotes)
_line_edit("line separator", lambda line: line + "\u2028", _plain)
_line_edit("hangul filler", lambda line: line + "\u3164", _plain)
_line_edit("NUL character", lambda line: line + "\0")


@kind("syntax")
def bracket_lost(file: DataFile, rng: Random) -> Edit:
    value = pick(rng, _in_brackets(file))
    return file.with_value(value, file.text[value.start : value.end - 1])


@kind("syntax")
def hyphen_glued_to_its_entry(file: DataFile, rng: Random) -> Edit:
    at = pick(rng, (n for n, line in enumerate(file.lines) if re.match(r" *- [a-z]", line) and not file.is_page))
    return file.with_lines(at, at + 1, file.lines[at].replace("- ", "-", 1))


@kind("syntax")
def byte_of_another_encoding(file: DataFile, rng: Random) -> Edit:
    at = pick(rng, file.sentences()).start + 2
    return Edit(file.path, file.text.count("\n", 0, at) + 1, {file.path: file.text[:at].encode() + b"\x92" + file.text[at:].encode()})


@kind("syntax")
def merge_mark(file: DataFile, rng: Random) -> Edit:
    at = pick(rng, range(0 if file.is_page else len(file.lines)))
    return file.with_lines(at, at, pick(rng, ("<<<<<<< HEAD", "=======", ">>>>>>> 1c0ffee")))


@kind("syntax")
def merge_mark_in_a_page(file: DataFile, rng: Random) -> Edit:
    at = pick(rng, range(len(file.lines) if file.is_page else 0))
    return file.with_lines(at, at, pick(rng, ("<<<<<<< HEAD", ">>>>>>> 1c0ffee")))


@kind("syntax")
def end_of_file_lost(file: DataFile, rng: Random) -> Edit:
    value = pick(rng, file.folded())
    at = pick(rng, range(value.start + 20, value.end - 10))
    return file.written(file.text[:at].rstrip(" .?!"), file.text.count("\n", 0, at))


# ---- shape: YAML, but not what the schema asks for


@kind("shape")
def field_misspelled(file: DataFile, rng: Random) -> Edit:
    value = pick(rng, file.own_lines())
    letter = rng.randrange(1, len(value.field))
    wrong = value.field[:letter] + value.field[letter + 1 :] if rng.random() < 0.5 else value.field[:letter] + "x" + value.field[letter:]
    return file.with_lines(value.key, value.key + 1, file.lines[value.key].replace(value.field, wrong, 1))


@kind("shape")
def needed_field_removed(file: DataFile, rng: Random) -> Edit:
    value = pick(rng, file.required())
    return file.with_lines(value.key, file.text.count("\n", 0, value.end) + 1)


@kind("shape")
def field_given_twice(file: DataFile, rng: Random) -> Edit:
    value = pick(rng, file.own_lines())
    last = file.text.count("\n", 0, value.end) + 1
    return file.with_lines(last, last, *file.lines[value.key : last])


@kind("shape")
def unknown_field(file: DataFile, rng: Random) -> Edit:
    value = pick(rng, file.own_lines())
    indent = re.match(" *", file.lines[value.key])[0]
    return file.with_lines(value.key, value.key, f"{indent}remark: ask someone")


@kind("shape")
def text_made_a_list(file: DataFile, rng: Random) -> Edit:
    value = pick(rng, (v for v in file.own_lines() if isinstance(v.value, str)))
    return file.with_value(value, f"[{quoted(value.value)}]")


@kind("shape")
def text_made_a_group(file: DataFile, rng: Random) -> Edit:
    value = pick(rng, (v for v in file.own_lines() if isinstance(v.value, str)))
    return file.with_value(value, f"{{said: {quoted(value.value)}}}")


@kind("shape")
def list_made_a_text(file: DataFile, rng: Random) -> Edit:
    return file.with_value(pick(rng, _in_brackets(file)), "one of them")


@kind("shape")
def value_left_empty(file: DataFile, rng: Random) -> Edit:
    value = pick(rng, file.own_lines())
    return file.written(file.text[: value.start].rstrip() + file.text[value.end :], value.key)


@kind("shape")
def record_pasted_twice(file: DataFile, rng: Random) -> Edit:
    start, end = pick(rng, file.records())
    return file.with_lines(end, end, *file.lines[start:end])


@kind("shape")
def first_line_of_a_record_lost(file: DataFile, rng: Random) -> Edit:
    at = pick(rng, file.records())[0]
    return file.with_lines(at, at + 1)


@kind("shape")
def name_of_the_list_changed(file: DataFile, rng: Random) -> Edit:
    at = pick(rng, (n for n, line in enumerate(file.lines) if re.match(r"[a-z_]+:", line) and not file.is_page))
    return file.with_lines(at, at + 1, file.lines[at].replace(":", "s:", 1))


# ---- value: the right shape, the wrong content


def _value_edit(name: str, values: Callable[[DataFile], list[Value]], new: Callable[[Value, Random], str]) -> None:
    def edit(file: DataFile, rng: Random) -> Edit:
        value = pick(rng, values(file))
        return file.with_value(value, new(value, rng))

    KINDS["value"][name] = edit


def _piece_edit(name: str, *pieces: str) -> None:
    KINDS["value"][name] = lambda file, rng: file.with_piece(rng, pick(rng, file.sentences()), pick(rng, pieces))


def _of(*fields: str) -> Callable[[DataFile], list[Value]]:
    return lambda file: file.scalars(*fields)


def _links(file: DataFile) -> list[Value]:
    return file.marked(LinkTo)


def _prose(file: DataFile) -> list[Value]:
    return file.marked(Prose)


def _typing_slip(word: str, rng: Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1 :] if rng.random() < 0.5 else word[:at] + "q" + word[at:]


_value_edit("blank", _prose, lambda v, rng: '""')
_value_edit("only spaces", _prose, lambda v, rng: '"   "')
_value_edit("a number for words", _prose, lambda v, rng: str(rng.randrange(10, 9999)))
_value_edit("yes for words", _prose, lambda v, rng: pick(rng, ("yes", "no", "on", "off")))
_value_edit("a date for words", _prose, lambda v, rng: "2026-11-21")
_value_edit("a number without quotes", lambda f: [v for v in f.scalars("code") if re.fullmatch(r"[\d.]+", v.value)], lambda v, rng: v.value)
_value_edit("curly quotes around a number", _of("code"), lambda v, rng: f"“{v.value}”")
# A code of another list, as 21-1094.00 of the occupations, has no domain.
_value_edit(
    "a number of another domain",
    lambda f: [v for v in f.scalars("code") if re.fullmatch(r"\d\.\d+", v.value)],
    lambda v, rng: f'"7{v.value[1:]}"',
)
_value_edit("a value no list has", lambda f: [v for v in f.scalars() if v.field in CLOSED_LISTS], lambda v, rng: "certain")
_value_edit(
    "a misspelled value of a list", lambda f: [v for v in f.scalars() if v.field in CLOSED_LISTS], lambda v, rng: _typing_slip(v.value, rng)
)
_value_edit("a link to nothing", _links, lambda v, rng: "nothing-of-that-name")
_value_edit("a misspelled link", _links, lambda v, rng: _typing_slip(v.value, rng))
_value_edit("a link to the wrong kind", _links, lambda v, rng: "informed-choice" if v.field in NAMES_A_SOURCE else "lifeline-988")
_value_edit("a part of what has no parts", _of("domain", "part_of"), lambda v, rng: "lifeline-988")
_value_edit("a day no calendar has", _of("expires"), lambda v, rng: "2027-02-30")
_value_edit("a month no calendar has", _of("checked", "read"), lambda v, rng: '"2026-13"')
_value_edit("a month without quotes", _of("checked", "read"), lambda v, rng: "2026-11-01")
_value_edit("an address without its beginning", _of("url"), lambda v, rng: v.value.partition("//")[2] or "988")
_value_edit(
    "a mistyped address", _of("url"), lambda v, rng: re.sub("^https?:/", "htps:", v.value).replace("tel:", "tel: ").replace("sms:", "sms: ")
)
_value_edit("an address that is a script", _of("url"), lambda v, rng: "javascript:alert(1)")
_value_edit("an id in capitals", lambda f: [v for v in f.scalars("id") if len(v.names) == 2], lambda v, rng: v.value.title())
_value_edit("a text pasted many times", lambda f: f.sentences(), lambda v, rng: quoted(" ".join([v.value] * 40)))
_piece_edit("an HTML tag", " <script>alert(1)</script>", " <br>", " <b>now</b>")
_piece_edit("braces that run", " {{ 7 / 0 }}", " {% raw %}")
_piece_edit("a broken encoding", " isnâ€™t", " cafÃ©", " Â§ 51")
_piece_edit("a character that cannot be seen", "\u200b", "\u202e", "\ufffd", "\u2028", "\u00ad")
_piece_edit("an unexplained acronym", " (QZX)")


@kind("value")
def last_words_lost(file: DataFile, rng: Random) -> Edit:
    value = pick(rng, file.folded())
    end = value.start + len(file.text[value.start : value.end].rsplit(" ", 2)[0].rstrip(" .?!,;:"))
    return file.written(file.text[:end] + file.text[value.end :], file.text.count("\n", 0, end))


@kind("value")
def an_id_changed(file: DataFile, rng: Random) -> Edit:
    value = pick(rng, (v for v in file.scalars("id") if len(v.names) == 2))
    return file.with_value(value, value.value + "x")


# ---- pages: what they ask of the data


def _page_call_edit(name: str, pattern: str, new: str) -> None:
    """An edit of the macro calls of a page that fit `pattern`."""

    def edit(file: DataFile, rng: Random) -> Edit:
        at = pick(rng, (n for n, line in enumerate(file.lines) if file.is_page and re.search(pattern, line)))
        return file.with_lines(at, at + 1, re.sub(pattern, new, file.lines[at], count=1))

    KINDS["value"][name] = edit


_page_call_edit("a page shows a record that is not there", r'(\{\{ (?:link|show|fact|cite)\("[a-z]+)', r"\1q")
_page_call_edit("a page calls a macro that is not there", r"\{\{ (show|link|fact|cite|records)\(", r"{{ \1ing(")
_page_call_edit("a page cites what is no source", r'\{\{ cite\("[a-z0-9-]+"', '{{ cite("informed-choice"')
_page_call_edit("a page leaves its braces open", r"\) \}\}", ") }")
_page_call_edit("a page forgets a quote", r'"\) \}\}', ") }}")
_page_call_edit("a page selects by a field that is not there", r'(records\("[a-z-]+"), [a-z]+=', r"\1, group=")


# ---- file: the file itself


def _file_edit(name: str, new: Callable[[DataFile], dict[str, bytes | None]]) -> None:
    """An edit of a whole file of data/; the last file it writes is the one a message should name."""

    def edit(file: DataFile, rng: Random) -> Edit:
        if file.is_page:
            raise NoPlace
        files = new(file)
        return Edit(list(files)[-1], None, files)

    KINDS["file"][name] = edit


def _capitals(file: DataFile) -> str:
    return PurePosixPath(file.path).name.title()


def _renamed(old: str, new: str) -> Callable[[DataFile], dict[str, bytes | None]]:
    return lambda file: {file.path: None, file.path.replace(old, new): file.raw}


_file_edit("emptied", lambda file: {file.path: b""})
_file_edit("only comments left", lambda file: {file.path: b"\n".join(file.raw.split(b"\n")[:4])})
_file_edit("removed", lambda file: {file.path: None})
_file_edit("copied", lambda file: {file.path.replace(".yml", " copy.yml"): file.raw})
_file_edit("renamed with a space", _renamed(".yml", " new.yml"))
_file_edit("renamed to another ending", _renamed(".yml", ".yaml"))
_file_edit("renamed in capitals", lambda file: {file.path: None, str(PurePosixPath(file.path).with_name(_capitals(file))): file.raw})
_file_edit("saved as UTF-16", lambda file: {file.path: file.text.encode("utf-16")})
_file_edit("saved as Windows text", lambda file: {file.path: file.text.encode("cp1252", "replace") + b"# \x92\n"})
_file_edit("half of it lost", lambda file: {file.path: "\n".join(file.lines[: len(file.lines) // 2]).encode()})
_file_edit("turned into a list", lambda file: {file.path: re.sub(r"(?m)^[a-z_]+:$", "", file.text).encode()})
