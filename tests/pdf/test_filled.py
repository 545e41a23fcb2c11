"""Filling in the paper face with answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from amends.data import Data, walk
from amends.fields.contract import Question
from amends.pdf.filled import fill
from amends.pdf.layout import document
from tests.examples import Example, each_good_field, faces, field_of, given


def article(html: str) -> Any:
    """Return a paper face that contains some HTML."""
    return document("", "en", f'<article class="paper">{html}</article>').find(".//article")


def blank_and_filled(example: Example) -> tuple[Any, Any, Question | None]:
    """Return the blank paper face of an example, the face with its worked example, and the question."""
    field = field_of(example)
    html = faces(example)["paper"]
    blank, filled = article(html), article(html)
    question = field if isinstance(field, Question) else None
    if question:
        fill(filled, given(question), {question.id: question.example_text()})
    else:
        fill(filled, {}, {})
    return blank, filled, question


def classes(element: Any) -> list[str]:
    return element.get("class", "").split()


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def told(paper: Any) -> Iterator[str]:
    """Yield the words, control names and values that are filled in on paper."""
    for place in paper.iter():
        if {"written", "ticked"} & {*classes(place)}:
            yield from words(" ".join([*place.itertext(), place.get("data-answer", ""), place.get("data-value", "")]))


@each_good_field
def test_every_word_of_a_worked_example_is_printed(example: Example) -> None:
    _blank, filled, question = blank_and_filled(example)
    said = set(told(filled))
    for loc, value in walk(question):
        if "example" in loc and not isinstance(value, Data) and value != "false":  # a box that is not ticked
            assert set(words(str(value))) <= said, loc


@each_good_field
def test_places_without_an_answer_are_unchanged(example: Example) -> None:
    blank, filled, question = blank_and_filled(example)
    answers = given(question) if question else {}
    assert filled.get("class") == "paper filled"
    before = iter([place for place in blank.iter() if "data-answer" in place.attrib])
    for place in (place for place in filled.iter() if "data-answer" in place.attrib):
        old, values, mark = next(before), answers.get(place.attrib["data-answer"], ()), place.get("data-value")
        if mark is not None:
            assert ("ticked" in classes(place)) == (mark in values)
        elif values:
            assert (len(place), place.text) == (0, values[0])
        else:
            assert place.attrib == old.attrib
            assert len(place) == len(old), "its ruled lines are gone"
        assert place.tail == old.tail
    assert next(before, None) is None
    for row in (row for row in filled.iter() if "data-spare" in row.attrib):
        assert ("hidden" in row.attrib) == (not list(told(row))), row.attrib


def test_text_replaces_the_ruled_lines() -> None:
    paper = article('<div class="lines" data-answer="a"><i class="rule"></i> <i class="rule"></i></div>and more')
    fill(paper, {"a": [" One line\nand another. "], "b": ["elsewhere"]}, {})
    assert paper[0].attrib == {"class": "lines written", "data-answer": "a"}
    assert [*paper.itertext()] == ["One line\nand another.", "and more"]
    assert len(paper[0]) == 0


def test_a_blank_answer_leaves_the_ruled_lines() -> None:
    paper = article('<div data-answer="a"><i class="rule"></i></div>')
    fill(paper, {"a": [" \n"]}, {})
    assert [element.get("class") for element in paper.iter()] == ["paper filled", None, "rule"]


def test_chosen_values_are_ticked() -> None:
    paper = article(
        "".join(f'<i class="box" data-answer="a" data-value="{value}"></i>' for value in ("x", "y", "z", ""))
    )
    fill(paper, {"a": ["x", "z"]}, {})
    assert [element.get("class") for element in paper] == ["box ticked", "box", "box ticked", "box"]


def test_spare_rows_with_answers_are_shown() -> None:
    row = '<p data-spare hidden><i data-answer="{}" data-value="true"></i><b data-answer="{}"></b></p>'
    paper = article(row.format("a", "b") + row.format("c", "d") + row.format("e", "f"))
    fill(paper, {"a": ["true"], "d": ["Words"]}, {})
    assert ["hidden" in row.attrib for row in paper] == [False, False, True]


def test_a_clean_copy_is_written_only_in_its_field() -> None:
    copy = '<section data-field="{}"><div data-copy-of="#x" hidden></div><p>Blanks</p></section>'
    paper = article(copy.format("one") + copy.format("two"))
    fill(paper, {}, {"one": ["Dear Noor,", "I hid it."], "two": []})
    first, second = (section[0] for section in paper)
    assert (first.get("class"), "hidden" in first.attrib) == ("written", False)
    assert [(part.tag, part.text) for part in first] == [("p", "Dear Noor,"), ("p", "I hid it.")]
    assert (second.get("class"), "hidden" in second.attrib, len(second)) == (None, True, 0)
