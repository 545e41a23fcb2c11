"""Dated rows that a reader adds over days or weeks, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field as Option
from pydantic import model_validator

from amends.data import Id, Integer, Verbatim
from amends.fields.cells import WEIGHTS, Column, check_rows, weight
from amends.fields.contract import Control, Question, check_unique
from amends.words import fill

WHEN = Id("when")
"""The column that every row begins with."""
MOST_ROWS = 100
"""The most rows that an author may allow: one a day for a season."""
USUAL_ROWS = 30
"""The default limit: one a day for a month."""
ROWS_WITHOUT_A_SCRIPT = 10
"""How many rows show without JavaScript, which cannot add any."""
ROWS_ON_PAPER = 10
"""The default number of empty rows on paper."""
UPRIGHT = 5
"""How many columns fit on a portrait page; more need a landscape one."""


class Log(Question):
    """Dated rows that a reader adds over days or weeks, newest first."""

    type: Literal["log"]
    """The type of field."""
    columns: tuple[Column, ...] = Option(min_length=1, max_length=6)
    """The columns after the date, from the first to the last."""
    max: Integer | None = Option(default=None, ge=2, le=MOST_ROWS)
    """The most rows, up to 100; the default is 30. Without JavaScript there are at most 10."""
    print_rows: Integer = Option(default=ROWS_ON_PAPER, ge=1, le=USUAL_ROWS)
    """How many empty rows paper has."""
    example: tuple[dict[Id, Verbatim], ...] = ()
    """Some of one person's rows, oldest first: `when`, and for each column its words, `true`, a value or number."""

    has_rows: ClassVar[bool] = True

    @model_validator(mode="after")
    def _columns_and_example_fit(self) -> Log:
        check_unique(self.columns, "columns", when=True)
        check_rows(self.columns, self.example, self.most, WHEN)
        return self

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        for number in range(1, max(self.most, self.print_rows) + 1):
            row = self.example[number - 1] if number <= len(self.example) else {}
            groups = (fill(words["log_row"], number=number),)
            where: dict[str, Any] = {"within": groups, "on_screen": number <= self.most}
            yield self.control("text", f"{number}.{WHEN}", words["log_when"], given=row.get(WHEN), **where)
            for column in self.columns:
                cell = self.control("lines", f"{number}.{column.id}", column.label, **where)
                yield column.cell(cell, words, row.get(column.id))

    @property
    def most(self) -> int:
        """The most rows there can be."""
        return self.max or USUAL_ROWS

    @property
    def at_first(self) -> int:
        """How many rows show without JavaScript."""
        return min(self.most, ROWS_WITHOUT_A_SCRIPT)

    @property
    def is_wide(self) -> bool:
        """Whether the columns and the date need a landscape page."""
        return len(self.columns) + 1 > UPRIGHT

    @property
    def weight(self) -> int:
        """The widths of all columns together; the date counts as a column of normal width."""
        return WEIGHTS["normal"] + weight(self.columns)

    def scales(self) -> tuple[Column, ...]:
        """Return the columns that are scales, whose numbers are drawn."""
        return tuple(column for column in self.columns if column.kind == "scale")
