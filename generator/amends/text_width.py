"""The width of text in our fonts, for the layout of drawings."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from amends.fonts import metrics

FALLBACK_ROOM = 1.06
"""Reserve for the fallback font, which may be slightly wider until ours has loaded."""

_INVISIBLE = frozenset({"Cc", "Cf", "Mn", "Zs", "Zl", "Zp"})
"""Categories of invisible characters: controls, joiners, combining marks, spaces."""


@lru_cache(maxsize=1)
def _covered() -> frozenset[str]:
    return frozenset(metrics("amends-sans-400").widths) | frozenset(metrics("amends-serif-400").widths)


def missing(text: str) -> str:
    """Return the visible characters of a text that are in none of our fonts, each once, in order."""
    lacking = {char for char in set(text) - _covered() if unicodedata.category(char) not in _INVISIBLE}
    return "".join(dict.fromkeys(char for char in text if char in lacking)) if lacking else ""


def width(text: str, font: str, size: float) -> float:
    """Return the width to reserve for a line of text, in px, in one of our fonts (`amends-sans-400`) at a size."""
    return length(text, font, size) * FALLBACK_ROOM


def length(text: str, font: str, size: float) -> float:
    """Return the width of a line of text in one of our fonts, in px.

    Drawings set it as `textLength`, so that text also fits in another font, or with wider letter or word spacing. A
    character that is not in the font counts as an "n".
    """
    widths = metrics(font).widths
    return sum(widths.get(char, widths["n"]) for char in text) * size / 1000


def wrap(text: str, font: str, size: float, room: float) -> tuple[str, ...]:
    """Return the text as lines no wider than `room` px; a single word that is wider is broken between letters."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, font, size) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while width(line, font, size) > room and len(line) > 1:
            end = next(end for end in range(len(line) - 1, 0, -1) if end == 1 or width(line[:end], font, size) <= room)
            lines.append(line[:end])
            line = line[end:]
    return (*lines, line) if line else tuple(lines)
