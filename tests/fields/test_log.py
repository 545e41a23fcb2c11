"""amends.fields.log: the number of entries, the width, and the chart."""

from __future__ import annotations

from typing import Any

import pytest

from amends.fields.log import Log
from tests.examples import given

SCALE = {"id": "calm", "label": "Calm", "kind": "scale", "start": "-2", "end": "0", "anchors": {"-2": "Not", "0": "So"}}
OPTIONS = [{"id": "sure", "label": "I am sure"}, {"id": "not-sure", "label": "Not sure"}]


def log(widths: str = "normal", **keys: Any) -> Log:
    """Return a log with a column of each width."""
    columns = [{"id": f"c{at}", "label": "A column", "width": width} for at, width in enumerate(widths.split())]
    return Log.model_validate({"id": "days", "type": "log", "label": "Days", "columns": columns, **keys})


@pytest.mark.parametrize(("keys", "most", "at_first"), [({}, 30, 10), ({"max": "14"}, 14, 10), ({"max": "4"}, 4, 4)])
def test_ten_entries_at_most_are_shown_without_javascript(keys: dict[str, str], most: int, at_first: int) -> None:
    assert (log(**keys).most, log(**keys).at_first) == (most, at_first)


@pytest.mark.parametrize(
    ("widths", "weight", "is_wide"),
    [("normal", 4, False), ("narrow " * 4, 6, False), ("narrow " * 5, 7, True), ("wide " * 6, 20, True)],
)
def test_more_than_five_columns_are_printed_in_landscape(widths: str, weight: int, *, is_wide: bool) -> None:
    assert (log(widths).weight, log(widths).is_wide) == (weight, is_wide)


def test_only_scales_are_drawn() -> None:
    made = log(columns=[{"id": "said", "label": "Said"}, SCALE])
    assert [column.id for column in made.scales()] == ["calm"]
    assert not log().scales()


def test_example_values_are_shown_formatted() -> None:
    columns = [SCALE, {"id": "safe", "label": "Safe?", "kind": "choice", "options": OPTIONS}]
    made = log(columns=columns, example=[{"when": "Monday", "calm": "-2", "safe": "not-sure"}, {}])
    calm, safe = made.columns
    assert made.has_example()
    assert (calm.shown("-2", {}), safe.shown("not-sure", {})) == ("\N{MINUS SIGN}2", "Not sure")


def test_an_unticked_box_is_no_answer_and_the_word_false_is() -> None:
    columns = [{"id": "said", "label": "Said?", "kind": "tick"}, {"id": "what", "label": "What?"}]
    rows = [{"when": "false", "said": "false", "what": "false"}, {"said": "true"}]
    made = Log.model_validate({"id": "calls", "type": "log", "label": "Calls?", "columns": columns, "example": rows})
    assert given(made) == {"calls.1.when": ("false",), "calls.1.what": ("false",), "calls.2.said": ("true",)}
