"""A way to write to whoever publishes the site, filled from site.yaml."""

from __future__ import annotations

from typing import Literal

from amends.blocks.contract import Block
from amends.data import Marked


class ContactWays(Block):
    """A way to write to whoever publishes the site, filled from site.yaml."""

    type: Literal["contact"]
    """The type of block."""
    text: Marked | None = None
    """What to write about, and what rather not."""
