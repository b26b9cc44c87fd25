"""A mistake somebody can mend: where it is, and a sentence that says what is wrong and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. `path` is relative to the project, `line` counts from 1."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“ Did you mean “…”?” with the nearest of `known`, or nothing when none is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean “{near[0]}”?" if near else ""


def several(count: int, one: str) -> str:
    """“1 problem”, “3 problems”."""
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def a(kind: str) -> str:
    """“a fact”, “an ethics principle”: the name of a kind as it stands in a sentence."""
    words = kind.replace("-", " ")
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
