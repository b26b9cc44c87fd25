"""What the files of data/ hold beside records: the exam profile, the study plan, what moved, notices, the words of the interface."""

from typing import Annotated, Literal

from pydantic import Field

from .fields import (
    ADDRESS,
    DANGER,
    HARMLESS,
    PAGE,
    PAGES,
    PHRASE,
    SMALL_LETTERS,
    TYPED,
    WAY,
    Id,
    Line,
    OurLine,
    OurText,
    Shape,
    Text,
    Url,
    kinds_with,
    link,
)
from .questions import Clause, ContentNote

Word = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
# Words as people type them; the search does not tell capitals apart.
Asked = Annotated[str, Field(pattern=TYPED, max_length=40)]
# A page of docs/, and a place on it or what its script is told, as study/practice.md#set=mixed&count=10.
PageLink = Annotated[str, Field(pattern=PAGE, max_length=160)]
# Where a page answers, from the root of the site, as study/practice/; and where a reader is led, also to a place on it.
Address = Annotated[str, Field(pattern=ADDRESS, max_length=160)]
Way = Annotated[str, Field(pattern=WAY, max_length=160)]

# Words by which a sentence is known, as “we saw/read … page*”.
Phrase = Annotated[str, Field(pattern=PHRASE, max_length=160)]


class ExamProfile(Shape):
    """What is known and not known about the exam, as facts."""

    known: tuple[Annotated[Id, link("fact")], ...] = Field(min_length=1, description="Facts known about the exam.")
    older: tuple[Annotated[Id, link("fact")], ...] = Field(
        default=(), description="Facts known only of an older exam. Each says in “era” of which."
    )
    unknown: tuple[Annotated[Id, link("fact")], ...] = Field(min_length=1, description="Facts that are not confirmed here.")


class RehearsalTime(Shape):
    """The time of a rehearsal: the longest one has the whole time limit of the exam, and a shorter one its even part."""

    limit: Annotated[Id, link("fact")] = Field(description="The fact that says the time limit.")
    says: Line = Field(description="The value of that fact when the minutes were read from it; checked, so that both change together.")
    minutes: int = Field(ge=1, description="The same in minutes.")
    last: int = Field(ge=1, description="How many minutes before the end a rehearsal says once more how much time is left.")


class Rehearsal(Shape):
    """How long a rehearsal may be, and how much time it has."""

    counts: tuple[int, ...] = Field(min_length=1, description="How many questions one may choose, the fewest first.")
    usual: int = Field(description="The one of these that is chosen beforehand.")
    fewest: int = Field(ge=1, description="The fewest questions an address may ask for; the most are the most of `counts`.")
    time: RehearsalTime | None = Field(default=None, description="The time one may choose. Without it a rehearsal has no timer.")


class PlanStep(Shape):
    """Something to do in one sitting, as a study plan lists it."""

    title: Line = Field(description="What to do, in a few words.")
    calendar: Line = Field(description="What a calendar says, which others may see: one or two words that tell nothing about a person.")
    minutes: int = Field(ge=0, le=90, description="About how long it takes, in minutes.")
    when: Literal["early", "middle", "last", "eve"] = Field(
        description="When it comes: early (first, once), middle (again and again), last (in the last week, once), eve (the day before)."
    )
    domain: Annotated[Id, link("exam-domain")] | None = Field(
        default=None, description="The study domain it belongs to: domains take turns."
    )
    every: int = Field(default=7, ge=1, le=90, description="For a middle step of no domain: days until it comes back, at least.")
    short_of_time: bool = Field(default=False, description="true where it stays in a plan that has hardly any time.")
    page: PageLink | None = Field(default=None, description="The page it opens, as study/values.md.")
    record: Annotated[Id, link(*kinds_with("planned"))] | None = Field(
        default=None, description="The record it opens, where it opens no page."
    )


class Moved(Shape):
    """An id that is no longer a record of its own."""

    id: Id = Field(description="The old id.")
    to: tuple[Id, ...] = Field(default=(), description="Where it went: one id forwards, several or none are explained.")
    why: Text = Field(description="Why, in one sentence a reader of an old link can use.")


class MovedPage(Shape):
    """An address at which no page of docs/ stands anymore."""

    address: Address = Field(description="The old address, from the root of the site, as study/values/.")
    to: tuple[Way, ...] = Field(
        default=(),
        description="Where it went: the address of a page, with a place on it where that helps, as study/#space-it, or of an item, as "
        "go/informed-choice/. One forwards, several or none are explained.",
    )
    why: Text = Field(description="Why, in one sentence a reader of an old link can use.")


class NoticeLink(Shape):
    """A link of a notice: to a source, to a telephone number, or to a page of this guide."""

    label: Line = Field(description="The words of the link.")
    source: Annotated[Id, link("source")] | None = Field(default=None, description="A source to link.")
    url: Url | None = Field(default=None, description="A telephone or text-message address, as tel:988.")
    to: Way | None = Field(default=None, description="The address of a page of this guide, from the root of the site, as role/kinds/.")


