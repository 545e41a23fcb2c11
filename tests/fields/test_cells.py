"""amends.fields.cells and numbers: every type with cells has an example of every kind of cell."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from pydantic import ValidationError

from amends.catalogue import Kind as FieldKind
from amends.data import walk
from amends.fields import field_kinds
from amends.fields.cells import Cell, Kind
from amends.fields.numbers import Numbers
from tests.examples import examples, load


def cells(kind: FieldKind) -> set[str]:
    """Return the kinds of cells in the good examples of a type."""
    good = [example for example in examples() if example.good and example.kind == kind]
    return {part.kind for example in good for _loc, part in walk(load(example)) if isinstance(part, Cell)}


def test_every_kind_of_cell_has_an_example_in_each_type_with_cells() -> None:
    found = {name: cells(kind) for name, kind in field_kinds().items()}
    with_cells = {name: kinds for name, kinds in found.items() if kinds}
    assert len(with_cells) > 2
    assert with_cells == {name: set(get_args(Kind)) for name in with_cells}


@pytest.mark.parametrize(
    ("start", "end", "step", "points"),
    [
        ("0", "3", None, ["0", "1", "2", "3"]),
        ("-1", "1", "0.5", ["-1", "-0.5", "0", "0.5", "1"]),
        ("0.0", "20", "10", ["0", "10", "20"]),
    ],
)
def test_each_number_has_one_canonical_text(start: str, end: str, step: str | None, points: list[str]) -> None:
    anchors = {points[0]: "Least", points[-1]: "Most"}
    made = Numbers.model_validate({"start": start, "end": end, "step": step, "anchors": anchors})
    made.check_numbers(Decimal(points[1]))
    assert [value for value, _shown, _meaning in made.meanings()] == points


@pytest.mark.parametrize("value", ["1,5", "1.", ".5", "1e3", "nan", "0.00001", True])
def test_invalid_numbers_are_refused(value: object) -> None:
    with pytest.raises(ValidationError, match="needs a number"):
        Numbers.model_validate({"start": value})
