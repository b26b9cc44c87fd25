"""Addresses that are damaged, cut off or meant to harm, for all that reads the records of a class behind the # of its own."""

from collections.abc import Iterable

from scripts.guide import Guide

# What stands behind the #, and the ids that can be read there: whether the guide has a record of that name is asked later.
FRAGMENTS: dict[str, list[str]] = {
    "": [],
    "show=": [],
    "show": [],
    "show=.": [],
    "show=....": [],
    "show=nothing-here": ["nothing-here"],
    "show=<script>alert(1)</script>": [],
    "show=<img src=x onerror=alert(1)>": [],
    "show=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E": [],
    # The same to a browser as one above: side by side, one would not lead to the other.
    "show=%3Cscript%3Ealert(1)%3C/script%3E": [],
    "show=javascript:alert(1)": [],
    "show=../../../etc/passwd": [],
    "show=..%2F..%2Fabout": [],
    "show=//example.org/x": [],
    "show=https://example.org": [],
    "show=https://example.org/go/q-0511/": [],
    "show=__proto__": [],
    "show=constructor": ["constructor"],
    "show=__proto__.constructor": ["constructor"],
    "show=%00": [],
    "show=%E0%A4%A": [],
    "show=" + "a" * 5000: [],
    "show=" + "a." * 3000: ["a"],
    "show=" + "q-0511." * 3000: ["q-0511"],
    "show=Q-0511": ["q-0511"],
    "show=q-0511.": ["q-0511"],
    "show=.q-0511": ["q-0511"],
    "show=q-0511.q-0511": ["q-0511"],
    "show=q-0511.q-0511.<b>": ["q-0511"],
    "show=q-0511.nothing-here": ["q-0511", "nothing-here"],
    "show=q-0511.<b>": ["q-0511"],
    "show=q-0511 ": [],
    "show=q-0511,informed-choice": [],
    "show=q-0511.informed-choice": ["q-0511", "informed-choice"],
    "show=informed-choice.q-0511": ["informed-choice", "q-0511"],
    "show=q-0511&at=": ["q-0511"],
    "show=q-0511&at=nothing": ["q-0511"],
    "show=q-0511&at=<b>": ["q-0511"],
    "show=q-0511&at=q-0511-best": ["q-0511"],
    "show=q-0511&show=informed-choice": ["q-0511"],
    "show=q-0511*10._talk*5&say=<img src=x onerror=alert(1)>&name=<script>alert(1)</script>": ["q-0511"],
    "show=_break*10._rooms*12*3": [],
    "set=q-0511": [],
    "find=q-0511": [],
    "q-0511": [],
    "show=hear-the-story": ["hear-the-story"],
    "show=competency-1-2": ["competency-1-2"],
    "&&&=": [],
    "show=🙂": [],
}
# Where a number of those leads.
LEADS_TO = {"competency-1-2": "informed-choice"}


def there(ids: Iterable[str], guide: Guide) -> list[str]:
    """The records of these ids that the guide has, by the names they have today."""
    return [name for name in (LEADS_TO.get(one, one) for one in ids) if name in guide.records]
