"""Rules about the language of a question or a case: plain, person first, and kind."""

from collections.abc import Iterator

from ...schema import Question
from ..text import unexplained
from .findings import Finding, Grounds, Judged
from .wording import QUOTED, holding, texts


def no_stigmatizing_terms(grounds: Grounds, item: Judged) -> Iterator[Finding]:
    """No term that wounds stands outside quotation marks."""
    for where, text in texts(item):
        if hits := holding(QUOTED.sub(" ", text), grounds.item_writing.stigma):
            yield Finding(where, f"{item.id}: “{hits[0]}” wounds. Name the person first, or quote the word where the question is about it.")


def options_use_known_acronyms(grounds: Grounds, question: Question) -> Iterator[Finding]:
    """Every acronym in an option stands in the glossary. Those of stems and reasons are looked up with all other sentences."""
    for index, option in enumerate(question.options):
        for acronym in unexplained(option.text, grounds.explained):
            text = f"{question.id} uses “{acronym}”, which the glossary does not explain. Add the term, or spell it out."
            yield Finding(("options", index, "text"), text)


def plain_words(grounds: Grounds, item: Judged) -> Iterator[Finding]:
    """No word stands where a plainer one would do, nor a word for people that the documents do not use."""
    instead = {plainer.word.replace("’", "'"): plainer.instead for plainer in grounds.item_writing.plainer}
    for where, text in texts(item):
        for word in holding(QUOTED.sub(" ", text), instead):
            yield Finding(where, f"{item.id}: “{word}” has a plainer word. Write “{instead[word.lower()]}”.")


def no_idioms(grounds: Grounds, item: Judged) -> Iterator[Finding]:
    """No turn of speech that a new speaker of English may not know."""
    for where, text in texts(item):
        if hits := holding(text, grounds.item_writing.idioms):
            yield Finding(where, f"{item.id}: “{hits[0]}” is a turn of speech not everyone knows. Say it plainly.")
