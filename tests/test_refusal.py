"""What is said of a value of a closed list that YAML read as something else: nobody wrote “True”."""

from typing import Literal

import pytest
from pydantic import ValidationError

from scripts.place import Place
from scripts.problem import Problem
from scripts.refusal import Subject, refusals
from scripts.schema import Shape
from scripts.yaml_lines import parse


class Answer(Shape):
    answer: Literal["yes", "it depends", "no", "2"]


ONE_OF = "It must be one of: yes, it depends, no, 2."
SAID = {
    "yes": 'a-task: “answer” was read as yes or no. Put it in quotes: answer: "yes"',
    "no": 'a-task: “answer” was read as yes or no. Put it in quotes: answer: "no"',
    "2": 'a-task: “answer” was read as the number 2. Put it in quotes: answer: "2"',
    "on": f"a-task: “answer” is “on”. {ONE_OF}",
    "2.50": f"a-task: “answer” is “2.50”. {ONE_OF}",
    "2026-11-30": f"a-task: “answer” is “2026-11-30”. {ONE_OF}",
    "it dépends": f"a-task: “answer” is “it dépends”. {ONE_OF} Did you mean “it depends”?",
    "[it depends]": f"a-task: “answer” is a list. {ONE_OF}",
}


@pytest.mark.parametrize("written", SAID)
def test_a_value_of_a_closed_list_is_told_as_it_was_written(written):
    value, lines, _ = parse("data/tasks.yml", f"answer: {written}\n")
    with pytest.raises(ValidationError) as refused:
        Answer.model_validate(value)
    place = Place("data/tasks.yml", lines, ())
    told = list(refusals(refused.value, Answer, Subject("a-task", "task"), value, place))
    assert told == [Problem("data/tasks.yml", 1, SAID[written])]
