"""What a line is, in every text of the guide, and what must not stand in one: marks of a merge, characters that cannot be seen.

A line ends where every editor ends it, at a line feed, a carriage return or both. YAML, Python and a browser each end lines at more
characters than that, and not at the same ones, so that a number of a line would be another in each: none of them may stand in a text.
"""

import codecs
import re
from collections.abc import Iterator

from .problem import Problem

# Characters nobody types on purpose: control characters, and with them those that some programs end a line at (U+0085, U+2028, U+2029);
# all that Unicode has a browser show as nothing, as zero-width spaces, direction overrides, fillers and tags; what is blank by its
# drawing (U+2800); what each font draws in its own way or not at all (U+E000 and on); and what stands for a character that was lost.
# Default_Ignorable_Code_Point in https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
# Spaces that look like one and are another: no search finds the words beside them, and YAML takes them for letters.
ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
CONFLICT = re.compile(r"^(<{7}|={7}|>{7})( |$)")
MARK = "\ufeff"
ENDS = re.compile("\r\n?")


def lines_of(text: str) -> list[str]:
    """The lines of a text, without their ends. The number of a line counts these from 1."""
    return ENDS.sub("\n", text).split("\n")


def decoded(raw: bytes) -> str:
    """The text of a file whose lines end in one way, without the mark that Windows puts before it. Raises UnicodeDecodeError."""
    return ENDS.sub("\n", raw.removeprefix(codecs.BOM_UTF8).decode("utf-8"))


def left_overs(path: str, text: str, marks: re.Pattern[str] = CONFLICT) -> Iterator[Problem]:
    """Lines of any text that hold the marks of a merge, or a character that cannot be seen."""
    for number, line in enumerate(lines_of(text), 1):
        if marks.match(line):
            yield Problem(path, number, f"“{line[:7]}” is left over from a merge. Choose one version and remove the marks.")
        if odd := UNSEEN.search(line):
            cure = "Save the file as UTF-8 without a BOM, or retype the line." if odd[0] == MARK else "Delete it, or retype the line."
            yield Problem(path, number, f"this line holds a character that cannot be seen ({_number(odd[0])}). {cure}")
        if odd := ODD_SPACE.search(line):
            cure = "Replace it with a plain space."
            yield Problem(path, number, f"this line holds a space of another kind than the space bar types ({_number(odd[0])}). {cure}")


def _number(character: str) -> str:
    """“U+200B”: what a person can look up."""
    return f"U+{ord(character):04X}"
