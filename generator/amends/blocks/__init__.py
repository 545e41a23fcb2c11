"""The blocks of lessons and pages, one folder each."""

from __future__ import annotations

import sys
from functools import lru_cache

from amends.blocks.contract import Block
from amends.catalogue import Kind, find_kinds


@lru_cache(maxsize=1)
def block_kinds() -> dict[str, Kind]:
    """Return every block type by its name in YAML."""
    return find_kinds(sys.modules[__name__], Block)
