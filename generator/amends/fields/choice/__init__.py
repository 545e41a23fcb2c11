"""A question with one answer out of a few."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field as Key
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from amends.data import Id, Plain
from amends.fields.contract import Answer, Choosable, Control, Question, known, own_words, unlike

_OTHER = "other"
_SHORT = 24
"""Up to how many letters a label is short: three of them stand beside each other on paper."""


class Option(Choosable):
    """One of the answers."""


class Choice(Question):
    """A question with one answer out of a few."""

    type: Literal["choice"]
    """The type of field."""
    options: tuple[Option, ...] = Key(min_length=2)
    """The answers to choose from, in order."""
    other: Plain | None = None
    """The label of a last answer that the reader words, such as "Something else"."""
    example: Id | None = None
    """The id of the option that one person chose, shown when a reader asks for it."""

    @model_validator(mode="after")
    def _fits_together(self) -> Choice:
        unlike(self.options, "options")
        if self.other and any(option.id == _OTHER for option in self.options):
            raise PydanticCustomError(
                "taken_value", 'has an option "{value}", which is the name of its line `other`', {"value": _OTHER}
            )
        if self.example:
            known(self.example, self.options, "options")
        return self

    def controls(self, words: Mapping[str, str]) -> tuple[Control, ...]:
        choices = tuple(Answer(option.id, option.label) for option in self.options)
        if self.other:
            choices = (*choices, Answer(_OTHER, self.other))
        marks = Control(self.id, "radio", groups=(self.label,), choices=choices, example=self.example_values())
        return (marks, *own_words(self, self.other, words["choice_words"]))

    def in_one_row(self) -> bool:
        """Tell whether the answers stand beside each other on paper: few, short and with nothing to explain."""
        return not self.other and all(len(option.label) <= _SHORT and not option.hint for option in self.options)
