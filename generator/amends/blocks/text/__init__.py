"""Prose: paragraphs, lists and quotations."""

from __future__ import annotations

from typing import Literal

from amends.blocks.contract import Block
from amends.data import Marked


class Text(Block):
    """Prose: paragraphs, lists and quotations."""

    type: Literal["text"]
    """The type of block."""
    text: Marked
    """The text itself, in Markdown."""
