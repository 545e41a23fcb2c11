"""The cells of tables, logs and weeks: what each kind may hold, and its control.

A new kind needs a value of `Kind`, an entry of `_CONTROL_OF`, its cases in the methods of `Cell`, a place for a pen in
`cells.html`, and an example in each type that has cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from pydantic import model_validator

from amends.data import Id, Marked, Plain, Verbatim, mistake
from amends.fields.contract import (
    TICK,
    Answer,
    Choosable,
    Control,
    ControlKind,
    Identified,
    as_choices,
    check_known,
    check_room,
    check_unique,
)
from amends.fields.numbers import Numbers, shown
from amends.words import fill

Kind = Literal["text", "tick", "choice", "scale"]

_CONTROL_OF: dict[Kind, ControlKind] = {"text": "lines", "tick": "check", "choice": "select", "scale": "select"}

WEIGHTS = {"narrow": 1, "normal": 2, "wide": 3}
"""The relative widths of columns."""


class Cell(Numbers):
    """What one cell holds."""

    kind: Kind = "text"
    """What a cell holds: words, a tick, one of some options, or a number from `start` to `end`."""
    options: tuple[Choosable, ...] = ()
    """The options of a cell of the kind `choice`. A cell has no room for hints."""

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Cell:
        if self.kind == "choice" and len(self.options) < 2:  # noqa: PLR2004 - fewer leave nothing to choose
            raise mistake("needs at least two options, since its kind is choice")
        if self.kind != "choice" and self.options:
            hint = "Remove the options, or write kind: choice."
            raise mistake("has options, but its kind is {kind}", kind=self.kind, hint=hint)
        if any(option.hint for option in self.options):
            raise mistake("has an option with a hint; a cell has no room for it")
        check_unique(self.options, "options")
        if self.kind == "scale":
            self.check_numbers()
        elif self.anchors or {self.start, self.end, self.step} != {None}:
            hint = "start, end, step and anchors are for a scale."
            raise mistake("has numbers, but its cells are of the kind {kind}", kind=self.kind, hint=hint)
        return self

    def take(self, value: str) -> None:
        """Raise an author's error if a cell cannot hold the value."""
        if self.kind == "choice":
            check_known((value,), self.options, "options")
        if self.kind == "tick" and value not in {"true", "false"}:
            raise mistake('has "{value}" in its example for a tick; write true or false', value=value)
        if self.kind == "scale" and value not in map(str, self.points()):
            raise mistake('has "{value}" in its example, which is not on its scale', value=value)

    def shown(self, value: str, words: Mapping[str, str]) -> str:
        """Return a value as a reader sees it."""
        if self.kind == "tick":
            return words["cell_ticked" if value == "true" else "cell_unticked"]
        if self.kind == "scale":
            return shown(value)
        return next((option.label for option in self.options if option.id == value), value)

    def cell(self, control: Control, words: Mapping[str, str], given: str | None) -> Control:
        """Return the control of a cell: one with the name and label of `control`; `given` is the worked example."""
        choices = as_choices(self.options)
        if self.kind == "tick":
            choices = (TICK,)
            given = given if given == TICK.value else None
        elif self.kind == "scale":
            choices = tuple(
                Answer(value, fill(words["cell_number"], number=number, words=meaning) if meaning else number)
                for value, number, meaning in self.meanings()
            )
        example = (str(given),) if given else ()
        return replace(control, kind=_CONTROL_OF[self.kind], choices=choices, example=example)


class Column(Identified, Cell):
    """One column of cells."""

    id: Id
    """The name of the column, unique in its field. Never change it, since kept answers refer to it."""
    label: Plain
    """Its heading; on a phone it is above each cell."""
    hint: Marked | None = None
    """A line that explains the column."""
    width: Literal["narrow", "normal", "wide"] = "normal"
    """Its width relative to the other columns."""


def weight(columns: Iterable[Column]) -> int:
    """Return the total width of the columns."""
    return sum(WEIGHTS[column.width] for column in columns)


def check_rows(columns: tuple[Column, ...], rows: tuple[dict[Id, Verbatim], ...], room: int, *more: str) -> None:
    """Raise an author's error if the rows of an example do not fit their columns, or are more than `room`.

    `more` are keys of a row beside its columns.
    """
    check_room(rows, room, "rows")
    for row in rows:
        check_known(tuple(row), columns, "columns", *more)
        for column in columns:
            if column.id in row:
                column.take(row[column.id])
