"""Traps: what is easy to believe, and what helps instead."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field as Option

from amends.blocks.contract import Block
from amends.data import Data, Marked, Plain


class Trap(Data):
    """One belief that leads astray, and what helps instead."""

    belief: Plain
    """The belief, as people would think it. Quotation marks are added."""
    what_helps: Marked
    """What helps instead, in a sentence or two."""


class Traps(Block):
    """Traps: what is easy to believe, and what helps instead."""

    type: Literal["traps"]
    """The type of block."""
    items: tuple[Trap, ...] = Option(min_length=1)
    """The traps, usually three to five."""

    wide: ClassVar[bool] = True
