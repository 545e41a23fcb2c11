"""The field types of worksheets, one folder each."""

from __future__ import annotations

import sys
from functools import lru_cache

from amends.catalogue import Kind, find_kinds
from amends.fields.contract import Field


@lru_cache(maxsize=1)
def field_kinds() -> dict[str, Kind]:
    """Return every field type by its name in YAML."""
    return find_kinds(sys.modules[__name__], Field)
