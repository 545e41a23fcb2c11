"""What every lesson block has, and what the rest of the generator may ask of one.

A block type is one folder below `amends/blocks`, by the same contract as a field type.
"""

from __future__ import annotations

from typing import Any, ClassVar

from amends.data import Data, Marked


class Block(Data):
    """One piece of a section: text, a story, a diagram, a question."""

    type: Any
    """The type of block."""

    wide: ClassVar[bool] = False
    """Whether it runs out to the right of the text column where there is room."""
    diagram: ClassVar[bool] = False
    """Whether it is a drawing made from data, of which every lesson has one at least."""

    @property
    def in_short(self) -> tuple[Marked, ...]:
        """What it says of the lesson in short, for a pack; nothing unless that is what the block is for."""
        return ()

    def inner_ids(self) -> tuple[str, ...]:
        """Return ids within the block that have to be unlike any other of the page."""
        return ()
