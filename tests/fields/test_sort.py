"""amends.fields.sort: the example, bin by bin."""

from __future__ import annotations

import pytest

from amends.fields.sort import Sort

BINS = [{"id": "mine", "label": "Mine"}, {"id": "ours", "label": "Ours"}, {"id": "other", "label": "Neither"}]
CARDS = [{"id": value, "label": value.title()} for value in ("money", "time", "lies")]


def sort(example: dict[str, str]) -> Sort:
    return Sort.model_validate(
        {"id": "whose", "type": "sort", "label": "Whose?", "bins": BINS, "cards": CARDS, "example": example}
    )


@pytest.mark.parametrize(
    ("example", "by_bin"),
    [
        ({}, []),
        ({"lies": "mine"}, [("Mine", ["Lies"])]),
        ({"lies": "mine", "time": "ours", "money": "mine"}, [("Mine", ["Money", "Lies"]), ("Ours", ["Time"])]),
    ],
)
def test_the_example_by_bin_in_the_order_of_bins_and_cards(
    example: dict[str, str], by_bin: list[tuple[str, list[str]]]
) -> None:
    made = sort(example)
    assert [(bin_.label, [card.label for card in cards]) for bin_, cards in made.sorted_example()] == by_bin
    assert made.has_example() == bool(example)
