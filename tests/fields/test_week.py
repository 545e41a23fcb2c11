"""amends.fields.week: the first day of the week, and the values of cells."""

from __future__ import annotations

from typing import Any

import pytest

from amends.fields import field_kinds
from amends.fields.week import DAYS, Week
from amends.words import words_of
from tests.examples import given

SLOTS = [{"id": "night", "label": "At night"}]
ENDS = {"cell": "scale", "start": "-1", "end": "1", "anchors": {"-1": "Less", "1": "More"}}


def week(**keys: Any) -> Week:
    return Week.model_validate({"id": "days", "type": "week", "label": "Days", "slots": SLOTS, **keys})


@pytest.mark.parametrize(
    ("first", "days"),
    [("monday", DAYS), ("sunday", ("sunday", *DAYS[:-1])), ("saturday", ("saturday", "sunday", *DAYS[:-2]))],
)
def test_the_first_day_follows_the_language(first: str, days: tuple[str, ...]) -> None:
    assert week().days(first) == days


def test_the_language_has_a_first_day_and_a_name_for_each() -> None:
    words = words_of(field_kinds()["week"], "en")
    assert words["week_first"] in DAYS
    assert all(words[f"week_{day}"] and words[f"week_short_{day}"] for day in DAYS)


def test_the_numbers_of_a_scale_and_their_labels() -> None:
    assert week(**ENDS).meanings() == (("-1", "\N{MINUS SIGN}1", "Less"), ("0", "0", ""), ("1", "1", "More"))
    assert week().meanings() == ()


def test_an_example_may_leave_days_and_cells_empty() -> None:
    assert not week().has_example()
    assert week(example={"monday": {"night": "Well"}, "sunday": {}}).has_example()
    assert week(**ENDS, example={"monday": {"night": "-1"}}).shown("-1", {}) == "\N{MINUS SIGN}1"


def test_an_unticked_box_is_no_answer_and_the_word_false_is() -> None:
    example = {"monday": {"night": "false"}, "sunday": {"night": "true"}}
    assert given(week(cell="tick", example=example)) == {"days.sunday.night": ("true",)}
    assert given(week(example=example)) == {"days.monday.night": ("false",), "days.sunday.night": ("true",)}
