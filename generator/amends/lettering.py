"""How wide text is in our fonts, so that diagrams are drawn for the words that stand in them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from amends.resources import font_file

if TYPE_CHECKING:
    from collections.abc import Mapping

FALLBACK_ROOM = 1.06
"""Room to spare: until our font is there the browser draws with one that may run a little wider."""


@lru_cache(maxsize=8)
def _advances(font: str) -> tuple[Mapping[int, int], int]:
    # fontTools is slow to import and most commands draw nothing, hence here and not at the top.
    from fontTools.ttLib import TTFont

    with TTFont(font_file(font), lazy=True) as opened:
        metrics = opened["hmtx"].metrics
        advances = {code: metrics[glyph][0] for code, glyph in opened.getBestCmap().items()}
        return advances, int(opened["head"].unitsPerEm)


def has_letters(text: str) -> bool:
    """Tell at a glance whether our fonts certainly have all that a text needs: Western European letters and signs."""
    return _USUAL.fullmatch(text) is not None


def missing(text: str) -> str:
    """Return the characters of a text that none of our fonts has, each once, in their order.

    Signs that show nothing (controls, joiners, selectors of variants) are not counted.
    """
    if has_letters(text):
        return ""
    known = {code for font in ("amends-sans-400", "amends-serif-400") for code in _advances(font)[0]}
    return "".join(dict.fromkeys(c for c in text if ord(c) not in known and unicodedata.category(c) not in _UNSEEN))


_USUAL = re.compile(r"[\s -~\u00a0-\u00ff\u0131\u0152\u0153\u2010-\u2015\u2018-\u201e\u2026\u2032\u2033\u20ac]*")
_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Zs", "Zl", "Zp"})


def width(text: str, font: str, size: float) -> float:
    """Return the room that a line of text needs, in px, in one of our fonts (`amends-sans-400`) at a size in px."""
    return length(text, font, size) * FALLBACK_ROOM


def length(text: str, font: str, size: float) -> float:
    """Return how long a line of text is in one of our fonts, in px.

    A drawing gives it as `textLength`, so that its words stay within it in another font, and where a reader spaces
    letters and words out.
    """
    advances, units = _advances(font)
    usual = advances.get(ord("n"), units // 2)
    return sum(advances.get(ord(char), usual) for char in text) * size / units


def wrap(text: str, font: str, size: float, room: float) -> tuple[str, ...]:
    """Return the text as lines no wider than `room` px; a single word that is wider is cut between letters."""
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
            cut = next(end for end in range(len(line) - 1, 0, -1) if end == 1 or width(line[:end], font, size) <= room)
            lines.append(line[:cut])
            line = line[cut:]
    return (*lines, line) if line else tuple(lines)
