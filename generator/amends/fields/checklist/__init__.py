"""A question with any number of answers out of a list."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from amends.data import Id, Plain, Whole
from amends.fields.contract import Choosable, Question, known, unlike

_OTHER = "other"
_NONE = "none"
_SHORT = 48
"""Up to how many letters a label fits on one line of half a sheet."""


class Option(Choosable):
    """One of the answers."""


class Checklist(Question):
    """A question with any number of answers out of a list."""

    type: Literal["checklist"]
    """The type of field."""
    options: tuple[Option, ...] = Key(min_length=1)
    """The answers to tick, in order."""
    other: Plain | None = None
    """The label of one more answer that the reader words, such as "Something else"."""
    none_of_these: Plain | None = None
    """The label of a last answer that rules out all others, such as "None of these"."""
    most: Annotated[Whole, Key(ge=1)] | None = None
    """How many answers may be ticked at most; without it, as many as there are."""
    columns: Annotated[Whole, Key(ge=1, le=2)] | None = None
    """1 or 2 columns of answers; without it one on screen, and two on paper if all labels are short."""
    example: tuple[Id, ...] = ()
    """The ids of the options that one person ticked, shown when a reader asks for them."""

    control: ClassVar[Literal["one", "group", "none"]] = "group"

    @model_validator(mode="after")
    def _fits_together(self) -> Checklist:
        unlike(self.options, "options")
        taken = {_OTHER: self.other and "other", _NONE: self.none_of_these and "none_of_these"}
        for option in self.options:
            if taken.get(option.id):
                raise PydanticCustomError(
                    "taken_value",
                    'has an option "{value}", which is the name of its line `{line}`',
                    {"value": option.id, "line": taken[option.id]},
                )
        for value in self.example:
            known(value, self.options, "options")
        self._check_limit()
        return self

    def _check_limit(self) -> None:
        if self.most is None:
            return
        counts = {"most": self.most, "there": len(self.options) + bool(self.other), "ticked": len(self.example)}
        if self.most >= counts["there"]:
            raise PydanticCustomError("no_limit", "has the limit {most}, which is none: it has {there} answers", counts)
        if counts["ticked"] > self.most:
            message = "has {ticked} answers in its example, where {most} may be ticked"
            raise PydanticCustomError("over_limit", message, counts)

    def values(self) -> dict[str, str]:
        """Return the id of every answer with its label; `other` and `none` are those of the two special lines."""
        labels = {option.id: option.label for option in self.options}
        special = {_OTHER: self.other, _NONE: self.none_of_these}
        return labels | {value: label for value, label in special.items() if label}

    def inner_ids(self) -> tuple[str, ...]:
        return tuple(f"{self.id}-{value}" for value in self.values())

    def paper_columns(self) -> int:
        """Return how many columns the answers have on paper."""
        if self.columns:
            return self.columns
        return 2 if all(len(option.label) <= _SHORT and not option.hint for option in self.options) else 1
