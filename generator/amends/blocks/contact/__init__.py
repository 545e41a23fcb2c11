"""How to write to the publisher of the site, from site.yaml."""

from __future__ import annotations

from typing import Literal

from amends.blocks.contract import Block
from amends.data import Marked


class ContactWays(Block):
    """How to write to the publisher of the site, from site.yaml."""

    type: Literal["contact"]
    """The type of block."""
    text: Marked | None = None
    """What to write about, and what not to."""
