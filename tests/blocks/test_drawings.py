"""Every drawing in an example has a title and description that contain its text, under unique ids."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from tests.examples import Example, examples, faces

DRAWN = [example for example in examples() if example.kind.name in {"cycle", "ladder"} and example.good]
each_example = pytest.mark.parametrize("example", DRAWN, ids=str)


def _svg(example: Example) -> ET.Element:
    found = re.search(r"<svg.*?</svg>", faces(example)["page"], re.DOTALL)
    assert found
    return ET.fromstring(found.group())  # noqa: S314 - it is our own template's


@each_example
def test_the_description_contains_all_drawn_text(example: Example) -> None:
    svg = _svg(example)
    described = " ".join(svg.findtext("desc", "").split())
    assert svg.findtext("title")
    groups = svg.findall("g")
    assert groups
    for group in groups:
        texts = [text for text in group.findall("text") if text.get("class") != "number"]
        for style in {text.get("class") for text in texts}:
            lines = [text.text or "" for text in texts if text.get("class") == style]
            # A word that was split has no space at the line break.
            assert re.search(r"\s?".join(re.escape(line) for line in lines), described), lines
    if example.kind.name == "cycle":
        assert len(groups) == len(example.data["steps"]) + ("way_out" in example.data)
        assert "begins again" in described
        assert ("leaves the loop" in described) == ("way_out" in example.data)


@each_example
def test_a_drawing_is_named_by_its_title_and_description(example: Example) -> None:
    svg = _svg(example)
    ids = [part.get("id") for part in (svg.find("title"), svg.find("desc")) if part is not None]
    assert str(svg.get("aria-labelledby")).split() == ids
    assert svg.get("role") == "img"


def test_drawings_on_one_page_have_different_ids() -> None:
    ids = [_svg(example).get("aria-labelledby") for example in DRAWN]
    assert len(ids) == len(set(ids)) > 1
