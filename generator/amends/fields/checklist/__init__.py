"""A question with any number of answers from a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field as Key
from pydantic import model_validator

from amends.data import Id, Integer, Plain, mistake
from amends.fields.contract import Choosable, Control, Question, as_choices, check_known, check_room, check_unique
from amends.words import fill

_SHORT = 48
"""The most characters of a label that fits on one line of half a page."""


class Option(Choosable):
    """One of the answers."""


class Checklist(Question):
    """A question with any number of answers from a list."""

    type: Literal["checklist"]
    """The type of field."""
    options: tuple[Option, ...] = Key(min_length=1)
    """The answers to tick, in order."""
    other: Plain | None = None
    """The label of one more answer in the reader's own words, such as "Something else"."""
    none_of_these: Plain | None = None
    """The label of a last answer that rules out all others, such as "None of these"."""
    most: Annotated[Integer, Key(ge=1)] | None = None
    """The most answers that may be ticked; the default is no limit."""
    columns: Annotated[Integer, Key(ge=1, le=2)] | None = None
    """1 or 2 columns of answers; the default is one on screen, and two on paper if all labels are short."""
    example: tuple[Id, ...] = ()
    """The ids of the options that one person ticked."""

    @model_validator(mode="after")
    def _fits_together(self) -> Checklist:
        check_unique(self.options, "options", other=self.other, none=self.none_of_these)
        check_known(self.example, self.options, "options")
        if self.most:
            answers = len(self.options) + bool(self.other)
            if self.most >= answers:
                raise mistake(
                    "has a limit of {most} for {answers} answers, which limits nothing", most=self.most, answers=answers
                )
            check_room(self.example, self.most, "answers")
        return self

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        yield self.control("check", choices=as_choices(self.options, other=self.other, none=self.none_of_these))
        if self.other:
            label = fill(words["checklist_words"], label=self.other)
            yield self.control("text", "other", label, id_suffix="-words")

    def paper_columns(self) -> int:
        """Return how many columns the answers have on paper."""
        if self.columns:
            return self.columns
        return 2 if all(len(option.label) <= _SHORT and not option.hint for option in self.options) else 1
