"""Which file of data/ holds what. A new kind of record is added here, in records.py, and as a template in overrides/records/."""

import re
from functools import cache
from typing import Annotated, get_args

from pydantic import Field

from .agency import Duty, Task
from .classes import ClassSession
from .fields import GROUP, Entry, Line, Shape
from .posting import DoNotAsk, Occupation, PostingField, PostingProgram, PostingWords, Recipe
from .questions import Act, Case, Question, Turn, Waiver
from .readiness import ReadinessQuestion
from .records import (
    Competency,
    CompetencyDomain,
    EthicsPrinciple,
    ExamDomain,
    Fact,
    Frame,
    JobFunction,
    Objective,
    Program,
    ScopeStatement,
    Source,
    Term,
    Topic,
)
from .settings import (
    AnswerGoals,
    Asked,
    BankGoals,
    CrisisRule,
    Danger,
    ExamProfile,
    Harmless,
    KindWords,
    Moved,
    MovedPage,
    Notice,
    Phrase,
    PlainerWord,
    PlanStep,
    Rehearsal,
    SearchWords,
    Sign,
    StandingWords,
    Synonym,
    Talk,
    Touches,
    Unsettled,
    VoiceGoal,
    Word,
)


class SourcesFile(Shape):
    sources: tuple[Source, ...] = Field(description="Every document or page the guide cites.")


class FactsFile(Shape):
    facts: tuple[Fact, ...] = Field(description="Every figure that can change.")


class GlossaryFile(Shape):
    terms: tuple[Term, ...] = Field(description="The words of the field, and every acronym the guide uses.")


class FramesFile(Shape):
    frames: tuple[Frame, ...] = Field(description="National frames the role rests on, and their parts.")


class EthicsFile(Shape):
    ethics: tuple[EthicsPrinciple, ...] = Field(description="Principles of ethics and conduct.")


class CompetenciesFile(Shape):
    competency_domains: tuple[CompetencyDomain, ...] = Field(description="The domains of the competencies.")
    competencies: tuple[Competency, ...] = Field(description="The core competencies, in the order of their numbers.")


class TopicsFile(Shape):
    topics: tuple[Topic, ...] = Field(description="Topics of the training course, in the order of their pages.")


class ScopeFile(Shape):
    scope: tuple[ScopeStatement, ...] = Field(description="What the role includes and what it does not.")


class ProgramsFile(Shape):
    programs: tuple[Program, ...] = Field(description="Programs and places where peer specialists work.")


class JobsFile(Shape):
    jobs: tuple[JobFunction, ...] = Field(description="The functions of the sample job description.")


class ExamFile(Shape):
    profile: ExamProfile = Field(description="What is known and not known about the exam.")
    rehearsal: Rehearsal | None = Field(default=None, description="How long a rehearsal may be. Without it there is none.")
    exam_domains: tuple[ExamDomain, ...] = Field(description="The study domains.")
    objectives: tuple[Objective, ...] = Field(description="What a learner can do in each study domain.")


class TurnsFile(Shape):
    turns: tuple[Turn, ...] = Field(description="Kinds of fact that change an answer, in the order readers meet them.")


class QuestionsFile(Shape):
    questions: tuple[Question, ...] = Field(description="Practice questions.")


class CasesFile(Shape):
    cases: tuple[Case, ...] = Field(description="Gray-area cases with no single answer.")


class TasksFile(Shape):
    tasks: tuple[Task, ...] = Field(description="Tasks, each with the answer to “may a peer specialist do this?”")


class DutiesFile(Shape):
    duties: tuple[Duty, ...] = Field(description="The lines of a current job description, in the order a description has them.")


class ClassesFile(Shape):
    classes: tuple[ClassSession, ...] = Field(description="Ready class sessions, in the order of the course. May be empty: classes: []")


class PostingFile(Shape):
    fields: tuple[PostingField, ...] = Field(min_length=1, description="What is filled in, as the pay.")
    programs: tuple[PostingProgram, ...] = Field(min_length=1, description="The programs a description can be made for, in their order.")
    do_not_ask: tuple[DoNotAsk, ...] = Field(min_length=1, description="What an interview leaves alone.")
    documents: tuple[Recipe, ...] = Field(min_length=1, description="The documents, each with its recipe.")
    occupation: Occupation | None = Field(default=None, description="The job in the terms of a list of occupations.")
    words: PostingWords = Field(description="Small words of the documents.")


