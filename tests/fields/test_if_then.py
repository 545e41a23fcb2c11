"""amends.fields.if_then: the number of pairs, and the example."""

from __future__ import annotations

from typing import Any

import pytest

from amends.fields.if_then import IfThen


def if_then(**keys: Any) -> IfThen:
    return IfThen.model_validate({"id": "plans", "type": "if_then", "label": "What will I do?", **keys})


@pytest.mark.parametrize(
    ("keys", "least", "most", "on_paper"),
    [
        ({}, 3, 8, 3),
        ({"min": "1"}, 1, 8, 1),
        ({"max": "2"}, 2, 2, 2),
        ({"min": "5", "max": "5"}, 5, 5, 5),
        ({"min": "1", "print_rows": "4"}, 1, 8, 4),
    ],
)
def test_numbers_of_pairs(keys: dict[str, str], least: int, most: int, on_paper: int) -> None:
    made = if_then(**keys)
    assert (made.least, made.most, made.blank_pairs) == (least, most, on_paper)


def test_an_example_has_both_parts_of_each_pair() -> None:
    made = if_then(example=[{"if": "it is Friday", "then": "I call"}])
    assert [(plan.if_, plan.then) for plan in made.example] == [("it is Friday", "I call")]
    assert made.has_example()
    assert not if_then().has_example()
