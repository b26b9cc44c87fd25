"""Reads a calendar file as strictly as RFC 5545 is written: anything else than the few things a plan or a class needs is a mistake."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

MOST_OCTETS = 75
# A line: its name, its parameters, its value.
LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[^;:,\"]+)*):(.*)", re.S)
ESCAPED = re.compile(r"\\(.)", re.S)
STAMP = re.compile(r"\d{8}T\d{6}Z")
HEAD = [("VERSION", "", "2.0"), ("CALSCALE", "", "GREGORIAN")]


@dataclass(frozen=True)
class Event:
    """A day of a calendar, or a time of one with its end."""

    uid: str
    stamp: str
    sequence: int
    day: date
    title: str
    text: str
    time: tuple[datetime, datetime] | None = None


def read(raw: bytes) -> list[Event]:
    """The events of a calendar file. Raises AssertionError at the first thing that is not as it should be."""
    assert raw.endswith(b"\r\n")
    assert b"\r" not in raw.replace(b"\r\n", b""), "a line ends without LF"
    assert b"\n" not in raw.replace(b"\r\n", b""), "a line ends without CR"
    physical = raw.removesuffix(b"\r\n").split(b"\r\n")
    assert [line for line in physical if len(line) > MOST_OCTETS] == []
    # Each piece by itself is UTF-8: no letter is cut in two.
    pieces = [line.decode("utf-8") for line in physical]
    lines = [_parts(line) for line in "\n".join(pieces).replace("\n ", "").split("\n")]
    assert lines[0] == ("BEGIN", "", "VCALENDAR")
    assert lines[-1] == ("END", "", "VCALENDAR")
    events = _events(lines[1:-1])
    assert len({event.uid for event in events}) == len(events)
    return events


def _parts(line: str) -> tuple[str, str, str]:
    found = LINE.fullmatch(line)
    assert found, f"not a line of a calendar: {line!r}"
    return found[1], found[2], found[3]


def _events(lines: list[tuple[str, str, str]]) -> list[Event]:
    first = lines.index(("BEGIN", "", "VEVENT"))
    head = lines[:first]
    assert [line for line in head if line[0] != "PRODID"] == HEAD
    assert len(head) == len(HEAD) + 1
    found, rest = [], lines[first:]
    while rest:
        assert rest[0] == ("BEGIN", "", "VEVENT")
        end = rest.index(("END", "", "VEVENT"))
        found.append(_event(rest[1:end]))
        rest = rest[end + 1 :]
    return found


def _event(lines: list[tuple[str, str, str]]) -> Event:
    given = {name: (parameters, value) for name, parameters, value in lines}
    assert len(given) == len(lines), "a property stands twice"
    assert set(given) - {"DESCRIPTION"} == {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "TRANSP"}
    assert STAMP.fullmatch(given["DTSTAMP"][1])
    sequence = int(given["SEQUENCE"][1])
    # RFC 5545 has integers of 32 bits.
    assert 0 <= sequence < 2**31
    title, text = _text(given["SUMMARY"]), _text(given.get("DESCRIPTION", ("", "")))
    known = (given["UID"][1], given["DTSTAMP"][1], sequence)
    if not given["DTSTART"][0]:
        begins, ends = _moment(given["DTSTART"]), _moment(given["DTEND"])
        assert begins < ends
        assert given["TRANSP"][1] == "OPAQUE"
        return Event(*known, begins.date(), title, text, (begins, ends))
    day, after = _day(given["DTSTART"]), _day(given["DTEND"])
    assert (after - day).days == 1
    assert given["TRANSP"][1] == "TRANSPARENT"
    return Event(*known, day, title, text)


def _moment(given: tuple[str, str]) -> datetime:
    parameters, value = given
    assert parameters == ""
    assert STAMP.fullmatch(value), "a time by another clock than that of Greenwich"
    return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def _day(given: tuple[str, str]) -> date:
    parameters, value = given
    assert parameters == ";VALUE=DATE"
    return date.fromisoformat(value)


def _text(given: tuple[str, str]) -> str:
    parameters, value = given
    assert parameters == ""
    assert not re.search(r"[;,]", ESCAPED.sub("", value)), "a comma or semicolon without its backslash"
    assert set(ESCAPED.findall(value)) <= set("\\;,nN")
    return ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
