"""Dated rows that a reader adds over days or weeks, newest first."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field as Option
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from amends.data import Id, Verbatim, Whole
from amends.fields.contract import Question
from amends.fields.log.numbers import Numbers
from amends.fields.table import WEIGHTS
from amends.fields.table import Column as TableColumn

WHEN = "when"
"""The column that every row begins with."""
MOST_ROWS = 100
"""How many rows an author may let a reader have: a day each for a season."""
USUAL_ROWS = 30
"""How many there can be where the author does not say: a month of days."""
ROWS_WITHOUT_A_SCRIPT = 10
"""How many rows stand there where no script can add any."""
ROWS_ON_PAPER = 10
"""How many empty rows paper has, where the author does not say."""
UPRIGHT = 5
"""How many columns an upright page has room for; with more it lies on its side."""


class Column(TableColumn, Numbers):
    """One column of a log."""

    kind: Literal["text", "tick", "choice", "scale"] = "text"  # type: ignore[assignment]  # one kind more than a table
    """What a cell holds: words, a tick, one of some options, or a number from `start` to `end`."""

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Column:
        self.check_numbers(self.kind)
        if self.id == WHEN:
            hint = "Every row begins with a date, which has that name already."
            raise PydanticCustomError("reserved", 'needs another id than "when"', {"hint": hint})
        return self

    def take(self, value: str) -> None:
        if self.kind == "scale":
            self.take_number(value)
        else:
            super().take(value)

    def shown(self, value: str) -> str:
        return self.shown_number(value) if self.kind == "scale" else super().shown(value)


class Log(Question):
    """Dated rows that a reader adds over days or weeks, newest first."""

    type: Literal["log"]
    """The type of field."""
    columns: tuple[Column, ...] = Option(min_length=1, max_length=6)
    """The columns after the date, from the first to the last."""
    max: Whole | None = Option(default=None, ge=2, le=MOST_ROWS)
    """How many rows there can be, 100 at most; 30 where nothing is said. Without JavaScript there are 10 at most."""
    print_rows: Whole = Option(default=ROWS_ON_PAPER, ge=1, le=USUAL_ROWS)
    """How many empty rows stand on paper."""
    example: tuple[dict[Id, Verbatim], ...] = ()
    """Some of one person's rows, the oldest first: `when`, and for each column its words, `true`, a value or number."""

    control: ClassVar[Literal["one", "group", "none"]] = "group"

    @property
    def may_break(self) -> bool:
        return True

    @model_validator(mode="after")
    def _columns_and_example_fit(self) -> Log:
        columns = {column.id: column for column in self.columns}
        for id_ in columns:
            if [column.id for column in self.columns].count(id_) > 1:
                raise PydanticCustomError("same_column", 'has two columns with the id "{value}"', {"value": id_})
        if len(self.example) > self.most:
            context = {"rows": len(self.example), "room": self.most}
            raise PydanticCustomError("long_example", "has {rows} rows in its example and room for {room}", context)
        for row in self.example:
            for id_, value in row.items():
                if id_ == WHEN:
                    continue
                if id_ not in columns:
                    unknown = {"value": id_, "allowed": [WHEN, *columns]}
                    raise PydanticCustomError("unknown_column", 'has no column "{value}", as its example says', unknown)
                columns[id_].take(value)
        return self

    def has_example(self) -> bool:
        return bool(self.example)

    def example_answers(self) -> dict[str, tuple[str, ...]]:
        columns = {column.id: column for column in self.columns}
        return {
            f"{self.id}.{number}.{id_}": (str(value),)
            for number, row in enumerate(self.example, start=1)
            for id_, value in row.items()
            if id_ == WHEN or columns[id_].is_answer(value)
        }

    @property
    def most(self) -> int:
        """How many rows there can be."""
        return self.max or USUAL_ROWS

    @property
    def at_first(self) -> int:
        """How many rows stand there without a script."""
        return min(self.most, ROWS_WITHOUT_A_SCRIPT)

    @property
    def is_wide(self) -> bool:
        """Whether paper has to lie on its side, for all the columns and the date."""
        return len(self.columns) + 1 > UPRIGHT

    @property
    def weight(self) -> int:
        """The widths of all columns together; the date counts as a column of normal width."""
        return WEIGHTS["normal"] + sum(WEIGHTS[column.width] for column in self.columns)

    def scales(self) -> tuple[Column, ...]:
        """Return the columns that are scales, whose numbers are drawn."""
        return tuple(column for column in self.columns if column.kind == "scale")
