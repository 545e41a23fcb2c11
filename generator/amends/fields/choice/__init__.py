"""A question with one answer out of a few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field as Key
from pydantic import model_validator

from amends.data import Id, Plain
from amends.fields.contract import Choosable, Control, Question, as_choices, check_known, check_unique
from amends.words import fill

_SHORT = 24
"""The most characters of a short label: three of them fit beside each other on paper."""


class Option(Choosable):
    """One of the answers."""


class Choice(Question):
    """A question with one answer out of a few."""

    type: Literal["choice"]
    """The type of field."""
    options: tuple[Option, ...] = Key(min_length=2)
    """The answers to choose from, in order."""
    other: Plain | None = None
    """The label of a last answer in the reader's own words, such as "Something else"."""
    example: Id | None = None
    """The id of the option that one person chose."""

    @model_validator(mode="after")
    def _fits_together(self) -> Choice:
        check_unique(self.options, "options", other=self.other)
        check_known(self.example_values(), self.options, "options")
        return self

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        yield self.control("radio", choices=as_choices(self.options, other=self.other))
        if self.other:
            label = fill(words["choice_words"], label=self.other)
            yield self.control("text", "other", label, id_suffix="-words")

    def in_one_row(self) -> bool:
        """Return whether the answers are in one row on paper: if all are short and without hints."""
        return not self.other and all(len(option.label) <= _SHORT and not option.hint for option in self.options)
