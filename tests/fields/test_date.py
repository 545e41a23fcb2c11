"""amends.fields.date: the order of the parts, and the example in words."""

from __future__ import annotations

import pytest

from amends.fields import field_kinds
from amends.fields.date import Date
from amends.words import words_of

MONTHS = {"date_months": " ".join(f"M{number}" for number in range(1, 13))}


def date(example: str | None = None) -> Date:
    return Date.model_validate({"id": "told", "type": "date", "label": "When?", "example": example})


@pytest.mark.parametrize(
    ("order", "said"),
    [("day month year", "6 M3 2026"), ("month day year", "M3 6 2026"), ("year month day", "2026 M3 6")],
)
def test_the_parts_follow_the_order_of_the_language(order: str, said: str) -> None:
    words = MONTHS | {"date_order": order}
    assert " ".join(date().in_order(words)) == order
    assert date("2026-03-06").example_in_words(words) == said


@pytest.mark.parametrize(
    ("example", "said"), [("2026", "2026"), ("2026-12", "December 2026"), ("2024-02-29", "29 February 2024")]
)
def test_an_example_may_be_partial(example: str, said: str) -> None:
    assert date(example).example_in_words(words_of(field_kinds()["date"], "en")) == said


def test_english_has_twelve_months_and_a_box_for_every_digit() -> None:
    words = words_of(field_kinds()["date"], "en")
    assert len(words["date_months"].split()) == 12
    assert [len(words[f"date_{part}_signs"]) for part in ("day", "month", "year")] == [2, 2, 4]


def test_the_example_is_optional() -> None:
    assert not date().has_example()
