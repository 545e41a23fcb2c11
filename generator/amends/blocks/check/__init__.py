"""A question to test one's understanding. Every answer has an explanation; there is no score."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field as Option
from pydantic import model_validator

from amends.blocks.contract import Block
from amends.data import Boolean, Data, Id, Marked, Plain, mistake


class Answer(Data):
    """One answer that a reader may look at."""

    id: Id
    """The name of the answer, unique in its question."""
    label: Plain
    """The words of the answer."""
    explanation: Marked
    """An explanation of this answer. Be kind to those who chose it."""
    best: Boolean = False
    """true for the answer that fits best, which the printed key names. There is no score."""


class Check(Block):
    """A question to test one's understanding. Every answer has an explanation; there is no score."""

    type: Literal["check"]
    """The type of block."""
    id: Id
    """The name of the question, unique on the page."""
    question: Marked
    """The question, after the words or the scene that it is about."""
    options: tuple[Answer, ...] = Option(min_length=2, max_length=5)
    """The answers; each should be something a reasonable person could think."""

    @model_validator(mode="after")
    def _has_a_key(self) -> Check:
        ids = [option.id for option in self.options]
        twice = next((id_ for id_ in ids if ids.count(id_) > 1), None)
        if twice:
            raise mistake('has two options with the id "{id}"', id=twice)
        if not any(option.best for option in self.options):
            raise mistake("needs `best: true` on the option that fits best")
        return self

    def inner_ids(self) -> tuple[str, ...]:
        return (self.id,)

    @property
    def question_parts(self) -> tuple[Marked, ...]:
        """The paragraphs of the question; a legend may not contain `<p>`."""
        return tuple(Marked(part) for part in re.split(r"\n\s*\n", self.question))

    @property
    def letters(self) -> tuple[str, ...]:
        """A letter for each answer, which the printed key uses."""
        return tuple("abcde"[: len(self.options)])

    @property
    def best_letters(self) -> tuple[str, ...]:
        """The letters of the answers that fit best."""
        return tuple(letter for letter, option in zip(self.letters, self.options, strict=True) if option.best)
