"""A question in a lesson has a labelled text area, sends nothing, and has ruled lines on paper."""

from __future__ import annotations

import pytest

from tests.examples import Example, examples, faces
from tests.markup import Markup

GOOD = [example for example in examples() if example.kind.name == "reflect" and example.good]
each_example = pytest.mark.parametrize("example", GOOD, ids=str)


@each_example
def test_the_text_area_is_labelled_by_the_question_and_described_by_the_hint(example: Example) -> None:
    markup = Markup(faces(example)["page"])
    (area,) = [element for element in markup.elements if element.tag == "textarea"]
    assert markup.labels(area) == " ".join(example.data["question"].split())
    assert ("aria-describedby" in area.attributes) == ("hint" in example.data)


@each_example
def test_nothing_is_sent_or_kept_and_the_page_says_so(example: Example) -> None:
    markup = Markup(faces(example)["page"])
    (form,) = [element for element in markup.elements if element.tag == "form"]
    assert form.attributes["method"] == "dialog"
    assert form.attributes["autocomplete"] == "off"
    assert "None of this is kept or sent." in markup.text
    assert not [element for element in markup.elements if element.tag == "button"]


@each_example
def test_paper_has_the_number_of_lines_of_the_content(example: Example) -> None:
    markup = Markup(faces(example)["page"])
    lines = [element for element in markup.elements if element.attributes.get("class") == "reflect-line"]
    assert len(lines) == int(example.data.get("lines", 3))
    (area,) = [element for element in markup.elements if element.tag == "textarea"]
    (room,) = [element for element in markup.elements if "data-answer" in element.attributes]
    assert room.attributes["data-answer"] == area.attributes["name"]
