"""The cells of tables, logs and weeks: what each kind of cell may hold, and the control that it is.

A new kind is a value of `Kind`, a line in each of `_CONTROL_OF` and, where it needs them, in the methods of `Cell`,
and a place for a pen in `cells.html`. Each type that has cells needs an example with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from amends.data import Id, Marked, Plain, Verbatim
from amends.fields.contract import TICK, Answer, Choosable, Control, ControlKind, Kept, known, unlike
from amends.fields.numbers import Numbers, shown
from amends.words import fill

Kind = Literal["text", "tick", "choice", "scale"]

_CONTROL_OF: dict[Kind, ControlKind] = {"text": "lines", "tick": "check", "choice": "select", "scale": "select"}

WEIGHTS = {"narrow": 1, "normal": 2, "wide": 3}
"""How much of the width each kind of column takes, against the others."""


class Cell(Numbers):
    """What one cell holds."""

    kind: Kind = "text"
    """What a cell holds: words, a tick, one of some options, or a number from `start` to `end`."""
    options: tuple[Choosable, ...] = ()
    """What a cell of the kind `choice` offers; without hints, since a cell has no room for them."""

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Cell:
        if self.kind == "choice" and len(self.options) < 2:  # noqa: PLR2004 - fewer leave nothing to choose
            raise PydanticCustomError("no_options", "needs at least two options, since its kind is choice")
        if self.kind != "choice" and self.options:
            context = {"kind": self.kind, "hint": "Take the options out, or write kind: choice."}
            raise PydanticCustomError("needless_options", "has options, but its kind is {kind}", context)
        if any(option.hint for option in self.options):
            raise PydanticCustomError("hint_in_cell", "has an option with a hint, for which a cell has no room")
        unlike(self.options, "options")
        if self.kind == "scale":
            self.check_numbers()
        elif self.start is not None or self.end is not None or self.step is not None or self.anchors:
            context = {"kind": self.kind, "hint": "start, end, step and anchors are for a scale."}
            raise PydanticCustomError("needless_numbers", "has numbers, but its cells are of the kind {kind}", context)
        return self

    def take(self, value: str) -> None:
        """Raise an author's error if a cell cannot hold the value."""
        if self.kind == "choice":
            known(value, self.options, "options")
        if self.kind == "tick" and value not in {"true", "false"}:
            message = 'has "{value}" in its example where a cell is ticked: true or false'
            raise PydanticCustomError("not_a_tick", message, {"value": value})
        if self.kind == "scale" and value not in map(str, self.points()):
            message = 'has an example "{value}" that is not on its scale'
            raise PydanticCustomError("off_scale", message, {"value": value})

    def shown(self, value: str, words: Mapping[str, str]) -> str:
        """Return a value in the words that a reader sees."""
        if self.kind == "tick":
            return words["cell_ticked" if value == "true" else "cell_unticked"]
        if self.kind == "scale":
            return shown(value)
        return next((option.label for option in self.options if option.id == value), value)

    def control(self, made: Control, words: Mapping[str, str], given: str | None) -> Control:
        """Return the control of a cell; `made` has its name and label, `given` is the worked example."""
        if self.kind == "tick":
            choices: tuple[Answer, ...] = (TICK,)
            given = given if given == TICK.value else None
        elif self.kind == "scale":
            choices = tuple(
                Answer(value, fill(words["cell_number"], number=number, words=meaning) if meaning else number)
                for value, number, meaning in self.meanings()
            )
        else:
            choices = tuple(Answer(option.id, option.label) for option in self.options)
        example = (str(given),) if given else ()
        return replace(made, kind=_CONTROL_OF[self.kind], choices=choices, example=example)


class Column(Kept, Cell):
    """One column of cells."""

    id: Id
    """The name of the column, unlike any other of the field. It never changes, since kept answers hang on it."""
    label: Plain
    """The words at its head; on a phone they stand above each cell."""
    hint: Marked | None = None
    """A line that explains the column."""
    width: Literal["narrow", "normal", "wide"] = "normal"
    """How wide the column is against the others."""


def weight(columns: Iterable[Column]) -> int:
    """Return the widths of all columns together."""
    return sum(WEIGHTS[column.width] for column in columns)


def check_columns(columns: tuple[Column, ...], more: tuple[str, ...] = ()) -> None:
    """Raise an author's error if two columns have one id, or one has a name of `more`, which each row has anyway."""
    seen = set(more)
    for column in columns:
        if column.id in more:
            message = 'has a column "{value}", which is the name of what each row begins with'
            raise PydanticCustomError("reserved", message, {"value": column.id})
        if column.id in seen:
            raise PydanticCustomError("same_column", 'has two columns with the id "{value}"', {"value": column.id})
        seen.add(column.id)


def check_rows(
    columns: tuple[Column, ...], rows: tuple[dict[Id, Verbatim], ...], room: int, more: tuple[str, ...] = ()
) -> None:
    """Raise an author's error if the rows of an example do not fit their columns, or are more than `room`."""
    if len(rows) > room:
        context = {"rows": len(rows), "room": room}
        raise PydanticCustomError("long_example", "has {rows} rows in its example and room for {room}", context)
    by_id = {str(column.id): column for column in columns}
    for row in rows:
        for id_, value in row.items():
            if id_ in by_id:
                by_id[id_].take(value)
            elif id_ not in more:
                unknown = {"value": id_, "allowed": [*more, *by_id]}
                raise PydanticCustomError("unknown_column", 'has no column "{value}", as its example says', unknown)
