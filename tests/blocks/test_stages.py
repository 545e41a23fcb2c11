"""Stages show an order without obligations: no numbers, no current stage and no dates."""

from __future__ import annotations

import re

import pytest

from tests.examples import Example, examples, faces
from tests.markup import Markup

GOOD = [example for example in examples() if example.kind.name == "stages" and example.good]


@pytest.mark.parametrize("example", GOOD, ids=str)
def test_all_stages_look_alike_and_none_has_a_date(example: Example) -> None:
    html = faces(example)["page"]
    markup = Markup(html)
    listed = next(element for element in markup.elements if element.tag == "ol")
    stages = [element for element in markup.elements if element.tag == "li" and element.around[-1] is listed]
    assert len(stages) == len(example.data["stages"])
    assert {tuple(stage.attributes) for stage in stages} == {()}, "a stage is marked"
    assert not re.search(r"\baria-current|<progress|<meter|<time", html)
    assert "None of the stages has a date." in markup.text
    for stage, data in zip(stages, example.data["stages"], strict=True):
        assert stage.text.strip().startswith(data["label"]), "the stage has a number"
