"""Rules about options: nothing but the thought gives the best one away."""

import re
from collections.abc import Iterable, Iterator
from statistics import mean

from ...schema import Question
from .findings import Finding, Grounds
from .wording import content_words, holding, words

# Haladyna, Downing & Rodriguez 2002: keep options alike in length, form and wording.
ALIKE = 0.8
LONGER_THAN_OTHERS = 1.25
LONGEST_TO_SHORTEST = 2
LONGEST_OPTION = 22
NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# A number, in digits or as a word, and what is counted: 24 hours and 2 days have no order that shows.
COUNTED = re.compile(rf"\W*(?:(?P<digits>\d[\d,]*(?:\.\d+)?)|(?P<word>{'|'.join(NUMBERS)})\b)\W*(?P<what>[A-Za-z]*)", re.I)


def options_do_not_overlap(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """No option holds another, and no two share over 80 % of the words of the shorter."""
    said = [set(words(option.text)) for option in question.options]
    for index, one in enumerate(said):
        for other in range(index):
            smaller = min(len(one), len(said[other]))
            equal = words(question.options[index].text) == words(question.options[other].text)
            if smaller and not equal and len(one & said[other]) / smaller > ALIKE:
                text = f"{question.id}: options {other + 1} and {index + 1} share nearly all their words. Make them differ in the thought."
                yield Finding(("options", index, "text"), text)


def best_is_not_the_longest_by_far(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """The best option is not the longest by more than a quarter of the mean of the others."""
    if not (best := question.best):
        return
    length, others = len(best.text), [len(option.text) for option in question.options if option is not best]
    if others and length > max(others) and length > LONGER_THAN_OTHERS * mean(others):
        yield Finding(
            ("options", question.options.index(best), "text"),
            f"{question.id}: the best option is the longest by far ({length} letters; the others have {round(mean(others))} "
            "on average). Shorten it, or fill the others.",
        )


def options_are_of_a_length(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """The longest option is at most twice the shortest, and none has over 22 words."""
    lengths = [len(option.text) for option in question.options]
    if max(lengths) > LONGEST_TO_SHORTEST * min(lengths):
        where = ("options", lengths.index(max(lengths)), "text")
        yield Finding(where, f"{question.id}: this option is over twice as long as the shortest. Bring them nearer.")
    for index, option in enumerate(question.options):
        if (count := len(words(option.text))) > LONGEST_OPTION:
            yield Finding(
                ("options", index, "text"), f"{question.id}: an option has {count} words; {LONGEST_OPTION} is the most. Shorten it."
            )


def absolute_words_do_not_tell(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """Words that leave no exception stand neither in distractors alone nor in the best option alone."""
    yield from _telling(question, grounds.item_writing.absolute, "leaves no exception")


def vague_words_do_not_tell(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """Words that leave everything open stand in every option or in none."""
    vague = [holding(option.text, grounds.item_writing.vague) for option in question.options]
    if any(vague) and not all(vague):
        index = next(i for i, f in enumerate(vague) if f)
        text = f"{question.id}: “{vague[index][0]}” leaves everything open in some options. Take it out."
        yield Finding(("options", index, "text"), text)


def _telling(question: Question, listed: Iterable[str], what: str) -> Iterator[Finding]:
    said = [(option.best, holding(option.text, listed), index) for index, option in enumerate(question.options)]
    best, rest = [one for one in said if one[0] and one[1]], [one for one in said if not one[0] and one[1]]
    if bool(best) != bool(rest):
        _, hits, index = (best or rest)[0]
        whose = "the best option alone" if best else "distractors alone"
        yield Finding(("options", index, "text"), f"{question.id}: “{hits[0]}” {what}, and stands in {whose}. Take it out.")


def stem_does_not_echo(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """No content word of the stem stands in the best option alone."""
    if not (best := question.best):
        return
    others = {word for option in question.options if option is not best for word in content_words(option.text)}
    if alone := sorted((content_words(best.text) & content_words(question.stem)) - others):
        text = f"{question.id}: of the options only the best repeats “{alone[0]}” from the stem. Change it, or repeat it in another."
        yield Finding(("options", question.options.index(best), "text"), text)


def options_are_parallel(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """All options are built alike: all or none in quotation marks, with a final mark, with an -ing word or “to” in front."""
    options = [option.text.strip() for option in question.options]
    for what, test in (
        ("begins with a quotation mark", lambda t: t.startswith("“")),
        ("ends with a mark", lambda t: t.rstrip("”").endswith((".", "?", "!"))),
        ("begins with an -ing word", lambda t: words(t)[:1] and words(t)[0].endswith("ing") and words(t)[0] not in ("bring", "sing")),
        ("begins with “to”", lambda t: words(t)[:1] == ("to",)),
    ):
        kept = [bool(test(text)) for text in options]
        if any(kept) and not all(kept):
            odd = kept.index(sum(kept) * 2 <= len(kept))
            yield Finding(("options", odd, "text"), f"{question.id}: one option {what} and another does not. Build them alike.")
            return


def asking_does_not_tell(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """Where the best option asks the person something, another option asks too: asking alone would tell."""
    asking = [index for index, option in enumerate(question.options) if "?" in option.text or words(option.text)[:1] == ("ask",)]
    if len(asking) == 1 and question.options[asking[0]].best:
        text = f"{question.id}: the best option is the only one that asks something. Let another one ask too."
        yield Finding(("options", asking[0], "text"), text)


def numbers_ascend(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """Options that are numbers of one thing stand in their order."""
    counted = [match for option in question.options if (match := COUNTED.match(option.text))]
    if len(counted) == len(question.options) and len({match["what"].lower().rstrip("s") for match in counted}) == 1:
        numbers = [_number(match) for match in counted]
        if numbers != sorted(numbers):
            yield Finding(("options",), f"{question.id}: the numbers of the options are out of order. Put the smallest first.")


def _number(match: re.Match[str]) -> float:
    return float(match["digits"].replace(",", "")) if match["digits"] else NUMBERS.index(match["word"].lower())


def no_straw_options(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """No distractor is one that nobody trained would pick."""
    for index, option in enumerate(question.options):
        if not option.best and (straw := holding(option.text, grounds.item_writing.straw)):
            text = f"{question.id}: nobody trained would “{straw[0]}”. Write what a caring, half-trained colleague would do."
            yield Finding(("options", index, "text"), text)
