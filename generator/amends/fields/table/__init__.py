"""A table whose rows are given, or added by the reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field as Option
from pydantic import model_validator

from amends.data import Id, Integer, Plain, Verbatim, mistake
from amends.fields.cells import WEIGHTS, Column, check_rows, weight
from amends.fields.contract import Choosable, Control, Question, check_ends, check_unique
from amends.words import fill

MOST_ROWS = 8
"""The most rows a reader can have; without JavaScript all of them show."""
LEAST_ON_PAPER = 4
"""The fewest empty rows on paper by default."""


class Table(Question):
    """A table whose rows are given, or added by the reader."""

    type: Literal["table"]
    """The type of field."""
    columns: tuple[Column, ...] = Option(min_length=1, max_length=6)
    """The columns, from the first to the last."""
    rows: tuple[Choosable, ...] = ()
    """Given rows. Without them the reader adds rows."""
    min: Integer | None = Option(default=None, ge=1, le=MOST_ROWS)
    """How many rows show at first, if the reader adds them; the default is 1."""
    max: Integer | None = Option(default=None, ge=1, le=MOST_ROWS)
    """The most rows, if the reader adds them; the default is 8."""
    print_rows: Integer | None = Option(default=None, ge=1, le=24)
    """How many empty rows paper has; the default is `min`, but at least 4."""
    example: tuple[dict[Id, Verbatim], ...] = ()
    """Some of one person's rows: for each column its words, `true` for a tick, or the value of an option."""

    has_rows: ClassVar[bool] = True

    @model_validator(mode="after")
    def _rows_and_columns_fit(self) -> Table:
        check_unique(self.columns, "columns")
        check_unique(self.rows, "rows")
        if self.rows and (self.min or self.max or self.print_rows):
            raise mistake(
                "has given rows and a number of rows; keep one of the two",
                hint="min, max and print_rows are for rows that the reader adds.",
            )
        check_ends(self.least, self.most, "rows")
        check_rows(self.columns, self.example, len(self.rows) or self.most)
        return self

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        for at, (row, label) in enumerate(self.named_rows(words)):
            given = self.example[at] if at < len(self.example) else {}
            where: dict[str, Any] = {
                "heard": fill(words["table_in_row"], row=label),
                "on_screen": bool(self.rows) or at < self.most,
            }
            for column in self.columns:
                cell = self.control("lines", f"{row}.{column.id}", column.label, **where)
                yield column.cell(cell, words, given.get(column.id))

    def named_rows(self, words: Mapping[str, str]) -> tuple[tuple[str, Plain], ...]:
        """Return the name and label of each row; if readers add them, of as many as screen or paper has."""
        if self.rows:
            return tuple((row.id, row.label) for row in self.rows)
        numbers = range(1, max(self.most, self.blank_rows) + 1)
        return tuple((str(number), fill(words["table_row"], number=number)) for number in numbers)

    @property
    def least(self) -> int:
        """How many rows show at first."""
        return self.min or 1

    @property
    def most(self) -> int:
        """The most rows there can be."""
        return self.max or MOST_ROWS

    @property
    def blank_rows(self) -> int:
        """How many empty rows paper has if none are given."""
        return self.print_rows or max(LEAST_ON_PAPER, self.least)

    @property
    def weight(self) -> int:
        """The widths of all columns together; the headings of given rows count as a normal column."""
        return weight(self.columns) + (WEIGHTS["normal"] if self.rows else 0)
