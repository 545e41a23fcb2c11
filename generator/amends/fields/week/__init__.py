"""A week: seven days, each with the same few cells to fill in."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field as Option
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from amends.data import Id, Verbatim
from amends.fields.contract import Choosable, Question, known, unlike
from amends.fields.log.numbers import Numbers

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days by the names that kept answers hang on. Which comes first is a matter of the language."""


class Week(Question, Numbers):
    """A week: seven days, each with the same few cells to fill in."""

    type: Literal["week"]
    """The type of field."""
    slots: tuple[Choosable, ...] = Option(min_length=1, max_length=4)
    """What each day has a cell for, such as its morning and its evening."""
    cell: Literal["text", "tick", "scale"] = "text"
    """What every cell holds: words, a tick, or a number of a scale from `start` to `end`."""
    example: dict[Id, dict[Id, Verbatim]] = Option(default_factory=dict)
    """Some of one person's week: for each day its slots with their words, `true` for a tick, or a number."""

    control: ClassVar[Literal["one", "group", "none"]] = "group"

    @property
    def may_break(self) -> bool:
        return True

    @model_validator(mode="after")
    def _slots_and_numbers_fit(self) -> Week:
        unlike(self.slots, "slots")
        self.check_numbers(self.cell)
        return self

    @model_validator(mode="after")
    def _example_fits(self) -> Week:
        for day, cells in self.example.items():
            if day not in DAYS:
                unknown = {"value": day, "allowed": list(DAYS)}
                raise PydanticCustomError("unknown_day", 'has an example for "{value}", which is no day', unknown)
            for slot, value in cells.items():
                known(slot, self.slots, "slots")
                self._take(value)
        return self

    def _take(self, value: str) -> None:
        if self.cell == "scale":
            self.take_number(value)
        if self.cell == "tick" and value not in {"true", "false"}:
            message = 'has "{value}" in its example where a cell is ticked: true or false'
            raise PydanticCustomError("not_a_tick", message, {"value": value})

    def has_example(self) -> bool:
        return bool(self.example)

    def example_answers(self) -> dict[str, tuple[str, ...]]:
        return {
            f"{self.id}.{day}.{slot}": (str(value),)
            for day, cells in self.example.items()
            for slot, value in cells.items()
            if self.cell != "tick" or value == "true"
        }

    def days(self, first: str) -> tuple[str, ...]:
        """Return the seven days, beginning with the one that is the first in the reader's language."""
        at = DAYS.index(first)
        return DAYS[at:] + DAYS[:at]
