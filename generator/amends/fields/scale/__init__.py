"""A question answered by a number on a scale, whose ends have words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from pydantic import model_validator

from amends.data import Number, Plain
from amends.fields.contract import Answer, Control, Question
from amends.fields.numbers import Numbers

_IN_A_ROW = 6
"""How many numbers of 44 px fit on a phone 320 px wide."""


class Scale(Question, Numbers):
    """A question answered by a number on a scale, whose ends have words."""

    type: Literal["scale"]
    """The type of field."""
    start: Number
    """The lowest number."""
    end: Number
    """The highest number."""
    anchors: dict[Number, Plain]
    """What numbers mean, in words. Both ends need an anchor."""
    example: Number | None = None
    """The number that one person chose."""

    is_rating: ClassVar[bool] = True

    @model_validator(mode="after")
    def _numbers_fit(self) -> Scale:
        self.check_numbers(self.example)
        return self

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        choices = (Answer(at, shown, meaning and f" {meaning}") for at, shown, meaning in self.meanings())
        yield self.control("radio", choices=tuple(choices))

    def in_a_row(self) -> int:
        """Return how many numbers are in a row on a phone: up to six all of them, otherwise half."""
        count = len(self.points())
        return count if count <= _IN_A_ROW else (count + 1) // 2

    def anchored(self) -> tuple[tuple[Plain, str], ...]:
        """Return each number that has an anchor, with the anchor, from the lowest."""
        return tuple((number, meaning) for _value, number, meaning in self.meanings() if meaning)
