"""A question that is answered by a number between two ends, each of which is said in words."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from amends.data import Plain, Whole
from amends.fields.contract import Question

_MOST_POINTS = 11
"""As many rings of 9 mm as fit on a line, and no more steps than people tell apart."""

_IN_A_ROW = 6
"""As many numbers of 44 px as fit on a phone 320 px wide."""


class Scale(Question):
    """A question that is answered by a number between two ends, each of which is said in words."""

    type: Literal["scale"]
    """The type of field."""
    start: Whole
    """The lowest number."""
    end: Whole
    """The highest number."""
    step: Annotated[Whole, Key(ge=1)] = 1
    """How far it is from one number to the next."""
    anchors: dict[Whole, Plain]
    """What numbers mean, in words; the two ends need one."""
    example: Whole | None = None
    """The number that one person chose, shown when a reader asks for it."""

    one_answer: ClassVar[bool] = True
    control: ClassVar[Literal["one", "group", "none"]] = "group"

    @model_validator(mode="before")
    @classmethod
    def _anchors_are_numbers(cls, data: Any) -> Any:
        anchors = data.get("anchors") if isinstance(data, dict) else None
        for key in anchors if isinstance(anchors, dict) else ():
            if not re.fullmatch(r"-?[0-9]{1,9}", str(key)):
                raise PydanticCustomError("anchor", 'has an anchor "{key}", and that is no number', {"key": str(key)})
        return data

    @model_validator(mode="after")
    def _has_points(self) -> Scale:
        ends = {"start": self.start, "end": self.end, "step": self.step}
        if self.end < self.start:
            raise PydanticCustomError("scale_ends", "ends ({end}) before it starts ({start})", ends)
        if self.end == self.start:
            raise PydanticCustomError("scale_ends", "ends where it starts ({start})", ends)
        if (self.end - self.start) % self.step:
            raise PydanticCustomError("scale_step", "does not come from {start} to {end} in steps of {step}", ends)
        points = (self.end - self.start) // self.step + 1
        if points > _MOST_POINTS:
            raise PydanticCustomError(
                "scale_points",
                "has {points} numbers, where {most} fit",
                {"points": points, "most": _MOST_POINTS, "hint": "Bring the ends closer, or take a longer `step`."},
            )
        return self

    @model_validator(mode="after")
    def _numbers_are_on_it(self) -> Scale:
        numbers = [("anchor", number) for number in self.anchors]
        numbers += [("example", self.example)] if self.example is not None else []
        for what, number in numbers:
            if number not in self.points():
                parts = {"what": what, "number": number}
                raise PydanticCustomError("off_scale", "has an {what} {number} that is not on it", parts)
        for end in (self.start, self.end):
            if end not in self.anchors:
                raise PydanticCustomError("no_anchor", "has no anchor that says what {end} means", {"end": end})
        return self

    def points(self) -> range:
        """Return the numbers, in order."""
        return range(self.start, self.end + 1, self.step)

    def values(self) -> dict[str, str]:
        """Return every number as the text that a condition names it by."""
        return {str(point): shown(point) for point in self.points()}

    def inner_ids(self) -> tuple[str, ...]:
        return tuple(f"{self.id}-{point}" for point in self.points())

    def in_a_row(self) -> int:
        """Return how many numbers stand in a row on a phone: all up to six, else half of them."""
        count = len(self.points())
        return count if count <= _IN_A_ROW else (count + 1) // 2

    def meanings(self) -> tuple[tuple[str, str], ...]:
        """Return each number that has words, with them, from the lowest."""
        return tuple((shown(number), words) for number, words in sorted(self.anchors.items()))


def shown(number: int) -> str:
    """Return a number as it is set in type: with a minus, and not a hyphen, before it."""
    return str(number).replace("-", "\N{MINUS SIGN}")
