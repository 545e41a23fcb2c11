"""A note beside the text: a safety note, a moment to calm down, or a plain remark."""

from __future__ import annotations

from typing import Literal

from amends.blocks.contract import Block
from amends.data import Marked


class Note(Block):
    """A note beside the text: a safety note, a moment to calm down, or a plain remark."""

    type: Literal["note"]
    """The type of block."""
    kind: Literal["safety", "grounding", "plain"]
    """Its purpose: `safety` says when to stop and where to turn, `grounding` helps to calm down, or `plain`."""
    text: Marked
    """The note itself, in two or three sentences."""
