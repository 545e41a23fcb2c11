"""A comparison: two or three things side by side, row by row."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field as Option
from pydantic import model_validator

from amends.blocks.contract import Block
from amends.data import Data, Marked, Plain, mistake


class Row(Data):
    """One point of the comparison."""

    label: Plain
    """What the row is about."""
    cells: tuple[Marked, ...]
    """One cell for each column, in order."""


class Compare(Block):
    """A comparison: two or three things side by side, row by row."""

    type: Literal["compare"]
    """The type of block."""
    title: Plain | None = None
    """What is compared, if the heading of the section does not say it."""
    columns: tuple[Plain, ...] = Option(min_length=2, max_length=3)
    """The names of the things compared."""
    rows: tuple[Row, ...] = Option(min_length=1)
    """The points of the comparison."""

    wide: ClassVar[bool] = True
    diagram: ClassVar[bool] = True

    @model_validator(mode="after")
    def _a_cell_for_each_column(self) -> Compare:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                message = 'needs a cell for each of its {columns} columns; the row "{row}" has {cells}'
                raise mistake(message, columns=len(self.columns), row=row.label, cells=len(row.cells))
        return self
