"""How much of a page speaks of the guide itself: its sentences, and those of them that a phrase of data/voice.yml counts.

A sentence is what ends with a point, an item of a list, or a row of a table. It is about the guide when what it mainly says is what was
seen or not, how sure or how old that is, what is the guide's own, or that the guide is unofficial or not reviewed. A list of phrases
finds most of these; how well, tests/test_voice.py says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from .guide import Guide
from .pages import BRACES, FRONT_MATTER, LINK, text_of_page
from .schema.files import VoiceFile

# What stands for a macro call: it may begin a sentence, and it is no word.
CALL = "…"
# No sentence: code, comments, tags, marks for the layout, titles of parts that fold, and what a short form stands for on the page.
FENCE = re.compile(r"^ *(```|~~~).*?^ *\1 *$", re.S | re.M)
TAGS = re.compile(r"<!--.*?-->|<(summary|h[1-6])\b.*?</\1>|</?[a-zA-Z][^>]*>|\{[^{}]*\}", re.S)
TITLE = re.compile(r"#{1,6}\s|(\?\?\?\+?|!!!|===)\s|\*\[[^\]]*\]:")
ITEM = re.compile(r"(?:[-*+]|\d+[.)]|:)\s+(?:\[[ xX]\]\s+)?")
ROW, UNDER_HEAD = re.compile(r"\|.*\|$"), re.compile(r"\|[-:|\s]+\|$")
EMPHASIS = re.compile(r"\*+|`|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)")
# A point, and what closes behind it; the next sentence begins with a capital, a figure or a macro call.
END = re.compile(rf"([.!?][”’\")*_]*)\s+(?=[“‘\"(*_]*[A-Z0-9{CALL}])")
# A point behind these ends no sentence.
SHORT = re.compile(r"(?:^|[\s(“])(?:[A-Z]|U\.S|Dr|Mr|Ms|Mrs|St|No|pp?|vs|e\.g|i\.e)\.$")
LETTER = re.compile(r"[A-Za-z]")
# How many words … may stand for in a phrase. No more stand in a bracket that names a source or an age, as in “$55 (undated page)”.
GAP = 6
QUOTED, BRACKET = re.compile("“[^“”]*”"), re.compile(rf"\((?:[^\s()]+\s+){{0,{GAP - 1}}}[^\s()]+\)")
WORD = re.compile(r"[a-z0-9]+(?:['.-][a-z0-9]+)*|[,:;.!?·…]")
BETWEEN = rf"(?:\W+ )?(?:\w\S* (?:\W+ )?){{0,{GAP}}}?"

Line = tuple[int, str]


@dataclass(frozen=True)
class Sentence:
    """A sentence of a page as plain text, and the line it begins on."""

    line: int
    text: str


@dataclass(frozen=True)
class Voice:
    """How many sentences a page of docs/ has, which of them are about the guide, and of how many percent there are to be fewer."""

    path: str
    sentences: int
    about: tuple[Sentence, ...]
    under: int | None

    @property
    def share(self) -> float:
        """Percent of its sentences."""
        return 100 * len(self.about) / self.sentences

    @property
    def misses(self) -> bool:
        """Whether there are too many. A page without a goal may have any number."""
        return self.under is not None and self.share >= self.under


def voices(guide: Guide) -> list[Voice]:
    """Every page of docs/ that has a sentence, in the order of their paths. Raises Unread while voice.yml cannot be read."""
    settings, found = guide.settings.voice, []
    for path in sorted((guide.root / "docs").rglob("*.md"), key=lambda path: path.parts):
        if read := sentences(text_of_page(path)):
            about = tuple(sentence for sentence in read if is_about_the_guide(sentence.text, settings))
            goal = next((goal.under for goal in settings.goals if fits(goal.pages, path.relative_to(guide.root / "docs").as_posix())), None)
            found.append(Voice(path.relative_to(guide.root).as_posix(), len(read), about, goal))
    return found


def voice_report(guide: Guide) -> list[str]:
    """The lines of the report: a row for each page, and under them, page by page, the sentences of those that miss their goal."""
    pages = voices(guide)
    rows = [
        "Sentences about the guide itself; on each page there are to be fewer percent than the goal.",
        "  sentences  about  percent  goal",
    ]
    for page in pages:
        goal = "" if page.under is None else str(page.under)
        rows.append(f"  {page.sentences:>9}  {len(page.about):>5}  {page.share:>7.1f}  {goal:>4}  {page.path}{', missed' * page.misses}")
    missed = [f"  {page.path}:{sentence.line}: {sentence.text}" for page in pages if page.misses for sentence in page.about]
    return [*rows, *(["What is counted on the pages that miss it:", *missed] if missed else [])]


def fits(pages: str, page: str) -> bool:
    """Whether a page of docs/, as “reference/scope.md”, is one of `pages`, as “reference/*”."""
    return fnmatchcase(page, pages)


# ---- from a page to its sentences


def sentences(markdown: str) -> list[Sentence]:
    """What a reader reads of a page: each sentence, item of a list and row of a table; no title, no heading, no macro call."""
    return [sentence for block in _blocks(_plain(markdown)) for sentence in _split(block) if LETTER.search(sentence.text)]


def _plain(markdown: str) -> str:
    """A page without its marks, line for line."""
    for pattern, instead in ((FRONT_MATTER, ""), (FENCE, ""), (BRACES, CALL), (TAGS, ""), (LINK, r"\1")):
        markdown = _without(pattern, instead, markdown)
    return markdown


def _without(pattern: re.Pattern[str], instead: str, text: str) -> str:
    """A text with something in place of each match. Its lines keep their numbers."""

    def replaced(found: re.Match[str]) -> str:
        new = found.expand(instead)
        return new + "\n" * (found[0].count("\n") - new.count("\n"))

    return pattern.sub(replaced, text)


def _blocks(text: str) -> Iterator[list[Line]]:
    """The paragraphs, items and rows of a page, each as its lines."""
    block: list[Line] = []
    lines = [line.strip().lstrip("> ") for line in text.split("\n")]
    for number, (line, below) in enumerate(zip(lines, [*lines[1:], ""], strict=True), 1):
        title, row, item = TITLE.match(line), ROW.match(line), ITEM.match(line)
        if block and (not line or title or row or item):
            yield block
            block = []
        if row:
            if not UNDER_HEAD.match(line) and not UNDER_HEAD.match(below):
                yield [(number, " · ".join(cell for part in line.split("|") if (cell := part.strip().rstrip("."))))]
        elif line and not title:
            block.append((number, line[item.end() :] if item else line))
    if block:
        yield block


def _split(block: list[Line]) -> Iterator[Sentence]:
    """The sentences of a paragraph, an item or a row."""
    text, starts, begin = "", [], 0
    for number, line in block:
        starts.append((len(text), number))
        text += f"{line} "
    for end in [*(found.end() for found in END.finditer(text) if not SHORT.search(text[: found.end(1)])), len(text)]:
        number = max(number for start, number in starts if start <= begin)
        yield Sentence(number, " ".join(EMPHASIS.sub("", text[begin:end]).split()))
        begin = end


# ---- from a sentence to whether it is counted


def is_about_the_guide(sentence: str, settings: VoiceFile) -> bool:
    """Whether a phrase counts a sentence. What is quoted, and a short bracket, are left out of it, and so is what is passed over."""
    words = _words(BRACKET.sub(" ", QUOTED.sub(f" {CALL} ", sentence)))
    return bool(_any_of(settings.phrases).search(_any_of(settings.passed_over).sub(" ", words)))


def _words(text: str) -> str:
    """The words and points of a text in lower case, with a space around each."""
    words = WORD.findall(text.lower().replace("’", "'"))
    return f" {' '.join(words)} "


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds each of these phrases; nothing where there is none."""
    return re.compile("|".join(map(_phrase, phrases)) or "(?!)")


def _phrase(phrase: str) -> str:
    """“we saw/read … page*” as a regular expression."""
    parts = phrase.replace("’", "'").split()
    return " " + "".join(BETWEEN if part == "…" else f"(?:{_either(part)}) " for part in parts)


def _either(part: str) -> str:
    return "|".join(re.escape(word).replace(r"\*", r"[\w'-]*") for word in part.split("/"))
