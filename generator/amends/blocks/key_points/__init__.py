"""Key points: what to remember, in a few numbered lines."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Option

from amends.blocks.contract import Block
from amends.data import Marked


class KeyPoints(Block):
    """Key points: what to remember, in a few numbered lines."""

    type: Literal["key_points"]
    """The type of block."""
    items: tuple[Marked, ...] = Option(min_length=1, max_length=9)
    """The points, one short sentence or two each."""

    @property
    def in_short(self) -> tuple[Marked, ...]:
        return self.items
