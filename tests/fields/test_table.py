"""amends.fields.table: the number of rows, and the width of columns."""

from __future__ import annotations

from typing import Any

import pytest

from amends.fields.table import Table
from tests.examples import given

OPTIONS = [{"id": "sure", "label": "I am sure"}, {"id": "not-sure", "label": "Not sure"}]
ROWS = [{"id": "day", "label": "By day"}, {"id": "night", "label": "By night"}]


def table(widths: str = "normal", **keys: Any) -> Table:
    """Return a table with a column of each width."""
    columns = [{"id": f"c{at}", "label": "A column", "width": width} for at, width in enumerate(widths.split())]
    return Table.model_validate({"id": "people", "type": "table", "label": "Who?", "columns": columns, **keys})


@pytest.mark.parametrize(
    ("keys", "least", "most", "on_paper"),
    [
        ({}, 1, 8, 4),
        ({"min": "3"}, 3, 8, 4),
        ({"min": "6"}, 6, 8, 6),
        ({"max": "2"}, 1, 2, 4),
        ({"min": "6", "print_rows": "2"}, 6, 8, 2),
        ({"min": "8", "max": "8"}, 8, 8, 8),
    ],
)
def test_numbers_of_rows(keys: dict[str, str], least: int, most: int, on_paper: int) -> None:
    made = table(**keys)
    assert (made.least, made.most, made.blank_rows) == (least, most, on_paper)


@pytest.mark.parametrize(
    ("widths", "rows", "weight"),
    [("normal", [], 2), ("narrow normal wide", [], 6), ("narrow normal wide", ROWS, 8), ("wide " * 6, ROWS, 20)],
)
def test_the_total_width_of_the_columns(widths: str, rows: list[dict[str, str]], weight: int) -> None:
    assert table(widths, rows=rows).weight == weight


def test_a_choice_is_shown_by_its_label() -> None:
    column = {"id": "safe", "label": "How safe?", "kind": "choice", "options": OPTIONS}
    made = table(columns=[column], example=[{"safe": "not-sure"}])
    assert made.has_example()
    assert made.columns[0].shown(made.example[0]["safe"], {}) == "Not sure"


def test_an_example_may_leave_cells_empty() -> None:
    assert table("normal normal", rows=ROWS, example=[{"c0": "One"}, {}]).has_example()
    assert not table().has_example()


def test_an_unticked_box_is_no_answer_and_the_word_false_is() -> None:
    columns = [{"id": "said", "label": "Said?", "kind": "tick"}, {"id": "what", "label": "What?"}]
    keys = {"id": "calls", "type": "table", "label": "Calls?", "columns": columns}
    made = Table.model_validate({**keys, "example": [{"said": "false", "what": "false"}, {"said": "true"}]})
    assert given(made) == {"calls.1.what": ("false",), "calls.2.said": ("true",)}
