"""Tasks as the browser takes them: what the tool that finds them and the job description builder go by."""

from collections.abc import Sequence
from typing import Any, get_args

from ..day import in_words
from ..guide import Guide
from ..inline import plain
from ..render import Renderer
from ..schema import Task
from .export import LANGUAGE, Files, Page, json_for_scripts

PATH = "assets/agency/tasks.json"


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """assets/agency/tasks.json; nothing where there are no tasks.

    {"guide", "edition" in words, "language", "themes": [[id, title]], "verdicts": [[id, words]], "passed_over", "alike", "tasks"}, where a
    task is {"id", "title", "theme", "verdict", "why", "decides", "whose", "instead", "also", "ads", "because": [{"text", "address"}]}; what
    it has not is left out. `passed_over` and `alike` are the words by which a duty is matched (data/matching.yml). Verdicts stand in the
    order of a sorted list.
    """
    tasks = guide.every(Task)
    if not tasks:
        return {}
    names, matching = guide.settings.interface.names, guide.settings.matching
    used = {task.theme for task in tasks}
    data = {
        "guide": guide.name,
        "edition": in_words(guide.figures.built),
        "language": LANGUAGE,
        "themes": [[theme, names[theme]] for theme in _values("theme") if theme in used],
        "verdicts": [[verdict, names[verdict]] for verdict in _values("verdict")],
        "passed_over": matching.passed_over,
        "alike": matching.alike,
        "tasks": [_task(guide, task) for task in tasks],
    }
    return {PATH: json_for_scripts(data)}


def _values(field: str) -> tuple[str, ...]:
    """The values of a closed list of a task, in its order."""
    return get_args(Task.model_fields[field].annotation)


def _task(guide: Guide, task: Task) -> dict[str, Any]:
    data = {
        "id": task.id,
        "title": task.title,
        "theme": task.theme,
        "verdict": task.verdict,
        "why": plain(task.why),
        "decides": task.decides,
        "whose": task.whose,
        "instead": task.instead,
        "also": task.also,
        "ads": task.ads,
        "because": [{"text": guide.name_of(guide[i]), "address": guide.address(guide[i])} for i in task.because],
    }
    return {name: value for name, value in data.items() if value}
