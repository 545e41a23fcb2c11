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
    """Whether it may extend to the right of the text column."""
    diagram: ClassVar[bool] = False
    """Whether it is a drawing made from data; every lesson needs one."""

    @property
    def in_short(self) -> tuple[Marked, ...]:
        """Its summary of the lesson for a pack; empty unless the block is a summary."""
        return ()

    def inner_ids(self) -> tuple[str, ...]:
        """Return the ids within the block, which have to be unique on the page."""
        return ()
