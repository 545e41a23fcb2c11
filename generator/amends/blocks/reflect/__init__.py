"""A question to write a few lines on, in the middle of a lesson."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Option

from amends.blocks.contract import Block
from amends.data import Id, Integer, Marked, Plain


class Reflect(Block):
    """A question to write a few lines on, in the middle of a lesson."""

    type: Literal["reflect"]
    """The type of block."""
    id: Id
    """The name of the question, unique on the page. Never change it."""
    question: Plain
    """The question, which only the reader can answer."""
    hint: Marked | None = None
    """A line that helps to answer."""
    lines: Annotated[Integer, Option(ge=2, le=12)] = 3
    """How many lines there are to write on, from 2 to 12; on screen there is always room for more."""

    def inner_ids(self) -> tuple[str, ...]:
        return (self.id, f"{self.id}-hint") if self.hint else (self.id,)
