"""A week: seven days, each with the same few cells to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from pydantic import Field as Option
from pydantic import model_validator

from amends.data import Id, Verbatim
from amends.fields.cells import Cell, Kind
from amends.fields.contract import Choosable, Control, Question, check_known, check_unique

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days by the names that kept answers refer to. Which comes first depends on the language."""


class Week(Question, Cell):
    """A week: seven days, each with the same few cells to fill in."""

    type: Literal["week"]
    """The type of field."""
    slots: tuple[Choosable, ...] = Option(min_length=1, max_length=4)
    """The cells of each day, such as its morning and its evening."""
    kind: Kind = Option(default="text", alias="cell")
    """What every cell holds: words, a tick, one of some options, or a number from `start` to `end`."""
    example: dict[Id, dict[Id, Verbatim]] = Option(default_factory=dict)
    """Some of one person's week: for each day its slots with their words, `true` for a tick, or a number."""

    has_rows: ClassVar[bool] = True

    @model_validator(mode="after")
    def _slots_and_example_fit(self) -> Week:
        check_unique(self.slots, "slots")
        check_known(tuple(self.example), (), "days", *DAYS)
        for cells in self.example.values():
            check_known(tuple(cells), self.slots, "slots")
            for value in cells.values():
                self.take(value)
        return self

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        for day in self.days(words["week_first"]):
            given = self.example.get(Id(day), {})
            name = words[f"week_{day}"]
            for slot in self.slots:
                cell = self.control("lines", f"{day}.{slot.id}", slot.label, within=(name,), heard=f", {name}")
                yield self.cell(cell, words, given.get(slot.id))

    def days(self, first: str) -> tuple[str, ...]:
        """Return the seven days, beginning with the first one of the week in the reader's language."""
        at = DAYS.index(first)
        return DAYS[at:] + DAYS[:at]
