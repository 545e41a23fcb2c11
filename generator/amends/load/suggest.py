"""Did you mean: the known name that is nearest to a mistyped one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

FEW = 12
"""How many names an author can take in at a glance."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known name, or the known names where there are few, or nothing."""
    names = sorted(set(known))
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    if not near:
        near = difflib.get_close_matches(name.lower().replace("_", "-"), [n.replace("_", "-") for n in names], n=1)
        near = [n for n in names if near and n.replace("_", "-") == near[0]]
    if near:
        return f'Did you mean "{near[0]}"?'
    if 0 < len(names) <= FEW:
        return f"Known here: {', '.join(names)}."
    return ""
