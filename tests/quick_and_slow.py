"""Mark all but the first cases of a test as slow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def first_quick(cases: Iterable[Any], count: int = 1) -> list[Any]:
    """Return the cases of a test, with all but the first ones marked as slow. A tuple holds several arguments."""
    marked = [
        pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=() if at < count else pytest.mark.slow)
        for at, case in enumerate(cases)
    ]
    assert len(marked) > count, "no case is slow"
    return marked
