"""How wide text is in our fonts, so that drawings make room for their words."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from amends.fonts import metrics

FALLBACK_ROOM = 1.06
"""Room to spare: until our font has loaded, the browser uses one that may run a little wider."""

_INVISIBLE = frozenset({"Cc", "Cf", "Mn", "Zs", "Zl", "Zp"})
"""Categories of characters that show nothing by themselves: controls, joiners, combining marks, spaces."""


@lru_cache(maxsize=1)
def _covered() -> frozenset[str]:
    return frozenset(metrics("amends-sans-400").widths) | frozenset(metrics("amends-serif-400").widths)


def missing(text: str) -> str:
    """Return the visible characters of a text that none of our fonts has, each once, in order."""
    lacking = {char for char in set(text) - _covered() if unicodedata.category(char) not in _INVISIBLE}
    return "".join(dict.fromkeys(char for char in text if char in lacking)) if lacking else ""


def width(text: str, font: str, size: float) -> float:
    """Return the room that a line of text needs, in px, in one of our fonts (`amends-sans-400`) at a size in px."""
    return length(text, font, size) * FALLBACK_ROOM


def length(text: str, font: str, size: float) -> float:
    """Return how long a line of text is in one of our fonts, in px.

    A drawing gives it as `textLength`, so that its words fit in another font too, and where a reader spaces letters
    and words out. A character that the font does not have counts as an "n".
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
