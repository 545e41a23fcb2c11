"""A question with any number of answers out of a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field as Key
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from amends.data import Id, Integer, Plain
from amends.fields.contract import Answer, Choosable, Control, Question, known, own_words, unlike

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
    most: Annotated[Integer, Key(ge=1)] | None = None
    """How many answers may be ticked at most; without it, as many as there are."""
    columns: Annotated[Integer, Key(ge=1, le=2)] | None = None
    """1 or 2 columns of answers; without it one on screen, and two on paper if all labels are short."""
    example: tuple[Id, ...] = ()
    """The ids of the options that one person ticked, shown when a reader asks for them."""

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

    def controls(self, words: Mapping[str, str]) -> tuple[Control, ...]:
        choices = [Answer(option.id, option.label) for option in self.options]
        choices += [Answer(_OTHER, self.other)] if self.other else []
        choices += [Answer(_NONE, self.none_of_these)] if self.none_of_these else []
        marks = Control(self.id, "check", groups=(self.label,), choices=tuple(choices), example=self.example_values())
        return (marks, *own_words(self, self.other, words["checklist_words"]))

    def paper_columns(self) -> int:
        """Return how many columns the answers have on paper."""
        if self.columns:
            return self.columns
        return 2 if all(len(option.label) <= _SHORT and not option.hint for option in self.options) else 1
