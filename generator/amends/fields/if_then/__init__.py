"""Plans in pairs: if this happens, then I will do that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import ClassVar, Literal

from pydantic import Field as Option
from pydantic import field_validator, model_validator

from amends.data import Data, Integer, Plain, Verbatim, mistake
from amends.fields.contract import Control, Question, check_ends, check_room
from amends.words import fill

MOST_PLANS = 8
"""The most plans a reader can have; without JavaScript all of them show."""
PLANS = 3
"""The default number at first: people keep few plans better than many."""

LONGEST_THEN = 40
"""In characters: the words are beside the place to write, and leave it room."""


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
    """The words that begin the second part, at most 40 characters; the default is "then I will"."""
    min: Integer | None = Option(default=None, ge=1, le=MOST_PLANS)
    """How many pairs show at first; the default is 3, or `max` if that is less."""
    max: Integer | None = Option(default=None, ge=1, le=MOST_PLANS)
    """The most pairs; the default is 8."""
    print_rows: Integer | None = Option(default=None, ge=1, le=MOST_PLANS)
    """How many empty pairs paper has; the default is `min`."""
    example: tuple[Plan, ...] = ()
    """One person's plans."""

    has_rows: ClassVar[bool] = True

    @field_validator("then")
    @classmethod
    def _then_is_short(cls, then: Plain | None) -> Plain | None:
        if then and len(then) > LONGEST_THEN:
            raise mistake("has {letters} characters; the most is {most}", letters=len(then), most=LONGEST_THEN)
        return then

    @model_validator(mode="after")
    def _numbers_fit(self) -> IfThen:
        check_ends(self.least, self.most, "pairs")
        check_room(self.example, self.most, "pairs")
        return self

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        for number, plan in zip_longest(range(1, self.most + 1), self.example):
            heard = fill(words["if_then_in_plan"], number=number)
            yield self.control("lines", f"{number}.if", words["if_then_if"], given=plan and plan.if_, heard=heard)
            then = self.then or words["if_then_then"]
            yield self.control("lines", f"{number}.then", then, given=plan and plan.then, heard=heard)

    @property
    def least(self) -> int:
        """How many pairs show at first."""
        return self.min or min(PLANS, self.most)

    @property
    def most(self) -> int:
        """The most pairs there can be."""
        return self.max or MOST_PLANS

    @property
    def blank_pairs(self) -> int:
        """How many empty pairs paper has."""
        return self.print_rows or self.least
