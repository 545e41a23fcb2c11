"""How to do something: steps in order."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Option

from amends.blocks.contract import Block
from amends.data import Integer, Marked, Plain


class HowTo(Block):
    """How to do something: steps in order."""

    type: Literal["how_to"]
    """The type of block."""
    title: Plain | None = None
    """What the steps lead to, beginning with a verb."""
    steps: tuple[Marked, ...] = Option(min_length=2, max_length=9)
    """The steps. Each begins with a verb, which may be bold."""
    minutes: Integer | None = Option(default=None, ge=1)
    """How long it takes, in minutes."""
