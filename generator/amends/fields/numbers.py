"""The numbers of a scale, as a question or as a cell: its ends, its steps and what numbers mean."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from pydantic import Field as Option
from pydantic import model_validator

from amends.data import Data, Number, Plain, mistake, number

MOST_NUMBERS = 11
"""How many rings of 9 mm fit on a line; people can hardly distinguish more steps."""


class Numbers(Data):
    """The numbers of a scale."""

    start: Number | None = None
    """The lowest number of a scale."""
    end: Number | None = None
    """The highest number of a scale."""
    step: Number | None = Option(default=None, gt=0)
    """The distance from one number to the next; the default is 1."""
    anchors: dict[Number, Plain] = Option(default_factory=dict)
    """What numbers of the scale mean, in words. Both ends need an anchor."""

    @model_validator(mode="before")
    @classmethod
    def _anchors_are_numbers(cls, data: Any) -> Any:
        anchors = data.get("anchors") if isinstance(data, dict) else None
        for key in anchors if isinstance(anchors, dict) else ():
            if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,4})?", str(key)):
                raise mistake('has an anchor "{key}", which is not a number', key=str(key))
        return data

    def points(self) -> tuple[Decimal, ...]:
        """Return the numbers in order; none if it is not a scale."""
        if self.start is None or self.end is None:
            return ()
        step = self.step or Decimal(1)
        return tuple(number(self.start + at * step) for at in range(int((self.end - self.start) / step) + 1))

    def meanings(self) -> tuple[tuple[str, Plain, str], ...]:
        """Return each number as its value, its display and its words, which may be empty."""
        return tuple((str(point), shown(point), self.anchors.get(point, "")) for point in self.points())

    def check_numbers(self, example: Number | None = None) -> None:
        """Raise an author's error if the numbers are not a scale, or the example is not one of them."""
        if self.start is None or self.end is None:
            raise mistake("needs start and end, since it is a scale")
        step = self.step or Decimal(1)
        points = (self.end - self.start) / step + 1
        values = {"start": str(self.start), "end": str(self.end), "step": str(step)}
        if points <= 1:
            raise mistake("needs an end ({end}) greater than its start ({start})", **values)
        if points % 1:
            raise mistake("does not get from {start} to {end} in steps of {step}", **values)
        if points > MOST_NUMBERS:
            hint = "Bring the ends closer together, or use a longer `step`."
            raise mistake(
                "has {points} numbers; the most is {most}", points=str(number(points)), most=MOST_NUMBERS, hint=hint
            )
        for what, one in [("anchor", key) for key in self.anchors] + [("example", example)]:
            if one is not None and one not in self.points():
                raise mistake("has an {what} {number} that is not on it", what=what, number=str(one))
        for end in (self.start, self.end):
            if end not in self.anchors:
                raise mistake("needs an anchor that says what {end} means", end=str(end))


def shown(value: Decimal | str) -> Plain:
    """Return a number as it is displayed: with a minus sign instead of a hyphen."""
    return Plain(str(value).replace("-", "\N{MINUS SIGN}"))
