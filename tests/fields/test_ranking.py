"""amends.fields.ranking: the number of places, the example, and the layout on paper."""

from __future__ import annotations

from typing import Any

import pytest

from amends.fields.ranking import Ranking


def ranking(count: int = 3, label: str = "A thing", hint: str | None = None, **keys: Any) -> Ranking:
    options = [{"id": f"o{at}", "label": f"{label} {at}", "hint": hint} for at in range(count)]
    return Ranking.model_validate({"id": "order", "type": "ranking", "label": "What?", "options": options, **keys})


@pytest.mark.parametrize(
    ("count", "keys", "last"), [(3, {}, 3), (12, {}, 12), (5, {"places": "3"}, 3), (2, {"places": "2"}, 2)]
)
def test_the_number_of_places(count: int, keys: dict[str, str], last: int) -> None:
    assert ranking(count, **keys).last == last


def test_the_example_keeps_its_order() -> None:
    made = ranking(example=["o2", "o0"])
    assert [option.label for option in made.in_order()] == ["A thing 2", "A thing 0"]
    assert made.has_example()
    assert not ranking().has_example()


@pytest.mark.parametrize(
    ("count", "label", "hint", "in_columns"),
    [
        (5, "A thing", None, False),
        (6, "A thing", None, True),
        (6, "A thing", "More", False),
        (6, "A" * 40, None, False),
    ],
)
def test_paper_has_two_columns_for_many_short_options(
    count: int, label: str, hint: str | None, *, in_columns: bool
) -> None:
    assert ranking(count, label, hint).in_columns() == in_columns
