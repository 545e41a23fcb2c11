"""A table whose rows are given, or added by the reader."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field as Option
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from amends.data import Id, Marked, Plain, Verbatim, Whole
from amends.fields.contract import Choosable, Kept, Question, known, unlike

MOST_ROWS = 8
"""How many rows a reader can have; without JavaScript all of them stand there."""
LEAST_ON_PAPER = 4
"""How many empty rows paper has at least, where the author does not say."""
WEIGHTS = {"narrow": 1, "normal": 2, "wide": 3}
"""How much of the width each kind of column takes, against the others."""


class Column(Kept):
    """One column of a table."""

    id: Id
    """The name of the column, unlike any other of the table. It never changes, since kept answers hang on it."""
    label: Plain
    """The words at its head; on a phone they stand above each cell."""
    hint: Marked | None = None
    """A line that explains the column."""
    kind: Literal["text", "tick", "choice"] = "text"
    """What a cell holds: words, a tick, or one of some options."""
    options: tuple[Choosable, ...] = ()
    """What a cell of the kind `choice` offers; without hints, since a cell has no room for them."""
    width: Literal["narrow", "normal", "wide"] = "normal"
    """How wide the column is against the others."""

    @model_validator(mode="after")
    def _options_fit_the_kind(self) -> Column:
        if self.kind == "choice" and len(self.options) < 2:  # noqa: PLR2004 - fewer leave nothing to choose
            raise PydanticCustomError("no_options", "needs at least two options, since its kind is choice")
        if self.kind != "choice" and self.options:
            context = {"kind": self.kind, "hint": "Take the options out, or write kind: choice."}
            raise PydanticCustomError("needless_options", "has options, but its kind is {kind}", context)
        if any(option.hint for option in self.options):
            raise PydanticCustomError("hint_in_cell", "has an option with a hint, for which a cell has no room")
        unlike(self.options, "options")
        return self

    def take(self, value: str) -> None:
        """Raise an author's error if a cell of the column cannot hold the value."""
        if self.kind == "choice":
            known(value, self.options, "options")
        if self.kind == "tick" and value not in {"true", "false"}:
            message = 'has "{value}" in its example where "{column}" is ticked: true or false'
            raise PydanticCustomError("not_a_tick", message, {"value": value, "column": self.id})

    def shown(self, value: str) -> str:
        """Return a cell's value in the words that a reader sees."""
        return next((option.label for option in self.options if option.id == value), value)

    def is_answer(self, value: str) -> bool:
        """Tell whether a value answers a cell of the column; a box that is not ticked is no answer."""
        return self.kind != "tick" or value == "true"


class Table(Question):
    """A table whose rows are given, or added by the reader."""

    type: Literal["table"]
    """The type of field."""
    columns: tuple[Column, ...] = Option(min_length=1, max_length=6)
    """The columns, from the first to the last."""
    rows: tuple[Choosable, ...] = ()
    """The rows, where they are given. Without them the reader adds rows."""
    min: Whole | None = Option(default=None, ge=1, le=MOST_ROWS)
    """How many rows are there at first, where the reader adds them; 1 where nothing is said."""
    max: Whole | None = Option(default=None, ge=1, le=MOST_ROWS)
    """How many rows there can be, where the reader adds them; 8 where nothing is said."""
    print_rows: Whole | None = Option(default=None, ge=1, le=24)
    """How many empty rows stand on paper; as many as `min` where nothing is said, but at least 4."""
    example: tuple[dict[Id, Verbatim], ...] = ()
    """Some of one person's rows: for each column its words, `true` for a tick, or the value of an option."""

    control: ClassVar[Literal["one", "group", "none"]] = "group"

    @property
    def may_break(self) -> bool:
        return True

    @model_validator(mode="after")
    def _rows_and_columns_fit(self) -> Table:
        ids = [column.id for column in self.columns]
        for id_ in ids:
            if ids.count(id_) > 1:
                raise PydanticCustomError("same_column", 'has two columns with the id "{value}"', {"value": id_})
        unlike(self.rows, "rows")
        if self.rows and (self.min or self.max or self.print_rows):
            hint = "min, max and print_rows are for rows that the reader adds."
            raise PydanticCustomError("rows_twice", "has rows of its own, and so no number of rows", {"hint": hint})
        if self.least > self.most:
            context = {"least": self.least, "most": self.most}
            message = "ends at {most} rows (max) before it starts at {least} (min)"
            raise PydanticCustomError("max_below_min", message, context)
        return self

    @model_validator(mode="after")
    def _example_fits(self) -> Table:
        room = len(self.rows) or self.most
        if len(self.example) > room:
            context = {"rows": len(self.example), "room": room}
            raise PydanticCustomError("long_example", "has {rows} rows in its example and room for {room}", context)
        columns = {column.id: column for column in self.columns}
        for row in self.example:
            for id_, value in row.items():
                if id_ not in columns:
                    unknown = {"value": id_, "allowed": list(columns)}
                    raise PydanticCustomError("unknown_column", 'has no column "{value}", as its example says', unknown)
                columns[id_].take(value)
        return self

    def has_example(self) -> bool:
        return bool(self.example)

    def example_answers(self) -> dict[str, tuple[str, ...]]:
        names = [str(row.id) for row in self.rows] or [str(number) for number in range(1, self.most + 1)]
        columns = {column.id: column for column in self.columns}
        return {
            f"{self.id}.{name}.{id_}": (str(value),)
            for name, row in zip(names, self.example, strict=False)
            for id_, value in row.items()
            if columns[id_].is_answer(value)
        }

    @property
    def least(self) -> int:
        """How many rows are there at first."""
        return self.min or 1

    @property
    def most(self) -> int:
        """How many rows there can be."""
        return self.max or MOST_ROWS

    @property
    def blank_rows(self) -> int:
        """How many empty rows stand on paper where none are given."""
        return self.print_rows or max(LEAST_ON_PAPER, self.least)

    @property
    def weight(self) -> int:
        """The widths of all columns together; the heads of given rows count as a column of normal width."""
        return sum(WEIGHTS[column.width] for column in self.columns) + (WEIGHTS["normal"] if self.rows else 0)
