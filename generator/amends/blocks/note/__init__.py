"""A note beside the text: a word of care, a moment to steady oneself, or a plain remark."""

from __future__ import annotations

from typing import Literal

from amends.blocks.contract import Block
from amends.data import Marked


class Note(Block):
    """A note beside the text: a word of care, a moment to steady oneself, or a plain remark."""

    type: Literal["note"]
    """The type of block."""
    kind: Literal["safety", "grounding", "plain"]
    """What it is for: `safety` when not to go on and where to turn, `grounding` to steady oneself, or `plain`."""
    text: Marked
    """The note itself, in two or three sentences."""
