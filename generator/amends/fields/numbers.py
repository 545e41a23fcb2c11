"""The numbers of a scale, whether it is a question or a cell: where they start and end, and what they mean in words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from pydantic import Field as Option
from pydantic import model_validator

from amends.data import Data, Number, Plain, mistake, number

MOST_NUMBERS = 11
"""As many rings of 9 mm as fit on a line, and no more steps than people tell apart."""


class Numbers(Data):
    """The numbers of a scale."""

    start: Number | None = None
    """The lowest number, where it is a scale."""
    end: Number | None = None
    """The highest number, where it is a scale."""
    step: Number | None = Option(default=None, gt=0)
    """How far it is from one number to the next; 1 where nothing is said."""
    anchors: dict[Number, Plain] = Option(default_factory=dict)
    """What numbers of the scale mean, in words; the two ends need one."""

    @model_validator(mode="before")
    @classmethod
    def _anchors_are_numbers(cls, data: Any) -> Any:
        anchors = data.get("anchors") if isinstance(data, dict) else None
        for key in anchors if isinstance(anchors, dict) else ():
            if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,4})?", str(key)):
                raise mistake('has an anchor "{key}", which is not a number', key=str(key))
        return data

    def points(self) -> tuple[Decimal, ...]:
        """Return the numbers in order; none where it is no scale."""
        if self.start is None or self.end is None:
            return ()
        step = self.step or Decimal(1)
        return tuple(number(self.start + at * step) for at in range(int((self.end - self.start) / step) + 1))

    def meanings(self) -> tuple[tuple[str, Plain, str], ...]:
        """Return each number as its value, as it is displayed, and with its words, which may be empty."""
        return tuple((str(point), shown(point), self.anchors.get(point, "")) for point in self.points())

    def check_numbers(self, example: Number | None = None) -> None:
        """Raise an author's error if the numbers do not make a scale, or the example is none of them."""
        if self.start is None or self.end is None:
            raise mistake("needs start and end, since it is a scale")
        step = self.step or Decimal(1)
        points = (self.end - self.start) / step + 1
        told = {"start": str(self.start), "end": str(self.end), "step": str(step)}
        if points <= 1:
            raise mistake("needs an end ({end}) greater than its start ({start})", **told)
        if points % 1:
            raise mistake("does not get from {start} to {end} in steps of {step}", **told)
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
    """Return a number as it is displayed: with a minus, and not a hyphen, before it."""
    return Plain(str(value).replace("-", "\N{MINUS SIGN}"))
