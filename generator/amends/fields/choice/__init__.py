"""A question with one answer out of a few."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field as Key
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from amends.data import Id, Plain
from amends.fields.contract import Choosable, Question, known, unlike

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

    one_answer: ClassVar[bool] = True
    control: ClassVar[Literal["one", "group", "none"]] = "group"

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

    def values(self) -> dict[str, str]:
        """Return the id of every answer with its label; that of the reader's own words is `other`."""
        labels: dict[str, str] = {option.id: option.label for option in self.options}
        if self.other:
            labels[_OTHER] = self.other
        return labels

    def inner_ids(self) -> tuple[str, ...]:
        return tuple(f"{self.id}-{value}" for value in self.values())

    def in_one_row(self) -> bool:
        """Tell whether the answers stand beside each other on paper: few, short and with nothing to explain."""
        return not self.other and all(len(option.label) <= _SHORT and not option.hint for option in self.options)
