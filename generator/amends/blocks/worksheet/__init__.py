"""A way to a worksheet: which one it is, why one would do it now, and a button."""

from __future__ import annotations

from typing import Literal

from amends.blocks.contract import Block
from amends.data import Id, Marked


class WorksheetCard(Block):
    """A way to a worksheet: which one it is, why one would do it now, and a button."""

    type: Literal["worksheet"]
    """The type of block."""
    worksheet: Id
    """The id of the worksheet. One that is only planned shows as coming."""
    text: Marked
    """Why one would do it here, in a sentence."""
