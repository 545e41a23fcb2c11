"""A link to a worksheet, with a reason to do it now."""

from __future__ import annotations

from typing import Literal

from amends.blocks.contract import Block
from amends.data import Id, Marked


class WorksheetCard(Block):
    """A link to a worksheet, with a reason to do it now."""

    type: Literal["worksheet"]
    """The type of block."""
    worksheet: Id
    """The id of the worksheet. One that is only planned shows as coming."""
    text: Marked
    """Why to do it now, in a sentence."""
