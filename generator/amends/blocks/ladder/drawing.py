"""Lays out the drawing of a ladder: lines of text, rungs and rails.

The drawing is 320 units wide, so that on the narrowest phone one unit is about one pixel. Text is measured in our
fonts, and the ladder grows with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from amends.blocks.drawn_text import Lettering, Line, Words, lines_of

WIDTH = 320
"""The width of the drawing."""
LEFT = 22
"""Where text begins."""
ROOM = WIDTH - LEFT - 12
"""The most width of a line of text. Measured widths include a reserve, so the right margin is smaller."""
RAIL_LEFT, RAIL_RIGHT = 4, WIDTH - 4
"""The x of the rails, where the rungs end."""
ABOVE = 42
"""The free space between a rung and the name above it."""
BELOW = 20
"""From the last baseline down to its rung."""
FOOT = 34
"""How far the rails extend below the lowest rung."""

Thread = Literal["dotted", "dashed", "whole"]


LETTERING = {
    "name": Lettering("amends-serif-400", 25, 20, 29),
    "text": Lettering("amends-sans-400", 16, 27, 22),
    "quote": Lettering("amends-serif-400i", 17, 26, 23),
}


@dataclass(frozen=True, slots=True)
class DrawnRung:
    """One rung: its words, their lines, its y and its thread."""

    number: int
    words: Words
    lines: tuple[Line, ...]
    y: int
    thread: Thread
    dashes: str | None
    """The length of the dashes and of the gaps between them; None for a solid line."""

    @property
    def path(self) -> str:
        """The line from rail to rail."""
        return f"M{RAIL_LEFT} {self.y}H{RAIL_RIGHT}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole ladder: its size, its rungs from the highest down, and its two rails as one path."""

    width: int
    height: int
    rungs: tuple[DrawnRung, ...]
    rails: str


def draw(rungs: tuple[Words, ...]) -> Drawing:
    """Return the drawing of rungs that are given from the lowest to the highest.

    The rungs are as far apart as the one with the most words needs, so that the ladder is even.
    """
    count = len(rungs)
    apart = ABOVE + max(_text_height(words) for words in rungs) + BELOW
    height = apart * count + FOOT
    drawn = [_rung(number, words, apart * (count - number + 1), count) for number, words in enumerate(rungs, start=1)]
    return Drawing(WIDTH, height, tuple(reversed(drawn)), _rails(height))


def _text_height(words: Words) -> int:
    """Return how far below the top of its text a rung has its last baseline."""
    return lines_of(words, LETTERING, LEFT, 0, ROOM)[-1].y


def _rung(number: int, words: Words, y: int, count: int) -> DrawnRung:
    lines = lines_of(words, LETTERING, LEFT, y - BELOW - _text_height(words), ROOM)
    return DrawnRung(number, words, lines, y, *_thread(number, count))


def _thread(number: int, count: int) -> tuple[Thread, str | None]:
    """Return what a rung is made of: dotted at the bottom, whole at the top, and ever longer stitches between."""
    if number == count:
        return "whole", None
    if number == 1:
        return "dotted", _fitted(0.1, 11.5)
    share = (number - 1) / (count - 1)
    return "dashed", _fitted(4 + 25 * share, 8.2)


def _fitted(dash: float, gap: float) -> str:
    """Return dash and gap, a little shorter or longer, so that a rung ends at both rails with a whole dash."""
    length = RAIL_RIGHT - RAIL_LEFT
    gaps = round((length - dash) / (dash + gap))
    scale = length / (gaps * (dash + gap) + dash)
    return f"{dash * scale:.2f} {gap * scale:.2f}"


def _rails(height: int) -> str:
    """Return the two rails as one path, each bent a little, as if drawn by hand."""
    top, middle, bottom = 6, height // 2, height - 6
    left = f"M{RAIL_LEFT + 1} {bottom}Q{RAIL_LEFT - 3} {middle} {RAIL_LEFT} {top}"
    right = f"M{RAIL_RIGHT - 1} {bottom}Q{RAIL_RIGHT + 3} {middle} {RAIL_RIGHT} {top}"
    return left + right