class MatchingFile(Shape):
    goals: AnswerGoals = Field(description="What the answers keep to.")
    passed_over: tuple[Asked, ...] = Field(description="Words of a duty that say nothing about which task it is.")
    alike: tuple[tuple[Asked, ...], ...] = Field(
        description="Words that job ads and this guide use for one thing, in a list each: the first stands for all."
    )


class ItemWritingFile(Shape):
    goals: BankGoals = Field(description="How large and how even the bank is meant to be.")
    waive: tuple[Waiver, ...] = Field(default=(), description="Warnings about the bank as a whole that do not hold, each with the reason.")
    absolute: tuple[Asked, ...] = Field(description="Words that leave no exception.")
    vague: tuple[Asked, ...] = Field(description="Words that leave everything open.")
    straw: tuple[Asked, ...] = Field(description="Words of options that nobody trained would pick.")
    stigma: tuple[Asked, ...] = Field(description="Terms that wound; allowed only in quotation marks, where a question is about them.")
    plainer: tuple[PlainerWord, ...] = Field(description="Words with a plainer one.")
    idioms: tuple[Asked, ...] = Field(description="Turns of speech that a new speaker of English may not know.")
    blame: tuple[Asked, ...] = Field(description="Words with which a reason would blame the learner.")
    second_person: tuple[Asked, ...] = Field(description="Words with which a reason would speak at the reader and not of the act.")
    not_names: tuple[Asked, ...] = Field(description="Words that are written with a capital and name no person.")
    hard: tuple[Asked, ...] = Field(description="Beginnings of words for hard behavior, which is spread evenly over people.")
    methods: tuple[Asked, ...] = Field(description="Beginnings of words that would describe a way to do harm, where a life is in danger.")
    touches: tuple[Touches, ...] = Field(description="The words at which a question needs a content note, the gravest note first.")
    signs: tuple[Sign, ...] = Field(default=(), description="What could give an option away: as common in the best ones as in the others.")
    firm_acts: tuple[Act, ...] = Field(default=(), description="Acts of options that are firm.")
    kind_acts: tuple[Act, ...] = Field(default=(), description="Acts of options that sound kind.")
    crisis: CrisisRule = Field(description="What a question about a danger to life rests on.")


class PlanFile(Shape):
    gaps: tuple[Annotated[int, Field(ge=1, le=90)], ...] = Field(
        min_length=1,
        description="Days until a study domain comes back in a plan, and in practice a question or card that was had: "
        "after the first time, the second, and so on.",
    )
    steps: tuple[PlanStep, ...] = Field(min_length=1, description="The steps of a study plan, in the order they come.")


class ReadinessFile(Shape):
    readiness: tuple[ReadinessQuestion, ...] = Field(min_length=1, description="What an agency asks itself before it hires, in order.")


class MovedFile(Shape):
    moved: tuple[Moved, ...] = Field(description="Old ids and where they went. May be empty: moved: []")
    moved_pages: tuple[MovedPage, ...] = Field(
        default=(), description="Old addresses of pages and where they went. Left out where no page has moved."
    )


class NoticesFile(Shape):
    notices: tuple[Notice, ...] = Field(description="What every page says at its foot.")


class TalksFile(Shape):
    talks: tuple[Talk, ...] = Field(description="Talks with slides. May be empty: talks: []")


class DangerFile(Shape):
    words: dict[Annotated[str, Field(pattern=GROUP)], tuple[Asked, ...]] = Field(
        default={}, description="Words that many phrases share, by a name in capitals."
    )
    dangers: tuple[Danger, ...] = Field(description="What people may be in danger of; where several fit, the first is shown. May be empty.")
    harmless: tuple[Harmless, ...] = Field(default=(), description="What is taken out of a query before it is looked at.")
    spelled_right: tuple[Asked, ...] = Field(
        default=(), description="Words that a slip of the finger would turn into one of those above, and that mean themselves."
    )


class SynonymsFile(Shape):
    passed_over: tuple[Line, ...] = Field(description="Small words of a question that say nothing about what is looked for.")
    synonyms: tuple[Synonym, ...] = Field(description="Words people type that the guide says in other words.")
    unsettled: tuple[Unsettled, ...] = Field(description="What people look for and no record settles.")


class VoiceFile(Shape):
    goals: tuple[VoiceGoal, ...] = Field(description="How much the pages may speak of the guide itself.")
    passed_over: tuple[Phrase, ...] = Field(
        default=(), description="Phrases that are taken out of a sentence before it is looked at: behind them stands advice, or a link."
    )
    phrases: tuple[Phrase, ...] = Field(
        description="What counts a sentence as one about the guide: words, / between words of which any will do, * for any ending, "
        "… for up to six words between two."
    )


