"""Steps to take in order, each with a box to tick, and with a timer where it helps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from pydantic import Field as Option
from pydantic import model_validator

from amends.data import Id, Integer, mistake
from amends.fields.contract import TICK, Choosable, Control, Question, check_known, check_unique

MINUTE = 60


class Step(Choosable):
    """One step: what to do, and for how long where that matters."""

    minutes: Integer | None = Option(default=None, ge=1, le=60)
    """How long the step takes, in minutes. On screen it gets a timer that the reader may start."""
    seconds: Integer | None = Option(default=None, ge=5, le=600)
    """The same in seconds, for a short step."""

    @model_validator(mode="after")
    def _one_time(self) -> Step:
        if self.minutes and self.seconds:
            raise mistake("needs minutes or seconds, not both")
        return self

    @property
    def lasts(self) -> int:
        """How long the step takes in seconds; 0 if no time is set."""
        return self.seconds or (self.minutes or 0) * MINUTE

    @property
    def clock(self) -> str:
        """Its time as a clock shows it: `2:00`."""
        return f"{self.lasts // MINUTE}:{self.lasts % MINUTE:02}"


class HowTo(Question):
    """Steps to take in order, each with a box to tick, and with a timer where it helps."""

    type: Literal["how_to"]
    """The type of field."""
    steps: tuple[Step, ...] = Option(min_length=2, max_length=12)
    """The steps, from the first to the last."""
    example: tuple[Id, ...] = ()
    """The ids of the steps that one person took."""

    has_rows: ClassVar[bool] = True

    @model_validator(mode="after")
    def _steps_are_unique_and_known(self) -> HowTo:
        check_unique(self.steps, "steps")
        check_known(self.example, self.steps, "steps")
        return self

    @property
    def has_timer(self) -> bool:
        """Whether any step has a timer."""
        return any(step.lasts for step in self.steps)

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        for step in self.steps:
            given = TICK.value if step.id in self.example else None
            yield self.control("check", step.id, step.label, choices=(TICK,), given=given)

    def taken(self) -> tuple[Step, ...]:
        """Return the steps of the example, in the order of the field."""
        return tuple(step for step in self.steps if step.id in self.example)
