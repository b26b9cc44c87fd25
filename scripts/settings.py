"""The settings of a guide: what its files hold beside records, as the study plan or the words of the interface."""

from typing import TypeVar

from .load import Loaded
from .place import Place
from .schema import Moved, MovedPage, Notice, Shape
from .schema.files import (
    DangerFile,
    ExamFile,
    InterfaceFile,
    ItemWritingFile,
    MatchingFile,
    MovedFile,
    NoticesFile,
    PlanFile,
    PostingFile,
    ReadinessFile,
    SynonymsFile,
    TalksFile,
    VoiceFile,
)
from .schema.readiness import ReadinessQuestion
from .schema.settings import ExamProfile, Rehearsal, Talk

File = TypeVar("File", bound=Shape)


class Unread(LookupError):
    """A file that somebody asks for could not be read. Why is among the problems of the guide."""


class Settings:
    """What the files of data/ hold beside records. Each raises Unread while its file cannot be read; `in` tells beforehand."""

    def __init__(self, loaded: Loaded):
        self._files, self._places = loaded.settings, loaded.settings_places

    def __contains__(self, name: str) -> bool:
        return name in self._files

    def place(self, name: str) -> Place:
        """Where the settings of a file stand, as “plan.yml”."""
        if name not in self._places:
            raise Unread(name)
        return self._places[name]

    def _file(self, name: str, shape: type[File]) -> File:
        settings = self._files.get(name)
        if not isinstance(settings, shape):
            raise Unread(name)
        return settings

    @property
    def interface(self) -> InterfaceFile:
        """The words of the interface."""
        return self._file("interface.yml", InterfaceFile)

    @property
    def danger(self) -> DangerFile:
        """What people type when somebody may be in danger, and what comes first then."""
        return self._file("danger.yml", DangerFile)

    @property
    def synonyms(self) -> SynonymsFile:
        """Other words people search with."""
        return self._file("synonyms.yml", SynonymsFile)

    @property
    def voice(self) -> VoiceFile:
        """By which phrases a sentence is about the guide, and how many such sentences a page may have."""
        return self._file("voice.yml", VoiceFile)

    @property
    def item_writing(self) -> ItemWritingFile:
        """What the checks of questions go by."""
        return self._file("item_writing.yml", ItemWritingFile)

    @property
    def matching(self) -> MatchingFile:
        """What the answers of tasks keep to, and how a duty is matched to tasks."""
        return self._file("matching.yml", MatchingFile)

    @property
    def plan(self) -> PlanFile:
        """What a study plan is made of."""
        return self._file("plan.yml", PlanFile)

    @property
    def posting(self) -> PostingFile:
        """What the documents around a job say beside its duties, and how each is put together."""
        return self._file("posting.yml", PostingFile)

    @property
    def readiness(self) -> tuple[ReadinessQuestion, ...]:
        """What an agency asks itself before it hires."""
        return self._file("readiness.yml", ReadinessFile).readiness

    @property
    def moved(self) -> tuple[Moved, ...]:
        """Ids that are no longer a record of their own."""
        return self._file("moved.yml", MovedFile).moved

    @property
    def moved_pages(self) -> tuple[MovedPage, ...]:
        """Addresses at which no page stands anymore."""
        return self._file("moved.yml", MovedFile).moved_pages

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What every page says at its foot."""
        return self._file("notices.yml", NoticesFile).notices

    @property
    def talks(self) -> tuple[Talk, ...]:
        """Talks with slides."""
        return self._file("talks.yml", TalksFile).talks

    @property
    def exam_profile(self) -> ExamProfile:
        """What is known and not known about the exam."""
        return self._file("exam.yml", ExamFile).profile

    @property
    def rehearsal(self) -> Rehearsal | None:
        """How long a rehearsal may be; None where a guide has none."""
        return self._file("exam.yml", ExamFile).rehearsal