class InterfaceFile(Shape):
    words: dict[Word, Line] = Field(description="Words on buttons, labels and headings, by the name a template uses.")
    standings: dict[Word, StandingWords] = Field(description="How each standing is put to the reader.")
    not_on_tabs: tuple[Line, ...] = Field(
        description="Words kept out of browser tabs, previews and addresses: somebody may be sharing a screen."
    )
    not_in_calendars: tuple[Line, ...] = Field(
        (), description="More words kept out of calendars, where others may see for a long time what somebody studies."
    )
    names: dict[Line, Line] = Field(
        description="How each value of a closed list, as a section or a status, is put to the reader: "
        "one wording for a value, whichever field it stands in."
    )
    icons: dict[Line, Line] = Field(
        description="The small picture beside some words, by the name a template uses or a value of a closed list: a file of the sets "
        "that come with Material for MkDocs, as material/phone."
    )
    search: SearchWords = Field(description="What the search says.")
    purposes: dict[Word, Line] = Field(
        description="The headings over the links on a record's page, by what they are for, in the order readers meet them."
    )
    kinds: dict[Line, KindWords] = Field(description="How each kind of record is named to the reader.")


# A name with a * stands for every file that fits it: a large collection is kept in several, each with the same fields.
# The * is one or more lower-case words joined by hyphens, so that a copy (“values copy.yml”) is a stranger and is told as one.
FILES: dict[str, type[Shape]] = {
    "sources.yml": SourcesFile,
    "facts.yml": FactsFile,
    "glossary.yml": GlossaryFile,
    "frames.yml": FramesFile,
    "ethics.yml": EthicsFile,
    "competencies.yml": CompetenciesFile,
    "topics.yml": TopicsFile,
    "scope.yml": ScopeFile,
    "programs.yml": ProgramsFile,
    "jobs.yml": JobsFile,
    "exam.yml": ExamFile,
    "turns.yml": TurnsFile,
    "questions/*.yml": QuestionsFile,
    "cases.yml": CasesFile,
    "tasks/*.yml": TasksFile,
    "duties.yml": DutiesFile,
    "classes.yml": ClassesFile,
    "posting.yml": PostingFile,
    "matching.yml": MatchingFile,
    "item_writing.yml": ItemWritingFile,
    "plan.yml": PlanFile,
    "readiness.yml": ReadinessFile,
    "moved.yml": MovedFile,
    "notices.yml": NoticesFile,
    "talks.yml": TalksFile,
    "danger.yml": DangerFile,
    "synonyms.yml": SynonymsFile,
    "voice.yml": VoiceFile,
    "interface.yml": InterfaceFile,
}

# Every class of a file above, to see whether one was forgotten in FILES.
FILE_CLASSES = tuple(m for m in tuple(vars().values()) if isinstance(m, type) and issubclass(m, Shape) and m.__module__ == __name__)

WORDS = "[a-z0-9]+(?:-[a-z0-9]+)*"


@cache
def entry_of(name: str) -> str | None:
    """The entry of FILES that a file of data/ falls under: “questions/values.yml” → “questions/*.yml”. None for a stranger."""
    return next((entry for entry in FILES if re.fullmatch(re.escape(entry).replace(r"\*", WORDS), name)), None)


@cache
def kinds() -> dict[str, type[Entry]]:
    """Every kind of record by its name, in the order of the ladder."""
    return {model.kind: model for file in FILES.values() for model in record_lists(file).values()}


@cache
def record_lists(file: type[Shape]) -> dict[str, type[Entry]]:
    """The fields of a file that hold records, each with the class of its records."""
    lists = {}
    for name, field in file.model_fields.items():
        model = next(iter(get_args(field.annotation)), None)
        if isinstance(model, type) and issubclass(model, Entry):
            lists[name] = model
    return lists


@cache
def file_of(kind: str) -> str:
    """The entry of FILES that holds records of `kind`."""
    return next(name for name, file in FILES.items() if kind in {m.kind for m in record_lists(file).values()})


def schema_name(entry: str) -> str:
    """The file that describes an entry of FILES to editors: “questions/*.yml” → “questions.schema.json”."""
    return f"{entry.split('/')[0].removesuffix('.yml')}.schema.json"


@cache
def holds_only_records(entry: str) -> bool:
    """Whether an entry of FILES holds lists of records and nothing else."""
    return record_lists(FILES[entry]).keys() == FILES[entry].model_fields.keys()