class Notice(Shape):
    """A short text that stands at the foot of every page."""

    name: Id = Field(description="Its name.")
    title: Line = Field(description="Its heading.")
    text: Text = Field(description="What it says.")
    links: tuple[NoticeLink, ...] = Field(default=(), description="Where it leads.")
    about: tuple[Annotated[Id, link("term", "source", "fact")], ...] = Field(
        default=(), description="Records whose own page begins with its telephone links."
    )
    offered: bool = Field(
        default=False,
        description="true where every page leads to it, and the search offers it when nothing was found. "
        "Its telephone links come first where somebody may be in danger (danger.yml).",
    )


class Slide(Shape):
    """One slide of a talk: a few words to see, and what to say."""

    title: Annotated[OurLine, Field(max_length=60)] = Field(description="Its title: at most 60 letters.")
    points: tuple[Annotated[OurLine, Field(max_length=70)], ...] = Field(
        min_length=1, max_length=5, description="What stands on it: one to five lines of at most 70 letters."
    )
    say: OurText = Field(description="What to say, in the notes of the slide.")
    because: tuple[Clause, ...] = Field(min_length=1, description="The records it rests on; the notes name them.")


class Talk(Shape):
    """A talk with slides, as a file to present and to change."""

    id: Id = Field(description="Its name, and that of its file.")
    title: Annotated[OurLine, Field(max_length=60)] = Field(description="What the first slide says: at most 60 letters.")
    for_whom: Annotated[OurLine, Field(max_length=70)] = Field(description="What stands under that: how long it takes, and for whom.")
    slides: tuple[Slide, ...] = Field(min_length=1, description="Its slides, after the first.")


class Typed(Shape):
    """What people type when somebody may be in danger."""

    why: Line = Field(description="What these phrases have in common, for whoever adds the next one.")
    phrases: tuple[Annotated[str, Field(pattern=DANGER, max_length=200)], ...] = Field(
        min_length=1,
        description="Words in lower case: / between words of which any will do, * for any ending, … for up to six words between two, "
        "capitals for a group of `words`.",
    )


class Harmless(Shape):
    """Phrases in which words of danger mean something else."""

    why: Line = Field(description="What these phrases have in common, for whoever adds the next one.")
    phrases: tuple[Annotated[str, Field(pattern=HARMLESS, max_length=300)], ...] = Field(
        min_length=1, description="As the phrases of danger, but without …: what stands in it might be a cry for help."
    )


class Danger(Shape):
    """A danger that people type about, and what the search shows first then."""

    name: Id = Field(description="Its name.")
    says: Text = Field(description="Words of care over the telephone links: a line or two.")
    label: Line = Field(description="The words of the link that comes next.")
    page: PageLink = Field(description="The page it leads to, as role/a-page.md or role/a-page.md#a-part.")
    records: tuple[Annotated[Id, link(*kinds_with("nearest"))], ...] = Field(
        min_length=1, max_length=3, description="The records that come after it, before all that the search finds."
    )
    typed: tuple[Typed, ...] = Field(min_length=1, description="What people type.")


class StandingWords(Shape):
    word: Line = Field(description="One to three words.")
    sentence: Text = Field(description="One sentence that says what it means.")
    named: Line | None = Field(default=None, description="The word where the sources give no more than a name.")
    named_sentence: Text | None = Field(default=None, description="The sentence where the sources give no more than a name.")


class KindWords(Shape):
    one: Line = Field(description="The name of one.")
    many: Line = Field(description="The name of several.")
    purpose: Word = Field(description="What links to them are for on another record's page: a name of `purposes`.")
    numbered: Line | None = Field(default=None, description="How its number is said, with fields in single braces: “Competency {code}”.")
    aside: bool = Field(default=False, description="true where records of this kind only lead to others: the search puts them last.")
    searched: Literal["first", "last", "never"] = Field(
        default="first",
        description="When the search looks through records of this kind: first (where it is left out), last (in a file of its own, which "
        "comes after all else and moves nothing), never.",
    )


class Synonym(Shape):
    """Words people type, and the words of the guide they mean by them. One way: the second do not mean the first."""

    asked: tuple[Asked, ...] = Field(min_length=1, description="What people type, in lower case; endings are found by themselves.")
    means: tuple[Line, ...] = Field(min_length=1, description="Words that stand in a title or in `also` of a record.")


class Unsettled(Shape):
    """Something people look for that no record settles: the search says so, and shows what comes nearest."""

    asked: tuple[Asked, ...] = Field(min_length=1, description="What people type, in lower case; endings are found by themselves.")
    nearest: tuple[Annotated[Id, link(*kinds_with("nearest"))], ...] = Field(
        min_length=1, description="The records that come nearest, the best first."
    )


