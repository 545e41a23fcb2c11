"""Plans in pairs: if this happens, then I will do that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field as Option
from pydantic import field_validator, model_validator
from pydantic_core import PydanticCustomError

from amends.data import Data, Integer, Plain, Verbatim
from amends.fields.contract import Control, Question
from amends.words import fill

MOST_PLANS = 8
"""How many plans a reader can have; without JavaScript all of them stand there."""
PLANS = 3
"""How many there are at first, where the author does not say: few plans are kept, many are not."""

LONGEST_THEN = 40
"""In letters: the words stand beside the place to write, and take little of its room."""


class Plan(Data):
    """One pair: what may happen, and what to do then."""

    if_: Verbatim = Option(alias="if")
    """What may happen, such as "it is Friday at seven"."""
    then: Verbatim
    """What to do then, such as "put the figures on the table"."""


class IfThen(Question):
    """Plans in pairs: if this happens, then I will do that."""

    type: Literal["if_then"]
    """The type of field."""
    then: Plain | None = None
    """The words that begin the second part, 40 letters at most; "then I will" where nothing is said."""
    min: Integer | None = Option(default=None, ge=1, le=MOST_PLANS)
    """How many pairs are there at first; 3 where nothing is said, or `max` if that is less."""
    max: Integer | None = Option(default=None, ge=1, le=MOST_PLANS)
    """How many pairs there can be; 8 where nothing is said."""
    print_rows: Integer | None = Option(default=None, ge=1, le=MOST_PLANS)
    """How many empty pairs stand on paper; as many as `min` where nothing is said."""
    example: tuple[Plan, ...] = ()
    """One person's plans, shown when a reader asks for them."""

    @property
    def may_break(self) -> bool:
        return True

    @field_validator("then")
    @classmethod
    def _then_is_short(cls, then: Plain | None) -> Plain | None:
        if then and len(then) > LONGEST_THEN:
            context = {"letters": len(then), "most": LONGEST_THEN}
            raise PydanticCustomError("long_then", "has {letters} letters, where {most} are the most", context)
        return then

    @model_validator(mode="after")
    def _numbers_fit(self) -> IfThen:
        if self.least > self.most:
            context = {"least": self.least, "most": self.most}
            raise PydanticCustomError(
                "max_below_min", "ends at {most} pairs (max) before it starts at {least} (min)", context
            )
        if len(self.example) > self.most:
            context = {"pairs": len(self.example), "most": self.most}
            raise PydanticCustomError("long_example", "has {pairs} pairs in its example and room for {most}", context)
        return self

    def controls(self, words: Mapping[str, str]) -> tuple[Control, ...]:
        return tuple(self._controls(words))

    def _controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        for number in range(1, self.most + 1):
            plan = self.example[number - 1] if number <= len(self.example) else None
            heard = fill(words["if_then_in_plan"], number=number)
            for part, label, given in (
                ("if", words["if_then_if"], plan and plan.if_),
                ("then", self.then or words["if_then_then"], plan and plan.then),
            ):
                example = (str(given),) if given else ()
                name = f"{self.id}.{number}.{part}"
                yield Control(name, "lines", Plain(label), heard, (self.label,), example=example)

    @property
    def least(self) -> int:
        """How many pairs are there at first."""
        return self.min or min(PLANS, self.most)

    @property
    def most(self) -> int:
        """How many pairs there can be."""
        return self.max or MOST_PLANS

    @property
    def blank_pairs(self) -> int:
        """How many empty pairs stand on paper."""
        return self.print_rows or self.least
