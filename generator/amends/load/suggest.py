"""Did you mean: the known name that is nearest to a mistyped one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_FEW = 20
"""Up to how many names are listed."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is near to a mistyped one, or None."""
    names = {_folded(known_name): known_name for known_name in sorted(set(known))}
    near = difflib.get_close_matches(_folded(name[:100]), names, n=1, cutoff=0.6)
    return names[near[0]] if near else None


def _folded(name: str) -> str:
    return name.lower().replace("_", "-")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known name, or the known names where there are few, or nothing."""
    names = sorted(set(known))
    near = nearest(name, names)
    if near:
        return f'Did you mean "{near}"?'
    return f"Known here: {', '.join(names)}." if 0 < len(names) <= _FEW else ""
