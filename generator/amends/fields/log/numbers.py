"""The numbers of a cell that is a scale: where they start and end, and what they mean in words."""

from __future__ import annotations

import re
from typing import Any

from pydantic import Field as Option
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from amends.data import Data, Plain, Whole
from amends.fields.scale import shown

MOST_NUMBERS = 11
"""As many as people tell apart, and as a `scale` has."""


class Numbers(Data):
    """The numbers of a cell that is a scale."""

    start: Whole | None = None
    """The lowest number, where it is a scale."""
    end: Whole | None = None
    """The highest number, where it is a scale."""
    anchors: dict[Whole, Plain] = Option(default_factory=dict)
    """What numbers of the scale mean, in words; the two ends need one."""

    @model_validator(mode="before")
    @classmethod
    def _anchors_are_numbers(cls, data: Any) -> Any:
        anchors = data.get("anchors") if isinstance(data, dict) else None
        for key in anchors if isinstance(anchors, dict) else ():
            if not re.fullmatch(r"-?[0-9]{1,9}", str(key)):
                raise PydanticCustomError("anchor", 'has an anchor "{key}", and that is no number', {"key": str(key)})
        return data

    def numbers(self) -> range:
        """Return the numbers in order; none where it is no scale."""
        return range(0) if self.start is None or self.end is None else range(self.start, self.end + 1)

    def check_numbers(self, kind: str) -> None:
        """Raise an author's error if the numbers do not fit the kind of cell."""
        if kind != "scale":
            if self.start is not None or self.end is not None or self.anchors:
                context = {"kind": kind, "hint": "start, end and anchors are for a scale."}
                raise PydanticCustomError(
                    "needless_numbers", "has numbers, but its cells are of the kind {kind}", context
                )
            return
        if self.start is None or self.end is None:
            raise PydanticCustomError("no_numbers", "needs start and end, since it is a scale")
        ends = {"start": self.start, "end": self.end, "most": MOST_NUMBERS}
        if self.end <= self.start:
            raise PydanticCustomError("scale_ends", "ends ({end}) before it has left its start ({start})", ends)
        if len(self.numbers()) > MOST_NUMBERS:
            raise PydanticCustomError("scale_points", "has more than {most} numbers from {start} to {end}", ends)
        for end in (self.start, self.end):
            if end not in self.anchors:
                raise PydanticCustomError("no_anchor", "has no anchor that says what {end} means", {"end": end})
        for number in self.anchors:
            if number not in self.numbers():
                raise PydanticCustomError("off_scale", "has an anchor {number} that is not on it", {"number": number})

    def take_number(self, value: str) -> None:
        """Raise an author's error if an example's value is none of the numbers."""
        if value not in map(str, self.numbers()):
            raise PydanticCustomError(
                "off_scale", 'has an example "{value}" that is not on its scale', {"value": value}
            )

    def meanings(self) -> tuple[tuple[str, str, str], ...]:
        """Return each number as its value, as it is set in type, and with its words, which may be empty."""
        return tuple((str(number), shown(number), self.anchors.get(number, "")) for number in self.numbers())

    def shown_number(self, value: str) -> str:
        """Return a number of an example as it is set in type."""
        return shown(int(value))