class SearchWords(Shape):
    """What the search says. It is fetched with the index, when somebody searches."""

    best: Line = Field(description="The heading over the nearest results.")
    pages: Line = Field(description="The heading over written pages.")
    page: Line = Field(description="What a written page is called.")
    also: Line = Field(description="Before another name of a result that holds the words: “Also: …”.")
    found: Line = Field(description="How many results there are, with {count} and {query}.")
    none: Line = Field(description="That nothing was found, with {query}.")
    meant: Line = Field(description="Before words that are nearly the same.")
    unsettled: Line = Field(description="That no record settles the words in {asked}, before what comes nearest.")
    everything: Line = Field(description="The link to all results, with {query}.")
    elsewhere: Line = Field(description="Before the places to look when nothing was found.")
    question: Line = Field(description="What a practice question is called by its number, with {number}: people may type it so.")


class PlainerWord(Shape):
    """A word that questions avoid, and what to write instead."""

    word: Asked = Field(description="The word, in lower case.")
    instead: Line = Field(description="What to write instead.")


class Sign(Shape):
    """Something in the wording of an option that could give it away."""

    sign: Line = Field(description="What it is called in a message: “a reason at its end”.")
    words: tuple[Annotated[str, Field(pattern=SMALL_LETTERS, max_length=40)], ...] = Field(
        default=(), description="What an option holds that has it: words, or marks such as “?”."
    )
    over: int | None = Field(default=None, ge=1, description="An option with more words than this has it.")


class Touches(Shape):
    """The words at which a question needs a content note."""

    note: ContentNote = Field(description="The note.")
    words: tuple[Asked, ...] = Field(min_length=1, description="Beginnings of words, in lower case.")


class CrisisRule(Shape):
    """What a question about a danger to life rests on."""

    notes: tuple[ContentNote, ...] = Field(min_length=1, description="The content notes that make it one.")
    clauses: tuple[Clause, ...] = Field(min_length=1, description="The records of which its best reason cites one.")
    points_to: tuple[Asked, ...] = Field(
        min_length=1, description="Words of which its reasons hold one: who is brought in, by which policy."
    )
    secrecy: tuple[Asked, ...] = Field(min_length=1, description="Words that no best option of such a question holds.")


class BankGoals(Shape):
    """How large and how even the bank of questions is meant to be."""

    questions: int = Field(ge=1, description="How many questions there are at least.")
    a_domain: int = Field(ge=1, description="How many in each study domain at least.")
    a_record: int = Field(ge=1, description="How many rest on each confirmed competency, ethics principle and scope statement at least.")
    boundaries: int = Field(ge=0, description="How many turn on a boundary between two clauses at least.")
    beyond_recall: int = Field(ge=0, le=100, description="Percent that ask to apply or to judge at least.")
    one_record: int = Field(ge=1, le=100, description="Percent of the bank that is about one record at most.")
    one_misconception: int = Field(ge=1, le=100, description="Percent of all distractors with one misconception at most.")
    noted: int = Field(ge=0, le=100, description="Percent that carries a content note at most.")
    grade: int = Field(ge=1, le=12, description="The highest reading grade of a study domain's questions.")
    twins: int = Field(ge=0, description="How many questions are in a set of twins at least.")
    guessed: int = Field(ge=1, le=100, description="Percent whose best option may be guessed from the wording of the options, at most.")
    guessed_alone: int = Field(
        ge=1, le=100, description="Percent of the questions without a twin whose best option may be guessed, at most."
    )
    apart: int = Field(ge=1, le=100, description="How many points a sign may be apart in best options and others.")
    apart_domain: int = Field(ge=1, le=100, description="How many points a sign may be apart within a study domain.")
    firm: int = Field(ge=0, le=100, description="Percent of the best options whose act is one of `firm_acts`, at least.")
    kind: int = Field(ge=0, le=100, description="Percent of the other options whose act is one of `kind_acts`, at least.")


class AnswerGoals(Shape):
    """What the answers to “may a peer specialist do this?” and the lines of a job description keep to."""

    depends: int = Field(ge=1, le=100, description="Percent of all tasks whose answer depends on a fact, at most.")
    why: int = Field(ge=5, le=80, description="How many words the reason of an answer has, at most.")
    short: int = Field(ge=5, le=80, description="How many words the short line of a duty has, at most: as many as fit a line of a posting.")


class VoiceGoal(Shape):
    """How much some pages may speak of the guide itself."""

    pages: Annotated[str, Field(pattern=PAGES, max_length=80)] = Field(
        description="Pages of docs/, with * for any name, as reference/*. The first goal that fits a page is the goal of that page."
    )
    under: int | None = Field(
        default=None,
        ge=0,
        le=100,
        description="Fewer than so many percent of its sentences are about the guide. Without it there is no goal.",
    )
